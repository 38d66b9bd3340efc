"""Two people who work on copies of one register, and bring them together."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import timedelta

from assess.domain.answers import Rated
from assess.records import replace
from assess.workflow.session import Session
from tests.tui.kit import Room


def apart(room: Room, ana: Callable[[Session], object], benita: Callable[[Session], object]) -> None:
    """Ana, and a day later Benita, work on copies of the same register; then both come together."""
    before = len(room.register.kept["SLV-2026"])
    elsewhere = Room(register=copy.deepcopy(room.register))
    desk = elsewhere.desk_of("Benita")
    desk.clock.time += timedelta(days=1)  # type: ignore[attr-defined]
    benita(desk.session("SLV-2026"))
    ana(room.kept())
    theirs = [replace(each, number=0) for each in elsewhere.register.kept["SLV-2026"][before:]]
    room.register.append(theirs, room.register.standing["SLV-2026"])


def answers_apart(room: Room) -> None:
    """Both rated T-01.p anew, Ana with a comment of her own, Benita with a proof."""
    session = room.half_done()
    session.flag("T-01.p", flagged=False)

    def ana(session: Session) -> None:
        session.answer("T-01.p", Rated(4))
        session.comment("T-01.p", "Ya en tres [/] departamentos.")

    def benita(session: Session) -> None:
        session.answer("T-01.p", Rated(1))
        session.link("T-01.p", ["E-001"])

    apart(room, ana, benita)
