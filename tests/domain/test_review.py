"""What stands in the way of submission, rule by rule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.assessment import Assessment
from assess.domain.guideline import FigureAsked, Unit
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.response import Figure, Response
from assess.domain.review import RULES, Finding, review
from assess.domain.subjects import ACTION, EVIDENCE, OBSERVATION, RESPONSE
from assess.records import replace
from tests.domain.build import assessment, guideline, opening, recommendation, revision, submitted
from tests.domain.generated import text

TODAY = date(2026, 3, 2)
SMALL = guideline(recommendation("T-01", "sp"))
LAW = revision(EVIDENCE + "E-001", Evidence("E-001", EvidenceKind.LAW, "Act", expiry="2026-03-01").as_data())
PLAN = revision(ACTION + "A-001", Action("A-001", "T-01", "Draft it", "MIG", date(2027, 1, 31)).as_data())


def found(made: Assessment) -> list[tuple[str, str, bool]]:
    """Review an assessment; what is found as ref, sentence, whether it blocks."""
    return [(each.ref, str(each.message), each.blocks) for each in review(SMALL, made, TODAY)]


WHOLE: dict[str, Answer] = {"T-01.s": Rated(5), "T-01.p": Rated(2)}


def test_an_assessment_with_everything_said_has_nothing_in_its_way() -> None:
    """Answered, proved, planned, declared."""
    proof = revision(EVIDENCE + "E-001", Evidence("E-001", EvidenceKind.LAW, "Act").as_data())
    proved = {"T-01.s": Response(Rated(5), evidence=("E-001",)), "T-01.p": Response(Rated(2))}
    assert found(submitted(assessment(proved, proof, PLAN))) == []


@pytest.mark.parametrize("answer", [NoInformation(), Withheld("reserved"), NotApplicable("no border")])
def test_every_answer_is_an_answer(answer: Answer) -> None:
    """No information, withheld and not applicable with its reason do not block."""
    assert found(submitted(assessment({"T-01.s": answer, "T-01.p": answer}))) == []


def test_silence_blocks() -> None:
    """And so does last cycle's answer that nobody has confirmed."""
    made = assessment({"T-01.s": Response(proposed=Rated(3))})
    assert found(submitted(made)) == [
        ("T-01.s", "The answer of the last cycle is not confirmed.", True),
        ("T-01.p", "Not answered.", True),
    ]


def test_not_applicable_without_a_reason_blocks() -> None:
    """It would leave the score without anybody knowing why."""
    made = assessment({"T-01.s": NotApplicable(" "), "T-01.p": NoInformation()})
    assert found(submitted(made)) == [("T-01.s", "Not applicable, but no reason is given.", True)]


def test_two_versions_block_until_somebody_decides() -> None:
    """Of an answer, and of the assessment itself, which is then named by its id."""
    one = revision(RESPONSE + "T-01.s", Response(NoInformation()).as_data(), author="ana")
    other = revision(RESPONSE + "T-01.s", Response(Withheld()).as_data(), author="luz")
    p = revision(RESPONSE + "T-01.p", Response(Withheld()).as_data())
    begun = opening()
    here = revision("assessment", {**(begun.body or {}), "unit": "CHP"}, begun, author="ana")
    there = revision("assessment", {**(begun.body or {}), "unit": "OAX"}, begun, author="luz")
    made = Assessment.of([begun, one, other, p, here, there])
    sentence = "Two different versions exist; one must be chosen."
    assert sorted(found(submitted(made))) == [("SLV-2026", sentence, True), ("T-01.s", sentence, True)]


def test_nobody_declaring_is_advice() -> None:
    """Who submits declares where nobody else was named."""
    made = assessment({"T-01.s": NoInformation(), "T-01.p": NoInformation()})
    assert found(made) == [("SLV-2026", "Nobody has been named yet to declare for the state.", False)]


def test_a_level_that_wants_proof_is_advice() -> None:
    """From level 3 on."""
    made = assessment({"T-01.s": Rated(3), "T-01.p": Rated(2)}, PLAN)
    assert found(submitted(made)) == [("T-01.s", "Level 3 without evidence.", False)]


