"""What many submissions tell together."""
