"""Addresses of pages on the web: what people may give as one, and the only thing that a link of ours leads to."""

from __future__ import annotations

import re

_PAGE = r"[Hh][Tt][Tt][Pp][Ss]?://(?:[^\s/?#@\[\]]*@)?[^\s/?#@:\[\]]+(?::[0-9]{1,5})?(?:[/?#]\S*)?"


def is_web_address(text: str) -> bool:
    """Tell whether this is the address of a page: http or https, a host, and no blank anywhere."""
    return re.fullmatch(_PAGE, text) is not None


def completed(text: str) -> str:
    """Put `https://` before what is the address of a page but for that, as people write it; leave all else as it is."""
    bare = re.fullmatch(r"[^\s/?#@:\[\]]+\.[A-Za-z]{2,}(?:/\S*)?", text)
    return f"https://{text}" if bare else text
