"""A small guideline, a desk with everything in memory, and a screen that can be read as text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import cached_property
from typing import cast

from textual import events
from textual.pilot import Pilot

from assess.domain.answers import Rated
from assess.domain.errors import Misuse, RegisterUnusable
from assess.domain.guideline import (
    Citation,
    FigureAsked,
    Guideline,
    Indicator,
    Kind,
    Level,
    Phase,
    Recommendation,
    Source,
    Term,
    Text,
    Unit,
)
from assess.domain.history import Revision
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.message import say
from assess.domain.problem import Place, Problem
from assess.domain.standing import Standing
from assess.exchange.sealed.followups import is_follow_up, open_follow_up
from assess.tui.app import AssessApp
from assess.tui.work.office import Office
from assess.workflow.arrival import Arrival
from assess.workflow.followups import FollowUps
from assess.workflow.gathering import Gathering
from assess.workflow.inbox import Inbox
from assess.workflow.opening import Desk
from assess.workflow.outbox import Outbox, Seals
from assess.workflow.post_room import PostRoom
from assess.workflow.session import Session
from assess.workflow.trust import Trust
from tests.fakes import (
    FakeCatalogue,
    FakeClock,
    FakeDrafts,
    FakeFiles,
    FakeFolder,
    FakePress,
    FakeRegister,
    FakeSettings,
)
from tests.tui.rest import coming_to_rest

NARROW, MIDDLE, WIDE = (80, 24), (120, 36), (200, 60)
AUTHOR = "Ana"
TRIES = 1000
"""How often it is looked whether something has happened at last: nothing that works takes as long."""


def both(es: str, en: str) -> Text:
    """Make a text in two languages."""
    return Text({"es": es, "en": en})


def _level(level: int, es: str, en: str) -> Level:
    meaning = {
        kind: both(f"{es}: lo que esto significa en detalle.", f"{en}: what this means in detail.") for kind in Kind
    }
    return Level(level, 25.0 * (level - 1), both(es, en), meaning)


SCALE = (
    _level(1, "No implementada", "Not implemented"),
    _level(2, "En diseño", "In design"),
    _level(3, "Parcial", "Partial"),
    _level(4, "Implementada", "Implemented"),
    _level(5, "Evaluada", "Evaluated"),
)


def _recommendation(ref: str, es: str, en: str, *kinds: Kind) -> Recommendation:
    indicators = tuple(
        Indicator(
            f"{ref}.{kind[0]}",
            kind,
            both(f"¿En qué medida {es.lower()} ({kind[0]})?", f"To what extent {en.lower()} ({kind[0]})?"),
            (both("Diario oficial", "Official gazette"),),
            FigureAsked(Unit.PERCENT, both("Porcentaje", "Share")) if kind is Kind.OUTCOME else None,
        )
        for kind in kinds
    )
    text = both(f"El Estado asegura que {es.lower()}.", f"The State ensures that {en.lower()}.")
    why = both("Porque protege.", "Because it protects.")
    return Recommendation(ref, both(es, en), text, why, indicators, (Citation("cedaw", "§1"),), ("MIG",))


def small_guideline() -> Guideline:
    """Two phases, three recommendations, seven indicators."""
    law, effort, result = Kind.STRUCTURAL, Kind.PROCESS, Kind.OUTCOME
    transit = (
        _recommendation("T-01", "Hay albergues seguros", "There are safe shelters", law, effort, result),
        _recommendation("T-02", "Se informa a las mujeres", "Women are informed", law, effort),
    )
    returning = (_recommendation("R-01", "El retorno es digno", "Return is dignified", law, result),)
    return Guideline(
        ref="small",
        edition="1",
        title=both("Lineamientos pequeños", "Small guidelines"),
        about=both("Para pruebas.", "For tests."),
        languages=("es", "en"),
        target=5,
        scale=SCALE,
        phases=(
            Phase("T", both("Tránsito", "Transit"), both("", ""), transit),
            Phase("R", both("Retorno", "Return"), both("", ""), returning),
        ),
        institutions=(Term("MIG", both("Autoridad migratoria", "Migration authority")),),
        sources=(Source("cedaw", both("Convención CEDAW", "CEDAW Convention"), "A/34/180", 1979),),
    )


class FullRegister(FakeRegister):
    """A register whose disk is full from some moment on."""

    full = False

    def append(
        self, revisions: Sequence[Revision], standing: Standing, *, unless_overtaken: bool = False
    ) -> list[Revision]:
        """Record, while there is room."""
        if self.full:
            raise RegisterUnusable(say("The disk is full."), say("Make room, then try again."))
        return super().append(revisions, standing, unless_overtaken=unless_overtaken)


class SlowRegister(FakeRegister):
    """A register whose disk takes its time, and may find at its end that it is full."""

    def __init__(self) -> None:
        """Begin empty, with room."""
        super().__init__()
        self.full = False
        self.settled = list[str]()
        """The answers that have got to the disk."""
        self._on_its_way = 0

    def append(
        self, revisions: Sequence[Revision], standing: Standing, *, unless_overtaken: bool = False
    ) -> list[Revision]:
        """Record, as far as anybody here can tell."""
        numbered = super().append(revisions, standing, unless_overtaken=unless_overtaken)
        self._on_its_way += len(numbered)
        return numbered

    def settle(self) -> None:
        """Bring it to the disk, or lose it."""
        late, self._on_its_way = self._on_its_way, 0
        kept = self.kept.get("SLV-2026", [])
        if late and self.full:
            del kept[-late:]
            raise RegisterUnusable(say("The disk is full."), say("Make room, then try again."))
        self.settled += [str(each.body) for each in kept[len(kept) - late :]]


class Room:
    """A desk in memory, and the app at work on it."""

    def __init__(self, guideline: Guideline | None = None, register: FakeRegister | None = None) -> None:
        """Furnish it."""
        self.register = register or FakeRegister()
        self.catalogue = FakeCatalogue(guideline or small_guideline())
        self.desk = self.desk_of(AUTHOR)
        self.press = FakePress()
        self.folder = FakeFolder()
        self.files = FakeFiles()
        self.settings = FakeSettings()
        self.drafts = FakeDrafts()
        self.passphrase = ""
        """Of the signing key, until it is given; empty for none."""
        self.arrivals = dict[bytes, Arrival]()
        """What the files hold, by their bytes."""

    @property
    def outbox(self) -> Outbox:
        """What sends, from the desk of the moment."""
        seals = Seals(
            envelope=lambda _: b"sealed",
            follow_up=lambda _: b"observed",
            fingerprint=lambda: "12345 67890",
            locked=lambda: bool(self.passphrase),
            unlock=self._unlock,
        )
        return Outbox(self.desk, lambda: self.press, seals, self.folder)

    def _unlock(self, passphrase: str) -> None:
        if passphrase != self.passphrase:
            raise Misuse(say("Wrong passphrase."))
        self.passphrase = ""

    @property
    def office(self) -> Office:
        """What the app works with, at the desk of the moment."""
        return Office(self.desk, self.outbox, lambda: self.inbox, self.settings, self.drafts)

    @cached_property
    def inbox(self) -> Inbox:
        """What takes in: of each file, what `arrivals` says of its path."""

        def opened(content: bytes, file: str) -> tuple[Arrival | None, list[Problem]]:
            arrival = self.arrivals.get(content)
            fault = Problem(Place(file), say("It is no envelope."))
            return (arrival, []) if arrival else (None, [fault])

        def post_room(trust: Trust) -> PostRoom:
            gathering = Gathering(self.desk, self.register.intake, opened, trust)
            return PostRoom(gathering, FollowUps(self.desk, open_follow_up, trust), is_follow_up, bytes)

        return Inbox(self.desk, self.files, post_room)

    def desk_of(self, author: str) -> Desk:
        """Another person's desk at the same register."""
        return Desk(lambda: self.register, self.catalogue, FakeClock(), author)

    def begun(self) -> Session:
        """An assessment with nothing answered."""
        return self.desk.begin("SLV", "2026")

    def half_done(self) -> Session:
        """An assessment with some answers, a comment, evidence and a mark."""
        session = self.begun()
        law = session.enter(Evidence("", EvidenceKind.LAW, "Ley de migración", "art. 61", "Asamblea"))
        session.answer("T-01.s", Rated(3))
        session.link("T-01.s", [law])
        session.answer("T-01.p", Rated(2))
        session.comment("T-01.p", "Solo en la capital [/] por ahora.")
        session.flag("T-01.p", flagged=True)
        session.answer("T-01.o", Rated(5))
        session.answer("T-02.s", Rated(4))
        return session

    def kept(self) -> Session:
        """The assessment as the register has it, read anew."""
        return self.desk.session("SLV-2026")

    @asynccontextmanager
    async def open(
        self, assessment: str | None = "SLV-2026", language: str = "en", size: tuple[int, int] = NARROW
    ) -> AsyncIterator[Pilot[None]]:
        """Run the app on an assessment, or on the list of them."""
        session = None if assessment is None else self.desk.session(assessment)
        app = AssessApp(self.office, language, session)
        with coming_to_rest(app):
            async with app.run_test(size=size, notifications=True) as pilot:
                await pilot.pause()
                yield pilot


