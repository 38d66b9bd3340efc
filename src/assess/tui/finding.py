"""Full-text search, live: words in any order, accents and case do not count."""

from __future__ import annotations

from functools import lru_cache

from assess.words import sorting


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Give the text as it is compared."""
    return sorting(text)


def fits(wanted: str, *texts: str) -> bool:
    """Tell whether every word that is wanted occurs in one of the texts."""
    return all(any(word in folded(text) for text in texts) for word in folded(wanted).split())
