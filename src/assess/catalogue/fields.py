"""Reading fields out of a tree of nodes, collecting every fault instead of stopping at the first.

Each method gives what it could read, or a harmless stand-in after noting the fault; the caller refuses the whole
where anything was noted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from assess.catalogue.nodes import Listing, Mapping, Node, Refused, Scalar, shortened
from assess.catalogue.shapes import Shape, all_of
from assess.catalogue.syntax import CURVED, STRAIGHT
from assess.domain.clean import LONGEST
from assess.domain.guideline import NO_TEXT, Text
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem

LONGEST_REF = 40
MOST_COMPARED = 200
"""Words compared, and faults answered, with the question whether a similar word was meant."""

_REF = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_FIELD = re.compile(r"[\w.-]+")
_DASH = re.compile("[‐‑‒–—−]")
"""What word processors make of a hyphen."""
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")

E = TypeVar("E", bound=StrEnum)

Taken = dict[str, tuple[str, Place]]
"""Refs that are used already: by what they are in small letters, as written and where."""


class Fields:
    """What reads fields and remembers what was wrong with them."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Take the languages in which every text must be given."""
        self.languages = tuple(languages)
        self._text = all_of(self.languages)
        self.problems: list[Problem] = []

    def fault(self, place: Place, message: Message, hint: Message | None = None) -> None:
        """Note a fault."""
        self.problems.append(Problem(place, message, hint))

    def mapping(self, node: Node, shape: Shape) -> Mapping:
        """Read a mapping with the fields of a shape and no others."""
        known, required = shape.fields, shape.required
        if isinstance(node, Refused):
            return Mapping(node.place, dict.fromkeys(required, node))
        if not isinstance(node, Mapping):
            self.fault(node.place, say("Fields are expected here: {keys}.", keys=", ".join(known)))
            return Mapping(node.place, dict.fromkeys(required, Refused(node.place)))
        meant = set()
        for key, place in node.keys.items():
            if key not in known:
                nearest = self._nearest(key, known)
                meant.add(nearest)
                hint = _meant(nearest) or _torn(key) or say("Possible here: {keys}.", keys=", ".join(known))
                self.fault(place, say("There is no field “{key}” here.", key=shortened(key)), hint)
        for key in required:
            if key not in node.entries and key not in meant:
                hint = say("Add “{key}:” with the text in this language.", key=key)
                self.fault(node.place, say("“{key}” is missing.", key=key), hint if shape is self._text else None)
        return node

    def listing(self, node: Node | None) -> list[Node]:
        """Read a sequence; absent is empty."""
        if node is None or isinstance(node, Refused):
            return []
        if not isinstance(node, Listing):
            hint = say(
                "Begin each entry on its own line with “- ”, or put all of them in brackets, with commas: [..., ...]."
            )
            self.fault(node.place, say("A list is expected here."), hint)
            return []
        return node.items

    def some(self, node: Node | None, none: Message) -> list[Node]:
        """Read a sequence that must not be empty; `none` says so. Absent is empty, and a fault was noted."""
        items = self.listing(node)
        if isinstance(node, Listing) and not items:
            self.fault(node.place, none)
        return items

    def text(self, node: Node | None, *, empty: bool = False) -> str:
        """Read one text; absent is empty, and a fault was noted where it was required."""
        if node is None or isinstance(node, Refused):
            return ""
        if not isinstance(node, Scalar):
            self.fault(node.place, say("A text is expected here."), say("Put it in quotes."))
            return ""
        text = node.text.strip()
        if text in ("", "~") and not empty:
            self.fault(node.place, say("The text is empty."))
        if len(text) > LONGEST:
            self.fault(node.place, say("The text is longer than {most} characters.", most=LONGEST))
        return text

    def words(self, node: Node | None) -> Text:
        """Read one text in every language."""
        if node is None:
            return NO_TEXT
        if isinstance(node, Scalar):
            example = ", ".join(f'{language}: "..."' for language in self.languages)
            hint = say("Write it as {example}.", example=f"{{{example}}}")
            self.fault(
                node.place, say("The text is expected in each language: {keys}.", keys=", ".join(self.languages)), hint
            )
            return NO_TEXT
        entries = self.mapping(node, self._text).entries
        return Text({language: self.text(entries[language]) for language in self.languages if language in entries})

    def proper_name(self, node: Node | None) -> Text:
        """Read a name: one text where it is the same in every language, or a text for each."""
        if isinstance(node, Scalar):
            name = self.text(node)
            return Text(dict.fromkeys(self.languages, name))
        return self.words(node)

    def word_lists(self, node: Node | None) -> tuple[Text, ...]:
        """Read a list of texts that every language gives in the same order."""
        if node is None:
            return ()
        entries = self.mapping(node, self._text).entries
        lists = {
            language: [self.text(item) for item in self.listing(entries[language])]
            for language in self.languages
            if language in entries
        }
        if len({len(texts) for texts in lists.values()}) > 1:
            if all(isinstance(entries[language], Listing) for language in lists):
                curved = any(text[:1] in CURVED for texts in lists.values() for text in texts if text)
                hint = STRAIGHT if curved else say("Give the same entries, in the same order, in every language.")
                self.fault(node.place, say("The languages list different numbers of texts."), hint)
            return ()
        return tuple(Text(dict(zip(lists, texts, strict=True))) for texts in zip(*lists.values(), strict=True))

    def ref(self, node: Node | None, taken: Taken) -> str:
        """Read a ref that is not among the `taken`, and take it."""
        ref = self.name(node)
        if node is None or not ref:
            return ref
        first, place = taken.get(ref.casefold(), ("", None))
        if first == ref:
            self.fault(
                node.place,
                say("The reference “{ref}” is used twice.", ref=ref),
                say("It is used first at {place}; every reference is used once and never again.", place=place),
            )
        elif first:
            self.fault(
                node.place,
                say("“{ref}” differs from “{other}” in capital letters only.", ref=ref, other=first),
                say("That one is at {place}; give one of them another reference.", place=place),
            )
        taken.setdefault(ref.casefold(), (ref, node.place))
        return ref

    def name(self, node: Node | None) -> str:
        """Read a short name made of letters and digits: a ref or an edition."""
        name = self.text(node)
        if node is not None and name and (not _REF.fullmatch(name) or len(name) > LONGEST_REF):
            hint = say("Use letters, digits, points and hyphens, at most {most} characters.", most=LONGEST_REF)
            hyphened = _DASH.sub("-", name)
            if name[0] in CURVED:
                hint = STRAIGHT
            elif hyphened != name and _REF.fullmatch(hyphened):
                hint = say("Write {ref}, with the hyphen of the keyboard.", ref=hyphened)
            self.fault(node.place, say("“{ref}” can't be a reference.", ref=shortened(name)), hint)
            return ""
        return name

    def known(self, node: Node | None, refs: Collection[str] | None, where: Message) -> str:
        """Read a ref that must be among `refs`, if they are known; `where` says where to list it."""
        ref = self.text(node)
        if node is not None and ref and refs is not None and ref not in refs:
            several = set(re.split(r"[;\s]+", ref)) <= set(refs)
            hint = say("Put commas between the entries of a list.") if several else _meant(self._nearest(ref, refs))
            self.fault(node.place, say("“{ref}” is not known.", ref=shortened(ref)), hint or where)
        return ref

    def _nearest(self, word: str, possible: Collection[str]) -> str:
        """Find the word that was probably meant; empty where none is near, or where comparing would take long."""
        if len(possible) > MOST_COMPARED or len(self.problems) > MOST_COMPARED:
            return ""
        folded = {each.casefold(): each for each in possible}
        return "".join(folded[each] for each in get_close_matches(word.casefold(), folded, n=1))

    def number(self, node: Node | None, low: float, high: float, default: float = 0.0) -> float:
        """Read a number within bounds."""
        text = self.text(node)
        if node is None or not text:
            return default
        value = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not low <= value <= high:
            message = say(
                "“{text}” is not a number from {low} to {high}.", text=shortened(text), low=f"{low:g}", high=f"{high:g}"
            )
            pointed = text.replace(",", ".")
            if pointed != text and _NUMBER.fullmatch(pointed):
                hint = say("Write {number}, with a point.", number=pointed)
            else:
                hint = say("Write it in digits only.")
            self.fault(node.place, message, hint if text.strip("-.0123456789") else None)
            return default
        return value

    def whole(self, node: Node | None, low: int, high: int, default: int = 0) -> int:
        """Read a whole number within bounds."""
        value = self.number(node, low, high, default)
        if node is not None and value != int(value):
            self.fault(node.place, say("A whole number is expected here."))
        return int(value)

    def day(self, node: Node | None) -> date:
        """Read a day; one that can't be read is a fault and the first of all days."""
        text = self.text(node)
        if text and _DAY.fullmatch(text):
            with suppress(ValueError):
                return date.fromisoformat(text)
        if node is not None and text:
            hint = say("Write year, month and day, for example 2026-03-31.")
            self.fault(node.place, say("“{text}” is not a date.", text=shortened(text)), hint)
        return date.min

    def choice(self, node: Node | None, choices: type[E], default: E) -> E:
        """Read one of a few words."""
        text = self.text(node)
        try:
            return choices(text)
        except ValueError:
            if node is not None and text:
                hint = STRAIGHT if text[0] in CURVED else say("Use one of: {choices}.", choices=", ".join(choices))
                self.fault(node.place, say("“{text}” is not possible here.", text=shortened(text)), hint)
            return default


def _torn(key: str) -> Message | None:
    """Say what to do about a field that is a piece of a text, cut off by a comma; `None` where it may be a field."""
    if any(letter in CURVED for letter in key):
        return STRAIGHT
    return None if _FIELD.fullmatch(key) else say("Put a text that has a comma in quotes.")


def _meant(word: str) -> Message | None:
    return say("Did you mean “{key}”?", key=word) if word else None
