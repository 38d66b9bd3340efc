"""How to read the report: what is compiled, how, and what it does not say."""

from __future__ import annotations

from assess.records import dataclass
from assess.report.model.bars import legend
from assess.report.model.marks import Mark
from assess.report.regional.material import Material


@dataclass(frozen=True)
class Method:
    """The paragraphs, and the marks."""

    paragraphs: tuple[str, ...]
    legend: tuple[Mark, ...]


def method(material: Material) -> Method:
    """Lay out the method."""
    words, guideline = material.words, material.guideline
    paragraphs = [
        words.say(
            "This report compiles self-assessments: all who answered have rated for themselves how far they implement"
            " the recommendations of “{guideline}”, edition {edition}. The ratings were not checked by third parties.",
            guideline=material.read(guideline.title),
            edition=guideline.edition,
        ),
        words.say(
            "This is not a ranking: results are shown as distributions, and the values of those who answered are"
            " not averaged into one figure for all."
        ),
        words.say(
            "Bars show how many answers there are at each level. “Not applicable”, “no information” "
            "and “withheld” are three different answers; none of them is a low level, and all are "
            "shown."
        ),
        words.say(
            "A recommendation is below the target where at least one of its rated indicators is. It is near the target"
            " where the mean shortfall is less than a quarter of the scale. The shortfall is the mean"
            " distance of the rated indicators from the target, from 0 to 100."
        ),
        words.say(
            "A gap is of high priority where the mean shortfall is half the scale or more. A gap is "
            "called common where at least half of those who rated the recommendation have one of "
            "high priority, and an area well developed where at least half are near the target."
        ),
        words.say(
            "Only submissions that are complete and closed count; drafts are listed. Evidence marked as confidential"
            " never reaches this report. What is not for publication counts in the totals and is named nowhere; where"
            " only one or two ask for that, it can be worked out from the totals."
        ),
    ]
    return Method((*paragraphs, *_unnamed(material)), legend(material))


def _unnamed(material: Material) -> list[str]:
    """Say why nobody is named; nothing where countries are."""
    words = material.words
    if material.compilation.anonymous:
        return [words.say("This edition is anonymous: it shows distributions only, and names no country.")]
    if material.compilation.summary:
        return [
            words.say(
                "So many take part that this report shows totals and distributions only. The workbook of "
                "the same compilation lists every one of them, with what it reports."
            )
        ]
    return []
