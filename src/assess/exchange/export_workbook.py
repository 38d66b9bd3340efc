"""The data of an assessment as a workbook: answers, evidence, actions and scores, a sheet for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assess.domain.assessment import Assessment
from assess.domain.evidence import EvidenceKind
from assess.domain.guideline import Guideline, Kind
from assess.domain.scoring import Card
from assess.exchange.answer_lines import Line
from assess.exchange.answer_words import status_names
from assess.exchange.columns import BY_NAME
from assess.exchange.workbook import Sheet, Value, Workbook, height_of
from assess.words import Words


def write_workbook(
    guideline: Guideline, assessment: Assessment, card: Card, lines: Sequence[Line], words: Words
) -> bytes:
    """Write the workbook; it bears the time of the last change, so that the same data give the same bytes."""
    title = title_of(guideline, assessment, words)
    book = Workbook(words, title, assessment.history.revisions[-1].at)
    _answers(book, title, lines)
    _evidence(book, title, assessment)
    _actions(book, title, assessment)
    _scores(book, title, guideline, card)
    return book.finish()


def title_of(guideline: Guideline, assessment: Assessment, words: Words) -> str:
    """Name an assessment for people; invented data say so."""
    opening = assessment.opening
    parts = [assessment.id, words.country(opening.country), guideline.title.read(words.language)]
    if opening.invented:
        parts.insert(0, words.say("INVENTED DATA"))
    return " · ".join(parts)


def _begin(book: Workbook, name: str, title: str, columns: Sequence[tuple[str, int]], frozen: int = 1) -> Sheet:
    sheet = book.sheet(name, [width for _, width in columns])
    sheet.line(title, "title", height=24)
    sheet.headings([heading for heading, _ in columns], frozen, filters=True)
    return sheet


def _rows(sheet: Sheet, rows: Sequence[Sequence[Value]], columns: Sequence[tuple[str, int]]) -> None:
    widths = tuple(width for _, width in columns)
    for row in rows:
        texts = tuple("" if value is None else str(value) for value in row)
        sheet.row(row, height=height_of(texts, widths))


def _answers(book: Workbook, title: str, lines: Sequence[Line]) -> None:
    words = book.words
    names = list(lines[0]) if lines else ["ref", "answer"]
    columns = [(words.tell(BY_NAME[name].heading), BY_NAME[name].width) for name in names]
    yes = words.say("yes")
    kinds, statuses = kind_names(words), status_names(words)

    def shown(name: str, line: Line) -> Value:
        value = line[name]
        if isinstance(value, tuple):
            return " ".join(value)
        if name == "kind":
            return kinds[Kind(str(value))]
        if name in ("answer", "proposed") and isinstance(value, str):
            return statuses[value]
        return yes if value is True else value

    sheet = _begin(book, words.say("Answers"), title, columns)
    _rows(sheet, [[shown(name, line) for name in names] for line in lines], columns)


def _evidence(book: Workbook, title: str, assessment: Assessment) -> None:
    words = book.words
    columns = [
        (words.say("Ref."), 10),
        (words.say("Kind"), 14),
        (words.say("Title"), 56),
        (words.say("Reference"), 28),
        (words.say("Issued by"), 30),
        (words.say("Issued"), 12),
        (words.say("Holds until"), 12),
        (words.say("Address"), 36),
        (words.say("Confidential"), 13),
        (words.say("Proves"), 30),
    ]
    names, yes = evidence_names(words), words.say("yes")
    proves = {
        ref: " ".join(indicator for indicator, each in assessment.responses.items() if ref in each.evidence)
        for ref in assessment.evidence
    }
    sheet = _begin(book, words.say("Evidence"), title, columns)
    rows = [
        [each.ref, names[each.kind], each.title, each.reference, each.issuer, each.issued, each.expiry, each.url,
         yes if each.confidential else None, proves[each.ref]]
        for each in assessment.evidence.values()
    ]  # fmt: skip
    _rows(sheet, rows, columns)


def _actions(book: Workbook, title: str, assessment: Assessment) -> None:
    words = book.words
    columns = [
        (words.say("Ref."), 10),
        (words.say("Recommendation"), 16),
        (words.say("What"), 60),
        (words.say("Who"), 34),
        (words.say("By"), 12),
        (words.say("Means"), 36),
        (words.say("Assistance asked for"), 36),
    ]
    sheet = _begin(book, words.say("Actions"), title, columns)
    rows = [
        [each.ref, each.recommendation, each.what, each.who, each.by.isoformat(), each.means, each.assistance]
        for each in assessment.actions.values()
    ]
    _rows(sheet, rows, columns)


def _scores(book: Workbook, title: str, guideline: Guideline, card: Card) -> None:
    words = book.words
    kinds = kind_names(words)
    columns = [
        (words.say("Ref."), 12),
        (words.say("Phase or recommendation"), 60),
        (words.say("Value"), 10),
        (words.say("Low"), 10),
        (words.say("High"), 10),
        *((kinds[kind], 14) for kind in Kind),
        (words.say("Indicators"), 13),
        (words.say("Rated"), 13),
        (words.say("not applicable"), 12),
        (words.say("no information"), 14),
        (words.say("withheld"), 13),
        (words.say("Unanswered"), 13),
        (words.say("Coverage"), 13),
        (words.say("With evidence"), 13),
    ]
    sheet = _begin(book, words.say("Scores"), title, columns, frozen=2)
    rows: list[tuple[Card, str, Sequence[str]]] = [(card, guideline.title.read(words.language), _STRONG)]
    for phase, part in zip(guideline.phases, card.parts, strict=True):
        rows.append((part, phase.title.read(words.language), _STRONG))
        for recommendation, each in zip(phase.recommendations, part.parts, strict=True):
            rows.append((each, recommendation.title.read(words.language), _CELLS))
    for each, name, looks in rows:
        height = height_of((each.ref, name), (columns[0][1], columns[1][1]))
        sheet.row([each.ref, name, *_figures(each)], looks, height)
    sheet.line(words.say("A value is shown from half coverage on; below it only the bounds mean something."), "lead")


_CELLS = ["cell", "cell", *["number"] * 6, *["cell"] * 6, "share", "cell"]
_STRONG = ["strong" if look == "cell" else f"strong {look}" for look in _CELLS]


def _figures(card: Card) -> Iterator[Value]:
    score, coverage = card.score, card.score.coverage
    for value in (score.value, score.low, score.high, *(card.kinds[kind].value for kind in Kind)):
        yield None if value is None else round(value, 6)
    yield from (coverage.total, coverage.rated, coverage.not_applicable, coverage.no_information)
    yield from (coverage.withheld, coverage.unanswered, round(coverage.share, 6), coverage.evidenced)


def kind_names(words: Words) -> dict[Kind, str]:
    """Name the kinds of indicator."""
    return {
        Kind.STRUCTURAL: words.say("structural"),
        Kind.PROCESS: words.say("process"),
        Kind.OUTCOME: words.say("outcome"),
    }


def evidence_names(words: Words) -> dict[EvidenceKind, str]:
    """Name the kinds of evidence."""
    return {
        EvidenceKind.LAW: words.say("law"),
        EvidenceKind.POLICY: words.say("policy"),
        EvidenceKind.PROGRAMME: words.say("programme"),
        EvidenceKind.PROTOCOL: words.say("protocol"),
        EvidenceKind.BUDGET: words.say("budget"),
        EvidenceKind.STATISTICS: words.say("statistics"),
        EvidenceKind.AGREEMENT: words.say("agreement"),
    }
