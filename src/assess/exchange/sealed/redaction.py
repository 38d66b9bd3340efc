"""What is confidential stays in the country: evidence marked so leaves it without its name.

A confidential entry keeps its ref, kind and dates, so that links to it mean something; title, reference, issuer and
address are left out, in every revision up to the last one that was confidential, or in all of them where it is
confidential now. A revision's id is the hash of what it says. So the revisions of such an entry get new ids, and what
they say about each other (`replaces`, `undoes`) is told in the new ids: the chain that is sent is whole and can be
verified like any other. The country's own register keeps the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assess.domain.data import Data
from assess.domain.history import History, Revision
from assess.domain.subjects import EVIDENCE
from assess.records import replace

TOLD = frozenset({"ref", "kind", "issued", "expiry", "confidential"})
"""What of a confidential entry is told."""


def redacted(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Give the history as it may leave the country, without numbers; the same history always gives the same."""
    history = History().after(revisions)
    last = {subject: _last_confidential(history, subject) for subject in history.subjects(EVIDENCE)}
    seen: dict[str, int] = {}
    ids: dict[str, str] = {}
    sent: list[Revision] = []
    for revision in _causal(history.revisions):
        subject = revision.subject
        seen[subject] = seen.get(subject, 0) + 1
        body = _nameless(revision.body) if seen[subject] <= last.get(subject, 0) else revision.body
        told = replace(
            revision,
            body=body,
            replaces=tuple(dict.fromkeys(ids.get(each, each) for each in revision.replaces)),
            undoes=ids.get(revision.undoes, revision.undoes),
            number=0,
        )
        ids[revision.id] = told.id
        sent.append(told)
    return tuple(sent)


def _causal(revisions: Sequence[Revision]) -> list[Revision]:
    """Put each revision after those it speaks of, and no later than that; registers receive them in any order."""
    by_id = {revision.id: revision for revision in revisions}
    ordered: dict[str, Revision] = {}
    for revision in revisions:
        waiting = [revision]
        while waiting:
            before = (*waiting[-1].replaces, waiting[-1].undoes)
            missing = [by_id[each] for each in before if each in by_id and each not in ordered]
            if missing:
                waiting.extend(missing)
            else:
                last = waiting.pop()
                ordered.setdefault(last.id, last)
    return list(ordered.values())


def _last_confidential(history: History, subject: str) -> int:
    """Count the revisions of an entry that must not be told, from the first one; 0 where all may be."""
    revisions = _causal(history.of(subject))
    heads = history.present(subject).heads
    if any(_confidential(history[head].body) for head in heads):
        return len(revisions)
    return max((at for at, each in enumerate(revisions, start=1) if _confidential(each.body)), default=0)


def _confidential(body: Data | None) -> bool:
    return bool(body and body.get("confidential"))


def _nameless(body: Data | None) -> Data | None:
    if body is None:
        return None
    return {**{name: value for name, value in body.items() if name in TOLD}, "confidential": True}
