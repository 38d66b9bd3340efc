"""Envelopes that are wrong in every way there is, each with the sentence that it is refused with.

Each case spoils a sound envelope. Most are signed again, by whoever did it: a signature proves who, not that it makes
sense.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Callable
from typing import Any

import rfc8785

from assess.domain.data import digest
from assess.domain.submission import LARGEST
from assess.exchange.sealed.envelope import seal
from tests.exchange.desk import GUIDELINE, KEY, OTHER_KEY, SEALED_AT, fresh, submitted

ENVELOPE = seal(submitted().assessment, GUIDELINE, KEY, SEALED_AT)
DRAFT = seal(fresh().assessment, GUIDELINE, KEY, SEALED_AT, draft=True)

AGAIN = "(Ask for it to be sent again.)"
WRITTEN = "(Ask for the file itself, as the program wrote it.)"
LOST = f"It ends too early: part of it was lost on the way. {AGAIN}"
WHOLE_ONLY = f"It contains {{}}; only whole numbers belong here. {WRITTEN}"
PACKED = "It is compressed, or another program's document. (Unpack it, and receive what is in it.)"
STRANGE = (
    "This is not an envelope of an assessment."
    " (An envelope is what “assess submit” writes; its name ends in .assess.json.)"
)
ELSEWHERE = "(Name the folder of that edition with --guidelines.)"

Spoil = Callable[[Any], object]


def resigned(spoil: Spoil, envelope: bytes = ENVELOPE) -> bytes:
    """Spoil what an envelope says, and sign it again."""
    document = json.loads(envelope)
    spoil(document)
    said = rfc8785.dumps({name: each for name, each in document.items() if name not in ("digest", "signature")})
    document["digest"] = hashlib.sha256(said).hexdigest()
    document["signature"] = {"algorithm": "Ed25519", "key": KEY.public, "value": KEY.sign(said)}
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def in_body(subject: str, **fields: object) -> bytes:
    """Change fields in what the last revision of a subject says."""
    return resigned(lambda document: last(document, subject)["body"].update(fields))


def in_last(subject: str, **fields: object) -> bytes:
    """Change fields of the last revision of a subject."""
    return resigned(lambda document: last(document, subject).update(fields))


def last(document: Any, subject: str) -> Any:
    """Find the last revision of a subject."""
    return [each for each in document["assessment"]["revisions"] if each["subject"] == subject][-1]


def added(subject: str, body: object, envelope: bytes = ENVELOPE) -> bytes:
    """Add a revision."""
    revision = {
        "subject": subject,
        "body": body,
        "author": "Eve",
        "at": SEALED_AT,
        "replaces": [],
        "undoes": "",
        "part": 0,
    }
    return resigned(lambda document: document["assessment"]["revisions"].append(revision), envelope)


def side_by_side(document: Any) -> None:
    """Let forty say another thing upon the same change."""
    said = last(document, "response/A-01.s")
    others = [{**said, "author": f"Eve {number}"} for number in range(40)]
    document["assessment"]["revisions"] += others


def first_lost(document: Any) -> None:
    """Lose the first of two revisions of an entry, keeping the second."""
    revisions = document["assessment"]["revisions"]
    revisions.remove(next(each for each in revisions if each["subject"] == "evidence/E-002"))


def repeated(document: Any) -> None:
    """Say the same thing twice."""
    document["assessment"]["revisions"].append(document["assessment"]["revisions"][-1])


def of_another_subject(document: Any) -> None:
    """Let an answer replace a piece of evidence."""
    revisions = document["assessment"]["revisions"]
    evidence = next(each for each in revisions if each["subject"] == "evidence/E-001")
    last(document, "response/B-01.s")["replaces"] = [digest({**evidence, "assessment": document["assessment"]["id"]})]


def with_part(part: bytes) -> bytes:
    """Write something else where the first number stands."""
    return ENVELOPE.replace(b'"part":0', part, 1)


def unread(subject: str) -> str:
    """Say that a body is not acceptable."""
    return f"What it says about “{subject}” cannot be read."


TEXT = ENVELOPE.decode()
SIGNATURE = json.loads(ENVELOPE)["signature"]["value"].encode()
DEEP = b'{"format":' + b"[" * 100 + b"]" * 100 + b"}"
DEEPEST = b"[" * 100_000

CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b" \n", f"The file is empty. {AGAIN}"),
    "larger than 32 MiB": (b" " * (LARGEST + 1), f"It is larger than 32 MiB. {WRITTEN}"),
    "UTF-16": (TEXT.encode("utf-16"), f"It is not UTF-8. {WRITTEN}"),
    "Windows-1252": (TEXT.encode("cp1252"), f"It is not UTF-8. {WRITTEN}"),
    "a byte order mark": (
        b"\xef\xbb\xbf" + ENVELOPE,
        f"It begins with a byte order mark: another program has saved it. {WRITTEN}",
    ),
    "no JSON": (b"%PDF-1.7", f"This is not JSON. {WRITTEN}"),
    "what a mail filter left": (b"<html>The file was removed.</html>", f"This is not JSON. {WRITTEN}"),
    "as it was sent by mail": (base64.encodebytes(ENVELOPE), f"This is not JSON. {WRITTEN}"),
    "a ZIP": (b"PK\x03\x04" + ENVELOPE, PACKED),
    "a GZIP of many noughts": (gzip.compress(bytes(5_000_000), 1), PACKED),
    "an export": (b'{\n "format": "assess-export",\n "scores": {"value": 52.01656}\n}', STRANGE),
    "figures of the region": (b'{\n "format": "assess-compilation",\n "rate": 0.5\n}', STRANGE),
    "cut within a letter": (ENVELOPE[: ENVELOPE.index("é".encode()) + 1], f"It is not UTF-8. {WRITTEN}"),
    "cut short": (ENVELOPE[:-1], LOST),
    "cut in a text": (ENVELOPE[:40], LOST),
    "trailing bytes": (ENVELOPE + b"{}", "Something follows its end. (Ask for it to be sent again.)"),
    "nested deeply": (DEEP, f"It is nested deeper than 64 levels. {WRITTEN}"),
    "nested beyond measure": (DEEPEST, f"It is nested deeper than 64 levels. {WRITTEN}"),
    "a key twice": (
        ENVELOPE.replace(b'"draft":false', b'"draft":true,"draft":false'),
        f"“draft” appears twice. {WRITTEN}",
    ),
    "a key twice, once in disguise": (
        ENVELOPE.replace(b'"draft":false', b'"dr\\u0061ft":true,"draft":false'),
        f"“draft” appears twice. {WRITTEN}",
    ),
    "a key twice within": (with_part(b'"part":7,"part":0'), f"“part” appears twice. {WRITTEN}"),
    "not a number": (with_part(b'"part":NaN'), WHOLE_ONLY.format("NaN")),
    "infinity": (with_part(b'"part":-Infinity'), WHOLE_ONLY.format("-Infinity")),
    "too large a number": (with_part(b'"part":1e400'), WHOLE_ONLY.format("1e400")),
    "a fraction": (with_part(b'"part":0.0'), WHOLE_ONLY.format("0.0")),
    "a number without end": (with_part(b'"part":' + b"9" * 5000), f"It contains a number of 5000 digits. {WRITTEN}"),
    "half a character": (
        ENVELOPE.replace(b"Very", b"\\ud800").replace(b"Migration Act", b"\\ud83d"),
        f"It contains half a character (a lone surrogate). {WRITTEN}",
    ),
    "another format": (b'{"format": "zip"}', STRANGE),
    "a list": (b"[]", STRANGE),
    "the version of tomorrow": (
        resigned(lambda document: document.update(version=2)),
        "It has version 2 of its format; this program reads version 1. (Update the program.)",
    ),
    "a version in words": (
        resigned(lambda document: document.update(version="1")),
        f"“version” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "no version": (
        b'{"format":"assess-envelope"}',
        f"“assessment” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "nothing, two million times": (
        b'{"x":[' + b"{}," * 1_000_000 + b"{}]}",
        f"It has more than 2 million parts. {WRITTEN}",
    ),
    "a key that anybody can sign with": (
        ENVELOPE.replace(KEY.public.encode(), b"01" + b"0" * 62).replace(SIGNATURE, b"01" + b"0" * 126),
        f"Its signature is not valid: it was not made with the key it names. {AGAIN}",
    ),
    "a field too many": (
        resigned(lambda document: document.update(note="hello")),
        f"“note” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "a field too few": (
        resigned(lambda document: document.pop("program")),
        f"“program” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "no revisions": (
        resigned(lambda document: document["assessment"].update(revisions=[])),
        f"“assessment.revisions” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "a time that is none": (
        in_last("response/A-01.s", at="2026-13-01T00:00:00+00:00"),
        f"“assessment.revisions[6]” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "the last moment of all": (
        in_last("response/A-01.s", at="9999-12-31T23:59:59+00:00"),
        f"“assessment.revisions[6]” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "the first moment of all": (
        resigned(lambda document: document.update(sealed_at="0001-01-01T00:00:00+00:00")),
        f"“sealed_at” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "a key of other length": (
        ENVELOPE.replace(KEY.public.encode(), KEY.public[:-2].encode()),
        f"“signature.key” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "a digest in capitals": (
        ENVELOPE.replace(b'"digest":"', b'"digest":"A', 1),
        f"“digest” is missing, does not belong here, or is not what it should be. {AGAIN}",
    ),
    "another answer": (
        ENVELOPE.replace(b'"level":3', b'"level":5'),
        "Its content is not what was sealed: the digest is different. (Ask for it to be sent again.)",
    ),
    "another key": (
        ENVELOPE.replace(KEY.public.encode(), OTHER_KEY.public.encode()),
        f"Its signature is not valid: it was not made with the key it names. {AGAIN}",
    ),
    "a key that is no point of the curve": (
        ENVELOPE.replace(KEY.public.encode(), b"f" * 64),
        f"Its signature is not valid: it was not made with the key it names. {AGAIN}",
    ),
    "another guideline": (
        resigned(lambda document: document["guideline"].update(ref="other")),
        "There is no guideline “other”.",
    ),
    "another edition": (
        resigned(lambda document: document["guideline"].update(edition="2031-1")),
        f"It answers edition 2031-1 of small; this is edition 2026-1. {ELSEWHERE}",
    ),
    "another content of the edition": (
        resigned(lambda document: document["guideline"].update(digest="6" * 64)),
        f"It answers a version of small that says something else than the one here. {ELSEWHERE}",
    ),
    "a subject of tomorrow": (
        added("prophecy/P-001", {"title": "Rain"}),
        "“prophecy/P-001” is not part of an assessment.",
    ),
    "evidence with an odd number": (
        added("evidence/E-1e9", {"ref": "E-1e9", "kind": "law", "title": "x"}),
        "“evidence/E-1e9” is not part of an assessment.",
    ),
    "a level in words": (
        in_body("response/A-01.s", answer={"status": "rated", "level": "3"}),
        unread("response/A-01.s"),
    ),
    "a field that is not known": (in_body("response/A-01.s", grade="A"), unread("response/A-01.s")),
    "a comment that is a number": (in_body("response/A-01.s", comment=5), unread("response/A-01.s")),
    "a figure without bounds": (
        in_body("response/A-01.p", figure={"value": "1E+999999999"}),
        unread("response/A-01.p"),
    ),
    "a figure that is none": (
        in_body("response/A-01.p", figure={"value": "NaN"}),
        unread("response/A-01.p"),
    ),
    "a day that is none": (in_body("action/A-001", by="2027-02-30"), unread("action/A-001")),
    "another ref within": (in_body("action/A-001", ref="A-002"), unread("action/A-001")),
    "an unknown kind of evidence": (in_body("evidence/E-001", kind="rumour"), unread("evidence/E-001")),
    "an escape sequence": (
        in_body("response/A-01.s", comment="\x1b]0;owned\x07"),
        "response/A-01.s contains control characters or hidden letters.",
    ),
    "hidden letters": (
        in_body("response/A-01.s", comment="safe\u202etxt.exe"),
        "response/A-01.s contains control characters or hidden letters.",
    ),
    "decomposed accents": (
        in_last("response/A-01.s", author="Ana Pe\u0301rez"),
        "response/A-01.s: accents are written apart from their letters.",
    ),
    "a text that is too long": (
        in_body("response/A-01.s", comment="no " * 7_000),
        "response/A-01.s: a text has 21000 characters; it can have 20000 at most.",
    ),
    "a blank at the end": (
        in_body("response/A-01.s", comment="Yes. "),
        "response/A-01.s: a text begins or ends with a blank.",
    ),
    "a remark of the secretariat's with the country's letter": (
        added("observation/O-009", {"ref": "O-009", "about": "A-01.s", "text": "Fine.", "by": "secretariat"}),
        "observation/O-009: the secretariat's observations begin with S, and only those.",
    ),
    "a remark of the country's with the secretariat's letter": (
        added("observation/S-009", {"ref": "S-009", "about": "A-01.s", "text": "Fine.", "by": "country"}),
        "observation/S-009: the secretariat's observations begin with S, and only those.",
    ),
    "a hidden letter in the declaration": (
        resigned(lambda document: document["declaration"].update(name="Ana\u200b")),
        "declaration contains control characters or hidden letters.",
    ),
    "a confidential title": (
        in_body("evidence/E-002", title="Very secret budget"),
        "evidence/E-002 is confidential, yet it says more than it may.",
    ),
    "an earlier revision lost": (
        resigned(first_lost),
        "The history of “evidence/E-002” is broken: an earlier revision is missing.",
    ),
    "forty versions": (
        resigned(side_by_side),
        "There are 41 versions of response/A-01.s side by side; at most 32 can be told apart.",
    ),
    "a revision twice": (resigned(repeated), "A revision of “assessment” appears twice."),
    "a revision that replaces another subject": (
        resigned(of_another_subject),
        "The history of “response/B-01.s” is broken: an earlier revision is missing.",
    ),
    "an undoing of nothing": (
        in_last("response/A-01.s", undoes="0" * 64),
        "The history of “response/A-01.s” is broken: an earlier revision is missing.",
    ),
    "no opening": (
        resigned(lambda document: document["assessment"].update(revisions=document["assessment"]["revisions"][1:2])),
        "It does not say whose assessment it is.",
    ),
    "another name": (
        resigned(lambda document: document["assessment"].update(id="HND-2026"), DRAFT),
        "It is called HND-2026, but holds SLV-2026.",
    ),
    "a cycle that is none": (
        resigned(lambda document: last(document, "assessment")["body"].update(cycle="26"), DRAFT),
        "“26” is not a cycle.",
    ),
    "a unit without end": (
        resigned(lambda document: last(document, "assessment")["body"].update(unit="A" * 5_000), DRAFT),
        f"“{'A' * 40}” is not the code of a unit.",
    ),
    "answers to another guideline": (
        resigned(lambda document: last(document, "assessment")["body"].update(edition="2025-1"), DRAFT),
        "Its answers were given on a different guideline from the one it names.",
    ),
    "another declaration": (
        resigned(lambda document: document["declaration"].update(name="Eve")),
        "The declaration around it is not the one in it.",
    ),
    "a draft as final": (
        resigned(lambda document: document.update(draft=False), DRAFT),
        "It is sent as final, but the assessment in it is not closed.",
    ),
    "an unknown question": (added("response/Z-01.s", {"comment": "x"}), "The guideline has no Z-01.s."),
    "a question removed that never was": (added("response/Z-02.s", None), "The guideline has no Z-02.s."),
    "an unknown recommendation": (in_body("action/A-001", recommendation="Z-01"), "The guideline has no Z-01."),
    "a level outside the scale": (
        in_body("response/A-01.s", answer={"status": "rated", "level": 6}),
        "A-01.s: the scale has no level 6.",
    ),
    "a question left out without a reason": (
        in_body("response/A-01.o", answer={"status": "na"}),
        "A-01.o: Not applicable, but no reason is given.",
    ),
    "two versions of an answer": (
        added("response/A-01.s", {"answer": {"status": "rated", "level": 1}}),
        "A-01.s: Two different versions exist; one must be chosen.",
    ),
    "evidence that is not there": (
        in_body("response/A-01.s", evidence=["E-007"]),
        "A-01.s: there is no evidence E-007 in it.",
    ),
}  # fmt: skip
