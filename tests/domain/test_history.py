"""The history: merging, undoing, and the present as what nothing has replaced."""

from __future__ import annotations

from itertools import islice, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.domain.answers import Rated
from assess.domain.assessment import Assessment
from assess.domain.data import Data
from assess.domain.history import ABSENT, History, Revision
from assess.domain.merging import merge
from assess.domain.response import Response
from assess.domain.subjects import EVIDENCE, OPENING, RESPONSE
from assess.records import replace
from tests.domain.build import opening, revision

Record = Data | None

records = st.none() | st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3), min_size=1)
"""Small records over few fields, so that two sides often meet; or none at all."""


def merged(ancestor: Record, one: Record, other: Record) -> tuple[Record, tuple[str, ...]]:
    """Merge two sides that parted from one record."""
    return merge([one, other], lambda *_: [ancestor])


@pytest.mark.parametrize(
    ("said", "otherwise"),
    [
        ("assessment", "PAN-2026"),
        ("subject", "response/T-09.s"),
        ("body", {"comment": "Another."}),
        ("body", None),
        ("author", "Berta"),
        ("at", "2031-01-01T00:00:00+00:00"),
        ("replaces", ("0" * 64,)),
        ("undoes", "0" * 64),
        ("part", 7),
    ],
)
def test_whatever_a_revision_says_is_in_its_identity(said: str, otherwise: object) -> None:
    """Nothing of it can be changed unnoticed; its place in a register is nothing that it says."""
    change = Revision("SLV-2026", "response/T-01.s", {"comment": "One."}, "Ana", "2026-03-02T09:00:00+00:00")
    assert replace(change, **{said: otherwise}).id != change.id  # type: ignore[arg-type]
    assert replace(change, number=7).id == change.id


@given(records, records)
def test_merging_the_same_with_itself_changes_nothing(ancestor: Record, one: Record) -> None:
    """Two sides that say the same agree."""
    assert merged(ancestor, one, one) == (one, ())


@given(records, records)
def test_a_side_that_changed_nothing_gives_way(ancestor: Record, one: Record) -> None:
    """Whichever side it is."""
    assert merged(ancestor, one, ancestor) == (one, ())
    assert merged(ancestor, ancestor, one) == (one, ())


@given(records, records, records)
def test_the_sides_are_in_conflict_over_the_same_fields_either_way(
    ancestor: Record, one: Record, other: Record
) -> None:
    """And agree on every field that is not in conflict."""
    here, disputed = merged(ancestor, one, other)
    there, disputed_too = merged(ancestor, other, one)
    assert set(disputed) == set(disputed_too)
    undisputed = {*(here or {}), *(there or {})} - set(disputed)
    assert all((here or {}).get(name) == (there or {}).get(name) for name in undisputed)


@given(*[st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3), min_size=1)] * 3)
def test_a_field_is_merged_by_itself(ancestor: Data, one: Data, other: Data) -> None:
    """Changed on one side it is taken, changed on both to different values it is a conflict."""
    together, disputed = merged(ancestor, one, other)
    for name in "abcd":
        was, mine, theirs = ancestor.get(name), one.get(name), other.get(name)
        if mine == was:
            assert (together or {}).get(name) == theirs
        elif theirs in (was, mine):
            assert (together or {}).get(name) == mine
        assert (name in disputed) == (mine not in (was, theirs) and theirs != was)


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(1, 3), min_size=1), records)
def test_a_change_outlives_a_removal_until_somebody_decides(ancestor: Data, changed: Record) -> None:
    """What one side removed and the other changed is kept whole and in conflict."""
    for together, disputed in (merged(ancestor, None, changed), merged(ancestor, changed, None)):
        if changed in (None, ancestor):
            assert (together, disputed) == (None, ())
        else:
            assert together == changed
            assert disputed


SUBJECT = RESPONSE + "T-01.s"


def name_of(made: Revision) -> str:
    """Give the identity of a revision."""
    return made.id


