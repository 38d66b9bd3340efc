"""Records as rows of the register's tables, and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping

from assess.domain.assessment import Opening
from assess.domain.data import canonical, inflated
from assess.domain.history import Revision
from assess.domain.receipt import Receipt
from assess.domain.scoring import Coverage
from assess.domain.standing import Standing
from assess.domain.submission import LARGEST
from assess.records import fields

RECEIPT = ", ".join(each.name for each in fields(Receipt))
"""The columns of an envelope that make its receipt."""

_QUICKLY = 3
"""How hard envelopes are packed: more would save little, and they come by the thousand."""


def put(connection: sqlite3.Connection, into: str, row: Mapping[str, object]) -> None:
    """Write a row; `into` is what to do and where: `INSERT INTO envelope`, `REPLACE INTO standing`."""
    columns, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    connection.execute(f"{into} ({columns}) VALUES ({places})", tuple(row.values()))


def revision_row(revision: Revision, chain: str) -> dict[str, object]:
    """Write a revision."""
    return {
        "assessment": revision.assessment,
        "number": revision.number,
        "id": revision.id,
        "chain": chain,
        "subject": revision.subject,
        "body": None if revision.body is None else canonical(revision.body).decode(),
        "author": revision.author,
        "at": revision.at,
        "replaces": " ".join(revision.replaces),
        "undoes": revision.undoes,
        "part": revision.part,
    }


def standing_row(standing: Standing) -> dict[str, object]:
    """Write a standing, without the numbers that the register gives it."""
    opening, coverage = standing.opening, standing.coverage
    return {
        "assessment": standing.id,
        "country": opening.country,
        "cycle": opening.cycle,
        "state": str(opening.state),
        "opening": canonical(opening.as_data()).decode(),
        "total": coverage.total,
        "levels": " ".join(map(str, coverage.levels)),
        "not_applicable": coverage.not_applicable,
        "no_information": coverage.no_information,
        "withheld": coverage.withheld,
        "evidenced": coverage.evidenced,
        "value": standing.value,
        "low": standing.low,
        "high": standing.high,
        "changed_at": standing.changed_at,
    }


def envelope_row(receipt: Receipt, content: bytes) -> dict[str, object]:
    """Write an envelope with its receipt."""
    return {
        **vars(receipt),
        "draft": int(receipt.draft),
        "checksum": hashlib.sha256(content).hexdigest(),
        "content": zlib.compress(content, _QUICKLY),
    }


def content_of(packed: bytes, checksum: str) -> bytes:
    """Read an envelope. Raises `ValueError` or `TypeError` where it is not, byte for byte, what was taken in."""
    content = inflated(packed, LARGEST)
    if hashlib.sha256(content).hexdigest() != checksum:
        raise ValueError("other bytes than were taken in")
    return content


def receipt_of(row: sqlite3.Row) -> Receipt:
    """Read a receipt."""
    told = {each.name: row[each.name] for each in fields(Receipt)}
    return Receipt(**{**told, "draft": bool(row["draft"])})


def history_in(assessment: str, content: bytes) -> list[Revision]:
    """Read the history that an envelope holds, numbered from 1. Raises as spoilt text does."""
    told = json.loads(content)["assessment"]["revisions"]
    return [Revision.from_told(assessment, each, place) for place, each in enumerate(told, start=1)]


def revision_of(row: sqlite3.Row) -> Revision:
    """Read a revision."""
    return Revision(
        assessment=row["assessment"],
        subject=row["subject"],
        body=None if row["body"] is None else json.loads(row["body"]),
        author=row["author"],
        at=row["at"],
        replaces=tuple(row["replaces"].split()),
        undoes=row["undoes"],
        part=row["part"],
        number=row["number"],
    )


def standing_of(row: sqlite3.Row) -> Standing:
    """Read a standing."""
    return Standing(
        id=row["assessment"],
        opening=Opening.from_data(json.loads(row["opening"])),
        coverage=Coverage(
            total=row["total"],
            levels=tuple(map(int, row["levels"].split())),
            not_applicable=row["not_applicable"],
            no_information=row["no_information"],
            withheld=row["withheld"],
            evidenced=row["evidenced"],
        ),
        value=row["value"],
        low=row["low"],
        high=row["high"],
        changed_at=row["changed_at"],
        number=row["number"],
    )
