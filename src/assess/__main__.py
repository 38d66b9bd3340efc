"""The program as a command: `assess`, or `python -m assess`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and give the exit code."""
    from assess.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
