"""The catalogue from the command line: list, show, check, print."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assess.cli.call import Call, Exit
from assess.cli.telling import kind_word
from assess.domain.errors import ContentInvalid, NotFound
from assess.domain.guideline import Guideline, Indicator, Kind, Phase, Recommendation
from assess.domain.lookup import did_you_mean
from assess.domain.message import count, say
from assess.workflow.orders import BlankOrder

if TYPE_CHECKING:
    from assess.catalogue.summary import PhaseSummary, Summary

WIDTH = 78
"""Columns of text; fits every terminal."""


def list_all(call: Call) -> None:
    """List the guidelines that can be answered."""
    catalogue = call.desk.catalogue
    listed = [_document(catalogue.guideline(ref), call.words.language) for ref in catalogue.refs()]
    if call.args.json:
        call.document(listed)
        return
    head = {
        "ref": call.say("ref"),
        "edition": call.say("edition"),
        "recommendations": call.say("recommendations"),
        "indicators": call.say("indicators"),
        "title": call.say("title"),
    }
    call.table([[str(each[name]) for name in head] for each in (head, *listed)])


def _document(guideline: Guideline, language: str) -> Mapping[str, object]:
    return {
        "ref": guideline.ref,
        "edition": guideline.edition,
        "title": guideline.title.read(language),
        "recommendations": sum(1 for _ in guideline.recommendations()),
        "indicators": sum(1 for _ in guideline.indicators()),
    }


def show(call: Call) -> None:
    """Show a guideline, a phase, a recommendation or an indicator, whichever has the ref."""
    catalogue, ref, known = call.desk.catalogue, call.args.ref, list[str]()
    if ref in catalogue.refs():
        _show_guideline(call, catalogue.guideline(ref))
        return
    for each in catalogue.refs():
        guideline = catalogue.guideline(each)
        known += [each, *_refs(guideline)]
        for phase in guideline.phases:
            if phase.ref == ref:
                _show_phase(call, phase)
                return
        for recommendation in guideline.recommendations():
            if ref == recommendation.ref or ref in [indicator.ref for indicator in recommendation.indicators]:
                _show_recommendation(call, guideline, recommendation, ref)
                return
    hint = say("There are: {refs}. Show one of them to see what it contains.", refs=", ".join(catalogue.refs()))
    raise NotFound(say("No guideline has {ref}.", ref=ref), did_you_mean(known, ref) or hint)


def check(call: Call) -> int:
    """Check the guideline in a folder: every fault, or else advice for its authors and what it contains."""
    from assess.wiring import check_guideline

    folder = _folder(call)
    summary, problems, advice = check_guideline(folder)
    if summary is None or problems:
        raise ContentInvalid(
            count(
                len(problems),
                "The guideline in {folder} has {n} problem.",
                "The guideline in {folder} has {n} problems.",
                folder=str(folder),
            ),
            problems,
        )
    for each in advice:
        call.tell_problem(each)
    call.table(_summary(call, summary))
    call.tell("The guideline can be used.")
    if advice:
        call.tell_message(count(len(advice), "There is {n} piece of advice.", "There are {n} pieces of advice."))
    return Exit.FINE


def lock(call: Call) -> None:
    """Write down the texts of an edition as published: from then on, `check` tells of each that changes."""
    from assess.wiring import lock_guideline

    texts = lock_guideline(_folder(call))
    call.tell_message(count(texts, "{n} ref is locked.", "{n} refs are locked."))


def print_blank(call: Call) -> None:
    """Make a blank questionnaire and name its file."""
    from assess.wiring import press

    args = call.args
    order = BlankOrder(
        guideline=call.desk.catalogue.guideline(args.ref),
        language=call.words.language,
        paper=args.paper,
        large=args.large,
        phase=args.phase,
    )
    if sys.stderr.isatty():
        call.tell("Making the questionnaire ...")
    parts = (args.ref, args.phase, call.say("questionnaire"))
    call.write(press().questionnaire(order), "-".join(part for part in parts if part) + ".pdf")


def _folder(call: Call) -> Path:
    folder = Path(call.args.folder)
    if os.path.isfile(folder):  # noqa: PTH113 - this one raises nothing where looking is not allowed
        there = os.path.abspath(folder.parent)  # noqa: PTH100 - “.” would read like the end of the sentence
        raise NotFound(say("{file} is a file; name its folder: {folder}", file=str(folder), folder=there))
    if not os.path.exists(folder):  # noqa: PTH110 - likewise
        raise NotFound(say("There is no folder {folder}.", folder=str(folder)))
    return folder


def _refs(guideline: Guideline) -> Iterator[str]:
    """List all that can be shown of a guideline."""
    yield from (each.ref for each in guideline.phases)
    yield from (each.ref for each in guideline.recommendations())
    yield from (each.ref for each in guideline.indicators())


def _summary(call: Call, summary: Summary) -> list[list[str]]:
    """Lay out a guideline in figures, a line for each phase."""
    languages = list(summary.whole.words)
    head = [call.say("phase"), call.say("recommendations"), *(kind_word(call, kind) for kind in Kind)]
    head += [
        call.say("figures"),
        call.say("own levels"),
        *(call.say("words {language}", language=each) for each in languages),
    ]
    return [head, *(_figures(call, part, languages) for part in (*summary.phases, summary.whole))]


def _figures(call: Call, part: PhaseSummary, languages: list[str]) -> list[str]:
    name = f"{part.ref}  {part.title.read(call.words.language)}" if part.ref else call.say("overall")
    counts = [part.recommendations, *(part.indicators[kind] for kind in Kind), part.figures, part.own_levels]
    return [name, *map(str, counts), *(str(part.words[language]) for language in languages)]


def _show_guideline(call: Call, guideline: Guideline) -> None:
    language = call.words.language
    _paragraph(call, f"{guideline.ref} {guideline.edition}  {guideline.title.read(language)}")
    for paragraph in guideline.about.read(language).splitlines():
        call.data("")
        _paragraph(call, paragraph)
    for phase in guideline.phases:
        call.data("")
        _show_phase(call, phase, brief=True)


def _show_phase(call: Call, phase: Phase, *, brief: bool = False) -> None:
    language = call.words.language
    _paragraph(call, f"{phase.ref}  {phase.title.read(language)}")
    if not brief:
        _paragraph(call, phase.intro.read(language), indent=2)
    for recommendation in phase.recommendations:
        _paragraph(call, f"{recommendation.ref}  {recommendation.title.read(language)}", indent=2)


def _show_recommendation(call: Call, guideline: Guideline, recommendation: Recommendation, ref: str) -> None:
    language = call.words.language
    _paragraph(call, f"{recommendation.ref}  {recommendation.title.read(language)}")
    _paragraph(call, recommendation.text.read(language), indent=2)
    _paragraph(call, recommendation.rationale.read(language), indent=2)
    for citation in recommendation.sources:
        source = guideline.source(citation.source)
        _paragraph(call, f"– {source.title.read(language)} {citation.at}".rstrip(), indent=2)
    institutions = [guideline.institution(each).name.read(language) for each in recommendation.institutions]
    _paragraph(call, call.say("Usually answered by: {institutions}", institutions="; ".join(institutions)), indent=2)
    for indicator in recommendation.indicators:
        if ref in (recommendation.ref, indicator.ref):
            call.data("")
            _show_indicator(call, guideline, indicator)


def _show_indicator(call: Call, guideline: Guideline, indicator: Indicator) -> None:
    language = call.words.language
    _paragraph(
        call, f"{indicator.ref} ({kind_word(call, indicator.kind)})  {indicator.question.read(language)}", indent=2
    )
    for level in guideline.scale:
        meaning = guideline.meaning(indicator, level.level).read(language)
        _paragraph(call, f"{level.level}  {level.name.read(language)}: {meaning}", indent=4)
    verification = "; ".join(each.read(language) for each in indicator.verification)
    _paragraph(call, call.say("Verified by: {verification}", verification=verification), indent=4)
    if indicator.figure:
        _paragraph(call, call.say("Figure: {label}", label=indicator.figure.label.read(language)), indent=4)


def _paragraph(call: Call, text: str, indent: int = 0) -> None:
    lead = " " * indent
    call.data(textwrap.fill(text, WIDTH, initial_indent=lead, subsequent_indent=lead + "  "))
