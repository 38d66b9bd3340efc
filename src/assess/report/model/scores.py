"""Scores as they are printed: a value never without its bounds and what it rests on."""

from __future__ import annotations

from assess.domain.scoring import Coverage, Score
from assess.records import dataclass
from assess.words import Words


@dataclass(frozen=True)
class ScoreView:
    """A score as the reader sees it."""

    value: float | None
    """`None` below half coverage, where only the bounds are shown."""
    low: float | None
    """`None` where nothing is applicable."""
    high: float | None
    """`None` where nothing is applicable."""
    figure: str
    """The value in figures; a dash where there is none."""
    bounds: str
    """The bounds in figures; empty where nothing is applicable."""
    note: str
    """The bounds in words, or why there is no value."""


def view(words: Words, score: Score) -> ScoreView:
    """Write a score out."""
    figure = "–" if score.value is None else words.number(score.value, 0)
    if score.low is None or score.high is None:
        return ScoreView(None, None, None, figure, "", words.say("Nothing here is applicable."))
    low, high = bounds(words, score.low, score.high)
    if not score.coverage.answered:
        note = words.say("No answer has been given yet.")
    elif score.value is None:
        note = words.say("No value: too little is rated. Between {low} and {high}.", low=low, high=high)
    elif low == high:
        note = words.say("Exact: nothing is open.")
    else:
        note = words.say("Between {low} and {high}.", low=low, high=high)
    return ScoreView(score.value, score.low, score.high, figure, low if low == high else f"{low}–{high}", note)


def bounds(words: Words, low: float, high: float) -> tuple[str, str]:
    """Write two bounds out; only where nothing lies between them do they read alike."""
    if high - low < _EVEN:
        return words.number(low, 0), words.number(low, 0)
    for digits in range(3):
        written = words.number(low, digits), words.number(high, digits)
        if written[0] != written[1]:
            break
    return written


_EVEN = 0.005
"""Points below which two bounds are one."""


@dataclass(frozen=True)
class Fact:
    """One number with what it counts."""

    figure: str
    label: str
    note: str = ""
    """What the number is of; empty where the label says it."""


def facts(words: Words, coverage: Coverage) -> tuple[Fact, ...]:
    """Say what a score rests on: the share answered, not applicable, and with evidence."""
    of_all = words.say("of {n} indicators", n=words.number(coverage.total, 0))

    def share(n: int, of: int, label: str, note: str) -> Fact:
        return Fact(words.share(n / of if of else 0), label, f"{words.number(n, 0)} {note}")

    return (
        share(coverage.answered, coverage.total, words.say("answered"), of_all),
        share(coverage.rated, coverage.total, words.say("rated"), of_all),
        share(coverage.not_applicable, coverage.total, words.say("not applicable"), of_all),
        share(coverage.evidenced, coverage.total, words.say("with evidence"), of_all),
    )
