"""Lock the texts of an edition once it is published: write its lines of `refs.lock` (`assess.catalogue.lock`)."""

from __future__ import annotations

from pathlib import Path

from assess.catalogue.folders import load
from assess.catalogue.lock import LOCK, changed_refs, digests, read_lock
from assess.domain.errors import ContentInvalid
from assess.domain.message import say
from assess.domain.refusal import why

_ABOUT = "# The texts of each edition, as published: edition, ref, digest. Written by: assess guideline lock\n"


def write_lock(folder: Path) -> int:
    """Lock the texts of a guideline's edition and give the number of its refs.

    Raises `ContentInvalid` where the guideline has problems, where a locked text has changed, and where the file
    can't be written.
    """
    guideline = load(folder)
    lock, _problems = read_lock(folder)
    changed = [ref for ref, _there in changed_refs(guideline, lock)]
    if changed:
        hint = say(
            "Give it a new edition. If edition {edition} was never published, delete its lines in {file}.",
            edition=guideline.edition, file=LOCK,
        )  # fmt: skip
        raise ContentInvalid(say("Published texts have changed: {refs}.", refs=", ".join(changed)), hint=hint)
    here = digests(guideline)
    lock[guideline.edition] = here
    lines = [f"{edition} {ref} {content}\n" for edition, refs in sorted(lock.items()) for ref, content in refs.items()]
    try:
        (folder / LOCK).write_text("".join([_ABOUT, *lines]), encoding="utf-8", newline="\n")
    except OSError as error:
        message = say("{path} can't be written: {why}.", path=str(folder / LOCK), why=why(error))
        raise ContentInvalid(message) from error
    return len(here)
