"""Many submissions become one compilation: totals that add up, in any order, and never a ranking."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.domain.countries import MEMBERS
from assess.domain.delegation import Delegation, Relevance
from assess.domain.editions import EditionMap, Fate, Movement, Step
from assess.domain.gaps import Priority
from assess.domain.guideline import Kind
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.profile import InForce
from assess.domain.region.compilation import Compilation, Inventoried, Need, Offer, Sheet
from assess.domain.region.compiling import compile_round
from assess.domain.region.round import Round, Stage, end_of
from assess.records import replace
from tests.secretariat.rounds import INDICATORS, LETTERS, Said, small

ROUND = Round("2026", expected=MEMBERS)
LAW = Evidence("E-001", EvidenceKind.LAW, "Immigration Act")
SECRET = Evidence("E-002", EvidenceKind.BUDGET, "Budget line", confidential=True)
TRAINING = Action("A-001", "A-01", "Train", "Authority", date(2027, 1, 1), assistance="Trainers of Guatemala")
TEAMS = GoodPractice("P-001", "B-01", "Mobile teams", "Teams of Guatemala", "Authority")
MONEY = AssistanceNeed("N-001", "A-02", NeedKind.FUNDING, "Money for Guatemala")
TOLD = Delegation(relevance={"A": Relevance.HIGH}, instruments={"treaty": InForce.YES}, remarks="Remarks of Guatemala.")

answers = st.text(st.sampled_from(sorted(LETTERS)), min_size=len(INDICATORS), max_size=len(INDICATORS))
rounds = st.dictionaries(st.sampled_from(MEMBERS), st.tuples(answers, st.booleans(), st.booleans()), min_size=1).map(
    lambda drawn: [
        Said(
            country,
            letters,
            unpublished=unpublished,
            draft=draft,
            evidence=(LAW, SECRET),
            actions=(TRAINING,),
            practices=(TEAMS,),
            needs=(MONEY,),
            delegation=TOLD,
        )
        for country, (letters, unpublished, draft) in drawn.items()
    ]
)


def compiled(said: list[Said], round_: Round = ROUND, *, anonymous: bool = False) -> Compilation:
    """Compile what was said."""
    guideline = small()
    return compile_round(guideline, round_, (each.contribution(guideline) for each in said), anonymous=anonymous)


@given(rounds, st.randoms(use_true_random=False))
def test_the_order_in_which_submissions_come_changes_nothing(said: list[Said], random: Random) -> None:
    """Shuffled submissions make the same compilation."""
    shuffled = sorted(said, key=lambda _: random.random())
    assert compiled(shuffled) == compiled(said)


@given(rounds)
def test_counts_add_up(said: list[Said]) -> None:
    """Levels and other answers, phases, recommendations, indicators and kinds all sum to what was said."""
    compilation = compiled(said)
    counted = Counter(letter for each in said if not each.draft for letter in each.answers)
    total, guideline = compilation.total, compilation.guideline
    assert [*total.levels, total.not_applicable, total.no_information, total.withheld, total.unanswered] == [
        counted[letter] for letter in "12345aiw-"
    ]
    for refs in (
        [phase.ref for phase in guideline.phases],
        [each.ref for each in guideline.recommendations()],
        list(INDICATORS),
    ):
        assert sum((compilation.spread[ref] for ref in refs[1:]), compilation.spread[refs[0]]) == total
    kinds = compilation.kinds[guideline.ref]
    assert kinds[Kind.STRUCTURAL] + kinds[Kind.PROCESS] + kinds[Kind.OUTCOME] == total


@given(rounds)
def test_turnout_adds_up(said: list[Said]) -> None:
    """Everybody who was expected is in exactly one stage."""
    turnout = compiled(said).turnout
    assert turnout.expected == len(MEMBERS) == turnout.submitted + turnout.drafts + turnout.missing
    assert turnout.submitted == sum(not each.draft for each in said)


@given(rounds)
def test_what_is_not_for_publication_counts_and_is_named_nowhere(said: list[Said]) -> None:
    """Marking answers changes no total; the country has no sheet, evidence, practice or need of its own."""
    open_, marked = compiled([replace(each, unpublished=False) for each in said]), compiled(said)
    assert marked.spread == open_.spread
    assert marked.commonalities == open_.commonalities
    assert marked.evidence == open_.evidence
    assert (marked.offered, marked.asked, marked.asked_kinds) == (open_.offered, open_.asked, open_.asked_kinds)
    assert (marked.relevance, marked.in_force) == (open_.relevance, open_.in_force)
    kept = {each.country for each in said if each.unpublished}
    parts: list[Sheet | Inventoried | Need | Offer] = [*marked.sheets, *marked.inventory, *marked.needs]
    parts += marked.practices
    named = {each.code for each in parts}
    assert not named & kept


@given(rounds)
def test_an_anonymous_compilation_names_nobody(said: list[Said]) -> None:
    """No code of a country, no text that a country wrote; the distributions are the same."""
    open_, anonymous = compiled(said), compiled(said, anonymous=True)
    assert anonymous.spread == open_.spread
    assert anonymous.commonalities == open_.commonalities
    shown = repr(replace(anonymous, guideline=small("none")))
    assert not [word for word in (*MEMBERS, "Immigration Act", "Guatemala") if word in shown]


def test_what_is_offered_and_asked_is_counted_by_recommendation_phase_and_kind() -> None:
    """Two offer, one asks twice: in the list of needs, and in a step of its plan."""
    compilation = compiled(
        [
            Said("SLV", "5555555", practices=(TEAMS,), needs=(MONEY,), actions=(TRAINING,), delegation=TOLD),
            Said("USA", "5555555", practices=(TEAMS,), delegation=replace(TOLD, relevance={"A": Relevance.LOW})),
            Said("CAN", "5555555"),
        ]
    )
    assert {ref: n for ref, n in compilation.offered.items() if n} == {"small": 2, "B": 2, "B-01": 2}
    assert {ref: n for ref, n in compilation.asked.items() if n} == {"small": 2, "A": 2, "A-01": 1, "A-02": 1}
    assert {kind: n for kind, n in compilation.asked_kinds.items() if n} == {NeedKind.FUNDING: 1, None: 1}
    assert [(each.code, each.request.what) for each in compilation.needs] == [
        ("SLV", "Trainers of Guatemala"),
        ("SLV", "Money for Guatemala"),
    ]
    assert [each.code for each in compilation.practices] == ["SLV", "USA"]
    assert compilation.relevance["A"] == {Relevance.HIGH: 1, Relevance.MEDIUM: 0, Relevance.LOW: 1}
    assert compilation.in_force == {"treaty": {InForce.YES: 2, InForce.NO: 0, InForce.UNKNOWN: 0}}


def test_confidential_evidence_does_not_leave_the_country() -> None:
    """Only what is not confidential is in the inventory and in its counts, with what it was cited for."""
    compilation = compiled([Said("SLV", "5555555", evidence=(LAW, SECRET), proves={"A-01.s": "E-001"})])
    assert [(each.evidence.title, each.indicators) for each in compilation.inventory] == [
        ("Immigration Act", ("A-01.s",))
    ]
    assert compilation.evidence[EvidenceKind.LAW] == 1
    assert compilation.evidence[EvidenceKind.BUDGET] == 0


def test_common_gaps_are_where_at_least_half_fall_short() -> None:
    """Two of three are far below in A-01, all are at the target in A-02, B-01 is mixed and short in one."""
    compilation = compiled([Said("SLV", "1115555"), Said("GTM", "2225533"), Said("PAN", "5555555")])
    shelter, papers, work = compilation.commonalities
    assert (shelter.assessed, shelter.below, shelter.priorities[Priority.HIGH]) == (3, 2, 2)
    assert shelter.points == pytest.approx((100 + 75 + 0) / 3)
    assert [each.recommendation for each in compilation.common_gaps] == ["A-01"]
    assert [each.recommendation for each in compilation.shared_strengths] == ["A-02", "B-01"]
    assert (papers.points, work.below) == (0, 1)


def test_who_rated_nothing_of_a_recommendation_is_not_counted_for_it() -> None:
    """Not applicable, no information, withheld and silence are no gaps and no strengths."""
    compilation = compiled([Said("SLV", "aiw55--"), Said("GTM", "11155--")])
    shelter, _papers, work = compilation.commonalities
    assert (shelter.assessed, shelter.below) == (1, 1)
    assert (work.assessed, work.points, work.gap, work.strength) == (0, None, False, False)


def test_results_are_read_by_instrument() -> None:
    """A-02 and B-01 rest on the treaty, A-01 on the law."""
    law, treaty = compiled([Said("SLV", "1234512")]).instruments
    assert (law.term.ref, law.coverage.levels) == ("LAW", (1, 1, 1, 0, 0))
    assert (treaty.term.ref, treaty.coverage.levels) == ("TREATY", (1, 1, 0, 1, 1))


def test_drafts_and_other_editions_are_listed_and_not_counted() -> None:
    """Only a submission on this edition counts."""
    compilation = compiled(
        [Said("SLV", "5555555", draft=True), Said("GTM", "5555555", edition="0"), Said("PAN", "1" * 7)]
    )
    stages = {each.code: each.stage for each in compilation.respondents}
    assert (stages["SLV"], stages["GTM"], stages["PAN"], stages["USA"]) == (
        Stage.DRAFT,
        Stage.OTHER_EDITION,
        Stage.SUBMITTED,
        Stage.MISSING,
    )
    assert compilation.total.levels == (7, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("submitted", "late"),
    [
        ("2026-06-30T23:59:59Z", False),
        ("2026-07-01T05:59:00Z", False),  # the evening of the last day in Central America
        ("2026-07-01T11:59:59Z", False),
        ("2026-07-01T12:00:00Z", True),
        ("2026-07-02T00:00:00Z", True),
    ],
)
def test_the_last_day_is_over_once_it_is_over_everywhere(submitted: str, late: bool) -> None:  # noqa: FBT001
    """At noon of the next day in UTC; where there is none, nothing is late."""
    assert (submitted >= end_of(date(2026, 6, 30))) is late
    assert submitted < end_of(None)
    assert submitted < end_of(date.max)


def test_what_comes_after_the_deadline_is_late_and_counts() -> None:
    """The submission of the fourth of May is late for the second and in time for the fourth.

    What answers to another edition is not counted, late or not.
    """
    said = [Said("SLV", "5555555")]
    assert compiled(said, replace(ROUND, deadline=date(2026, 5, 2))).turnout.late == 1
    assert compiled(said, replace(ROUND, deadline=date(2026, 5, 4))).turnout.late == 0
    elsewhere = Said("PAN", "5555555", edition="0")
    assert compiled([*said, elsewhere], replace(ROUND, deadline=date(2026, 5, 2))).turnout.late == 1


def test_units_compile_into_their_country_the_same_way() -> None:
    """The states of Mexico are the respondents; nobody is expected but those who take part."""
    states = [Said("MEX", "1111111", unit="CHP"), Said("MEX", "5555555", unit="TAB")]
    compilation = compiled(states, Round("2026", within="MEX"))
    assert [each.code for each in compilation.sheets] == ["CHP", "TAB"]
    assert (compilation.turnout.expected, compilation.turnout.rate) == (2, 1.0)


def test_respondents_stand_in_the_order_of_their_names() -> None:
    """By name in the reader's language, not by code and not by result."""
    names = {"USA": "Estados Unidos", "DOM": "República Dominicana", "SLV": "El Salvador"}
    said = [Said(code, "5" * 7) for code in ("SLV", "USA", "DOM")]
    arranged = compiled(said, Round("2026")).arranged(names.__getitem__)
    assert [each.code for each in arranged.sheets] == ["SLV", "USA", "DOM"]
    assert [each.code for each in arranged.respondents] == ["SLV", "USA", "DOM"]


