"""What is typed, pasted and clicked: in its order, whole, each with all of its effect before the next."""
