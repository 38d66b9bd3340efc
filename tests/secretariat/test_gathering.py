"""Envelopes arrive: each is taken in or refused with its reason, and what is refused changes nothing."""

from __future__ import annotations

import hashlib
import json
import zlib
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.domain.assessment import Assessment
from assess.domain.errors import Misuse, RegisterUnusable
from assess.domain.submission import fingerprint
from assess.exchange.sealed.arrivals import MOST_ATTACHMENTS, attachments, open_arrival
from assess.exchange.sealed.keys import signing_key
from assess.workflow.arrival import Outcome, Verdict
from assess.workflow.trust import Trust
from tests.fakes import FakeCatalogue
from tests.secretariat.post import Delegation, Secretariat, Spoil, in_later_edition
from tests.secretariat.rounds import INDICATORS, small


@pytest.fixture
def delegation(tmp_path: Path) -> Delegation:
    """El Salvador."""
    return Delegation(tmp_path)


@pytest.fixture
def secretariat(tmp_path: Path) -> Secretariat:
    """An empty desk."""
    return Secretariat(tmp_path)


def why(outcome: Outcome) -> str:
    """Say why something was refused."""
    return " ".join([*map(str, outcome.reasons), *(str(each.message) for each in outcome.problems)])


def levels(secretariat: Secretariat, assessment: str = "SLV-2026") -> str:
    """Read the levels that the register holds."""
    held = Assessment.of(secretariat.register.history(assessment))
    return "".join(str(getattr(held.response(ref).answer, "level", "-")) for ref in INDICATORS)


def test_an_envelope_is_taken_in_whole(delegation: Delegation, secretariat: Secretariat) -> None:
    """What was sealed is what the register holds, scored and listed."""
    outcome = secretariat.receive(delegation.send("1234512"))
    assert (outcome.verdict, outcome.reasons) == (Verdict.TAKEN_IN, ())
    assert levels(secretariat) == "1234512"
    [standing] = secretariat.desk.standings()
    assert (standing.id, standing.opening.state, standing.coverage.rated) == ("SLV-2026", "submitted", 7)
    [receipt] = secretariat.register.intake.receipts("2026")
    assert (receipt.digest, receipt.issue, receipt.draft) == (outcome.receipt and outcome.receipt.digest, 1, False)


def test_the_same_envelope_twice_changes_nothing(delegation: Delegation, secretariat: Secretariat) -> None:
    """It is told as repeated, and is no fault."""
    envelope = delegation.send("1234512")
    secretariat.receive(envelope)
    before = secretariat.held()
    assert secretariat.receive(envelope).verdict is Verdict.REPEATED
    assert secretariat.held() == before


def test_a_later_submission_takes_the_place_of_an_earlier_one(delegation: Delegation, secretariat: Secretariat) -> None:
    """The earlier envelope is kept, and can't come back as the present."""
    first, second = delegation.send("1111111"), delegation.send("2222222")
    secretariat.receive(first)
    assert secretariat.receive(second).verdict is Verdict.TAKEN_IN
    assert levels(secretariat) == "2222222"
    assert len(secretariat.held()[2]) == 2  # type: ignore[arg-type]


def test_an_older_envelope_never_replaces_a_newer_one(delegation: Delegation, secretariat: Secretariat) -> None:
    """Replayed, it is refused; what is there stays."""
    first, second = delegation.send("1111111"), delegation.send("2222222")
    secretariat.receive(second)
    before = secretariat.held()
    outcome = secretariat.receive(first)
    assert (outcome.verdict, why(outcome)) == (
        Verdict.REFUSED,
        "It is older than what was received for SLV-2026 on 2026-03-02.",
    )
    assert secretariat.held() == before


def test_what_is_as_old_and_says_something_else_is_refused(delegation: Delegation, secretariat: Secretariat) -> None:
    """Two copies of a register were closed apart: whichever comes first stays, and people have to decide."""
    elsewhere = Delegation(delegation.folder)
    secretariat.receive(delegation.send("1111111"))
    before = secretariat.held()
    assert why(secretariat.receive(elsewhere.send("2222222"))) == (
        "It is as old as what was received for SLV-2026 on 2026-03-02, but says something else. "
        "Ask the sender which one holds; that one is reopened and submitted again."
    )
    assert secretariat.held() == before


