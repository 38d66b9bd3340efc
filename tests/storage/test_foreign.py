"""Registers in which every digest holds, and whose changes this program would never have written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assess.domain.data import Data
from assess.domain.errors import RegisterUnusable
from assess.domain.history import Revision
from assess.domain.subjects import DELEGATION, OPENING
from assess.records import replace
from assess.storage.care.checkup import checkup
from assess.storage.care.salvage import salvage
from assess.storage.care.survey import survey
from assess.storage.database.chain import chained
from assess.storage.database.rows import put, revision_row
from assess.storage.database.sqlite import connect, transaction
from tests.domain.build import revision
from tests.storage.registers import desk_on

NOW = datetime(2026, 3, 3, tzinfo=UTC)


def write(path: Path, change: Revision) -> int:
    """Write a change with its right digest behind all others, as one could who knows how; give its number."""
    connection = connect(path)
    with transaction(connection, path):
        query = "SELECT number, chain FROM revision WHERE assessment = ? ORDER BY number DESC LIMIT 1"
        last = connection.execute(query, (change.assessment,)).fetchone()
        number, chain = last["number"] + 1, chained(last["chain"], change.id)
        put(connection, "INSERT INTO revision", revision_row(change.numbered(number), chain))
        connection.execute("UPDATE standing SET last = ? WHERE assessment = ?", (number, change.assessment))
    connection.close()
    return int(number)


ODD: dict[str, tuple[str, Data | None]] = {
    "a level in letters": ("response/T-01.s", {"answer": {"status": "rated", "level": "three"}}),
    "an answer of no kind": ("response/T-01.s", {"answer": {"level": 3}}),
    "a comment that is a number": ("response/T-01.s", {"comment": 5}),
    "a figure without end": ("response/T-01.s", {"figure": {"value": "1E+99999999"}}),
    "a field of a later version": ("response/T-01.s", {"comment": "Yes", "mood": "hopeful"}),
    "evidence of no kind": ("evidence/E-001", {"ref": "E-001", "kind": "rumour", "title": "Heard"}),
    "evidence under another number": ("evidence/E-001", {"ref": "E-002", "kind": "law", "title": "Act"}),
    "an action by no day": ("action/A-001", {"ref": "A-001", "recommendation": "T-01", "by": "soon"}),
    "an opening without a country": (OPENING, {"cycle": "2026"}),
    "an assessment that is taken away": (OPENING, None),
    "a delegation of five": (DELEGATION, {"members": 5}),
    "a subject of its own": ("rumour/R-001", {"text": "Heard"}),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_something_else_wrote_is_told_and_all_the_rest_can_be_saved(path: Path, odd: str) -> None:
    """On opening and by the doctor; nobody is left with a register that can't be used."""
    number = write(path, revision(*ODD[odd], author="eva"))
    told = f"Change {number} of SLV-2026 in the register .* was not written by this version"
    with desk_on(path) as desk, pytest.raises(RegisterUnusable, match=told):
        desk.session("SLV-2026")
    assert any("was not written by this version" in str(each.message) for each in checkup(path, NOW))
    new = path.with_name("new.register")
    [account] = salvage(path, new, ()).assessments
    assert account.lost == (number,)
    survey(new)
    with desk_on(new) as desk:
        desk.session("SLV-2026").comment("T-01.s", "We go on.")


def test_a_change_of_no_time_is_told(path: Path) -> None:
    """Whatever lists changes reads their times."""
    write(path, replace(revision("response/T-01.s", {"comment": "Late"}), at="yesterday"))
    with pytest.raises(RegisterUnusable, match="not written by this version"):
        survey(path)


def test_a_level_that_the_guideline_does_not_have_is_told(path: Path) -> None:
    """Whether it was the register that was changed, or the guideline."""
    write(path, revision("response/T-01.s", {"answer": {"status": "rated", "level": 7}}))
    with desk_on(path) as desk, pytest.raises(RegisterUnusable, match=r"T-01\.s has level 7, which small does not"):
        desk.session("SLV-2026")


def test_a_history_that_does_not_say_what_it_is_of_is_told(path: Path) -> None:
    """An assessment begins with its opening."""
    write(path, revision("response/T-01.s", {"comment": "Here"}))
    connection = connect(path)
    with transaction(connection, path):
        lost = revision("response/T-01.p", {"comment": "First"})
        connection.execute("DELETE FROM revision WHERE assessment = 'SLV-2026'")
        put(connection, "INSERT INTO revision", revision_row(lost.numbered(1), chained("", lost.id)))
        connection.execute("UPDATE standing SET last = 1")
    connection.close()
    with desk_on(path) as desk, pytest.raises(RegisterUnusable, match="nothing says what SLV-2026 is"):
        desk.session("SLV-2026")
