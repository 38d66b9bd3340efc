"""The nouns and the arithmetic of self-assessment: frozen records and pure functions over them.

Nothing here reads a file, a clock or a screen; only the standard library is known here.
"""
