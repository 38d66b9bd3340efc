"""A compilation as a workbook: status, distributions, what is common, change, matrix, inventory, needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assess.domain.compilation import Compilation
from assess.domain.gaps import Priority
from assess.domain.guideline import Kind
from assess.domain.scoring import Coverage
from assess.exchange.compiled_names import priority_names, stage_names
from assess.exchange.export_workbook import evidence_names, kind_names
from assess.exchange.workbook import Sheet, Value, Workbook, height_of
from assess.words import Words

Columns = Sequence[tuple[str, int]]


def write_compiled_workbook(compilation: Compilation, words: Words, day: str) -> bytes:
    """Write the workbook; `day` is its date, so that the same compilation gives the same bytes."""
    writer = _Writer(compilation, words, day)
    writer.status()
    writer.distributions()
    writer.commonalities()
    writer.change()
    writer.matrix()
    writer.inventory()
    writer.needs()
    return writer.book.finish()


class _Writer:
    """Writes sheet by sheet; a sheet without anything to tell is left out."""

    def __init__(self, compilation: Compilation, words: Words, day: str) -> None:
        self.compilation = compilation
        self.words = words
        guideline, round_ = compilation.guideline, compilation.round
        where = words.country(round_.within) if round_.within else words.say("Regional compilation")
        parts = [where, round_.cycle, guideline.title.read(words.language)]
        if compilation.invented:
            parts.insert(0, words.say("INVENTED DATA"))
        self.title = " · ".join(parts)
        self.book = Workbook(words, self.title, f"{day}T00:00:00+00:00")

    def _begin(self, name: str, columns: Columns, frozen: int = 1) -> Sheet:
        sheet = self.book.sheet(name, [width for _, width in columns])
        sheet.line(self.title, "title", height=24)
        sheet.headings([heading for heading, _ in columns], frozen, filters=True)
        return sheet

    def _name(self, code: str) -> str:
        return code if self.compilation.round.within else self.words.country(code)

    def _rows(self, sheet: Sheet, rows: Sequence[Sequence[Value]], columns: Columns) -> None:
        widths = tuple(width for _, width in columns)
        for row in rows:
            sheet.row(row, height=height_of(tuple("" if value is None else str(value) for value in row), widths))

    def status(self) -> None:
        """Say who has submitted; what is anonymous has the numbers only."""
        words, compilation = self.words, self.compilation
        columns = [
            (words.say("Respondent"), 26),
            (words.say("Status"), 30),
            (words.say("Submitted on"), 16),
            (words.say("After the deadline"), 13),
            (words.say("Coverage"), 11),
            (words.say("Not for publication"), 14),
            (words.say("Digest"), 70),
        ]
        sheet = self._begin(words.say("Status"), columns)
        stages, yes = stage_names(words), words.say("yes")
        looks = ["cell", "cell", "cell", "cell", "share", "cell", "cell"]
        for each in compilation.members:
            share = round(each.coverage.share, 6) if each.coverage.total else None
            sheet.row(
                [self._name(each.code), stages[each.stage], each.submitted_at[:10] or None, yes if each.late else None,
                 share, None if each.published else yes, each.digest or None],
                looks,
            )  # fmt: skip
        turnout = compilation.turnout
        sheet.line(
            words.say("{submitted} of {expected} submitted.", submitted=turnout.submitted, expected=turnout.expected),
            "lead",
        )

    def distributions(self) -> None:
        """Say how answers spread over the levels, by every part of the guideline."""
        words, compilation = self.words, self.compilation
        guideline, language, kinds = compilation.guideline, words.language, kind_names(words)
        scale = [f"{step.level} {step.name.read(language)}" for step in guideline.scale]
        columns = [
            (words.say("Ref."), 12),
            (words.say("Part"), 60),
            (words.say("Kind"), 13),
            *((heading, 13) for heading in scale),
            (words.say("not applicable"), 12),
            (words.say("no information"), 12),
            (words.say("withheld"), 12),
            (words.say("Unanswered"), 12),
            (words.say("With evidence"), 12),
            (words.say("Answers in all"), 12),
        ]
        sheet = self._begin(words.say("Distributions"), columns, frozen=2)

        def line(ref: str, title: str, kind: str, coverage: Coverage, look: str = "cell") -> None:
            sheet.row([ref, title, kind, *_counts(coverage)], look)

        line(guideline.ref, guideline.title.read(language), "", compilation.total, "strong")
        for kind in Kind:
            line(guideline.ref, guideline.title.read(language), kinds[kind], compilation.kinds[guideline.ref][kind])
        for distribution in compilation.instruments:
            line(distribution.entry.ref, distribution.entry.name.read(language), "", distribution.coverage)
        for phase in guideline.phases:
            line(phase.ref, phase.title.read(language), "", compilation.spread[phase.ref], "strong")
            for kind in Kind:
                line(phase.ref, phase.title.read(language), kinds[kind], compilation.kinds[phase.ref][kind])
            for each in phase.recommendations:
                line(each.ref, each.title.read(language), "", compilation.spread[each.ref])

    def commonalities(self) -> None:
        """Say what is common: gaps by priority and what stands near the target, by recommendation."""
        words, compilation = self.words, self.compilation
        names, yes = priority_names(words), words.say("yes")
        columns = [
            (words.say("Ref."), 10),
            (words.say("Recommendation"), 60),
            (words.say("Assessed it"), 11),
            (words.say("Below the target"), 11),
            *((words.say("Gap of {priority} priority", priority=names[each]), 12) for each in Priority),
            (words.say("At or near the target"), 12),
            (words.say("Mean shortfall"), 11),
            (words.say("Common gap"), 11),
            (words.say("Shared strength"), 12),
        ]
        sheet = self._begin(words.say("In common"), columns, frozen=2)
        looks = [*["cell"] * 8, "number", "cell", "cell"]
        for each in compilation.commonalities:
            title = compilation.guideline.recommendation(each.recommendation).title.read(words.language)
            points = None if each.points is None else round(each.points, 6)
            counts = [each.priorities[priority] for priority in Priority]
            sheet.row(
                [each.recommendation, title, each.assessed, each.below, *counts, each.near, points,
                 yes if each.gap else None, yes if each.strength else None],
                looks,
            )  # fmt: skip

    def change(self) -> None:
        """Say what moved since the last cycle."""
        words, compilation = self.words, self.compilation
        change = compilation.change
        if change is None:
            return
        columns = [
            (words.say("Ref."), 10),
            (words.say("Recommendation"), 60),
            (words.say("Higher than in {cycle}", cycle=change.since), 14),
            (words.say("The same"), 14),
            (words.say("Lower"), 14),
            (words.say("Compared answers"), 14),
        ]
        sheet = self._begin(words.say("Change"), columns, frozen=2)
        for ref, each in change.recommendations.items():
            title = compilation.guideline.recommendation(ref).title.read(words.language)
            sheet.row([ref, title, each.up, each.same, each.down, each.compared])
        total = change.total
        sheet.row([None, words.say("In all"), total.up, total.same, total.down, total.compared], "strong")

    def matrix(self) -> None:
        """Set recommendations against countries, in alphabetical order."""
        words, compilation = self.words, self.compilation
        if not compilation.sheets:
            return
        columns = [
            (words.say("Ref."), 10),
            (words.say("Recommendation"), 50),
            *((self._name(each.code), 12) for each in compilation.sheets),
        ]
        sheet = self._begin(words.say("Matrix"), columns, frozen=2)
        looks = ["cell", "cell", *["number"] * len(compilation.sheets)]
        for each in compilation.guideline.recommendations():
            values = [sheet_.values.get(each.ref) for sheet_ in compilation.sheets]
            rounded = [None if value is None else round(value, 6) for value in values]
            sheet.row([each.ref, each.title.read(words.language), *rounded], looks)
        sheet.line(words.say("A value is shown from half coverage on. Countries are in alphabetical order."), "lead")

    def inventory(self) -> None:
        """List laws, policies and programmes; nothing confidential."""
        words, names = self.words, evidence_names(self.words)
        if not self.compilation.inventory:
            return
        columns = [
            (words.say("Respondent"), 22),
            (words.say("Kind"), 14),
            (words.say("Title"), 56),
            (words.say("Reference"), 28),
            (words.say("Issued by"), 30),
            (words.say("Issued"), 12),
            (words.say("Holds until"), 12),
            (words.say("Address"), 36),
            (words.say("Cited for"), 40),
        ]
        sheet = self._begin(words.say("Inventory"), columns)
        rows: list[list[Value]] = [
            [self._name(each.code), names[each.evidence.kind], each.evidence.title, each.evidence.reference,
             each.evidence.issuer, each.evidence.issued, each.evidence.expiry, each.evidence.url,
             " ".join(each.indicators)]
            for each in self.compilation.inventory
        ]  # fmt: skip
        self._rows(sheet, rows, columns)

    def needs(self) -> None:
        """List what is asked of the region and of cooperation."""
        words = self.words
        if not self.compilation.needs:
            return
        columns = [
            (words.say("Respondent"), 22),
            (words.say("Recommendation"), 16),
            (words.say("Assistance asked for"), 50),
            (words.say("For"), 60),
            (words.say("By"), 12),
        ]
        sheet = self._begin(words.say("Assistance"), columns)
        rows: list[list[Value]] = [
            [self._name(each.code), each.request.recommendation, each.request.what, each.request.step,
             each.request.by]
            for each in self.compilation.needs
        ]  # fmt: skip
        self._rows(sheet, rows, columns)


def _counts(coverage: Coverage) -> Iterator[int]:
    yield from coverage.levels
    yield from (coverage.not_applicable, coverage.no_information, coverage.withheld)
    yield from (coverage.unanswered, coverage.evidenced, coverage.total)
