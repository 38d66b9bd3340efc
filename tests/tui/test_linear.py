"""The linear mode: a whole assessment through a pipe, without a single escape sequence."""

from __future__ import annotations

import io
import signal
import sys
from decimal import Decimal

import pytest

from assess.domain.answers import NoInformation, NotApplicable, Rated, Withheld
from assess.domain.errors import Misuse
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.ledgers.observations import Observation
from assess.domain.response import Figure, Response
from assess.tui.linear.conversation import run_linear
from assess.words import Words
from tests.tui.kit import Room


def converse(room: Room, *lines: str, language: str = "en") -> str:
    """Type lines and give all that was said."""
    out = io.StringIO()
    run_linear(room.desk, Words(language), "SLV-2026", io.StringIO("".join(f"{line}\n" for line in lines)), out)
    return out.getvalue()


def test_a_whole_assessment_is_answered_line_by_line(room: Room) -> None:
    """Levels and the three other answers, one after the other; everything is kept, and the end is said."""
    room.begun()
    said = converse(room, "3", "2", "x", "no coast", "i", "w", "5", "4")
    kept = room.kept().assessment
    assert [kept.response(each.ref).answer for each in room.kept().guideline.indicators()] == [
        Rated(3), Rated(2), NotApplicable("no coast"), NoInformation(), Withheld(), Rated(5), Rated(4),
    ]  # fmt: skip
    assert "Everything here is answered." in said
    assert "\x1b" not in said


def test_the_question_comes_with_the_meaning_of_each_level(room: Room) -> None:
    """What a screen reader reads out is complete: recommendation, question, levels."""
    room.begun()
    said = converse(room, language="es")
    assert "Tránsito. Recomendación T-01: Hay albergues seguros" in said
    assert "Pregunta T-01.s, 1 de 3." in said
    assert "4. Implementada. Implementada: lo que esto significa en detalle." in said


def test_what_is_no_answer_is_said_and_nothing_is_recorded(room: Room) -> None:
    """A level that is not there and a word without meaning get a sentence each; without a reason all is as it was."""
    room.begun()
    said = converse(room, "9", "perhaps", "x", "", "x")
    assert "There is no level 9" in said
    assert "“perhaps” is not an answer here." in said
    assert "Why does it not concern this country? (empty: leave it as it is)" in said
    assert not room.kept().assessment.responses


def test_the_figure_that_is_asked_for_is_reported(room: Room) -> None:
    """The question says that there is one to report; what is no number or no year is asked for again."""
    room.begun()
    said = converse(room, "T-01.o", "v", "many", "62,5", "2052", "2025", "240", "m")
    assert "A figure is asked for: Share (percent). Type v to report it." in said
    assert "Please type a number" in said
    assert "Please type a year from 1950 to 2027" in said
    assert room.kept().assessment.response("T-01.o").figure == Figure(Decimal("62.5"), 2025, Decimal(240))
    assert "Figure: 62.5 / 240 (2025). Share (percent)." in said


@pytest.mark.parametrize(
    "typed", [("T-01.s", "v"), ("T-01.o", "v"), ("T-01.o", "v", ""), ("T-01.o", "v", "45"), ("T-01.o", "v", "45", "")]
)
def test_without_a_figure_nothing_is_reported(room: Room, typed: tuple[str, ...]) -> None:
    """Where none is asked for, it is said; an empty line and the end of input leave things as they are."""
    room.begun()
    assert ("No figure is asked for here." in converse(room, *typed)) is (typed[0] == "T-01.s")
    assert not room.kept().assessment.responses


def test_evidence_is_registered_cited_and_no_longer_cited(room: Room) -> None:
    """It is read out with its ref; a ref that there is not is said."""
    room.begun()
    converse(room, "T-01.s", "e", "+", "Migration act", "8", "1", "art. 61", "T-01.p", "e", "e-001")
    evidence = room.kept().assessment.evidence
    assert evidence == {"E-001": Evidence("E-001", EvidenceKind.LAW, "Migration act", "art. 61")}
    for ref in ("T-01.s", "T-01.p"):
        assert room.kept().assessment.response(ref).evidence == ("E-001",)
    said = converse(room, "T-01.s", "e", "E-009", "e", "E-001", "m")
    assert "Evidence: E-001, Law: Migration act, art. 61." in said
    assert "E-001, Law: Migration act, art. 61. Cited here." in said
    assert "There is no evidence “E-009” in this assessment." in said
    assert not room.kept().assessment.response("T-01.s").evidence


@pytest.mark.parametrize("typed", [("e",), ("e", ""), ("e", "+"), ("e", "+", "Act"), ("e", "+", "Act", "", "")])
def test_evidence_that_is_not_told_is_not_registered(room: Room, typed: tuple[str, ...]) -> None:
    """An empty line at any of its questions, or the end of input, leaves everything as it is."""
    room.begun()
    converse(room, "T-01.s", *typed)
    assert not room.kept().assessment.evidence


