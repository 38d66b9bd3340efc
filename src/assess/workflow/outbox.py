"""What leaves the program: the gap report, the sealed envelope and the follow-up of an assessment, each as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assess.domain.assessment import Declaration
from assess.domain.submission import fingerprint
from assess.records import dataclass
from assess.workflow.opening import Desk
from assess.workflow.orders import Order
from assess.workflow.ports import Folder, Press, Watch, unwatched
from assess.workflow.session import Session

ENVELOPE, FOLLOW_UP = ".assess.json", ".follow-up.json"
"""How the names of envelopes and follow-ups end."""


def order_of(desk: Desk, session: Session, language: str, day: date, envelope: bytes = b"") -> Order:
    """Order the whole gap report of an assessment as PDF; it carries the envelope that is given."""
    return Order(
        guideline=session.guideline,
        assessment=session.assessment,
        card=session.card,
        language=language,
        day=day,
        envelope=envelope,
        profile=desk.profile(session.assessment),
    )


@dataclass(frozen=True)
class Seals:
    """What is sealed with this user's key."""

    envelope: Callable[[Session], bytes]
    follow_up: Callable[[Session], bytes]
    fingerprint: Callable[[], str]
    """Of the key, which is made when it is first asked for."""
    locked: Callable[[], bool]
    """Whether the key has a passphrase that has not been given."""
    unlock: Callable[[str], None]
    """Gives its passphrase. Raises `Misuse` for a wrong one."""


class Outbox:
    """Makes what is sent, and keeps it in the folder one works in."""

    def __init__(
        self,
        desk: Desk,
        press: Callable[[], Press],
        seals: Seals,
        folder: Folder,
    ) -> None:
        """Take what is needed; the press is set up, and the key opened, when they are first asked for."""
        self.folder = folder
        self._desk = desk
        self._press = press
        self._seals = seals

    def order(self, session: Session, language: str) -> Order:
        """Order the whole gap report as PDF; once submitted, it carries its envelope. Raises `RegisterUnusable`."""
        envelope = self.envelope(session) if session.assessment.sealed else b""
        return order_of(self._desk, session, language, session.today, envelope)

    def report(self, order: Order, watch: Watch = unwatched) -> bytes:
        """Make a gap report; an order is plain data, so this may run beside other work. Raises `ReportFailed`."""
        return self._press().gap_report(order, watch)

    def submit(
        self, session: Session, declaration: Declaration | None = None, *, published: bool | None = None
    ) -> bytes:
        """Close an assessment and give its envelope; one that is closed already gives the same envelope again.

        `None` keeps the declaration that is recorded, and names the author where there is none; so it does with whether
        the answers may be published. What blocks is the caller's to ask about, with `Session.review`. Raises `Misuse`
        where there is no key to sign with; then nothing is closed.
        """
        if not session.assessment.sealed:
            self._seals.fingerprint()
            known = session.assessment.opening.declaration
            session.declare(declaration or known or Declaration(session.author), published=published)
            session.seal()
        return self.envelope(session)

    def envelope(self, session: Session) -> bytes:
        """Give the envelope of a closed assessment: the one it came in, with its sender's signature, or our own."""
        if session.receipt:
            return self._desk.register.intake.envelope(session.assessment.id)
        return self._seals.envelope(session)

    @property
    def locked(self) -> bool:
        """Whether the key one signs with has a passphrase that has not been given."""
        return self._seals.locked()

    def unlock(self, passphrase: str) -> None:
        """Give the passphrase of the key. Raises `Misuse` for a wrong one."""
        self._seals.unlock(passphrase)

    def write_follow_up(self, session: Session) -> str:
        """Write the secretariat's observations, sealed, and tell where. Raises `Misuse` where there are none."""
        name = session.assessment.id + FOLLOW_UP
        self.folder.keep(name, self._seals.follow_up(session))
        return self.folder.place(name)

    def fingerprint(self, session: Session) -> str:
        """Tell the fingerprint of the key that the envelope of a closed assessment is signed with."""
        receipt = session.receipt
        return fingerprint(receipt.key) if receipt else self._seals.fingerprint()
