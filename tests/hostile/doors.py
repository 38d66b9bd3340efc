"""Every door through which a file comes in, in one form: bytes go in, and only what was promised comes out.

The promise is one for all doors: a result, or problems with their places, or an `AssessError`. Anything else that a
door lets out is a fault of the program, found by the tests beside this file and by `make fuzz` alike.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path

import rfc8785
import yaml
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assess.catalogue import cache, shelved
from assess.catalogue.countries import read_profiles
from assess.catalogue.disk import HEAD
from assess.catalogue.editions import read_map
from assess.catalogue.lock import read_lock
from assess.catalogue.reader import read_guideline
from assess.domain.clean import clean
from assess.domain.errors import AssessError
from assess.domain.guideline import Guideline
from assess.domain.ledgers.observations import Observation, Reviewer
from assess.domain.problem import Problem
from assess.exchange.answers.tables import read_answers
from assess.exchange.sealed.arrivals import open_arrival
from assess.exchange.sealed.encryption import decrypted
from assess.exchange.sealed.envelope import open_envelope
from assess.exchange.sealed.followups import open_follow_up
from assess.exchange.sealed.keys import signing_key
from assess.exchange.sealed.proofs import PROOFS, proved
from assess.exchange.sealed.short_way import weighed
from assess.exchange.sealed.strict_json import read_json
from assess.exchange.unreadable import Unreadable
from assess.records import dataclass
from assess.report.regional.conclusions import conclusions
from assess.report.regional.material import Material
from assess.storage.care.restoring import restore
from assess.storage.care.salvage import salvage
from assess.storage.care.survey import survey
from assess.storage.database.chain import UNREADABLE, chained
from assess.storage.database.rows import put, revision_of
from assess.storage.disk.drafts import DiskDrafts
from assess.storage.disk.settings import DiskSettings
from assess.storage.register import SqliteRegister
from assess.words import Words
from assess.workflow.arrival import Arrival
from assess.workflow.opening import Desk
from tests.catalogue.shelf import GOOD, lay_out
from tests.exchange.bad_envelopes import ENVELOPE
from tests.exchange.desk import CATALOGUE, GUIDELINE, KEY, assessment
from tests.exchange.test_hostile_workbooks import cell, sheet, workbook
from tests.fakes import FakeCatalogue, FakeClock
from tests.hostile.edits import edited
from tests.storage.registers import begun
from tests.workflow.desks import SMALL

LONG = os.environ.get("HOSTILE") == "long"
"""Whether there is time for more: `make fuzz` says so."""

_ROOM = tempfile.TemporaryDirectory(prefix="assess-doors-")
atexit.register(_ROOM.cleanup)
ROOM = Path(_ROOM.name)
"""Where doors that read from a disk find their file."""


@dataclass(frozen=True)
class Door:
    """One reader of what comes from outside."""

    enter: Callable[[bytes], None]
    """Give it the bytes. Raises `AssertionError` where it keeps its promise in form only, and lets faults through."""
    seeds: tuple[bytes, ...]
    """Sound files, from which spoilt ones are made."""
    pieces: tuple[bytes, ...] = ()
    """What means something here."""


YAML_PIECES = (b": ", b"- ", b"&a ", b"*a", b"!!str ", b"<<: ", b"? ", b"|\n", b">-\n", b"{", b"}", b"[", b"]",
               b"---\n", b"%TAG", b"\t", b'"\\x1b"', b"~", b"# ", b"ref: ", b"es: ")  # fmt: skip
JSON_PIECES = (
    b"NaN",
    b"1e400",
    b"-0",
    b'"\\ud800"',
    b"null",
    b"{}",
    b"[]",
    b'"":',
    b"99999999999999999999",
    b"\\u0000",
)
XML_PIECES = (b"<c>", b"</c>", b'<c r="A0" t="n">', b"<v>", b"</v>", b't="s"', b"<!DOCTYPE x>", b"&amp;", b"&#0;",
              b'r="A99999999"', b'r="0"', b"<![CDATA[", b"]]>", b"<si/>", b"<row>", b"_x0000_", b"nan",
              b"inf")  # fmt: skip
PDF_PIECES = (b"/Type /EmbeddedFile", b"/Length 7", b"/FlateDecode", b"stream\n", b"obj", b"endobj", b"%PDF-1.7")


@lru_cache
def _room(name: str) -> Path:
    """Make a folder for a door, once."""
    folder = ROOM / name
    folder.mkdir()
    return folder


def placed(problems: list[Problem]) -> list[Problem]:
    """Look whether problems can be told: each with a place that an editor can go to, and words of some length."""
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        told = Words("es").tell(problem.message)
        assert told
        assert len(told) < 1_000, told
    return problems


_SMALL = {name: (GOOD / name).read_bytes() for name in (HEAD, "transit.yaml")}


def _guideline(**changed: bytes) -> None:
    read, problems = read_guideline(_SMALL | {f"{name}.yaml": content for name, content in changed.items()}, "small")
    assert (read is None) == bool(placed(problems))


@lru_cache
def _shelf() -> tuple[Path, Guideline]:
    folder = lay_out(_room("shelf"))
    read, problems = read_guideline(_SMALL, "small")
    assert read is not None, problems
    (folder / "editions").mkdir()
    return folder, read


def _country(content: bytes) -> None:
    folder, read = _shelf()
    (folder / "countries/SLV.yaml").write_bytes(content)
    profiles, problems = read_profiles(folder, read)
    assert len(profiles) == (0 if placed(problems) else 1)


def _edition_map(content: bytes) -> None:
    folder, read = _shelf()
    (folder / "editions/0.yaml").write_bytes(content)
    read_map(folder, "0", read)


def _lock(content: bytes) -> None:
    folder, _ = _shelf()
    (folder / "refs.lock").write_bytes(content)
    placed(read_lock(folder)[1])


def _cached(content: bytes) -> None:
    folder, read = _shelf()
    path = cache._path(folder, read.digest)
    for whole in (content, cache._seal(content) + b"\n" + content):
        path.write_bytes(whole)
        remembered = cache.recall(folder, read.digest)
        if remembered is not None:
            _read_all(remembered)


def _read_all(guideline: Guideline) -> None:
    """Ask for every text, which is when a kept guideline reads it."""
    for text in (guideline.title, guideline.about):
        text.read("es")
    for recommendation in guideline.recommendations():
        recommendation.title.read("es")
        for indicator in recommendation.indicators:
            indicator.question.read("es")


def _json(content: bytes) -> None:
    with suppress(Unreadable):
        read_json("a.json", content)


def _envelope(content: bytes) -> None:
    submission, problems = open_envelope(content, CATALOGUE, "SLV-2026.assess.json")
    assert (submission is None) == bool(placed(problems))
    if submission is not None:
        assert submission.content.responses is not None
    arrival = weighed(content, CATALOGUE)
    assert arrival is None or (submission and arrival == Arrival.of(submission, GUIDELINE, content))


def _signed(content: bytes) -> None:
    """Whoever has a key can sign anything: what is sealed is any JSON at all."""
    try:
        document = json.loads(content)
        said = rfc8785.dumps({key: each for key, each in document.items() if key not in ("digest", "signature")})
        text = json.loads(said)
    except (ValueError, RecursionError, AttributeError, rfc8785.CanonicalizationError):
        return
    signature = {"algorithm": "Ed25519", "key": KEY.public, "value": KEY.sign(said)}
    _envelope(json.dumps({**text, "digest": hashlib.sha256(said).hexdigest(), "signature": signature}).encode())


def _edited_envelope(edits: bytes) -> None:
    _signed(json.dumps(edited(json.loads(ENVELOPE), edits)).encode())


def _edited_phase(edits: bytes) -> None:
    """A checklist may be written as JSON, which is YAML too."""
    phase = edited(_tree(yaml.compose(_SMALL["transit.yaml"], Loader=yaml.SafeLoader)), edits)
    _guideline(transit=json.dumps(phase).encode())


def _tree(node: yaml.Node | None) -> object:
    """Write YAML as JSON in which every scalar is a text."""
    if isinstance(node, yaml.MappingNode):
        return {name.value: _tree(value) for name, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_tree(each) for each in node.value]
    return node.value if node else None


def _pdf(content: bytes) -> None:
    arrival, problems = open_arrival(content, CATALOGUE, "SLV-2026.pdf")
    assert (arrival is None) == bool(placed(problems))


def _table(name: str) -> Callable[[bytes], None]:
    asked = assessment()

    def enter(content: bytes) -> None:
        changes, problems = read_answers(Path(name), content, GUIDELINE, asked)
        placed(problems)
        for ref, change in changes.items():
            changed = change(asked.response(ref))
            assert changed.comment == clean(changed.comment)

    return enter


def _sheet(content: bytes) -> None:
    _table("a.xlsx")(workbook(content))


def _shared_texts(content: bytes) -> None:
    row = f'<row r="2">{cell("A2", "0", "s")}{cell("B2", "1", "s")}</row>'
    packed = io.BytesIO(workbook(sheet(row)))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", content)
    _table("a.xlsx")(packed.getvalue())


def _key(content: bytes) -> None:
    path = _room("key") / "signing-key.pem"
    path.write_bytes(content)
    for passphrase in ("", "open sesame"):
        with suppress(AssessError):
            assert signing_key(path, passphrase).public
    assert path.read_bytes() == content


def _conclusions(content: bytes) -> None:
    material = Material.__new__(Material)
    object.__setattr__(material, "words", Words("es", "report"))
    said = conclusions(material, content.decode(errors="replace"))
    assert all(run.text for block in said.blocks for item in block.items for run in item)


def _register(content: bytes) -> None:
    path = _room("register") / "assess.register"
    path.write_bytes(content)
    register = SqliteRegister(path)
    try:
        desk = Desk(lambda: register, FakeCatalogue(SMALL), FakeClock(), "ana")
        for standing in desk.standings():
            desk.session(standing.id).comment("T-01.s", "Said after all.")
    finally:
        register.close()


def _edited_register(edits: bytes) -> None:
    """Whoever knows the program can write a history that proves itself: ids and links fit what the rows say."""
    path = ROOM / "edited.register"
    path.write_bytes(_begun())
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.Error, OverflowError, *UNREADABLE):
        connection.row_factory = sqlite3.Row
        for table, key in (("revision", "number"), ("standing", "assessment")):
            rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY {key}")]  # noqa: S608 - see above
            for row in rows:
                row |= {name: json.loads(row[name]) for name in ("body", "opening") if name in row}
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - see above
            chain = ""
            for row in edited(rows, edits):  # type: ignore[attr-defined]
                row |= {name: json.dumps(row[name]) for name in ("body", "opening") if name in row}
                if table == "revision":
                    row["id"] = revision_of(row).id
                    row["chain"] = chain = chained(chain, row["id"])
                put(connection, f"INSERT INTO {table}", row)
        connection.commit()
    _register(path.read_bytes())


def _backup(content: bytes) -> None:
    """A file that is brought back as a backup takes the place of the register only when all of it is proved."""
    folder = ROOM / "restored"
    folder.mkdir(exist_ok=True)
    path, backup = folder / "assess.register", folder / "from-elsewhere.register"
    path.write_bytes(_begun())
    backup.write_bytes(content)
    try:
        restore(path, backup, FakeClock().now())
    except AssessError:
        assert path.read_bytes() == _begun()
    else:
        assert survey(path) == survey(backup)
    finally:
        shutil.rmtree(folder)


def _salvaged(content: bytes) -> None:
    """What is left of a damaged register is written into a new one, which can be opened."""
    folder = _room("salvage") if not (ROOM / "salvage").exists() else ROOM / "salvage"
    path, target = folder / "broken.register", folder / "saved.register"
    path.write_bytes(content)
    target.unlink(missing_ok=True)
    salvage(path, target, [])
    SqliteRegister(target).close()


def _settings(content: bytes) -> None:
    path = ROOM / "settings.json"
    path.write_bytes(content)
    assert all(isinstance(value, str) for value in DiskSettings(path).read().values())


def _draft(content: bytes) -> None:
    drafts = DiskDrafts(_room("drafts") if not (ROOM / "drafts").exists() else ROOM / "drafts", "a.register")
    drafts._path("evidence").write_bytes(content)
    draft = drafts.read("evidence")
    assert draft is None or all(text == clean(text) for text in draft.typed.values())


def _follow_up(content: bytes) -> None:
    follow_up, problems = open_follow_up(content, "SLV-2026.follow-up.json")
    assert (follow_up is None) == bool(placed(problems))


def _signed_follow_up(content: bytes) -> None:
    """Whoever has a key can sign anything for a follow-up too."""
    with suppress(ValueError, RecursionError, TypeError, AttributeError):
        document = {key: each for key, each in json.loads(content).items() if key not in PROOFS}
        _follow_up(proved(document, KEY))


def _edited_follow_up(edits: bytes) -> None:
    _signed_follow_up(json.dumps(edited(json.loads(_observed()), edits)).encode())


def _encrypted(content: bytes) -> None:
    key = ROOM / "decryption-key.txt"
    if not key.exists():
        key.write_text(f"{_READER}\n")
    decrypted(content, key)


def _decryption_key(content: bytes) -> None:
    key = ROOM / "another-key.txt"
    key.write_bytes(content)
    decrypted(_FOR_THE_READER, key)


def entered(door: Door, content: bytes) -> None:
    """Enter a door as the program does; what it refuses in a sentence is well."""
    with suppress(AssessError):
        door.enter(content)


def carried(envelope: bytes) -> bytes:
    """Put an envelope into a PDF as WeasyPrint does."""
    packed = zlib.compress(envelope)
    head = b"<</Type /EmbeddedFile/Filter /FlateDecode/Length %d>>" % len(packed)
    return b"%%PDF-1.7\n1 0 obj\n%s\nstream\n%s\nendstream\nendobj\n%%%%EOF" % (head, packed)


def _keys() -> tuple[bytes, ...]:
    private = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    return tuple(
        private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)
        for encryption in (serialization.NoEncryption(), serialization.BestAvailableEncryption(b"open sesame"))
    )


_MAP = b"""before: "0"
after: "2026-1"
steps:
  - was: [T-01.s, T-01.p]
    now: [T-01.s]
