"""Reading a guideline again is quick; whatever happened to what was kept, the guideline read is the one on disk."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.catalogue import cache, shelved
from assess.catalogue.folders import load
from assess.domain.errors import ContentInvalid
from assess.domain.guideline import Guideline, Recommendation
from assess.records import fields
from tests.catalogue.shelf import lay_out

SHIPPED = Path(__file__).parents[2] / "guidelines" / "rcm-profiles"


@pytest.fixture(scope="module")
def guideline() -> Guideline:
    """A real guideline, read from its files."""
    return load(SHIPPED)


def kept(folder: Path) -> Path:
    """Find the one file that is kept in a folder."""
    [path] = folder.iterdir()
    return path


def spelt_out(value: object) -> object:
    """Give every field of every record, whichever class the record is of."""
    if hasattr(value, "__record__"):
        return {each.name: spelt_out(getattr(value, each.name)) for each in fields(value)}  # type: ignore[arg-type]
    if isinstance(value, tuple):
        return [spelt_out(each) for each in value]
    return {key: spelt_out(each) for key, each in value.items()} if isinstance(value, dict) else value


def test_what_was_kept_is_what_was_read(guideline: Guideline, tmp_path: Path) -> None:
    """Every field of every record comes back."""
    assert load(SHIPPED, tmp_path).digest == guideline.digest
    assert spelt_out(load(SHIPPED, tmp_path)) == spelt_out(guideline)
    assert cache.recall(tmp_path, guideline.digest) is not None


def test_texts_are_there_in_whatever_order_they_are_asked_for(guideline: Guideline, tmp_path: Path) -> None:
    """Whether an indicator, its recommendation or the head is asked first, each text is the right one."""
    cache.remember(tmp_path, guideline)
    for indicator in guideline.indicators():
        again = cache.recall(tmp_path, guideline.digest)
        assert again is not None
        assert again.indicator(indicator.ref).question == indicator.question
        assert again.home(indicator.ref).title == guideline.home(indicator.ref).title
        assert again.title == guideline.title
        assert again.institutions == guideline.institutions
        with pytest.raises(AttributeError):
            _ = again.indicator(indicator.ref).colour  # type: ignore[attr-defined]


@pytest.mark.parametrize("field", [each.name for each in fields(Guideline) if each.name != "phases"])
def test_each_list_is_whole_when_it_is_the_first_that_is_asked_for(
    field: str, guideline: Guideline, tmp_path: Path
) -> None:
    """Those with a default too: an empty list would look like one that was read."""
    cache.remember(tmp_path, guideline)
    assert getattr(cache.recall(tmp_path, guideline.digest), field) == getattr(guideline, field)


@pytest.mark.parametrize("field", [each.name for each in fields(Recommendation) if each.name != "indicators"])
def test_each_part_of_a_recommendation_is_whole_when_asked_for_first(
    field: str, guideline: Guideline, tmp_path: Path
) -> None:
    """And of its indicators, such as the figure asked for."""
    cache.remember(tmp_path, guideline)
    again = cache.recall(tmp_path, guideline.digest)
    assert again is not None
    for one, other in zip(again.recommendations(), guideline.recommendations(), strict=True):
        assert getattr(one, field) == getattr(other, field)


def test_the_figures_asked_for_are_there_at_once(guideline: Guideline, tmp_path: Path) -> None:
    """Before any text of the indicator is."""
    cache.remember(tmp_path, guideline)
    again = cache.recall(tmp_path, guideline.digest)
    assert again is not None
    assert [each.figure for each in again.indicators()] == [each.figure for each in guideline.indicators()]


def test_a_kept_guideline_can_be_sent_to_another_process(guideline: Guideline, tmp_path: Path) -> None:
    """Reports are made in a child process, which is given the guideline."""
    cache.remember(tmp_path, guideline)
    again = pickle.loads(pickle.dumps(cache.recall(tmp_path, guideline.digest)))  # noqa: S301
    assert spelt_out(again) == spelt_out(guideline)


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    """What is kept belongs to contents, not to names or times."""
    folder = lay_out(tmp_path / "small")
    assert load(folder, tmp_path / "kept").edition == "2026-1"
    head = folder / "guideline.yaml"
    head.write_bytes(head.read_bytes().replace(b"2026-1", b"2026-2"))
    assert load(folder, tmp_path / "kept").edition == "2026-2"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_noticed(at: float, bit: int, guideline: Guideline, tmp_path: Path) -> None:
    """Damage anywhere in the file is never taken for a text."""
    cache.remember(tmp_path, guideline)
    content = bytearray(kept(tmp_path).read_bytes())
    content[int(at * len(content))] ^= 1 << bit
    kept(tmp_path).write_bytes(content)
    assert cache.recall(tmp_path, guideline.digest) is None


def sealed(content: bytes) -> bytes:
    """Write a file whose form and checksum are right."""
    return cache._seal(content) + b"\n" + content


@pytest.mark.parametrize(
    ("what", "content"),
    {
        "empty": b"",
        "zeros": b"\0" * 10_000,
        "cut off": sealed(b"[]")[:-1],
        "no line": b"assess guideline",
        "not JSON": sealed(b"what\nwhat"),
        "another form": b"assess guideline 1 00000000\n[]",
        "an empty list": sealed(b"[]\n"),
        "a bomb": sealed(b"[" * 200_000 + b"\n"),
        "a wrong shape": sealed(b'[1,2,3,4,5,6,7,[9]]\n"a"'),
        "numbers for texts": sealed(b'["r","e",["es"],1,[[1,0,7,7]],[],"d",[2]]\n[]'),
        "lines that are missing": sealed(b'["r","e",["es"],1,[],[["T",{},{},[["T-01",1,[]]]]],"d",[2]]\n[]'),
        "another digest": sealed(b'["r","e",["es"],1,[],[],"d",[2]]\n[]'),
    }.items(),
)
def test_a_damaged_or_foreign_file_is_made_again(
    what: str, content: bytes, guideline: Guideline, tmp_path: Path
) -> None:
    """Whatever stands in the file, the guideline is read from its folder and kept again."""
    load(SHIPPED, tmp_path)
    whole = kept(tmp_path).read_bytes()
    kept(tmp_path).write_bytes(content)
    assert spelt_out(load(SHIPPED, tmp_path)) == spelt_out(guideline), what
    assert kept(tmp_path).read_bytes() == whole


def test_a_file_too_large_to_be_ours_is_not_read(guideline: Guideline, tmp_path: Path) -> None:
    """A file of a terabyte in the cache fills no memory."""
    cache.remember(tmp_path, guideline)
    os.truncate(kept(tmp_path), 1 << 40)
    assert cache.recall(tmp_path, guideline.digest) is None


def test_a_forged_line_is_told_as_damage(guideline: Guideline) -> None:
    """A line that is no JSON under a right checksum is a sentence for the user, not a crash."""
    forged = bytearray(shelved.write(guideline))
    forged[forged.index(b"\n") + 1] = ord("}")
    with pytest.raises(ContentInvalid, match="damaged"):
        _ = shelved.read(bytes(forged)).title


@pytest.mark.parametrize("where", ["a folder that can't be written", "a file", "below a file", "nowhere"])
def test_where_nothing_can_be_kept_reading_goes_on(where: str, guideline: Guideline, tmp_path: Path) -> None:
    """A read-only home costs time and nothing else, and leaves nothing half-written behind."""
    (tmp_path / "file").write_text("here")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / f"{guideline.digest[:32]}.json").mkdir()
    folder = {
        "a folder that can't be written": tmp_path / "folder",
        "a file": tmp_path / "file",
        "below a file": tmp_path / "file" / "below",
        "nowhere": None,
    }[where]
    assert load(SHIPPED, folder).digest == guideline.digest
    assert [path.name for path in (tmp_path / "folder").iterdir()] == [f"{guideline.digest[:32]}.json"]


def test_a_guideline_with_problems_is_not_kept(tmp_path: Path) -> None:
    """Problems are found anew each time, with their places."""
    folder = lay_out(tmp_path / "small", phase=b"- broken\n")
    with pytest.raises(ContentInvalid):
        load(folder, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
