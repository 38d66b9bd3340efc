"""The manuals, read in the terminal: each section is a topic, found by its title or by what is in it.

The pages are those of the documentation, in Markdown; nothing is said twice.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assess.records import dataclass
from assess.words import sorting

PAGES = ("manual", "secretariat", "installing", "guidelines", "security")
"""The pages that are read, those for delegations first."""

WIDEST_NAME = 26
"""Columns that what is explained may take, where its explanation stands beside it."""

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n?", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STRESS = re.compile(r"\*\*(.+?)\*\*|(?<![\w*])\*([^*\n]+?)\*(?![\w*])|`([^`\n]+)`")
_ITEM = re.compile(r"(\s*(?:[-*]|[0-9]+\.)\s+)(.*)")
_RULE = re.compile(r"\|[\s:|-]+\|")


@dataclass(frozen=True)
class Topic:
    """One section of a page."""

    page: str
    title: str
    text: str
    """As Markdown, without its title."""


def topics(folder: Path, language: str) -> list[Topic]:
    """Read the sections of all pages that are there, in order."""
    found = []
    for page in PAGES:
        path = folder / f"{page}.{language}.md"
        if path.exists():
            _, *sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            found += [Topic(page, *_parted(section)) for section in sections]
    return found


def about(listed: Sequence[Topic], words: str) -> list[Topic]:
    """Find topics by words in their titles, or else by words in their texts; accents and capitals do not matter."""
    wanted = sorting(words).split()
    for part in ("title", "text"):
        found = [each for each in listed if all(word in sorting(getattr(each, part)) for word in wanted)]
        if found:
            return found
    return []


def of_page(listed: Sequence[Topic], titles: Mapping[str, str], words: str) -> list[Topic]:
    """Find all topics of the page whose title has these words and no section's title has; empty for none."""
    wanted = sorting(words).split()
    if any(all(word in sorting(each.title) for word in wanted) for each in listed):
        return []
    pages = [page for page, title in titles.items() if all(word in sorting(title) for word in wanted)]
    return [each for each in listed if each.page in pages]


def plain(markdown: str, width: int) -> str:
    """Lay Markdown out for a terminal of this width, as text and nothing else."""
    text = _PICTURE.sub("", _COMMENT.sub("", markdown))
    blocks = re.split(r"(^```.*?^```\n?)", text, flags=re.MULTILINE | re.DOTALL)
    laid = [_code(block) if block.startswith("```") else _prose(block, width) for block in blocks if block.strip()]
    return "\n\n".join(laid)


def _parted(section: str) -> tuple[str, str]:
    title, _, text = section.partition("\n")
    return title.strip(), text


def _code(block: str) -> str:
    return textwrap.indent("\n".join(block.splitlines()[1:-1]), "    ")


def _prose(text: str, width: int) -> str:
    return "\n\n".join("\n".join(_laid(lines, width)) for lines in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Gather the lines of each paragraph, item and table."""
    gathered = list[str]()
    for line in text.splitlines():
        apart = not line.strip() or _ITEM.match(line) is not None or line.startswith("#")
        if apart and gathered:
            yield gathered
            gathered = []
        if line.strip():
            gathered.append(line)
    if gathered:
        yield gathered


def _laid(lines: list[str], width: int) -> list[str]:
    if any(_RULE.fullmatch(line.strip()) for line in lines[1:2]):
        return _table(lines, width)
    joined = _worded(" ".join(line.strip() for line in lines))
    item = _ITEM.match(lines[0])
    if item is None:
        return textwrap.wrap(joined.lstrip("# "), width, break_on_hyphens=False)
    mark = " " * (len(item[1]) - len(item[1].lstrip())) + item[1].strip() + " "
    body = _worded(" ".join([item[2], *(line.strip() for line in lines[1:])]))
    return textwrap.wrap(body, width, initial_indent=mark, subsequent_indent=" " * len(mark),
                         break_on_hyphens=False)  # fmt: skip


def _table(lines: list[str], width: int) -> list[str]:
    """Lay a table out row by row. Where every second heading is empty, tables of two columns stand side by side."""
    heads, _, *rows = ([_worded(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines)
    rows = [(row + [""] * len(heads))[: len(heads)] for row in rows]
    if len(heads) == 2:  # noqa: PLR2004 - a name and what it stands for
        return _pairs(rows, width)
    if len(heads) % 2 or any(heads[1::2]):
        return _records(heads, rows, width)
    laid = []
    for column in range(0, len(heads), 2):
        laid += [*[""] * bool(column), heads[column], *_pairs([row[column : column + 2] for row in rows], width)]
    return laid


def _pairs(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Lay out each name on the left, and what explains it on the right; or below, where a name is wide."""
    told = [(name, text) for name, text in rows if name or text]
    column = max((len(name) for name, _ in told), default=0) + 2
    laid = []
    for name, text in told:
        if column > min(WIDEST_NAME, width // 2):
            laid += [*textwrap.wrap(name, width), *_below(text, width)]
        else:
            first, *others = textwrap.wrap(text, width - column) or [""]
            laid += [f"{name.ljust(column)}{first}".rstrip(), *(" " * column + line for line in others)]
    return laid


def _records(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Lay each row out as its first cell, and the others below it, each behind its heading."""
    laid = []
    for first, *others in rows:
        laid += textwrap.wrap(first, width)
        for head, text in zip(heads[1:], others, strict=True):
            laid += _below(f"{head}: {text}" if head else text, width) if text else []
    return laid


def _below(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="    ", subsequent_indent="    ")


def _worded(text: str) -> str:
    """Leave the words, without what marks them."""
    return _STRESS.sub(lambda found: next(filter(None, found.groups())), _LINK.sub(r"\1", text))
