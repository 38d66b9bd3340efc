"""The documentation is true: its commands run, its links lead somewhere, it leaves no command out."""
