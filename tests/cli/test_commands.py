"""Each command on one assessment: what it prints, what it records, its exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Assess

COVERAGE = {"total", "answered", "rated", "not_applicable", "no_information", "withheld", "evidenced"}
SCORE = {"value", "low", "high"}
KINDS = {"structural", "process", "outcome"}


def test_new_prints_the_id_and_nothing_else(assess: Assess) -> None:
    """So that a script can go on with it; small letters are forgiven."""
    said = assess("new", "slv", "--cycle", "2026")
    assert (said.code, said.out, said.err) == (0, "SLV-2026\n", "")
    assert assess("new", "MEX", "--cycle", "2026", "--unit", "CHP").out == "MEX-2026-CHP\n"


def test_new_carries_answers_forward_as_proposals(begun: Assess) -> None:
    """They count for nothing yet, and `check` says so."""
    assert begun("new", "SLV", "--cycle", "2028", "--from", "SLV-2026").out == "SLV-2028\n"
    status = json.loads(begun("status", "SLV-2028", "--json").out)
    assert status["coverage"]["answered"] == 0
    assert "T-01.s: blocks: The answer of the last cycle is not confirmed." in begun("check", "SLV-2028").out


def test_list_names_what_there_is(begun: Assess) -> None:
    """In columns, or as JSON."""
    said = begun("list")
    assert said.code == 0
    assert said.out.splitlines()[1].split()[:4] == ["SLV-2026", "El", "Salvador", "draft"]
    [line] = json.loads(begun("list", "--json").out)
    assert (line["id"], line["state"], line["country"], line["cycle"]) == ("SLV-2026", "draft", "SLV", "2026")
    assert set(line["coverage"]) == COVERAGE
    assert set(line["score"]) == SCORE


@pytest.mark.parametrize(
    "command",
    [
        "list", "status SLV-2026", "status SLV-2026 --by instrument", "gaps SLV-2026", "check SLV-2026",
        "history SLV-2026", "profile SLV-2026", "board --cycle 2026", "guideline list", "doctor", "key",
    ],
)  # fmt: skip
def test_every_field_that_is_printed_is_told_in_the_formats(begun: Assess, command: str) -> None:
    """Of the document, or of the records that it lists."""
    begun("answer", "SLV-2026", "T-01.s", "2")
    formats = (Path(__file__).parents[2] / "docs/formats.en.md").read_text(encoding="utf-8")
    told = set(re.findall("`([a-z_]+)`", formats.partition("## What commands print")[2].partition("\n## ")[0]))
    printed = json.loads(begun(*command.split(), "--json").out)
    records = [printed, *printed.get("seats", ())] if isinstance(printed, dict) else printed
    as_stored = {"subject", "body", "author", "at", "undoes"} if command.startswith("history") else set()
    assert records
    assert {name for record in records for name in record} - as_stored <= told


def test_an_empty_register_says_what_to_do(assess: Assess) -> None:
    """In words; its data are empty."""
    said = assess("list")
    assert (said.code, said.out) == (0, "")
    assert "assess new COUNTRY --cycle YEAR" in said.err
    assert json.loads(assess("list", "--json").out) == []


def test_status_has_the_keys_that_are_promised(begun: Assess) -> None:
    """Other programs read them."""
    said = begun("status", "SLV-2026", "--json")
    status = json.loads(said.out)
    assert said.code == 0
    promised = {"id", "country", "cycle", "guideline", "edition", "state", "coverage", "score", "kinds", "phases"}
    assert promised <= set(status)
    assert (status["id"], status["country"], status["cycle"]) == ("SLV-2026", "SLV", "2026")
    assert (status["guideline"], status["edition"], status["state"]) == ("rcm-women", "2017-1", "draft")
    assert set(status["coverage"]) == COVERAGE
    assert set(status["score"]) == SCORE
    assert set(status["kinds"]) == KINDS
    assert all(set(each) == SCORE for each in status["kinds"].values())
    assert len(status["phases"]) == 5
    for phase in status["phases"]:
        assert {"ref", "title", "score", "coverage"} <= set(phase)
        assert set(phase["score"]) == SCORE
        assert set(phase["coverage"]) == COVERAGE
    assert status["coverage"]["answered"] == 3
    assert status["coverage"]["rated"] == 2
    assert status["coverage"]["no_information"] == 1
    assert status["score"]["value"] is None
    assert status["score"]["low"] < status["score"]["high"]


def test_status_speaks_the_language_asked_for(begun: Assess) -> None:
    """Titles too."""
    titles = [
        each["title"] for each in json.loads(begun("--language", "es", "status", "SLV-2026", "--json").out)["phases"]
    ]
    assert "Tránsito" in titles
    said = begun("status", "SLV-2026", "--language", "es")
    assert said.code == 0
    assert "Tránsito" in said.out
    assert "Below half coverage there is no value" in begun("status", "SLV-2026").out


def test_status_by_instrument(begun: Assess) -> None:
    """As columns and as JSON."""
    said = begun("status", "SLV-2026", "--by", "instrument")
    assert said.code == 0
    strands = json.loads(begun("status", "SLV-2026", "--by", "instrument", "--json").out)["instruments"]
    assert strands
    assert all(each["title"] in said.out for each in strands)
    assert all({"ref", "title", "recommendations", "score", "coverage"} <= set(each) for each in strands)


def test_every_answer_can_be_given(begun: Assess) -> None:
    """And is told with how far one has got."""
    for words in (
        ("5",),
        ("na", "--reason", "No land border."),
        ("no-information",),
        ("withheld", "--reason", "Reserved."),
    ):
        said = begun("answer", "SLV-2026", "D-01.s", *words)
        assert (said.code, said.out) == (0, "")
        assert "indicators answered" in said.err


def test_what_is_not_named_stays_as_it_was(begun: Assess) -> None:
    """A new level keeps comment, figure and evidence; an empty comment removes it."""
    ref = begun("evidence", "add", "SLV-2026", "--kind", "law", "--title", "Migration Act").out.strip()
    begun("answer", "SLV-2026", "T-01.s", "4", "--figure", "12,5", "--figure-year", "2025", "--evidence", ref)
    begun("answer", "SLV-2026", "T-01.s", "5")
    body = json.loads(begun("history", "SLV-2026", "T-01.s", "--json").out)[-1]["body"]
    assert body == {
        "answer": {"status": "rated", "level": 5},
        "comment": "In force since 2019.",
        "figure": {"value": "12.5", "year": 2025},
        "evidence": ["E-001"],
    }
    begun("answer", "SLV-2026", "T-01.s", "5", "--comment", "")
    assert "comment" not in json.loads(begun("history", "SLV-2026", "T-01.s", "--json").out)[-1]["body"]


def test_evidence_is_entered_and_listed(begun: Assess) -> None:
    """With the indicators that it proves."""
    said = begun(
        "evidence", "add", "SLV-2026", "--kind", "law", "--title", "Migration Act", "--reference", "arts. 12-18",
        "--url", "https://example.org/act", "--issuer", "Assembly", "--date", "2019-05", "--expiry", "2030-12-31",
    )  # fmt: skip
    assert (said.code, said.out) == (0, "E-001\n")
    begun("answer", "SLV-2026", "T-01.s", "4", "--evidence", "E-001")
    [entry] = json.loads(begun("evidence", "list", "SLV-2026", "--json").out)
    assert (entry["ref"], entry["kind"], entry["issued"], entry["indicators"]) == (
        "E-001",
        "law",
        "2019-05",
        ["T-01.s"],
    )
    assert "Migration Act" in begun("evidence", "list", "SLV-2026").out


def test_actions_are_planned_and_listed_by_date(begun: Assess) -> None:
    """The earliest first, whenever it was entered."""
    later = ("action", "add", "SLV-2026", "T-01", "--what", "Train staff", "--who", "MIG", "--by", "2028-01-31")
    sooner = ("action", "add", "SLV-2026", "T-01", "--what", "Approve it", "--who", "MIG", "--by", "2027-06-30")
    assert begun(*later).out == "A-001\n"
    assert begun(*sooner).out == "A-002\n"
    assert [each["ref"] for each in json.loads(begun("action", "list", "SLV-2026", "--json").out)] == ["A-002", "A-001"]
    assert begun("action", "list", "SLV-2026").out.splitlines()[1].startswith("A-002  2027-06-30")


def test_gaps_come_in_order_of_priority(begun: Assess) -> None:
    """With what falls short; none is told in words."""
    [gap] = json.loads(begun("gaps", "SLV-2026", "--json").out)
    assert (gap["ref"], gap["phase"], gap["shortfall"], gap["priority"]) == ("T-01", "T", 50.0, "high")
    assert [(each["ref"], each["level"]) for each in gap["indicators"]] == [("T-01.s", 4), ("T-01.p", 2)]
    assert begun("gaps", "SLV-2026").out.splitlines()[1].startswith("T-01  high")
    begun("new", "HND", "--cycle", "2026")
    said = begun("gaps", "HND-2026")
    assert (said.code, said.out, said.err) == (0, "", "No indicator is rated below the target.\n")


def test_check_finds_what_stands_in_the_way(begun: Assess) -> None:
    """Exit 1 while anything does."""
    said = begun("check", "SLV-2026", "--json")
    found = json.loads(said.out)
    assert said.code == 1
    assert found["ready"] is False
    assert {"ref", "blocks", "message"} == set(found["findings"][0])
    said = begun("check", "SLV-2026")
    assert said.code == 1
    assert "T-01.s: advice: Level 4 without evidence." in said.out


def test_history_tells_who_changed_what(begun: Assess) -> None:
    """All of it, or of one ref."""
    changes = json.loads(begun("history", "SLV-2026", "--json").out)
    assert [each["number"] for each in changes] == [1, 2, 3, 4]
    [change] = json.loads(begun("--author", "Ana", "history", "SLV-2026", "T-01.p", "--json").out)
    assert change["body"]["answer"] == {"status": "rated", "level": 2}
    assert begun("history", "SLV-2026", "D-01.s").code == 0
    assert len(begun("history", "SLV-2026").out.splitlines()) == 5


def test_undo_and_redo_walk_through_ones_own_changes(begun: Assess) -> None:
    """Until there is nothing left."""
    assert "T-01.o" in begun("undo", "SLV-2026").err
    assert "T-01.p" in begun("undo", "SLV-2026").err
    assert "T-01.p" in begun("redo", "SLV-2026").err
    begun("undo", "SLV-2026")
    begun("undo", "SLV-2026")
    said = begun("undo", "SLV-2026")
    assert (said.code, said.out) == (0, "")
    assert "You have no change to undo" in said.err


def test_the_author_stands_with_each_change(begun: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the option, else from the surroundings."""
    begun("--author", "Ana", "answer", "SLV-2026", "D-01.s", "3")
    monkeypatch.setenv("ASSESS_AUTHOR", "Luz\x1b[31m")
    begun("answer", "SLV-2026", "D-01.p", "3")
    authors = [each["author"] for each in json.loads(begun("history", "SLV-2026", "--json").out)]
    assert authors[-2:] == ["Ana", "Luz"]


