"""The desk over the eleven invented assessments, from which the pictures and examples of the documentation are made."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path

from assess import wiring
from assess.workflow.inventing import CYCLE, InventedClock, invent
from assess.workflow.opening import Desk

FINISHED = {"es": f"SLV-{CYCLE}", "en": f"CAN-{CYCLE}"}
"""The complete assessment that is printed, by language: one that was written in it."""


def invented_desk(folder: Path, reopened: Container[str] = ()) -> Desk:
    """Set up a desk over a register in which the invented assessments stand; some closed ones can be reopened."""
    os.environ["ASSESS_DATA"] = os.environ["ASSESS_CACHE"] = str(folder)
    at_work = wiring.desk(wiring.Options(register=str(folder / "invented.register"), author="Ana Invento"))
    at_work.clock = InventedClock()
    for session in invent(at_work):
        if session.assessment.sealed and session.assessment.id in reopened:
            session.reopen()
    return at_work
