"""How the secretariat's desk carries thousands of submissions: receive, board, list, compile.

`make bench ARGS=desk` takes 1,000 units of 226 answers; `make bench ARGS=desk:10000` takes as many as one asks for.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import resource
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from assess.__main__ import MADE
from assess.domain.region.reckoning import Pile
from assess.domain.region.tally import Tally
from assess.domain.subjects import RESPONSE
from assess.exchange.sealed.keys import PURPOSE
from assess.wiring import Options, desk
from assess.workflow.board import board
from assess.workflow.opening import Desk
from benchmarks.timing import PROGRAM, Ratio, clocked, paired, running
from benchmarks.units import COUNTRY, CYCLE, write_envelopes

UNITS = 1_000

FORMS = {
    "distributions as CSV": ("csv",),
    "report as PDF": ("pdf",),
    "report as HTML": ("html",),
    "inventory as CSV": ("csv", "--table", "inventory"),
    "JSON": ("json",),
    "workbook": ("xlsx",),
}
"""What is compiled: what it is called, and how it is asked for."""


def ratios(folder: Path, units: int = UNITS) -> Iterator[Ratio]:
    """Receive the submissions of so many units, and compile them."""
    post, register = folder / "post", folder / "desk.register"
    post.mkdir()
    at = desk(Options(register=str(register), author="bench"))
    guideline = at.catalogue.guideline(at.catalogue.refs()[0])
    write_envelopes(post, guideline, units)
    files = sorted(post.iterdir())

    def assess(*words: str) -> Callable[[], object]:
        return running([PROGRAM, "--register", str(register), *words])

    def of(what: str) -> str:
        return f"{what} {units:,} units"

    loop = "decode, digest and verify in a bare loop"
    bare, bare_work = _worked(lambda: _decoded(files))
    received, work = _worked(assess("receive", str(post)))
    yield Ratio(of("receive"), loop, received / bare, 1.6, received)
    yield Ratio(of("receive, in processor time of all processes,"), loop, work / bare_work, 3, work)
    gc.set_threshold(MADE)  # from here on this process is the program
    yield _within(0.05, of("status board of"), lambda: board(at, CYCLE, None))
    rows = _as_rows(files)
    yield paired((of("figures of"), lambda: _figures(at)), ("SQLite grouping the same answers", lambda: _grouped(rows)),
                 goal=0.05, rounds=3)  # fmt: skip
    yield _within(1.5, of("assess board of"), assess("board", "--cycle", CYCLE))
    yield _within(1.5, of("assess list of"), assess("list"))
    for what, words in FORMS.items():
        out = str(folder / f"compiled.{words[0]}")
        _, work = _worked(assess("compile", "--cycle", CYCLE, "--within", COUNTRY, "-o", out, "--format", *words))
        yield Ratio(of(f"in processor time, {what} of"), loop, work / bare_work, 3, work)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    yield Ratio("memory of the largest of these processes", "1 GiB", memory / 2**30, 1, 0)


def _worked(call: Callable[[], object]) -> tuple[float, float]:
    """Give the seconds that a call takes, and how long processors worked for it, in this process and others."""
    before = os.times()
    call()
    after = os.times()
    return after.elapsed - before.elapsed, sum(after[:4]) - sum(before[:4])


def _within(seconds: float, what: str, call: Callable[[], object]) -> Ratio:
    """Time something that people wait for, the best of three."""
    taken = min(clocked(call) for _ in range(3))
    return Ratio(what, f"{seconds * 1000:.0f} ms", taken / seconds, 1, taken)


def _decoded(files: Sequence[Path]) -> None:
    """Do the least that proves an envelope: read it, digest what was signed, verify the signature."""
    for file in files:
        data = json.loads(file.read_bytes())
        signature, digest = data.pop("signature"), data.pop("digest")
        said = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        if hashlib.sha256(said).hexdigest() != digest:
            raise ValueError(file)
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature["key"]))
        key.verify(bytes.fromhex(signature["value"]), PURPOSE + said)


def _figures(at: Desk) -> int:
    """Say how all answers spread, by indicator and together, out of the sums."""
    guideline = at.catalogue.guideline(at.catalogue.refs()[0])
    pile = Pile(CYCLE, COUNTRY, guideline.ref, guideline.edition)
    tally, refs = Tally(guideline), [each.ref for each in guideline.indicators()]
    tally.add_sums(at.register.intake.sums.of(pile), len(at.register.intake.sums.counted(CYCLE)))
    return tally.coverage(refs).answered + sum(tally.coverage([ref]).answered for ref in refs)


def _as_rows(files: Sequence[Path]) -> sqlite3.Connection:
    """Lay all answers out as rows, as one would who keeps no sums."""
    rows = sqlite3.connect(":memory:")
    rows.execute("CREATE TABLE answer (unit INTEGER, indicator TEXT, said TEXT)")
    for unit, file in enumerate(files):
        last = {
            each["subject"]: str(each["body"]["answer"].get("level", each["body"]["answer"]["status"]))
            for each in json.loads(file.read_bytes())["assessment"]["revisions"]
            if each["subject"].startswith(RESPONSE)
        }
        rows.executemany("INSERT INTO answer VALUES (?, ?, ?)", [(unit, *each) for each in last.items()])
    return rows


def _grouped(rows: sqlite3.Connection) -> int:
    return len(rows.execute("SELECT indicator, said, COUNT(*) FROM answer GROUP BY indicator, said").fetchall())
