"""Records behave as the standard library's frozen dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess import records

DECLARED = """
class Person:
    'Somebody.'
    name: str
    age: int | None = None
    tags: tuple = ()
    seen: dict = field(default_factory=dict, compare=False)
    secret: str = field(default="", repr=False, compare=False)
    @property
    def old(self): return (self.age or 0) > 80
class Member(Person):
    'Somebody of a delegation.'
    office: str = ""
"""


def made(by: Any) -> ModuleType:
    """Declare the same two records with one or the other."""
    module = ModuleType("declared")
    exec("from __future__ import annotations\n" + DECLARED, {"field": by.field, **module.__dict__}, module.__dict__)  # noqa: S102
    for each in (module.Person, module.Member):
        each.__module__ = "tests.test_records"
        by.dataclass(frozen=True)(each)
    return module


OURS, STANDARD = made(records), made(dataclasses)
Person, Member = OURS.Person, OURS.Member
"""Where pickle looks for them."""

given_fields = st.fixed_dictionaries(
    {"name": st.text(max_size=3)},
    optional={
        "age": st.none() | st.integers(0, 3),
        "tags": st.tuples(st.text(max_size=1)),
        "secret": st.text(max_size=2),
    },
)


@given(given_fields, given_fields)
def test_what_is_equal_shown_and_hashed_is_what_the_standard_would(one: dict[str, Any], two: dict[str, Any]) -> None:
    """For any two, of the same class or of one and its child."""
    for first, second in (("Person", "Person"), ("Person", "Member"), ("Member", "Member")):
        ours = getattr(OURS, first)(**one), getattr(OURS, second)(**two)
        standard = getattr(STANDARD, first)(**one), getattr(STANDARD, second)(**two)
        assert (ours[0] == ours[1]) is (standard[0] == standard[1])
        assert repr(ours) == repr(standard)
        assert repr(records.replace(ours[0], age=7)) == repr(dataclasses.replace(standard[0], age=7))


@given(given_fields)
def test_a_record_survives_copying_and_another_process(values: dict[str, Any]) -> None:
    """Equal afterwards; what is never compared comes along too."""
    person = Person(**values)
    for again in (copy.copy(person), copy.deepcopy(person), pickle.loads(pickle.dumps(person))):  # noqa: S301 - our own
        assert again == person
        assert again.secret == person.secret


def test_equal_records_have_one_place_in_a_set() -> None:
    """What is not compared plays no part in it."""
    assert len({Person("a", 1), Person("a", age=1, seen={"x": 1}), Person("b", 1)}) == 2


@pytest.mark.parametrize("given_wrongly", [{}, {"name": "a", "colour": "red"}])
def test_a_record_wants_its_fields_and_no_others(given_wrongly: dict[str, str]) -> None:
    """As a function wants its arguments."""
    for module in (OURS, STANDARD):
        with pytest.raises(TypeError, match=r"name|colour"):
            module.Person(**given_wrongly)
        with pytest.raises(TypeError, match="colour"):
            module.Member("a", colour="red")


@pytest.mark.parametrize("before", [0, 50], ids=["the first record", "after many"])
def test_what_does_not_fit_is_refused_from_the_first_record_on(before: int) -> None:
    """Too few, too many, one twice, or of another name; what fits is filled alike all along."""
    for module in (made(records), made(dataclasses)):
        people = [module.Person("a", 1, tags=("x",)) for _ in range(before)]
        for values, named in (
            ((), {}),
            (("a", 1, (), {}, "", 6), {}),
            (("a",), {"name": "b"}),
            (("a",), {"colour": 1}),
        ):
            with pytest.raises(TypeError):
                module.Person(*values, **named)
        assert {repr(each) for each in [*people, module.Person("a", 1, ("x",))]} == {
            "Person(name='a', age=1, tags=('x',), seen={})"
        }


def test_a_record_does_not_change() -> None:
    """Neither what it has nor what it has not can be set or taken away."""
    person = Person("Ana")
    for name in ("name", "colour"):
        with pytest.raises(records.FrozenInstanceError):
            setattr(person, name, "x")
        with pytest.raises(records.FrozenInstanceError):
            delattr(person, name)
    assert person.name == "Ana"


def test_what_starts_empty_starts_empty_for_each() -> None:
    """One record's dictionary is not another's, and what is asked of the class is the default alone."""
    assert Person("a").seen is not Person("b").seen
    assert not hasattr(Person, "seen")
    assert Person.age is None


def test_only_frozen_records_are_made() -> None:
    """One that changes takes the standard decorator."""
    with pytest.raises(TypeError, match="frozen"):
        records.dataclass(frozen=False)
