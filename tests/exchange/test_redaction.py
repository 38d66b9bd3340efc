"""Evidence marked confidential leaves the country without its name, and the history stays whole."""

from __future__ import annotations

from assess.domain.assessment import Assessment
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.exchange.sealed.envelope import open_envelope, seal
from assess.exchange.sealed.redaction import redacted
from assess.records import replace
from assess.workflow.session import Session
from tests.exchange.desk import CATALOGUE, GUIDELINE, KEY, SEALED_AT, begun, fresh, submitted

SECRETS = ("secret.example", "secret budget", "Treasury", "Very secret budget", "Secret budget")


def entered(*changes: dict[str, object]) -> Session:
    """Enter a piece of evidence and change it, step by step."""
    session = fresh()
    session.enter(Evidence("new", EvidenceKind.LAW, "Plain title"))
    for change in changes:
        session.correct(replace(session.assessment.evidence["E-001"], **change))  # type: ignore[arg-type]
    return session


def titles(session: Session) -> list[str | None]:
    """List the titles that leave the country, revision by revision; `None` for none."""
    sent = redacted(session.assessment.history.revisions)
    return [each.body.get("title") if each.body else None for each in sent if each.subject == "evidence/E-001"]


def test_nothing_of_what_is_confidential_is_in_an_envelope() -> None:
    """Neither as it is now, nor as it was before it was marked."""
    envelope = seal(submitted().assessment, GUIDELINE, KEY, SEALED_AT).decode()
    assert [secret for secret in SECRETS if secret in envelope] == []


def test_its_ref_kind_and_dates_are_told() -> None:
    """A link to it still says what sort of proof there is."""
    submission, _ = open_envelope(seal(submitted().assessment, GUIDELINE, KEY, SEALED_AT), CATALOGUE)
    assert submission is not None
    assert submission.content.evidence["E-002"] == Evidence("E-002", EvidenceKind.BUDGET, confidential=True)
    assert submission.content.response("A-01.s").evidence == ("E-001", "E-002")


def test_what_is_confidential_now_is_left_out_everywhere() -> None:
    """Also in the revisions from before it was marked."""
    assert titles(entered({"title": "Second title"}, {"confidential": True})) == [None, None, None]


def test_what_is_no_longer_confidential_is_told_from_then_on() -> None:
    """What it was called while it was confidential, and before, stays in the country."""
    session = entered({"confidential": True}, {"confidential": False, "title": "Published title"})
    assert titles(session) == [None, None, "Published title"]


def test_what_never_was_confidential_is_told_whole() -> None:
    """Its revisions keep their ids."""
    session = entered({"title": "Second title"})
    revisions = session.assessment.history.revisions
    assert [each.id for each in redacted(revisions)] == [each.id for each in revisions]


def test_removed_evidence_that_was_confidential_is_left_out() -> None:
    """Taking an entry out does not publish it."""
    session = entered({"confidential": True})
    session.remove("E-001")
    assert titles(session) == [None, None, None]


def test_the_chain_that_is_sent_is_whole() -> None:
    """Each revision stands on what is sent, and each subject has as many heads as at home."""
    home = begun()
    home.undo()
    history = home.assessment.history
    sent = Assessment.of(redacted(history.revisions)).history
    ids = {each.id for each in sent.revisions}
    assert all(before in ids for each in sent.revisions for before in (*each.replaces, *filter(None, [each.undoes])))
    for subject in history.subjects():
        assert len(sent.present(subject).heads) == len(history.present(subject).heads)


def test_two_heads_of_which_one_is_confidential_are_both_left_out() -> None:
    """Until somebody decides between two versions, the more careful one holds."""
    session = entered({"confidential": True})
    first = session.assessment.history.of("evidence/E-001")[0]
    apart = replace(
        first, body={**(first.body or {}), "title": "Their title"}, author="Bea", replaces=(first.id,), number=0
    )
    sent = redacted([*session.assessment.history.revisions, apart])
    assert [each.body and each.body.get("title") for each in sent if each.subject == "evidence/E-001"] == [None] * 3
