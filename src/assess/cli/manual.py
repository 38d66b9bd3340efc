"""The manuals, read in the terminal: each section is a topic, found by its title or by what is in it.

The pages are those of the documentation, in Markdown; nothing is said twice.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from assess.records import dataclass
from assess.words import sorting

PAGES = ("manual", "secretariat", "installing", "guidelines", "security", "formats")
"""The pages that are read, those for delegations first."""

_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n?", re.MULTILINE)
_TO_ANOTHER_PAGE = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")


@dataclass(frozen=True)
class Topic:
    """One section of a page."""

    page: str
    """The title of the page."""
    title: str
    text: str
    """As Markdown, without its title."""


def topics(folder: Path, language: str) -> list[Topic]:
    """Read the sections of all pages that are there, in order."""
    found = []
    for page in PAGES:
        path = folder / f"{page}.{language}.md"
        if path.exists():
            opening, *sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            title = opening.partition("\n")[0].removeprefix("# ")
            found += [Topic(title, *_parted(section)) for section in sections]
    return found


def about(listed: Sequence[Topic], words: str) -> list[Topic]:
    """Find topics by words in their titles, or else by words in their texts; accents and capitals do not matter."""
    wanted = sorting(words).split()
    for part in ("title", "text"):
        found = [each for each in listed if all(word in sorting(getattr(each, part)) for word in wanted)]
        if found:
            return found
    return []


def of_page(listed: Sequence[Topic], words: str) -> list[Topic]:
    """Find all topics of the page whose title has these words and no section's title has; empty for none."""
    wanted = sorting(words).split()
    if any(all(word in sorting(each.title) for word in wanted) for each in listed):
        return []
    return [each for each in listed if all(word in sorting(each.page) for word in wanted)]


def plain(markdown: str, width: int) -> str:
    """Lay Markdown out for a terminal of this width, as text and nothing else; commands are not broken."""
    text = _TO_ANOTHER_PAGE.sub(r"\1", _PICTURE.sub("", markdown))
    blocks = re.split(r"(^```.*?^```\n?)", text, flags=re.MULTILINE | re.DOTALL)
    laid = [_code(block) if block.startswith("```") else _prose(block, width) for block in blocks]
    return "\n\n".join(filter(None, laid))


def _code(block: str) -> str:
    return textwrap.indent("\n".join(block.splitlines()[1:-1]), "    ")


def _prose(text: str, width: int) -> str:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(file=StringIO(), width=width, color_system=None, legacy_windows=False)
    lines = console.render_lines(Markdown(text, hyperlinks=False), pad=False)
    laid = "\n".join("".join(part.text for part in line).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", laid.strip("\n"))


def _parted(section: str) -> tuple[str, str]:
    title, _, text = section.partition("\n")
    return title.strip(), text
