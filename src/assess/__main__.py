"""The program as a command: `assess`, or `python -m assess`."""

from __future__ import annotations

import gc
import sys

MADE = 50_000
"""Things made between two searches for garbage: starting makes many, and they stay. Usual are 700."""

INTERRUPTED = 130
"""The exit code that shells expect of what was interrupted."""


def main() -> int:
    """Run the command line and give the exit code."""
    gc.set_threshold(MADE)
    try:
        from assess.cli.main import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
