"""Rules about the words of a guideline: translations, questions, lengths. Each gives advice with its place.

What depends on a language is known for Spanish and English; texts in other languages are only counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assess.catalogue.manuscript import Manuscript, Written
from assess.catalogue.nodes import Scalar, shortened
from assess.catalogue.syntax import CURVED, STRAIGHT
from assess.domain.message import Message, say
from assess.domain.problem import Place, Problem

FITS = {
    "title": 85,
    "intro": 1_400,
    "text": 480,
    "rationale": 680,
    "question": 260,
    "verification": 100,
    "label": 150,
    "levels": 190,
}
"""Characters that a field of a phase may have on a screen of 80 columns and 24 lines without pushing others off it."""

MUCH_LONGER = 1.8
"""How many times longer than the other language a text is that says more, or a translation that lacks something."""

_LONG_ENOUGH = 80
"""Characters from which lengths can be compared."""

_SENTENCE = 4
"""Words from which the same text in two languages is not just a name."""

_YES_OR_NO = {
    "es": re.compile(
        r"¿\s*(se|es|son|está|están|existe|existen|hay|ha|han|tiene|tienen|cuenta|cuentan|dispone|disponen|puede|pueden"
        r"|prevé|garantiza|reconoce)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\s*(is|are|was|were|does|do|did|has|have|had|can|could|may|must|will|would)\b", re.IGNORECASE),
}
"""How a question begins that can only be answered with yes or no."""

_SECOND_QUESTION = {
    "es": re.compile(r"\by/o\b|\by (en qué medida|hasta qué punto|qué (parte|proporción)|cuánt[oa]s?)\b"),
    "en": re.compile(r"\band/or\b|\band (to what extent|how (far|many|much|often)|what (share|part|proportion))\b"),
}
"""How a second question begins within a first."""

_OPENS = ("'", '"', "|", ">")
"""What a text begins with that is not written as it is read."""

_MARKUP = re.compile(r"</?[a-z][^<>]*>|&(?:nbsp|amp|lt|gt|quot|#[0-9]+);|\*\*\S[^*]*", re.IGNORECASE)
"""Layout as web pages and messages have it."""

_WRONG_WORD = {
    "es": re.compile(r"\bilegal(es)?\b", re.IGNORECASE),
    "en": re.compile(r"\billegal (im)?migra\w+|\billegals\b", re.IGNORECASE),
}
"""What nobody is: the field says “en situación irregular”, “in an irregular situation”."""


def untranslated_texts(manuscript: Manuscript) -> Iterator[Problem]:
    """The same sentence in two languages was copied to be translated later."""
    for text in manuscript.texts:
        seen: dict[str, str] = {}
        for language, word in text.words.items():
            same = seen.setdefault(" ".join(word.text.split()), language)
            if same != language and len(word.text.split()) >= _SENTENCE:
                message = say("The text in “{language}” is the same as in “{other}”.", language=language, other=same)
                yield Problem(word.place, message, say("Translate it."), advice=True)


def unequal_texts(manuscript: Manuscript) -> Iterator[Problem]:
    """Where one language says much more, readers of the other miss something; names may differ in length."""
    for text in manuscript.texts:
        if text.field in {"title", "name"}:
            continue
        lengths = {language: len(word.text) for language, word in text.words.items()}
        longest, shortest = max(lengths, key=lengths.__getitem__), min(lengths, key=lengths.__getitem__)
        if lengths[longest] >= _LONG_ENOUGH and lengths[longest] > MUCH_LONGER * lengths[shortest]:
            message = say(
                "The text in “{language}” is much shorter than in “{other}”.", language=shortest, other=longest
            )
            hint = say("Make sure that both say the same.")
            yield Problem(text.words[shortest].place, message, hint, advice=True)


def overlong_texts(manuscript: Manuscript) -> Iterator[Problem]:
    """What does not fit on a screen is not read."""
    for text in manuscript.texts:
        most = FITS.get(text.field, 0) if text.owner and not _in_head(text, manuscript) else 0
        for word in text.words.values():
            if most and len(word.text) > most:
                message = say("{n} characters; up to {most} are read at a glance here.", n=len(word.text), most=most)
                yield Problem(word.place, message, say("Say it in fewer words."), advice=True)


def yes_or_no_questions(manuscript: Manuscript) -> Iterator[Problem]:
    """Five levels can't be chosen for a question that has two answers."""
    for language, word in _questions(manuscript):
        if "?" not in word.text:
            yield Problem(word.place, say("This is not a question."), _degree(), advice=True)
        elif language in _YES_OR_NO and _YES_OR_NO[language].match(word.text):
            yield Problem(word.place, say("This question is answered with yes or no."), _degree(), advice=True)


