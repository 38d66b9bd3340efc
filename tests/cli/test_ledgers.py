"""Practices, needs, observations and the profile from the command line: what is recorded, printed and refused."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Assess


def test_a_good_practice_is_entered_and_listed(begun: Assess) -> None:
    """Its ref is printed, so that a script can go on with it."""
    words = ("--title", "Mobile desk", "--what", "Three border posts", "--who", "Migration authority")
    said = begun("practice", "add", "SLV-2026", "T-03", *words, "--offer", "A visit", "--url", "https://example.org")
    assert (said.code, said.out) == (0, "P-001\n")
    [practice] = json.loads(begun("practice", "list", "SLV-2026", "--json").out)
    assert practice["recommendation"] == "T-03"
    assert practice["offer"] == "A visit"
    assert "P-001" in begun("practice", "list", "SLV-2026").out


def test_an_assistance_need_is_entered_and_listed(begun: Assess) -> None:
    """With its kind, and by when."""
    said = begun("need", "add", "SLV-2026", "T-03", "--kind", "training", "--what", "Six posts", "--by", "2027-06")
    assert (said.code, said.out) == (0, "N-001\n")
    [need] = json.loads(begun("need", "list", "SLV-2026", "--json").out)
    assert (need["kind"], need["by"]) == ("training", "2027-06")
    assert "Six posts" in begun("need", "list", "SLV-2026").out


@pytest.mark.parametrize(
    "words",
    [
        ("practice", "add", "SLV-2026", "T-99", "--title", "A", "--what", "B", "--who", "C"),
        ("practice", "add", "SLV-2026", "T-03", "--title", " ", "--what", "B", "--who", "C"),
        ("practice", "add", "SLV-2026", "T-03", "--title", "A", "--what", "B", "--who", "C", "--url", "ftp://x"),
        ("need", "add", "SLV-2026", "T-03", "--kind", "training", "--what", "A", "--by", "soon"),
        ("need", "add", "SLV-2026", "T-03", "--kind", "money", "--what", "A"),
        ("observation", "add", "SLV-2026", "T-99.s", "--text", "Which?"),
        ("observation", "reply", "SLV-2026", "O-009", "--text", "This."),
        ("profile", "SLV-2026", "--relevance", "Z=high"),
        ("profile", "SLV-2026", "--relevance", "T=huge"),
        ("profile", "SLV-2026", "--relevance", "T"),
        ("profile", "SLV-2026", "--instrument", "nonsense=yes"),
        ("profile", "SLV-2026", "--without", "Nobody"),
        ("profile", "SLV-2026", "--member", "; Director"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_recorded(begun: Assess, words: tuple[str, ...]) -> None:
    """Exit code 2, a sentence, and the history as it was."""
    before = begun("history", "SLV-2026", "--json").out
    said = begun(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err
    assert begun("history", "SLV-2026", "--json").out == before


def test_an_observation_is_made_replied_to_and_resolved(begun: Assess) -> None:
    """Each step is seen in the list, and the list can be narrowed to what is still open."""
    assert begun("observation", "add", "SLV-2026", "T-03.s", "--text", "Which article?").out == "O-001\n"
    assert "open" in begun("observation", "list", "SLV-2026").out
    assert begun("observation", "reply", "SLV-2026", "O-001", "--text", "Article 12.").code == 0
    [seen] = json.loads(begun("observation", "list", "SLV-2026", "--json").out)
    assert (seen["progress"], seen["reply"], seen["by"]) == ("answered", "Article 12.", "country")
    begun("observation", "resolve", "SLV-2026", "O-001")
    assert json.loads(begun("observation", "list", "SLV-2026", "--state", "open", "--json").out) == []
    begun("observation", "resolve", "SLV-2026", "O-001", "--again")
    [seen] = json.loads(begun("observation", "list", "SLV-2026", "--state", "answered", "--json").out)
    assert seen["ref"] == "O-001"


def test_the_profile_is_told_in_parts_and_shown_beside_what_is_suggested(begun: Assess) -> None:
    """What is not named stays; an empty word takes back; nobody's suggestion becomes the country's word."""
    begun("profile", "SLV-2026", "--member", "Ana; Director; DGME", "--consulted", "ISDEMU", "--relevance", "T=high")
    begun("profile", "SLV-2026", "--member", "Eva", "--instrument", "cedaw=yes", "--remarks", "We thank all.")
    begun("profile", "SLV-2026", "--member", "Ana; Minister", "--relevance", "T=")
    shown = json.loads(begun("profile", "SLV-2026", "--json").out)
    assert [each["name"] for each in shown["members"]] == ["Ana", "Eva"]
    assert shown["members"][0] == {"name": "Ana", "position": "Minister", "institution": ""}
    assert shown["consulted"] == ["ISDEMU"]
    assert shown["relevance"]["T"] is None
    assert shown["remarks"] == "We thank all."
    cedaw, *rest = shown["instruments"]
    assert (cedaw["source"], cedaw["in_force"], cedaw["suggested"]) == ("cedaw", "yes", "yes")
    assert cedaw["basis"]
    assert all(each["in_force"] is None for each in rest)


def test_the_profile_in_columns(begun: Assess) -> None:
    """Each ref with what it stands for; in Spanish, all of it is Spanish."""
    begun("profile", "SLV-2026", "--member", "Ana; Director", "--relevance", "T=high", "--without", "Ana")
    text = begun("profile", "SLV-2026").out
    assert "Ana" not in text
    assert ["relevance", "T", "high", "Transit"] in [line.split() for line in text.splitlines()]
    said = begun("--language", "es", "profile", "SLV-2026")
    assert ["relevancia", "T", "alta", "Tránsito"] in [line.split() for line in said.out.splitlines()]
    assert "Indique quiénes participan con: assess profile SLV-2026 --member" in said.err


def test_what_was_typed_on_several_lines_stands_on_one_of_a_table(begun: Assess) -> None:
    """Where a line begins, an entry begins; the data keep the lines."""
    begun("action", "add", "SLV-2026", "T-03", "--what", "Draft\n\nApprove", "--who", "DGME", "--by", "2027-06-30")
    assert begun("action", "list", "SLV-2026").out.splitlines()[1:] == [
        "A-001  2027-06-30  T-03            DGME  Draft Approve"
    ]
    [action] = json.loads(begun("action", "list", "SLV-2026", "--json").out)
    assert action["what"] == "Draft\n\nApprove"


@pytest.mark.parametrize("ledger", ["evidence", "action", "practice", "need", "observation"])
def test_a_list_with_nothing_on_it_says_how_to_add_the_first(ledger: str, begun: Assess) -> None:
    """On stderr: the data are a line of headings, and an empty document."""
    said = begun(ledger, "list", "SLV-2026")
    assert f"assess {ledger} add SLV-2026 " in said.err
    assert len(said.out.splitlines()) == 1
    assert begun(ledger, "list", "SLV-2026", "--json").err == ""


def test_a_day_is_kept_as_all_others_are_written(begun: Assess) -> None:
    """However it was typed, it can be compared with other days."""
    days = ("--date", "20190517", "--expiry", "20301231")
    assert begun("evidence", "add", "SLV-2026", "--kind", "law", "--title", "Act", *days).code == 0
    [entry] = json.loads(begun("evidence", "list", "SLV-2026", "--json").out)
    assert (entry["issued"], entry["expiry"]) == ("2019-05-17", "2030-12-31")
