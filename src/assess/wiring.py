"""The one place where adapters are chosen. Each is imported only when it is built: starting is a feature."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assess.domain.errors import Misuse
from assess.domain.message import say
from assess.places import cache_folder, data_folder, decryption_key_path, key_path, register_path, shipped
from assess.records import dataclass
from assess.workflow.opening import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from assess.catalogue.summary import Summary
    from assess.domain.problem import Problem
    from assess.domain.region.compilation import Compilation
    from assess.domain.response import Change
    from assess.exchange.sealed.keys import SigningKey
    from assess.storage.care.backups import Backups
    from assess.workflow.arrival import Opened
    from assess.workflow.drafts import Drafts
    from assess.workflow.inbox import Inbox
    from assess.workflow.outbox import Outbox
    from assess.workflow.ports import Files, Press, Register, Settings
    from assess.workflow.post_room import PostRoom
    from assess.workflow.session import Session
    from assess.workflow.trust import Trust

PASSPHRASE = "ASSESS_PASSPHRASE"  # noqa: S105 - its name
"""The variable with the passphrase of the user's signing key, where it has one."""

TYPED = list[str]()
"""The passphrases typed since the start; the last one holds. In the variable, all that is started here would get it."""

DEFAULT_GUIDELINE = "rcm-women"


