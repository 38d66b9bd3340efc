"""What all screens share: the desk, the language, and the assessment being worked on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from assess.domain.answers import Answer
from assess.domain.assessment import Assessment
from assess.domain.comparison import last_answers
from assess.domain.editions import EditionMap
from assess.domain.guideline import Guideline, Text
from assess.domain.message import Message
from assess.tui.work.office import Office
from assess.tui.work.papers import Papers
from assess.words import LANGUAGES, Words
from assess.workflow.session import Session


class Tongue:
    """The language that is spoken, shared by all benches."""

    def __init__(self, language: str) -> None:
        """Begin in a language of `LANGUAGES`."""
        self.words = Words(language, "tui")

    def turn(self) -> None:
        """Speak the next language."""
        place = LANGUAGES.index(self.words.language)
        self.words = Words(LANGUAGES[(place + 1) % len(LANGUAGES)], "tui")


class Bench:
    """One person's place of work, with an assessment on it or without. Screens keep theirs as long as they live."""

    def __init__(
        self, office: Office, tongue: Tongue, session: Session | None = None, papers: Papers | None = None
    ) -> None:
        """Take what lies on it; `session` is `None` where no assessment is open, `papers` where none are made yet."""
        self.office = office
        self.desk = office.desk
        self.outbox = office.outbox
        self.papers = papers or Papers()
        self.tongue = tongue
        self._session = session

    def with_assessment(self, session: Session | None) -> Bench:
        """Give a bench with another assessment on it, or with none."""
        return Bench(self.office, self.tongue, session, self.papers)

    @property
    def words(self) -> Words:
        """What speaks the language of the moment."""
        return self.tongue.words

    @property
    def session(self) -> Session:
        """The session in the open assessment. Raises `LookupError` where none is open."""
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

    @cached_property
    def last_cycle(self) -> Mapping[str, Answer]:
        """What the last cycle answered, by indicator; empty where nothing was carried forward."""
        return last_answers(self.assessment)

    @cached_property
    def editions(self) -> EditionMap:
        """What is new and changed since the edition of the last cycle."""
        return self.desk.editions(self.assessment)

    @property
    def occupied(self) -> bool:
        """Whether an assessment is open."""
        return self._session is not None

    def read(self, text: Text) -> str:
        """Read a text of the guideline in the language that is spoken."""
        return text.read(self.words.language)

    def tell(self, message: Message) -> str:
        """Say a message in the language that is spoken, and the texts of the guideline in it too."""
        texts = {name: self.read(each) for name, each in message.values.items() if isinstance(each, Text)}
        return self.words.tell(message._replace(values={**message.values, **texts}) if texts else message)
