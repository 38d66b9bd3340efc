"""The PDF as the engine writes it: what it makes again and again is made once."""

from __future__ import annotations

import zlib
from functools import cached_property
from types import SimpleNamespace
from typing import IO, Any

import pydyf


def pack_quickly() -> None:
    """Pack streams at the usual level: the highest takes four times as long and saves a twentieth."""

    def packer(**_: int) -> Any:
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION)

    pydyf.zlib = SimpleNamespace(compress=zlib.compress, compressobj=packer)


def number_pages_once() -> None:
    """Keep the list of pages, which is made anew for each of thousands of tags: its price grew with their square."""

    def references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        return tuple(b"%d 0 R" % number for number in pdf.pages["Kids"][::3])

    numbered = cached_property(references)
    numbered.__set_name__(pydyf.PDF, "page_references")
    pydyf.PDF.page_references = numbered


def write_objects_once() -> None:
    """Write every object once, and not a second time for the file's identifier, which is a sum of all of them."""
    write = pydyf.PDF.write

    def written(pdf: pydyf.PDF, output: IO[bytes], *args: Any, **wishes: Any) -> None:
        pdf.objects[:] = [each if each.free == "f" else _Written(each) for each in pdf.objects]
        write(pdf, output, *args, **wishes)

    pydyf.PDF.write = written


class _Written(pydyf.Object):  # type: ignore[misc]
    """An object as it will stand in the file."""

    data = b""
    compressible = False

    def __init__(self, each: pydyf.Object) -> None:
        self.number, self.offset, self.generation, self.free = each.number, each.offset, each.generation, each.free
        self.data = each.data
        self.compressible = each.compressible
