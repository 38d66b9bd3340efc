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


def pack(stream: pydyf.Stream) -> None:
    """Pack what was drawn at once, so that thousands of operators for each page need not wait for the end."""
    packer = pydyf.zlib.compressobj(level=9)
    text = b"\n".join(map(pydyf._to_bytes, stream.stream))  # noqa: SLF001 - as the engine does it at the end
    stream.stream = [packer.compress(text) + packer.flush()]
    stream.extra["Filter"], stream.compress = "/FlateDecode", False


def number_pages_once() -> None:
    """Keep the list of pages, which is made anew for each of thousands of tags: its price grew with their square."""

    def references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
        return tuple(b"%d 0 R" % number for number in pdf.pages["Kids"][::3])

    numbered = cached_property(references)
    numbered.__set_name__(pydyf.PDF, "page_references")
    pydyf.PDF.page_references = numbered


def tell_kinds_at_once() -> None:
    """Write letters and numbers by their very type: the engine asks half a million times what else they might be."""
    write = pydyf._to_bytes  # noqa: SLF001 - everything is written by it

    def written(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            done: bytes = item
        elif kind is str:
            done = item.encode("ascii")
        elif kind is int or (kind is float and item.is_integer()):
            done = b"%d" % item
        elif kind is float:
            done = f"{item:f}".rstrip("0").encode("ascii")
        else:
            done = write(item)
        return done

    pydyf._to_bytes = written  # noqa: SLF001 - as above


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
