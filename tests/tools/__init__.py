"""What the project itself needs: its locks, its list of parts, its audit, its archives."""
