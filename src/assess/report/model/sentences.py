"""What the results mean, in sentences that a person could have written: the text of the executive summary."""

from __future__ import annotations

from assess.domain.assistance import requests
from assess.domain.guideline import Kind
from assess.domain.scoring import Card, Coverage, Score
from assess.report.model.material import Material
from assess.report.model.scores import bounds
from assess.words import Words

NEAR = 5.0
"""Points between two values that are said to stand close together."""


def sentences(material: Material) -> tuple[str, ...]:
    """Tell how an assessment stands, from what was answered to what is offered; what there is not is left out."""
    told = (_answered, _stands, _phases, _kinds, _proved, _offered)
    return tuple(sentence for tell in told if (sentence := tell(material)))


def _answered(material: Material) -> str:
    words, coverage = material.words, material.card.score.coverage
    if not coverage.answered:
        return words.say("No indicator has been answered yet. This report shows what the assessment will ask.")
    if coverage.rated == coverage.total:
        return words.say(
            "All {n} indicators have been answered, and every one is rated with a level.", n=coverage.total
        )
    if coverage.not_applicable == coverage.total:
        return words.say(
            "All {n} indicators have been answered: none of them is applicable, so there is nothing to score.",
            n=coverage.total,
        )
    if coverage.no_information == coverage.total:
        return words.say(
            "All {n} indicators have been answered: for none of them is there any information.", n=coverage.total
        )
    said = (
        words.say("All {n} indicators have been answered.", n=coverage.total)
        if not coverage.unanswered
        else words.say(
            "{answered} of {total} indicators have been answered.",
            answered=words.number(coverage.answered, 0),
            total=words.number(coverage.total, 0),
        )
    )
    return f"{said} {words.say('In total, {parts}.', parts=words.listed(_sorts(words, coverage)))}"


def _sorts(words: Words, coverage: Coverage) -> list[str]:
    """Count each sort of answer that there is."""
    sorts = (
        (coverage.rated, words.count(coverage.rated, "{n} is rated with a level", "{n} are rated with a level")),
        (
            coverage.not_applicable,
            words.count(coverage.not_applicable, "{n} is not applicable", "{n} are not applicable"),
        ),
        (
            coverage.no_information,
            words.count(coverage.no_information, "for {n} there is no information", "for {n} there is no information"),
        ),
        (coverage.withheld, words.count(coverage.withheld, "{n} is withheld", "{n} are withheld")),
        (coverage.unanswered, words.count(coverage.unanswered, "{n} is still open", "{n} are still open")),
    )
    return [said for number, said in sorts if number]


def _stands(material: Material) -> str:
    words, score = material.words, material.card.score
    if score.low is None or score.high is None:
        return ""
    if not score.coverage.answered:
        return words.say(
            "The degree of implementation is given a value once at least half of the indicators are rated or not "
            "applicable."
        )
    low, high = bounds(words, score.low, score.high)
    if score.value is None:
        return words.say(
            "Fewer than half of the indicators are rated or not applicable, so no value is given: "
            "depending on what is not yet known, the degree of implementation lies between {low} and "
            "{high} out of 100.",
            low=low,
            high=high,
        )
    value = words.number(score.value, 0)
    if low == high:
        return words.say(
            "The degree of implementation is {value} out of 100, and nothing that could change it is open.",
            value=value,
        )
    return words.say(
        "Based on what has been rated, the degree of implementation is {value} out of 100. "
        "Depending on what is not yet known, it lies between {low} and {high}.",
        value=value,
        low=low,
        high=high,
    )


def _phases(material: Material) -> str:
    words = material.words
    rated = [
        (card.score.value, material.read(phase.title))
        for card, phase in zip(material.card.parts, material.guideline.phases, strict=True)
        if card.score.value is not None
    ]
    if len(rated) < 2:  # noqa: PLR2004 - one alone can't be compared
        return ""
    (least, weak), (most, strong) = min(rated, key=lambda each: each[0]), max(rated, key=lambda each: each[0])
    numbers = {"least": words.number(least, 0), "most": words.number(most, 0)}
    if numbers["least"] == numbers["most"]:
        return words.say("All phases have the same value, {value}.", value=numbers["most"])
    if most - least < NEAR:
        return words.say("The phases are close together, between {least} and {most}.", **numbers)
    return words.say(
        "The phase furthest developed is “{strong}” ({most}); the one with most potential for further development is "
        "“{weak}” ({least}).",
        strong=strong,
        weak=weak,
        **numbers,
    )


def _kinds(material: Material) -> str:
    words, kinds = material.words, material.card.kinds
    law, practice = kinds[Kind.STRUCTURAL].value, _practice(material.card)
    if law is None or practice is None:
        return ""
    numbers = {"law": words.number(law, 0), "practice": words.number(practice, 0)}
    if numbers["law"] == numbers["practice"]:
        return words.say("Law and practice have the same value, {value}.", value=numbers["law"])
    if abs(law - practice) < NEAR:
        return words.say("Law ({law}) and practice ({practice}) are close together.", **numbers)
    if law > practice:
        return words.say(
            "Norms and institutions ({law}) are further developed than what is done and achieved in practice "
            "({practice}).",
            **numbers,
        )
    return words.say(
        "What is done and achieved in practice ({practice}) is further developed than norms and institutions ({law}).",
        **numbers,
    )


def _practice(card: Card) -> float | None:
    """Average effort and results; `None` where one of the two has no value."""
    values = [score.value for kind, score in card.kinds.items() if kind is not Kind.STRUCTURAL and _asked(score)]
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there and len(there) == len(values) else None


def _asked(score: Score) -> bool:
    return score.coverage.total > 0


def _proved(material: Material) -> str:
    words, coverage, entries = material.words, material.card.score.coverage, len(material.assessment.evidence)
    if not coverage.answered or coverage.not_applicable == coverage.total:
        return ""
    if not coverage.evidenced:
        return words.say("No answer is supported by evidence yet.")
    proved = words.count(
        coverage.evidenced, "{n} indicator is supported by evidence", "{n} indicators are supported by evidence"
    )
    return words.count(
        entries,
        "{proved}; the evidence register has {n} entry.",
        "{proved}; the evidence register has {n} entries.",
        proved=proved,
    )


def _offered(material: Material) -> str:
    """Say what is offered to the region and asked of it; nothing where neither is."""
    words, offers = material.words, len(material.assessment.practices)
    asked = len(list(requests(material.assessment)))
    parts = [
        words.count(
            offers, "{n} good practice is offered to the region.", "{n} good practices are offered to the region."
        )
        if offers
        else "",
        words.count(asked, "Assistance is asked for in {n} matter.", "Assistance is asked for in {n} matters.")
        if asked
        else "",
    ]
    return " ".join(part for part in parts if part)
