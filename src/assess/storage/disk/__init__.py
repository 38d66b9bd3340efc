"""The file system: files written whole or not at all, folders, and what surrounds a register."""
