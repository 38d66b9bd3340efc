"""The templates as texts: rules are about something that is written, and nothing is written past the escaping."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "reports/templates"
PAGES = "".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.rglob("*.html.j2")))
MODELS = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src/assess/report").rglob("*.py")))

WRITTEN = set(re.findall(r"[a-z][\w-]*", PAGES + MODELS))
"""Words that could be the name of a class."""

BEGUN = tuple(set(re.findall(r"([a-z][\w-]*-)\{\{", PAGES)))
"""Beginnings of such names, whose end is filled in."""


def classes(sheet: str) -> set[str]:
    """List the classes that the selectors of a style sheet name."""
    bare = re.sub(r"/\*.*?\*/|\{%.*?%\}|\{\{.*?\}\}", "", sheet, flags=re.DOTALL)
    return {name for selector in re.findall(r"([^{}]+)\{", bare) for name in re.findall(r"\.([a-z][\w-]*)", selector)}


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.css.j2")), ids=lambda path: path.name)
def test_every_rule_is_about_something_that_is_written(path: Path) -> None:
    """What a page no longer has is taken out of its style, too."""
    named = classes(path.read_text(encoding="utf-8"))
    assert {name for name in named if name not in WRITTEN and not name.startswith(BEGUN)} == set()


def test_nothing_is_written_past_the_escaping() -> None:
    """No template declares a text safe, and only one module makes such texts: our script, and marks of language."""
    assert not re.search(r"\|\s*safe\b|autoescape|\bMarkup\b", PAGES)
    made = [path.name for path in (ROOT / "src/assess/report").rglob("*.py") if "Markup" in path.read_text("utf-8")]
    assert made == ["html.py"]
