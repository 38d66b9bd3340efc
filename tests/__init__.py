"""Sentences about `assess`."""
