"""The frame of every report: its cover, its sections by number, and its contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar, runtime_checkable

from assess.domain.errors import Misuse
from assess.domain.message import Message, say
from assess.records import dataclass, replace
from assess.report.drawing import Drawing
from assess.report.model.speaker import Speaker

Model = object
"""What a section says: one of the records that the makers of pages give, its template knows which."""

S = TypeVar("S", bound=Speaker)
O = TypeVar("O")  # noqa: E741 - an order

Sections = Mapping[str, tuple[Message, Callable[[S, O], Model]]]
"""By name, in the order of the report: what each is called, and who lays it out; `None` for nothing to say."""

LED = 3
"""Lines of contents from which a reader is led."""


@dataclass(frozen=True)
class Cover:
    """What stands on the cover and in the imprint."""

    title: str
    """What kind of report it is."""
    place: str
    """Whose report it is: a country, a unit of one, or the region."""
    heading: tuple[str, str]
    """Both of them, first the one that is set larger."""
    guideline: str
    cycle: str
    round: str
    """The cycle in words."""
    facts: tuple[tuple[str, str], ...]
    """Label and text: how it stands, its date, the edition."""
    running: str
    """What every page bears at its head."""
    warning: str
    """Said on every page; empty for what is neither a draft nor invented."""
    invented: str
    """The sentence that says it is invented; empty where it is not."""
    about: tuple[str, ...]
    """What this report is, and what it is not; empty for the compendium, which says itself what it is."""
    picture: Drawing
    """One square for each recommendation."""
    declaration: tuple[str, ...] = ()
    """Who answers for it, line by line; empty until somebody declares."""
    undeclared: str = ""
    """What is said where nobody has declared yet; empty otherwise."""


@dataclass(frozen=True)
class Section:
    """One section of a report."""

    name: str
    number: str
    """Empty where it is the only one."""
    title: str
    model: Model


@dataclass(frozen=True)
class ContentsLine:
    """One line of the contents."""

    anchor: str
    title: str
    number: str = ""
    """Empty for what stands within a section, and for what is alone."""
    depth: int = 1
    """0 for a section, 1 for its parts, 2 for theirs."""


@dataclass(frozen=True)
class Report:
    """A report, ready to be written down."""

    language: str
    cover: Cover
    sections: tuple[Section, ...]
    contents: tuple[ContentsLine, ...]


@runtime_checkable
class Parted(Protocol):
    """What a section says, where its parts stand in the contents too."""

    @property
    def parts(self) -> Iterable[ContentsLine]:
        """The lines of the parts, in order."""


def chosen(known: Iterable[str], asked: Sequence[str]) -> list[str]:
    """Put the sections asked for in the order of the report. Raises `Misuse` for one that there is not."""
    names = list(known)
    for name in asked:
        if name not in names:
            raise Misuse(
                say("A report has no section “{name}”.", name=name),
                say("Sections: {names}", names=", ".join(names)),
            )
    return [name for name in names if name in asked]


def laid_out(sections: Sections[S, O], names: Sequence[str], material: S, order: O) -> tuple[Section, ...]:
    """Lay sections out and number them; those that have nothing to say are left out."""
    models = [(name, sections[name][1](material, order)) for name in names]
    said = [(name, model) for name, model in models if model is not None]
    return tuple(
        Section(name, str(number) if len(said) > 1 else "", material.words.tell(sections[name][0]), model)
        for number, (name, model) in enumerate(said, start=1)
    )


def contents(sections: Sequence[Section]) -> tuple[ContentsLine, ...]:
    """List sections and their parts; a section that is alone by its parts only, and nothing where there is little."""
    lines = list[ContentsLine]()
    for section in sections:
        parts = list(section.model.parts) if isinstance(section.model, Parted) else []
        if parts and len(sections) == 1:
            lines = [replace(part, depth=part.depth - 1) for part in parts]
        else:
            lines += [ContentsLine(section.name, section.title, section.number, depth=0), *parts]
    return tuple(lines) if len(lines) >= LED else ()
