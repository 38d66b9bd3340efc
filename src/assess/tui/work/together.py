"""Two people who write the same text at the same time: nothing that either of them typed is lost."""

from __future__ import annotations

from collections.abc import Sequence


def together(before: str, theirs: str, mine: str) -> str:
    """Bring together what two made of a text. What only one of them changed is as they changed it.

    Where both did, theirs stands first, and mine after it.
    """
    texts = (before, theirs, mine)
    start = _alike(texts)
    end = _alike([text[start:][::-1] for text in texts])
    was, their_part, my_part = (text[start : len(text) - end] for text in texts)
    if was in (their_part, my_part):
        middle = my_part if was == their_part else their_part
    elif their_part == my_part:
        middle = mine[start : len(mine) - end]
    else:
        middle = ("\n" if was and their_part and my_part else "").join((their_part, my_part))
    return before[:start] + middle + mine[len(mine) - end :]


def _alike(texts: Sequence[str]) -> int:
    """Count the letters that texts begin with together."""
    differs = (place for place, letters in enumerate(zip(*texts, strict=False)) if len({*letters}) > 1)
    return next(differs, min(map(len, texts)))