def change_from(before: str, after: str, editions: EditionMap) -> Compilation:
    """Compile one country with its earlier answers."""
    guideline = small()
    said, earlier = Said("SLV", after), Said("SLV", before, cycle="2024", edition=editions.before or "1")
    round_ = Round("2026", since="2024", editions=editions)
    return compile_round(guideline, round_, [said.contribution(guideline, earlier)])


def test_change_is_counted_on_what_is_rated_on_both_sides() -> None:
    """Up, the same, down; what was open on one side is not compared."""
    change = change_from("1234-a5", "2233555", EditionMap()).change
    assert change is not None
    assert change.total == Movement(up=1, same=2, down=1) + Movement(same=1)
    assert change.recommendations["A-01"] == Movement(up=1, same=2)
    assert change.phases["B"] == Movement(same=1)


def test_where_several_become_one_the_lowest_level_counts() -> None:
    """A-01.s (2) and A-01.p (4) were merged into A-01.s, now 3: up from 2. A-02.s was split into s (4) and p (1)."""
    merged, split = Step(("A-01.s", "A-01.p"), ("A-01.s",)), Step(("A-02.s",), ("A-02.s", "A-02.p"))
    editions = EditionMap("0", "1", (merged, split), frozenset({"B-01.s"}), frozenset({"A-01.p", "B-01.o"}))
    change = change_from("2455-55", "3554155", editions).change
    assert change is not None
    assert (merged.fate, split.fate, editions.fate(Step(("B-01.s",), ("B-01.s",)))) == (
        Fate.MERGED,
        Fate.SPLIT,
        Fate.REWORDED,
    )
    assert change.recommendations["A-01"] == Movement(up=1, same=1)
    assert change.recommendations["A-02"] == Movement(down=1)
    assert change.recommendations["B-01"] == Movement(same=1)
    assert change.steps == 4


def test_what_is_rated_in_part_is_not_compared() -> None:
    """A-01.s and A-01.p were merged, and the second was never rated: the lowest of the two is not known."""
    merged = EditionMap("0", "1", (Step(("A-01.s", "A-01.p"), ("A-01.s",)),), frozenset(), frozenset({"A-01.p"}))
    change = change_from("2-55555", "3555555", merged).change
    assert change is not None
    assert change.recommendations["A-01"] == Movement(same=1)


def test_without_an_earlier_cycle_there_is_no_change() -> None:
    """A first cycle is compared with nothing."""
    assert compiled([Said("SLV", "5" * 7)]).change is None
