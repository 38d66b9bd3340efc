"""The Spanish catalogues say all that the code says, and nothing else."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
TOOL = spec_from_file_location("translating", ROOT / "tools" / "words.py")
assert TOOL is not None
assert TOOL.loader is not None
tool = module_from_spec(TOOL)
TOOL.loader.exec_module(tool)

ENGLISH = re.compile(r"\b(the|of|and|with|is|are|which|answer|country|file|your|this|must|not)\b", re.IGNORECASE)
"""Words that no Spanish sentence has."""

NAMES = re.compile(r"\{[^}]*\}|--?[a-z-]+|assess( [a-z]+)*|“[^”]*”|«[^»]*»|`[^`]*`|columnas: .*")
"""What is the same in every language: fields, options, commands, what is quoted, the columns of a table."""


@pytest.mark.parametrize("room", tool.ROOMS)
def test_catalogue_and_code_agree(room: str) -> None:
    """Every text is translated, with the same fields, and nothing is left over."""
    assert tool.faults(room, tool.catalogue(room)) == []


@pytest.mark.parametrize("room", tool.ROOMS)
def test_nothing_english_is_left_in_spanish(room: str) -> None:
    """Commands, options, fields and names apart."""
    with tool.catalogue(room).open("rb") as file:
        messages = [message for message in read_po(file, locale="es") if message.id]
    left = []
    for message in messages:
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for string in strings:
            bare = NAMES.sub("", string or "")
            if ENGLISH.search(bare):
                left.append(string)
    assert left == []


def test_the_compiled_catalogues_are_those_of_the_sources() -> None:
    """What is installed is what was translated."""
    for po in tool.LOCALE.rglob("*.po"):
        assert po.with_suffix(".mo").exists()


@pytest.mark.parametrize("language", tool.NAMED)
def test_countries_are_named_as_cldr_names_them_now(language: str) -> None:
    """What was copied of CLDR is what Babel has; where it has not, run `make words`."""
    assert (tool.NAMES / f"{language}.json").read_text(encoding="utf-8") == tool.countries(language)


def test_the_extractor_finds_what_is_said() -> None:
    """Functions and methods, singular and plural; nothing that is not literal."""
    code = 'say("One {x}.", x=1)\ncall.tell("Two")\nwords.count(n, "a", "{n} as")\nsay(text)\n"abc".count("a")\n'
    assert list(tool.said(code)) == ["One {x}.", "Two", ("a", "{n} as")]
