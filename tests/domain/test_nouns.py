"""The nouns: each as plain data and back, what it is called, and the one form in which all are hashed."""

from __future__ import annotations

import zlib
from datetime import date

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from assess.domain import errors
from assess.domain.answers import NotApplicable, Rated, answer_as, answer_data, answer_from
from assess.domain.assessment import Declaration, Opening, State, assessment_id
from assess.domain.countries import CODES, MEMBERS, country_code
from assess.domain.data import canonical, compact, digest, inflated
from assess.domain.delegation import Delegation, Member, Relevance
from assess.domain.errors import AssessError, ContentInvalid, Misuse, NotFound, Sealed
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.needs import AssistanceNeed, NeedKind
from assess.domain.ledgers.observations import Observation, Progress, Reviewer
from assess.domain.ledgers.practices import GoodPractice
from assess.domain.lookup import found
from assess.domain.message import count, say
from assess.domain.problem import Place
from assess.domain.profile import InForce
from assess.domain.response import Response
from assess.domain.subjects import next_ref
from assess.records import FrozenInstanceError, replace
from tests.domain.build import guideline
from tests.domain.generated import text, whole_responses

words = st.text(st.characters(exclude_categories=["Cs"]))
names = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1)
plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)
"""Plain data as records are made of."""


@given(st.dictionaries(names, plain, max_size=5) | st.lists(plain, max_size=5))
def test_the_canonical_form_is_that_of_rfc_8785(value: dict[str, object] | list[object]) -> None:
    """Byte for byte what an independent implementation writes."""
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("packed", "why"),
    [
        (zlib.compress(b"x" * 10)[:-1], "cut off"),
        (zlib.compress(b"x" * 11), "too large"),
        (b"x" * 10, "damaged"),
        (b"", "cut off"),
    ],
)
def test_what_is_packed_is_unpacked_whole_or_not_at_all(packed: bytes, why: str) -> None:
    """Half of it would be read as if it were all; ten bytes are the most here."""
    assert inflated(zlib.compress(b"x" * 10), 10) == b"x" * 10
    with pytest.raises(ValueError, match=why):
        inflated(packed, 10)


def test_the_digest_is_known() -> None:
    """Worked out elsewhere: printf '{"a":1,"é":"ñ"}' | sha256sum."""
    assert digest({"é": "ñ", "a": 1}) == "6e5bd800dd5d66d2c69bec32d9afa2bfd57c06ae5d3660ae69757ae725a78ea3"


@given(whole_responses())
def test_a_response_comes_back_as_it_was(response: Response) -> None:
    """With answer, comment, figure, evidence and proposal."""
    assert Response.from_data(response.as_data()) == response


def test_an_empty_response_says_nothing() -> None:
    """And is read out of nothing."""
    assert Response().as_data() == {}
    assert Response.from_data({}) == Response()


@given(st.builds(Evidence, st.just("E-001"), st.sampled_from(EvidenceKind), words, words, words, confidential=...))
def test_evidence_comes_back_as_it_was(evidence: Evidence) -> None:
    """Of every kind."""
    assert Evidence.from_data(evidence.as_data()) == evidence


@given(st.builds(Action, st.just("A-001"), st.just("T-01"), words, words, st.dates(), words, words))
def test_an_action_comes_back_as_it_was(action: Action) -> None:
    """With its day."""
    assert Action.from_data(action.as_data()) == action


@given(st.builds(GoodPractice, st.just("P-001"), st.just("T-01"), words, words, words, words, words, words))
def test_a_good_practice_comes_back_as_it_was(practice: GoodPractice) -> None:
    """With what it offers."""
    assert GoodPractice.from_data(practice.as_data()) == practice


@given(st.builds(AssistanceNeed, st.just("N-001"), st.just("T-01"), st.sampled_from(NeedKind), words, words, words))
def test_an_assistance_need_comes_back_as_it_was(need: AssistanceNeed) -> None:
    """Of every kind."""
    assert AssistanceNeed.from_data(need.as_data()) == need


@given(
    st.builds(Observation, st.just("O-001"), st.just("T-01.s"), words, st.sampled_from(Reviewer), words, st.booleans())
)
def test_an_observation_comes_back_as_it_was(observation: Observation) -> None:
    """From either side, with its reply."""
    assert Observation.from_data(observation.as_data()) == observation


