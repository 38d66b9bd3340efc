"""What the pages say, as plain data: no HTML, no files."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from assess.domain.answers import NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Declaration
from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.errors import Misuse
from assess.domain.guideline import NO_TEXT, Text, Unit
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import CountryProfile, InForce, InstitutionSuggested, InstrumentStatus
from assess.domain.response import Figure
from assess.domain.submission import fingerprint
from assess.records import replace
from assess.report.html import Scribe
from assess.report.model.annex import annex
from assess.report.model.context import Context, InstitutionNamed, context
from assess.report.model.cover import cover
from assess.report.model.evidence import inventory, safe_link
from assess.report.model.findings import figure_text, findings
from assess.report.model.foreign import Foreign, read, read_name
from assess.report.model.gaps import gaps
from assess.report.model.marks import LONGEST_PASSAGE, mark, passages
from assess.report.model.material import Material
from assess.report.model.method import method
from assess.report.model.needs import needs
from assess.report.model.plan import plan
from assess.report.model.practices import practices
from assess.report.model.report import SECTIONS, gap_report
from assess.report.model.results import results
from assess.report.model.scores import bounds
from assess.report.model.summary import summary
from assess.report.model.unsettled import unsettled
from assess.words import Words
from assess.workflow.session import Session
from tests.report.build import DAY, TEMPLATES, Choice, answer, full, order, session, tiny

EN = Words("en", "report")
UNKNOWN_SO_FAR = (
    "Fewer than half of the indicators are rated or not applicable, so no value is given: depending on what "
    "is not yet known, the degree of implementation lies between 0 and 100 out of 100."
)

VALUED_FROM_HALF = (
    "The degree of implementation is given a value once at least half of the indicators are rated or not applicable."
)
TOLD = ("practices", "needs", "remarks")
"""The sections that are there where the delegation has told something."""


def material(opened: Session, language: str = "en") -> Material:
    """Open an order of an assessment."""
    return Material.of(order(opened, language))


def rated(**levels: int) -> Session:
    """Rate indicators of the tiny guideline: `A01s=2` is A-01.s at level 2."""
    opened = session(tiny())
    for name, level in levels.items():
        opened.answer(f"{name[0]}-{name[1:3]}.{name[3]}", Rated(level))
    return opened


def test_nothing_answered_is_said_in_a_sentence() -> None:
    """An empty assessment has no value, only bounds, and names no areas."""
    said = summary(material(session(tiny())))
    assert said.score.value is None
    assert said.score.bounds == "0–100"
    assert said.sentences[0].startswith("No indicator has been answered yet.")
    assert not said.rated
    assert gaps(material(session(tiny()))).said == ("Nothing has been rated yet, so no gap is known.",)


def test_a_value_travels_with_its_bounds() -> None:
    """What is open shows in the bounds and in the sentence."""
    said = summary(material(rated(A01s=4, A01p=4, A01o=1, A02s=4, A02p=4, B01s=1)))
    assert (said.score.figure, said.score.bounds) == ("42", "42–67")
    assert said.sentences[1] == (
        "Based on what has been rated, the degree of implementation is 42 out of 100. Depending on what is not yet "
        "known, it lies between 42 and 67."
    )


def test_below_half_there_is_no_value() -> None:
    """With less than half rated only the bounds are given, and it is said why."""
    said = summary(material(rated(A01s=4)))
    assert said.score.figure == "–"
    assert "no value is given" in said.sentences[1]


def test_all_not_applicable_scores_nothing() -> None:
    """Where nothing applies, nothing is scored."""
    opened = answer(session(tiny()), lambda _: NotApplicable("Landlocked."))
    said = summary(material(opened))
    assert said.score.note == "Nothing here is applicable."
    assert said.sentences == (
        "All 7 indicators have been answered: none of them is applicable, so there is nothing to score.",
    )
    assert (
        results(material(opened)).heat[0].drawings[0].alt == "Arrival: recommendations and their values. A-01 –; A-02 –"
    )


def test_counts_agree_with_their_nouns_in_both_languages() -> None:
    """One and many are different sentences."""
    opened = rated(A01s=4)
    opened.answer("A-01.p", Withheld(""))
    opened.answer("A-01.o", NoInformation(""))
    opened.answer("A-02.s", NoInformation(""))
    assert summary(material(opened)).sentences[0] == (
        "4 of 7 indicators have been answered. In total, 1 is rated with a level, for 2 there is no "
        "information, 1 is withheld and 3 are still open."
    )
    assert summary(material(opened, "es")).sentences[0] == (
        "Se han respondido 4 de 7 indicadores. Del total, 1 está calificado con un nivel, de 2 no hay "
        "información, 1 está reservado y 3 siguen abiertos."
    )


@pytest.mark.parametrize(
    ("case", "spoken"),
    [
        (
            "nothing",
            (
                "No indicator has been answered yet. This report shows what the assessment will ask.",
                VALUED_FROM_HALF,
            ),
        ),
        (
            "inapplicable",
            ("All 7 indicators have been answered: none of them is applicable, so there is nothing to score.",),
        ),
        (
            "unknown",
            (
                "All 7 indicators have been answered: for none of them is there any information.",
                UNKNOWN_SO_FAR,
                "No answer is supported by evidence yet.",
            ),
        ),
        (
            "top",
            (
                "All 7 indicators have been answered, and every one is rated with a level.",
                "The degree of implementation is 100 out of 100, and nothing that could change it is open.",
                "All phases have the same value, 100.",
                "Law and practice have the same value, 100.",
                "No answer is supported by evidence yet.",
            ),
        ),
    ],
)
def test_extremes_are_told_as_a_person_would(case: str, spoken: tuple[str, ...]) -> None:
    """No “0 of 7”, no “between 100 and 100”."""
    choices: dict[str, Choice] = {
        "nothing": lambda _: None,
        "inapplicable": lambda _: NotApplicable("No."),
        "unknown": lambda _: NoInformation(""),
        "top": lambda _: Rated(4),
    }
    assert summary(material(answer(session(tiny()), choices[case]))).sentences == spoken


def test_bounds_read_alike_only_where_nothing_is_open() -> None:
    """What little is open is not rounded away."""
    assert bounds(EN, 41.6, 42.4) == ("41.6", "42.4")
    assert bounds(EN, 41.97, 42.03) == ("41.97", "42.03")
    assert bounds(EN, 42.0, 42.0) == ("42", "42")
    assert bounds(EN, 11.2, 82.0) == ("11", "82")


def test_the_summary_names_the_first_actions_of_a_gap() -> None:
    """Thirty of them would fill it: the plan has them all."""
    opened = rated(A01s=1)
    for number in range(5):
        opened.enter(Action("", "A-01", f"Step {number}", "MIG", date(2027, 5, 1)))
    (gap,) = summary(material(opened)).gaps
    assert [step.partition(" (")[0] for step in gap.steps] == ["Step 0", "Step 1", "Step 2", "and 2 more actions"]


def test_a_plan_without_actions_says_whether_any_is_awaited() -> None:
    """With gaps and without."""
    assert plan(material(rated(A01s=1))).said == ("No action has been planned yet; 1 gap awaits one.",)
    assert plan(material(rated(A01s=4))).said == ("No action has been planned, and no gap calls for one.",)


@pytest.mark.parametrize(
    ("day", "written"),
    [("2027", "2027"), ("2027-06", "June 2027"), ("2027-06-15", "15 June 2027"), ("2027-13", "2027-13"), ("", "")],
)
def test_a_date_may_be_a_month_or_a_year(day: str, written: str) -> None:
    """It is written as far as it is known; what is no date stands as it is."""
    assert material(session(tiny())).calendar(day) == written


@pytest.mark.parametrize(
    ("law", "practice", "beginning"),
    [
        (4, 1, "Norms and institutions (100) are further developed"),
        (1, 4, "What is done and achieved in practice (100) is further developed"),
        (2, 2, "Law and practice have the same value, 33."),
    ],
)
def test_law_and_practice_are_compared(law: int, practice: int, beginning: str) -> None:
    """The summary says which of the two is ahead, or that neither is."""
    opened = rated(A01s=law, A01p=practice, A01o=practice, A02s=law, A02p=practice, B01s=law, B01o=practice)
    assert any(sentence.startswith(beginning) for sentence in summary(material(opened)).sentences)


def test_areas_are_named_from_their_values() -> None:
    """Well developed from 75, with potential below 50."""
    said = summary(material(rated(A01s=4, A01p=4, A01o=4, A02s=2, A02p=1, B01s=3, B01o=3)))
    assert [area.ref for area in said.well] == ["A-01"]
    assert [area.ref for area in said.potential] == ["A-02"]
    assert said.well_said == "1 recommendation has reached 75 out of 100."


def test_gaps_come_in_the_order_of_the_domain() -> None:
    """Every gap says how far, how pressing, and what is planned."""
    opened = rated(A01s=4, A01p=1, A02s=3, A02p=4)
    opened.enter(Action("new", "A-01", "Open a shelter", "MIG", date(2027, 5, 1)))
    first, second = gaps(material(opened)).rows
    assert (first.ref, first.points, first.priority, first.practice) == (
        "A-01",
        "50 points short",
        "High",
        "practice 100 points behind law",
    )
    assert first.steps == ("Open a shelter (MIG, 1\u00a0May\u00a02027)",)
    assert (second.ref, second.planned, second.actions) == ("A-02", False, "no action planned yet")


def test_a_finding_tells_what_the_next_level_asks() -> None:
    """Below the target the next level is explained; at the target and without a level nothing is asked."""
    opened = rated(A01s=2, A01p=4)
    opened.answer("A-01.o", NotApplicable("No coast."))
    below, top, without = findings(material(opened)).phases[0].recommendations[0].indicators
    assert (below.next_level, below.asks) == ("3", "structural meaning 3")
    assert (below.mark.sign, below.mark.name, below.meaning) == ("2", "Begun", "structural meaning 2")
    assert top.asks == ""
    assert (without.mark.name, without.meaning, without.asks) == ("Not applicable", "No coast.", "")


def test_last_cycle_is_remembered_where_answers_were_carried_forward() -> None:
    """A finding names last cycle's level, and the results count what rose and fell."""
    earlier = rated(A01s=2, A01p=2, B01s=3)
    opened = session(tiny(), carry=earlier)
    opened.answer("A-01.s", Rated(3))
    opened.answer("A-01.p", Rated(1))
    opened.confirm(["B-01.s"])
    pages = material(opened)
    assert findings(pages).phases[0].recommendations[0].indicators[0].previous == "Begun"
    first, second = results(pages).changes
    assert (first.risen, first.same, first.fallen) == ("1", "0", "1")
    assert (second.risen, second.same, second.fallen) == ("0", "1", "0")
    assert results(material(earlier)).changes == ()


