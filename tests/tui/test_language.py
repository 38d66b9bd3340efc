"""The other language on the spot: everything that is on the screen speaks it, also what was asked before."""

from __future__ import annotations

import pytest

from tests.tui.kit import Room, screen_text, type_in


@pytest.mark.parametrize(
    ("assessment", "keys", "english", "spanish"),
    [
        ("SLV-2026", "P down down v", "Share (percent)", "Porcentaje (por ciento)"),
        ("SLV-2026", "f5 enter", "The next level asks: Partial", "El nivel siguiente pide: Parcial"),
        ("SLV-2026", "f5 enter", " a Add", " a Agregar"),
        (
            "SLV-2026",
            "f9 down down down enter",
            "How much does Transit concern",
            "¿Cuánto concierne al país la fase Tránsito",
        ),
        (None, "a U S A enter", "New assessment: United States", "Nueva autoevaluación: Estados Unidos"),
        (None, "a U S A enter", "Small guidelines", "Lineamientos pequeños"),
    ],
)
async def test_what_is_asked_already_is_asked_in_the_other_language(
    room: Room, assessment: str | None, keys: str, english: str, spanish: str
) -> None:
    """With the names that the guideline gives to things, and the keys in the line behind the question."""
    room.half_done()
    async with room.open(assessment) as pilot:
        await pilot.press(*keys.split())
        assert english in screen_text(pilot)
        await pilot.press("f2")
        assert spanish in screen_text(pilot)
        assert english not in screen_text(pilot)


async def test_the_language_changes_on_the_spot_and_typed_text_stays(room: Room) -> None:
    """F2 in mid-comment turns every word to Spanish, and neither place nor text is lost."""
    room.begun()
    async with room.open() as pilot:
        await pilot.press("down", "c")
        await type_in(pilot, "mitad")
        await pilot.press("f2")
        await pilot.pause()
        text = screen_text(pilot)
        assert "▌ T-01.p" in text
        assert "Preguntas" in text
        assert "mitad" in text
