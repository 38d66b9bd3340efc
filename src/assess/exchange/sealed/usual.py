"""What nearly all revisions of an envelope look like, as one pattern over their canonical text: answers, plainly said.

What fits needs no second look by itself: it has the shape of a revision, its body is read as it is written, its texts
are clean and nothing in it is confidential. Whatever does not fit is looked at the long way (`shape`, `bodies`,
`rules`), which alone decides; the pattern only spares it. A property test holds the one against the other.
"""

from __future__ import annotations

import re

from assess.domain.clean import LETTERS, LONGEST

_DAY = (
    "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    "|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)"
)  # fmt: skip
_MOMENT = rf'"[1-9][0-9]{{3}}-{_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\+00:00"'

_LETTERS = rf"[ !#-\[\]-~{LETTERS}]*+"
_WITHIN = rf'{_LETTERS}(?:\\["\\n]{_LETTERS})*+'
_TEXT = rf'"(?! |\\n){_WITHIN}(?<! )(?<!\\n)"'
"""Ordinary letters without blanks at their ends: certain to be as this program writes them."""
_SAID = rf'(?!""){_TEXT}'
"""The same, and not empty."""

_ID = '"[0-9a-f]{64}"'
_NUMBER = r'"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"'
_ANSWER = (
    r'\{(?:"level":[1-9],"status":"rated"'
    rf'|(?:"reason":{_SAID},)?"status":"(?:na|no-information|withheld)")\}}'
)  # fmt: skip
_FIGURE = rf'\{{(?:"denominator":{_NUMBER},)?"value":{_NUMBER}(?:,"year":[1-9][0-9]{{0,3}})?\}}'
_BODY = "".join(
    rf'(?:"{name}":{said},?)?'
    for name, said in (
        ("answer", _ANSWER),
        ("comment", _SAID),
        ("evidence", rf"\[{_TEXT}(?:,{_TEXT})*+\]"),
        ("figure", _FIGURE),
        ("flagged", "true"),
        ("proposed", _ANSWER),
    )
)
_USUAL = re.compile(
    rf'\{{"at":{_MOMENT},"author":{_TEXT},"body":\{{{_BODY}\}},"part":[0-9]{{1,4}}'
    rf',"replaces":\[(?:{_ID},?)*+\],"subject":"response/[^"\\]++","undoes":(?:""|{_ID})\}}'
)
"""Commas are not looked at closely: what is canonical JSON has them where they belong."""


def is_usual(text: str) -> bool:
    """Tell whether a revision, in its canonical form, is an answer of which nothing is to be doubted by itself."""
    return len(text) <= LONGEST and _USUAL.fullmatch(text) is not None
