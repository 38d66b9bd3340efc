"""What each state looks like: always a glyph and a word, the colour only helps. Scores with their bounds; bars.

Scores are shown in whole points here: a decimal that depends on what is still open would claim too much.
"""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from assess.domain.answers import Answer, Rated, Status
from assess.domain.assessment import State
from assess.domain.delegation import Relevance
from assess.domain.gaps import Priority
from assess.domain.guideline import Guideline, Kind
from assess.domain.ledgers.needs import NeedKind
from assess.domain.ledgers.observations import Progress
from assess.domain.message import Message, say
from assess.domain.profile import InForce
from assess.domain.response import Response
from assess.domain.scoring import ENOUGH, Coverage, Score
from assess.records import dataclass
from assess.tui.drawing.text import drawn, joined, said, unbroken
from assess.words import Words


@dataclass(frozen=True)
class Look:
    """How a state is shown."""

    glyph: str
    word: Message
    style: str = ""

    def mark(self) -> Content:
        """Draw its glyph."""
        return drawn(self.glyph, self.style)

    def told(self, words: Words) -> Content:
        """Draw its glyph, and say its word."""
        return joined(self.mark(), drawn(" "), said(words.tell(self.word), self.style))


UNANSWERED = Look("○", say("unanswered"), "$secondary")
ANSWERED = Look("●", say("answered"), "$success")
PARTLY = Look("◐", say("partly answered"), "$primary")
GAP = Look("▼", say("gap"), "$warning")
NOT_APPLICABLE = Look("×", say("not applicable"), "$secondary")
NO_INFORMATION = Look("?", say("no information"), "$secondary")
WITHHELD = Look("■", say("withheld"), "$secondary")
PROPOSED = Look("◇", say("from last cycle, to be confirmed"), "$accent")
CONFLICTING = Look("≠", say("two versions: choose one"), "$error")
NEW = Look("+", say("new in this edition"), "bold $accent")
CHANGED = Look("~", say("changed in this edition"), "bold $accent")
FLAGGED = Look("⚑", say("to be discussed"), "$accent")
COMMENTED = Look("✎", say("has a comment"), "$secondary")
EVIDENCED = Look("§", say("has evidence"), "$secondary")
PRACTICE = Look("★", say("good practice"), "$success")
NEED = Look("✚", say("assistance need"), "$accent")
PROGRESS: dict[Progress, Look] = {
    Progress.OPEN: Look("»", say("open observation"), "$warning"),
    Progress.ANSWERED: Look("«", say("answered observation"), "$primary"),
    Progress.RESOLVED: Look("✓", say("resolved observation"), "$success"),
}

LEGEND = (
    UNANSWERED, PARTLY, ANSWERED, GAP, NOT_APPLICABLE, NO_INFORMATION, WITHHELD, PROPOSED, NEW, CHANGED,
    CONFLICTING, FLAGGED, COMMENTED, EVIDENCED, PRACTICE, NEED, *PROGRESS.values(),
)  # fmt: skip

KINDS: dict[Kind, Message] = {
    Kind.STRUCTURAL: say("Structural"),
    Kind.PROCESS: say("Process"),
    Kind.OUTCOME: say("Outcome"),
}
KIND_MEANS: dict[Kind, Message] = {
    Kind.STRUCTURAL: say("in law"),
    Kind.PROCESS: say("what is done"),
    Kind.OUTCOME: say("what women obtain"),
}
STATES: dict[State, Look] = {
    State.DRAFT: Look("✎", say("draft")),
    State.SUBMITTED: Look("✓", say("submitted"), "$success"),
}
PRIORITIES: dict[Priority, Look] = {
    Priority.HIGH: Look("▲▲▲", say("high"), "$error"),
    Priority.MEDIUM: Look("▲▲ ", say("medium"), "$warning"),
    Priority.LOW: Look("▲  ", say("low"), "$secondary"),
}
NEED_KINDS: dict[NeedKind, Message] = {
    NeedKind.ADVICE: say("Technical or legal advice"),
    NeedKind.TRAINING: say("Training"),
    NeedKind.EXCHANGE: say("Exchange with other states"),
    NeedKind.EQUIPMENT: say("Equipment, premises, systems"),
    NeedKind.FUNDING: say("Funding"),
    NeedKind.OTHER: say("Other"),
}
RELEVANCE: dict[Relevance, Message] = {
    Relevance.HIGH: say("high"),
    Relevance.MEDIUM: say("medium"),
    Relevance.LOW: say("low"),
}
IN_FORCE: dict[InForce, Message] = {
    InForce.YES: say("in force"),
    InForce.NO: say("not in force"),
    InForce.UNKNOWN: say("not established"),
}
UNRATED: dict[Status, Look] = {
    Status.NOT_APPLICABLE: NOT_APPLICABLE,
    Status.NO_INFORMATION: NO_INFORMATION,
    Status.WITHHELD: WITHHELD,
}
"""The three answers that are no levels."""