def test_a_draft_is_listed_and_gives_way_to_the_submission(delegation: Delegation, secretariat: Secretariat) -> None:
    """A draft is told as one, its coverage is told, and it can't replace a submission."""
    delegation.session.answer("A-01.s", None)
    draft = delegation.envelope(draft=True)
    remarks = " ".join(map(str, secretariat.receive(draft).remarks))
    assert "A draft: it is listed, and does not count. Partial: 0 of 7 answered." in remarks
    assert secretariat.receive(delegation.send("5555555")).verdict is Verdict.TAKEN_IN
    assert secretariat.register.intake.submissions("SLV-2026") == [1]
    delegation.session.reopen()
    late_draft = secretariat.receive(delegation.envelope(draft=True))
    assert why(late_draft) == "It is a draft, and the submission of SLV-2026 was received on 2026-03-02."


def test_a_draft_of_what_is_closed_is_refused(delegation: Delegation, secretariat: Secretariat) -> None:
    """It would have to count and not to count."""
    delegation.close("5555555")
    assert "sent as a draft, but" in why(secretariat.receive(delegation.envelope(draft=True)))


def test_the_first_key_is_accepted_loudly(delegation: Delegation, secretariat: Secretariat) -> None:
    """Where nobody can be asked, the fingerprint is told to be compared."""
    outcome = secretariat.receive(delegation.send("5555555"))
    assert fingerprint(delegation.key.public) in str(outcome.remarks[0])
    assert secretariat.register.intake.pinned("SLV") == delegation.key.public


def test_what_is_invented_teaches_no_key(delegation: Delegation, secretariat: Secretariat, tmp_path: Path) -> None:
    """Anybody may have signed an example; the country itself is not taken for a stranger afterwards."""
    outcome = secretariat.receive(Delegation(tmp_path / "example", invented=True).send("1111111"))
    assert list(map(str, outcome.remarks)) == [
        "Invented: not a statement of any country. Its key need not be compared, and is not remembered."
    ]
    assert (outcome.verdict, secretariat.register.intake.pinned("SLV")) == (Verdict.TAKEN_IN, "")
    assert secretariat.receive(delegation.send("5555555")).verdict is Verdict.TAKEN_IN
    assert secretariat.register.intake.pinned("SLV") == delegation.key.public


def test_nobody_is_asked_about_the_key_of_what_is_invented(secretariat: Secretariat, tmp_path: Path) -> None:
    """There is no delegation to be called."""
    trust = Trust(ask=lambda _: pytest.fail("There was a question."))
    outcome = secretariat.receive(Delegation(tmp_path / "example", invented=True).send("1111111"), trust=trust)
    assert (outcome.verdict, outcome.doubt) == (Verdict.TAKEN_IN, None)


def test_what_a_country_sends_stands_before_what_is_invented(
    delegation: Delegation, secretariat: Secretariat, tmp_path: Path
) -> None:
    """An example that claims to be newer neither keeps a submission out nor takes its place afterwards."""
    example = Delegation(tmp_path / "example", invented=True)
    for letters in ("1111111", "2222222"):
        outcome = secretariat.receive(example.send(letters))
    assert outcome.verdict is Verdict.TAKEN_IN
    real = secretariat.receive(delegation.send("5555555"))
    assert real.verdict is Verdict.TAKEN_IN
    assert "It replaces what was invented." in map(str, real.remarks)
    before = secretariat.held()
    again = secretariat.receive(example.send("3333333"))
    assert (again.verdict, again.doubt) == (Verdict.REFUSED, None)
    assert "It is invented, and SLV has sent what is not." in why(again)
    assert secretariat.held() == before


