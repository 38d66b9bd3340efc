"""The ports, in memory: whole stories without a disk or a clock."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime, timedelta
from threading import Event

from assess.domain.editions import EditionMap
from assess.domain.errors import Misuse, NotFound
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.message import say
from assess.domain.profile import CountryProfile
from assess.domain.receipt import Receipt
from assess.domain.region.reckoning import Addend, Pile
from assess.domain.region.tally import Sum
from assess.domain.standing import Standing
from assess.records import replace
from assess.workflow.drafts import Draft
from assess.workflow.orders import BlankOrder, Order, RegionalOrder
from assess.workflow.ports import Held, Listed, Watch, unwatched


class FakeClock:
    """A clock that goes on by one second each time it is asked."""

    def __init__(self) -> None:
        """Begin on a Monday morning."""
        self.time = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the time."""
        self.time += timedelta(seconds=1)
        return self.time


class FakeCatalogue:
    """Guidelines given to it."""

    def __init__(self, *guidelines: Guideline) -> None:
        """Take the guidelines, the default first."""
        self.guidelines = {guideline.ref: guideline for guideline in guidelines}
        self.profiles: dict[tuple[str, str], CountryProfile] = {}
        self.maps: dict[str, EditionMap] = {}
        """By the earlier edition."""

    def refs(self) -> list[str]:
        """List their refs."""
        return list(self.guidelines)

    def guideline(self, ref: str) -> Guideline:
        """Find one."""
        if ref not in self.guidelines:
            raise NotFound(say("There is no guideline “{ref}”.", ref=ref))
        return self.guidelines[ref]

    def edition_map(self, ref: str, before: str) -> EditionMap:
        """Find what was put into `maps`; otherwise every ref is the same item."""
        return self.maps.get(before) or EditionMap(before, self.guideline(ref).edition)

    def profile(self, ref: str, country: str) -> CountryProfile | None:
        """Find what was put into `profiles`."""
        self.guideline(ref)
        return self.profiles.get((ref, country))


class FakeSums:
    """No sums of anything: whoever asks has to read the histories."""

    def held(self, cycle: str, guideline: str) -> list[Held]:  # noqa: ARG002 - as in the port
        """Hold nothing."""
        return []

    def counted(self, cycle: str) -> dict[str, str]:  # noqa: ARG002 - as in the port
        """Have nothing in sums."""
        return {}

    def of(self, pile: Pile) -> list[Sum]:  # noqa: ARG002 - as in the port
        """Have none."""
        return []

    def brief(self, assessment: str) -> None:
        """Have none in brief."""

    def adds(self, assessment: str) -> None:
        """Keep nothing of any."""

    def add_up(self) -> bool:
        """Have no sums that could be wrong."""
        return True

    def clear(self) -> None:
        """Have none to forget."""


