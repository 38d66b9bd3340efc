"""The secretariat's commands: what comes in, who is missing, what is compiled; and their exit codes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from assess.cli import headway
from tests.cli.conftest import Assess


def test_what_was_submitted_is_received_listed_and_compiled(assess: Assess, envelope: Path) -> None:
    """From the envelope to the figures; taking it in again changes nothing."""
    said = assess("receive", envelope.parent)
    assert (said.code, said.out) == (0, f"{envelope}  SLV-2026  received\n")
    assert "This is the key of SLV from now on" in said.err
    assert "received before" in assess("receive", envelope).out
    [line] = json.loads(assess("list", "--json").out)
    assert (line["id"], line["state"]) == ("SLV-2026", "submitted")
    compiled = json.loads(assess("compile", "--cycle", "2026", "--format", "json").out)
    assert compiled["turnout"]["submitted"] == 1
    levels = compiled["total"]["coverage"]["levels"]
    assert levels == [0, 0, compiled["total"]["coverage"]["total"], 0, 0]


def test_what_is_not_for_publication_is_compiled_without_its_name(assess: Assess, envelope: Path) -> None:
    """It has no sheet, and the secretariat is warned that few can be worked out."""
    assess("receive", envelope)
    said = assess("compile", "--cycle", "2026", "--format", "json")
    assert json.loads(said.out)["sheets"] == []
    assert "work them out" in said.err


def test_the_board_shows_who_has_not_submitted(assess: Assess, envelope: Path) -> None:
    """Eleven members, one of which is there, and late for yesterday's deadline."""
    assess("receive", envelope)
    board = json.loads(assess("board", "--cycle", "2026", "--deadline", "2020-01-01", "--json").out)
    assert (board["expected"], board["submitted"]) == (11, 1)
    seats = {seat["country"]: seat for seat in board["seats"]}
    assert (seats["SLV"]["stage"], seats["SLV"]["late"], seats["USA"]["stage"]) == ("submitted", True, "missing")
    said = assess("board", "--cycle", "2026")
    assert "El Salvador" in said.out
    assert "1 of 11 submitted." in said.err


def test_the_board_counts_units_apart_from_countries(assess: Assess, envelope: Path) -> None:
    """As a compilation of the region does, in which no unit takes part."""
    assess("receive", envelope)
    assert assess("new", "MEX", "--cycle", "2026", "--unit", "CHP").code == 0
    board = json.loads(assess("board", "--cycle", "2026", "--json").out)
    assert (board["expected"], board["submitted"], board["units"]) == (11, 1, {"expected": 1, "submitted": 0})
    assert assess("board", "--cycle", "2026").err.splitlines() == [
        "1 of 11 submitted.",
        "Units: 0 of 1 submitted.",
    ]


def test_a_refused_file_is_exit_3_and_does_not_stop_the_rest(assess: Assess, envelope: Path) -> None:
    """Each file has its own verdict, in words and as JSON."""
    broken = envelope.with_name("GTM-2026.assess.json")
    broken.write_bytes(envelope.read_bytes()[:-1])
    said = assess("receive", envelope.parent, "--json")
    assert said.code == 3
    verdicts = {Path(each["file"]).name: each["verdict"] for each in json.loads(said.out)}
    assert verdicts == {"GTM-2026.assess.json": "refused", "SLV-2026.assess.json": "taken-in"}


def test_a_key_that_was_not_named_is_refused(assess: Assess, envelope: Path) -> None:
    """`--trust` names the only key that is accepted for the first time."""
    assert assess("receive", envelope, "--trust", "00000 11111").code == 3
    assert assess("list", "--json").out.strip() == "[]"


@pytest.mark.parametrize("form", ["csv", "xlsx", "html"])
def test_every_form_is_written_to_a_file_that_is_named(assess: Assess, envelope: Path, form: str) -> None:
    """The region's name and the cycle are in the usual name."""
    assess("receive", envelope)
    said = assess("compile", "--cycle", "2026", "--format", form, "--anonymous")
    assert (said.code, said.out) == (0, f"region-2026.{form}\n")
    assert Path(f"region-2026.{form}").stat().st_size > 1000


