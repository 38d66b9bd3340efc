"""What is asked about a piece of evidence, and how the answers become one."""

from __future__ import annotations

from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.message import say
from assess.tui.pages.asking.checks import a_date, a_day, an_address, needed
from assess.tui.pages.asking.fields import Field, Values
from assess.tui.work.names import EVIDENCE_KINDS


def evidence_fields(was: Evidence | None = None) -> list[Field]:
    """Ask for what identifies a piece of evidence."""
    kinds = [(str(kind), name) for kind, name in EVIDENCE_KINDS.items()]
    entry = was or Evidence("", EvidenceKind.LAW, "")
    yes_no = [("", say("no")), ("yes", say("yes"))]
    personal = say("Never anything about a person: laws, programmes and aggregated figures only.")
    return [
        Field("title", say("Title"), entry.title, hint=personal, check=needed),
        Field("kind", say("Kind"), str(entry.kind), kinds),
        Field("reference", say("Number, article or page"), entry.reference),
        Field("issuer", say("Issued by"), entry.issuer),
        Field("issued", say("Issued (year or day)"), entry.issued, check=a_date),
        Field("url", say("Address on the web"), entry.url, check=an_address),
        Field("expiry", say("Holds until (day)"), entry.expiry, hint=say("Empty: does not expire."), check=a_day),
        Field("confidential", say("Confidential"), "yes" if entry.confidential else "", yes_no),
    ]


def evidence_of(values: Values, ref: str = "") -> Evidence:
    """Make evidence of a form."""
    texts = {name: values[name] for name in ("title", "reference", "issuer", "issued", "url", "expiry")}
    return Evidence(ref, EvidenceKind(values["kind"]), confidential=bool(values["confidential"]), **texts)