class FakeIntake:
    """Envelopes in memory, kept in the order in which they were taken in."""

    def __init__(self, register: FakeRegister) -> None:
        """Begin empty, beside a register."""
        self.sums = FakeSums()
        self.kept: list[tuple[Receipt, bytes]] = []
        self.pins: list[tuple[str, str, str]] = []
        self._register = register
        self.deadlines: dict[str, date | None] = {}

    def receipts(self, cycle: str) -> list[Receipt]:
        """List the newest of each assessment."""
        newest = {receipt.assessment: receipt for receipt, _ in self.kept if receipt.cycle == cycle}
        return [receipt for _, receipt in sorted(newest.items())]

    def newest(self, assessment: str) -> Receipt | None:
        """Give the last one of an assessment."""
        return next((receipt for receipt, _ in reversed(self.kept) if receipt.assessment == assessment), None)

    def submissions(self, assessment: str) -> list[int]:
        """List the numbers of those of an assessment."""
        return [receipt.issue for receipt, _ in self.kept if receipt.assessment == assessment and not receipt.draft]

    def has(self, digest: str) -> bool:
        """Tell whether it is there."""
        return any(receipt.digest == digest for receipt, _ in self.kept)

    def has_own_history(self, assessment: str) -> bool:  # noqa: ARG002 - as in the port
        """Keep no history but in envelopes."""
        return False

    def pinned(self, sender: str) -> str:
        """Give a sender's key."""
        return next((key for who, key, _ in reversed(self.pins) if who == sender), "")

    def accepted(self, sender: str, key: str) -> bool:
        """Look through all that were ever accepted."""
        return any((who, accepted) == (sender, key) for who, accepted, _ in self.pins)

    def countries_known_by(self, key: str) -> list[str]:
        """List those whose last key it is."""
        return sorted({who for who, _, _ in self.pins if len(who) == 3 and self.pinned(who) == key})

    def envelope(self, assessment: str) -> bytes:
        """Give the last one."""
        return next((content for receipt, content in reversed(self.kept) if receipt.assessment == assessment), b"")

    def adds(self, assessment: str, content: bytes) -> None:
        """Keep no history but in envelopes."""

    def unproved(self, assessment: str) -> list[Revision]:
        """Doubt nothing."""
        assert assessment
        return []

    def together(self) -> AbstractContextManager[None]:
        """Keep each by itself."""
        return nullcontext()

    def recount(self, receipt: Receipt, standing: Standing, addend: Addend | None) -> None:
        """Keep no sums."""

    def take_in(
        self, receipt: Receipt, content: bytes, standing: Standing, accepted_by: str, addend: Addend | None
    ) -> None:
        """Keep one."""
        assert addend is None or addend.assessment == receipt.assessment
        self.kept.append((receipt, content))
        if accepted_by:
            self.pins.append((receipt.sender, receipt.key, accepted_by))
        self._register.standing[standing.id] = standing

    def pin(self, sender: str, key: str, at: str, by: str) -> None:
        """Know a sender by a key."""
        assert at
        self.pins.append((sender, key, by))

    def deadline(self, cycle: str) -> date | None:
        """Give the one that was set last."""
        return self.deadlines.get(cycle)

    def set_deadline(self, cycle: str, day: date | None, at: str, by: str) -> None:
        """Set one."""
        assert at
        assert by
        self.deadlines[cycle] = day


class FakeRegister:
    """A register in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.intake = FakeIntake(self)
        self.kept: dict[str, list[Revision]] = {}
        self.standing: dict[str, Standing] = {}

    def unheld(self, cycle: str) -> list[tuple[Standing, bool]]:
        """List all of a cycle."""
        return [(each, current) for each, current in self.standings() if each.opening.cycle == cycle]

    def standings(self) -> list[tuple[Standing, bool]]:
        """List the assessments by id."""
        kept = self.kept
        return [(each, id_ not in kept or each.number == len(kept[id_])) for id_, each in sorted(self.standing.items())]

    def history(self, assessment: str, after: int = 0) -> list[Revision]:
        """Read revisions."""
        if assessment not in self.kept:
            raise NotFound(say("There is no assessment “{assessment}”.", assessment=assessment))
        return self.kept[assessment][after:]

    def open(self, revisions: Sequence[Revision], standing: Standing) -> list[Revision]:
        """Begin an assessment."""
        if standing.id in self.kept:
            raise Misuse(say("{assessment} exists already.", assessment=standing.id))
        self.kept[standing.id] = []
        return self.append(revisions, replace(standing, number=0))

    def append(
        self, revisions: Sequence[Revision], standing: Standing, *, unless_overtaken: bool = False
    ) -> list[Revision]:
        """Record revisions."""
        kept = self.kept[standing.id]
        current = standing.number == len(kept)
        if unless_overtaken and not current:
            return []
        known = {revision.id for revision in kept}
        new = [revision for revision in revisions if revision.id not in known]
        numbered = [revision.numbered(len(kept) + place) for place, revision in enumerate(new, start=1)]
        kept.extend(numbered)
        self.standing[standing.id] = replace(standing, number=len(kept) if current else standing.number)
        return numbered

    def ahead(self) -> AbstractContextManager[None]:
        """Keep things at once all the same."""
        return nullcontext()

    def settle(self) -> None:
        """Have nothing to wait for."""

    def restand(self, standing: Standing) -> None:
        """Replace a standing by a later one."""
        if self.standing[standing.id].number < standing.number:
            self.standing[standing.id] = standing


class FakePress:
    """A press that gives back what it was told to, and remembers what was ordered."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self.orders: list[Order] = []
        self.fault: Exception | None = None
        """What goes wrong; `None` for nothing."""
        self.free = Event()
        """Reports are finished once this is set, as it is at first."""
        self.free.set()
        self.ended = False
        """Whether whoever watched did not want a report any more."""

    def ready(self) -> None:
        """Be ready."""

    def gap_report(self, order: Order, watch: Watch = unwatched) -> bytes:
        """Make a report of three pages, stopping in the middle until it is free, or fail."""
        self.orders.append(order)
        watch(2, 3)
        self.free.wait(10)
        try:
            watch(3, 3)
        except Exception:
            self.ended = True
            raise
        if self.fault is not None:
            raise self.fault
        return f"report in {order.language}".encode()

    def questionnaire(self, order: BlankOrder) -> bytes:
        """Make a questionnaire."""
        return f"questionnaire in {order.language}".encode()

    def regional_report(self, order: RegionalOrder) -> bytes:
        """Make a regional report."""
        return f"regional report in {order.language}".encode()


