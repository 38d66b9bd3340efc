"""Full-text search, live: words in any order, accents and case do not count."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from assess.words import sorting

SEEN = 32
"""Characters that are seen on any line of what was found."""

BEFORE = 20
"""Characters at most that are shown before what was found further on."""


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Give the text as it is compared."""
    return sorting(text)


def fits(wanted: str, *texts: str) -> bool:
    """Tell whether every word that is wanted occurs in one of the texts."""
    return all(any(word in folded(text) for text in texts) for word in folded(wanted).split())


def excerpt(wanted: str, text: str) -> tuple[str, int, int]:
    """Give a text so that the first wanted word in it is seen on a short line, and where that word begins and ends.

    Where none occurs, it is the whole text.
    """
    places = [(folded(text).find(word), len(word)) for word in folded(wanted).split()]
    at, length = min((each for each in places if each[0] >= 0), default=(0, 0))
    at, end = _unfolded(text, at), _unfolded(text, at + length)
    begin = text.find(" ", at - BEFORE, at) + 1 if at > SEEN else 0
    before = "… " if begin else ""
    return before + text[begin:], at + len(before) - begin, end + len(before) - begin


def _unfolded(text: str, place: int) -> int:
    """Tell where in a text a place of its folded form is: `…` becomes three letters, `ß` two, a loose accent none."""
    if len(folded(text)) == len(text):
        return place
    return bisect_left(list(accumulate((len(sorting(letter)) for letter in text), initial=0)), place)
