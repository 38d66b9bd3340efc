"""An author is told what is allowed and yet probably not meant, at its place, and is left alone otherwise.

Each case is a file in `advice/` with the advice expected of it beside it, as in `bad/`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.catalogue.advice import RULES, advise
from assess.catalogue.folders import check
from assess.catalogue.lock import LOCK
from assess.catalogue.locking import write_lock
from assess.domain.errors import ContentInvalid
from tests.catalogue.shelf import ADVICE, BAD, GOOD, lay_out, lay_out_case, told

CASES = sorted(path.stem for path in ADVICE.glob("*.yaml"))


@pytest.mark.parametrize("case", CASES)
def test_the_advice_is_that_expected(case: str, tmp_path: Path) -> None:
    """Every case is advised on at its place and in these words, and on nothing else."""
    folder = lay_out_case(tmp_path, ADVICE, case)
    expected = (ADVICE / f"{case}.problems.txt").read_text().splitlines()
    assert told(folder, advise(folder)) == expected
    assert expected


@pytest.mark.parametrize("case", CASES)
def test_advice_is_given_in_spanish_too(case: str, tmp_path: Path) -> None:
    """No advice reaches a Spanish-speaking author in English."""
    advice = advise(lay_out_case(tmp_path, ADVICE, case))
    assert not set(told(tmp_path, advice, "es")) & set(told(tmp_path, advice, "en"))


@pytest.mark.parametrize("case", CASES)
def test_advice_never_refuses_a_guideline(case: str, tmp_path: Path) -> None:
    """A guideline with advice is usable, and every piece of advice says that it is one."""
    folder = lay_out_case(tmp_path, ADVICE, case)
    guideline, problems = check(folder)
    assert guideline is not None
    assert problems == []
    assert all(problem.advice for problem in advise(folder))


def test_a_guideline_with_faults_is_given_no_advice(tmp_path: Path) -> None:
    """Faults come first: advice on what can't be read would be guesswork."""
    assert advise(lay_out_case(tmp_path, BAD, "phase-unknown-key")) == []


def test_the_good_guideline_needs_no_advice() -> None:
    """What the cases spoil is well written."""
    assert advise(GOOD) == []


def test_a_file_that_is_not_listed_is_noticed(tmp_path: Path) -> None:
    """A phase that was forgotten in the list of phases would silently be missing."""
    folder = lay_out(tmp_path)
    (folder / "return.yaml").write_text("ref: R\n")
    assert told(folder, advise(folder)) == [
        "return.yaml:1:1: This file is not listed under “phases” in guideline.yaml and is not read."
    ]