def test_a_cycle_without_assessments_is_told(assess: Assess) -> None:
    """With what to do."""
    said = assess("compile", "--cycle", "1999")
    assert (said.code, said.out) == (2, "")
    assert "no assessment of the cycle 1999" in said.err


def test_a_file_that_is_not_there_is_told(assess: Assess, envelope: Path) -> None:
    """In one sentence, before anything is taken in; a name that is empty is not this folder."""
    said = assess("receive", envelope, "nowhere.assess.json")
    assert (said.code, said.out) == (2, "")
    assert "can't be read" in said.err
    assert assess("receive", "").err.startswith("FILE is empty.\n")
    assert assess("list", "--json").out == "[]\n"


def test_what_takes_long_tells_how_far_it_is(
    assess: Assess, envelope: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal only, and not while nobody waits; what was told in passing is taken back."""
    assess("receive", envelope)
    compiled = ("compile", "--cycle", "2026", "--format", "xlsx", "-o", tmp_path / "region.xlsx")
    monkeypatch.setattr(headway, "PATIENCE", 0.0)
    monkeypatch.setattr(headway, "OFTEN", 0.0)
    assert "..." not in assess(*compiled).err
    monkeypatch.setattr(headway, "sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True)))
    told = assess(*compiled).err
    assert "1 of 1 assessments read ..." in told
    assert "Writing the file ..." in told
    assert told.rstrip("\n").split("\r")[-1].strip() == "" or told.endswith("\r")
    monkeypatch.setattr(headway, "PATIENCE", 60.0)
    assert "..." not in assess(*compiled).err


def test_the_name_of_a_file_begins_no_line_of_its_own(assess: Assess, tmp_path: Path) -> None:
    """Nor does what it says: nothing that arrives can look as if the program had said it."""
    odd = tmp_path / "a\nGTM-2026  taken in.assess.json"
    odd.write_bytes(b'{"format":"assess-envelope","version":1,"\\ntaken in":1}')
    said = assess("receive", odd)
    assert (said.code, said.out.count("\n"), said.err.count("\n")) == (3, 1, 2)


def test_what_was_received_goes_on_as_it_came(assess: Assess, envelope: Path) -> None:
    """Written out again it is the sender's envelope, not one that the secretariat signed."""
    assess("receive", envelope)
    assert assess("submit", "SLV-2026", "-o", "again.assess.json").code == 0
    assert Path("again.assess.json").read_bytes() == envelope.read_bytes()


def test_the_deadline_of_a_cycle_is_kept_in_the_register(assess: Assess, envelope: Path) -> None:
    """Set once, it holds for the board and the report; `--deadline` still names another for one time."""
    assess("receive", envelope)
    unset = assess("deadline", "2026")
    assert (unset.out, "assess deadline 2026 YYYY-MM-DD" in unset.err) == ("-\n", True)
    assert assess("deadline", "2026", "2020-01-01").out == "2020-01-01\n"
    late = {
        seat["country"]: seat["late"] for seat in json.loads(assess("board", "--cycle", "2026", "--json").out)["seats"]
    }
    assert late["SLV"]
    board = json.loads(assess("board", "--cycle", "2026", "--deadline", "2999-01-01", "--json").out)
    assert board["deadline"] == "2999-01-01"
    assert json.loads(assess("compile", "--cycle", "2026", "--format", "json").out)["turnout"]["late"] == 1
    assert assess("deadline", "2026", "none").out == "-\n"
    assert assess("deadline", "2026", "soon").code == 2


def test_two_submissions_are_compared_answer_by_answer(assess: Assess, envelope: Path) -> None:
    """What was 3 is 4 now, and nothing else is listed."""
    country = ("--register", envelope.parent.parent / "country.register")
    assert assess(*country, "compare", "SLV-2026").code == 2
    assess(*country, "reopen", "SLV-2026")
    assess(*country, "answer", "SLV-2026", "T-01.s", "4", "--comment", "New law")
    assess(*country, "submit", "SLV-2026", "-o", envelope.with_name("again.json"))
    document = json.loads(assess(*country, "compare", "SLV-2026", "--json").out)
    [change] = document["changes"]
    assert (change["indicator"], change["fields"], change["steps"]) == ("T-01.s", ["answer", "comment"], 1)
    assess("receive", envelope, envelope.with_name("again.json"))
    said = assess("compare", "SLV-2026")
    assert "T-01.s" in said.out
    assert "1 indicator differs; levels risen: 1, fallen: 0." in said.err


def test_a_submission_is_compared_with_the_last_that_arrived(assess: Assess, envelope: Path) -> None:
    """What changed in one that never came here is not passed over."""
    country = ("--register", envelope.parent.parent / "country.register")
    for ref, file in (("T-01.s", "never-sent.json"), ("T-01.p", "third.json")):
        assess(*country, "reopen", "SLV-2026")
        assess(*country, "answer", "SLV-2026", ref, "4")
        assess(*country, "submit", "SLV-2026", "-o", file)
    assess("receive", envelope, "third.json")
    document = json.loads(assess("compare", "SLV-2026", "--json").out)
    assert (document["was"], document["now"]) == ("submission 1", "submission 3")
    assert [change["indicator"] for change in document["changes"]] == ["T-01.s", "T-01.p"]


def test_what_lies_among_the_envelopes_is_passed_over_by_name(assess: Assess, envelope: Path) -> None:
    """An envelope that was saved twice is none of it; of many, the first few are told."""
    envelope.rename(envelope.with_name("SLV-2026.assess (1).json"))
    for name in ("Thumbs.db", ".hidden", "letter.docx"):
        envelope.with_name(name).touch()
    said = assess("receive", envelope.parent)
    assert (said.code, said.out.endswith("SLV-2026  received\n")) == (0, True)
    here = envelope.parent
    assert f"2 files were skipped, because their names do not end in .json, .age or .pdf: {here}/Thumbs.db" in said.err
    for number in range(3):
        envelope.with_name(f"{number}.txt").touch()
    assert assess("receive", here).err.endswith(f": {here}/0.txt, {here}/1.txt, {here}/2.txt, …\n")


def test_doctor_checks_the_sums_and_counts_them_anew(assess: Assess, envelope: Path, tmp_path: Path) -> None:
    """What is known from envelopes is not opened one by one; spoilt sums are told, with the command that mends them."""
    assess("receive", envelope)
    said = assess("doctor")
    assert "1 envelope is in the sums, and they add up." in said.out
    assert "SLV-2026 can be opened." not in said.out
    with closing(sqlite3.connect(tmp_path / "data" / "assess.register")) as register:
        register.execute("UPDATE tally SET number = number + 1")
        register.commit()
    assert "assess doctor --recount" in assess("doctor").out
    mended = assess("doctor", "--recount")
    assert "1 envelope counted." in mended.err
    assert "they add up." in mended.out


def test_a_desk_with_nothing_on_it_says_what_comes_first(assess: Assess, tmp_path: Path) -> None:
    """A board of nobody leads to receiving; a folder without envelopes is named."""
    assert "assess receive FILE" in assess("board", "--cycle", "2026").err
    empty = tmp_path / "arrived"
    empty.mkdir()
    assert assess("receive", empty).err == f"There is no envelope and no report in “{empty}”.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--within", "MEX"), "no assessment of a part of MEX in the cycle 2026"),
        (("--since", "2025"), "no submission of the cycle 2025 to compare with"),
    ],
)
def test_what_cannot_be_compiled_is_told(assess: Assess, envelope: Path, words: tuple[str, ...], told: str) -> None:
    """Of a country there are no parts; of an earlier cycle, nothing: neither is left out in silence."""
    assess("receive", envelope)
    said = assess("compile", "--cycle", "2026", "--format", "json", *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_data_say_that_they_have_no_conclusions(assess: Assess, envelope: Path) -> None:
    """They are written all the same."""
    assess("receive", envelope)
    said = assess("compile", "--cycle", "2026", "--format", "json", "--conclusions", envelope)
    assert said.code == 0
    assert "data have neither" in said.err
