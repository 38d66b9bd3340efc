"""The shipped guidelines."""
