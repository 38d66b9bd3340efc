"""The program as a command: `assess`, or `python -m assess`."""

from __future__ import annotations

import gc
import sys

MADE = 50_000
"""Things made between two searches for garbage: starting makes many, and they stay. Usual are 700."""


def main() -> int:
    """Run the command line and give the exit code."""
    gc.set_threshold(MADE)
    from assess.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
