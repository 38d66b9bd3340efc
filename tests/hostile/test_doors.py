"""Whatever comes in at any door, what comes out is what was promised: soon, in little memory, from no other file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.exchange.answers.tables import read_answers
from assess.exchange.sealed.arrivals import open_arrival
from assess.exchange.sealed.envelope import open_envelope
from assess.exchange.sealed.followups import open_follow_up
from tests.exchange.desk import CATALOGUE, GUIDELINE, assessment
from tests.hostile.doors import DOORS, LONG, ROOM, Door, entered

ROOT = Path(__file__).parents[2]

LONGEST_WAIT = 4.0
"""Seconds of work that the worst file may take at any door."""

MOST_MEMORY = 1_000_000_000
"""Bytes of address space that the worst file may take, with all of the program loaded."""

TRIES = 2_000 if LONG else 40
"""At each door."""


@st.composite
def spoilt(draw: st.DrawFn, door: Door) -> bytes:
    """Draw a sound file in which something was cut out, put in, changed, doubled or lost at its end."""
    content = bytearray(draw(st.sampled_from(door.seeds)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        manner = draw(st.integers(0, 5))
        if manner == 0 and door.pieces:
            content[at:at] = draw(st.sampled_from(door.pieces))
        elif manner == 1:
            del content[at : at + draw(st.integers(1, 40))]
        elif manner == 2:
            content[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif manner == 3:
            content[at:at] = content[at : at + draw(st.integers(1, 60))] * draw(st.integers(1, 3))
        elif manner == 4:
            del content[at:]
        else:
            content[at:at] = draw(st.text(max_size=6)).encode("utf-8", "surrogatepass")
    return bytes(content)


@pytest.mark.parametrize("name", DOORS)
def test_a_sound_file_is_welcome(name: str) -> None:
    """Or every other test here would pass for the wrong reason."""
    for seed in DOORS[name].seeds:
        DOORS[name].enter(seed)


def test_sound_files_are_taken_in_whole() -> None:
    """Where a door gives either a result or problems, its first sound file has none."""
    assert open_envelope(DOORS["envelope"].seeds[0], CATALOGUE)[1] == []
    assert open_arrival(DOORS["pdf"].seeds[0], CATALOGUE, "a.pdf")[1] == []
    assert open_follow_up(DOORS["follow-up"].seeds[0], "a.json")[1] == []
    for name in ("csv", "yaml", "json", "xlsx"):
        changes, problems = read_answers(Path(f"a.{name}"), DOORS[f"{name}-answers"].seeds[0], GUIDELINE, assessment())
        assert (bool(changes), problems) == (True, []), name


@pytest.mark.parametrize("name", DOORS)
def test_no_file_is_too_strange(name: str) -> None:
    """Any bytes, and sound files spoilt in any way: a result, or problems, or one sentence."""
    door = DOORS[name]

    @settings(max_examples=TRIES)
    @given(st.one_of(st.binary(max_size=200), spoilt(door), spoilt(door)))
    def any_file(content: bytes) -> None:
        entered(door, content)

    any_file()


def test_bombs_cost_little() -> None:
    """Nesting, repetition, endless names and numbers, what unpacks to a hundred times its size: in bounded room.

    In a process of its own, which a parser that recurses would take with it.
    """
    command = [sys.executable, "-m", "tests.hostile.bombs", str(MOST_MEMORY), str(LONGEST_WAIT)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    assert done.returncode == 0, done.stderr[-2_000:]
    took = json.loads(done.stdout)
    assert {each.partition(":")[0] for each in took} == set(DOORS)
    assert {bomb: seconds for bomb, seconds in took.items() if seconds > LONGEST_WAIT} == {}


_watching: list[list[str]] = []


def _note(event: str, arguments: tuple[object, ...]) -> None:
    """Note what the program asks of the system while somebody watches."""
    if _watching and event.startswith(
        ("open", "socket.", "subprocess.", "os.exec", "os.system", "os.listdir", "os.scandir")
    ):
        _watching[-1].append(f"{event} {arguments[0] if arguments else ''}")


sys.addaudithook(_note)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Watch what is opened, listed, connected to or started, but for the program's own modules."""
    seen: list[str] = []
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.pop()
        seen[:] = [each for each in seen if not each.endswith((".py", ".pyc", ".so")) and str(ROOM) not in each]


POINTING_ELSEWHERE = {
    "yaml-answers": b"- {ref: !!python/object/apply:os.system ['id'], answer: 3}\n- ref: !include /etc/passwd\n",
    "guideline": b"ref: !!python/name:os.system\nphases: [../../etc/passwd, /etc/passwd]\n",
    "country": b"country: ../../../etc/passwd\ninstruments: !include /etc/passwd\n",
    "edition-map": b'before: "../../etc/passwd"\nafter: "2026-1"\n',
    "xlsx-sheet": b'<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><c r="A2"><v>&x;</v></c>',
    "xlsx-texts": b'<?xml-stylesheet href="http://127.0.0.1:9/"?><sst xmlns:xi="x"><xi:include href="/etc/passwd"/>',
    "pdf": b"%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile/F (/etc/passwd)/Length 2>>\nstream\n{}\nendstream\nendobj\n",
    "csv-answers": b'ref,answer\n=HYPERLINK("http://127.0.0.1:9/"),@file:///etc/passwd\n',
    "envelope": b'{"format": "assess-envelope", "version": 1, "$ref": "file:///etc/passwd"}',
    "signing-key": b"/etc/passwd\n",
    "conclusions": b"![x](file:///etc/passwd) <img src=http://127.0.0.1:9/> {% include '/etc/passwd' %}",
}


@pytest.mark.parametrize("name", POINTING_ELSEWHERE)
def test_no_other_file_is_read(name: str) -> None:
    """What a file names is a text: nothing it points to is opened, asked for or run."""
    door = DOORS[name]
    for seed in door.seeds:
        entered(door, seed)  # whatever is imported late is imported now
    entered(door, POINTING_ELSEWHERE[name])
    with watched() as seen:
        for content in (POINTING_ELSEWHERE[name], *door.seeds):
            entered(door, content)
    assert seen == []


def test_the_watch_sees_what_is_opened() -> None:
    """Or the test above would see nothing whatever happened."""
    with watched() as seen:
        (ROOT / "LICENSE").read_bytes()
    assert seen == [f"open {ROOT / 'LICENSE'}"]
