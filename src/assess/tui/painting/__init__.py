"""How what was drawn gets to the screen, and no more of it than has changed."""