def test_going_about_and_changing_ones_mind(room: Room) -> None:
    """A ref goes there; comment, mark, clear, undo and redo work as on the screens."""
    room.begun()
    converse(room, "R-01", "c", "to be checked", "f", "2", "R-01.s", "clear", "u", "u", "r", "+", "b", "s", "?", "q")
    response = room.kept().assessment.response("R-01.s")
    assert response.comment == "to be checked"
    assert response.flagged
    assert response.answer == Rated(2)


def test_an_assessment_has_to_be_named(room: Room) -> None:
    """Without one there is nothing to ask about."""
    with pytest.raises(Misuse):
        run_linear(room.desk, Words("en"), None, io.StringIO(), io.StringIO())


def test_an_observation_is_read_out_and_replied_to(room: Room) -> None:
    """With who made it; o asks for the reply, an empty one changes nothing; what is resolved is not read out."""
    session = room.begun()
    session.enter(Observation("", "T-01.s", "Which article?"))
    session.enter(Observation("", "T-01", "Settled long ago.", resolved=True))
    said = converse(room, "o", "", "o", "Article 61.", "n", "o")
    assert "Observation O-001, by the country: Which article?" in said
    assert "Settled long ago." not in said
    assert room.kept().assessment.observations["O-001"].reply == "Article 61."
    assert "There is no observation here." in said


def test_there_is_nothing_to_confirm_without_an_answer_of_the_last_cycle(room: Room) -> None:
    """It is said, not taken for saved; and one stays where one is."""
    room.begun()
    said = converse(room, "y", "Q", "3")
    assert "There is no answer of the last cycle to confirm here." in said
    assert "Saved." not in said
    assert not room.kept().assessment.responses


class Interrupted(io.StringIO):
    """Somebody who presses Ctrl+C."""

    def readline(self, _: int | None = -1) -> str:  # type: ignore[override] # the end of it all
        """Type nothing more."""
        raise KeyboardInterrupt


def test_whoever_interrupts_it_is_told_that_nothing_is_lost(room: Room) -> None:
    """On a line of its own, not behind the question that was asked."""
    room.begun()
    out = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        run_linear(room.desk, Words("en"), "SLV-2026", Interrupted(), out)
    assert out.getvalue().endswith("Answer: \nEverything is saved.\n")


def test_what_is_no_text_ends_it_with_a_sentence(room: Room) -> None:
    """A file in another encoding: what came before it is kept, nothing of it is guessed."""
    room.begun()
    typed = io.TextIOWrapper(io.BytesIO(b"3\nc\n" + b"." * 9_000 + b"se\xf1al\n4\n"), encoding="utf-8")
    with pytest.raises(Misuse, match="not UTF-8"):
        run_linear(room.desk, Words("en"), "SLV-2026", typed, io.StringIO())
    assert list(room.kept().assessment.responses.values()) == [Response(Rated(3))]


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


def test_a_terminal_breaks_no_words(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are as long as it is wide; into a pipe they go as they are."""
    room.begun()
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    run_linear(room.desk, Words("es"), "SLV-2026", io.StringIO(), out)
    assert max(len(line) for line in out.getvalue().splitlines()) < len("0123456789" * 4)
    assert out.getvalue().split() == converse(room, language="es").split()
    assert max(len(line) for line in converse(room, language="es").splitlines()) > len("0123456789" * 4)


class Stopped(io.StringIO):
    """Somebody who stops the program (`Ctrl+Z`), lets it go on (`fg`), and leaves."""

    def readline(self, _: int | None = -1) -> str:  # type: ignore[override] # the end of it all
        """Be told to go on while nothing is typed yet."""
        signal.raise_signal(signal.SIGCONT)
        return "q"


@pytest.mark.skipif(sys.platform == "win32", reason="programs are not stopped there")
def test_after_a_stop_it_is_asked_once_more(room: Room) -> None:
    """The shell has written below what was asked; a pipe is told nothing twice."""
    room.begun()
    for out, times in ((Terminal(), 2), (io.StringIO(), 1)):
        run_linear(room.desk, Words("en"), "SLV-2026", Stopped(), out)
        assert out.getvalue().count("Answer: ") == times


def test_an_answer_is_taken_back_in_ones_own_language(room: Room) -> None:
    """The English word does it too."""
    room.begun()
    for word in ("borrar", "clear"):
        room.kept().answer("T-01.s", Rated(3))
        converse(room, "T-01.s", word, language="es")
        assert room.kept().assessment.response("T-01.s").answer is None
