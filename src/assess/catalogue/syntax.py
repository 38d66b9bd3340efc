"""What the YAML parser complains about, in the words of an author: where to look and what to do there."""

from __future__ import annotations

import re

import yaml

from assess.catalogue.slips import NEAR, indent, slip
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem


def syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Say what is wrong with the form of a file, at the place that the parser marks, if it marks one."""
    why = getattr(error, "problem", None) or getattr(error, "context", None) or str(error)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if any(sign in why for sign in _OPENED):
        marks.reverse()
    mark = marks[0] or marks[1]
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    lines = text.split("\n")
    if found := slip(file, lines, place):
        return found
    if "cannot start any token" in why:
        return Problem(place, *_bad_beginning(lines, place))
    for sign, (message, hint) in _MEANINGS.items():
        if sign in why:
            return Problem(place, message, _better_hint(lines, place, message) or hint)
    return Problem(place, say("This is not YAML: {why}.", why=why), say("Put texts in quotes and check the indent."))


def _better_hint(lines: list[str], place: Place, message: Message) -> Message | None:
    """Say what to do about these very lines; `None` where they show no more than the fault."""
    if any(map(_CURVED.search, lines[max(place.line - NEAR, 0) : place.line])):
        return STRAIGHT
    return indent(lines, place) if message == _INDENT[0] else None


def _bad_beginning(lines: list[str], place: Place) -> tuple[Message, Message]:
    letter = "".join(lines[place.line - 1 :][:1])[place.column - 1 :][:1]
    if letter != "\t":
        return say("No text can begin with “{letter}”.", letter=letter), say("Put the text in quotes.")
    tabbed = sum(1 for line in lines if line.lstrip(" ").startswith("\t"))
    if tabbed > 1:
        return say("There is a tab here."), say("Indent with spaces, never with tabs: {n} lines have them.", n=tabbed)
    return say("There is a tab here."), say("Indent with spaces, never with tabs.")


CURVED = "“”„‟«»‘’"
"""Quotes as word processors make them; in a checklist they are letters like any other."""

STRAIGHT = say('The quotes around a text are straight ones, on both sides: "text".')

_CURVED = re.compile(f'(?:[:,{{\\[-]\\s*|^\\s*)[{CURVED}]|"[^"]*[{CURVED}]\\s*[,}}\\]]*\\s*$')
"""A text that begins with such a quote, or begins with a straight one and ends with such a one."""

_OPENED = ("unexpected end of stream", "could not find expected ':'")
"""Faults that the parser notices long after the place where they were made."""

_COLON = (
    say("There is a colon where no field can be."),
    say("Put a text with a colon in quotes; give each field its own line."),
)
_UNCLOSED = (
    say("Brackets or braces are not closed before this place, or a comma is missing."),
    say("Put texts with commas, brackets or quotes in quotes."),
)
_INDENT = (
    say("This line does not fit the ones above it."),
    say("Look for a wrong indent, or a quote that ends too early, on this line or the one above."),
)
_NAME = (
    say("A field needs a colon and a space after its name."),
    say("Write it as “name: text”, or indent the line if it continues the text above."),
)
_QUOTE = (
    say("What is opened here is never closed."),
    say("Look for a missing quote or bracket at the end of the text."),
)
_ESCAPE = (
    say("A backslash in a text in double quotes needs another one."),
    say("Write the backslash twice, or put the text in single quotes."),
)
_BLOCK = (
    say("After > or | the text begins on the next line."),
    say("Continue on a new line, indented, or put the text in quotes instead."),
)
_AMPERSAND = (
    say("No unquoted text can begin with & or *."),
    say("Put the text in quotes."),
)
_TAG = (say("Tags with ! are not allowed."), say("Put the text in quotes."))

_MEANINGS = {
    "mapping values are not allowed": _COLON,
    "did not find expected ',' or": _UNCLOSED,
    "expected ',' or": _UNCLOSED,
    "did not find expected node content": _UNCLOSED,
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": _INDENT,
    "did not find expected <document start>": _INDENT,
    "expected <block end>": _INDENT,
    "expected '<document start>'": _INDENT,
    "block sequence entries are not allowed": _INDENT,
    "mapping keys are not allowed": _INDENT,
    "could not find expected ':'": _NAME,
    "unexpected end of stream": _QUOTE,
    "unexpected document indicator": _QUOTE,
    "unknown escape character": _ESCAPE,
    "hexdecimal": _ESCAPE,
    "hexadecimal": _ESCAPE,
    "invalid Unicode character escape": _ESCAPE,
    "comment or line break": _BLOCK,
    "a comment or a line break": _BLOCK,
    "alphabetic or numeric character": _AMPERSAND,
    "undefined tag handle": _TAG,
}
"""Signs in the parser's own words, libyaml's and then PyYAML's, and what they mean to an author."""
