"""Plain data: what records are made of when they are stored, hashed and sent.

Only text, whole numbers, truth values, lists and mappings with text keys: no floats, so that the canonical form
below is the one of RFC 8785 and every implementation hashes the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

Data = dict[str, Any]
"""A record as plain data."""


_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_text(value: object) -> str:
    """Write plain data in its one canonical form (RFC 8785)."""
    return _WRITER.encode(value)


def canonical(value: Mapping[str, object] | Sequence[object]) -> bytes:
    """Write plain data in its one canonical form, as UTF-8."""
    return canonical_text(value).encode()


def digest(value: Mapping[str, object] | Sequence[object]) -> str:
    """Give the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def compact(record: Mapping[str, object]) -> Data:
    """Leave out what says nothing, zero and false too, so that an absent field and an empty one are the same record."""
    return {key: value for key, value in record.items() if value}


def inflated(packed: bytes, most: int) -> bytes:
    """Inflate what zlib packed. Raises `ValueError` for what is damaged, cut off, or larger than `most` bytes."""
    inflator = zlib.decompressobj()
    try:
        content = inflator.decompress(packed, most + 1)
    except zlib.error as error:
        raise ValueError("damaged") from error
    if not inflator.eof or len(content) > most:
        raise ValueError("cut off, or too large")
    return content