@pytest.mark.parametrize(
    ("unit", "figure", "written"),
    [
        (Unit.PERCENT, Figure(Decimal("45.5"), 2025), "45.5% (2025)"),
        (Unit.COUNT, Figure(Decimal(1234)), "1,234"),
        (Unit.DAYS, Figure(Decimal(12), None, Decimal(30)), "12 days (of 30)"),
        (Unit.RATIO, Figure(Decimal("0.25"), 2024, Decimal(8)), "0.25 (2024, of 8)"),
    ],
)
def test_figures_are_written_in_their_unit(unit: Unit, figure: Figure, written: str) -> None:
    """A number bears its unit, its year and what it is a share of."""
    assert figure_text(EN, unit, figure) == written


def test_very_many_lines_run_on() -> None:
    """A text of fifty thousand lines does not fill a thousand pages, and keeps every line."""
    parts = passages("a\n" * 50_000)
    assert len(parts) < 300
    assert sum(part.count("a") for part in parts) == 50_000


def test_long_texts_are_parted() -> None:
    """No passage is longer than what a page lays out well, and no letter is lost."""
    text = "word " * 4_000 + "\n\n" + "x" * 10_000
    parts = passages(text)
    assert max(map(len, parts)) <= LONGEST_PASSAGE
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_long_text_is_parted_after_a_sentence() -> None:
    """A page that ends in the middle of one would look as if something were missing."""
    sentence = "In 2019, law no. 12 gave every woman a counsellor of her own."
    parts = passages(" ".join([sentence] * 100))
    assert {part[-len(sentence) :] for part in parts} == {sentence}