reworded: []
"""
_CSV = b"\r\n".join(
    (
        b"\xef\xbb\xbfref,answer,reason,comment,figure,figure_year,evidence",
        b'A-01.s,3,,"x, ""y""",,,E-001',
        b"A-01.p,na,No coast,,,,",
        b"",
    )
)
_YAML = b"""answers:
  - {ref: A-01.s, answer: 3, evidence: [E-001]}
  - ref: A-01.p
    answer: na
    reason: |
      No coast
"""
_JSON = b'{"x": [1], "answers": [{"ref": "A-01.s", "answer": "3"}]}'
_CELLS = sheet(
    f'<row r="1">{cell("C1", "comment")}</row>'
    f'<row r="2">{cell("A2", "A-01.s")}{cell("B2", "3.0000000000000001", "n")}{cell("C2", "x_x0041_")}</row>'
)
_TEXTS = b"<sst><si><t>A-01.s</t></si><si><r><t>3</t></r><rPh><t>x</t></rPh></si></sst>"
_WRITTEN = "# Conclusiones\n\nLa **ley** es *nueva*.\n\n- uno\n- dos\n  más\n\n1. primero\n2) segundo\n".encode()


_READER = "AGE-SECRET-KEY-13KV55PU9A6V2JEQD2KUEWA3KMHU0WDDNVD3GJF0WWD0S0RSZKKCQC53Z8X"
_FOR_THE_READER = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBEQVl3N05WTUxmZFVLQlBybktjbndQY3JoZzgvcElxaVJTNjRXSXRzSlRzCmVtQWtkelRF"
    "Ri9QOWNBZkFwR294cWJaeW12TXVUc1BqdFUyYlVvTFUwRVUKLT4gWy1ncmVhc2UgPy5eIGFYTF4gJDFDfWx1biBCPFlEClhUMFB1eHRXY1NDeDJY"
    "R1djY0N1V28zUFhZQ1Fxelk2Ci0tLSAyTzRUcWZjRktZL0hNa3FQZ2lSRlc2MWNOOU40KyszMU9qSWMvTlYxZ0JVCnWR5Nwft+qlRM98W90EGvdS"
    "7E6Z1mAIz26xjmVUSHDhNMWf5JhDaRE="
)
"""An object without anything in it, encrypted for that key; neither is used anywhere else."""