class FakeFolder:
    """A folder in memory."""

    def __init__(self) -> None:
        """Begin empty."""
        self.files: dict[str, bytes] = {}

    def place(self, name: str) -> str:
        """Tell where a file is."""
        return f"/home/ana/{name}"

    def holds(self, name: str) -> bool:
        """Tell whether there is one."""
        return name in self.files

    def keep(self, name: str, content: bytes) -> None:
        """Write one."""
        self.files[name] = content


class FakeFiles:
    """Files in memory, by their full path."""

    def __init__(self) -> None:
        """Begin empty."""
        self.files: dict[str, bytes] = {}

    def start(self) -> str:
        """Begin at home."""
        return "/home/ana"

    def above(self, folder: str) -> str:
        """Go up."""
        return folder.rpartition("/")[0] or "/"

    def inside(self, folder: str) -> list[Listed]:
        """List what the paths tell of a folder."""
        start = folder.rstrip("/") + "/"
        below = [path.removeprefix(start) for path in self.files if path.startswith(start)]
        folders = sorted({name.partition("/")[0] for name in below if "/" in name})
        names = sorted(name for name in below if "/" not in name)
        return [Listed(each, start + each, each in folders) for each in (*folders, *names)]

    def arrivals(self, place: str) -> list[str]:
        """List all files below a folder; a file itself."""
        below = sorted(path for path in self.files if path.startswith(place.rstrip("/") + "/"))
        return below or [place]

    def passed_over(self, place: str) -> list[str]:
        """Pass over none."""
        assert place
        return []

    def read(self, path: str) -> bytes:
        """Read one."""
        if path not in self.files:
            raise Misuse(say("{path} can't be read: {why}.", path=path, why="it is gone"))
        return self.files[path]


class FakeDrafts:
    """Drafts in memory."""

    def __init__(self) -> None:
        """Begin with none, and with room for more."""
        self.kept: dict[str, Draft] = {}
        self.full = False

    def read(self, form: str) -> Draft | None:
        """Give one."""
        return self.kept.get(form)

    def keep(self, form: str, draft: Draft) -> bool:
        """Keep one while there is room."""
        if not self.full:
            self.kept[form] = draft
        return not self.full

    def drop(self, form: str) -> None:
        """Forget one."""
        self.kept.pop(form, None)


class FakeSettings:
    """Settings in memory."""

    def __init__(self) -> None:
        """Begin with none."""
        self.kept: dict[str, str] = {}

    def read(self) -> dict[str, str]:
        """Read them."""
        return self.kept

    def keep(self, name: str, value: str) -> None:
        """Keep one."""
        self.kept[name] = value
