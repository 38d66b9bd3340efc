"""The manuals in the terminal: topics by title, by what they say, and as plain text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.cli.manual import PAGES, about, plain, topics
from assess.places import shipped
from assess.words import LANGUAGES
from tests.cli.conftest import Assess

SAMPLE = """
Some **bold** words, a [link](page.md#there) and `code`,
on two lines.

<!-- not run: it is an example -->
```console
$ assess list   # **not bold here**
```

![A picture](picture.png)

- first item that goes on
  on the next line
- second

| Key | Does |
|---|---|
| **F1** | explains |
"""


def test_a_page_is_laid_out_as_plain_text() -> None:
    """Marks, pictures and ways to other pages are gone; commands are untouched; items and rows are hung."""
    assert plain(SAMPLE, 40).splitlines() == [
        "Some bold words, a link and code, on two",
        "lines.",
        "",
        "    $ assess list   # **not bold here**",
        "",
        " • first item that goes on on the next",
        "   line",
        " • second",
        "",
        " Key  Does",
        " ─────────────",
        " F1   explains",
    ]


def test_a_way_to_the_web_is_told() -> None:
    """Nobody can click on it, but it can be written off."""
    assert plain("See [the site](https://example.org/a).", 60) == "See the site (https://example.org/a)."


@given(st.text(alphabet="ab *`[]()|#-\n<!>1.", max_size=200), st.integers(20, 120))
def test_no_page_is_too_strange_to_be_laid_out(markdown: str, width: int) -> None:
    """And nothing but commands is wider than the terminal."""
    assert all(len(line) <= width or line.startswith("    ") for line in plain(markdown, width).splitlines())


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_topic_can_be_read(language: str, assess: Assess) -> None:
    """By its own title, in the language of the program."""
    for topic in topics(shipped("docs"), language):
        said = assess("--language", language, "help", topic.title)
        assert said.code == 0
        assert said.out.splitlines()[0] == topic.title


def test_every_page_comes_with_the_program() -> None:
    """In each language: a page that is only in the source would be missing once it is installed."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    pages = {f"docs/{page}.{language}.md" for page in PAGES for language in LANGUAGES}
    assert {path for path in packed if path.startswith("docs/")} == pages


def test_topics_are_listed_and_found_by_what_they_say(assess: Assess) -> None:
    """Accents and capitals do not matter; several that fit are listed; nothing found is told."""
    assert "  Evidence\n" in assess("help").out
    assert assess("--language", "es", "help", "ordenes", "TODAS").out.startswith("Todas las órdenes\n")
    several = assess("help", "fingerprint")
    assert "Submitting" in several.out
    assert "assess help" in several.err
    nothing = assess("help", "zeppelin")
    assert (nothing.code, nothing.out) == (2, "")


def test_the_title_of_a_page_names_all_its_topics(assess: Assess) -> None:
    """“Security” is the page, not each section that has the word; and a section of that name goes before a page."""
    assert assess("help", "security").out.startswith("Security and keys\n  What is protected")
    assert assess("--language", "es", "help", "secretaria").out.startswith("Guía de la secretaría\n  Antes del ciclo")
    assert assess("help", "installing").out.startswith("Installing\n====")


def test_a_title_goes_before_a_text() -> None:
    """“Evidence” is the section of that name, not each that speaks of it."""
    listed = topics(shipped("docs"), "en")
    assert [each.title for each in about(listed, "evidence")] == ["Evidence"]
    assert len(about(listed, "usb")) <= len(about(listed, "the"))