def test_only_web_addresses_are_links() -> None:
    """What is none stays text."""
    assert safe_link("https://example.org/a?b=1#c") == "https://example.org/a?b=1#c"
    assert safe_link("javascript:alert(1)") == ""


def test_evidence_is_sorted_by_kind_and_says_what_it_supports() -> None:
    """Entries that have expired say so."""
    opened = rated(A01s=2)
    opened.enter(Evidence("new", EvidenceKind.STATISTICS, "Survey"))
    opened.enter(Evidence("new", EvidenceKind.LAW, "Act", "No. 1", "Congress", "2019", "https://x.org", "2020-01-31"))
    opened.link("A-01.s", ["E-002"])
    laws, numbers = inventory(material(opened)).groups
    (act,), (survey,) = laws.entries, numbers.entries
    assert (act.details, act.notes, act.supports) == (
        "No. 1 · Congress · 2019",
        ("expired on 31\u00a0January\u00a02020",),
        "Supports A-01.s",
    )
    assert (survey.notes, survey.supports) == ((), "Not linked to an indicator")


def test_what_is_confidential_is_not_named() -> None:
    """A report leaves the country: it says that there is such a law, and of when; nothing else of it, anywhere."""
    opened = rated(A01s=2)
    opened.enter(
        Evidence("new", EvidenceKind.LAW, "Secret", "Hidden 1", "Office", "2019", "https://x.org", confidential=True)
    )
    opened.link("A-01.s", ["E-001"])
    (laws,) = inventory(material(opened)).groups
    assert (laws.entries[0].title, laws.entries[0].details) == ("Confidential: its name stays in the country", "2019")
    page = Scribe(TEMPLATES).write(gap_report(order(opened)), order(opened))
    assert "E-001" in page
    assert [word for word in ("Secret", "Hidden 1", "Office", "x.org") if word in page] == []


