"""A damaged register of the secretariat: what came in envelopes is saved as it came, and so is what was made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assess.domain.assessment import Assessment
from assess.exchange.sealed.keys import signing_key
from assess.storage.care.salvage import Rescue, salvage
from assess.storage.register import SqliteRegister
from assess.workflow.arrival import Verdict
from assess.workflow.reviewing import remark
from assess.workflow.trust import Trust
from tests.secretariat.post import Delegation, Secretariat
from tests.secretariat.rounds import INDICATORS

LETTERS = "1234512"


@pytest.fixture
def delegations(tmp_path: Path) -> dict[str, Delegation]:
    """El Salvador and Panama, each at its own desk."""
    return {country: Delegation(tmp_path, country) for country in ("SLV", "PAN")}


@pytest.fixture
def secretariat(tmp_path: Path, delegations: dict[str, Delegation]) -> Secretariat:
    """Both have submitted, something was observed on what El Salvador said, and the cycle has a last day."""
    there = Secretariat(tmp_path)
    for delegation in delegations.values():
        assert there.receive(delegation.send(LETTERS)).verdict is Verdict.TAKEN_IN
    remark(there.desk.session("SLV-2026"), INDICATORS[0], "Which article?")
    there.register.intake.set_deadline("2026", date(2026, 6, 30), "2026-03-02T09:00:00+00:00", "Secretaría")
    return there


def saved(secretariat: Secretariat) -> tuple[Rescue, SqliteRegister]:
    """Save what can be read of its register into a new one."""
    target = secretariat.path.with_name("saved.register")
    rescue = salvage(secretariat.path, target, ())
    return rescue, SqliteRegister(target)


def test_envelopes_keys_deadlines_and_observations_are_saved(
    secretariat: Secretariat, delegations: dict[str, Delegation]
) -> None:
    """Each envelope byte for byte; each sender is known by the same key; the history goes on where it was."""
    rescue, register = saved(secretariat)
    assert (rescue.envelopes, rescue.deadlines) == (2, 1)
    for country, delegation in delegations.items():
        id_ = f"{country}-2026"
        assert register.intake.envelope(id_) == secretariat.register.intake.envelope(id_)
        assert register.intake.pinned(country) == delegation.key.public
        assert [each.id for each in register.history(id_)] == [each.id for each in secretariat.register.history(id_)]
    assert Assessment.of(register.history("SLV-2026")).observations["S-001"].text == "Which article?"
    assert register.intake.deadline("2026") == date(2026, 6, 30)
    register.close()


def test_what_the_secretariat_worked_on_is_told_beside_the_envelopes(secretariat: Secretariat) -> None:
    """What is only in an envelope is counted with the envelopes."""
    rescue, register = saved(secretariat)
    assert [each.assessment for each in rescue.assessments] == ["SLV-2026"]
    register.close()


@pytest.mark.parametrize("name", ["new", "other", "another", "last"])
def test_who_changed_the_key_is_known_by_the_new_one(
    secretariat: Secretariat, delegations: dict[str, Delegation], tmp_path: Path, name: str
) -> None:
    """Whatever the digits are: what holds is the key that was accepted last."""
    panama, changed = delegations["PAN"], signing_key(tmp_path / f"{name}.pem")
    panama.close("5" * len(INDICATORS))
    assert secretariat.receive(panama.envelope(key=changed), trust=Trust(new_keys=True)).verdict is Verdict.TAKEN_IN
    _, register = saved(secretariat)
    assert register.intake.pinned("PAN") == changed.public
    register.close()


def test_what_was_saved_refuses_what_had_come_before(
    secretariat: Secretariat, delegations: dict[str, Delegation]
) -> None:
    """It knows what it has, and takes the next submission in."""
    _, register = saved(secretariat)
    secretariat.register = register
    assert secretariat.receive(delegations["PAN"].envelope()).verdict is Verdict.REPEATED
    assert secretariat.receive(delegations["PAN"].send("5" * len(INDICATORS))).verdict is Verdict.TAKEN_IN
    register.close()