@given(
    st.builds(
        Delegation,
        st.lists(st.builds(Member, words.filter(bool), words, words)).map(tuple),
        st.lists(words).map(tuple),
        st.dictionaries(words, st.sampled_from(Relevance)),
        st.dictionaries(words, st.sampled_from(InForce)),
        words,
    )
)
def test_a_delegation_comes_back_as_it_was(delegation: Delegation) -> None:
    """With its members, phases and instruments."""
    assert Delegation.from_data(delegation.as_data()) == delegation


def test_an_observation_is_open_until_it_is_answered_and_then_until_it_is_resolved() -> None:
    """Only the reviewer settles it; a reply alone does not."""
    remark = Observation("O-001", "T-01.s", "Which article?")
    assert remark.progress is Progress.OPEN
    assert replace(remark, reply="Art. 3").progress is Progress.ANSWERED
    assert replace(remark, resolved=True).progress is Progress.RESOLVED


@given(
    st.builds(
        Opening,
        st.sampled_from(MEMBERS),
        st.just("2026"),
        st.just("small"),
        st.just("1"),
        invented=st.booleans(),
        state=st.sampled_from(State),
        issue=st.integers(0, 9),
        declaration=st.none() | st.builds(Declaration, words.filter(bool), words, words),
    )
)
def test_an_opening_comes_back_as_it_was(opening: Opening) -> None:
    """With its state and who declares."""
    assert Opening.from_data(opening.as_data()) == opening


@pytest.mark.parametrize(
    ("read", "data"),
    [
        (Response.from_data, {"answer": {"status": "excellent"}}),
        (Response.from_data, {"answer": {"status": "rated", "level": "four"}}),
        (Evidence.from_data, {"ref": "E-001", "kind": "rumour", "title": "?"}),
        (Evidence.from_data, {"ref": "E-001", "title": "no kind"}),
        (Action.from_data, {"ref": "A-001", "by": "soon"}),
        (AssistanceNeed.from_data, {"ref": "N-001", "recommendation": "T-01", "kind": "gold", "what": "Gold"}),
        (Observation.from_data, {"ref": "O-001", "about": "T-01.s", "text": "?", "by": "nobody"}),
        (Delegation.from_data, {"relevance": {"T": "utmost"}}),
        (Delegation.from_data, {"members": [{"title": "Ms"}]}),
        (Opening.from_data, {"country": "SLV", "cycle": "2026", "guideline": "x", "edition": "1", "state": "lost"}),
        (Opening.from_data, {"state": "draft", "colour": "red"}),
    ],
)
def test_what_is_no_record_is_refused(read: object, data: dict[str, object]) -> None:
    """With one of the three exceptions that readers of files turn into problems."""
    with pytest.raises((KeyError, TypeError, ValueError)):
        read(data)  # type: ignore[operator]


def test_records_are_frozen() -> None:
    """Nothing changes under anybody's hands."""
    with pytest.raises(FrozenInstanceError):
        Response().comment = "No"  # type: ignore[misc]


def test_answers_are_written_by_status() -> None:
    """And unanswered is `None`, never a number."""
    assert answer_data(None) is None
    assert answer_from(None) is None
    assert answer_data(Rated(4)) == {"status": "rated", "level": 4}
    assert answer_data(answer_as("na", "no border")) == {"status": "na", "reason": "no border"}
    assert answer_from({"status": "na", "reason": "no border"}) == NotApplicable("no border")
    with pytest.raises(KeyError):
        answer_as("rated")


def test_what_says_nothing_is_left_out() -> None:
    """Numbers that can be zero and mean it are written as text."""
    assert compact({"a": "", "b": None, "c": False, "d": [], "e": 0, "f": "x", "g": "0"}) == {"f": "x", "g": "0"}


def test_refs_are_numbered_on_and_never_again() -> None:
    """From the highest ever given."""
    assert next_ref([], "E") == "E-001"
    assert next_ref(["E-001", "E-009"], "E") == "E-010"
    assert next_ref(["A-999"], "A") == "A-1000"


@pytest.mark.parametrize(
    ("cycle", "unit", "name"),
    [
        ("2026", "", "SLV-2026"),
        ("2026-1", "", "SLV-2026-1"),
        ("2026-Q4", "", "SLV-2026-Q4"),
        ("2026", "CHP", "SLV-2026-CHP"),
    ],
)
def test_an_assessment_is_named_by_country_cycle_and_unit(cycle: str, unit: str, name: str) -> None:
    """As in commands and file names."""
    assert assessment_id("SLV", cycle, unit) == name