def test_the_plan_goes_by_date_and_by_institution() -> None:
    """Steps past their date are marked, what they ask for stands with them, gaps without a step are named."""
    opened = rated(A01s=1, A02s=1)
    opened.enter(Action("new", "A-01", "Later", "Zoo", date(2027, 1, 1), assistance="Exchange"))
    opened.enter(Action("new", "A-01", "Sooner", "Área", date(2026, 1, 1)))
    said = plan(material(opened))
    assert [(step.what, step.overdue) for step in said.by_date] == [("Sooner", True), ("Later", False)]
    assert [duty.who for duty in said.by_institution] == ["Área", "Zoo"]
    assert [step.assistance for step in said.by_date] == ["", "Exchange"]
    assert said.unplanned == (("A-02", "Papers"),)


def test_four_different_things_are_four_lists() -> None:
    """Not applicable, no information, withheld and unanswered are never mixed."""
    opened = rated(A01s=2)
    opened.answer("A-01.p", NotApplicable("No coast."))
    opened.answer("A-01.o", NoInformation(""))
    opened.answer("A-02.s", Withheld("Secret."))
    lists = unsettled(material(opened))
    assert [each.ref for reason in lists.not_applicable for each in reason.quoted] == ["A-01.p"]
    assert [reason.text for reason in lists.no_information] == [()]
    assert [reason.text for reason in lists.withheld] == [("Secret.",)]
    assert [row.indicators for row in lists.unanswered] == ["A-02.p", "B-01.s, B-01.o"]


