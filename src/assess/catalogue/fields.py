"""Reading fields out of a tree of nodes, collecting every fault instead of stopping at the first.

Each method gives what it could read, or a harmless stand-in after noting the fault; the caller refuses the whole
where anything was noted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from assess.catalogue.nodes import Listing, Mapping, Node, Scalar
from assess.domain.guideline import NO_TEXT, Text
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem

LONGEST_REF = 40
_REF = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")

E = TypeVar("E", bound=StrEnum)


class Fields:
    """What reads fields and remembers what was wrong with them."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Take the languages in which every text must be given."""
        self.languages = tuple(languages)
        self.problems: list[Problem] = []

    def fault(self, place: Place, message: Message, hint: Message | None = None) -> None:
        """Note a fault."""
        self.problems.append(Problem(place, message, hint))

    def mapping(self, node: Node, required: Collection[str], optional: Collection[str] = ()) -> Mapping:
        """Read a mapping with these keys and no others."""
        if not isinstance(node, Mapping):
            self.fault(node.place, say("Fields are expected here: {keys}.", keys=", ".join(required)))
            return Mapping(node.place)
        known = [*required, *optional]
        for key, place in node.keys.items():
            if key not in known:
                close = get_close_matches(key, known, n=1)
                hint = (
                    say("Did you mean “{key}”?", key=close[0])
                    if close
                    else say("Possible here: {keys}.", keys=", ".join(known))
                )
                self.fault(place, say("“{key}” is not a field of a checklist here.", key=key), hint)
        for key in required:
            if key not in node.entries:
                self.fault(node.place, say("“{key}” is missing.", key=key))
        return node

    def listing(self, node: Node | None) -> list[Node]:
        """Read a sequence; absent is empty."""
        if node is None:
            return []
        if not isinstance(node, Listing):
            self.fault(node.place, say("A list is expected here."), say("Begin each entry on its own line with “- ”."))
            return []
        return node.items

    def text(self, node: Node | None, *, empty: bool = False) -> str:
        """Read one text; absent is empty, and a fault was noted where it was required."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.fault(node.place, say("A text is expected here."), say("Put it in quotes."))
            return ""
        text = node.text.strip()
        if not text and not empty:
            self.fault(node.place, say("The text is empty."))
        return text

    def words(self, node: Node | None) -> Text:
        """Read one text in every language."""
        if node is None:
            return NO_TEXT
        entries = self.mapping(node, self.languages).entries
        return Text({language: self.text(entries[language]) for language in self.languages if language in entries})

    def word_lists(self, node: Node | None) -> tuple[Text, ...]:
        """Read a list of texts that every language gives in the same order."""
        if node is None:
            return ()
        entries = self.mapping(node, self.languages).entries
        lists = {
            language: [self.text(item) for item in self.listing(entries[language])]
            for language in self.languages
            if language in entries
        }
        if len({len(texts) for texts in lists.values()}) > 1:
            self.fault(
                node.place,
                say("The languages list different numbers of texts."),
                say("Give the same entries, in the same order, in every language."),
            )
            return ()
        return tuple(Text(dict(zip(lists, texts, strict=True))) for texts in zip(*lists.values(), strict=True))

    def ref(self, node: Node | None, taken: dict[str, Place]) -> str:
        """Read a ref that is not among the `taken`, and take it."""
        ref = self.text(node)
        if node is None or not ref:
            return ref
        if not _REF.fullmatch(ref) or len(ref) > LONGEST_REF:
            self.fault(
                node.place,
                say("“{ref}” can't be a reference.", ref=ref),
                say("Use letters, digits, points and hyphens, at most {most} characters.", most=LONGEST_REF),
            )
        if ref in taken:
            self.fault(
                node.place,
                say("The reference “{ref}” is used twice.", ref=ref),
                say("It stands first at {place}; every reference is used once and never again.", place=taken[ref]),
            )
        taken.setdefault(ref, node.place)
        return ref

    def known(self, node: Node | None, refs: Iterable[str], where: Message) -> str:
        """Read a ref that must be among `refs`."""
        ref = self.text(node)
        candidates = list(refs)
        if node is not None and ref and ref not in candidates:
            close = get_close_matches(ref, candidates, n=1)
            hint = say("Did you mean “{key}”?", key=close[0]) if close else where
            self.fault(node.place, say("“{ref}” is not known.", ref=ref), hint)
        return ref

    def number(self, node: Node | None, low: float, high: float, default: float = 0.0) -> float:
        """Read a number within bounds."""
        text = self.text(node)
        if node is None or not text:
            return default
        try:
            value = float(text) if re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", text) else math.nan
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            self.fault(
                node.place,
                say("“{text}” is not a number from {low} to {high}.", text=text, low=f"{low:g}", high=f"{high:g}"),
            )
            return default
        return value

    def whole(self, node: Node | None, low: int, high: int, default: int = 0) -> int:
        """Read a whole number within bounds."""
        value = self.number(node, low, high, default)
        if node is not None and value != int(value):
            self.fault(node.place, say("A whole number is expected here."))
        return int(value)

    def choice(self, node: Node | None, choices: type[E], default: E) -> E:
        """Read one of a few words."""
        text = self.text(node)
        try:
            return choices(text)
        except ValueError:
            if node is not None and text:
                hint = say("Use one of: {choices}.", choices=", ".join(choices))
                self.fault(node.place, say("“{text}” is not possible here.", text=text), hint)
            return default
