"""How an answer is shown: a sign and a name, never a colour alone; and what delegations wrote, in passages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assess.domain.answers import Answer, Rated, Status
from assess.domain.guideline import Kind
from assess.records import dataclass
from assess.report.model.foreign import pieces
from assess.report.model.speaker import Speaker
from assess.words import Words

LONGEST_PASSAGE = 1_500
"""Characters of one paragraph on paper, which is laid out by paragraphs: longer ones are parted after a sentence."""

SHORT = 1_500
"""Characters up to which what belongs together is kept on one page."""

MOST_LINES = 60
"""Lines of one text that begin anew on paper: as many as fill a page. Further ones are parted by a slash."""


@dataclass(frozen=True)
class Mark:
    """An answer as the reader sees it."""

    sign: str
    """The number of the level, or the sign of an answer that is none; empty for unanswered."""
    name: str
    tone: str
    """What the colour is looked up by: `level-3`, `na`, `no-information`, `withheld`, `unanswered`."""


def mark(speaker: Speaker, answer: Answer | None) -> Mark:
    """Show an answer; `None` is unanswered."""
    if isinstance(answer, Rated):
        name = speaker.read(speaker.guideline.level(answer.level).name)
        return Mark(str(answer.level), name, f"level-{answer.level}")
    return other_marks(speaker.words)[str(answer.status) if answer else ""]


def other_marks(words: Words) -> dict[str, Mark]:
    """Give the marks that are no levels, by status; unanswered stands under the empty text."""
    return {
        Status.NOT_APPLICABLE: Mark("–", words.say("Not applicable"), "na"),
        Status.NO_INFORMATION: Mark("?", words.say("No information"), "no-information"),
        Status.WITHHELD: Mark("■", words.say("Withheld"), "withheld"),
        "": Mark("", words.say("Not answered"), "unanswered"),
    }


def kind_name(words: Words, kind: Kind) -> str:
    """Name what an indicator looks at."""
    names = {
        Kind.STRUCTURAL: words.say("Structural"),
        Kind.PROCESS: words.say("Process"),
        Kind.OUTCOME: words.say("Outcome"),
    }
    return names[kind]


def kind_about(words: Words, kind: Kind) -> str:
    """Say what indicators of a kind look at."""
    told = {
        Kind.STRUCTURAL: words.say("Structural indicators look at norms and institutions: what is laid down in law."),
        Kind.PROCESS: words.say("Process indicators look at the effort made: what is done."),
        Kind.OUTCOME: words.say("Outcome indicators look at results: what is achieved."),
    }
    return told[kind]


def passages(text: str) -> tuple[str, ...]:
    """Part a text into paragraphs, and those that are very long into pieces; the last lines of very many run on."""
    lines = [line.strip() for line in re.split(r"\n+", text) if line.strip()]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [" / ".join(lines[MOST_LINES:])]
    return pieces(text, [piece for line in lines for piece in _pieces(line)])


def short(texts: Iterable[str]) -> bool:
    """Tell whether texts are short enough to be kept on one page."""
    return sum(map(len, texts)) <= SHORT


def _pieces(line: str) -> list[str]:
    found = []
    while len(line) > LONGEST_PASSAGE:
        half, after = LONGEST_PASSAGE // 2, line[:LONGEST_PASSAGE]
        cut = after.rfind(". ", half) + 1 or after.rfind(" ", half)
        cut = LONGEST_PASSAGE if cut < 0 else cut
        found.append(line[:cut])
        line = line[cut:].lstrip()
    return [*found, line]
