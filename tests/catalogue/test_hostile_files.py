"""Whatever bytes stand in a guideline folder, reading ends soon, in a guideline or in problems, and harms nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.catalogue.disk import HEAD, MOST_BYTES
from assess.catalogue.folders import check
from assess.catalogue.nodes import MOST_NODES, read_nodes
from assess.catalogue.reader import read_guideline
from tests.catalogue.shelf import GOOD, lay_out, told

LONGEST_WAIT = 2.0
"""Seconds of work that the worst file may take."""

BOMBS = {
    "100,000 open brackets": b"[" * 100_000,
    "100,000 open braces": b"{" * 100_000,
    "100,000 dashes on one line": b"- " * 100_000,
    "100,000 question marks": b"? " * 100_000,
    "brackets hidden from a count by quoted ones": b'["]",' * 100_000,
    "fields nested in braces": b"{a: " * 100_000,
    "deep block nesting": "".join(f"{' ' * depth}a:\n" for depth in range(1_400)).encode(),
    "deep block lists": "".join(f"{' ' * depth}-\n" for depth in range(1_400)).encode(),
    "ten megabytes": b"a: 1\n" * 2_000_000,
    "one name of 900,000 letters": b"a" * 900_000 + b": 1",
    "100,000 fields": b"".join(b"k%d: 1\n" % number for number in range(80_000)),
    "unknown fields up to the bound": b"".join(b"k%d: 1\n" % number for number in range(MOST_NODES // 2 - 1)),
    "one field again and again": b"ref: T\n" * (MOST_NODES // 2 - 1),
    "billion laughs": b"a: &a [" + b"lol, " * 9 + b"lol]\n"
    + b"".join(b"%c: &%c [%s]\n" % (i + 1, i + 1, b", ".join([b"*%c" % i] * 9)) for i in range(97, 110)),
    "merge keys doubling": b"a: &a {x: 1}\n"
    + b"".join(b"%c: &%c {<<: [*%c, *%c]}\n" % (i + 1, i + 1, i, i) for i in range(97, 121)),
    "tag directives": b"".join(b"%%TAG !a%d! tag:example.org:\n" % number for number in range(30_000)),
    "backslashes": b'"' + b"\\x41" * 200_000 + b'"',
    "a quote without end": b"ref: '" + b"'" * 900_001,
    "blank lines": b"a: |\n" + b" \n" * 400_000,
    "documents": b"---\n" * 200_000,
    "a number of 5,000 digits": b"ref: " + b"9" * 5_000,
    "zeros": b"\0" * 900_000,
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_in_time(bomb: str) -> None:
    """As a phase or as the head, a bomb ends in problems within two seconds."""
    began = time.process_time()
    for name in (HEAD, "transit.yaml"):
        files = {file: (GOOD / file).read_bytes() for file in (HEAD, "transit.yaml")} | {name: BOMBS[bomb]}
        guideline, problems = read_guideline(files, "small")
        assert guideline is None
        assert problems
    assert time.process_time() - began < 2 * LONGEST_WAIT


def test_a_bomb_does_not_take_the_process_with_it(tmp_path: Path) -> None:
    """Deep nesting kills a process whose parser recurses; a process of its own shows that ours goes on."""
    program = (
        "import sys, pathlib\n"
        "from assess.catalogue.nodes import read_nodes\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
        "    node, problems = read_nodes(path.name, path.read_bytes())\n"
        "    assert problems, path\n"
        "sys.stdout.write('went on')\n"
    )
    nested = [bomb for bomb in BOMBS if "open" in bomb or "nest" in bomb or "deep" in bomb or "dashes" in bomb]
    for number, bomb in enumerate(nested):
        (tmp_path / f"{number}.yaml").write_bytes(BOMBS[bomb])
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (0, "went on"), done.stderr


def test_many_wrong_references_are_told_in_time() -> None:
    """Asking “did you mean” takes time, and is given up where there are too many to ask about."""
    sources = "".join(f'  - {{ref: s{n}, title: {{es: "t", en: "t"}}}}\n' for n in range(1_000))
    head = (GOOD / HEAD).read_text()
    phase = (GOOD / "transit.yaml").read_text()
    cited = ", ".join(f"{{source: t{n}}}" for n in range(2_000))
    files = {
        HEAD: head.replace("phases:", f"{sources}phases:").encode(),
        "transit.yaml": phase.replace('sources: [{source: cedaw-gr26, at: "§24"}]', f"sources: [{cited}]").encode(),
    }
    began = time.process_time()
    _guideline, problems = read_guideline(files, "small")
    assert len(problems) == 2_000
    assert time.process_time() - began < LONGEST_WAIT


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large(tmp_path: Path) -> None:
    """A file of a terabyte fills neither memory nor time."""
    with (lay_out(tmp_path) / "transit.yaml").open("r+b") as file:
        file.truncate(1 << 40)
    _guideline, problems = check(tmp_path)
    hint = "(Split it into one file for each phase.)"
    assert told(tmp_path, problems) == [f"transit.yaml:1:1: The file is larger than {MOST_BYTES} bytes. {hint}"]


def test_a_message_never_repeats_a_long_text() -> None:
    """A text of a megabyte at the wrong place is quoted by its beginning only."""
    phase = (GOOD / "transit.yaml").read_bytes().replace(b"kind: structural", b"kind: " + b"x" * 19_000)
    _guideline, problems = read_guideline({HEAD: (GOOD / HEAD).read_bytes(), "transit.yaml": phase}, "small")
    assert [len(str(problem.message)) < 100 for problem in problems] == [True]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Bytes become a tree or problems, never an exception."""
    node, problems = read_nodes("any.yaml", content)
    assert node is not None or problems