def test_a_person_who_is_asked_decides(delegation: Delegation, secretariat: Secretariat) -> None:
    """Who says no takes nothing in; who says yes is not asked again."""
    envelope = delegation.send("5555555")
    before = secretariat.held()
    assert secretariat.receive(envelope, trust=Trust(ask=lambda _: False)).verdict is Verdict.REFUSED
    assert secretariat.held() == before
    assert secretariat.receive(envelope, trust=Trust(ask=lambda _: True)).verdict is Verdict.TAKEN_IN
    assert secretariat.receive(delegation.send("4444444"), trust=Trust(ask=unasked)).verdict is Verdict.TAKEN_IN


def unasked(_: object) -> bool:
    """Be somebody whom nobody asks."""
    pytest.fail("somebody was asked")


def test_what_a_colleague_took_in_while_one_was_asked_is_judged_by_that(
    delegation: Delegation, secretariat: Secretariat, tmp_path: Path
) -> None:
    """Two secretaries receive into one register: the same envelope is there already, an older one stays out."""
    colleague, older = Secretariat(tmp_path), delegation.send("3333333")

    def meanwhile(sent: bytes) -> Trust:
        return Trust(ask=lambda _: colleague.receive(sent).verdict is Verdict.TAKEN_IN)

    assert secretariat.receive(older, trust=meanwhile(delegation.send("5555555"))).verdict is Verdict.REFUSED
    assert levels(secretariat) == "5555555"
    other = Delegation(tmp_path, "GTM").send("4444444")
    assert secretariat.receive(other, trust=meanwhile(other)).verdict is Verdict.REPEATED


def test_only_the_key_that_is_trusted_is_accepted_first(delegation: Delegation, secretariat: Secretariat) -> None:
    """`--trust` names the fingerprint that was read out over the telephone; nobody is asked about it again."""
    envelope, digits = delegation.send("5555555"), fingerprint(delegation.key.public).replace(" ", "")
    assert "none of those named" in why(secretariat.receive(envelope, trust=Trust(frozenset({"0" * 40}))))
    assert secretariat.receive(envelope, trust=Trust(frozenset({digits}), ask=unasked)).verdict is Verdict.TAKEN_IN


def test_another_key_is_an_alarm(delegation: Delegation, secretariat: Secretariat, tmp_path: Path) -> None:
    """Signed again by somebody else it is refused, until a person accepts the new key."""
    secretariat.receive(delegation.send("5555555"))
    before = secretariat.held()
    delegation.close("4444444")
    forged = delegation.envelope(key=signing_key(tmp_path / "other.pem"))
    assert why(secretariat.receive(forged)).startswith("ALARM: the known key of SLV is ")
    assert secretariat.held() == before
    outcome = secretariat.receive(forged, trust=Trust(new_keys=True))
    assert (outcome.verdict, "NEW KEY" in str(outcome.remarks[0])) == (Verdict.TAKEN_IN, True)
    assert "ALARM" in why(secretariat.receive(delegation.send("3333333")))


def test_one_key_for_two_countries_is_told(delegation: Delegation, secretariat: Secretariat, tmp_path: Path) -> None:
    """Each may have been sent by the other; a person has to ask. A country with a key of its own is not named."""
    secretariat.receive(delegation.send("5555555"))
    secretariat.receive(Delegation(tmp_path, "HND").send("4444444"))
    other = Delegation(tmp_path, "GTM")
    other.close("3333333")
    outcome = secretariat.receive(other.envelope(key=delegation.key))
    assert outcome.verdict is Verdict.TAKEN_IN
    assert str(outcome.remarks[1]) == "It is also the key of SLV: ask over the telephone whose it is."
    secretariat.register.intake.pin("SLV-06", delegation.key.public, "2026-03-02T09:00:00+00:00", "Eva")
    assert secretariat.register.intake.countries_known_by(delegation.key.public) == ["GTM", "SLV"]


