"""Rounds to compile: a small guideline, and countries that answer it as a test tells them to."""

from __future__ import annotations

from collections.abc import Mapping

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Assessment, Opening, State
from assess.domain.delegation import UNKNOWN, Delegation
from assess.domain.guideline import (
    Citation,
    Guideline,
    Indicator,
    Kind,
    Level,
    Phase,
    Recommendation,
    Source,
    Term,
    Text,
)
from assess.domain.history import Revision
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence
from assess.domain.ledgers.needs import AssistanceNeed
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.region.round import Contribution
from assess.domain.response import Response
from assess.domain.scoring import score
from assess.domain.subjects import DELEGATION, OPENING
from assess.records import dataclass

LETTERS: dict[str, Answer | None] = {
    **{str(level): Rated(level) for level in range(1, 6)},
    "-": None,
    "a": NotApplicable("No border there."),
    "i": NoInformation(),
    "w": Withheld(),
}
"""Answers as one letter each: the levels, unanswered, not applicable, no information, withheld."""

INDICATORS = ("A-01.s", "A-01.p", "A-01.o", "A-02.s", "A-02.p", "B-01.s", "B-01.o")


def text(en: str) -> Text:
    """Give a text in both languages."""
    return Text({"es": f"{en} (es)", "en": en})


def small(edition: str = "1") -> Guideline:
    """A guideline of two phases, three recommendations and the seven indicators above."""
    scale = tuple(
        Level(level, 25.0 * (level - 1), text(f"Level {level}"), {kind: text(f"{kind} {level}") for kind in Kind})
        for level in range(1, 6)
    )
    first, second, third = (
        _recommendation("A-01", "Shelter", "spo", "law"),
        _recommendation("A-02", "Papers", "sp", "treaty"),
        _recommendation("B-01", "Work", "so", "treaty"),
    )
    return Guideline(
        ref="small",
        edition=edition,
        title=text("A small guideline"),
        about=text("About it."),
        languages=("es", "en"),
        target=5,
        scale=scale,
        phases=(
            Phase("A", text("Arrival"), text(""), (first, second)),
            Phase("B", text("Stay"), text(""), (third,)),
        ),
        instruments=(Term("LAW", text("The law")), Term("TREATY", text("The treaty"))),
        sources=(
            Source("law", text("The law"), instrument="LAW"),
            Source("treaty", text("The treaty"), instrument="TREATY"),
        ),
        digest="0" * 64,
    )


def _recommendation(ref: str, title: str, kinds: str, source: str) -> Recommendation:
    of = {"s": Kind.STRUCTURAL, "p": Kind.PROCESS, "o": Kind.OUTCOME}
    indicators = tuple(Indicator(f"{ref}.{kind}", of[kind], text(f"{title} {kind}?"), ()) for kind in kinds)
    return Recommendation(
        ref, text(title), text(f"The state gives {title}."), text(""), indicators, (Citation(source),)
    )


@dataclass(frozen=True)
class Said:
    """What one country says."""

    country: str
    answers: str
    """A letter for each indicator."""
    cycle: str = "2026"
    unit: str = ""
    unpublished: bool = False
    draft: bool = False
    edition: str = "1"
    evidence: tuple[Evidence, ...] = ()
    proves: Mapping[str, str] | None = None
    """Evidence by indicator; `None` where nothing is proved."""
    actions: tuple[Action, ...] = ()
    practices: tuple[GoodPractice, ...] = ()
    needs: tuple[AssistanceNeed, ...] = ()
    delegation: Delegation = UNKNOWN

    @property
    def assessment(self) -> Assessment:
        """The assessment that says it."""
        name = "-".join(part for part in (self.country, self.cycle, self.unit) if part)
        state = State.DRAFT if self.draft else State.SUBMITTED
        opening = Opening(
            self.country, self.cycle, "small", self.edition, unit=self.unit, unpublished=self.unpublished, state=state
        )
        proves = self.proves or {}
        bodies = {OPENING: opening.as_data()}
        for ref, letter in zip(INDICATORS, self.answers, strict=True):
            linked = (proves[ref],) if ref in proves else ()
            bodies[f"response/{ref}"] = Response(LETTERS[letter], evidence=linked).as_data()
        bodies |= {f"evidence/{each.ref}": each.as_data() for each in self.evidence}
        bodies |= {f"action/{each.ref}": each.as_data() for each in self.actions}
        bodies |= {f"practice/{each.ref}": each.as_data() for each in self.practices}
        bodies |= {f"need/{each.ref}": each.as_data() for each in self.needs}
        bodies |= {DELEGATION: self.delegation.as_data()} if self.delegation != UNKNOWN else {}
        return Assessment.of(
            Revision(name, subject, body, "Ana", "2026-05-04T10:00:00+00:00") for subject, body in bodies.items()
        )

    def contribution(self, guideline: Guideline, earlier: Said | None = None) -> Contribution:
        """Bring it to a compilation."""
        assessment = self.assessment
        counted = not self.draft and self.edition == guideline.edition
        card = score(guideline, assessment.responses) if counted else None
        return Contribution(assessment, card, earlier=None if earlier is None else earlier.assessment)
