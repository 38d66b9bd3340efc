"""The places of an open assessment, by their id."""

from __future__ import annotations

from assess.tui.bench import Bench
from assess.tui.screens.dashboard import Dashboard
from assess.tui.screens.gaps import Gaps
from assess.tui.screens.history import HistoryPlace
from assess.tui.screens.observations import Observations
from assess.tui.screens.place import Place
from assess.tui.screens.practices import Practices
from assess.tui.screens.profile import Profile
from assess.tui.screens.register import Register
from assess.tui.screens.review import Review

PLACES: dict[str, type[Place]] = {
    each.PLACE: each for each in (Dashboard, Gaps, Register, Review, HistoryPlace, Profile, Practices, Observations)
}


def place_for(id_: str, bench: Bench) -> Place:
    """Make the place of this id. Raises `KeyError` for an id that is none."""
    return PLACES[id_](bench)