@st.composite
def branched(draw: st.DrawFn, most: int = 9) -> list[Revision]:
    """Draw a history in which every revision is made upon some that came before it, by several on several days."""
    made: list[Revision] = []
    for number in range(draw(st.integers(1, most))):
        upon = draw(st.lists(st.sampled_from(made), max_size=3, unique_by=name_of)) if made else []
        body: Record = draw(
            st.none() | st.fixed_dictionaries({"comment": st.integers(1, 3)}, optional={"flagged": st.just(1)})
        )
        change = revision(SUBJECT, body, *upon, author=draw(st.sampled_from(("ana", "luz", "eva"))))
        made.append(replace(change, at=f"2026-03-0{draw(st.integers(1, 3))}T09:00:00+00:00", part=number))
    return made


@given(branched(), st.randoms(use_true_random=False))
def test_the_order_in_which_revisions_come_changes_nothing(made: list[Revision], chance: Random) -> None:
    """Two copies that know the same revisions know the same versions, and what they say together."""
    mixed = list(made)
    chance.shuffle(mixed)
    history = History().after(made)
    assert History().after(mixed).present(SUBJECT) == history.present(SUBJECT)
    assert set(history.present(SUBJECT).heads) == {each.id for each in made} - {
        up for each in made for up in each.replaces
    }


@given(st.lists(st.tuples(*[records] * 3), min_size=4, max_size=6, unique_by=repr), records)
def test_four_to_six_who_worked_apart_come_to_the_same(sides: list[tuple[Record, ...]], start: Record) -> None:
    """Each made some changes upon what all had, and gives them to all others on a stick: in every order."""
    first = revision(SUBJECT, start)
    works = list[list[Revision]]()
    for side, bodies in enumerate(sides):
        works.append([first])
        for body in bodies:
            works[-1].append(revision(SUBJECT, body, works[-1][-1], author=f"side {side}"))
    presents = set()
    for order in islice(permutations(works), 0, None, 7):
        history = History()
        for work in order:
            history = history.after(work)
        presents.add(repr(history.present(SUBJECT)))
    assert len(presents) == 1


@given(branched(), st.data())
def test_what_is_taken_in_twice_or_in_parts_comes_to_the_same(made: list[Revision], data: st.DataObject) -> None:
    """A with B and then C is A with what B and C came to, and again with any of them it stays so."""
    copies = [data.draw(st.lists(st.sampled_from(made), unique_by=name_of)) for _ in range(3)]
    one, two, three = copies
    left = History().after(one).after(two).after(three)
    right = History().after(History().after(three).after(two).revisions).after(one)
    assert left.present(SUBJECT) == right.present(SUBJECT)
    assert left.after(data.draw(st.sampled_from(copies))) == left


@given(branched(most=6))
def test_nothing_is_said_that_no_side_says(made: list[Revision]) -> None:
    """Nor is anything in conflict about which all sides say the same, as long as none removed it."""
    history = History().after(made)
    present, sides = history.present(SUBJECT), history.heads(SUBJECT)
    for name in ("comment", "flagged"):
        said = [(side.body or {}).get(name) for side in sides]
        assert (present.body or {}).get(name) in said or (present.body is None)
        if name in present.conflicts and all(side.body for side in sides):
            assert len(set(said)) > 1


@given(branched(), st.data())
def test_union_is_the_same_from_either_side(made: list[Revision], data: st.DataObject) -> None:
    """Joining the other's revisions to mine, or mine to the other's, known ones passed over."""
    mine = data.draw(st.lists(st.sampled_from(made), unique_by=name_of))
    joined = History().after(mine).after(made)
    assert sorted(map(name_of, joined.revisions)) == sorted(map(name_of, made))
    assert joined.after(made) == joined


@given(branched(), st.data())
def test_a_history_stays_as_it_was_whatever_follows_it(made: list[Revision], data: st.DataObject) -> None:
    """Two that go on from the same one know nothing of each other, and it of neither."""
    before = History().after(made[: data.draw(st.integers(0, len(made)))])
    more = st.lists(st.sampled_from(made), unique_by=name_of)
    for history in (before.after(data.draw(more)), before.after(data.draw(more)), before):
        anew = History().after(history.revisions)
        assert [history[each.id] for each in history.revisions] == list(history.revisions)
        assert [each.id in history for each in made] == [each.id in anew for each in made]
        assert history.present(SUBJECT) == anew.present(SUBJECT)


