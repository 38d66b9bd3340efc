"""The linear mode: plain questions, line by line, for screen readers, dumb terminals and pipes.

The same workflow and the same words as the screens, without any drawing: no colours, no cursor movement, no escape
sequences. Every answer is recorded before the next question is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TextIO

from assess.domain.answers import Answer, Rated, Status, answer_as
from assess.domain.clean import clean
from assess.domain.errors import AssessError, Misuse
from assess.domain.guideline import Indicator
from assess.domain.ledgers.observations import Progress
from assess.domain.message import say
from assess.tui.linear.beside import Beside
from assess.tui.linear.voice import Voice
from assess.tui.linear.words import help_lines, indicator_lines, standing_line
from assess.tui.work.answer_keys import UNRATED
from assess.tui.work.course import Course, resume
from assess.words import Words
from assess.workflow.opening import Desk
from assess.workflow.reviewing import revise
from assess.workflow.session import Session

LONGEST_LEVEL = 4
"""Digits; what is longer is no level of any scale."""


def run_linear(desk: Desk, words: Words, assessment_id: str | None, stdin: TextIO, stdout: TextIO) -> None:
    """Go through the questions of an assessment, one line of input at a time, until `q` or the end of input.

    Raises `Misuse` where no assessment is named or the input is no text, and `AssessError` where it can't be opened.
    """
    if assessment_id is None:
        raise Misuse(say("The linear mode needs an assessment."), say("Name one: assess open ID --linear"))
    words = Words(words.language, "tui")
    conversation = Conversation(desk.session(assessment_id), words, stdin, stdout)
    try:
        conversation.hold()
    except KeyboardInterrupt:
        conversation.part()
        raise
    except UnicodeDecodeError:
        raise Misuse(say("What is typed is not UTF-8: nothing is recorded from here on.")) from None


class Conversation:
    """Asks, listens and records."""

    def __init__(self, session: Session, words: Words, stdin: TextIO, stdout: TextIO) -> None:
        """Begin where work was left."""
        self._session = session
        self._words = words
        voice = Voice(stdin, stdout)
        self._tell, self._listen = voice.tell, voice.listen
        self._beside = Beside(session, words, voice)
        self._course = Course(session.guideline, resume(session.guideline, session.assessment, session.author))
        self._told = ""
        self._commands: dict[str, Callable[[], None]] = {
            "n": self._next_open, "": self._next, "+": self._next, "b": self._before, "u": self._undo, "r": self._redo,
            "f": self._flag, "y": self._confirm, "clear": self._clear, words.say("clear"): self._clear,
            "s": self._standing, "?": self._help, "h": self._help, "m": self._again, "c": self._comment,
            "v": self._figure, "e": self._evidence, "o": self._reply,
        }  # fmt: skip

    def hold(self) -> None:
        """Ask and listen until there is nothing more to hear."""
        self._tell(
            self._words.say("{assessment}. Type ? for help, q to leave.", assessment=self._session.assessment.id)
        )
        self._standing()
        self._ask()
        while (line := self._listen(self._words.say("Answer"))) is not None and line.lower() != "q":
            try:
                self._heed(line)
            except AssessError as error:
                self._tell(self._words.tell(error.message))
                if error.hint:
                    self._tell(self._words.tell(error.hint))
        self.part()

    def part(self) -> None:
        """Say that nothing is lost, on a line of its own."""
        self._tell("")
        self._tell(self._words.say("Everything is saved."))

    # --- hearing -----------------------------------------------------------------------------------------------------

    def _heed(self, line: str) -> None:
        """Do what a line says: a command, a level, a ref to go to, or one of the answers that are no levels."""
        command = line.lower()
        if command in self._commands:
            self._commands[command]()
        elif command.isdecimal() and len(command) <= LONGEST_LEVEL:
            self._answer(Rated(int(command)))
        elif command in UNRATED:
            self._unrated(UNRATED[command])
        else:
            self._go(line)

    def _answer(self, answer: Answer | None) -> None:
        self._session.answer(self._course.at, answer)
        self._saved()

    def _clear(self) -> None:
        self._answer(None)

    def _unrated(self, status: Status) -> None:
        reason = ""
        if status is Status.NOT_APPLICABLE:
            prompt = self._words.say("Why does it not concern this country? (empty: leave it as it is)")
            reason = self._listen(prompt) or ""
            if not reason:
                return
        self._answer(answer_as(status, reason))

    def _comment(self) -> None:
        text = self._listen(self._words.say("Comment (empty: leave it as it is)"))
        if text:
            self._session.comment(self._course.at, text)
            self._tell(self._words.say("Saved."))

    def _figure(self) -> None:
        self._beside.report_figure(self._indicator)

    def _evidence(self) -> None:
        self._beside.cite(self._indicator)

    def _reply(self) -> None:
        """Ask for the reply to each observation here that is not resolved."""
        assessment, words = self._session.assessment, self._words
        here = [*assessment.observations_on(self._course.recommendation), *assessment.observations_on(self._course.at)]
        unsettled = [each for each in here if each.progress is not Progress.RESOLVED]
        if not unsettled:
            self._tell(words.say("There is no observation here."))
        for each in unsettled:
            text = self._listen(words.say("Reply to {ref} (empty: leave it as it is)", ref=each.ref))
            if text:
                revise(self._session, each.ref, reply=text)
                self._tell(words.say("Saved."))

    def _flag(self) -> None:
        flagged = not self._session.assessment.response(self._course.at).flagged
        self._session.flag(self._course.at, flagged=flagged)
        words = self._words
        self._tell(words.say("Marked to be discussed.") if flagged else words.say("No longer marked."))

    def _confirm(self) -> None:
        if self._session.assessment.response(self._course.at).proposed is None:
            self._tell(self._words.say("There is no answer of the last cycle to confirm here."))
        else:
            self._session.confirm([self._course.at])
            self._saved()

    def _undo(self) -> None:
        self._reversed(self._session.undo(), self._words.say("There is nothing to undo."))

    def _redo(self) -> None:
        self._reversed(self._session.redo(), self._words.say("There is nothing to redo."))

    def _reversed(self, changes: Sequence[object], otherwise: str) -> None:
        self._tell(self._words.say("Done.") if changes else otherwise)
        self._again()

    # --- going -------------------------------------------------------------------------------------------------------

    def _next_open(self) -> None:
        ref = self._course.next_where(self._session.assessment, lambda response: response.answer is None)
        if ref is None:
            self._tell(self._words.say("Everything here is answered."))
        else:
            self._arrive(ref)

    def _next(self) -> None:
        if self._course.step(1) == self._course.at:
            self._tell(self._words.say("This is the last question."))
        else:
            self._arrive(self._course.step(1))

    def _before(self) -> None:
        if self._course.step(-1) == self._course.at:
            self._tell(self._words.say("This is the first question."))
        else:
            self._arrive(self._course.step(-1))

    def _go(self, ref: str) -> None:
        refs = {each.ref.lower(): each.ref for each in self._session.guideline.indicators()}
        homes = {each.ref.lower(): each.ref for each in self._session.guideline.recommendations()}
        if ref.lower() in homes:
            self._arrive(self._course.first_of(homes[ref.lower()]))
        elif ref.lower() in refs:
            self._arrive(refs[ref.lower()])
        else:
            self._tell(
                self._words.say("“{text}” is not an answer here. Type ? for help.", text=clean(ref, lines=False))
            )

    def _arrive(self, ref: str) -> None:
        self._course.go(ref)
        self._ask()

    # --- telling -----------------------------------------------------------------------------------------------------

    @property
    def _indicator(self) -> Indicator:
        return self._session.guideline.indicator(self._course.at)

    def _saved(self) -> None:
        """Say that it is kept, and go on to the next question without an answer."""
        self._tell(self._words.say("Saved."))
        self._next_open()

    def _again(self) -> None:
        self._told = ""
        self._ask()

    def _ask(self) -> None:
        home = self._course.recommendation
        for text in indicator_lines(self._session, self._words, self._indicator, whole=home != self._told):
            self._tell(text)
        self._told = home

    def _standing(self) -> None:
        self._tell(standing_line(self._session, self._words))

    def _help(self) -> None:
        for text in help_lines(self._words):
            self._tell(text)
