"""The words of the program in the user's language: translated sentences, names of countries, numbers and dates.

Sentences are gettext catalogues, one for each room that speaks (`locale/es/LC_MESSAGES/*.po`); English is what the
code says. Formats come from CLDR through Babel, which is imported when it is first needed; so do the names of
countries, but these are copied beforehand (`tools/words.py`): almost every command names one. The texts of a guideline
are not here: they carry their own languages.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from assess.domain.message import Message
from assess.words.translations import Translations

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from babel import Locale

LANGUAGES = ("es", "en")
"""What the program speaks; the first is the reference language."""

ROOMS = ("core", "cli", "tui", "report")
"""The catalogues: of what lies under the faces, and of each room that speaks for itself."""

LOCALE = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib costs 4 ms at each start

_TERRITORY = {"es": "419", "en": "001"}
"""Whose conventions numbers and dates follow: Latin America's Spanish, the United Nations' English."""

_PERCENT = {"es": "\u202f%", "en": "%"}
"""Spanish parts the sign from the number, and never over two lines."""

_AS_I = r"h?[ií](?![aeo])"
"""How words begin before which the Spanish “y” becomes “e”: as “i”, and not as “hierro” or “iones” do."""


class Words:
    """Speaks one language."""

    def __init__(self, language: str, room: str = "core") -> None:
        """Take a language of `LANGUAGES`, and the room that speaks: its own catalogue is asked first."""
        self.language = language
        self._rooms = sorted(ROOMS, key=lambda other: other != room)
        self._translated = cache(self._searched)
        """Remembers what was searched: most sentences are said again and again."""

    def tell(self, message: Message) -> str:
        """Translate a message and fill in its values; values that are messages are told first."""
        several = message.many and int(str(message.values["n"])) != 1
        text = self._translated(message.text, message.many if several else "")
        values = {name: self.tell(each) if isinstance(each, Message) else each for name, each in message.values.items()}
        return text.format(**values)

    def _searched(self, one: str, many: str) -> str:
        """Search a sentence in this language; English where it has none.

        `many` is the English form for several things, empty where the sentence speaks of one or counts nothing.
        """
        for room in self._rooms:
            if forms := _room(room, self.language).find(one):
                return forms[1] if many else forms[0]
        return many or one

    def say(self, text: str, /, **values: object) -> str:
        """Translate a text written on the spot."""
        return self.tell(Message(text, values))

    def count(self, n: int, one: str, many: str, /, **values: object) -> str:
        """Translate a text about a number, which it calls `{n}`."""
        return self.tell(Message(one, {"n": n, **values}, many))

    def country(self, code: str) -> str:
        """Name a country by its ISO 3166-1 alpha-3 code; an unknown code names itself."""
        return _countries(self.language).get(code, code)

    def number(self, value: float, digits: int = 1) -> str:
        """Write a number with at most `digits` decimals."""
        from babel.numbers import format_decimal

        return format_decimal(value, format="#,##0." + "#" * digits if digits else "#,##0", locale=self.locale)

    def percent(self, share: float | Decimal, digits: int) -> str:
        """Write a share of 1 as a percentage with at most `digits` decimals."""
        from babel.numbers import format_percent

        number = "#,##0." + "#" * digits
        return format_percent(share, format=number + _PERCENT[self.language], locale=self.locale)

    def share(self, share: float) -> str:
        """Write how much of a whole something is, in whole percent: 100 only where it is all, 0 only where it is none.

        It does so without Babel: the terminal tells it on every screen.
        """
        whole = round(100 * share)
        return f"{min(99, max(1, whole)) if 0 < share < 1 else whole}{_PERCENT[self.language]}"

    def day(self, day: date, form: str = "long") -> str:
        """Write a date; `form` is `short`, `medium` or `long`."""
        return str(_dates().format_date(day, format=form, locale=self.locale))

    def month(self, day: date) -> str:
        """Write the month of a date, with its year."""
        return str(_dates().format_skeleton("yMMMM", day, locale=self.locale))

    def moment(self, at: str) -> str:
        """Write a time given in ISO 8601, in the zone of this machine."""
        from datetime import datetime

        here = datetime.fromisoformat(at).astimezone()
        return str(_dates().format_datetime(here, format="short", locale=self.locale))

    def listed(self, things: Iterable[str]) -> str:
        """Join things as a sentence does: a, b and c."""
        from babel.lists import format_list

        named = list(things)
        joined = format_list(named, locale=self.locale)
        if self.language == "es" and len(named) > 1 and re.match(_AS_I, named[-1], re.IGNORECASE):
            return joined.removesuffix(f"y {named[-1]}") + f"e {named[-1]}"
        return joined

    @cached_property
    def locale(self) -> Locale:
        """The language's entry in CLDR."""
        from babel import Locale

        return Locale(self.language, territory=_TERRITORY[self.language])


def language_of(wanted: str = "") -> str:
    """Choose a language: the one asked for, `ASSESS_LANGUAGE`, the system's, Spanish."""
    asked = (wanted, *(os.environ.get(name, "") for name in ("ASSESS_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")))
    for each in asked:
        if each[:2].lower() in LANGUAGES:
            return each[:2].lower()
    return LANGUAGES[0]


def sorting(text: str) -> str:
    """Give the key by which names are put in alphabetical order: accents and case do not count."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    for mark in filter(unicodedata.combining, set(plain)):
        plain = plain.replace(mark, "")
    return plain


@lru_cache
def _dates() -> Any:
    """Import what writes dates. It reads the time zone of the machine, and would fail where that is damaged."""
    try:
        from babel import dates
    except ValueError:
        os.environ["TZ"] = "UTC"
        from babel import dates
    return dates


@lru_cache
def _room(room: str, language: str) -> Translations:
    """Read the catalogue of a room when it is first asked: most words of a command stand in one or two of them."""
    try:
        with open(os.path.join(LOCALE, language, "LC_MESSAGES", f"{room}.mo"), "rb") as file:  # noqa: PTH118, PTH123
            return Translations(file.read())
    except FileNotFoundError:
        return Translations(b"")


@lru_cache
def _countries(language: str) -> dict[str, str]:
    import json
    from pathlib import Path

    named: dict[str, str] = json.loads(Path(__file__).with_name("countries").joinpath(f"{language}.json").read_bytes())
    return named
