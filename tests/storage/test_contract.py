"""What every register promises: the one in memory that the stories use, and the one in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from assess.domain.assessment import Assessment
from assess.domain.errors import Misuse, NotFound
from assess.domain.history import Revision
from assess.domain.response import Response
from assess.domain.scoring import score
from assess.domain.standing import Standing, stand
from assess.domain.subjects import RESPONSE
from assess.records import replace
from assess.storage.register import SqliteRegister
from assess.workflow.ports import Register
from tests.domain.build import opening, revision
from tests.domain.generated import whole_responses
from tests.fakes import FakeRegister
from tests.workflow.desks import SMALL


@pytest.fixture(params=["memory", "file"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    """Give an empty register of either kind."""
    if request.param == "memory":
        yield FakeRegister()
    else:
        kept = SqliteRegister(tmp_path / "assess.register")
        yield kept
        kept.close()


BEGUN = opening()
SAID = revision(RESPONSE + "T-01.s", Response(comment="Yes").as_data())
SAID_NEXT = revision(RESPONSE + "T-01.s", None, SAID)


def standing(*revisions: Revision, seen: int = 0) -> Standing:
    """Say how SLV-2026 stands after some revisions, for one who had seen those up to `seen`."""
    made = Assessment.of(revisions or [BEGUN])
    return replace(stand(made, score(SMALL, made.responses).score), number=seen)


def test_a_new_register_is_empty(register: Register) -> None:
    """And knows no assessment."""
    assert register.standings() == []
    with pytest.raises(NotFound):
        register.history("SLV-2026")


def test_what_is_recorded_is_read_back_in_order_and_numbered(register: Register) -> None:
    """From 1, in each assessment."""
    register.open([BEGUN], standing())
    numbered = register.append([SAID, SAID_NEXT], standing(BEGUN, SAID, SAID_NEXT, seen=1))
    assert [each.number for each in numbered] == [2, 3]
    read = register.history("SLV-2026")
    assert [(each.id, each.number) for each in read] == [(BEGUN.id, 1), (SAID.id, 2), (SAID_NEXT.id, 3)]
    assert list(read)[1:] == list(numbered)
    assert list(register.history("SLV-2026", after=2)) == list(numbered)[1:]
    assert list(register.history("SLV-2026", after=3)) == []


def test_a_name_is_given_once(register: Register) -> None:
    """The second opening changes nothing."""
    register.open([BEGUN], standing())
    with pytest.raises(Misuse):
        register.open([opening(), SAID], standing())
    assert len(register.history("SLV-2026")) == 1


def test_what_must_not_be_overtaken_is_not_recorded_after_others(register: Register) -> None:
    """Whoever takes the next ref of a ledger has to know all that were taken."""
    register.open([BEGUN, SAID], standing(BEGUN, SAID))
    late = standing(BEGUN, SAID_NEXT, seen=1)
    assert register.append([SAID_NEXT], late, unless_overtaken=True) == []
    assert len(register.history("SLV-2026")) == 2
    in_time = standing(BEGUN, SAID, SAID_NEXT, seen=2)
    assert [each.number for each in register.append([SAID_NEXT], in_time, unless_overtaken=True)] == [3]


def test_a_revision_that_is_there_already_is_passed_over(register: Register) -> None:
    """The rest is recorded."""
    register.open([BEGUN, SAID], standing(BEGUN, SAID))
    assert register.append([SAID], standing(BEGUN, SAID, seen=2)) == []
    assert [each.number for each in register.append([SAID, SAID_NEXT], standing(BEGUN, SAID, seen=2))] == [3]
    assert len(register.history("SLV-2026")) == 3


def test_what_is_appended_ahead_is_there_for_whoever_asks(register: Register) -> None:
    """Reading waits for it, and so does the next change."""
    register.open([BEGUN], standing())
    with register.ahead():
        assert [each.number for each in register.append([SAID], standing(BEGUN, SAID, seen=1))] == [2]
    assert len(register.history("SLV-2026")) == 2
    with register.ahead():
        register.append([SAID_NEXT], standing(BEGUN, SAID, SAID_NEXT, seen=2))
    register.settle()
    register.settle()
    assert len(register.history("SLV-2026")) == 3


def test_a_standing_is_current_while_it_knows_every_revision(register: Register) -> None:
    """One made without knowing the latest is listed as out of date until it is made again."""
    register.open([BEGUN], standing())
    register.append([SAID], standing(BEGUN, SAID, seen=1))
    [(first, current)] = register.standings()
    assert (first.id, first.opening.country, current) == ("SLV-2026", "SLV", True)
    register.append([SAID_NEXT], standing(BEGUN, SAID_NEXT, seen=1))
    [(stale, current)] = register.standings()
    assert (stale.number < 3, current) == (True, False)
    register.restand(standing(BEGUN, SAID, SAID_NEXT, seen=3))
    [(fresh, current)] = register.standings()
    assert (fresh.number, current) == (3, True)
    register.restand(standing(BEGUN, SAID, seen=2))
    assert list(register.standings()) == [(fresh, True)]


def test_a_standing_comes_back_as_it_was_kept(register: Register) -> None:
    """With every count and every bound."""
    kept = replace(standing(), value=12.5, low=0.1 + 0.2, high=None)
    register.open([BEGUN], kept)
    [(read, _)] = register.standings()
    assert read == replace(kept, number=1)


def test_assessments_do_not_mix(register: Register) -> None:
    """And are listed by id."""
    other = replace(BEGUN, assessment="BLZ-2026")
    register.open([BEGUN], standing())
    register.open([other], replace(standing(), id="BLZ-2026"))
    assert [each.id for each, _ in register.standings()] == ["BLZ-2026", "SLV-2026"]
    assert [each.assessment for each in register.history("BLZ-2026")] == ["BLZ-2026"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(response=whole_responses())
def test_any_response_comes_back_letter_for_letter(
    tmp_path_factory: pytest.TempPathFactory, response: Response
) -> None:
    """Whatever was typed, once it is text that can be written as UTF-8."""
    said = revision(RESPONSE + "T-01.s", response.as_data())
    kept = SqliteRegister(tmp_path_factory.mktemp("any") / "assess.register")
    try:
        kept.open([BEGUN, said], standing())
        assert Response.from_data(kept.history("SLV-2026")[1].body or {}) == response
    finally:
        kept.close()