def test_what_bears_another_name_is_refused(delegation: Delegation, secretariat: Secretariat) -> None:
    """A file called after Guatemala can't bring in El Salvador; a name that says nothing can."""
    envelope = delegation.send("5555555")
    assert why(secretariat.receive(envelope, "post/GTM-2026.assess.json")) == (
        "It is called GTM-2026, but holds SLV-2026. "
        "Ask the sender which was meant; under the name SLV-2026.assess.json it will be received."
    )
    assert secretariat.receive(envelope, "post/adjunto (1).json").verdict is Verdict.TAKEN_IN


def test_what_comes_from_the_future_is_refused(delegation: Delegation, secretariat: Secretariat) -> None:
    """A clock may be ahead by a day, no more."""
    envelope = delegation.send("5555555")
    sealed = delegation.desk.clock.time  # type: ignore[attr-defined]
    secretariat.desk.clock.time = sealed - timedelta(hours=25)  # type: ignore[attr-defined]
    assert "which is in the future" in why(secretariat.receive(envelope))
    secretariat.desk.clock.time = sealed - timedelta(hours=23)  # type: ignore[attr-defined]
    assert secretariat.receive(envelope).verdict is Verdict.TAKEN_IN


def test_another_edition_is_refused(tmp_path: Path, delegation: Delegation) -> None:
    """It answers other questions than those here."""
    secretariat = Secretariat(tmp_path, in_later_edition())
    assert why(secretariat.receive(delegation.send("5555555"))) == ("It answers edition 1 of small; this is edition 2.")


SPOILT: dict[str, Spoil] = {
    "a level raised": lambda content: content.replace(b'"level":1', b'"level":5', 1),
    "the country changed": lambda content: content.replace(b"SLV", b"GTM"),
    "cut off": lambda content: content[:-200],
    "nothing": lambda _: b"",
    "not JSON": lambda _: b"PK\x03\x04",
    "a key twice": lambda content: content[:-1] + b',"draft":true}',
    "wrong encoding": lambda content: content.decode().encode("utf-16"),
    "deep": lambda _: b"[" * 100_000,
    "gigantic": lambda content: content + b" " * (32 * 1024 * 1024),
    "something after it": lambda content: content + b"{}",
    "a PDF without one": lambda _: b"%PDF-1.7\n%%EOF",
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_envelope_is_refused_and_the_register_untouched(
    name: str, delegation: Delegation, secretariat: Secretariat
) -> None:
    """Whatever was done to it on the way, there is a sentence for it."""
    envelope = delegation.send("1234512")
    before = secretariat.held()
    outcome = secretariat.receive(SPOILT[name](envelope))
    assert (outcome.verdict, bool(why(outcome))) == (Verdict.REFUSED, True)
    assert secretariat.held() == before


def carried(content: bytes, *, times: int = 1, length: int = 0) -> bytes:
    """Put an envelope into a PDF as WeasyPrint does."""
    packed = zlib.compress(content)
    head = b"<</Type /EmbeddedFile/Filter /FlateDecode/Length %d>>" % (length or len(packed))
    objects = [b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (at, head, packed) for at in range(times)]
    return b"%PDF-1.7\n" + b"".join(objects) + b"%%EOF"


def test_a_report_that_carries_its_envelope_is_taken_in(delegation: Delegation, secretariat: Secretariat) -> None:
    """The paper is also the data."""
    envelope = delegation.send("1234512")
    assert list(attachments(carried(envelope))) == [envelope]
    among_others = carried(b'{"format":"assess-compilation"}') + carried(envelope)
    assert secretariat.receive(among_others, "SLV-2026.pdf").verdict is Verdict.TAKEN_IN
    assert levels(secretariat) == "1234512"


def test_reports_that_carry_it_otherwise_are_refused(delegation: Delegation, secretariat: Secretariat) -> None:
    """Two envelopes in one PDF, a stream cut off, a stream that grows beyond bounds: one sentence each."""
    envelope = delegation.send("1234512")
    figures = carried(b'{"format":"assess-compilation"}')
    assert why(secretariat.receive(figures)) == "This PDF carries no envelope."
    assert why(secretariat.receive(carried(envelope, times=2))) == "This PDF carries more than one envelope."
    assert why(secretariat.receive(carried(envelope, length=50))) == "This PDF carries no envelope."
    hidden = b"".join(carried(b"{}") for _ in range(MOST_ATTACHMENTS)) + carried(envelope)
    assert why(secretariat.receive(hidden)) == "This PDF carries no envelope."
    assert why(secretariat.receive(carried(b"{" + b" " * 40_000_000))) == "This PDF carries no envelope."
    protected = b"%PDF-1.7\ntrailer\n<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF"
    assert why(secretariat.receive(protected)) == "This PDF is protected, so that what it carries can't be read."


PIECES = (
    b"1 0 obj\n<<",
    b"/Type /EmbeddedFile",
    b"/Filter /FlateDecode",
    b"/Length 9999999999",
    b"/Length 12",
    b"/Length 12 0 R",
    b">>\nstream\n",
    b"\nendstream\nendobj\n",
    b"{}",
    zlib.compress(b"{}"),
    zlib.compress(b"{" * 1000),
)


@given(st.booleans(), st.integers(0, 10**6), st.integers(0, 255))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_changed_byte_is_found(tmp_path_factory: pytest.TempPathFactory, pdf: bool, place: int, byte: int) -> None:  # noqa: FBT001 - drawn
    """Wherever a byte is changed, in the envelope or in the PDF around it, only what was sealed gets in."""
    folder = tmp_path_factory.mktemp("post")
    envelope = Delegation(folder).send("1234512")
    sent = carried(envelope) if pdf else envelope
    at = place % len(sent)
    secretariat = Secretariat(folder)
    outcome = secretariat.receive(sent[:at] + bytes([byte]) + sent[at + 1 :])
    assert outcome.verdict is Verdict.REFUSED or levels(secretariat) == "1234512"


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=30).map(b"".join))
@settings(deadline=None)
def test_no_pdf_is_too_strange_to_be_refused(rubbish: bytes) -> None:
    """Pieces of PDF in any order: there is an answer, never an exception."""
    arrival, problems = open_arrival(b"%PDF-1.7\n" + rubbish, FakeCatalogue(small()), "any.pdf")
    assert arrival is None
    assert problems


