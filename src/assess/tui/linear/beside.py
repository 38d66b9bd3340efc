"""What goes with an answer, asked for line by line: the figure, and the evidence that proves it."""

from __future__ import annotations

from assess.domain.guideline import Indicator
from assess.domain.ledgers.evidence import Evidence
from assess.domain.message import Message, say
from assess.domain.response import possible_years
from assess.tui.linear.voice import Voice
from assess.tui.linear.words import evidence_line, figure_label
from assess.tui.work.figures import Check, a_number, a_year_of, figure_of
from assess.tui.work.names import EVIDENCE_KINDS
from assess.words import Words
from assess.workflow.session import Session

NEW = "+"
"""What is typed to register evidence."""


class Beside:
    """Asks for what goes with an answer. An empty line, or the end of input, leaves everything as it is."""

    def __init__(self, session: Session, words: Words, voice: Voice) -> None:
        """Take what is worked with."""
        self._session = session
        self._words = words
        self._voice = voice

    def report_figure(self, indicator: Indicator) -> None:
        """Ask for the number that an indicator wants. Raises `Misuse` where it can't be."""
        words = self._words
        if indicator.figure is None:
            self._voice.tell(words.say("No figure is asked for here."))
            return
        label = figure_label(words, indicator.figure)
        years = possible_years(self._session.assessment.opening.cycle)
        value = self._asked(words.say("{label} (empty: leave it as it is)", label=label), a_number)
        year = self._asked(words.say("Year (empty: not given)"), a_year_of(years)) if value else None
        over = None if year is None else self._asked(words.say("Out of how many (empty: not given)"), a_number)
        if value and year is not None and over is not None:
            figure = figure_of({"value": value, "year": year, "denominator": over})
            self._session.report_figure(indicator.ref, figure)
            self._voice.tell(words.say("Saved."))

    def cite(self, indicator: Indicator) -> None:
        """Read out what is registered, and ask what is to be cited or no longer. Raises `NotFound` for what is not."""
        words, session = self._words, self._session
        cited = session.assessment.response(indicator.ref).evidence
        for each in session.assessment.evidence.values():
            told = evidence_line(words, each)
            self._voice.tell(words.say("{evidence} Cited here.", evidence=told) if each.ref in cited else told)
        prompt = words.say(
            "Which evidence is cited, or no longer: its ref; + registers some (empty: leave it as it is)"
        )
        typed = (self._voice.listen(prompt) or "").upper()
        ref = self._registered() if typed == NEW else typed
        if ref:
            after = tuple(each for each in cited if each != ref) if ref in cited else (*cited, ref)
            session.link(indicator.ref, after)
            self._voice.tell(words.say("Saved."))

    def _registered(self) -> str:
        """Ask what identifies a piece of evidence, and give the ref it is registered under; empty where none is."""
        words = self._words
        title = self._voice.listen(words.say("Title (empty: leave it as it is)"))
        if not title:
            return ""
        kinds = {str(number): kind for number, kind in enumerate(EVIDENCE_KINDS, start=1)}
        for number, kind in kinds.items():
            self._voice.tell(f"{number}. {words.tell(EVIDENCE_KINDS[kind])}")

        def one_of_them(text: str) -> Message | None:
            return None if text in kinds else say("Please type a number from 1 to {last}.", last=len(kinds))

        chosen = self._asked(words.say("Kind"), one_of_them)
        if not chosen:
            return ""
        reference = self._voice.listen(words.say("Number, article or page (empty: none)")) or ""
        return self._session.enter(Evidence("", kinds[chosen], title, reference))

    def _asked(self, prompt: str, check: Check) -> str | None:
        """Ask until there is nothing wrong with what is typed; `None` at the end of input."""
        while typed := self._voice.listen(prompt):
            fault = check(typed)
            if fault is None:
                break
            self._voice.tell(self._words.tell(fault))
        return typed
