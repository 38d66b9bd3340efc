"""What is the address of a page on the web."""

from __future__ import annotations

import pytest

from assess.domain.address import is_web_address


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("https://example.org/a?b=1#c", True),
        ("http://example.org", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("//example.org", False),
        ("https://exam ple.org", False),
        ("https://[::1", False),
        ("https://example.org:8080/x", True),
        ("https://:80", False),
        ("https://example.org\nx", False),
        ("http\u017f://example.org", False),
        ("mailto:ana@example.org", False),
        ("data:text/html,x", False),
    ],
)
def test_an_address_is_that_of_a_page(text: str, *, fine: bool) -> None:
    """With http or https, and a host; whatever else a browser or a mail program would follow is none."""
    assert is_web_address(text) is fine
