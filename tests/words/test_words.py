"""Speaking: sentences, names of countries, numbers, dates, in Spanish and in English."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assess.domain.countries import CODES, MEMBERS
from assess.domain.message import count, say
from assess.words import LANGUAGES, LOCALE, ROOMS, Words, language_of, sorting
from assess.words.translations import Translations

ES, EN = Words("es"), Words("en")


def plain(text: str) -> str:
    """Write every kind of space as a space."""
    return unicodedata.normalize("NFKC", text)


def test_a_sentence_is_translated_before_its_fields_are_filled() -> None:
    """And what it carries along may be a sentence of its own."""
    assert EN.tell(say("Not answered.")) == "Not answered."
    assert ES.tell(say("Not answered.")) != "Not answered."
    assert ES.tell(say("“{text}” is not a date.", text="{x}")).count("{x}") == 1
    assert EN.tell(say("{what}!", what=say("Not answered."))) == "Not answered.!"
    assert ES.tell(say("{what}!", what=say("Not answered."))) == ES.tell(say("Not answered.")) + "!"


@pytest.mark.parametrize("words", [ES, EN])
def test_counting_knows_one_and_many(words: Words) -> None:
    """In both languages one is one."""
    one, many = (words.tell(count(n, "{n} word nobody translates", "{n} words nobody translates")) for n in (1, 2))
    assert (one, many) == ("1 word nobody translates", "2 words nobody translates")
    assert words.count(0, "{n} thing", "{n} things") == "0 things"


def test_countries_are_named_as_cldr_names_them() -> None:
    """All of them, in both languages; what is no code names itself."""
    assert (ES.country("SLV"), EN.country("DOM")) == ("El Salvador", "Dominican Republic")
    assert (ES.country("DOM"), ES.country("USA"), EN.country("USA")) == (
        "República Dominicana",
        "Estados Unidos",
        "United States",
    )
    assert EN.country("XYZ") == "XYZ"
    for words in (ES, EN):
        assert not [code for code in CODES if words.country(code) == code]
        assert len({words.country(code) for code in MEMBERS}) == len(MEMBERS)


def test_numbers_and_dates_follow_the_language() -> None:
    """As Latin America and the United Nations write them."""
    assert (EN.number(1234.56), EN.number(12, 0)) == ("1,234.6", "12")
    assert (plain(ES.percent(0.5, 1)), EN.percent(Decimal("0.1234"), 1)) == ("50 %", "12.3%")
    day = date(2026, 3, 2)
    assert (ES.day(day), EN.day(day)) == ("2 de marzo de 2026", "2 March 2026")
    assert (ES.month(day), EN.month(day)) == ("marzo de 2026", "March 2026")
    assert ES.listed(["a", "b", "c"]) == "a, b y c"
    assert EN.listed(["a", "b"]) == "a and b"
    assert "26" in EN.moment("2026-03-02T09:00:00+00:00")


@pytest.mark.parametrize(
    ("share", "told"),
    [(0, "0"), (0.001, "1"), (0.5, "50"), (0.886, "89"), (225 / 226, "99"), (1, "100")],
)
def test_a_share_is_all_only_where_nothing_is_missing(share: float, told: str) -> None:
    """One unanswered question of 226 is not 100 %; one answered is not 0 %. Spanish parts the sign from the number."""
    assert EN.share(share) == f"{told}%"
    assert plain(ES.share(share)) == f"{told} %"


@pytest.mark.parametrize(
    ("last", "joined"),
    [
        ("Italia", "a e Italia"),
        ("ítems", "a e ítems"),
        ("hijas", "a e hijas"),
        ("hierro", "a y hierro"),
        ("iones", "a y iones"),
        ("yerno", "a y yerno"),
        ("b", "a y b"),
    ],
)
def test_spanish_joins_by_sound(last: str, joined: str) -> None:
    """Before the sound of “i” the “y” becomes “e”; before a diphthong, as in “hierro”, it stays."""
    assert ES.listed(["a", last]) == joined
    assert ES.listed([last]) == last
    assert EN.listed(["a", last]) == f"a and {last}"


@pytest.mark.parametrize(
    ("wanted", "surroundings", "spoken"),
    [
        ("en", {"ASSESS_LANGUAGE": "es"}, "en"),
        ("", {"ASSESS_LANGUAGE": "en", "LANG": "es_SV.UTF-8"}, "en"),
        ("", {"LANG": "en_CA.UTF-8"}, "en"),
        ("", {"LC_ALL": "es_MX", "LANG": "en_US"}, "es"),
        ("", {"LANG": "fr_CA.UTF-8"}, "es"),
        ("", {}, "es"),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_surroundings(
    wanted: str, surroundings: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And Spanish where nobody says."""
    for name in ("ASSESS_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert language_of(wanted) == spoken
    assert spoken in LANGUAGES


def test_names_are_sorted_without_regard_to_accents_and_case() -> None:
    """Á beside A."""
    assert sorted(["Ética", "zona", "Ñame", "edad", "Nación"], key=sorting) == [
        "edad",
        "Ética",
        "Nación",
        "Ñame",
        "zona",
    ]


def test_a_damaged_time_zone_is_no_fault(tmp_path: Path) -> None:
    """Times are told all the same, and dates need no zone."""
    (tmp_path / "zone").write_text("no zone")
    told = "from assess.words import Words; print(Words('en').moment('2026-03-02T09:00:00+00:00'))"
    surroundings = {**os.environ, "TZ": f":{tmp_path / 'zone'}"}
    done = subprocess.run([sys.executable, "-c", told], env=surroundings, capture_output=True, text=True, check=True)  # noqa: S603
    assert "26" in done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_a_catalogue_is_read_as_the_standard_library_reads_it(room: str) -> None:
    """Every sentence, in each of its forms; and what is not in it is not found."""
    content = Path(LOCALE, "es", "LC_MESSAGES", f"{room}.mo").read_bytes()
    ours, theirs = Translations(content), gettext.translation(room, LOCALE, ["es"])
    keys = list(vars(theirs)["_catalog"])
    assert len(keys) > 200
    for key in keys:
        text, several = (key, False) if isinstance(key, str) else (key[0], True)
        forms = tuple(theirs.ngettext(text, "", n) for n in (1, 2)) if several else (theirs.gettext(text),)
        assert ours.find(text) == forms
    assert ours.find("") == (theirs.gettext(""),)
    assert ours.find("Nobody says this.") == ours.find("~") == ours.find("!") == ()


def test_without_a_catalogue_nothing_is_translated() -> None:
    """English is what the code says."""
    assert Translations(b"").find("Yes") == ()