def test_what_was_taken_in_can_go_on_from_there(delegation: Delegation, secretariat: Secretariat) -> None:
    """A delegation that lost its register takes in its own envelope and continues; its history goes on."""
    secretariat.receive(delegation.send("1234512"))
    with pytest.raises(Misuse, match="exists already"):
        secretariat.desk.begin("SLV", "2026")
    session = secretariat.desk.session("SLV-2026")
    session.reopen()
    session.answer("A-01.s", None)
    assert levels(secretariat) == "-234512"
    with pytest.raises(Misuse, match="exists already"):
        secretariat.desk.begin("SLV", "2026")


def test_a_damaged_envelope_is_found_when_it_is_read(delegation: Delegation, secretariat: Secretariat) -> None:
    """A flipped bit in the register is told, not compiled."""
    envelope = delegation.send("1234512")
    secretariat.receive(envelope)
    other = zlib.compress(json.dumps({**json.loads(envelope), "draft": True}).encode())
    secretariat.register._connection.execute("UPDATE envelope SET content = ?", (other,))
    with pytest.raises(RegisterUnusable):
        secretariat.register.history("SLV-2026")


def test_an_envelope_that_a_newer_version_took_in_is_told(delegation: Delegation, secretariat: Secretariat) -> None:
    """Its bytes are those that were taken in; what they say, this version would read otherwise."""
    told = json.loads(delegation.send("1234512"))
    secretariat.receive(json.dumps(told).encode())
    told["assessment"]["revisions"][1]["body"] = {"mood": "hopeful"}
    odd = json.dumps(told).encode()
    row = zlib.compress(odd), hashlib.sha256(odd).hexdigest()
    secretariat.register._connection.execute("UPDATE envelope SET content = ?, checksum = ?", row)
    with pytest.raises(RegisterUnusable, match="not written by this version"):
        secretariat.register.history("SLV-2026")
