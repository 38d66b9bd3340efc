"""A paste arrives in one piece and in its order, and nothing that a terminal sends stops the program."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.drivers import linux_driver

from assess.tui.input.reading import SafeParser, read_safely

BEGIN, END = "\x1b[200~", "\x1b[201~"
PASTES = st.text(st.sampled_from("ab1q \n\x1b[~02é"), min_size=1, max_size=60).filter(lambda text: END not in text)

PIECES = [
    BEGIN, END, *"\x1b[O<;:?uRMIt~az0 é\x00\x9b", "\x1b[", "\x1b[<", "0;5;3M", "97;1:3u", "1114112;1u", "999999999999",
    "200~", "\x1b[48;24;80;0;0t", "\x1b[?2026;2$y", "\x1b[12;40R", "\x1b]52;c;", "\x1bP>|x\x1b\\",
]  # fmt: skip
"""What terminals send, and what is left of it when it is torn."""


def told(parts: Iterable[str]) -> list[str]:
    """Parse what a terminal sends, and tell each event: pastes with what they hold, keys by their name."""
    parser, found = SafeParser(), list[str]()
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


@pytest.mark.parametrize(
    "sequence", ["\x1b[97;1:3u", "\x1b[97:65;2u", "\x1b[1114112;1u", "\x1b[99999999999;1u", "\x1b[97;1;1114112u"]
)
def test_a_key_that_is_told_as_nobody_asked_is_passed_over(sequence: str) -> None:
    """Its letting go, its place on other keyboards, characters that do not exist: what comes after it is read."""
    assert [each for each in told([sequence, "b"]) if each != "<ignore>"] == ["b"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_whatever_a_terminal_sends_it_is_read_on(parts: list[str]) -> None:
    """Halves of sequences, numbers that mean nothing, brackets that are never closed: the letter after them arrives."""
    longer_than_any_sequence = " " * 40
    assert told([*parts, END, longer_than_any_sequence, "z"])[-1] == "z"


def test_a_mouse_on_a_screen_of_no_size_is_where_it_says() -> None:
    """A terminal may tell a size in pixels that it does not know."""
    parser = SafeParser()
    assert [type(each) for each in parser.feed("\x1b[48;24;80;0;0t")] == [events.Resize]
    assert [(each.x, each.y) for each in parser.feed("\x1b[<0;5;3M") if isinstance(each, events.MouseDown)] == [(4, 2)]


def test_letters_that_are_not_utf_8_are_marked_and_passed_over() -> None:
    """As an old terminal sends an ñ."""
    read_safely()
    decode = vars(linux_driver)["getincrementaldecoder"]("utf-8")().decode
    assert decode(b"a\xf1o") == "a\N{REPLACEMENT CHARACTER}o"


def test_the_driver_of_the_terminal_reads_like_this() -> None:
    """It finds by their names what it reads with: a newer Textual that looks elsewhere fails here."""
    read_safely()
    assert vars(linux_driver)["XTermParser"] is SafeParser
    names = linux_driver.LinuxDriver.run_input_thread.__code__.co_names
    assert {"XTermParser", "getincrementaldecoder"} <= {*names}
