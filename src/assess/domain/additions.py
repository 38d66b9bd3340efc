"""What an envelope adds to a history that is kept here: all but what its sender can't speak for.

An envelope is signed by a country. The secretariat's own words are proved by a follow-up, or by having been written in
this very register; all that an envelope can bring to them is a reply.
"""

from __future__ import annotations

from collections.abc import Sequence

from assess.domain.data import Data
from assess.domain.followup import SECRETARIATS
from assess.domain.history import History, Revision
from assess.domain.subjects import EVIDENCE


def additions(own: History, sent: Sequence[Revision]) -> list[Revision]:
    """List what a history that was sent adds to one's own.

    Passed over is evidence whose name was left out on its way, where one's own history knows its name, and what
    nothing proves to be the secretariat's.
    """
    evidence = [each for each in sent if each.subject.startswith(EVIDENCE) and each.body is not None]
    nameless = {each.subject for each in evidence if not (each.body or {}).get("title")}
    known = nameless & set(own.subjects(EVIDENCE))
    unproved = {each.id for each in unproved_remarks(own, sent)}
    return [each for each in sent if each.id not in own and each.subject not in known and each.id not in unproved]


def unproved_remarks(own: History, sent: Sequence[Revision]) -> list[Revision]:
    """List what was sent of the secretariat's observations that is neither known here nor a reply to what is."""
    believed, unproved = dict[str, Revision](), list[Revision]()
    for each in sent:
        if not each.subject.startswith(SECRETARIATS):
            continue
        earlier = [own.get(id_) or believed.get(id_) for id_ in each.replaces]
        if each.id in own or _replies(each.body, [version.body if version else None for version in earlier]):
            believed[each.id] = each
        else:
            unproved.append(each)
    return unproved


def _replies(body: Data | None, before: Sequence[Data | None]) -> bool:
    """Tell whether a remark says, but for the reply to it, what its earlier versions said."""
    if not body or not before or not all(before):
        return False
    versions = [{**(version or {}), "reply": ""} for version in before]
    names = {"reply", *body}.union(*versions)
    return all({**body, "reply": ""}.get(name) in [version.get(name) for version in versions] for name in names)
