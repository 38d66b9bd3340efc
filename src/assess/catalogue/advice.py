"""An author's companion: what is allowed in a guideline and yet probably not meant.

Each rule is a small function that takes a manuscript and gives advice with its place. Advice never refuses a
guideline. A rule that is often wrong is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assess.catalogue import wording
from assess.catalogue.countries import FOLDER as COUNTRIES
from assess.catalogue.countries import read_profiles
from assess.catalogue.disk import HEAD, names_in
from assess.catalogue.editions import FOLDER as EDITIONS
from assess.catalogue.fields import LONGEST_REF
from assess.catalogue.lock import LOCK, SCALE, changed_refs, digests, read_lock, unlocked_refs
from assess.catalogue.manuscript import Manuscript, open_manuscript
from assess.catalogue.nodes import shortened
from assess.domain.guideline import Kind, Source, Term
from assess.domain.message import say
from assess.domain.problem import Place, Problem

Rule = Callable[[Manuscript], Iterator[Problem]]


def advise(folder: Path) -> list[Problem]:
    """Give advice on the guideline in a folder, in the order of its files; none while it has faults.

    Raises `ContentInvalid` for a folder that can't be read.
    """
    manuscript = open_manuscript(folder)
    if manuscript is None:
        return []
    advice = [problem for rule in RULES for problem in rule(manuscript)]
    order = {str(folder / name): number for number, name in enumerate(manuscript.trees)}
    return sorted(advice, key=lambda each: (order.get(each.place.file, len(order)), each.place.line, each.place.column))


def changed_texts(manuscript: Manuscript) -> Iterator[Problem]:
    """Answers were given to the words that were published: other words under the same ref would falsify them."""
    guideline = manuscript.guideline
    lock, problems = read_lock(manuscript.folder)
    yield from problems
    for ref, there in changed_refs(guideline, lock):
        if not there:
            edition = manuscript.field("edition")
            message = say(
                "“{ref}” was published with edition {edition} and is gone.", ref=ref, edition=guideline.edition
            )
            yield Problem(edition, message, say("Put it back, or give the guideline a new edition."), advice=True)
        else:
            place = manuscript.field("scale") if ref == SCALE else manuscript.home(ref)
            message = say(
                "“{ref}” was published with a different wording in edition {edition}.",
                ref=ref,
                edition=guideline.edition,
            )
            yield Problem(place, message, say("Restore them, or give the guideline a new edition."), advice=True)


def unlocked_texts(manuscript: Manuscript) -> Iterator[Problem]:
    """What is not locked can change unnoticed, be it new or its line gone."""
    refs = unlocked_refs(manuscript.guideline, read_lock(manuscript.folder)[0])
    if refs:
        message = say(
            "Not locked with the others of edition {edition}: {refs}.",
            edition=manuscript.guideline.edition, refs=shortened(", ".join(refs)),
        )  # fmt: skip
        hint = say("Once they are published: assess guideline lock {folder}", folder=str(manuscript.folder))
        yield Problem(Place(str(manuscript.folder / LOCK)), message, hint, advice=True)


def reused_refs(manuscript: Manuscript) -> Iterator[Problem]:
    """Answers to what was taken out would pass for answers to what has its ref now."""
    lock, _problems = read_lock(manuscript.folder)
    earlier = sorted((edition for edition in lock if edition != manuscript.guideline.edition), key=_age)
    here = digests(manuscript.guideline)
    for number, edition in enumerate(earlier[:-1]):
        for ref in here.keys() & lock[edition].keys() - lock[earlier[-1]].keys() - {SCALE}:
            if not any(ref in lock[older] for older in earlier[:number]):
                message = say(
                    "“{ref}” was in edition {edition} and has been taken out since.", ref=ref, edition=edition
                )
                hint = say("Give what is new a reference that was never used.")
                yield Problem(manuscript.home(ref), message, hint, advice=True)


def _age(edition: str) -> str:
    """Give what sorts editions by age: 2026-9 comes before 2026-10."""
    return re.sub(r"[0-9]+", lambda number: number[0].zfill(LONGEST_REF), edition)


def foreign_refs(manuscript: Manuscript) -> Iterator[Problem]:
    """An indicator is known by its ref; those of earlier editions keep theirs wherever they have moved."""
    lock, _problems = read_lock(manuscript.folder)
    published = {ref for refs in lock.values() for ref in refs}
    for recommendation in manuscript.guideline.recommendations():
        for indicator in recommendation.indicators:
            expected = f"{recommendation.ref}.{indicator.kind[0]}"
            if indicator.ref not in published and not indicator.ref.startswith(expected):
                message = say("The reference of a new indicator here begins with “{ref}”.", ref=expected)
                hint = say("It is the recommendation's, a point and the letter of the kind.")
                yield Problem(manuscript.place("indicators", indicator.ref), message, hint, advice=True)


def unlisted_files(manuscript: Manuscript) -> Iterator[Problem]:
    """A phase file that is not listed is never read."""
    for name in manuscript.files:
        if name not in manuscript.trees:
            message = say("This file is not listed under “phases” in {file} and is not read.", file=HEAD)
            yield Problem(Place(str(manuscript.folder / name)), message, advice=True)


def misnamed_files(manuscript: Manuscript) -> Iterator[Problem]:
    """A profile or a map with another ending is passed over in silence, as if it had never been written."""
    for part in (COUNTRIES, EDITIONS):
        for name in names_in(manuscript.folder / part):
            bare = name.removesuffix(".txt")
            if not name.endswith(".yaml") and bare.casefold().endswith((".yaml", ".yml")):
                message = say("This file is not read: its name does not end in .yaml.")
                hint = say("Name it {name}.", name=str(Path(bare).with_suffix(".yaml")))
                yield Problem(Place(str(manuscript.folder / part / name)), message, hint, advice=True)


def missing_kinds(manuscript: Manuscript) -> Iterator[Problem]:
    """Law and practice can only be compared where a recommendation asks about both."""
    for recommendation in manuscript.guideline.recommendations():
        missing = [kind for kind in Kind if kind not in {each.kind for each in recommendation.indicators}]
        if missing:
            message = say("{ref} has no indicator of kind {kinds}.", ref=recommendation.ref, kinds=", ".join(missing))
            yield Problem(manuscript.place("recommendations", recommendation.ref), message, advice=True)


def outcomes_without_levels(manuscript: Manuscript) -> Iterator[Problem]:
    """A result is disputed where the levels do not say how much of it is enough."""
    levels = [step.level for step in manuscript.guideline.scale]
    for indicator in manuscript.guideline.indicators():
        missing = [str(level) for level in levels if level not in indicator.levels]
        if indicator.kind is Kind.OUTCOME and missing:
            message = say("{ref} has no own text for level {levels}.", ref=indicator.ref, levels=", ".join(missing))
            hint = say("Say for each level of an outcome indicator how much is reached, for example “about half”.")
            yield Problem(manuscript.place("indicators", indicator.ref), message, hint, advice=True)


def unused_entries(manuscript: Manuscript) -> Iterator[Problem]:
    """What no recommendation and no country profile refers to is a remnant, or was forgotten."""
    guideline = manuscript.guideline
    recommendations = list(guideline.recommendations())
    profiles, _problems = read_profiles(manuscript.folder, guideline)
    cited = {citation.source for each in recommendations for citation in each.sources}
    uses: dict[str, tuple[Sequence[Term | Source], set[str]]] = {
        "sources": (guideline.sources, cited.union(each.source for one in profiles for each in one.instruments)),
        "institutions": (guideline.institutions, {ref for each in recommendations for ref in each.institutions}),
        "instruments": (guideline.instruments, {source.instrument for source in guideline.sources}),
    }
    for block, (entries, used) in uses.items():
        for entry in entries:
            if entry.ref not in used:
                place = manuscript.place(block, entry.ref)
                yield Problem(place, say("Nothing refers to “{ref}”.", ref=entry.ref), advice=True)


def sources_without_instrument(manuscript: Manuscript) -> Iterator[Problem]:
    """Results can be read by instrument only where every source that is cited belongs to one."""
    guideline = manuscript.guideline
    cited = {citation.source for each in guideline.recommendations() for citation in each.sources}
    for source in guideline.sources if guideline.instruments else ():
        if source.ref in cited and not source.instrument:
            message = say("“{ref}” is cited and belongs to no instrument.", ref=source.ref)
            yield Problem(manuscript.place("sources", source.ref), message, say("Add “instrument”."), advice=True)


def order_of_fields(manuscript: Manuscript) -> Iterator[Problem]:
    """Files in which every part is written in the same order are easier to compare and to correct."""
    for part in manuscript.parts:
        written = list(part.node.keys)
        expected = [field for field in part.shape.fields if field in part.node.keys]
        wrong = next((field for field, other in zip(written, expected, strict=True) if field != other), None)
        if wrong:
            hint = say("The order is: {keys}.", keys=", ".join(expected))
            yield Problem(part.node.keys[wrong], say("“{key}” is out of order.", key=wrong), hint, advice=True)


RULES: tuple[Rule, ...] = (
    changed_texts,
    unlocked_texts,
    reused_refs,
    foreign_refs,
    unlisted_files,
    misnamed_files,
    missing_kinds,
    outcomes_without_levels,
    unused_entries,
    sources_without_instrument,
    order_of_fields,
    *wording.RULES,
)
"""Every rule there is."""
