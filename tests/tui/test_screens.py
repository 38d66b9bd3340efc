"""What each screen looks like, as text, at 80x24 and 120x36 in both languages. Each name says what it shows."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import InForce
from assess.records import replace
from assess.workflow.session import Session
from tests.tui.kit import MIDDLE, NARROW, Room, screen_text
from tests.tui.test_noting import suggest

SCREENS: dict[str, tuple[str, ...]] = {
    "walk": ("up",),
    "walk_with_details": ("d",),
    "contents": ("t",),
    "comment": ("up", "up", "up", "c"),
    "summary": ("f4",),
    "gaps": ("f5",),
    "planning": ("f5", "enter"),
    "evidence": ("f6",),
    "review": ("f7",),
    "history": ("f8",),
    "profile": ("f9",),
    "guideline": ("g",),
    "profile_with_delegation": ("f9", "pagedown"),
    "remarks": ("f9", "end", "up", "enter"),
    "adding": ("up", "a"),
    "practice": ("up", "a", "p"),
    "practices": ("A",),
    "observations": ("O",),
    "replying": ("O", "enter"),
    "help": ("f1",),
    "commands": ("ctrl+p",),
}
"""The keys that lead to each screen."""


class TextFile(SingleFileSnapshotExtension):
    """Keeps each screen in a text file of its own, to be read and compared by eye."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def noted(room: Room, session: Session) -> None:
    """Note something of each sort, and let the guideline suggest something to the country."""
    suggest(room)
    what, result = "Atiende en tres pasos fronterizos desde 2023.", "1.240 mujeres informadas en 2025"
    session.enter(GoodPractice("", "T-02", "Ventanilla móvil", what, "Autoridad migratoria", result, "Visita"))
    session.enter(AssistanceNeed("", "R-01", NeedKind.TRAINING, "Capacitar a seis puestos", "OIM", "2027-06"))
    ref = session.enter(Observation("", "T-02.p", "¿Desde cuándo se informa, y en qué idiomas?"))
    session.correct(replace(session.assessment.observations[ref], reply="Desde 2023, en tres."))
    session.enter(Observation("", "R-01", "¿Qué fuente tiene?", Reviewer.SECRETARIAT))
    session.introduce(
        Delegation(
            (Member("Ana Pérez", "Directora", "DGME"),),
            ("Instituto de las mujeres",),
            {"T": Relevance.HIGH},
            {"cedaw": InForce.YES},
            "El Estado agradece a quienes participaron.",
        )
    )


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("size", [NARROW, MIDDLE], ids=["80x24", "120x36"])
async def test_screen(room: Room, snapshot: SnapshotAssertion, size: tuple[int, int], language: str) -> None:
    """Every place and dialog, one after the other, shows what its golden file shows."""
    session = room.half_done()
    session.enter(Action("", "T-02", "Campaña en rutas", "INM", session.today.replace(month=12), assistance="material"))
    noted(room, session)
    golden = snapshot.use_extension(TextFile)
    for name, keys in SCREENS.items():
        async with room.open(language=language, size=size) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            assert screen_text(pilot) == golden(name=name)


@pytest.mark.parametrize("language", ["es", "en"])
async def test_the_list(room: Room, snapshot: SnapshotAssertion, language: str) -> None:
    """The list of assessments at 80x24: state, coverage, value and bounds."""
    room.half_done()
    room.desk.begin("GTM", "2026")
    room.desk.begin("MEX", "2026", unit="CHP")
    async with room.open(None, language=language) as pilot:
        assert screen_text(pilot) == snapshot.use_extension(TextFile)(name="list")


@pytest.mark.parametrize("language", ["es", "en"])
async def test_where_there_is_no_room_the_name_gives_way(room: Room, language: str) -> None:
    """With the longest name of a unit, what is invented says so, and the id is whole: on top and in the list."""
    invented, name = {"es": "INVENTADO", "en": "INVENTED"}[language], "DOM-2026-AMERICAS"
    room.desk.begin("DOM", "2026", unit="AMERICAS", invented=True)
    async with room.open(name, language=language) as pilot:
        first = screen_text(pilot).splitlines()[0]
        assert first.startswith(f" {name} ")
        assert invented in first
        assert "09:00" in first
    async with room.open(None, language=language) as pilot:
        listed = next(each for each in screen_text(pilot).splitlines() if name in each)
        assert f" · {invented} " in listed