@pytest.mark.parametrize(
    ("cycle", "unit"),
    [
        ("26", ""), ("9999", ""), ("1999", ""), ("2026-2027", ""), ("2026-0", ""), ("2026/1", ""), ("2026\n", ""),
        ("٢٠٢٦", ""), ("2026", "chp"), ("2026", "../X"),
    ],
)  # fmt: skip
def test_what_cannot_be_part_of_a_name_is_refused(cycle: str, unit: str) -> None:
    """It could not be typed again, or would name another file."""
    with pytest.raises(Misuse):
        assessment_id("SLV", cycle, unit)


def test_countries_are_known_by_their_three_letters() -> None:
    """All of ISO 3166-1, small letters and spaces forgiven; look-alikes refused."""
    assert len(CODES) == 249
    assert set(MEMBERS) <= CODES
    assert country_code(" slv ") == "SLV"
    for other in ("SV", "XXX", "", "ESA", "СAN", "ＣＡＮ"):
        with pytest.raises(Misuse):
            country_code(other)


def test_evidence_expires_after_its_last_day() -> None:
    """Evidence without one does not."""
    law = Evidence("E-001", EvidenceKind.LAW, "Act", expiry="2026-03-02")
    assert not law.expired(date(2026, 3, 2))
    assert law.expired(date(2026, 3, 3))
    assert not Evidence("E-002", EvidenceKind.LAW, "Act").expired(date(2999, 1, 1))


def test_a_mistyped_ref_is_answered_with_what_comes_close() -> None:
    """Small letters too; where nothing is close, with the hint."""
    small = guideline()
    for typed in ("T-01.x", "t-01.s", "T-1.s"):
        with pytest.raises(NotFound) as refused:
            small.indicator(typed)
        assert "T-01.s" in str(refused.value.hint)
    with pytest.raises(NotFound) as refused:
        small.recommendation("?")
    assert "assess guideline show small" in str(refused.value.hint)
    with pytest.raises(NotFound) as refused:
        found({}, "E-001", say("None."))
    assert refused.value.hint is None


def test_a_guideline_answers_what_is_asked_of_it() -> None:
    """Phases, homes, levels and their meanings, institutions and sources."""
    small = guideline()
    indicator = small.indicator("T-01.s")
    assert small.phase_of("T-01").ref == "T"
    assert small.home("T-01.s").ref == "T-01"
    about = [small.recommendation_about(ref) for ref in ("T-01", "T-01.s", "T-99", "")]
    assert [each and each.ref for each in about] == ["T-01", "T-01", None, None]
    assert small.meaning(indicator, 3) == small.level(3).meaning[indicator.kind]
    assert (small.value(1), small.value(5)) == (0.0, 100.0)
    assert small.institution("MIG").name.read("en") == "Migration authority"
    assert small.institution("XYZ").name.read("en") == "XYZ"
    assert small.source("gr26").instrument == "cedaw"
    with pytest.raises(NotFound) as refused:
        small.level(9)
    assert "1, 2, 3, 4, 5" in str(refused.value.hint)


def test_a_text_is_read_in_the_reference_language_where_it_has_no_other() -> None:
    """And an empty text is empty in all."""
    assert text("Same").read("en") == "Same"
    assert type(text("x"))({"es": "Solo"}).read("en") == "Solo"
    assert type(text("x"))({}).read("en") == ""


def test_every_failure_is_of_the_one_family() -> None:
    """So that a face can word all of them; what is no failure of ours is a fault of the program."""
    failures = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)]
    assert {Misuse, NotFound, Sealed, ContentInvalid} < set(failures)
    assert [each for each in failures if not issubclass(each, AssessError)] == []


def test_sentences_read_in_english_by_themselves() -> None:
    """For whoever has no catalogue: logs and tests."""
    assert str(say("{ref} is here.", ref="T-01")) == "T-01 is here."
    assert str(count(1, "{n} gap", "{n} gaps")) == "1 gap"
    assert str(count(2, "{n} gap", "{n} gaps")) == "2 gaps"
    assert str(Sealed("SLV-2026")) == "SLV-2026 has been submitted and can't be changed."
    assert str(Place("transit.yaml", 3, 7)) == "transit.yaml:3:7"
    assert ContentInvalid(say("No.")).problems == ()