@pytest.mark.parametrize("name", ["editions/2025-1.yml", "countries/MEX.yaml.txt", "countries/MEX.YAML"])
def test_a_map_or_a_profile_with_another_ending_is_noticed(name: str, tmp_path: Path) -> None:
    """Nobody would miss what it says before the answers are carried forward without it."""
    folder = lay_out(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("before: x\n")
    (folder / "countries/README.txt").write_text("Not read, nor meant to be.\n")
    right = Path(name).name.partition(".")[0]
    assert told(folder, advise(folder)) == [
        f"{name}:1:1: This file is not read: its name does not end in .yaml. (Name it {right}.yaml.)"
    ]


def test_every_rule_says_why_it_exists() -> None:
    """A rule without a reason can't be argued with."""
    assert all(rule.__doc__ for rule in RULES)


def advised(folder: Path) -> list[str]:
    """Give advice as people read it, wherever the guideline lies."""
    return [line.replace(str(folder), "FOLDER") for line in told(folder, advise(folder))]


def not_locked(ref: str) -> str:
    """Say that a text was left out of the lock."""
    hint = "Once they are published: assess guideline lock"
    return f"{LOCK}:1:1: Not locked with the others of edition 2026-1: {ref}. ({hint} FOLDER)"


class TestLock:
    """Texts of a published edition do not change under their refs unnoticed."""

    def test_a_locked_guideline_is_left_alone(self, tmp_path: Path) -> None:
        """Nothing has changed, so there is nothing to say."""
        folder = lay_out(tmp_path)
        assert write_lock(folder) == 6
        assert advise(folder) == []

    def test_a_changed_text_is_told(self, tmp_path: Path) -> None:
        """Another question under the same ref is found where the ref stands."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        change(folder / "transit.yaml", "How far are women interviewed?", "How far are all women interviewed?")
        assert told(folder, advise(folder)) == [
            (
                "transit.yaml:25:14: “T-01.p” was published with a different wording in edition 2026-1."
                " (Restore them, or give the guideline a new edition.)"
            )
        ]

    def test_a_changed_scale_is_told(self, tmp_path: Path) -> None:
        """A level that is worth something else changes every score."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        change(folder / "guideline.yaml", "value: 100", "value: 90")
        assert told(folder, advise(folder)) == [
            (
                "guideline.yaml:7:1: “scale” was published with a different wording in edition 2026-1."
                " (Restore them, or give the guideline a new edition.)"
            )
        ]

    def test_a_removed_ref_is_told(self, tmp_path: Path) -> None:
        """Answers under a ref that is gone would have no question."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        change(folder / "transit.yaml", '"T-01.o"', '"T-01.o2"')
        assert advised(folder) == [
            (
                "guideline.yaml:2:1: “T-01.o” was published with edition 2026-1 and is gone."
                " (Put it back, or give the guideline a new edition.)"
            ),
            not_locked("T-01.o2"),
        ]

    def test_what_answers_do_not_depend_on_may_change(self, tmp_path: Path) -> None:
        """The page in the official document, sources and institutions are completed as they become known."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        change(folder / "transit.yaml", 'guideline_ref: ""', 'guideline_ref: "p. 12"')
        change(folder / "transit.yaml", "§24", "§§24-26")
        change(folder / "guideline.yaml", "year: 2008", "year: 2009")
        assert advise(folder) == []

    def test_adding_is_fine(self, tmp_path: Path) -> None:
        """A new indicator is added to the lock when it is written again; until then its text can change unnoticed."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        path = folder / "transit.yaml"
        more = path.read_text()[
            path.read_text().index('      - ref: "T-01.p"') : path.read_text().index('      - ref: "T-01.o"')
        ]
        new = more.replace("T-01.p", "T-01.p2").replace("se entrevista", "se escucha").replace("interviewed", "heard")
        path.write_text(path.read_text() + new)
        assert advised(folder) == [not_locked("T-01.p2")]
        assert write_lock(folder) == 7
        assert advise(folder) == []

    def test_a_line_that_is_gone_is_noticed(self, tmp_path: Path) -> None:
        """Its text would no longer be held against what was published."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        lock = folder / LOCK
        lines = lock.read_text().splitlines(keepends=True)
        lock.write_text("".join(line for line in lines if " T-01.s " not in line))
        assert advised(folder) == [not_locked("T-01.s")]

    def test_of_two_lines_for_one_text_the_first_counts(self, tmp_path: Path) -> None:
        """Whoever adds a line makes no other text the published one."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        with (folder / LOCK).open("a") as lock:
            lock.write("2026-1 T-01.s 0123456789abcdef\n")
        assert told(folder, advise(folder)) == [
            "refs.lock:8:1: “T-01.s” is locked twice for edition 2026-1. (Keep the first line.)"
        ]

    def test_a_new_edition_may_change_everything(self, tmp_path: Path) -> None:
        """The lock keeps the old edition beside the new one."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        change(folder / "transit.yaml", "How far are women interviewed?", "How far are all women interviewed?")
        change(folder / "guideline.yaml", '"2026-1"', '"2026-2"')
        assert advise(folder) == []
        assert write_lock(folder) == 6
        assert {line.split()[0] for line in (folder / LOCK).read_text().splitlines()[1:]} == {"2026-1", "2026-2"}

    def test_a_ref_that_was_taken_out_does_not_come_back(self, tmp_path: Path) -> None:
        """What was asked under it two editions ago is not what is asked under it now."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        phase, head = folder / "transit.yaml", folder / "guideline.yaml"
        whole = phase.read_text()
        before, after = whole.split('      - ref: "T-01.p"')
        phase.write_text(before + '      - ref: "T-01.o"' + after.split('      - ref: "T-01.o"')[1])
        change(head, "2026-1", "2026-9")
        write_lock(folder)
        change(head, "2026-9", "2026-10")
        phase.write_text(whole)
        [told_of] = told(folder, advise(folder))
        assert told_of.startswith("transit.yaml:25:14: “T-01.p” was in edition 2026-1 and has been taken out since.")
        write_lock(folder)
        change(head, "2026-10", "2026-11")
        assert not [line for line in told(folder, advise(folder)) if "taken out since" in line]

    def test_what_was_published_keeps_its_ref_where_it_has_moved(self, tmp_path: Path) -> None:
        """Another recommendation is no reason to change the ref that answers are known by."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        change(folder / "guideline.yaml", "2026-1", "2026-2")
        change(folder / "transit.yaml", 'ref: "T-01"', 'ref: "T-02"')
        assert told(folder, advise(folder)) == []

    def test_locking_never_hides_a_change(self, tmp_path: Path) -> None:
        """What was published can't be overwritten by locking again."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        change(folder / "transit.yaml", "How far are women interviewed?", "How far are all women interviewed?")
        before = (folder / LOCK).read_bytes()
        with pytest.raises(ContentInvalid, match=r"T-01\.p"):
            write_lock(folder)
        assert (folder / LOCK).read_bytes() == before

    def test_a_line_that_is_none_is_told(self, tmp_path: Path) -> None:
        """A damaged lock is noticed, line by line, and what is whole still counts."""
        folder = lay_out(tmp_path)
        write_lock(folder)
        (folder / LOCK).write_text((folder / LOCK).read_text() + "<<<<<<< HEAD\n")
        assert told(folder, advise(folder)) == ["refs.lock:8:1: “<<<<<<< HEAD” is not a line of refs.lock."]

    def test_a_guideline_with_faults_is_not_locked(self, tmp_path: Path) -> None:
        """Only what can be used can be published."""
        with pytest.raises(ContentInvalid):
            write_lock(lay_out_case(tmp_path, BAD, "phase-unknown-key"))
        assert not (tmp_path / LOCK).exists()

    def test_a_lock_that_cannot_be_written_says_so(self, tmp_path: Path) -> None:
        """The failure is a sentence with the path."""
        folder = lay_out(tmp_path)
        (folder / LOCK).mkdir()
        with pytest.raises(ContentInvalid, match=r"refs\.lock can't be written"):
            write_lock(folder)


def change(path: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new))