def look(response: Response, target: int, *, conflicting: bool = False) -> Look:
    """Choose the look of an indicator by what was said about it."""
    answer = response.answer
    if conflicting:
        return CONFLICTING
    if isinstance(answer, Rated):
        return GAP if answer.level < target else ANSWERED
    if answer is not None:
        return UNRATED[answer.status]
    return UNANSWERED if response.proposed is None else PROPOSED


def whole(coverage: Coverage) -> Look:
    """Choose the look of a recommendation or phase by how much of it is answered."""
    if not coverage.answered:
        return UNANSWERED
    return PARTLY if coverage.unanswered else ANSWERED


def answer_words(words: Words, guideline: Guideline, answer: Answer | None) -> str:
    """Say an answer in a few words."""
    if answer is None:
        return words.tell(UNANSWERED.word)
    if isinstance(answer, Rated):
        return f"{answer.level} {guideline.level(answer.level).name.read(words.language)}"
    return words.tell(UNRATED[answer.status].word)


def points(value: float | None) -> str:
    """Write a score in whole points; a dash where there is none."""
    return "—" if value is None else str(round(value))


def bounds(score: Score) -> str:
    """Write the bounds of a score."""
    return f"{points(score.low)}–{points(score.high)}"


def value_and_bounds(words: Words, score: Score) -> Content:
    """Write a score as it always travels: its value and between which bounds."""
    text = words.say("between {low} and {high}", low=points(score.low), high=points(score.high))
    return joined(drawn(points(score.value), "bold"), drawn(" "), said(text, "$secondary"))


def why_no_value(words: Words, score: Score) -> str:
    """Say why there is no value; empty where there is one."""
    if score.value is not None:
        return ""
    if not score.coverage.applicable:
        return words.say("Nothing here is applicable.")
    return words.say("A value is shown once {enough} is rated.", enough=unbroken(share(words, ENOUGH)))


def share(words: Words, share: float) -> str:
    """Write a share of 1 in whole percent, with a blank that every font of a terminal has."""
    return words.share(share).replace("\N{NARROW NO-BREAK SPACE}", " ")


def moment(at: str) -> str:
    """Write a time given in ISO 8601 as days are written and typed here, in the zone of this machine."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def coverage_bar(coverage: Coverage, width: int) -> Content:
    """Draw how much is answered."""
    full = int(width * coverage.share)
    return joined(drawn("█" * full, "$primary"), drawn("░" * (width - full), "$secondary"))


def score_bar(score: Score, width: int) -> Content:
    """Draw a score on 0 to 100: full up to the low bound, shaded up to the high one, a stroke at the value."""
    if score.low is None or score.high is None:
        return drawn("·" * width, "$secondary")
    low, high = round(width * score.low / 100), round(width * score.high / 100)
    glyphs = ["█"] * low + ["▒"] * (high - low) + ["·"] * (width - high)
    styles = ["$primary"] * low + ["$primary"] * (high - low) + ["$secondary"] * (width - high)
    if score.value is not None and low < high:
        place = min(width - 1, int(width * score.value / 100))
        glyphs[place], styles[place] = "┃", "bold $accent"
    return joined(*(drawn(glyph, style) for glyph, style in zip(glyphs, styles, strict=True)))


def trend(was: Answer | None, now: Answer | None) -> str:
    """Draw whether a level has risen, fallen or stayed; empty where one of the two is no level."""
    if not isinstance(was, Rated) or not isinstance(now, Rated):
        return ""
    return "↑" if now.level > was.level else "↓" if now.level < was.level else "="
