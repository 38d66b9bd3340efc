"""What stands in the way of submission, and what is only advised.

Each rule is a small function of one signature that says why it exists; `RULES` is the list of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from assess.domain.answers import NotApplicable, Rated
from assess.domain.assessment import Assessment
from assess.domain.gaps import find_gaps
from assess.domain.guideline import Guideline, Unit
from assess.domain.ledgers.observations import Progress
from assess.domain.message import Message, say
from assess.records import dataclass

EVIDENCE_FROM = 3
"""The level from which a reader expects to be told what proves it."""


WHOLE = 100
"""Percent of all there is."""


@dataclass(frozen=True)
class Finding:
    """One thing to mend before submission."""

    ref: str
    """The indicator, recommendation, evidence or assessment it is about."""
    message: Message
    blocks: bool
    """Whether submission is refused because of it; otherwise it is advice."""


Rule = Callable[[Guideline, Assessment, date], Iterator[Finding]]


def review(guideline: Guideline, assessment: Assessment, today: date) -> list[Finding]:
    """Apply every rule; what blocks comes first, and what one rule finds in indicators stands in their order."""
    places = {indicator.ref: place for place, indicator in enumerate(guideline.indicators())}
    findings = [
        finding
        for rule in RULES
        for finding in sorted(rule(guideline, assessment, today), key=lambda finding: places.get(finding.ref, -1))
    ]
    return sorted(findings, key=lambda finding: not finding.blocks)


def unanswered(guideline: Guideline, assessment: Assessment, _: date) -> Iterator[Finding]:
    """Find what has no answer: "no information" and "withheld" are answers, silence is not."""
    for indicator in guideline.indicators():
        response = assessment.response(indicator.ref)
        if response.answer is None and response.proposed is not None:
            yield Finding(indicator.ref, say("The answer of the last cycle is not confirmed."), blocks=True)
        elif response.answer is None:
            yield Finding(indicator.ref, say("Not answered."), blocks=True)


def not_applicable_without_reason(_: Guideline, assessment: Assessment, __: date) -> Iterator[Finding]:
    """Find indicators taken out of the score without saying why."""
    for ref, response in assessment.responses.items():
        if isinstance(response.answer, NotApplicable) and not response.answer.reason.strip():
            yield Finding(ref, say("Not applicable, but no reason is given."), blocks=True)


def undecided(_: Guideline, assessment: Assessment, __: date) -> Iterator[Finding]:
    """Find what two sides changed differently: a person has to decide."""
    for subject in assessment.conflicts:
        ref = subject.partition("/")[2] or assessment.id
        yield Finding(ref, say("Two different versions exist; one must be chosen."), blocks=True)


def undeclared(_: Guideline, assessment: Assessment, __: date) -> Iterator[Finding]:
    """Find out whether somebody answers for it; the one who submits does where nobody else was named."""
    if assessment.opening.declaration is None:
        yield Finding(assessment.id, say("Nobody has been named yet to declare for the state."), blocks=False)


def level_without_evidence(_: Guideline, assessment: Assessment, __: date) -> Iterator[Finding]:
    """Find levels that a reader would want proved."""
    for ref, response in assessment.responses.items():
        if isinstance(response.answer, Rated) and response.answer.level >= EVIDENCE_FROM and not response.evidence:
            yield Finding(ref, say("Level {level} without evidence.", level=response.answer.level), blocks=False)


def doubtful_figure(guideline: Guideline, assessment: Assessment, _: date) -> Iterator[Finding]:
    """Find figures that can hardly be meant: below zero, more than all, more than what they were counted over."""
    for ref, response in assessment.responses.items():
        figure, asked = response.figure, guideline.indicator(ref).figure if ref in guideline.indicator_refs else None
        if figure is None:
            continue
        value = f"{figure.value:f}"
        if figure.value < 0:
            yield Finding(ref, say("The figure {value} is below zero.", value=value), blocks=False)
        elif asked and asked.unit is Unit.PERCENT and figure.value > WHOLE:
            yield Finding(ref, say("{value} percent is more than the whole.", value=value), blocks=False)
        elif (
            asked and asked.unit is Unit.COUNT and figure.denominator is not None and figure.value > figure.denominator
        ):
            over = f"{figure.denominator:f}"
            yield Finding(
                ref, say("The figure {value} is more than what it was counted over, {over}.", value=value, over=over),
                blocks=False,
            )  # fmt: skip


def expired_evidence(_: Guideline, assessment: Assessment, today: date) -> Iterator[Finding]:
    """Find proofs that no longer hold."""
    for evidence in assessment.evidence.values():
        if evidence.expired(today):
            yield Finding(evidence.ref, say("Expired on {day}.", day=evidence.expiry), blocks=False)


def gap_without_action(guideline: Guideline, assessment: Assessment, _: date) -> Iterator[Finding]:
    """Find gaps that nobody plans to close."""
    for gap in find_gaps(guideline, assessment):
        if not gap.actions:
            yield Finding(gap.recommendation.ref, say("A gap without an action."), blocks=False)


def flagged(_: Guideline, assessment: Assessment, __: date) -> Iterator[Finding]:
    """Find what was marked to be discussed later."""
    for ref, response in assessment.responses.items():
        if response.flagged:
            yield Finding(ref, say("Marked to be discussed."), blocks=False)


def observed(_: Guideline, assessment: Assessment, __: date) -> Iterator[Finding]:
    """Find remarks of reviewers that are not settled; the submission takes the replies along."""
    for observation in assessment.observations.values():
        if observation.progress is Progress.OPEN:
            yield Finding(
                observation.about, say("The observation {ref} is not answered.", ref=observation.ref), blocks=False
            )


RULES: tuple[Rule, ...] = (
    undecided,
    not_applicable_without_reason,
    unanswered,
    undeclared,
    level_without_evidence,
    doubtful_figure,
    expired_evidence,
    gap_without_action,
    flagged,
    observed,
)
