"""What arrives at the secretariat: envelopes, and report PDFs that carry one.

The attachment is taken out of a PDF by looking for embedded files and nothing else: no page, font, script or reference
is followed, and each stream is inflated up to the size of the largest envelope. What is found has to prove itself like
any envelope, by digest and signature, so that a sloppy PDF can lose an envelope but never change one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assess.domain.data import inflated
from assess.domain.message import say
from assess.domain.problem import Place, Problem
from assess.domain.submission import LARGEST
from assess.exchange.sealed.envelope import FORM, open_envelope
from assess.exchange.sealed.short_way import weighed
from assess.workflow.arrival import Arrival
from assess.workflow.ports import Catalogue

LARGEST_FILE = 4 * LARGEST
"""Bytes of the largest file that is looked into: a PDF with the largest envelope."""

MOST_ATTACHMENTS = 20

_PDF = b"%PDF-"
_EMBEDDED = re.compile(rb"/Type\s{0,9}/EmbeddedFile\b")
_LENGTH = re.compile(rb"/Length\s{1,9}([0-9]{1,10})\b(?!\s+[0-9]+\s+R)")
_STREAM = re.compile(rb"stream\r?\n")
_PROTECTED = re.compile(rb"/Encrypt\s+[0-9]+\s+[0-9]+\s+R")
_HEAD = 2048
"""Bytes within which the dictionary of an embedded file ends."""


def open_arrival(content: bytes, catalogue: Catalogue, file: str) -> tuple[Arrival | None, list[Problem]]:
    """Read an envelope, or the one that a PDF carries; `None` where it is refused, with the reasons. Never raises."""
    if not content.startswith(_PDF):
        return _opened(content, catalogue, file)
    if len(content) > LARGEST_FILE:
        message = say("It is larger than {most} MiB.", most=LARGEST_FILE // (1024 * 1024))
        return None, [Problem(Place(file), message, say("Ask for the envelope by itself."))]
    found = [each for each in attachments(content) if FORM.name.encode() in each]
    if len(found) == 1:
        return _opened(found[0], catalogue, file)
    as_made = say("Ask for the report as it was made; printing or editing a PDF removes what it carries.")
    if found:
        message, hint = say("This PDF carries more than one envelope."), say("Ask for the envelope by itself.")
    elif _PROTECTED.search(content):
        message, hint = say("This PDF is protected, so that what it carries can't be read."), as_made
    else:
        message, hint = say("This PDF carries no envelope."), as_made
    return None, [Problem(Place(file), message, hint)]


def _opened(envelope: bytes, catalogue: Catalogue, file: str) -> tuple[Arrival | None, list[Problem]]:
    arrival = weighed(envelope, catalogue)
    if arrival:
        return arrival, []
    submission, problems = open_envelope(envelope, catalogue, file)
    if submission is None:
        return None, problems
    return Arrival.of(submission, catalogue.guideline(submission.guideline), envelope), []


def attachments(pdf: bytes) -> Iterator[bytes]:
    """Find the embedded files of a PDF; what is cut off, too large or packed otherwise is passed over."""
    for number, match in enumerate(_EMBEDDED.finditer(pdf)):
        if number >= MOST_ATTACHMENTS:
            return
        stream = _STREAM.search(pdf, match.end(), match.end() + _HEAD)
        begins = pdf.rfind(b"obj", max(0, match.start() - _HEAD), match.start())
        if stream is None or begins < 0:
            continue
        head = pdf[begins : stream.start()]
        length = _LENGTH.search(head)
        if length is None:
            continue
        packed = pdf[stream.end() : stream.end() + int(length[1])]
        try:
            content = inflated(packed, LARGEST) if b"/FlateDecode" in head else packed
        except ValueError:
            continue
        yield content
