"""Recommendations set against countries: colour, figure and place, in alphabetical order."""

from __future__ import annotations

from assess.domain.guideline import Phase
from assess.records import dataclass
from assess.report.charts import Cell, heat
from assess.report.drawing import Drawing
from assess.report.model.speaker import unbroken
from assess.report.regional.material import MOST_COLUMNS, Material


@dataclass(frozen=True)
class Field:
    """One cell of the matrix on a screen."""

    figure: str
    value: str
    """0 to 100 for sorting; empty where there is none."""
    tone: str
    """What the background and the text colour are looked up by."""


@dataclass(frozen=True)
class Line:
    """One recommendation of the matrix on a screen."""

    ref: str
    title: str
    phase: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class PhaseMatrix:
    """The matrix of one phase on paper."""

    title: str
    drawings: tuple[Drawing, ...]


@dataclass(frozen=True)
class Matrix:
    """The pages."""

    said: str
    names: tuple[str, ...]
    """Of the columns."""
    codes: str
    """What the codes at the head of the columns stand for; empty where they are names already."""
    phases: tuple[PhaseMatrix, ...]
    lines: tuple[Line, ...]


def matrix(material: Material) -> Matrix:
    """Lay out the matrix; none where it is anonymous, or too wide to be read."""
    words, sheets = material.words, material.compilation.sheets
    if not sheets or len(sheets) > MOST_COLUMNS:
        said = words.say("The matrix is in the workbook, where it can be sorted and filtered.")
        said = said if sheets else words.say("There is nothing to compare.")
        return Matrix(said, names=(), codes="", phases=(), lines=())
    names = [material.name(sheet.code) for sheet in sheets]
    codes = [sheet.code for sheet in sheets]
    pairs = [unbroken(f"{code} {name}") for code, name in zip(codes, names, strict=True)]
    columns = (
        words.say("Each column is a unit, in alphabetical order of the codes; each row a recommendation.")
        if material.compilation.round.within
        else words.say("Each column is a country, in alphabetical order; each row a recommendation.")
    )
    figures = words.say(
        "Values are from 0 to 100. Hatched: less than half is rated. The figures describe; they are not to be added up"
        " or ranked."
    )
    return Matrix(
        said=f"{columns} {figures}",
        names=tuple(names),
        codes="" if material.compilation.round.within else " · ".join(pairs),
        phases=tuple(_phase(material, phase, codes) for phase in material.guideline.phases),
        lines=tuple(_lines(material)),
    )


def _phase(material: Material, phase: Phase, codes: list[str]) -> PhaseMatrix:
    sheets = material.compilation.sheets
    rows = [(material.words.say("Overall"), [_cell(material, sheet.phases[phase.ref].value) for sheet in sheets])]
    rows += [
        (f"{each.ref} {material.read(each.title)}", [_cell(material, sheet.values[each.ref]) for sheet in sheets])
        for each in phase.recommendations
    ]
    title = material.read(phase.title)
    spoken = material.words.say("{phase}: values of each country", phase=title)
    return PhaseMatrix(title, tuple(heat(spoken, codes, rows, titled=True)))


def _cell(material: Material, value: float | None) -> Cell:
    return Cell("", None, open=True) if value is None else Cell(material.words.number(value, 0), value)


def _lines(material: Material) -> list[Line]:
    lines = []
    for phase in material.guideline.phases:
        for each in phase.recommendations:
            values = [sheet.values[each.ref] for sheet in material.compilation.sheets]
            fields = tuple(_field(material, value) for value in values)
            lines.append(Line(each.ref, material.read(each.title), material.read(phase.title), fields))
    return lines


def _field(material: Material, value: float | None) -> Field:
    if value is None:
        return Field("–", "", "hatched")
    return Field(material.words.number(value, 0), f"{value:.3f}", f"heat-{round(value / 10)}")
