"""`refs.lock`: the texts of published editions, so that none changes under its ref unnoticed.

One line for each ref of an edition: edition, ref, digest of what stands under it. Adding to an edition is fine;
changing or removing what was published needs a new edition, because answers were given to the old words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assess.catalogue.disk import read_file
from assess.catalogue.nodes import shortened
from assess.domain.data import digest
from assess.domain.guideline import Guideline, Indicator, Recommendation, Text
from assess.domain.message import say
from assess.domain.problem import Place, Problem

LOCK = "refs.lock"
SCALE = "scale"
"""What the scale and the target are called among the refs."""

_LINE = re.compile(r"([A-Za-z0-9._-]+) ([A-Za-z0-9._-]+) ([0-9a-f]{16})")

Lock = dict[str, dict[str, str]]
"""Edition -> ref -> digest."""


def digests(guideline: Guideline) -> dict[str, str]:
    """Digest what answers depend on: the scale, and each phase, recommendation and indicator by its ref.

    Sources, institutions and the place in the official document may be completed at any time and do not count.
    """
    scale = [guideline.target, *([step.level, str(step.value), _words(step.name),
              {kind: _words(each) for kind, each in step.meaning.items()}] for step in guideline.scale)]  # fmt: skip
    found = {SCALE: scale}
    for phase in guideline.phases:
        found[phase.ref] = [_words(phase.title), _words(phase.intro)]
    for recommendation in guideline.recommendations():
        found[recommendation.ref] = _recommendation(recommendation)
    for indicator in guideline.indicators():
        found[indicator.ref] = _indicator(indicator)
    return {ref: digest(content)[:16] for ref, content in found.items()}


def read_lock(folder: Path) -> tuple[Lock, list[Problem]]:
    """Read the lock of a guideline folder, empty where there is none, with advice on lines that are none of its own."""
    path = folder / LOCK
    text = read_file(path).decode(errors="replace") if path.is_file() else ""
    lock: Lock = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _LINE.fullmatch(line.strip()):
            edition, ref, content = found.groups()
            if lock.setdefault(edition, {}).setdefault(ref, content) != content:
                message = say("“{ref}” is locked twice for edition {edition}.", ref=ref, edition=edition)
                problems.append(Problem(Place(str(path), number), message, say("Keep the first line."), advice=True))
        elif line.strip() and not line.startswith("#"):
            message = say("“{text}” is not a line of {file}.", text=shortened(line.strip()), file=LOCK)
            problems.append(Problem(Place(str(path), number), message, advice=True))
    return lock, problems


def changed_refs(guideline: Guideline, lock: Lock) -> Iterator[tuple[str, bool]]:
    """Give the refs that say something else than when their edition was published, and whether they are still there."""
    here = digests(guideline)
    for ref, content in lock.get(guideline.edition, {}).items():
        if here.get(ref) != content:
            yield ref, ref in here


def unlocked_refs(guideline: Guideline, lock: Lock) -> list[str]:
    """List the refs of an edition that was locked before they were there; none where it is not locked yet."""
    locked = lock.get(guideline.edition)
    return [] if locked is None else [ref for ref in digests(guideline) if ref not in locked]


def _recommendation(recommendation: Recommendation) -> list[object]:
    texts = (recommendation.title, recommendation.text, recommendation.rationale)
    return [*map(_words, texts), f"{recommendation.weight:g}"]


def _indicator(indicator: Indicator) -> list[object]:
    figure = indicator.figure
    return [
        indicator.kind,
        _words(indicator.question),
        [_words(each) for each in indicator.verification],
        [figure.unit, _words(figure.label)] if figure else [],
        {str(level): _words(text) for level, text in indicator.levels.items()},
    ]


def _words(text: Text) -> dict[str, str]:
    return dict(text.words)