def test_a_reason_given_twice_is_printed_once() -> None:
    """A few indicators of one reason keep their questions; the order is that in which the reasons first appear."""
    opened = rated(A01s=2)
    opened.answer("A-01.p", NotApplicable("No coast."))
    opened.answer("A-02.s", NotApplicable("No ports."))
    opened.answer("B-01.s", NotApplicable("No coast."))
    reasons = unsettled(material(opened)).not_applicable
    assert [(reason.text, [each.ref for each in reason.quoted]) for reason in reasons] == [
        (("No coast.",), ["A-01.p", "B-01.s"]),
        (("No ports.",), ["A-02.s"]),
    ]
    assert not any(reason.rows for reason in reasons)


def test_a_reason_given_very_often_names_its_indicators_by_recommendation() -> None:
    """Two hundred equal reasons are a page, not twenty."""
    opened = answer(session(tiny()), lambda _: NotApplicable("No coast."))
    (reason,) = unsettled(material(opened)).not_applicable
    assert (reason.count, reason.quoted) == ("7 indicators", ())
    assert [row.indicators for row in reason.rows] == ["A-01.s, A-01.p, A-01.o", "A-02.s, A-02.p", "B-01.s, B-01.o"]


def test_a_unit_speaks_for_itself_and_not_for_its_country() -> None:
    """What a municipality says of itself is no statement of the state."""
    whole = rated(A01s=2)
    part = replace(whole.assessment, opening=replace(whole.assessment.opening, unit="CHP"))
    orders = [order(whole, "en", assessment=each) for each in (whole.assessment, part)]
    country, unit = (cover(Material.of(each), each).about[0] for each in orders)
    assert "the country itself has rated" in country
    assert "a territorial unit of the country has itself rated" in unit


def test_the_cover_says_how_it_stands() -> None:
    """Draft, submitted and invented are told apart, and the invented always says so."""
    opened = rated(A01s=2)
    assert cover(material(opened), order(opened)).warning == "Draft: not yet submitted"
    opened.declare(Declaration("Ana López", "Minister"))
    opened.seal()
    sealed = cover(material(opened), order(opened))
    assert sealed.facts[0] == ("Status", "Submission 1")
    assert (sealed.warning, sealed.declaration) == ("", ("Ana López", "Minister"))
    invented = full(tiny())
    invented.seal()
    assert cover(material(invented), order(invented)).warning == "Invented example: not a statement of any country"


def test_the_history_tells_who_worked_when_without_a_clock_zone() -> None:
    """Times are UTC, whatever the machine's zone."""
    opened = rated(A01s=2, A01p=2)
    said = annex(material(opened), order(opened))
    assert [(day.day, day.author) for day in said.days] == [("2 March 2026", "Ana López")]
    assert said.days[0].what == "Changes: 2 in answers and 1 in the assessment itself."
    assert said.last_change == "2 March 2026, 09:00 UTC"


def test_the_annex_copies_digest_and_key_of_the_envelope() -> None:
    """So that a reader can compare them on paper; what is no envelope only has its own hash."""
    opened = rated(A01s=2)
    envelope = json.dumps({"digest": "d1", "signature": {"key": "ab" * 32}}).encode()
    marks = dict(annex(material(opened), order(opened, envelope=envelope)).digests)
    assert marks["Digest of the submission"] == "d1"
    assert marks["Fingerprint of the key it is signed with"] == fingerprint("ab" * 32)
    assert "SHA-256 of the attached file" in dict(annex(material(opened), order(opened, envelope=b"[]")).digests)
    assert len(annex(material(opened), order(opened, envelope=b"[]")).digests) == 4