@pytest.mark.parametrize(
    ("unit", "figure", "told"),
    [
        (Unit.PERCENT, Figure(Decimal(140)), "140 percent is more than the whole."),
        (Unit.PERCENT, Figure(Decimal("100.5")), "100.5 percent is more than the whole."),
        (Unit.PERCENT, Figure(Decimal(100), denominator=Decimal(12)), ""),
        (Unit.COUNT, Figure(Decimal(140)), ""),
        (Unit.COUNT, Figure(Decimal(14), denominator=Decimal(12)),
         "The figure 14 is more than what it was counted over, 12."),
        (Unit.RATIO, Figure(Decimal(14), denominator=Decimal(12)), ""),
        (Unit.DAYS, Figure(Decimal(-3)), "The figure -3 is below zero."),
    ],
)  # fmt: skip
def test_a_figure_that_can_hardly_be_meant_is_advice(unit: Unit, figure: Figure, told: str) -> None:
    """It is asked about before the submission, and never refused: the delegation knows its figures."""
    asked = replace(SMALL.indicator("T-01.s"), figure=FigureAsked(unit, text("How many?")))
    measured = guideline(replace(SMALL.recommendation("T-01"), indicators=(asked,)))
    made = submitted(assessment({"T-01.s": Response(NoInformation(), figure=figure)}))
    assert [str(each.message) for each in review(measured, made, TODAY)] == ([told] if told else [])


def test_expired_evidence_is_advice() -> None:
    """Its last day was yesterday."""
    made = assessment({"T-01.s": NoInformation(), "T-01.p": NoInformation()}, LAW)
    assert found(submitted(made)) == [("E-001", "Expired on 2026-03-01.", False)]


def test_a_gap_that_nobody_plans_to_close_is_advice() -> None:
    """By recommendation, once."""
    made = assessment({"T-01.s": Rated(1), "T-01.p": Rated(2)})
    assert found(submitted(made)) == [("T-01", "A gap without an action.", False)]


def test_what_is_marked_to_be_discussed_is_advice() -> None:
    """Nobody should submit by accident what they meant to talk about."""
    made = assessment({"T-01.s": Response(NoInformation(), flagged=True), "T-01.p": NoInformation()})
    assert found(submitted(made)) == [("T-01.s", "Marked to be discussed.", False)]


def test_what_blocks_comes_first() -> None:
    """Whichever rule found it."""
    blocks = [blocking for *_, blocking in found(assessment({"T-01.s": Rated(3)}, LAW))]
    assert blocks == sorted(blocks, reverse=True)
    assert set(blocks) == {True, False}


def test_every_rule_finds_something_somewhere() -> None:
    """No rule is there for nothing."""
    one = revision(RESPONSE + "T-01.p", Response(Rated(1), flagged=True).as_data(), author="ana")
    other = revision(RESPONSE + "T-01.p", Response(NotApplicable("")).as_data(), author="luz")
    remark = revision(OBSERVATION + "O-001", Observation("O-001", "T-01.s", "Which article?").as_data())
    made = assessment(
        {"T-01.s": Response(Rated(4), figure=Figure(Decimal(-1))), "T-01.x": NotApplicable("")}, LAW, remark, one, other
    )
    silent = guideline(recommendation("T-01", "spo"))
    fruitless = [
        rule for rule in RULES if not [each for each in rule(silent, made, TODAY) if isinstance(each, Finding)]
    ]
    assert fruitless == []


def test_an_observation_without_a_reply_is_advice() -> None:
    """Once it is answered or resolved it is out of the way."""
    remark = Observation("S-001", "T-01.s", "Which article?", Reviewer.SECRETARIAT)
    states = (remark, replace(remark, reply="Art. 3"), replace(remark, resolved=True))
    told = []
    for state in states:
        kept = assessment(
            {"T-01.s": Withheld(), "T-01.p": Withheld()}, revision(OBSERVATION + "S-001", state.as_data())
        )
        told.append(found(submitted(kept)))
    assert told == [[("T-01.s", "The observation S-001 is not answered.", False)], [], []]