def test_two_sides_that_changed_different_fields_are_merged() -> None:
    """The comment of one and the level of the other stand together."""
    first = revision(SUBJECT, {"comment": "Draft"})
    one = revision(SUBJECT, {"comment": "Adopted"}, first, author="ana")
    other = revision(SUBJECT, {"comment": "Draft", "flagged": True}, first, author="luz")
    present = History().after([first, one, other]).present(SUBJECT)
    assert present.body == {"comment": "Adopted", "flagged": True}
    assert present.conflicts == ()
    assert present.heads == (one.id, other.id)


def test_a_third_side_is_compared_with_whom_it_has_most_in_common() -> None:
    """What only one of them changed since is disputed by nobody, in whichever order they come."""
    first = revision(SUBJECT, {"comment": "Draft"})
    apart = revision(SUBJECT, {"comment": "Draft", "flagged": True}, first, author="eva")
    shared = revision(SUBJECT, {"comment": "Adopted"}, first)
    one = revision(SUBJECT, {"comment": "Adopted in 2019"}, shared, author="ana")
    other = revision(SUBJECT, {"comment": "Adopted", "evidence": ["E-001"]}, shared, author="luz")
    for order in permutations((apart, one, other)):
        present = History().after([first, shared, *order]).present(SUBJECT)
        assert present.body == {"comment": "Adopted in 2019", "flagged": True, "evidence": ["E-001"]}
        assert present.conflicts == ()


def test_a_revision_upon_both_heads_settles_them() -> None:
    """Then there is one head again and nothing in conflict."""
    one, other = revision(SUBJECT, {"comment": "Yes"}, author="ana"), revision(SUBJECT, {"comment": "No"}, author="luz")
    history = History().after([one, other])
    assert history.present(SUBJECT).conflicts == ("comment",)
    settled = history.after([revision(SUBJECT, {"comment": "No"}, one, other)])
    assert settled.present(SUBJECT).conflicts == ()
    assert settled.present(SUBJECT).body == {"comment": "No"}


def test_what_was_never_written_about_is_absent() -> None:
    """No body and no head."""
    assert History().present(SUBJECT) is ABSENT


def test_evidence_removed_here_and_corrected_there_can_still_be_read() -> None:
    """The correction stands, in conflict, whichever came first."""
    law: dict[str, object] = {"ref": "E-001", "kind": "law", "title": "Migration Act"}
    first = revision(EVIDENCE + "E-001", law)
    removed = revision(EVIDENCE + "E-001", None, first, author="ana")
    corrected = revision(EVIDENCE + "E-001", {**law, "title": "Migration Act 2019"}, first, author="luz")
    for order in ([removed, corrected], [corrected, removed]):
        read = Assessment.of([opening(), first, *order])
        assert read.evidence["E-001"].title == "Migration Act 2019"
        assert read.conflicts == {EVIDENCE + "E-001": ("title",)}


def test_a_link_to_evidence_that_is_gone_is_no_link_until_it_is_back() -> None:
    """Nothing counts as proved by what is not there."""
    law = revision(EVIDENCE + "E-001", {"ref": "E-001", "kind": "law", "title": "Migration Act"})
    linked = revision(SUBJECT, Response(Rated(3), evidence=("E-001",)).as_data(), author="luz")
    gone = revision(EVIDENCE + "E-001", None, law)
    read = Assessment.of([opening(), law, linked])
    assert read.response("T-01.s").evidence == ("E-001",)
    without = read.after([gone])
    assert without.response("T-01.s").evidence == ()
    assert without.after([revision(EVIDENCE + "E-001", law.body, gone)]).responses == read.responses


def test_an_assessment_without_an_opening_is_none() -> None:
    """A history has to say what it is the history of."""
    with pytest.raises(ValueError, match="opening"):
        Assessment.of([revision(SUBJECT, {"comment": "Lost"})])


