"""How fast `assess` is, as ratios against something known, measured in pairs in one run.

Absolute times belong to a machine and a moment; a ratio of two things timed in turns is worth comparing.
"""
