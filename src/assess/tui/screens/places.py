"""The places of an assessment and around it, by their id. Each is imported when one goes there."""

from __future__ import annotations

from importlib import import_module

from assess.tui.screens.common.place import Place
from assess.tui.work.bench import Bench

HOME = ""
"""The id of the list of assessments."""

SCREENS = {
    HOME: "home:Home",
    "dashboard": "dashboard:Dashboard",
    "gaps": "gaps:Gaps",
    "evidence": "evidence:EvidencePlace",
    "review": "review:Review",
    "history": "history:HistoryPlace",
    "profile": "profile:Profile",
    "practices": "practices:Practices",
    "observations": "observations:Observations",
}
"""Where the screen of each place is: the module and the class."""


def place_for(id_: str, bench: Bench) -> Place:
    """Make the place of this id. Raises `KeyError` for an id that is none."""
    module, _, name = SCREENS[id_].partition(":")
    place: Place = getattr(import_module(f"assess.tui.screens.{module}"), name)(bench)
    return place
