"""What can be typed: commands, arguments, options; what their help says, and what a mistake is told."""