def test_guidelines_are_listed_and_shown(assess: Assess) -> None:
    """The guideline, a phase, a recommendation, an indicator."""
    listed = json.loads(assess("guideline", "list", "--json").out)
    assert listed[0]["ref"] == "rcm-women"
    assert "rcm-women" in assess("guideline", "list").out
    for ref in ("rcm-women", "T", "T-01", "T-01.s"):
        said = assess("guideline", "show", ref)
        assert (said.code, said.err) == (0, "")
        assert ref in said.out
        assert max(map(len, said.out.splitlines())) <= 80


def test_more_guidelines_can_be_named(assess: Assess, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the option, or by the surroundings, as many as there are."""
    small = Path(__file__).parents[1] / "catalogue" / "good"
    assert "small" in assess("guideline", "list", "--guidelines", small.parent).out
    monkeypatch.setenv("ASSESS_GUIDELINES", str(small.parent))
    assert assess("new", "SLV", "--cycle", "2026", "--guideline", "small").out == "SLV-2026\n"


def test_the_register_can_be_named(assess: Assess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the command, after it, or by the surroundings."""
    path = tmp_path / "shared" / "ours.register"
    assess("--register", path, "new", "SLV", "--cycle", "2026")
    assert "SLV-2026" in assess("list", "--register", path).out
    assert "SLV-2026" not in assess("list").out
    monkeypatch.setenv("ASSESS_REGISTER", str(path))
    assert "SLV-2026" in assess("list").out
    assert assess("evidence", "--register", path, "list", "SLV-2026").code == 0


def test_hostile_text_never_reaches_the_terminal(begun: Assess) -> None:
    """What was typed is cleaned; what a name of a file brings along is left out, and JSON gives it as a number."""
    begun("answer", "SLV-2026", "T-01.s", "4", "--comment", "a\x1b]52;c;eA==\x07b\u202e")
    for words in (("history", "SLV-2026"), ("history", "SLV-2026", "--json"), ("answer", "x\x1b[2J", "T-01.s", "4")):
        said = begun(*words)
        assert not [each for each in said.out + said.err if ord(each) < 32 and each != "\n"]
        assert "\u202e" not in said.out + said.err
