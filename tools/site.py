"""What the site of the documentation needs beside its pages: links from one language to the other.

In the folder a page links to `manual.es.md`; on the site that page is `es/manual.html`, or `manual.html` from within
`es/`. Everything else is the pages' own.
"""

from __future__ import annotations

import re
from typing import Any

MAIN = "en"
"""The language that stands at the root of the site; every other one has a folder of its own."""

_LINK = re.compile(r"\[([^\]]*)\]\(([\w-]+)\.(es|en)\.md(#[^)]*)?\)")


def on_page_markdown(markdown: str, *, page: Any, **_: object) -> str:
    """Let a link to a page in another language lead to where the site has it."""
    here = getattr(page.file, "locale", MAIN)
    up = "../" * page.file.src_uri.count("/")

    def there(link: re.Match[str]) -> str:
        text, name, language, anchor = link[1], link[2], link[3], link[4] or ""
        if language == here:
            return f"[{text}]({name}.md{anchor})"
        root = up if here == MAIN else f"../{up}"
        folder = "" if language == MAIN else f"{language}/"
        return f'<a href="{root}{folder}{name}.html{anchor}">{text}</a>'

    return _LINK.sub(there, markdown)