YAMLISH = st.text(alphabet="ab:-,?|>&*!%@#[]{}\"'\\ \n\tñ~<0.", max_size=120)


@given(YAMLISH)
def test_anything_that_looks_like_yaml_is_read_or_refused(text: str) -> None:
    """Every odd corner of YAML becomes a tree or problems, never an exception."""
    node, problems = read_nodes("any.yaml", text.encode())
    assert node is not None or problems
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)


SHIPPED = Path(__file__).parents[2] / "guidelines" / "rcm-profiles"
FILES = {path.name: path.read_bytes() for path in SHIPPED.glob("*.yaml")}


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(FILES)),
    at=st.floats(0, 1, exclude_max=True),
    gone=st.integers(0, 60),
    put=st.one_of(st.binary(max_size=8), YAMLISH.map(str.encode)),
)
def test_a_shipped_guideline_survives_any_mutation(name: str, at: float, gone: int, put: bytes) -> None:
    """Wherever something is taken out of a real file or put into it, there is a guideline or there are problems."""
    content = FILES[name]
    start = int(at * len(content))
    guideline, problems = read_guideline({**FILES, name: content[:start] + put + content[start + gone :]}, "changed")
    assert (guideline is None) == bool(problems)
    for problem in problems:
        assert str(problem.message)
        assert problem.hint is None or str(problem.hint)


@pytest.mark.parametrize(
    ("what", "content"),
    {
        "a byte order mark": b"\xef\xbb\xbf" + (GOOD / "transit.yaml").read_bytes(),
        "line ends of Windows": (GOOD / "transit.yaml").read_bytes().replace(b"\n", b"\r\n"),
        "line ends of old Macs": (GOOD / "transit.yaml").read_bytes().replace(b"\n", b"\r"),
        "an end of document": (GOOD / "transit.yaml").read_bytes() + b"...\n",
        "a beginning of document": b"---\n" + (GOOD / "transit.yaml").read_bytes(),
    }.items(),
)
def test_the_habits_of_editors_are_fine(what: str, content: bytes, tmp_path: Path) -> None:
    """What editors add without being asked is no fault."""
    assert check(lay_out(tmp_path, phase=content))[1] == [], what
