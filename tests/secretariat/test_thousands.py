"""Folders of thousands: many processes open, one decides; what is told of a file is kept."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from assess.exchange.sealed import opening_many
from assess.exchange.sealed.arrivals import open_arrival
from assess.exchange.sealed.opening_many import open_many
from assess.storage.disk.files import DiskFiles
from assess.workflow import post_room
from assess.workflow.arrival import Opened, Verdict
from assess.workflow.followups import FollowUps
from assess.workflow.gathering import Gathering
from assess.workflow.post_room import PostRoom
from assess.workflow.trust import Signed, Trust
from tests.fakes import FakeCatalogue
from tests.secretariat.post import Delegation, Secretariat
from tests.secretariat.rounds import small

COUNTRIES = ("BLZ", "CRI", "GTM", "HND", "NIC", "PAN", "SLV")


@pytest.fixture
def post(tmp_path: Path) -> list[str]:
    """The envelopes of seven countries; one is spoilt, and one holds a follow-up that nobody can read."""
    (tmp_path / "post").mkdir()
    paths = []
    for country in COUNTRIES:
        path = tmp_path / f"post/{country}-2026.assess.json"
        path.write_bytes(Delegation(tmp_path, country).send("1234512"))
        paths.append(str(path))
    Path(paths[2]).write_bytes(b"{")
    Path(paths[4]).write_bytes(b"age-encryption.org/v1\nrubbish")
    return paths


def room(secretariat: Secretariat, trust: Trust) -> PostRoom:
    """The door of a secretariat; nothing is decrypted there."""
    gathering = Gathering(
        secretariat.desk,
        secretariat.register.intake,
        lambda content, file: open_arrival(content, secretariat.desk.catalogue, file),
        trust,
    )
    return PostRoom(gathering, FollowUps(secretariat.desk, lambda _, __: (None, []), trust), lambda _: False, bytes)


def test_others_open_what_one_would_have_opened(post: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In the same order, with the same reasons, and encrypted files untouched."""
    catalogue = FakeCatalogue(small())
    alone = list(open_many(post, DiskFiles().read, catalogue))
    monkeypatch.setattr(opening_many, "MANY", 1)
    monkeypatch.setattr(opening_many, "AT_ONCE", 2)
    monkeypatch.setattr(opening_many, "_cores", lambda: 2)
    together = list(open_many(post, DiskFiles().read, catalogue))
    assert [each.file for each in together] == post
    assert [(each.arrival, each.other) for each in together] == [(each.arrival, each.other) for each in alone]
    assert [[str(problem.message) for problem in each.problems] for each in together] == [
        [str(problem.message) for problem in each.problems] for each in alone
    ]
    assert together[4].other.startswith(b"age")


def test_what_helpers_leave_undone_is_opened_here(post: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A helper that the system takes away costs time, and nothing else."""
    catalogue = FakeCatalogue(small())

    def lost(parts: list[list[str]], *_: object) -> Iterator[list[Opened]]:
        yield list(open_many(parts[0], DiskFiles().read, catalogue))
        raise BrokenProcessPool

    whole = list(open_many(post, DiskFiles().read, catalogue))
    monkeypatch.setattr(opening_many, "_opened_by_others", lost)
    monkeypatch.setattr(opening_many, "_cores", lambda: 2)
    monkeypatch.setattr(opening_many, "AT_ONCE", 2)
    monkeypatch.setattr(opening_many, "MANY", len(post))
    assert [each.file for each in open_many(post, DiskFiles().read, catalogue)] == [each.file for each in whole]


def test_many_are_taken_in_each_by_its_own_merit(post: list[str], tmp_path: Path) -> None:
    """In their order, and what is spoilt stops nothing."""
    secretariat = Secretariat(tmp_path)
    opened = open_many(post, DiskFiles().read, secretariat.desk.catalogue)
    verdicts = [outcome.verdict for outcome in room(secretariat, Trust()).receive_many(opened)]
    refused = [verdict is Verdict.REFUSED for verdict in verdicts]
    assert refused == [False, False, True, False, True, False, False]


def test_a_file_that_cannot_be_read_stops_no_other(post: list[str]) -> None:
    """As one that was taken away since the folder was listed: it is refused, and it is said why."""
    Path(post[3]).unlink()
    opened = list(open_many(post, DiskFiles().read, FakeCatalogue(small())))
    assert [each.file for each in opened] == post
    assert [str(each.message) for each in opened[3].problems] == [
        f"{post[3]} can't be read: No such file or directory."
    ]
    assert opened[5].arrival is not None


def test_a_file_that_the_system_will_not_even_look_at_stops_no_other(post: list[str]) -> None:
    """A name that is too long, or one in a folder that may be listed and not entered: refused, with the reason."""
    endless = str(Path(post[0]).with_name("n" * 300))
    opened = list(open_many([endless, post[0]], DiskFiles().read, FakeCatalogue(small())))
    assert [each.arrival is None for each in opened] == [True, False]
    assert "File name too long" in str(opened[0].problems[0].message)


def test_what_is_told_is_kept_and_what_is_not_told_can_come_again(
    post: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped between two goes, all that was told of is there, and the same folder brings the rest."""
    monkeypatch.setattr(post_room, "AT_ONCE", 2)
    secretariat = Secretariat(tmp_path)
    outcomes = room(secretariat, Trust()).receive_many(open_many(post, DiskFiles().read, secretariat.desk.catalogue))
    told = [next(outcomes), next(outcomes)]
    secretariat.register.close()
    later = Secretariat(tmp_path)
    assert [receipt.country for receipt in later.register.intake.receipts("2026")] == ["BLZ", "CRI"]
    again = list(room(later, Trust()).receive_many(open_many(post, DiskFiles().read, later.desk.catalogue)))
    assert [outcome.verdict for outcome in again[: len(told)]] == [Verdict.REPEATED, Verdict.REPEATED]
    assert sum(outcome.verdict is Verdict.TAKEN_IN for outcome in again) == 3


def test_a_failure_in_the_midst_of_many_keeps_none_of_them(
    post: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is half taken in, and the sums stay what they were."""
    secretariat = Secretariat(tmp_path)
    before, intake = secretariat.held(), secretariat.register.intake
    take_in, calls = intake.take_in, list[object]()

    def failing(*words: object) -> None:
        calls.append(words)
        if len(calls) == 2:
            raise OSError("the disk is gone")
        take_in(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "take_in", failing)
    opened = open_many([post[0], post[1]], DiskFiles().read, secretariat.desk.catalogue)
    with pytest.raises(Exception, match="disk is gone"):
        list(room(secretariat, Trust()).receive_many(opened))
    assert (secretariat.held(), intake.sums.counted("2026")) == (before, {})


def test_a_person_is_asked_once_about_a_key(post: list[str], tmp_path: Path) -> None:
    """Two envelopes of one sender in one go are one question."""
    secretariat, asked = Secretariat(tmp_path), list[str]()

    def ask(signed: Signed) -> bool:
        asked.append(signed.sender)
        return True

    opened = open_many([post[0], post[0], post[1]], DiskFiles().read, secretariat.desk.catalogue)
    verdicts = [outcome.verdict for outcome in room(secretariat, Trust(ask=ask)).receive_many(opened)]
    assert (asked, verdicts) == (["BLZ", "CRI"], [Verdict.TAKEN_IN, Verdict.REPEATED, Verdict.TAKEN_IN])
