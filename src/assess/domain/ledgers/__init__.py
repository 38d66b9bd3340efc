"""What a delegation enters under a number of its own: evidence, actions, good practices, needs, observations."""