def _observed() -> bytes:
    return proved(
        {
            "format": "assess-follow-up",
            "version": 1,
            "program": "0",
            "assessment": {
                "id": "SLV-2026",
                "revisions": [
                    {
                        "subject": "observation/S-001",
                        "body": Observation("S-001", "A-01.s", "Which article?", Reviewer.SECRETARIAT).as_data(),
                        "author": "secretariat",
                        "at": "2026-07-01T09:00:00+00:00",
                        "replaces": [],
                        "undoes": "",
                        "part": 0,
                    }
                ],
            },
            "observed": "",
            "sealed_at": "2026-07-01T09:00:00+00:00",
        },
        KEY,
    )


def _shelved() -> bytes:
    return shelved.write(_shelf()[1])


def _begun() -> bytes:
    path = ROOM / "seed" / "assess.register"
    return path.read_bytes() if path.exists() else begun(_room("seed") / path.name).read_bytes()


EDITS = (b"\0", bytes(range(40)))

DOORS: dict[str, Door] = {
    "guideline": Door(lambda content: _guideline(guideline=content), (_SMALL[HEAD],), YAML_PIECES),
    "phase": Door(lambda content: _guideline(transit=content), (_SMALL["transit.yaml"],), YAML_PIECES),
    "edited-phase": Door(_edited_phase, EDITS),
    "country": Door(_country, ((GOOD / "countries/SLV.yaml").read_bytes(),), YAML_PIECES),
    "edition-map": Door(_edition_map, (_MAP,), YAML_PIECES),
    "refs-lock": Door(_lock, (b"# Written\n2026-1 T-01.s 0123456789abcdef\n",)),
    "kept-guideline": Door(_cached, (_shelved(),), JSON_PIECES),
    "json": Door(_json, (ENVELOPE,), JSON_PIECES),
    "envelope": Door(_envelope, (ENVELOPE,), JSON_PIECES),
    "signed-envelope": Door(_signed, (ENVELOPE,), JSON_PIECES),
    "edited-envelope": Door(_edited_envelope, EDITS),
    "pdf": Door(_pdf, (carried(ENVELOPE), carried(b"{}")), PDF_PIECES),
    "csv-answers": Door(_table("a.csv"), (_CSV, _CSV.replace(b",", b";")), (b'"', b"\r", b";", b"\t", b"'=", b"\x00")),
    "yaml-answers": Door(_table("a.yaml"), (_YAML,), YAML_PIECES),
    "json-answers": Door(_table("a.json"), (_JSON,), JSON_PIECES),
    "xlsx-answers": Door(_table("a.xlsx"), (workbook(_CELLS),), (b"PK\x01\x02", b"PK\x05\x06", b"\xff\xff\xff\xff")),
    "xlsx-sheet": Door(_sheet, (_CELLS.encode(),), XML_PIECES),
    "xlsx-texts": Door(_shared_texts, (_TEXTS,), XML_PIECES),
    "signing-key": Door(_key, _keys(), (b"-----BEGIN", b"ENCRYPTED ", b"-----END", b"=")),
    "conclusions": Door(_conclusions, (_WRITTEN,), (b"**", b"* ", b"#", b"1. ", b"\n\n", b"<b>")),
    "register": Door(_register, (_begun(),), (b"\xff\xff", b"CREATE VIEW")),
    "edited-register": Door(_edited_register, EDITS),
    "backup": Door(_backup, (_begun(),), (b"\xff\xff", b"CREATE VIEW")),
    "salvage": Door(_salvaged, (_begun(),), (b"\xff\xff", b"CREATE VIEW")),
    "settings": Door(_settings, (b'{"theme": "dark"}',), JSON_PIECES),
    "draft": Door(_draft, (b'{"form": "evidence", "at": "2026-07-01T09:00:00+00:00", "typed": {"title": "A law"}}',),
                  JSON_PIECES),
    "follow-up": Door(_follow_up, (_observed(),), JSON_PIECES),
    "signed-follow-up": Door(_signed_follow_up, (_observed(),), JSON_PIECES),
    "edited-follow-up": Door(_edited_follow_up, EDITS),
    "encrypted": Door(_encrypted, (_FOR_THE_READER,), (b"-> X25519 ", b"---", b"age-encryption.org/v1\n")),
    "decryption-key": Door(_decryption_key, (_READER.encode(),), (b"AGE-SECRET-KEY-", b"\n", b"# ")),
}  # fmt: skip
"""By the name under which `make fuzz ARGS=...` knows them."""
