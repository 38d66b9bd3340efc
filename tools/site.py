"""What the site of the documentation needs beside its pages: its decisions, and what leads from language to language.

In the folder a page links to `manual.es.md`; on the site that page is `es/manual.html`, or `manual.html` from within
`es/`. Everything else is the pages' own.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

MAIN = "en"
"""The language that stands at the root of the site; every other one has a folder of its own."""

IN_ENGLISH = "*Esta página es para quienes cambian el programa, y está solo en inglés.*"
"""What stands below the title of a page that the Spanish site has in the main language only."""

_LINK = re.compile(r"\[([^\]]*)\]\(([\w-]+)\.(es|en)\.md(#[^)]*)?\)")


def on_config(config: Any) -> Any:
    """List all decisions in the last section of the menu, so that none is forgotten."""
    pages = sorted((Path(config.docs_dir) / "decisions").glob("*.md"))
    (programmers,) = config.nav[-1].values()
    decisions = {"Decisions": [f"decisions/{page.name}" for page in pages]}
    if decisions not in programmers:  # asked once for each language
        programmers.append(decisions)
    return config


def on_page_markdown(markdown: str, *, page: Any, **_: object) -> str:
    """Let a link to another language lead to where the site has it, say what is not translated, find decisions last."""
    if page.file.src_uri.startswith("decisions/"):
        page.meta["search"] = {"boost": 0.3}  # whoever searches looks for the guides first
    here = getattr(page.file, "locale", MAIN)
    up = "../" * page.file.src_uri.count("/")

    def there(link: re.Match[str]) -> str:
        text, name, language, anchor = link[1], link[2], link[3], link[4] or ""
        if language == here:
            return f"[{text}]({name}.md{anchor})"
        root = up if here == MAIN else f"../{up}"
        folder = "" if language == MAIN else f"{language}/"
        return f'<a href="{root}{folder}{name}.html{anchor}">{text}</a>'

    if page.file.locale_alternate_of != here:
        markdown = markdown.replace("\n", f"\n\n{IN_ENGLISH}\n", 1)
    return _LINK.sub(there, markdown)
