"""Run the benchmarks: all of them, or those named (starting, guidelines, terminal, reports, desk, or desk:10000)."""

from __future__ import annotations

import compileall
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import assess
from assess.wiring import Options, desk
from assess.workflow.inventing import InventedClock, invent

PARTS = ("starting", "guidelines", "terminal", "reports", "desk")


def main() -> None:
    """Print one line a ratio as it is measured.

    The program runs from its folder, so its byte code is written first, as pip does for all that it is compared with.
    """
    compileall.compile_dir(Path(assess.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"ASSESS_CACHE": str(folder / "cache"), "ASSESS_DATA": str(folder / "data")}
        at_work = desk(Options(register=str(folder / "bench.register"), author="bench"))
        at_work.clock = InventedClock()
        for session in invent(at_work):
            session.reopen()
        for part in sys.argv[1:] or PARTS:
            module, _, size = part.partition(":")
            for ratio in import_module(f"benchmarks.{module}").ratios(folder, *([int(size)] if size else [])):
                sys.stdout.write(f"{ratio}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
