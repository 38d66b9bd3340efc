"""What the app does while it runs.

It leads from place to place, explains itself, gives notices, has reports made, and shows nothing before it is kept.
"""
