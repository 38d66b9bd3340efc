"""A form for institutions that do not have the program: the questions with room for the answers beside them.

The workbook has the questions locked, a drop-down of levels for each answer, what the levels mean on further sheets
(in general, and for each question), and the evidence to choose from. What is answered already stands in it. Filled in,
it is read back by `read_answers`; so is the CSV, for those who have no spreadsheet program.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline, Indicator, Kind
from assess.domain.message import say
from assess.domain.response import Response
from assess.exchange.answers.columns import BY_NAME
from assess.exchange.answers.csv_tables import write_csv
from assess.exchange.answers.words import answer_choices, answer_word, number_text
from assess.exchange.exported.listings import title_of
from assess.exchange.names import EVIDENCE, KINDS
from assess.exchange.workbook import Sheet, Value, Workbook, height_of
from assess.words import Words

QUESTION = ("ref", "kind", "question")
ENTRIES = ("answer", "reason", "comment", "figure", "figure_year", "evidence")
ABOVE_MEANINGS = 2
"""Rows above the first question on the sheet of levels by question: title and headings."""

_WIDTHS = {"kind": 11, "question": 50, "answer": 26, "reason": 26, "comment": 38}
_CHOICES = "answer_choices"
"""The name by which the drop-downs know the list of answers."""


def answer_form(guideline: Guideline, assessment: Assessment, form: Literal["xlsx", "csv"], language: str) -> bytes:
    """Make the form, with the questions in `language`."""
    words = Words(language)
    if form == "csv":
        return write_csv(_csv_rows(guideline, assessment, words))
    book = Workbook(words, title_of(guideline, assessment, words), assessment.history.revisions[-1].at)
    _AnswerSheet(book, guideline, assessment).write()
    _level_sheet(book, guideline)
    _meaning_sheet(book, guideline)
    _evidence_sheet(book, assessment)
    return book.finish()


def _csv_rows(guideline: Guideline, assessment: Assessment, words: Words) -> Iterator[list[str | int | Decimal | None]]:
    yield [*QUESTION, *ENTRIES]
    for indicator in guideline.indicators():
        response = assessment.response(indicator.ref)
        kind, question = words.tell(KINDS[indicator.kind]), indicator.question.read(words.language)
        yield [indicator.ref, kind, question, answer_word(response.answer), *_beside(response)]


def _beside(response: Response) -> list[str | Decimal | None]:
    """Give what stands in the columns after the answer; a figure so that it can be read in one way only."""
    figure = response.figure
    return [
        response.answer.reason if response.answer else None,
        response.comment,
        Decimal(number_text(figure.value)) if figure else None,
        str(figure.year) if figure and figure.year else None,
        " ".join(response.evidence),
    ]


class _AnswerSheet:
    """The sheet that is filled in."""

    def __init__(self, book: Workbook, guideline: Guideline, assessment: Assessment) -> None:
        self._words = book.words
        self._guideline = guideline
        self._assessment = assessment
        self._choices = answer_choices(guideline, book.words)
        self._names = [*QUESTION, *ENTRIES]
        self._widths = tuple(_WIDTHS.get(name, BY_NAME[name].width) for name in self._names)
        self._sheet: Sheet = book.sheet(book.words.say("Answers"), self._widths)
        self._row_of_meaning = ABOVE_MEANINGS

    def write(self) -> None:
        """Write all questions, phase by phase."""
        words, sheet = self._words, self._sheet
        sheet.line(title_of(self._guideline, self._assessment, words), "title", height=24)
        sheet.line(
            words.say(
                "Choose the answer from the list; “not applicable” needs a reason. Click a reference for levels."
            ),
            "lead",
            height=16,
        )
        sheet.headings([words.tell(BY_NAME[name].heading) for name in self._names], frozen=len(QUESTION))
        for phase in self._guideline.phases:
            sheet.line(f"{phase.ref} · {phase.title.read(words.language)}", "phase", height=20)
            for recommendation in phase.recommendations:
                title = recommendation.title.read(words.language)
                sheet.line(f"{recommendation.ref} · {title}", "band", height=17)
                for indicator in recommendation.indicators:
                    self._question(indicator)
        sheet.lock()

    def _question(self, indicator: Indicator) -> None:
        sheet, words, response = self._sheet, self._words, self._assessment.response(indicator.ref)
        word = answer_word(response.answer)
        question = indicator.question.read(words.language)
        chosen = None if word is None else self._choices[word]
        beside = (str(value) if isinstance(value, Decimal) else value for value in _beside(response))
        values: list[Value] = [indicator.ref, words.tell(KINDS[indicator.kind]), question, chosen, *beside]
        sheet.choose(self._names.index("answer"), _CHOICES)
        if indicator.figure:
            sheet.prompt(self._names.index("figure"), indicator.figure.label.read(words.language))
        texts = tuple("" if value is None else str(value) for value in values)
        looks = ["cell"] * len(QUESTION) + ["entry"] * len(ENTRIES)
        sheet.row(values, looks, height=height_of(texts, self._widths))
        sheet.link(sheet.at - 1, 0, indicator.ref, (_meaning_name(words), self._row_of_meaning))
        self._row_of_meaning += 1


def _level_sheet(book: Workbook, guideline: Guideline) -> None:
    """Explain every possible answer in general; the drop-downs take their list from here."""
    words = book.words
    widths = (30, 52, 52, 52)
    name = words.say("Levels")
    sheet = book.sheet(name, widths)
    sheet.line(words.say("What the levels mean"), "title", height=24)
    sheet.headings([words.say("Answer"), *(words.tell(KINDS[kind]) for kind in Kind)])
    choices, first = answer_choices(guideline, words), sheet.at
    for step in guideline.scale:
        row = (choices[step.level], *(step.meaning[kind].read(words.language) for kind in Kind))
        sheet.row(row, ["strong", *["cell"] * len(Kind)], height=height_of(row, widths))
    for status, meaning in _UNRATED.items():
        sheet.row([choices[status], words.tell(meaning), None, None], ["strong", *["cell"] * len(Kind)], height=44)
    book.name(_CHOICES, name, first, sheet.at - 1)
    sheet.lock()


_UNRATED = {
    "na": say("The question does not concern this country; the reason is needed."),
    "no-information": say("The country has looked and does not know."),
    "withheld": say("The country knows and does not say."),
}
"""What the answers that are not a level mean, by what files call them."""


def _meaning_name(words: Words) -> str:
    return words.say("Levels by question")


def _meaning_sheet(book: Workbook, guideline: Guideline) -> None:
    """Say for each question what each level means."""
    words, choices = book.words, answer_choices(guideline, book.words)
    widths = (10, 44, *(34 for _ in guideline.scale))
    sheet = book.sheet(_meaning_name(words), widths)
    sheet.line(words.say("What the levels mean for each question"), "title", height=24)
    headings = [words.tell(BY_NAME[name].heading) for name in ("ref", "question")]
    sheet.headings([*headings, *(choices[step.level] for step in guideline.scale)], frozen=2)
    for indicator in guideline.indicators():
        meanings = (guideline.meaning(indicator, step.level).read(words.language) for step in guideline.scale)
        row = (indicator.ref, indicator.question.read(words.language), *meanings)
        sheet.row(row, height=height_of(row, widths))
    sheet.lock()


def _evidence_sheet(book: Workbook, assessment: Assessment) -> None:
    """List the evidence that answers can name by its ref."""
    words = book.words
    widths = (10, 14, 60, 40)
    sheet = book.sheet(words.say("Evidence"), widths)
    sheet.line(words.say("Evidence to be named by its reference"), "title", height=24)
    sheet.headings([words.say("Ref."), words.say("Kind"), words.say("Title"), words.say("Reference")])
    for each in assessment.evidence.values():
        row = (each.ref, words.tell(EVIDENCE[each.kind]), each.title, each.reference)
        sheet.row(row, height=height_of(row, widths))
    sheet.lock()