def test_sections_are_chosen_by_name_and_keep_their_order() -> None:
    """Asked in any order, they come in the report's; the short form has two, and what says nothing is left out."""
    opened = rated(A01s=2)
    asked = replace(order(opened), sections=("annex", "summary"))
    assert [section.name for section in gap_report(asked).sections] == ["summary", "annex"]
    assert [section.name for section in gap_report(replace(order(opened), summary=True)).sections] == [
        "summary",
        "results",
    ]
    said = [section.name for section in gap_report(order(opened)).sections]
    assert said == [name for name in SECTIONS if name not in {"context", *TOLD}]


def test_bounds_are_told_beside_a_value_only_where_they_differ_from_it() -> None:
    """“100 100” would read as two values; a part that is open keeps its bounds."""
    alt = results(material(rated(A01s=2))).phases.alt
    assert alt.endswith("Arrival: – (6–89); Stay: – (0–100)")
    assert results(material(answer(session(tiny()), lambda _: Rated(4)))).phases.alt.endswith("Arrival: 100; Stay: 100")


def test_law_and_practice_are_not_set_side_by_side_where_neither_has_a_value() -> None:
    """A chart of dashes alone would fill a page with nothing."""
    assert results(material(session(tiny()))).kinds is None
    assert results(material(rated(A01s=2))).kinds is not None


def test_a_page_for_the_screen_does_not_claim_to_carry_a_file() -> None:
    """Only paper has the envelope attached; the page tells its digest, to be compared."""
    opened = full(tiny())
    page = replace(order(opened, "en", envelope=b"[]"), form="html")
    assert "SHA-256 of the envelope" in dict(annex(material(opened), page).digests)
    said = [" ".join(cover(material(opened), each).about) for each in (page, replace(page, form="pdf"))]
    assert ["carries its data" in each for each in said] == [False, True]


def test_what_was_not_told_is_left_out_unless_it_is_asked_for() -> None:
    """A section without anything is not there; asked for by name, it says so in a sentence."""
    opened = rated(A01s=2)
    sections = gap_report(replace(order(opened, "en"), sections=TOLD)).sections
    assert [section.model.said for section in sections] == [  # type: ignore[attr-defined]
        "No good practice is offered in this cycle.",
        "No assistance is asked for in this cycle.",
        "The state has made no remarks.",
    ]


def test_a_section_that_is_alone_bears_no_number() -> None:
    """There is nothing to count."""
    assert [each.number for each in gap_report(replace(order(rated()), sections=("gaps",))).sections] == [""]


def test_practices_stand_under_the_phase_they_serve() -> None:
    """In the country's words, with the recommendation and its title; its address is a link."""
    opened = rated()
    opened.enter(GoodPractice("", "B-01", "Work permits", "Since 2019.\nAt once.", "MIG", url="https://example.org"))
    opened.enter(GoodPractice("", "A-01", "Shelters", "Twelve.", "MIG", "Nobody sleeps outside.", "A visit."))
    pages = practices(material(opened), order(opened))
    assert pages is not None
    assert pages.said == "2 good practices are offered to the region, in the words of those who offer them."
    assert [(phase.title, [each.ref for each in phase.practices]) for phase in pages.phases] == [
        ("Arrival", ["P-002"]),
        ("Stay", ["P-001"]),
    ]
    permits = pages.phases[1].practices[0]
    assert permits.what == ("Since 2019.", "At once.")
    assert (permits.recommendation_title, permits.link) == ("Work", "https://example.org")
    named = findings(material(opened)).phases[0].recommendations[0].practices
    assert [(each.ref, each.title) for each in named] == [("P-002", "Shelters")]


