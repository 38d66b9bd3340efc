"""What all screens share: the desk, the language, and the assessment being worked on."""

from __future__ import annotations

from assess.domain.assessment import Assessment
from assess.domain.guideline import Guideline, Text
from assess.domain.message import Message
from assess.words import LANGUAGES, Words
from assess.workflow.opening import Desk
from assess.workflow.session import Session


class Bench:
    """One person's place of work. Screens read it; only the app changes what lies on it."""

    def __init__(self, desk: Desk, language: str) -> None:
        """Begin without an assessment."""
        self.desk = desk
        self.words = Words(language, "tui")
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The session in the open assessment. Raises `LookupError` while none is open."""
        if self._session is None:
            raise LookupError
        return self._session

    @property
    def assessment(self) -> Assessment:
        """The open assessment as it stands."""
        return self.session.assessment

    @property
    def guideline(self) -> Guideline:
        """What the open assessment answers to."""
        return self.session.guideline

    @property
    def occupied(self) -> bool:
        """Whether an assessment is open."""
        return self._session is not None

    def take_up(self, session: Session) -> None:
        """Lay an assessment on the bench."""
        self._session = session

    def clear(self) -> None:
        """Put the assessment away."""
        self._session = None

    def turn_language(self) -> None:
        """Speak the next language."""
        place = LANGUAGES.index(self.words.language)
        self.words = Words(LANGUAGES[(place + 1) % len(LANGUAGES)], "tui")

    def read(self, text: Text) -> str:
        """Read a text of the guideline in the language that is spoken."""
        return text.read(self.words.language)

    def tell(self, message: Message) -> str:
        """Say a message in the language that is spoken."""
        return self.words.tell(message)
