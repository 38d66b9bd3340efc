"""What must hold in an envelope whose proofs hold: a signature says who wrote it, not that it makes sense.

Each rule is a small function that gives a sentence for each breach. The rules of `ALONE` look at one revision by
itself; those of `FIRST` at all of them. Only where none is broken is there an assessment that the rules of `THEN` can
look at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from assess.domain.assessment import State, assessment_id
from assess.domain.bodies import is_subject, read_body
from assess.domain.countries import CODES
from assess.domain.errors import Misuse
from assess.domain.followup import SECRETARIATS
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.ledgers.observations import Reviewer
from assess.domain.message import Message, say
from assess.domain.review import not_applicable_without_reason, undecided
from assess.domain.subjects import ACTION, DELEGATION, EVIDENCE, NEED, OBSERVATION, OPENING, PRACTICE, RESPONSE, split
from assess.domain.submission import Submission
from assess.exchange.sealed.redaction import TOLD
from assess.exchange.sealed.texts import texts, unclean

MOST_APART = 32
"""Versions of one thing that nobody has decided between: a few for each institution of a delegation."""

LONGEST_CODE = 40
"""Characters of a cycle or a unit that a message quotes; none is as long."""

Rule = Callable[[Submission, Guideline], Iterator[Message]]


def broken_rules(submission: Submission, guideline: Guideline) -> list[Message]:
    """Say everything that does not hold; empty for an envelope that can be taken in."""
    broken = [message for rule in ALONE for revision in submission.revisions for message in rule(revision)]
    broken += [message for rule in FIRST for message in rule(submission, guideline)]
    return broken or [message for rule in THEN for message in rule(submission, guideline)]


def subject_known(revision: Revision) -> Iterator[Message]:
    """Refuse what this program would not know where to keep."""
    if not is_subject(revision.subject):
        yield say("“{subject}” is not part of an assessment.", subject=revision.subject[:60])


def body_readable(revision: Revision) -> Iterator[Message]:
    """Refuse what would be read otherwise than it was written."""
    if revision.body is not None and is_subject(revision.subject) and read_body(revision) is None:
        yield say("What it says about “{subject}” cannot be read.", subject=revision.subject[:60])


def sides_agree(revision: Revision) -> Iterator[Message]:
    """Refuse a remark that bears the letter of one side and names the other as who made it."""
    if revision.subject.startswith(OBSERVATION) and revision.body is not None:
        theirs = revision.body.get("by") == Reviewer.SECRETARIAT
        if theirs != revision.subject.startswith(SECRETARIATS):
            yield say("{subject}: the secretariat's observations begin with S, and only those.",
                      subject=revision.subject[:60])  # fmt: skip


def texts_clean(revision: Revision) -> Iterator[Message]:
    """Refuse texts that this program never writes."""
    yield from unclean(revision.subject[:60], [revision.author, *texts(revision.body)])


def nothing_confidential(revision: Revision) -> Iterator[Message]:
    """Refuse what should never have left its country."""
    body = revision.body or {}
    if revision.subject.startswith(EVIDENCE) and body.get("confidential") and not body.keys() <= TOLD:
        yield say("{subject} is confidential, yet it says more than it may.", subject=revision.subject[:60])


def around_clean(submission: Submission, _: Guideline) -> Iterator[Message]:
    """Refuse such texts in what stands around the revisions as well."""
    yield from unclean("program", [submission.program])
    yield from unclean("assessment", [submission.assessment])
    if submission.declaration:
        yield from unclean("declaration", vars(submission.declaration).values())


def chain_whole(submission: Submission, _: Guideline) -> Iterator[Message]:
    """Refuse a history that is not whole."""
    yield from broken_chain(submission.revisions)


def broken_chain(revisions: Sequence[Revision]) -> Iterator[Message]:
    """Find what is missing or there twice: each revision stands on earlier ones of its subject that are there."""
    subjects: dict[str, str] = {}
    for revision in revisions:
        before = (*revision.replaces, revision.undoes) if revision.undoes else revision.replaces
        if revision.id in subjects:
            yield say("A revision of “{subject}” appears twice.", subject=revision.subject[:60])
        elif any(subjects.get(earlier) != revision.subject for earlier in before):
            yield say(
                "The history of “{subject}” is broken: an earlier revision is missing.", subject=revision.subject[:60]
            )
        subjects[revision.id] = revision.subject


def few_apart(submission: Submission, _: Guideline) -> Iterator[Message]:
    """Refuse more versions of one thing than people who work apart make, and than can be told apart."""
    replaced = {earlier for revision in submission.revisions for earlier in revision.replaces}
    apart = Counter(revision.subject for revision in submission.revisions if revision.id not in replaced)
    for subject, versions in apart.items():
        if versions > MOST_APART:
            yield say(
                "There are {n} versions of {subject} side by side; at most {most} can be told apart.",
                n=versions,
                subject=subject[:60],
                most=MOST_APART,
            )


def opened(submission: Submission, _: Guideline) -> Iterator[Message]:
    """Refuse a history that never says what it is the history of."""
    openings = [revision for revision in submission.revisions if revision.subject == OPENING]
    if not openings or any(revision.body is None for revision in openings):
        yield say("It does not say whose assessment it is.")


def opening_agrees(submission: Submission, guideline: Guideline) -> Iterator[Message]:
    """Refuse an envelope that is addressed otherwise than what is in it."""
    opening = submission.content.opening
    if opening.country not in CODES:
        yield say("“{text}” is not the code of a country.", text=opening.country[:20])
        return
    try:
        named = assessment_id(opening.country, opening.cycle[:LONGEST_CODE], opening.unit[:LONGEST_CODE])
    except Misuse as misuse:
        yield misuse.message
        return
    if named != submission.assessment:
        yield say("It is called {said}, but holds {named}.", said=submission.assessment[:40], named=named)
    if (opening.guideline, opening.edition) != (guideline.ref, guideline.edition):
        yield say("Its answers were given on a different guideline from the one it names.")


def state_agrees(submission: Submission, _: Guideline) -> Iterator[Message]:
    """Refuse as final what was never closed or what nobody answers for."""
    opening = submission.content.opening
    if submission.declaration != opening.declaration:
        yield say("The declaration around it is not the one in it.")
    if submission.draft:
        return
    if opening.state is not State.SUBMITTED or opening.issue < 1:
        yield say("It is sent as final, but the assessment in it is not closed.")
    if submission.declaration is None:
        yield say("It is sent as final, but nobody declares for the state.")


def ready(submission: Submission, guideline: Guideline) -> Iterator[Message]:
    """Refuse as final what could not be submitted here, for it would be read as if somebody had decided it.

    Two versions of which none was chosen, and questions left out of the score without saying why. Observations go on
    after the submission, and questions without an answer are counted and told when it is taken in: neither is refused.
    """
    if submission.draft:
        return
    day = date.fromisoformat(submission.sealed_at[:10])
    observed = {split(each)[1] for each in submission.content.conflicts if each.startswith(OBSERVATION)}
    for rule in (undecided, not_applicable_without_reason):
        for finding in rule(guideline, submission.content, day):
            if finding.ref not in observed:
                yield say("{ref}: {what}", ref=finding.ref, what=finding.message)


def refs_known(submission: Submission, guideline: Guideline) -> Iterator[Message]:
    """Refuse what is said about questions, recommendations, phases and sources that the guideline does not have."""
    known = _refs(submission, guideline)
    seen = set[str]()
    for revision in submission.revisions:
        (kind, about), body = split(revision.subject), revision.body or {}
        if kind == RESPONSE:
            said = {about}
        elif kind == DELEGATION:
            said = {*body.get("relevance", ()), *body.get("instruments", ())}
        else:
            said = {str(body[name]) for name in ("recommendation", "about") if name in body}
        for ref in sorted(said - known.get(kind, said) - seen):
            seen.add(ref)
            yield say("The guideline has no {ref}.", ref=ref[:40])


def _refs(submission: Submission, guideline: Guideline) -> dict[str, AbstractSet[str]]:
    """List what each kind of subject may speak of."""
    indicators = guideline.indicator_refs
    recommendations = {recommendation.ref for recommendation in guideline.recommendations()}
    country = {phase.ref for phase in guideline.phases} | {source.ref for source in guideline.sources}
    return {
        RESPONSE: indicators,
        DELEGATION: country,
        OBSERVATION: indicators | recommendations | registered(submission),
        **dict.fromkeys((ACTION, PRACTICE, NEED), recommendations),
    }


def registered(submission: Submission) -> set[str]:
    """List the refs of all evidence that was ever registered."""
    return {split(each.subject)[1] for each in submission.revisions if each.subject.startswith(EVIDENCE)}


def levels_known(submission: Submission, guideline: Guideline) -> Iterator[Message]:
    """Refuse levels that the scale does not have, and evidence that is not in the register that is sent."""
    levels, evidence = {None, *(step.level for step in guideline.scale)}, registered(submission)
    for revision in submission.revisions:
        body = revision.body
        if not body or not revision.subject.startswith(RESPONSE):
            continue
        for name in ("answer", "proposed"):
            if name in body and body[name].get("level") not in levels:
                yield say(
                    "{ref}: the scale has no level {level}.", ref=split(revision.subject)[1], level=body[name]["level"]
                )
        for each in body.get("evidence", ()):
            if each not in evidence:
                yield say(
                    "{ref}: there is no evidence {evidence} in it.", ref=split(revision.subject)[1], evidence=each[:40]
                )


ALONE: tuple[Callable[[Revision], Iterator[Message]], ...] = (
    subject_known,
    body_readable,
    sides_agree,
    texts_clean,
    nothing_confidential,
)
FIRST: tuple[Rule, ...] = (around_clean, chain_whole, few_apart, opened)
THEN: tuple[Rule, ...] = (opening_agrees, state_agrees, refs_known, levels_known, ready)
