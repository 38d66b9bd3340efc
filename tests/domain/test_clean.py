"""Text from outside: what is hostile goes, what people write stays letter for letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.domain.clean import LONGEST, clean, is_hostile

ESC, CSI, OSC = "\x1b", "\x9b", "\x9d"

pieces = st.one_of(
    st.text(),
    st.sampled_from(
        (
            ESC,
            CSI,
            OSC,
            ESC + "[31m",
            ESC + "]0;title",
            "\x07",
            ESC + "\\",
            "\r\n",
            "\u2028",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u200d",
            "\ufeff",
            "\u0344",
            "\u0301",
            "\u0323",
            "\ud800",
            "\ue000",
        )
    ),
)
hostile_texts = st.lists(pieces, max_size=12).map("".join)
"""Any text, with much of what harms terminals and eyes in it."""


@given(hostile_texts, st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, lines: bool) -> None:  # noqa: FBT001 - drawn
    """There is nothing left to clean."""
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(hostile_texts, st.booleans())
def test_nothing_hostile_survives(text: str, lines: bool) -> None:  # noqa: FBT001 - drawn
    """No control, no escape, no override, no lone surrogate; and the text is composed."""
    cleaned = clean(text, lines=lines)
    assert not [letter for letter in cleaned if is_hostile(letter)]
    assert lines or "\n" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
    assert len(cleaned) <= LONGEST


WRITTEN = {
    "Spanish": "¿Ñandú, pingüino, cigüeña? ¡Sí! «Art. 12.º» — “così” … 50 % €",
    "French": "Œuvre, cœur, où, déjà, naïf, l’été, Noël, garçon",
    "Náhuatl": "Tlahtōlli, āltepētl, nēhuatl, mēxihcah",
    "Maya, K’iche’": "Ri q’atb’äl tzij, k’aslemal, ch’ab’äl, ixoqib’",
    "Q’eqchi’": "Li raatin ut li qana’leb’",
    "Otomí": "Hñähñu, ra ʼyu̱hu̱, ma 'be̱hña̱",
    "Zapoteco": "Diidxazá, bixhozeꞌ, xquendaꞌ",
    "Mixteco": "Tuꞌun sávi, ñuú ꞌnu, kúꞌu",
    "saltillo": "Ꞌ ꞌ ʼ ’ ʻ",
    "Guaraní": "Ñe’ẽ, g̃uarani, mymba, kuña, ỹ, Ỹ",
    "Quechua": "Ñuqanchik, p’unchay, qhipa",
    "Aymara": "Jaqi aru, ch’ama, ï ä ü",
    "Mapudungun": "Mapuche zugun, l̯afken, ṉamuṉ",
    "Miskito": "Yapti Tasba, âwas, îsi, ûla",
    "Garífuna": "Gárifuna, ñübürigu, ún̄",
    "Bribri": "Sö́rkën, dakarö́, ë́kã",
    "Cherokee": "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "Inuktitut": "ᐃᓄᒃᑎᑐᑦ",
    "Navajo": "Diné bizaad, tłʼóóʼgóó, ąąʼ",
    "Haitian": "Kreyòl ayisyen, fanm, lè, anpil",
    "Persian": "می\u200cخواهم",
    "Arabic": "اللغة العربية",
    "emoji": "👩🏽\u200d⚕️ 👨\u200d👩\u200d👧",
}
"""How people here write."""


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_what_people_write_stays_letter_for_letter(text: str) -> None:
    """In every language of the region and of those who migrate through it, composed or not."""
    composed = unicodedata.normalize("NFC", text)
    assert clean(text) == composed
    assert clean(unicodedata.normalize("NFD", text)) == composed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"a{ESC}[31mred{ESC}[0m", "ared"),
        (f"a{ESC}]52;c;c2VjcmV0{ESC}\\b", "ab"),
        (f"a{ESC}]0;title\x07b", "ab"),
        (f"a{CSI}2Jb", "ab"),
        (f"a{OSC}0;title\x9cb", "ab"),
        (f"a{ESC}P1$r{ESC}\\b", "ab"),
        (f"a{ESC}[201~b", "ab"),
        (f"a{ESC}", "a"),
        (f"{ESC}{ESC}[mx", "x"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\ufeffa\u200bb\u2060c", "abc"),
        ("a\x00b\x7fc\x08", "abc"),
        ("one\r\ntwo\rthree\u2028four\u0085five", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a    b"),
        ("\ue000\U000f0000\ud800x", "x"),
        ("z" + "\u0335" * 40, "z" + "\u0335" * 4),
        ("z\u0335\u0335\u0335\u0335\u200b\u0335\u0335", "z" + "\u0335" * 4),
        ("  [/] {x} <b>&amp; =1+1 [@click=app.quit()]x[/]  ", "[/] {x} <b>&amp; =1+1 [@click=app.quit()]x[/]"),
        ("x" * (LONGEST + 5), "x" * LONGEST),
    ],
)
def test_what_harms_is_removed_and_what_only_looks_like_markup_stays(text: str, left: str) -> None:
    """Showing text as text is the business of each output."""
    assert clean(text) == left


def test_titles_have_no_line_ends() -> None:
    """They become spaces."""
    assert clean("One\r\ntitle\u2029here", lines=False) == "One title here"


@given(st.text(st.characters(max_codepoint=0x2030)), st.booleans())
def test_ordinary_texts_are_cleaned_as_all_others(text: str, lines: bool) -> None:  # noqa: FBT001 - drawn
    """The short way of ordinary letters ends where the long one does, which something hostile brings about."""
    assert clean(text, lines=lines) == clean(f"{text}\x00", lines=lines)
