"""Edition maps: what became of the items of an earlier edition, read with the care of every checklist."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assess.catalogue.editions import read_map
from assess.catalogue.folders import check
from assess.catalogue.lock import LOCK, digests
from assess.domain.editions import EditionMap, Step
from assess.domain.errors import ContentInvalid
from tests.catalogue.shelf import GOOD
from tests.secretariat.rounds import small

MAP = """
before: "0"
after: "1"
steps:
  - was: [A-01.s, A-01.p]
    now: [A-01.s]
  - was: [A-02.s]
    now: [A-02.s, A-02.p]
reworded: [B-01.s]
incomparable: [B-01.o]
"""


def read(tmp_path: Path, text: str) -> EditionMap:
    """Read a map from edition 0 to edition 1 of the small guideline."""
    (tmp_path / "editions").mkdir(exist_ok=True)
    (tmp_path / "editions/0.yaml").write_text(text, encoding="utf-8")
    return read_map(tmp_path, "0", small())


def test_a_map_says_what_was_merged_split_reworded_and_changed(tmp_path: Path) -> None:
    """Everything else kept its ref."""
    assert read(tmp_path, MAP) == EditionMap(
        "0",
        "1",
        (Step(("A-01.s", "A-01.p"), ("A-01.s",)), Step(("A-02.s",), ("A-02.s", "A-02.p"))),
        frozenset({"B-01.s"}),
        frozenset({"B-01.o"}),
    )


@pytest.mark.parametrize("before", ["0", "../0", "none"])
def test_without_a_map_the_same_ref_is_the_same_item(tmp_path: Path, before: str) -> None:
    """Refs are never reused; nothing outside the folder is read."""
    assert read_map(tmp_path, before, small()) == EditionMap(before, "1")


def test_faults_are_told_all_at_once(tmp_path: Path) -> None:
    """An unknown item, an item named twice, an empty side, another edition."""
    spoilt = (
        MAP.replace('after: "1"', 'after: "9"')
        .replace("[A-02.s]", "[]")
        .replace("now: [A-01.s]", "now: [Z-01]")
        .replace("incomparable: [B-01.o]", "incomparable: [B-01.s]")
    )
    with pytest.raises(ContentInvalid) as caught:
        read(tmp_path, spoilt)
    assert [str(problem.message) for problem in caught.value.problems] == [
        "“9” is not known.",
        "“Z-01” is not known.",
        "At least one reference is expected here.",
        "The reference “B-01.s” is used twice.",
    ]


def test_what_is_new_or_worded_anew_is_told_by_the_locked_texts(tmp_path: Path) -> None:
    """A map need not name it: what was not locked with the earlier edition is new, another text is worded anew."""
    here = digests(small())
    (tmp_path / LOCK).write_text(
        "".join(f"0 {ref} {'0' * 16 if ref == 'A-02.p' else text}\n" for ref, text in here.items() if ref != "A-01.o"),
        encoding="utf-8",
    )
    plain = read_map(tmp_path, "0", small())
    assert (list(plain.added), list(plain.reworded)) == (["A-01.o"], ["A-02.p"])
    assert plain.behind("A-01.o") == ()
    mapped = read(tmp_path, MAP)
    assert (list(mapped.added), list(mapped.reworded)) == (["A-01.o"], ["B-01.s"])
    assert mapped.behind("A-01.s") == ("A-01.s", "A-01.p")
    assert mapped.behind("A-02.p") == ("A-02.s",)
    assert mapped.behind("B-01.o") == ()


def test_checking_a_guideline_checks_its_maps(tmp_path: Path) -> None:
    """All of them, each with its place; what the earlier edition had is known where its texts were locked."""
    folder = tmp_path / "small"
    shutil.copytree(GOOD, folder)
    guideline = check(folder)[0]
    assert guideline is not None
    (ref, *_) = [indicator.ref for indicator in guideline.indicators()]
    (folder / LOCK).write_text(f"0 {ref} 0123456789abcdef\n", encoding="utf-8")
    (folder / "editions").mkdir()
    head = f'after: "{guideline.edition}"\nsteps:\n  - was: [{ref}, GONE-1.s]\n    now: [{ref}]\n'
    for before in ("0", "00"):
        (folder / f"editions/{before}.yaml").write_text(f'before: "{before}"\n{head}', encoding="utf-8")
    (folder / "editions/000.yaml").write_text('before: "x"\nafter: "1999"\n', encoding="utf-8")
    own = f"{guideline.edition}.yaml"
    (folder / "editions" / own).write_text(f'before: "{guideline.edition}"\n{head}', encoding="utf-8")
    found = [(Path(each.place.file).name, each.place.line) for each in check(folder)[1]]
    assert found == [("0.yaml", 4), ("000.yaml", 2), (own, 1)]


def test_what_became_of_a_recommendation_is_not_a_step_of_a_map(tmp_path: Path) -> None:
    """Answers belong to indicators: under the ref of their recommendation nothing would be carried forward."""
    (tmp_path / LOCK).write_text("".join(f"0 {ref} {text}\n" for ref, text in digests(small()).items()))
    with pytest.raises(ContentInvalid) as caught:
        read(tmp_path, MAP.replace("was: [A-02.s]", "was: [A-02]"))
    assert [str(each.message) for each in caught.value.problems] == ["“A-02” is not known."]
