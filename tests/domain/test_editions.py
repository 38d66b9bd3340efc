"""From one edition to the next: what several items come to, and what is compared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated, Withheld
from assess.domain.editions import EditionMap, Movement, Step, carried, carried_over, moved
from assess.domain.response import Figure, Response
from tests.domain.build import guideline

FIGURE = Figure(Decimal(12), 2025)
MERGED = Step(("T-01.s", "T-01.p"), ("T-01.s",))


@pytest.mark.parametrize(
    ("was", "comes_to"),
    [
        ((Rated(4), Rated(2)), Rated(2)),
        ((Rated(4), NotApplicable("no border")), None),
        ((Rated(4), None), None),
        ((NoInformation(), NoInformation()), NoInformation()),
        ((NoInformation(), Withheld()), None),
        ((NotApplicable("no border"), NotApplicable("no port")), None),
    ],
)
def test_several_answers_come_to_the_lowest_level_or_to_what_all_say(
    was: tuple[Answer | None, ...], comes_to: Answer | None
) -> None:
    """Whatever else they say is left to people: nothing is proposed that nobody answered."""
    assert carried([Response(each) for each in was]) == comes_to
    assert carried([Response(each) for each in reversed(was)]) == comes_to


def test_figures_of_several_items_are_nobodys_figure() -> None:
    """That of one item goes with it; evidence comes together, each piece once."""
    earlier = {
        "T-01.s": Response(Rated(4), figure=FIGURE, evidence=("E-002", "E-001")),
        "T-01.p": Response(Rated(2), evidence=("E-001", "E-003")),
        "T-01.o": Response(Rated(3), figure=FIGURE),
    }
    editions = EditionMap("1", "2", (MERGED,), added=frozenset({"T-01.p"}))
    assert carried_over(guideline(), editions, earlier) == {
        "T-01.s": Response(Rated(2), evidence=("E-002", "E-001", "E-003")),
        "T-01.o": Response(Rated(3), figure=FIGURE),
    }


def test_an_item_is_carried_only_with_all_that_stands_behind_it() -> None:
    """Half of a merger says nothing of the whole, nor does what means something else now."""
    earlier = {"T-01.s": Response(Rated(4)), "T-01.o": Response(Rated(3))}
    editions = EditionMap("1", "2", (MERGED,), incomparable=frozenset({"T-01.o"}))
    assert carried_over(guideline(), editions, earlier) == {}


@pytest.mark.parametrize(
    ("earlier", "later", "movement"),
    [
        ((4, 2), 2, Movement(same=1)),
        ((4, 2), 3, Movement(up=1)),
        ((4, 3), 2, Movement(down=1)),
        ((4, None), 2, Movement()),
        ((4, 2), None, Movement()),
    ],
)
def test_what_is_not_rated_on_both_sides_in_full_is_not_compared(
    earlier: tuple[int | None, int | None], later: int | None, movement: Movement
) -> None:
    """Of several items the lowest counts."""
    before = {ref: Response(Rated(level)) for ref, level in zip(MERGED.was, earlier, strict=True) if level}
    after = {"T-01.s": Response(Rated(later))} if later else {}
    assert moved(MERGED, before, after) == movement
