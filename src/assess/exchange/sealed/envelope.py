"""The envelope: an assessment sealed for the secretariat, in one file that proves that nothing was changed.

One JSON document: what was said, its SHA-256 digest over the canonical form (RFC 8785) of everything but digest and
signature, and an Ed25519 signature of the same bytes. `docs/formats.md` describes it, `docs/envelope.schema.json` is
its schema. Reading refuses whatever it has a reason to refuse, with a sentence for each, and changes nothing. Whose key
signed is told, not judged: to know the keys of countries is the secretariat's.
"""

from __future__ import annotations

from assess import __version__
from assess.domain.assessment import Assessment, Declaration
from assess.domain.data import Data, compact
from assess.domain.errors import AssessError, ContentInvalid, Misuse
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.message import say
from assess.domain.problem import Place, Problem
from assess.domain.submission import Submission
from assess.exchange.sealed.keys import SigningKey
from assess.exchange.sealed.proofs import Form, not_what_it_should_be, proved, read_proved
from assess.exchange.sealed.redaction import redacted
from assess.exchange.sealed.rules import broken_rules
from assess.exchange.sealed.shape import is_revision, misshapen
from assess.exchange.unreadable import Unreadable
from assess.workflow.ports import Catalogue

FORM = Form(
    "assess-envelope",
    1,
    misshapen,
    say("This is not an envelope of an assessment."),
    say("An envelope is what “assess submit” writes; its name ends in .assess.json."),
)
MOST_PROBLEMS = 20
"""Told of one envelope; where there are more, it is broken as a whole."""


def seal(
    assessment: Assessment, guideline: Guideline, key: SigningKey, sealed_at: str, *, draft: bool = False
) -> bytes:
    """Seal an assessment; what is confidential is left out (`assess.exchange.sealed.redaction`).

    `sealed_at` is UTC in ISO 8601; the same assessment, key and time give the same bytes. Raises `Misuse` for an
    assessment that is not closed, unless it is sent as a draft, and for another guideline than its own;
    `ContentInvalid` where the register holds what no reader would accept.
    """
    opening = assessment.opening
    if not draft and not assessment.sealed:
        raise Misuse(say("{assessment} is not closed; it can be sent as a draft only.", assessment=assessment.id))
    if (guideline.ref, guideline.edition) != (opening.guideline, opening.edition):
        raise Misuse(say("{assessment} answers another guideline.", assessment=assessment.id))
    submission = Submission(
        assessment=assessment.id,
        guideline=guideline.ref,
        edition=guideline.edition,
        guideline_digest=guideline.digest,
        program=__version__,
        sealed_at=sealed_at,
        draft=draft,
        declaration=opening.declaration,
        revisions=redacted(assessment.history.revisions),
    )
    broken = broken_rules(submission, guideline)
    if broken:
        problems = [Problem(Place(assessment.id), message) for message in broken]
        raise ContentInvalid(say("{assessment} can't be sealed as it is.", assessment=assessment.id), problems)
    return proved(_content(submission), key)


def open_envelope(
    content: bytes, catalogue: Catalogue, file: str = "envelope"
) -> tuple[Submission | None, list[Problem]]:
    """Read an envelope; `None` where it is refused, with every reason that could be found. Never raises for content."""
    try:
        submission = submission_of(file, read_proved(file, content, FORM))
        guideline = guideline_of(file, submission, catalogue)
    except Unreadable as unreadable:
        return None, [unreadable.problem]
    broken = broken_rules(submission, guideline)
    told = [message for at, message in enumerate(broken[:MOST_PROBLEMS]) if message not in broken[:at]]
    if not told:
        return submission, []
    hint = say("It can't be corrected here: ask its sender to correct it and send it again.")
    problems = [Problem(Place(file), message) for message in told[:-1]]
    return None, [*problems, Problem(Place(file), told[-1], hint)]


def _content(submission: Submission) -> Data:
    """Write what is sealed: everything but digest and signature."""
    declaration = submission.declaration
    return {
        "format": FORM.name,
        "version": FORM.version,
        "program": submission.program,
        "guideline": {
            "ref": submission.guideline,
            "edition": submission.edition,
            "digest": submission.guideline_digest,
        },
        "assessment": {"id": submission.assessment, "revisions": [each.as_told() for each in submission.revisions]},
        "sealed_at": submission.sealed_at,
        "draft": submission.draft,
        "declaration": None if declaration is None else compact(vars(declaration)),
    }


def submission_of(file: str, data: Data) -> Submission:
    """Take over what a well-formed envelope says. Raises `Unreadable` for a revision that is none."""
    assessment, declaration = data["assessment"], data["declaration"]
    for at, each in enumerate(assessment["revisions"]):
        if not is_revision(each):
            raise not_what_it_should_be(file, f"assessment.revisions[{at}]")
    return Submission(
        assessment=assessment["id"],
        guideline=data["guideline"]["ref"],
        edition=data["guideline"]["edition"],
        guideline_digest=data["guideline"]["digest"],
        program=data["program"],
        sealed_at=data["sealed_at"],
        draft=data["draft"],
        declaration=None if declaration is None else Declaration(**declaration),
        revisions=tuple(Revision.from_told(assessment["id"], each) for each in assessment["revisions"]),
        digest=data["digest"],
        key=data["signature"]["key"],
        signature=data["signature"]["value"],
    )


def guideline_of(file: str, submission: Submission, catalogue: Catalogue) -> Guideline:
    """Find the very edition that was answered. Raises `Unreadable`."""
    try:
        guideline = catalogue.guideline(submission.guideline)
    except AssessError as error:
        raise Unreadable(Place(file), error.message, error.hint) from None
    hint = say("Name the folder of that edition with --guidelines.")
    if guideline.edition != submission.edition:
        message = say(
            "It answers edition {theirs} of {guideline}; this is edition {ours}.",
            theirs=submission.edition[:40],
            guideline=guideline.ref,
            ours=guideline.edition,
        )
        raise Unreadable(Place(file), message, hint)
    if guideline.digest != submission.guideline_digest:
        message = say(
            "It answers a version of {guideline} that says something else than the one here.", guideline=guideline.ref
        )
        raise Unreadable(Place(file), message, hint)
    return guideline
