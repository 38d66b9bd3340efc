"""Submissions of many sub-national units, as large as real ones: what the secretariat's desk is measured with."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assess import __version__
from assess.domain.answers import Answer, NoInformation, NotApplicable, Rated
from assess.domain.assessment import Declaration, Opening, State
from assess.domain.data import Data, canonical
from assess.domain.guideline import Guideline
from assess.domain.history import Revision
from assess.domain.ledgers.actions import Action
from assess.domain.ledgers.evidence import Evidence, EvidenceKind
from assess.domain.response import Response
from assess.domain.subjects import ACTION, EVIDENCE, OPENING, RESPONSE
from assess.exchange.sealed.envelope import FORM
from assess.exchange.sealed.keys import SigningKey

COUNTRY, CYCLE = "MEX", "2026"
_BEGUN = datetime(2026, 3, 2, 9, tzinfo=UTC)
_LEVELS, _WEIGHTS = (1, 2, 3, 4, 5), (12, 22, 31, 23, 12)
_AT_A_TIME = 50


def write_envelopes(folder: Path, guideline: Guideline, units: int) -> None:
    """Write the envelope of each unit into a folder, on all processors; the same number gives the same files."""
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(partial(_write, folder, guideline), range(1, units + 1), chunksize=_AT_A_TIME):
            pass


def history(guideline: Guideline, number: int) -> list[Revision]:
    """Invent the history of a unit."""
    unit = _unit(number)
    return _revisions(guideline, unit, random.Random(unit))  # noqa: S311 - invented answers, no secret


def signing_key(number: int) -> SigningKey:
    """Give the key of a unit; each has its own."""
    secret = random.Random(f"key of {_unit(number)}").randbytes(32)  # noqa: S311 - invented, no secret
    return SigningKey(Ed25519PrivateKey.from_private_bytes(secret))


def sealed(guideline: Guideline, revisions: Sequence[Revision], key: SigningKey) -> bytes:
    """Seal a history as `assess.exchange.sealed.envelope.seal` does, byte for byte.

    It is sound and nothing in it is confidential: what `seal` looks for would take two thirds of the time.
    """
    last = revisions[-1]
    content = {
        "format": FORM.name,
        "version": FORM.version,
        "program": __version__,
        "guideline": {"ref": guideline.ref, "edition": guideline.edition, "digest": guideline.digest},
        "assessment": {"id": last.assessment, "revisions": [each.as_told() for each in revisions]},
        "sealed_at": last.at,
        "draft": False,
        "declaration": (last.body or {})["declaration"],
    }
    said = canonical(content)
    signature = {"algorithm": "Ed25519", "key": key.public, "value": key.sign(said)}
    return canonical({**content, "digest": hashlib.sha256(said).hexdigest(), "signature": signature})


def _write(folder: Path, guideline: Guideline, number: int) -> None:
    revisions = history(guideline, number)
    file = folder / f"{revisions[0].assessment}.assess.json"
    file.write_bytes(sealed(guideline, revisions, signing_key(number)))


def _unit(number: int) -> str:
    return f"M{number:05d}"


def _revisions(guideline: Guideline, unit: str, chance: random.Random) -> list[Revision]:
    """Write a history: an opening, evidence, an answer to everything, second thoughts, a plan, a declaration."""
    writer = _Writer(f"{COUNTRY}-{CYCLE}-{unit}")
    opening = Opening(COUNTRY, CYCLE, guideline.ref, guideline.edition, guideline.digest, unit)
    writer.write(OPENING, opening.as_data())
    kinds = list(EvidenceKind)
    for number in range(1, 9):
        entry = Evidence(
            f"E-{number:03d}",
            chance.choice(kinds),
            f"Acuerdo {number} sobre la atención a mujeres migrantes",
            f"Art. {number}",
            f"Municipio {unit}",
            "2023",
        )
        writer.write(EVIDENCE + entry.ref, entry.as_data())
    indicators = [each.ref for each in guideline.indicators()]
    for ref in indicators + chance.sample(indicators, 12):
        writer.write(RESPONSE + ref, _response(chance).as_data())
    recommendations = [each.ref for each in guideline.recommendations()]
    for number, ref in enumerate(chance.sample(recommendations, 4), start=1):
        action = Action(
            f"A-{number:03d}", ref, "Capacitar al personal de primera línea", "Dirección de Atención a Migrantes",
            date(2027, 6, 30), assistance="Materiales de capacitación" if number == 1 else "",
        )  # fmt: skip
        writer.write(ACTION + action.ref, action.as_data())
    declaration = Declaration("Ana Pérez", "Directora", f"Municipio {unit}")
    for state, issue in ((State.DRAFT, 0), (State.SUBMITTED, 1)):
        said = Opening(**{**vars(opening), "declaration": declaration, "state": state, "issue": issue})
        writer.write(OPENING, said.as_data())
    return writer.revisions


def _response(chance: random.Random) -> Response:
    drawn = chance.random()
    answer: Answer = Rated(chance.choices(_LEVELS, _WEIGHTS)[0])
    if drawn < 0.06:  # noqa: PLR2004 - one in seventeen
        answer = NoInformation() if drawn < 0.03 else NotApplicable("No hay frontera en el municipio.")  # noqa: PLR2004
    comment = "El protocolo se aplica en las dos oficinas; falta personal en el turno de noche." if drawn > 0.7 else ""  # noqa: PLR2004
    evidence = (f"E-{chance.randint(1, 8):03d}",) if drawn > 0.5 else ()  # noqa: PLR2004
    return Response(answer, comment, evidence=evidence)


class _Writer:
    """Writes revisions one after the other, each on the last one of its subject."""

    def __init__(self, assessment: str) -> None:
        self.assessment = assessment
        self.revisions: list[Revision] = []
        self._heads: dict[str, str] = {}

    def write(self, subject: str, body: Data) -> None:
        """Write one change."""
        number = len(self.revisions) + 1
        head = self._heads.get(subject)
        at = (_BEGUN + timedelta(seconds=40 * number)).isoformat(timespec="seconds")
        revision = Revision(self.assessment, subject, body, "Ana Pérez", at, (head,) if head else (), number=number)
        self._heads[subject] = revision.id
        self.revisions.append(revision)
