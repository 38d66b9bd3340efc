"""Slips of writing that a parser notices late, or words badly: found in the lines themselves, where they were made."""

from __future__ import annotations

import re

from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem

NEAR = 4
"""Lines, up to that which the parser marks, in which a slip is looked for."""

MOST_INDENT = 1_000
"""More spaces than a line is indented by."""

_FIELD = r"(?:- )*[A-Za-z0-9_-]+:(?:[ ]|$)"
_NEXT_FIELD = re.compile(rf" *(?:{_FIELD}|- )")
_QUOTED = re.compile(rf" *(?:{_FIELD})? *(?:- )*(?P<text>[\"'].*)")
"""A line with a text in quotes, alone, in a list or as a field."""
_CLOSED = re.compile(r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'""")
_OPENS = re.compile(r"(?:^ *(?:- )*|[:,\[{] *)(?=[\"'])")
"""What stands before a quote that opens a text."""
_BRACKETED = re.compile(rf" *(?:- )*{_FIELD} *([\[{{])[^\[\]{{}}]*[\]}}] *[^\s#]")
"""A text that begins with a word in brackets or braces and goes on behind them."""
_ODD_SPACE = re.compile(r"^ *[^\S \t]|[:-][^\S \t]")
"""A space of another kind in an indent, or after a colon or a dash."""
_ODD_DASH = re.compile(r" *([–—•·▪*](?= +(?:[a-z_]+:|[\"']))|-(?=[a-z_]+:))")
"""What stands for the hyphen and the space that begin an entry."""


def slip(file: str, lines: list[str], place: Place) -> Problem | None:
    """Find the slip behind a fault that the parser marks at a place; `None` where no line shows any."""
    near = range(max(place.line - NEAR, 0), min(place.line, len(lines)))
    for number in near:
        if found := _ODD_SPACE.search(lines[number]):
            hint = say("Type an ordinary space instead; such spaces come with text copied from elsewhere.")
            return Problem(Place(file, number + 1, found.end()), say("There is a non-breaking space here."), hint)
        if found := _ODD_DASH.match(lines[number]):
            message = say("An entry of a list begins with a hyphen and a space.")
            return Problem(Place(file, number + 1, found.start(1) + 1), message, say("Write “- ” before it."))
    for number in range(min(place.line, len(lines))):
        if column := _never_closed(lines, number):
            message = say("The quote that opens here is not closed at the end of the text.")
            hint = say("Put the same quote at the end, or take this one away.")
            return Problem(Place(file, number + 1, column), message, hint)
    for number in near[-2:]:
        if column := _ends_too_early(lines[number]):
            message = say("A quote within the text ends it here.")
            hint = say("Write quotes within a text as « » or “ ”, or put the whole text in single quotes.")
            if lines[number][column - 1] == "'":
                hint = say("Put the whole text in double quotes.")
            return Problem(Place(file, number + 1, column), message, hint)
        if found := _BRACKETED.match(lines[number]):
            return Problem(
                Place(file, number + 1, found.start(1) + 1),
                say("No text can begin with “{letter}”.", letter=found[1]),
                say("Put the text in quotes."),
            )
    return None


def indent(lines: list[str], place: Place) -> Message | None:
    """Say how far a line may be indented that goes with none of those above; `None` where it does, or nothing is."""
    if place.line > len(lines):
        return None
    has, possible, least = _indent(lines[place.line - 1]), set[int](), MOST_INDENT
    for line in reversed(lines[: place.line - 1]):
        if line.strip() and _indent(line) < least:
            least = _indent(line)
            possible |= {least, least + 2 * line.count("- ", 0, len(line) - len(line.lstrip(" -")))}
    fewer = max((each for each in possible if each < has), default=None)
    more = min((each for each in possible if each > has), default=None)
    if has in possible or fewer is None or more is None:
        return None
    return say("It begins with {n} spaces; it needs {fewer} or {more}.", n=has, fewer=fewer, more=more)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _never_closed(lines: list[str], number: int) -> int:
    """Give the column of a quote that opens on a line, and is still open where the next field begins; 0 for none."""
    found = _QUOTED.fullmatch(lines[number])
    if found is None or _CLOSED.match(found["text"]):
        return 0
    after = next((line for line in lines[number + 1 : number + 1 + NEAR] if line.strip()), "")
    return found.start("text") + 1 if _NEXT_FIELD.match(after) else 0


def _ends_too_early(line: str) -> int:
    """Give the column of a quote within a text in quotes that ends it; 0 for none."""
    at = 0
    while opened := _OPENS.search(line, at):
        closed = _CLOSED.match(line, opened.end())
        if closed is None:
            return 0
        at = closed.end()
        rest = line[at:].strip()
        if rest and rest[0] not in "#:,]}":
            return at
    return 0
