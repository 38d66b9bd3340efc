"""The HTML that goes to the press, and the HTML form that stands alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from jinja2 import StrictUndefined, UndefinedError

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment
from assess.domain.delegation import Member
from assess.domain.guideline import Text
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.records import replace
from assess.report.fonts import UNKNOWN, printable
from assess.report.html import Scribe
from assess.report.model.report import gap_report
from assess.workflow.orders import Order
from tests.report.build import TEMPLATES, answer, full, order, session, tiny

GOLDEN = Path(__file__).parent / "golden"

HOSTILE = (
    '"><script>alert(1)</script><style>*{display:none}</style><img src=x onerror=alert(1)>'
    "<svg><a href='javascript:alert(1)'>x</a></svg>{{ 7*7 }}{% raw %}[/][bold]</p></main>&lt;"
    "@import url(http://example.org/x.css);\u202e\u0007\x1b[31m]]>--></style>"
)


def written(asked: Order) -> str:
    """Write a report as HTML."""
    return Scribe(TEMPLATES).write(gap_report(asked), asked)


def hostile() -> Assessment:
    """Hostile text in every field that a person can fill, past the door that cleans it."""
    opened = full(tiny())
    assessment = opened.assessment
    declaration = replace(assessment.opening.declaration, name=HOSTILE)  # type: ignore[type-var]
    return replace(
        assessment,
        opening=replace(assessment.opening, declaration=declaration, unit=HOSTILE),
        responses={ref: replace(each, comment=HOSTILE) for ref, each in assessment.responses.items()},
        evidence={
            ref: Evidence(
                ref, EvidenceKind.LAW, HOSTILE, HOSTILE, HOSTILE, HOSTILE, f"https://x.org/{HOSTILE}", HOSTILE
            )
            for ref in assessment.evidence
        },
        actions={
            ref: replace(each, what=HOSTILE, who=HOSTILE, means=HOSTILE, assistance=HOSTILE)
            for ref, each in assessment.actions.items()
        },
        practices={
            ref: replace(each, title=HOSTILE, what=HOSTILE, who=HOSTILE, result=HOSTILE, offer=HOSTILE, url=HOSTILE)
            for ref, each in assessment.practices.items()
        },
        needs={ref: replace(each, what=HOSTILE, whom=HOSTILE, by=HOSTILE) for ref, each in assessment.needs.items()},
        observations={
            ref: replace(each, about=HOSTILE, text=HOSTILE, reply=HOSTILE)
            for ref, each in assessment.observations.items()
        },
        delegation=replace(
            assessment.delegation,
            members=(Member(HOSTILE, HOSTILE, HOSTILE),),
            consulted=(HOSTILE,),
            remarks=HOSTILE,
        ),
    )


class Elements(HTMLParser):
    """Collects the elements of a page, and the addresses it points to."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.names: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.names.append(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def body(language: str) -> str:
    """Write the tiny report without its style sheets."""
    return re.sub(r"<style>.*?</style>", "", written(order(full(tiny()), language)), flags=re.DOTALL)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_report_is_written_as_it_was_last_read(language: str) -> None:
    """The body of the page equals the one kept for review; `python -m tests.report.test_html` keeps a new one."""
    assert body(language) == (GOLDEN / f"tiny.{language}.html").read_text(encoding="utf-8")


def test_hostile_text_stays_text() -> None:
    """Whatever is typed, the page has the same elements as a tame one, and no attribute that does anything."""
    asked = order(full(tiny()), "en")
    tame, wild = Elements(written(asked)), Elements(written(replace(asked, assessment=hostile())))
    assert "script" not in wild.names
    assert not {name for name in wild.attributes if name.startswith("on")}
    assert wild.names.count("svg") == tame.names.count("svg")
    assert wild.names.count("style") == tame.names.count("style")
    assert all(address.startswith(("#", "https://")) for address in wild.addresses)


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_no_control_character_goes_out(form: str) -> None:
    """Escapes and bidirectional overrides that came in past the door do not leave through the report."""
    page = written(replace(order(full(tiny()), "en", form=form), assessment=hostile()))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", page)


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_every_link_within_the_report_has_its_goal(form: str) -> None:
    """No link leads nowhere, and no goal is there twice."""
    page = Elements(written(order(full(tiny()), "en", form=form)))
    goals = {address[1:] for address in page.addresses if address.startswith("#")}
    assert goals
    assert goals <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_a_name_that_is_missing_stops_the_page() -> None:
    """A template that asks for what is not there fails instead of leaving a hole."""
    environment = Scribe(TEMPLATES)._environment
    assert environment.undefined is StrictUndefined
    assert environment.autoescape is True
    with pytest.raises(UndefinedError):
        environment.from_string("{{ nowhere }}").render()


