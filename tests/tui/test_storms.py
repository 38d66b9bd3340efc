"""Storms: any keys and clicks at all, in any order, as fast as they come."""

from __future__ import annotations

from random import Random
from typing import cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from assess.tui.app import AssessApp
from assess.tui.screens.common import writing
from tests.hostile.doors import LONG
from tests.tui.apart import answers_apart
from tests.tui.kit import (
    MIDDLE,
    Room,
    click_at,
    dealt_with,
    screen_text,
)

SHORT = 0.1
"""Seconds of pause after which what is typed is kept: as often as can be, and over soon."""

STORMS = 40 if LONG else 5
"""Of clicks and keys; and of keys, in each place, a fifth of them."""


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PAUSE", SHORT)


KEYS = (
    "1", "2", "3", "4", "5", "6", "x", "i", "w", "backspace", "c", "f", "n", "N", "P", "up", "down", "left", "right",
    "u", "r", "R", "y", "Y", "d", "t", "e", "v", "l", "a", "slash", "enter", "escape", "escape", "tab", "space", "home",
    "end", "pagedown", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "ctrl+p", "ctrl+t", "ctrl+s", "q", "[",
    "left_square_bracket", "delete", "o", "h", "ctrl+z", "V", "b", "L", "p", "s", "g", "m", "A", "O", "plus", "ctrl+n",
)  # fmt: skip


@settings(
    max_examples=STORMS,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(KEYS), min_size=10, max_size=40))
async def test_nothing_shown_as_saved_is_missing_from_the_register(keys: list[str]) -> None:
    """After any keys, what the session shows is what the register has, read anew."""
    room = Room()
    room.half_done()
    async with room.open() as pilot:
        for key in keys:
            await pilot.press(key)
        await _come_to_rest(pilot)
        bench = cast("AssessApp", pilot.app).bench
        if bench.occupied:
            shown, kept = bench.assessment, room.desk.session(bench.assessment.id).assessment
            assert shown.responses == kept.responses
            assert shown.evidence == kept.evidence
            assert shown.actions == kept.actions


WAYS: dict[str, list[str]] = {
    "a form that is half typed": ["a", "n", "tab", "x"],
    "practices and needs": ["A"],
    "observations": ["O"],
    "two versions": ["V"],
    "evidence": ["f6"],
    "the delegation": ["f9"],
    "remarks": ["f9", "end", "up", "enter"],
    "the inbox": ["escape", "m"],
    "filters": ["l"],
}
"""The keys that lead to the newer places."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(STORMS // 5))
async def test_a_storm_of_keys_in_every_place_loses_nothing(way: str, seed: int) -> None:
    """As fast as a terminal sends them, from each place on; what the session shows is what the register has."""
    chance = Random(f"{way} {seed}")  # noqa: S311 - a sample, not a secret
    room = Room()
    answers_apart(room)
    async with room.open() as pilot:
        await pilot.press(*WAYS[way])
        _press(pilot, chance.choices(KEYS, k=40))
        await _all_dealt_with(pilot)
        _nothing_is_missing(room, pilot)


async def test_a_storm_of_resizes(room: Room) -> None:
    """Fifteen sizes in a row leave everything standing."""
    room.half_done()
    async with room.open() as pilot:
        for step in range(15):
            await pilot.resize_terminal(30 + 47 * step % 150, 6 + 13 * step % 50)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "▌ T-02.p" in screen_text(pilot)


@pytest.mark.parametrize("seed", range(STORMS))
async def test_a_storm_of_clicks_and_keys_loses_nothing(seed: int) -> None:
    """Double clicks anywhere, keys, languages and sizes, one upon the other."""
    chance = Random(f"clicks {seed}")  # noqa: S311 - a sample, not a secret
    room = Room()
    answers_apart(room)
    async with room.open(size=MIDDLE) as pilot:
        for _ in range(12):
            _press(pilot, chance.choices(KEYS, k=3))
            for row in chance.sample(range(36), k=3):
                click_at(pilot, chance.randrange(120), row, times=2)
            click_at(pilot, chance.randrange(100), chance.choice((1, 35)), times=2)
            _press(pilot, chance.choices(("f2", "escape", "escape", "f4"), k=2))
            await pilot.resize_terminal(chance.choice((40, 80, 120)), chance.choice((12, 24, 36)))
        await _all_dealt_with(pilot)
        _nothing_is_missing(room, pilot)


def _press(pilot: Pilot[None], keys: list[str]) -> None:
    """Send keys as a terminal does that was not read for a while."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def _all_dealt_with(pilot: Pilot[None]) -> None:
    """Wait until all that was pressed and clicked has had its effect, and its pause."""
    await dealt_with(pilot)
    await _come_to_rest(pilot)


def _nothing_is_missing(room: Room, pilot: Pilot[None]) -> None:
    """Check that the register has, read anew, what the session shows."""
    app = cast("AssessApp", pilot.app)
    assert app.is_running or app.return_code == 0  # “Quit” is among what can be clicked
    if app.bench.occupied:
        shown, kept = app.bench.assessment, room.desk.session(app.bench.assessment.id).assessment
        assert [each.id for each in shown.history.revisions] == [each.id for each in kept.history.revisions]
        assert (shown.delegation, shown.observations) == (kept.delegation, kept.observations)


async def _come_to_rest(pilot: Pilot[None]) -> None:
    """Wait until what was typed had its pause."""
    await pilot.pause(3 * SHORT)