def screen_text(pilot: Pilot[None]) -> str:
    """Read the screen as a person does: its characters, line by line."""
    strips = pilot.app.screen._compositor.render_strips()  # the one way to what is really shown
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text, letter by letter."""
    named = {
        " ": "space",
        "/": "slash",
        "-": "minus",
        ".": "full_stop",
        "[": "left_square_bracket",
        "]": "right_square_bracket",
    }
    await pilot.press(*(named.get(letter, letter) for letter in text))


def place_of(pilot: Pilot[None], text: str) -> tuple[int, int]:
    """Find where a text stands on the screen, as column and line; fail where it does not."""
    for y, line in enumerate(screen_text(pilot).splitlines()):
        if text in line:
            return line.index(text) + 1, y
    raise AssertionError(text)


def click_at(pilot: Pilot[None], x: int, y: int, *, times: int = 1) -> None:
    """Click as a terminal tells of it, without waiting for what it does."""
    for _ in range(times):
        for kind in (events.MouseDown, events.MouseUp):
            pilot.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))  # noqa: FBT003 - Textual's


async def click_on(pilot: Pilot[None], text: str) -> None:
    """Click where a text stands on the screen; fail where it does not."""
    await pilot.click(offset=place_of(pilot, text))
    await pilot.pause()


async def until(pilot: Pilot[None], happened: Callable[[], object]) -> None:
    """Wait until something has happened, however slow the machine; fail where it never does."""
    for _ in range(TRIES):
        if happened():
            return
        await pilot.pause(0.05)
    raise AssertionError(screen_text(pilot))


async def dealt_with(pilot: Pilot[None]) -> None:
    """Wait until all that was typed and clicked has had its effect, or the program has ended."""
    app = cast("AssessApp", pilot.app)
    while app.is_running and (app._acting or app._message_queue.qsize()):  # nothing else tells
        await pilot.pause(0.05)
    await pilot.pause()