def test_what_is_asked_for_stands_by_kind_and_that_of_the_plan_last() -> None:
    """Needs and what steps ask for are one list; the summary counts both."""
    opened = rated()
    opened.enter(AssistanceNeed("", "A-01", NeedKind.FUNDING, "Money", by="2027"))
    opened.enter(AssistanceNeed("", "A-02", NeedKind.ADVICE, "A lawyer", "IOM"))
    opened.enter(Action("", "B-01", "Permits", "MIG", date(2027, 5, 1), assistance="Samples"))
    opened.enter(Action("", "B-01", "Counters", "MIG", date(2027, 5, 1)))
    pages = needs(material(opened), order(opened))
    assert pages is not None
    assert [(kind.name, [(each.what, each.by, each.step) for each in kind.requests]) for kind in pages.kinds] == [
        ("Technical or legal advice", [("A lawyer", "", "")]),
        ("Funding", [("Money", "By\u00a02027", "")]),
        ("For actions of the action plan", [("Samples", "By\u00a01\u00a0May\u00a02027", "Permits")]),
    ]
    assert summary(material(opened)).sentences[-1] == "Assistance is asked for in 3 matters."


def test_remarks_are_printed_as_they_are() -> None:
    """Paragraph by paragraph."""
    opened = rated()
    opened.introduce(Delegation(remarks="First.\n\nSecond <b>line</b>."))
    (section,) = gap_report(replace(order(opened), sections=("remarks",))).sections
    assert section.model.paragraphs == ("First.", "Second <b>line</b>.")  # type: ignore[attr-defined]


def test_the_method_tells_who_took_part() -> None:
    """Members with their offices, and whom they asked."""
    opened = rated()
    opened.introduce(Delegation((Member("Ana", "Director", "MIG"), Member("Luz")), ("Red Cross",)))
    said = method(material(opened))
    assert said.members == (("Ana", "Director, MIG"), ("Luz", ""))
    assert said.consulted == ("Red Cross",)


def test_observations_are_told_by_how_far_they_have_come() -> None:
    """Open, answered and settled, each with its reply and on whose side it was made."""
    opened = rated(A01s=2)
    opened.enter(Observation("", "A-01.s", "Which article?"))
    opened.enter(Observation("", "A-01.p", "Since when?", Reviewer.SECRETARIAT, "2019."))
    opened.enter(Observation("", "A-01", "Unclear.", reply="Reworded.", resolved=True))
    groups = annex(material(opened), order(opened)).observations
    assert [(group.name, [(each.ref, each.by, each.reply) for each in group.observations]) for group in groups] == [
        ("Open: no reply yet", [("O-001", "the country's own review", ())]),
        ("Open: answered, not yet resolved", [("S-001", "the secretariat", ("2019.",))]),
        ("Resolved", [("O-002", "the country's own review", ("Reworded.",))]),
    ]
    assert annex(material(rated()), order(rated())).observations == ()


def test_the_history_counts_every_kind_of_subject() -> None:
    """Practices, needs, observations and the delegation are not taken for the assessment itself."""
    opened = rated(A01s=2)
    opened.enter(GoodPractice("", "A-01", "Shelters", "Twelve.", "MIG"))
    opened.enter(AssistanceNeed("", "A-01", NeedKind.FUNDING, "Money"))
    opened.enter(AssistanceNeed("", "A-01", NeedKind.OTHER, "Beds"))
    opened.enter(Observation("", "A-01.s", "Which article?"))
    opened.introduce(Delegation(remarks="Thanks."))
    assert annex(material(opened), order(opened)).days[0].what == (
        "Changes: 1 in answers, 1 in good practices, 2 in assistance needs, 1 in observations, 1 in the delegation "
        "and 1 in the assessment itself."
    )


