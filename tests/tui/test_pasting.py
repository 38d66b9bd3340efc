"""A paste arrives in one piece and in its order, whatever escape characters it holds and however it is cut."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.drivers import linux_driver

from assess.tui.input.pasting import PasteParser, keep_pastes_whole

BEGIN, END = "\x1b[200~", "\x1b[201~"
PASTES = st.text(st.sampled_from("ab1q \n\x1b[~02é"), min_size=1, max_size=60).filter(lambda text: END not in text)


def told(parts: Iterable[str]) -> list[str]:
    """Parse what a terminal sends, and tell each event: pastes with what they hold, keys by their name."""
    parser, found = PasteParser(), list[str]()
    for part in parts:
        for event in parser.feed(part):
            if isinstance(event, events.Paste):
                found.append(f"paste {event.text}")
            elif isinstance(event, events.Key):
                found.append(event.key)
    return found


def test_an_escape_character_in_a_paste_is_taken_out_and_nothing_is_reordered() -> None:
    """What Textual's own parser makes of it is `^[31mba`."""
    assert told([f"{BEGIN}a\x1b[31mb{END}"]) == ["paste a[31mb"]


def test_keys_before_and_after_a_paste_are_keys() -> None:
    """Arrows and letters are read as ever."""
    assert told([f"x\x1b[A{BEGIN}a\x1bb{END}\x1b[B"]) == ["x", "up", "paste ab", "down"]


@pytest.mark.parametrize("cut", range(1, len(BEGIN) + 4 + len(END)))
def test_a_paste_may_be_cut_anywhere(cut: int) -> None:
    """Terminals send as much at a time as they like; half a bracket waits for the rest."""
    sent = f"{BEGIN}a\x1b\x1bb{END}"
    assert told([sent[:cut], sent[cut:]]) == ["paste ab"]


@given(PASTES, st.lists(st.integers(0, 80)))
def test_no_paste_types_a_key(text: str, cuts: list[int]) -> None:
    """Whatever is pasted in whatever pieces, it is one paste without its escape characters, and no key at all."""
    sent, parts, begin = f"{BEGIN}{text}{END}", list[str](), 0
    for cut in sorted({each for each in cuts if 0 < each < len(sent)}):
        parts.append(sent[begin:cut])
        begin = cut
    wanted = text.replace("\x1b", "")
    assert told([*parts, sent[begin:]]) == [f"paste {wanted}"]


def test_the_driver_of_the_terminal_reads_with_it() -> None:
    """It is looked up where Textual's driver finds its parser: a newer Textual that looks elsewhere fails here."""
    keep_pastes_whole()
    assert vars(linux_driver)["XTermParser"] is PasteParser
    assert "XTermParser" in linux_driver.LinuxDriver.run_input_thread.__code__.co_names
