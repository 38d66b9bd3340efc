"""The keys of the answers that are no levels: the same on the screens and in the linear mode."""

from __future__ import annotations

from assess.domain.answers import Status

UNRATED = {"x": Status.NOT_APPLICABLE, "i": Status.NO_INFORMATION, "w": Status.WITHHELD}
"""What each key answers."""
