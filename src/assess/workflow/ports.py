"""What the workflows need from outside, and nothing about how it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from assess.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from assess.domain.assessment import Assessment
    from assess.domain.editions import EditionMap
    from assess.domain.guideline import Guideline
    from assess.domain.history import Revision
    from assess.domain.profile import CountryProfile
    from assess.domain.receipt import Receipt
    from assess.domain.region.reckoning import Addend, Pile
    from assess.domain.region.tally import Sum
    from assess.domain.standing import Standing
    from assess.workflow.orders import BlankOrder, Order, RegionalOrder


class Register(Protocol):
    """Where assessments are kept: an append-only history, and the standing of each for quick lists.

    Every method may raise `RegisterUnusable`.
    """

    def standings(self) -> Sequence[tuple[Standing, bool]]:
        """List the assessments by id, each with whether its standing is up to date."""

    def unheld(self, cycle: str) -> Sequence[tuple[Standing, bool]]:
        """List those assessments of a cycle, in the same way, that are not known from an envelope only."""

    def history(self, assessment: str, after: int = 0) -> Sequence[Revision]:
        """Read the revisions with a number above `after`, in order. Raises `NotFound` for an unknown assessment."""

    def open(self, revisions: Sequence[Revision], standing: Standing) -> Sequence[Revision]:
        """Begin an assessment; all or nothing. Raises `Misuse` where its id is taken."""

    def append(
        self, revisions: Sequence[Revision], standing: Standing, *, unless_overtaken: bool = False
    ) -> Sequence[Revision]:
        """Record revisions for good, all or nothing, and give them back with their numbers.

        Those it has already are passed over: the same word said twice is one word. `unless_overtaken` records nothing
        where others were recorded since.

        When this returns, they survive a power cut. `standing` is how things stand with them, for one who had seen
        the revisions up to `standing.number`; where others were recorded since, it is kept as out of date.
        """

    def ahead(self) -> AbstractContextManager[None]:
        """Let what is appended within come back before it would survive a power cut: `settle` waits for that."""

    def settle(self) -> None:
        """Wait until what was appended survives a power cut.

        Raises `RegisterUnusable` where it can't be recorded, and then nothing of it is.
        """

    def restand(self, standing: Standing) -> None:
        """Replace a standing that was out of date."""

    @property
    def intake(self) -> Intake:
        """The envelopes that were taken in."""


class Held(NamedTuple):
    """What is known of an assessment from its newest envelope, in one line: enough for a board of thousands."""

    country: str
    unit: str
    """Empty for the country as a whole."""
    assessment: str
    edition: str
    state: str
    issue: int
    submitted_at: str
    """When it was closed; empty while it is not. Its envelope may be sealed later, for what is remarked since."""
    sealed_at: str
    received_at: str
    counts: str
    """Its coverage in one text, which is read where it is wanted."""


class Intake(Protocol):
    """Where envelopes that were taken in are kept, beside the register: none is ever changed or removed.

    Every method may raise `RegisterUnusable`.
    """

    def receipts(self, cycle: str) -> Sequence[Receipt]:
        """List the newest receipt of each assessment of a cycle, by assessment."""

    def newest(self, assessment: str) -> Receipt | None:
        """Give the last receipt of an assessment; `None` where nothing was taken in."""

    def submissions(self, assessment: str) -> Sequence[int]:
        """List the numbers of the submissions of an assessment that were taken in, the first first."""

    def has(self, digest: str) -> bool:
        """Tell whether an envelope of this digest was taken in."""

    def has_own_history(self, assessment: str) -> bool:
        """Tell whether the register keeps a history of its own of an assessment: it is worked on here."""

    def pinned(self, sender: str) -> str:
        """Give the key that a sender is known by; empty where none was accepted yet."""

    def accepted(self, sender: str, key: str) -> bool:
        """Tell whether this key was ever accepted for a sender."""

    def countries_known_by(self, key: str) -> Sequence[str]:
        """List the countries that are known by a key, by their codes: more than one is worth asking about."""

    def envelope(self, assessment: str) -> bytes:
        """Give the newest envelope of an assessment as it came; empty where nothing was taken in."""

    def adds(self, assessment: str, content: bytes) -> Sequence[Revision] | None:
        """List what an envelope adds to the history kept here, or to drafts of one beginning; `None` for neither."""

    def unproved(self, assessment: str) -> Sequence[Revision]:
        """List what the newest envelope of an assessment says in the secretariat's name and nothing here proves."""

    def together(self) -> AbstractContextManager[None]:
        """Take in many in one go: all of them are kept when this is left in peace, or none."""

    def take_in(
        self, receipt: Receipt, content: bytes, standing: Standing, accepted_by: str, addend: Addend | None
    ) -> None:
        """Keep an envelope, all or nothing; `accepted_by` is who accepts its key, empty where it is known already.

        `addend` is what it adds to the sums; `None` where that is nothing, or not known yet. Where the register has a
        history of its own of the assessment, what the envelope adds to it is recorded there, and it is in no sum.
        """

    def recount(self, receipt: Receipt, standing: Standing, addend: Addend | None) -> None:
        """Put into the sums what was taken in before there were any, or was reckoned otherwise."""

    @property
    def sums(self) -> Sums:
        """What is kept of assessments that are known from envelopes only, and what they add up to."""

    def pin(self, sender: str, key: str, at: str, by: str) -> None:
        """Know a sender by this key from now on; `by` is who accepts it."""

    def deadline(self, cycle: str) -> date | None:
        """Give the last day of a cycle; `None` where none is set."""

    def set_deadline(self, cycle: str, day: date | None, at: str, by: str) -> None:
        """Set the last day of a cycle, or take it away with `None`; `by` is who does."""


