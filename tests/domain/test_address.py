"""What is the address of a page on the web."""

from __future__ import annotations

import pytest

from assess.domain.address import completed, is_web_address


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


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("www.diputados.gob.mx/ley.pdf", "https://www.diputados.gob.mx/ley.pdf"),
        ("gob.mx", "https://gob.mx"),
        ("http://gob.mx", "http://gob.mx"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("Gaceta 12 de 2019", "Gaceta 12 de 2019"),
        ("", ""),
    ],
)
def test_what_people_leave_out_of_an_address_is_put_before_it(text: str, becomes: str) -> None:
    """Nobody types https:// before www; what is no address stays what it is."""
    assert completed(text) == becomes