def double_questions(manuscript: Manuscript) -> Iterator[Problem]:
    """Two questions with one answer can't be rated where the answers differ."""
    for language, word in _questions(manuscript):
        second = _SECOND_QUESTION.get(language)
        found = second.search(word.text) if second else None
        if word.text.count("?") > 1 or found:
            near = shortened(found[0].strip(" ,")) if found else "?"
            message = say("This question asks two things at once: “{near}”.", near=near)
            yield Problem(
                word.place, message, say("Make two indicators of it, or ask for the one that counts."), advice=True
            )


def repeated_questions(manuscript: Manuscript) -> Iterator[Problem]:
    """The same question under two refs was copied and never finished, and would count twice."""
    seen: dict[str, Place] = {}
    for _language, word in _questions(manuscript):
        first = seen.setdefault(" ".join(word.text.casefold().split()), word.place)
        if first != word.place:
            message = say("The same question is asked at {place}.", place=first)
            yield Problem(word.place, message, advice=True)


def lost_ends(manuscript: Manuscript) -> Iterator[Problem]:
    """In a text without quotes, a # after a space begins a comment: the rest is not read."""
    for text in manuscript.texts:
        for word in text.words.values():
            line = manuscript.line(word.place)
            if line[:1] not in _OPENS and " #" in line:
                lost = shortened(line[line.index(" #") + 1 :].strip())
                message = say("“{text}” is a comment and not part of the text.", text=lost)
                yield Problem(word.place, message, say("Put the text in quotes."), advice=True)


def curved_quotes(manuscript: Manuscript) -> Iterator[Problem]:
    """A word processor makes curved quotes of straight ones, and then they are printed with the text."""
    for text in manuscript.texts:
        for word in text.words.values():
            if word.text[:1] in CURVED and word.text[-1:] in CURVED and manuscript.line(word.place)[:1] in CURVED:
                yield Problem(word.place, say("These quotes are printed with the text."), STRAIGHT, advice=True)


def lost_quotes(manuscript: Manuscript) -> Iterator[Problem]:
    """Where the quote that opens a text is lost, the one that closes it is printed with the text."""
    for text in manuscript.texts:
        for word in text.words.values():
            if word.text[-1:] == '"' and word.text.count('"') == 1 and manuscript.line(word.place)[:1] not in _OPENS:
                message = say("The quote at the end is printed with the text, and none opens it.")
                yield Problem(word.place, message, STRAIGHT, advice=True)


def marked_texts(manuscript: Manuscript) -> Iterator[Problem]:
    """What makes letters bold in a web page or a message is printed as it was typed."""
    for text in manuscript.texts:
        for word in text.words.values():
            if found := _MARKUP.search(word.text):
                message = say("“{text}” is printed as it stands: texts have no formatting.", text=shortened(found[0]))
                yield Problem(word.place, message, say("Remove it."), advice=True)


def people_are_not_illegal(manuscript: Manuscript) -> Iterator[Problem]:
    """The language of the field names a situation, never a person."""
    for text in manuscript.texts:
        for language, word in text.words.items():
            if language in _WRONG_WORD and (found := _WRONG_WORD[language].search(word.text)):
                message = say("“{text}” is not the language of the field.", text=found[0])
                hint = say("Write “in an irregular situation”, in Spanish “en situación irregular”.")
                yield Problem(word.place, message, hint, advice=True)


def _questions(manuscript: Manuscript) -> Iterator[tuple[str, Scalar]]:
    for text in manuscript.texts:
        if text.field == "question":
            yield from text.words.items()


def _in_head(text: Written, manuscript: Manuscript) -> bool:
    return text.place.file == manuscript.field("ref").file


def _degree() -> Message:
    return say("Ask for a degree: “To what extent ...?”, in Spanish “¿En qué medida ...?”.")


RULES: tuple[Callable[[Manuscript], Iterator[Problem]], ...] = (
    untranslated_texts,
    unequal_texts,
    overlong_texts,
    yes_or_no_questions,
    double_questions,
    repeated_questions,
    lost_ends,
    curved_quotes,
    lost_quotes,
    marked_texts,
    people_are_not_illegal,
)
