"""What goes out comes back, and what comes in is refused with its reasons."""