def test_the_context_tells_what_binds_the_country_and_since_when_it_was_looked_at() -> None:
    """Unknown stays unknown, and institutions stand under the part they take."""
    opened = rated(A01s=2)
    source, role = opened.guideline.sources[0].ref, opened.guideline.institutions[0]
    profile = CountryProfile(
        country="SLV",
        checked=date(2026, 3, 2),
        working_language="es",
        instruments=(InstrumentStatus(source, InForce.UNKNOWN, Text({"en": "To be asked."})),),
        institutions=(InstitutionSuggested(role.ref, Text({"en": "The Office"}), date(2026, 3, 2)),),
    )
    asked = replace(order(opened, "en"), profile=profile)
    (section,) = [each for each in gap_report(asked).sections if each.name == "context"]
    assert isinstance(section.model, Context)
    assert "last reviewed on 2 March 2026; to be confirmed" in section.model.said
    assert [(row.in_force, row.basis) for row in section.model.treaties] == [
        ("not established", "Suggestion, not confirmed. To be asked.")
    ]
    assert section.model.institutions == (InstitutionNamed(role.name.read("en"), ("The Office",)),)
    opened.introduce(Delegation((), ("The Office",), {"B": Relevance.LOW}, {source: InForce.YES}))
    told = context(Material.of(replace(order(opened, "en"), profile=profile)))
    assert told is not None
    assert "All else is suggested" in told.said
    assert told.relevance == (("Stay", "little"),)
    assert [(row.in_force, row.basis) for row in told.treaties] == [("in force", "Confirmed by the delegation.")]
    assert told.institutions == ()
    alone = context(material(opened))
    assert alone is not None
    assert alone.said == "As the delegation has stated it. It changes no score."


def test_an_unknown_section_is_refused_with_the_known_ones() -> None:
    """The refusal names every section there is."""
    with pytest.raises(Misuse) as refused:
        gap_report(replace(order(rated()), sections=("summry",)))
    assert "summry" in str(refused.value.message)
    assert "findings" in str(refused.value.hint)


@pytest.mark.parametrize("levels", [2, 3, 4, 5, 6])
def test_a_guideline_may_have_any_number_of_levels(levels: int) -> None:
    """Nothing is tied to five levels: neither marks nor charts nor scale."""
    opened = full(tiny(levels))
    assert mark(material(opened), Rated(levels)).tone == f"level-{levels}"
    report = gap_report(order(opened, "en"))
    assert ("Date", EN.day(DAY)) in report.cover.facts
    legend = results(material(opened)).legend
    assert [each.sign for each in legend][:levels] == [str(level) for level in range(1, levels + 1)]


def test_what_is_read_in_another_language_says_so() -> None:
    """A text that the language of the report lacks is told in the reference language; its passages are so, too."""
    fallen = read(Text({"es": "Uno.\n\nDos."}), "en")
    assert isinstance(fallen, Foreign)
    assert fallen.language == "es"
    parts = passages(fallen)
    assert parts == ("Uno.", "Dos.")
    assert [each.language for each in parts if isinstance(each, Foreign)] == ["es", "es"]
    assert not isinstance(read(Text({"es": "Uno", "en": "One"}), "en"), Foreign)
    assert not isinstance(read(NO_TEXT, "en"), Foreign)


def test_a_name_that_is_one_in_all_languages_is_in_that_of_its_country() -> None:
    """An institution that nobody translates is read aloud as at home."""
    same, other = Text({"es": "Segob", "en": "Segob"}), Text({"es": "Ministerio", "en": "Ministry"})
    assert getattr(read_name(same, "en", "es"), "language", "") == "es"
    assert not isinstance(read_name(same, "es", "es"), Foreign)
    assert not isinstance(read_name(other, "en", "es"), Foreign)


def test_what_is_longer_than_a_page_may_be_parted() -> None:
    """A comment of 5,000 letters is not kept on one page with its question: the page before it would be empty."""
    opened = answer(session(tiny()), lambda _: Rated(2))
    opened.respond({"A-01.s": lambda was: replace(was, comment="x" * 5_000)})
    found = {each.ref: each for one in findings(Material.of(order(opened))).phases[0].recommendations
             for each in one.indicators}  # fmt: skip
    assert not found["A-01.s"].short
    assert found["A-01.p"].short
