"""Envelopes to take in: countries that answer the small guideline, seal and send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assess.domain.assessment import Declaration
from assess.domain.guideline import Guideline
from assess.domain.problem import Problem
from assess.exchange.sealed.arrivals import open_arrival
from assess.exchange.sealed.envelope import seal
from assess.exchange.sealed.keys import SigningKey, signing_key
from assess.records import replace
from assess.storage.register import SqliteRegister
from assess.workflow.arrival import Arrival, Outcome
from assess.workflow.gathering import Gathering
from assess.workflow.opening import Desk
from assess.workflow.session import Session
from assess.workflow.trust import Trust
from tests.fakes import FakeCatalogue, FakeClock, FakeRegister
from tests.secretariat.rounds import INDICATORS, LETTERS, small


def answer(session: Session, letters: str) -> None:
    """Answer each indicator with a letter."""
    for ref, letter in zip(INDICATORS, letters, strict=True):
        session.answer(ref, LETTERS[letter])


@dataclass
class Delegation:
    """A country at its own desk, with its own key."""

    folder: Path
    country: str = "SLV"
    guideline: Guideline = field(default_factory=small)
    invented: bool = False

    def __post_init__(self) -> None:
        """Begin the assessment."""
        register = FakeRegister()
        self.desk = Desk(lambda: register, FakeCatalogue(self.guideline), FakeClock(), "Ana")
        self.session = self.desk.begin(self.country, "2026", invented=self.invented)

    @property
    def key(self) -> SigningKey:
        """Its key."""
        return signing_key(self.folder / f"{self.country}.pem")

    def close(self, letters: str) -> None:
        """Answer all, declare and close."""
        self.session.reopen()
        answer(self.session, letters)
        self.session.declare(Declaration("Ana López"))
        self.session.seal()

    def envelope(self, *, draft: bool = False, key: SigningKey | None = None) -> bytes:
        """Seal what there is."""
        at = self.session.assessment.history.revisions[-1].at
        return seal(self.session.assessment, self.guideline, key or self.key, at, draft=draft)

    def send(self, letters: str) -> bytes:
        """Close and seal."""
        self.close(letters)
        return self.envelope()


class Secretariat:
    """The desk at which envelopes arrive, over a register in a file."""

    def __init__(self, folder: Path, guideline: Guideline | None = None) -> None:
        """Begin with an empty register."""
        self.path = folder / "secretariat.register"
        self.register = SqliteRegister(self.path)
        self.desk = Desk(lambda: self.register, FakeCatalogue(guideline or small()), FakeClock(), "Secretaría")

    def receive(self, content: bytes, file: str = "envelope.json", trust: Trust | None = None) -> Outcome:
        """Take one in."""

        def read(content: bytes, file: str) -> tuple[Arrival | None, list[Problem]]:
            return open_arrival(content, self.desk.catalogue, file)

        return Gathering(self.desk, self.register.intake, read, trust or Trust()).receive(file, content)

    def held(self) -> list[object]:
        """Give all that the register holds, to see whether anything was changed."""
        tables = ("revision", "standing", "envelope", "pinned_key")
        rows = [self.register._connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608
        return [[tuple(row) for row in table] for table in rows]


Spoil = Callable[[bytes], bytes]


def in_later_edition() -> Guideline:
    """The small guideline, one edition on."""
    return replace(small("2"), digest="1" * 64)
