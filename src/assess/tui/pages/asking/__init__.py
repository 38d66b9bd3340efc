"""What is asked in forms, and how the answers become records."""
