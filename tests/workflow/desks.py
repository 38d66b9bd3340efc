"""Desks over one register in memory, for stories with one delegate or several."""

from __future__ import annotations

from assess.domain.guideline import Guideline
from assess.workflow.opening import Desk
from tests.domain.build import guideline, recommendation
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister

SMALL = guideline(
    recommendation("T-01", "spo", sources=("gr26",)), recommendation("T-02", "sp", weight=2.0, sources=("gc23",))
)


def desk(register: FakeRegister | None = None, author: str = "ana", *guidelines: Guideline) -> Desk:
    """Set up a desk, on a register of its own or on a shared one."""
    chosen = register if register is not None else FakeRegister()
    return Desk(lambda: chosen, FakeCatalogue(*(guidelines or (SMALL,))), FakeClock(), author)