@dataclass(frozen=True)
class Options:
    """What the user chose for all commands; empty is the usual place."""

    register: str = ""
    guidelines: tuple[str, ...] = ()
    author: str = ""


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        """Give the time, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the clock itself


def desk(options: Options) -> Desk:
    """Set up the desk at which all work begins; nothing is opened yet."""
    from assess.catalogue.folders import Folders

    added = [Path(folder) for folder in options.guidelines]
    for folder in added:
        _refuse_closed(folder)
        if not Folders([folder]).refs():
            hint = say("Name the folder that has guideline.yaml, or the one that it is in.")
            raise Misuse(say("There is no guideline in {folder}.", folder=str(folder)), hint)
    catalogue = Folders([shipped("guidelines"), *added], DEFAULT_GUIDELINE, cache_folder())
    return Desk(lambda: register(options), catalogue, SystemClock(), options.author or _user())


def _refuse_closed(folder: Path) -> None:
    """Refuse what is no folder that this account may look into."""
    from assess.domain.refusal import why

    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        raise Misuse(say("There is no folder {folder}.", folder=str(folder))) from None
    except OSError as error:
        raise Misuse(say("{path} can't be read: {why}.", path=str(folder), why=why(error))) from error


def register(options: Options) -> Register:
    """Open the register that the user chose, or the usual one. Raises `RegisterUnusable`."""
    from assess.storage.register import SqliteRegister

    return SqliteRegister(register_path(options.register), backups(options))


def backups(options: Options) -> Backups:
    """Set up what makes backups of the register."""
    from assess.storage.care.backups import Backups

    return Backups(register_path(options.register), SystemClock().now)


def press() -> Press:
    """Set up the press that makes reports."""
    from assess.report.press_room import PressRoom

    return PressRoom(shipped("templates"))


def read_answers(path: Path, content: bytes, session: Session) -> tuple[dict[str, Change], list[Problem]]:
    """Read a table of answers: the changes it asks for, and every problem it has."""
    from assess.exchange.answers.tables import read_answers as read

    return read(path, content, session.guideline, session.assessment)


def seal(session: Session, *, draft: bool = False, key: Path | None = None) -> bytes:
    """Write the envelope of an assessment, signed with this user's key or the one named.

    Its time is that of the last change, so that the same assessment always gives the same envelope.
    """
    from assess.exchange.sealed.envelope import seal as write
    from assess.exchange.sealed.keys import signing_key

    assessment, signing = session.assessment, signing_key(key) if key else _own_key()
    return write(assessment, session.guideline, signing, assessment.history.revisions[-1].at, draft=draft)


def outbox(desk: Desk) -> Outbox:
    """Set up what sends: reports and envelopes are kept in the folder in which the program was started."""
    from assess.storage.disk.folder import DiskFolder
    from assess.workflow.outbox import Outbox, Seals

    seals = Seals(
        seal, lambda session: follow_up(desk, session), lambda: own_keys(encryption=False)[0], key_is_locked, unlock_key
    )
    return Outbox(desk, press, seals, DiskFolder(Path.cwd()))


def export(session: Session, form: Literal["json", "csv", "xlsx"], language: str, table: str = "") -> bytes:
    """Write the data of one assessment; `table` is the one that a CSV has, empty for the answers. Raises `Misuse`."""
    from assess.exchange.exported.document import export as write
    from assess.exchange.exported.document import export_table

    if table:
        return export_table(session.guideline, session.assessment, session.card, table, language)
    return write(session.guideline, session.assessment, session.card, form, language)


def answer_form(session: Session, form: Literal["xlsx", "csv"], language: str) -> bytes:
    """Write the questions of an assessment as a table to be filled in."""
    from assess.exchange.exported.form import answer_form as write

    return write(session.guideline, session.assessment, form, language)


def check_guideline(folder: Path) -> tuple[Summary | None, list[Problem], list[Problem]]:
    """Check the guideline in a folder: what it contains (`None` where it has faults), its faults, and advice."""
    from assess.catalogue.advice import advise
    from assess.catalogue.folders import check
    from assess.catalogue.summary import summarise

    guideline, problems = check(folder)
    return (summarise(guideline) if guideline else None), problems, advise(folder)


def lock_guideline(folder: Path) -> int:
    """Write down the texts of an edition as published, and give how many there are."""
    from assess.catalogue.locking import write_lock

    return write_lock(folder)


def post_room(desk: Desk, trust: Trust) -> PostRoom:
    """Set up where files arrive: envelopes, reports that carry one, and follow-ups."""
    from assess.exchange.sealed.arrivals import open_arrival
    from assess.exchange.sealed.encryption import decrypted
    from assess.exchange.sealed.followups import is_follow_up, open_follow_up
    from assess.workflow.followups import FollowUps
    from assess.workflow.gathering import Gathering
    from assess.workflow.post_room import PostRoom

    intake, catalogue = desk.register.intake, desk.catalogue
    gathering = Gathering(desk, intake, lambda content, file: open_arrival(content, catalogue, file), trust)
    follow_ups = FollowUps(desk, open_follow_up, trust)
    return PostRoom(gathering, follow_ups, is_follow_up, lambda content: decrypted(content, decryption_key_path()))


def open_files(desk: Desk, paths: Sequence[str]) -> Iterator[Opened]:
    """Open what arrived, in the order given, on all cores where there is much of it."""
    from assess.exchange.sealed.opening_many import open_many

    return open_many(paths, files().read, desk.catalogue)


def follow_up(desk: Desk, session: Session) -> bytes:
    """Write the secretariat's observations on an assessment, signed with this user's key."""
    from assess.exchange.sealed.followups import seal_follow_up

    receipt = desk.register.intake.newest(session.assessment.id)
    return seal_follow_up(session.assessment, receipt.digest if receipt else "", _own_key())


def files() -> Files:
    """Set up the files of this machine from which one chooses what is taken in."""
    from assess.storage.disk.files import DiskFiles

    return DiskFiles()


def inbox(desk: Desk) -> Inbox:
    """Set up what takes envelopes in while somebody looks on."""
    from assess.workflow.inbox import Inbox

    return Inbox(desk, files(), lambda trust: post_room(desk, trust))


def settings() -> Settings:
    """Set up what the user chose once and for all."""
    from assess.storage.disk.settings import DiskSettings

    return DiskSettings(data_folder() / "settings.json")


def drafts(options: Options) -> Drafts:
    """Set up where what is half typed is kept: with this user, whichever register it is for."""
    from assess.storage.disk.drafts import DiskDrafts

    return DiskDrafts(data_folder() / "drafts", str(register_path(options.register).absolute()))


def write_compiled(
    compilation: Compilation, form: Literal["json", "csv", "xlsx"], language: str, day: date, table: str = ""
) -> Iterator[bytes]:
    """Write a compilation as data, piece by piece; `table` is the one that a CSV has, empty for the distributions.

    Raises `Misuse`.
    """
    from assess.exchange.compiled.document import write_compiled as write
    from assess.exchange.compiled.spread import SPREAD
    from assess.words import Words

    return write(compilation, form, Words(language), day.isoformat(), table or SPREAD)


def own_keys(*, encryption: bool) -> tuple[str, str]:
    """Tell the fingerprint of this user's signing key, and what others encrypt for; empty where it is not asked for.

    Each is made on first use.
    """
    from assess.exchange.sealed.encryption import recipient

    return _own_key().fingerprint, recipient(decryption_key_path()) if encryption else ""


def _own_key() -> SigningKey:
    from assess.exchange.sealed.keys import signing_key

    return signing_key(key_path(), _passphrase())


def _passphrase() -> str:
    return TYPED[-1] if TYPED else os.environ.get(PASSPHRASE, "")


def key_is_locked() -> bool:
    """Tell whether this user's signing key has a passphrase that has not been given."""
    try:
        return not _passphrase() and b"ENCRYPTED" in key_path().read_bytes()
    except OSError:
        return False


def unlock_key(passphrase: str) -> None:
    """Take the passphrase of this user's signing key. Raises `Misuse` for a wrong one."""
    from assess.exchange.sealed.keys import signing_key

    signing_key(key_path(), passphrase)
    TYPED.append(passphrase)


def protect_key(passphrase: str) -> None:
    """Give this user's signing key another passphrase; empty is none. Raises `Misuse`."""
    from assess.exchange.sealed.keys import protect

    protect(key_path(), _passphrase(), passphrase)


def encrypt(content: bytes, recipient: str) -> bytes:
    """Encrypt a file for a recipient."""
    from assess.exchange.sealed.encryption import encrypted

    return encrypted(content, recipient)


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "-"