@given(st.lists(st.sampled_from(["answer", "undo", "redo", "act"]), max_size=14))
def test_undo_and_redo_walk_back_and_forth_between_the_same_presents(steps: list[str]) -> None:
    """Compared with two plain stacks of presents, for acts of one and of two changes."""
    history = History().after([opening()])
    behind, ahead = list[dict[str, Record]](), list[dict[str, Record]]()
    for number, step in enumerate(steps):
        now = presents(history)
        if step in ("answer", "act"):
            behind.append(now)
            ahead.clear()
            subjects = ("a",) if step == "answer" else ("a", "b")
            bodies: dict[str, Record] = {RESPONSE + each: {"comment": str(number)} for each in subjects}
            history = acted(history, bodies)
        else:
            there, back = (behind, ahead) if step == "undo" else (ahead, behind)
            act = history.undoable("ana") if step == "undo" else history.redoable("ana")
            assert bool(act) == bool(there)
            if there:
                back.append(now)
                history = reversed_act(history, act)
                assert presents(history) == there.pop()


def test_what_another_has_changed_since_is_not_undone() -> None:
    """Nor is the opening ever."""
    mine = revision(SUBJECT, {"comment": "Mine"}, author="ana")
    theirs = revision(SUBJECT, {"comment": "Theirs"}, mine, author="luz")
    history = History().after([opening(), mine, theirs])
    assert history.undoable("ana") == []
    assert history.undoable("luz") == [theirs]
    assert History().after([opening()]).undoable("ana") == []
    assert history.redoable("ana") == []


def test_what_was_made_upon_two_versions_is_taken_back_to_both() -> None:
    """To what they said together; what came before that is no longer taken back, and the undoing can be."""
    first = revision(SUBJECT, {"comment": "Draft"}, author="luz")
    mine = revision(SUBJECT, {"comment": "Adopted"}, first)
    theirs = revision(SUBJECT, {"comment": "Draft", "flagged": True}, first, author="luz")
    history = History().after([opening(), first, mine, theirs])
    both = history.present(SUBJECT).body
    history = acted(history, {SUBJECT: {"comment": "Adopted in 2019"}})
    history = reversed_act(history, history.undoable("ana"))
    assert history.present(SUBJECT).body == both == {"comment": "Adopted", "flagged": True}
    assert history.undoable("ana") == []
    history = reversed_act(history, history.redoable("ana"))
    assert history.present(SUBJECT).body == {"comment": "Adopted in 2019"}
    history = reversed_act(history, history.undoable("ana"))
    assert history.present(SUBJECT).body == both
    assert len(history.redoable("ana")) == 1


def test_an_author_on_two_machines_takes_back_what_was_done_last() -> None:
    """What was taken back on the one stays so, whatever was done on the other meanwhile."""
    history = acted(acted(History().after([opening()]), {"response/a": {"n": 1}}), {"response/b": {"n": 2}})
    elsewhere = reversed_act(history, history.undoable("ana"))
    here = acted(history, {"response/c": {"n": 3}})
    joined = here.after(elsewhere.revisions)
    assert [each.subject for each in joined.undoable("ana")] == ["response/c"]
    assert [each.subject for each in joined.redoable("ana")] == ["response/b"]
    left = reversed_act(joined, joined.undoable("ana"))
    assert [each.subject for each in left.undoable("ana")] == ["response/a"]


def presents(history: History) -> dict[str, Record]:
    """Give the bodies of the two subjects."""
    return {each: history.present(RESPONSE + each).body for each in "ab"}


def acted(history: History, bodies: dict[str, Record], undoes: tuple[str, ...] = ()) -> History:
    """Record some changes as one act."""
    undone = undoes or ("",) * len(bodies)
    return history.after(
        Revision(
            "SLV-2026", subject, body, "ana", f"{len(history.revisions)}", history.present(subject).heads, of, part
        )
        for part, ((subject, body), of) in enumerate(zip(bodies.items(), undone, strict=True))
    )


def reversed_act(history: History, act: list[Revision]) -> History:
    """Take an act back, as a session does."""
    bodies = {each.subject: history.before(each) for each in act}
    return acted(history, bodies, tuple(each.id for each in act))


def test_the_opening_is_a_subject_of_its_own() -> None:
    """It is told apart from responses, evidence and actions."""
    history = History().after([opening(), revision(SUBJECT, {"comment": "Here"})])
    assert history.subjects() == [OPENING, SUBJECT]
    assert history.subjects(RESPONSE) == [SUBJECT]
    assert [each.subject for each in history.of(SUBJECT)] == [SUBJECT]
    assert history.revisions[1].id in history
    assert history[history.revisions[1].id] == history.revisions[1]
    assert "nothing" not in history
