"""The first pages: how many took part, how answers spread, what is common; in sentences a minister can read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from assess.domain.gaps import Priority
from assess.domain.region.compilation import Commonality
from assess.records import dataclass
from assess.report.charts import stacks
from assess.report.drawing import Drawing
from assess.report.model.bars import legend, parts
from assess.report.model.marks import Mark
from assess.report.model.scores import Fact
from assess.report.model.summary import Area
from assess.report.regional.material import Material

FIRST = 5
"""How many gaps and strengths the overview names."""


@dataclass(frozen=True)
class Overview:
    """The overview."""

    facts: tuple[Fact, ...]
    sentences: tuple[str, ...]
    counted: bool
    """Whether there is a submission to tell anything of."""
    distribution: Drawing
    legend: tuple[Mark, ...]
    well_said: str
    well: tuple[Area, ...]
    potential_said: str
    potential: tuple[Area, ...]


def overview(material: Material) -> Overview:
    """Lay out the overview."""
    words, compilation = material.words, material.compilation
    well, potential = compilation.shared_strengths, compilation.common_gaps
    return Overview(
        facts=_facts(material),
        sentences=tuple(_sentences(material)),
        counted=compilation.total.total > 0,
        distribution=stacks(
            words.say("Number of answers by level"),
            [(words.say("Overall"), parts(material, compilation.total))]
            + [(material.read(phase.title), parts(material, compilation.spread[phase.ref]))
               for phase in material.guideline.phases],
        ),
        legend=legend(material),
        well_said=_said(
            well,
            words.count(
                len(well),
                "In {n} recommendation at least half are at or near the target.",
                "In {n} recommendations at least half are at or near the target.",
            ),
            words.say("There is no recommendation in which at least half are at or near the target."),
            words.say("These {n} come nearest to it.", n=FIRST),
        ),
        well=tuple(_area(material, each, each.near) for each in well[:FIRST]),
        potential_said=_said(
            potential,
            words.count(
                len(potential),
                "In {n} recommendation at least half have a gap of high priority.",
                "In {n} recommendations at least half have a gap of high priority.",
            ),
            words.say("There is no recommendation in which at least half have a gap of high priority."),
            words.say("These {n} are furthest from the target.", n=FIRST),
        ),
        potential=tuple(_area(material, each, each.priorities[Priority.HIGH]) for each in potential[:FIRST]),
    )  # fmt: skip


def _said(found: Sequence[Commonality], some: str, none: str, named: str) -> str:
    """Say how many there are, and which of them are named where not all are."""
    if len(found) > FIRST:
        return f"{some} {named}"
    return some if found else none


def _area(material: Material, common: Commonality, n: int) -> Area:
    figure = material.part_of(n, common.assessed)
    return Area(common.recommendation, material.title(common.recommendation), material.phase(common.phase), figure)


def _facts(material: Material) -> tuple[Fact, ...]:
    words, turnout, total = material.words, material.compilation.turnout, material.compilation.total
    of_all = words.say("of {n} answers asked for", n=words.number(total.total, 0))
    asked = material.compilation.asked[material.guideline.ref]
    return (
        Fact(material.part_of(turnout.submitted, turnout.expected), words.say("self-assessments submitted")),
        Fact(words.share(total.rated / total.total if total.total else 0), words.say("rated"),
             f"{words.number(total.rated, 0)} {of_all}"),
        Fact(words.share(total.evidenced / total.answered if total.answered else 0), words.say("with evidence"),
             words.say("of the answers given")),
        Fact(words.number(asked, 0), words.say("requests for assistance"), words.say("to the region and its partners")),
    )  # fmt: skip


def _sentences(material: Material) -> list[str]:
    words, compilation = material.words, material.compilation
    turnout, change = compilation.turnout, compilation.change
    said = [
        words.say(
            "In the cycle {cycle}, self-assessments were submitted by {submitted} of {expected} ({rate}).",
            cycle=compilation.round.cycle,
            submitted=turnout.submitted,
            expected=material.respondents(turnout.expected),
            rate=words.share(turnout.rate),
        )
    ]
    total = compilation.total
    if total.rated:
        upper = sum(total.levels[-2:])
        lower = sum(total.levels[:2])
        said.append(
            words.say(
                "Of the rated answers, {upper} are at the two highest levels and {lower} at the two lowest.",
                upper=words.share(upper / total.rated),
                lower=words.share(lower / total.rated),
            )
        )
    if change and change.total.compared:
        said.append(
            words.say(
                "Compared with {since}, {up} of the compared answers are higher, {same} the same and {down} lower.",
                since=change.since,
                up=words.share(change.total.up / change.total.compared),
                same=words.share(change.total.same / change.total.compared),
                down=words.share(change.total.down / change.total.compared),
            )
        )
    offers = compilation.offered[material.guideline.ref]
    if offers:
        said.append(words.count(offers, "{n} good practice is offered to others.",
                                "{n} good practices are offered to others."))  # fmt: skip
    return said
