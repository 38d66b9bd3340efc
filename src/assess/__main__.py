"""The program as a command: `assess`, or `python -m assess`."""

from __future__ import annotations

import gc
import os
import sys

MADE = 50_000
"""Things made between two searches for garbage: starting makes many, and they stay. Usual are 700."""

INTERRUPTED = 130
"""The exit code that shells expect of what was interrupted."""


def main() -> int:
    """Run the command line and give the exit code."""
    gc.set_threshold(MADE)
    sys.unraisablehook = _leave_when_interrupted
    try:
        from assess.cli.main import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def _leave_when_interrupted(fault: sys.UnraisableHookArgs) -> None:
    """Leave where an interruption came while Python could not pass it on, as within an import: it would be lost."""
    if isinstance(fault.exc_value, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(fault)


if __name__ == "__main__":
    sys.exit(main())
