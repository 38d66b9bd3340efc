"""`assess`: a state's self-assessment of how far it implements a guideline, from checklist to gap report."""

__version__ = "0.1.0"
