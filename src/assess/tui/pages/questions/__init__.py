"""What stands on the walk through the questions, and what is found, chosen and noted among them."""
