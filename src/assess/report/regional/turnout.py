"""Who has submitted, when, and with what coverage; the numbers only where it is anonymous, or they are too many."""

from __future__ import annotations

from assess.domain.region.round import Respondent, Stage
from assess.records import dataclass
from assess.report.regional.material import Material
from assess.words import Words


@dataclass(frozen=True)
class Row:
    """One respondent."""

    name: str
    stage: str
    day: str
    coverage: str
    notes: str


@dataclass(frozen=True)
class TurnoutPage:
    """The page."""

    said: tuple[str, ...]
    respondent: str
    """What the respondents are: countries or units."""
    rows: tuple[Row, ...]

    @property
    def remarked(self) -> bool:
        """Whether anything is to be remarked of any of them."""
        return any(row.notes for row in self.rows)


def turnout(material: Material) -> TurnoutPage:
    """Lay out the status of submissions."""
    words, numbers, round_ = material.words, material.compilation.turnout, material.compilation.round
    said = [
        words.say(
            "Submitted: {submitted} of {expected}, a response rate of {rate}. In progress: {drafts}. Nothing received:"
            " {missing}.",
            submitted=numbers.submitted,
            expected=material.respondents(numbers.expected),
            rate=words.share(numbers.rate),
            drafts=numbers.drafts,
            missing=numbers.missing,
        )
    ]
    if round_.deadline:
        said.append(
            words.say(
                "The last day of the cycle was {day}; submitted after it: {late}. They count like all others.",
                day=words.day(round_.deadline),
                late=numbers.late,
            )
        )
    if numbers.other_edition:
        said.append(words.say("On another edition of the guideline, and not counted: {n}.", n=numbers.other_edition))
    if numbers.unpublished:
        said.append(
            words.say("Not for publication, and counted in the totals only: {n}.", n=numbers.unpublished),
        )
    if material.compilation.summary:
        said.append(material.too_many)
    respondents = material.compilation.respondents if material.compilation.lists else ()
    heading = words.say("Unit") if material.compilation.round.within else words.say("Country")
    return TurnoutPage(tuple(said), heading, tuple(_row(material, each) for each in respondents))


def stage_name(words: Words, stage: Stage) -> str:
    """Name a stage."""
    return {
        Stage.SUBMITTED: words.say("submitted"),
        Stage.DRAFT: words.say("in progress"),
        Stage.OTHER_EDITION: words.say("on another edition"),
        Stage.MISSING: words.say("nothing received"),
    }[stage]


def _row(material: Material, respondent: Respondent) -> Row:
    words = material.words
    notes = []
    if respondent.late:
        notes.append(words.say("after the last day"))
    if not respondent.published:
        notes.append(words.say("not for publication"))
    return Row(
        name=material.name(respondent.code),
        stage=stage_name(words, respondent.stage),
        day=material.calendar(respondent.submitted_at[:10]) if respondent.submitted_at else "–",
        coverage=words.share(respondent.coverage.share) if respondent.coverage.total else "–",
        notes=", ".join(notes),
    )
