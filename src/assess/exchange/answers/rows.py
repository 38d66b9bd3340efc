"""One row of a table of answers: what it changes, and what is wrong with it."""

from __future__ import annotations

import re
from decimal import Decimal

from assess.domain.answers import Answer, Rated, Status, answer_as
from assess.domain.assessment import Assessment
from assess.domain.clean import clean
from assess.domain.guideline import Guideline, Indicator, Unit
from assess.domain.lookup import did_you_mean
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem
from assess.domain.response import Change, Figure, Response, possible_years
from assess.exchange.answers.cells import LONGEST_CELL, Cell, Record, shortened
from assess.exchange.answers.columns import BY_NAME
from assess.exchange.answers.words import STATUSES, AnswerWords, ambiguous, read_number
from assess.records import replace

_SEPARATORS = re.compile(r"[\s,;]+")


class RowReader:
    """Reads rows against a guideline and an assessment, and remembers what was wrong with them."""

    def __init__(self, guideline: Guideline, assessment: Assessment) -> None:
        """Begin with no problems."""
        self.problems: list[Problem] = []
        self._guideline = guideline
        self._assessment = assessment
        self._words = AnswerWords(guideline)
        self._indicators = {indicator.ref: indicator for indicator in guideline.indicators()}
        self._seen: dict[str, Place] = {}

    def read(self, record: Record) -> tuple[str, Change] | None:
        """Give the indicator and its change; `None` for a row with a problem, or with a ref (or title) and no more."""
        told = [name for name, cell in record.cells.items() if not BY_NAME[name].told and cell.text.strip()]
        if told in ([], ["ref"]):
            return None
        before = len(self.problems)
        texts = {name: text for name in told if (text := self._text(record.cells[name]))}
        indicator = self._indicator(record, texts.get("ref", ""))
        changes = dict[str, object]()
        changes |= self._answer(record, texts)
        changes |= {"comment": texts["comment"]} if "comment" in texts else {}
        figure = self._figure(record, texts, indicator)
        changes |= self._evidence(record, texts)
        if len(self.problems) > before or indicator is None:
            return None
        return indicator.ref, lambda was: _changed(was, changes, figure)

    def _fault(self, cell: Cell | None, record: Record, message: Message, hint: Message | None = None) -> None:
        self.problems.append(Problem(cell.place if cell else record.place, message, hint))

    def _text(self, cell: Cell) -> str:
        if cell.fault:
            message = say("The cell holds an error of the spreadsheet: {text}.", text=shortened(cell.text))
            self.problems.append(Problem(cell.place, message, say("Correct it or leave it empty.")))
            return ""
        if len(cell.text) > LONGEST_CELL:
            message = say("More than {most} characters in one cell.", most=LONGEST_CELL)
            self.problems.append(Problem(cell.place, message))
        return clean(cell.text)

    def _indicator(self, record: Record, ref: str) -> Indicator | None:
        cell = record.cells.get("ref")
        if not ref:
            self._fault(cell, record, say("This row does not say which indicator it answers."), say("Fill in “ref”."))
            return None
        if ref not in self._indicators:
            all_refs = say("See all references: assess guideline show {guideline}", guideline=self._guideline.ref)
            hint = did_you_mean(self._indicators, ref) or all_refs
            self._fault(cell, record, say("There is no indicator “{ref}”.", ref=shortened(ref)), hint)
            return None
        if ref in self._seen:
            first = self._seen[ref]
            hint = say("It is first on line {line}; keep one.", line=first.line)
            self._fault(cell, record, say("“{ref}” is answered twice.", ref=ref), hint)
        self._seen.setdefault(ref, cell.place if cell else record.place)
        return self._indicators[ref]

    def _answer(self, record: Record, texts: dict[str, str]) -> dict[str, object]:
        """Read the answer and its reason; empty where none is given."""
        written, reason = texts.get("answer", ""), texts.get("reason", "")
        if not written:
            if reason:
                hint = say("Say what it is the reason for in “answer”, or write it into “comment”.")
                self._fault(record.cells["reason"], record, say("A reason without an answer."), hint)
            return {}
        cell, meant = record.cells["answer"], self._words.read(written)
        levels = [step.level for step in self._guideline.scale]
        if meant is None:
            hint = say("Possible answers: {answers}.", answers=", ".join([*map(str, levels), *STATUSES]))
            self._fault(cell, record, say("“{text}” is not an answer.", text=shortened(written)), hint)
        elif isinstance(meant, int) and meant not in levels:
            hint = say("Levels: {levels}", levels=", ".join(map(str, levels)))
            self._fault(cell, record, say("There is no level {level} in this guideline.", level=meant), hint)
        elif isinstance(meant, int) and reason:
            hint = say("Write it into “comment”.")
            self._fault(record.cells["reason"], record, say("A level is not given with a reason."), hint)
        elif meant == Status.NOT_APPLICABLE and not reason:
            hint = say("Say in “reason” why it does not concern this country.")
            self._fault(cell, record, say("“Not applicable” needs a reason."), hint)
        else:
            answer: Answer = Rated(meant) if isinstance(meant, int) else answer_as(meant, reason)
            return {"answer": answer, "proposed": None}
        return {}

    def _figure(self, record: Record, texts: dict[str, str], indicator: Indicator | None) -> Figure | None:
        """Read the figure with what belongs to it; `None` where none is given."""
        value = self._number(record, "figure", texts, indicator)
        denominator = self._number(record, "figure_of", texts, indicator)
        year = self._year(record, texts)
        if "figure" not in texts:
            for name in ("figure_of", "figure_year"):
                if name in texts:
                    self._fault(record.cells[name], record, say("“{name}” is given without a figure.", name=name))
        return None if value is None else Figure(value, year, denominator)

    def _number(self, record: Record, name: str, texts: dict[str, str], indicator: Indicator | None) -> Decimal | None:
        if name not in texts:
            return None
        cell, text = record.cells[name], texts[name]
        asked = indicator.figure.unit if indicator and indicator.figure else None
        if asked is Unit.PERCENT and name == "figure":
            text = text.removesuffix("%").rstrip()
        number = read_number(text)
        if number is None:
            hint = say("Write digits only, with a decimal point or comma: 12.5 or 12,5.")
            self._fault(cell, record, say("“{text}” is not a number.", text=shortened(texts[name])), hint)
        elif ambiguous(text) and not cell.number:
            whole = text.replace(",", "").replace(".", "")
            hint = say("Write {whole}, or with another decimal {decimal}.", whole=whole, decimal=f"{text}0")
            self._fault(cell, record, say("“{text}” can be read in two ways.", text=text), hint)
        return number

    def _year(self, record: Record, texts: dict[str, str]) -> int | None:
        if "figure_year" not in texts:
            return None
        text, years = texts["figure_year"], possible_years(self._assessment.opening.cycle)
        if re.fullmatch("[0-9]{4}", text) and int(text) in years:
            return int(text)
        hint = say("Give a year from {first} to {last}.", first=years[0], last=years[-1])
        self._fault(record.cells["figure_year"], record, say("“{text}” is not a year.", text=shortened(text)), hint)
        return None

    def _evidence(self, record: Record, texts: dict[str, str]) -> dict[str, object]:
        refs = [ref for ref in _SEPARATORS.split(texts.get("evidence", "")) if ref]
        for ref in refs:
            if ref not in self._assessment.evidence:
                hint = did_you_mean(self._assessment.evidence, ref) or say(
                    "Enter it first with: assess evidence add {assessment} --kind law --title TITLE",
                    assessment=self._assessment.id,
                )
                message = say("There is no evidence “{ref}” in this assessment.", ref=shortened(ref))
                self._fault(record.cells["evidence"], record, message, hint)
        return {"evidence": tuple(dict.fromkeys(refs))} if refs else {}


def _changed(was: Response, changes: dict[str, object], figure: Figure | None) -> Response:
    """Apply what a row says."""
    return replace(was, **changes, figure=_figure_after(was.figure, figure))  # type: ignore[arg-type]


def _figure_after(was: Figure | None, now: Figure | None) -> Figure | None:
    """Leave what is not told; but another figure never takes over the year or the total of the one before."""
    if now is None or was is None or was.value != now.value:
        return now or was
    return Figure(was.value, now.year or was.year, was.denominator if now.denominator is None else now.denominator)