def test_what_no_font_has_is_shown_as_a_sign() -> None:
    """Characters outside the shipped fonts become one visible sign; the region's languages and symbols stay."""
    fonts = TEMPLATES / "fonts"
    kept = "¿Ñandú? çœÿ «»“”‘’–—… € ≥ ≤ → ✓ □ º ª ½ \u202f\u00a0"
    assert printable(kept, fonts) == kept
    peoples = "Kꞌicheʼ, ẍ in Mam, a̱ and ṉ in Otomí, ɨ, ʉ, ə, ʔ, ɬ, xʷ, Ngäbe, Garífuna"
    assert printable(peoples, fonts) == peoples
    assert printable("a漢b🎉c", fonts) == f"a{UNKNOWN}b{UNKNOWN}c"


@pytest.mark.parametrize(("comment", "form", "told"), [("漢字", "pdf", 1), ("漢字", "html", 0), ("ñandú", "pdf", 0)])
def test_who_reads_on_paper_is_told_what_cannot_be_printed(
    comment: str, form: Literal["pdf", "html"], told: int
) -> None:
    """Once, at the beginning; a browser has letters of its own."""
    opened = answer(session(tiny()), lambda _: Rated(2))
    opened.respond({"A-01.s": lambda was: replace(was, comment=comment)})
    asked = order(opened, "en", form=form)
    text = written(asked)
    assert text.count(f"{UNKNOWN} marks a character that this document") == told


def test_the_html_form_stands_alone() -> None:
    """It needs no other file, no network and no script, and is in the language asked for."""
    page = written(order(full(tiny()), "es", form="html"))
    elements = Elements(page)
    assert not {"script", "link", "img", "iframe", "object"} & set(elements.names)
    assert "assess:/" not in page
    assert not re.search(r"url\((?!\"data:)", page)
    assert '<html lang="es">' in page


def test_every_word_of_the_report_is_translated() -> None:
    """No sentence of the English report is left in the Spanish one."""
    opened = session(tiny())
    opened.answer("A-01.s", Rated(2))
    spanish, english = (
        re.sub(r"<style>.*?</style>|<[^>]*>", "\n", written(order(opened, each)), flags=re.DOTALL)
        for each in ("es", "en")
    )
    lines = {line.strip() for line in english.splitlines() if len(line.strip()) > 15 and " " in line.strip()}
    kept = {line for line in lines if line in {other.strip() for other in spanish.splitlines()}}
    assert {line for line in kept if not re.search(r"[{}]|SHA|UTC|^[0-9.]", line)} == set()


def without_english() -> Order:
    """An English report of a guideline that lost the English of everything that is read on its own."""
    asked = order(full(tiny()), "en")
    guideline = asked.guideline
    phases = tuple(
        replace(
            phase,
            title=spanish(phase.title),
            recommendations=tuple(
                replace(
                    each,
                    title=spanish(each.title),
                    text=spanish(each.text),
                    indicators=tuple(replace(one, question=spanish(one.question)) for one in each.indicators),
                )
                for each in phase.recommendations
            ),
        )
        for phase in guideline.phases
    )
    institutions = tuple(replace(each, name=spanish(each.name)) for each in guideline.institutions)
    entire = replace(
        guideline, title=spanish(guideline.title), about=spanish(guideline.about), phases=phases,
        institutions=institutions,
    )  # fmt: skip
    return replace(asked, guideline=entire)


def spanish(text: Text) -> Text:
    """Leave the Spanish of a text only."""
    return Text({"es": text.words["es"]})


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_what_is_told_in_another_language_is_marked_where_it_stands(form: Literal["pdf", "html"]) -> None:
    """Titles and passages bear their language; within attributes, choices and drawings there is no markup."""
    page = written(replace(without_english(), form=form))
    assert '<span lang="es">Albergue</span>' in page
    assert '<p class="statement"><span lang="es">El Estado aloja.</span></p>' in page
    assert not re.search(r'="[^"<>]*<span|&lt;span', page)
    assert not re.search(r"<(title|option|text)\b[^>]*>[^<]*<span", page)


if __name__ == "__main__":
    for each in ("es", "en"):
        (GOLDEN / f"tiny.{each}.html").write_text(body(each), encoding="utf-8")


@pytest.mark.parametrize(("sections", "at"), [(("gaps", "plan"), 2), (("gaps",), 1), (("summary", "results"), 1)])
def test_what_the_report_is_stands_at_the_end_of_a_short_one(sections: tuple[str, ...], at: int) -> None:
    """After the sections that were asked for; in the short form on the page of the summary, which has room for it."""
    page = written(order(full(tiny()), "en", sections=sections))
    before, _, _ = page.partition('<aside class="imprint">')
    assert before.count('<section class="section') == at
