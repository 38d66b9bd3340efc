"""What nearly all changes in an envelope look like, as one pattern over their canonical text: answers, plainly said.

What fits needs no second look by itself: it is in the canonical form and has the shape of a revision, its body is read
as it is written, its texts are clean and nothing in it is confidential. Whatever does not fit is looked at closely
(`shape`, `rules`); the pattern only spares it. A property test holds the one against the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assess.domain.clean import LETTERS, LONGEST

_DAY = (
    "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    "|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)"
)  # fmt: skip
_MOMENT = rf'"(?!9999)[1-9][0-9]{{3}}-{_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\+00:00"'

_MANY = "{0,9999}"
"""More than any change has of anything; without an end, what is hostile would be remembered by the hundred megabytes.

What is repeated stands in a group that is atomic, `(?>...)`. Possessive it would be the same and shorter, but Python
3.11 takes possessive groups wrongly up to 3.11.4, and Debian 12 has 3.11.2.
"""
_LETTERS = rf"[ !#-\[\]-~{LETTERS}]*+"
_WITHIN = rf'{_LETTERS}(?>(?:\\["\\n]{_LETTERS}){_MANY})'
_TEXT = rf'"(?! |\\n){_WITHIN}(?<! )(?<!\\n)"'
"""Ordinary letters without blanks at their ends: certain to be as this program writes them."""
_SAID = rf'(?!""){_TEXT}'
"""The same, and not empty."""

_ID = "[0-9a-f]{64}"
_NUMBER = r'"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"'
_ANSWER = (
    r'\{(?:"level":[1-9],"status":"rated"'
    rf'|(?:"reason":{_SAID},)?"status":"(?:na|no-information|withheld)")\}}'
)  # fmt: skip
_FIGURE = rf'\{{(?:"denominator":{_NUMBER},)?"value":{_NUMBER}(?:,"year":[1-9][0-9]{{0,3}})?\}}'
_BODY = "".join(
    rf'(?:"{name}":{said}(?:,(?=")|(?=\}})))?'
    for name, said in (
        ("answer", f"({_ANSWER})"),
        ("comment", _SAID),
        ("evidence", rf"(\[{_TEXT}(?>(?:,{_TEXT}){_MANY})\])"),
        ("figure", _FIGURE),
        ("flagged", "true"),
        ("proposed", f"({_ANSWER})"),
    )
)
_USUAL = (
    rf'\{{"at":{_MOMENT},"author":{_TEXT},"body":\{{{_BODY}\}},"part":(?:0|[1-9][0-9]{{0,3}})'
    rf',"replaces":\[(?:"({_ID})")?\],"subject":"(response/[^"\\\x00-\x1f]++)","undoes":"({_ID})?"\}}'
)
_NEXT = r',\{"at":'
"""What follows a change that is not the last: another one, and `at` is the first of its fields.

Quotes within texts are always escaped, so that this is never part of what somebody wrote.
"""
_OTHER = rf'\{{"at":[^}}]*+(?>(?:\}}(?!{_NEXT})[^}}]*+){_MANY})\}}?'
_CHANGE = re.compile(rf"({_USUAL}(?={_NEXT})|{_OTHER})")


class Change(NamedTuple):
    """A change as it is written, and what is read off it where it is usual; all of that is empty for any other."""

    text: str
    answer: str
    evidence: str
    proposed: str
    before: str
    """The id of the one change that it replaces; empty for none. What replaces several is not usual."""
    subject: str
    undoes: str

    @property
    def replaces(self) -> tuple[str, ...]:
        """The ids of what it replaces."""
        return (self.before,) if self.before else ()


def changes(text: str) -> list[Change]:
    """Part the changes where one seems to end and another to begin, and read the usual ones; the last one never is.

    Raises `ValueError` where there is something else between them, or one is longer than any text may be.
    """
    found = list(map(Change._make, _CHANGE.findall(text)))
    lengths = [len(change.text) for change in found]
    if sum(lengths) + len(lengths) - 1 != len(text) or max(lengths) > LONGEST:
        raise ValueError("not a list of changes, or not of ordinary ones")
    return found
