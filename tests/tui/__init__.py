"""The terminal interface, driven as people drive it."""