class Sums(Protocol):
    """What is kept of assessments that are known from envelopes only, so that none is opened for a board or a total.

    All of it follows from the envelopes and can be made again. Every method may raise `RegisterUnusable`.
    """

    def held(self, cycle: str, guideline: str) -> Iterable[Held]:
        """List what is known from envelopes only, of a cycle, in the order of countries and units."""

    def counted(self, cycle: str) -> Mapping[str, str]:
        """List what is in the sums of a cycle: when each was submitted, by assessment."""

    def of(self, pile: Pile) -> Sequence[Sum]:
        """Give the sums of a pile."""

    def brief(self, assessment: str) -> Assessment | None:
        """Give an assessment of the sums in brief (`assess.domain.region.brief`), without its history.

        `None` where it is in none: its history has to be read.
        """

    def adds(self, assessment: str) -> Addend | None:
        """Give what an assessment adds to the sums; `None` where it is in none."""

    def add_up(self) -> bool:
        """Tell whether the sums are those of what is in them, one by one."""

    def clear(self) -> None:
        """Forget the sums and what is in them; all of it can be counted again."""


class Catalogue(Protocol):
    """Where guidelines are found."""

    def refs(self) -> Sequence[str]:
        """List the refs of the guidelines that are there, the default one first."""

    def guideline(self, ref: str) -> Guideline:
        """Read a guideline. Raises `NotFound`, or `ContentInvalid` with all its problems."""

    def profile(self, ref: str, country: str) -> CountryProfile | None:
        """Read what a guideline suggests to a country; `None` where it says nothing. Raises as `guideline` does."""

    def edition_map(self, ref: str, before: str) -> EditionMap:
        """Tell what became of the items of an earlier edition. Raises `NotFound`, or `ContentInvalid`."""


class Clock(Protocol):
    """What time it is."""

    def now(self) -> datetime:
        """Give the time, in UTC."""


def moment(clock: Clock) -> str:
    """Tell the time as it is written down: UTC, ISO 8601, to the second."""
    return clock.now().isoformat(timespec="seconds")


Watch = Callable[[int, int], None]
"""Is told how far something has got, and of how much: how many assessments were read, which page of a report is made.
Of a report it is told of 0 pages while they are laid out and not yet counted. What it raises ends the work."""


def unwatched(_done: int, _of: int) -> None:
    """Tell nobody."""


class Press(Protocol):
    """Where reports are made."""

    def ready(self) -> None:
        """Find out whether this machine can make PDF reports. Raises `ReportFailed`."""

    def gap_report(self, order: Order, watch: Watch = unwatched) -> bytes:
        """Make a gap report. Raises `ReportFailed`, `Misuse` for an unknown section, or what `watch` raises."""

    def questionnaire(self, order: BlankOrder) -> bytes:
        """Lay out a blank questionnaire as PDF. Raises `ReportFailed`, or `NotFound` for an unknown phase."""

    def regional_report(self, order: RegionalOrder) -> bytes:
        """Lay out and render a regional report. Raises `ReportFailed`, or `Misuse` for an unknown section."""


@dataclass(frozen=True)
class Listed:
    """A folder or a file, as it is offered to be chosen."""

    name: str
    path: str
    folder: bool


class Files(Protocol):
    """The files of this machine from which one chooses what is taken in.

    Every method may raise `Misuse` where something can't be read.
    """

    def start(self) -> str:
        """Tell the folder at which to begin to look."""

    def above(self, folder: str) -> str:
        """Tell the folder that holds a folder; the topmost one holds itself."""

    def inside(self, folder: str) -> Sequence[Listed]:
        """List the folders in a folder, then the files in it that may be envelopes or reports, by name."""

    def arrivals(self, place: str) -> Sequence[str]:
        """List what may be taken in: all such files in a folder and below it; a file as it is named."""

    def passed_over(self, place: str) -> Sequence[str]:
        """List the files in a folder and below it whose names are not those of what may be taken in."""

    def read(self, path: str) -> bytes:
        """Read a file; of one that is larger than anything acceptable, no more than shows that it is."""


class Settings(Protocol):
    """What the user chose once and for all: the colours, the language. Nothing here ever stops the work."""

    def read(self) -> Mapping[str, str]:
        """Read them by name; empty where there are none, or where they can't be read."""

    def keep(self, name: str, value: str) -> None:
        """Keep one for the next time; where that can't be done, it holds for this time only."""


class Folder(Protocol):
    """Where files that leave the program are kept."""

    def place(self, name: str) -> str:
        """Tell the full path that a file of this name has there."""

    def holds(self, name: str) -> bool:
        """Tell whether there is something of this name."""

    def keep(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all, in place of one of the same name. Raises `Misuse` where it can't be."""
