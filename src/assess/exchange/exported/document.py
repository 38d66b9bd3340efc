"""One assessment's data for other programs and for people: JSON, CSV and XLSX.

JSON has everything and is documented in `docs/formats.en.md`; XLSX has a sheet for each listing; CSV has one of them,
the answers unless another is asked for. What CSV and XLSX say about answers can be read back with `read_answers`.
Exports stay with the country: confidential evidence is in them, and marked.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Literal

from assess import __version__
from assess.domain.assessment import Assessment
from assess.domain.data import Data
from assess.domain.guideline import Guideline, Kind
from assess.domain.scoring import Card
from assess.exchange.answers.lines import Line, answer_lines
from assess.exchange.answers.words import number_text
from assess.exchange.exported.listings import answers, export_listings, title_of
from assess.exchange.figures import coverage_data, score_data
from assess.exchange.listings import named, write_listing, write_sheets
from assess.exchange.workbook import Workbook
from assess.words import Words

FORMAT, VERSION = "assess-export", 1

Form = Literal["json", "csv", "xlsx"]


def export(guideline: Guideline, assessment: Assessment, card: Card, form: Form, language: str) -> bytes:
    """Write the data of an assessment; its texts from the guideline are in `language`."""
    lines, words = list(answer_lines(guideline, assessment, language)), Words(language)
    if form == "json":
        document = _document(guideline, assessment, card, lines, language)
        return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
    if form == "csv":
        return write_listing(answers(lines, words))
    title = title_of(guideline, assessment, words)
    book = Workbook(words, title, assessment.history.revisions[-1].at)
    write_sheets(book, title, export_listings(guideline, assessment, card, lines, words))
    return book.finish()


def export_table(guideline: Guideline, assessment: Assessment, card: Card, table: str, language: str) -> bytes:
    """Write one of the tables that a workbook has sheets for as CSV. Raises `Misuse` for one that there is not."""
    lines = list(answer_lines(guideline, assessment, language))
    return write_listing(named(export_listings(guideline, assessment, card, lines, Words(language)), table))


def _document(guideline: Guideline, assessment: Assessment, card: Card, lines: list[Line], language: str) -> Data:
    opening = assessment.opening
    last = assessment.history.revisions[-1]
    titles = {
        guideline.ref: guideline.title.read(language),
        **{phase.ref: phase.title.read(language) for phase in guideline.phases},
        **{each.ref: each.title.read(language) for each in guideline.recommendations()},
    }
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "language": language,
        "id": assessment.id,
        "changed_at": last.at,
        "assessment": opening.as_data(),
        "answers": [_json_line(line) for line in lines],
        "evidence": [each.as_data() for each in assessment.evidence.values()],
        "actions": [each.as_data() for each in assessment.actions.values()],
        "practices": [each.as_data() for each in assessment.practices.values()],
        "needs": [each.as_data() for each in assessment.needs.values()],
        "observations": [each.as_data() for each in assessment.observations.values()],
        "delegation": assessment.delegation.as_data(),
        "conflicts": {subject: list(fields) for subject, fields in assessment.conflicts.items()},
        "scores": _scores(card, titles),
    }


def _json_line(line: Line) -> Data:
    """Write a line; a figure is text, so that none of its decimals is lost."""
    return {name: number_text(value) if isinstance(value, Decimal) else value for name, value in line.items()}


def _scores(card: Card, titles: dict[str, str]) -> Data:
    return {
        "ref": card.ref,
        "title": titles[card.ref],
        "score": score_data(card.score),
        "kinds": {str(kind): score_data(card.kinds[kind]) for kind in Kind},
        "coverage": coverage_data(card.score.coverage),
        "parts": [_scores(part, titles) for part in card.parts],
    }
