"""Run one command: choose the language, parse, call, and turn every failure into a sentence and an exit code."""

from __future__ import annotations

import gettext
import importlib
import os
import sys
import traceback
from collections.abc import Sequence

from assess.cli.call import Call, Exit
from assess.domain.errors import AssessError, ContentInvalid, RegisterUnusable, ReportFailed
from assess.domain.message import say
from assess.words import LOCALE, Words, language_of

_EXITS: tuple[tuple[type[AssessError], Exit], ...] = (
    (ContentInvalid, Exit.CONTENT),
    (RegisterUnusable, Exit.REGISTER),
    (ReportFailed, Exit.REPORT),
    (AssessError, Exit.USAGE),
)


def run(argv: Sequence[str]) -> int:
    """Run the command in `argv` and give the exit code. No traceback ever reaches the user."""
    _speak_utf8()
    words = Words(language_of(_asked_language(argv)))
    os.environ["LANGUAGE"] = words.language
    gettext.bindtextdomain("argparse", str(LOCALE))
    gettext.textdomain("argparse")
    from assess.cli.parser import build

    args = build(words).parse_args(argv)
    call = Call(args, words)
    try:
        module, _, name = args.run.partition(":")
        function = getattr(importlib.import_module(f"assess.cli.commands.{module}"), name)
        return int(function(call) or Exit.FINE)
    except AssessError as error:
        return _explain(call, error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; that is their right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except Exception:
        return _apologise(call)


def _asked_language(argv: Sequence[str]) -> str:
    """Find `--language` before parsing, so that the parser itself speaks it."""
    for place, word in enumerate(argv):
        if word == "--language" and place + 1 < len(argv):
            return argv[place + 1]
        if word.startswith("--language="):
            return word.partition("=")[2]
    return ""


def _speak_utf8() -> None:
    """Write every character on every terminal: one it can't show becomes a question mark, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")


def _explain(call: Call, error: AssessError) -> int:
    call.tell_message(error.message)
    for problem in getattr(error, "problems", ()):
        call.tell_problem(problem)
    if error.hint:
        call.tell_message(error.hint)
    return next(code for family, code in _EXITS if isinstance(error, family))


def _apologise(call: Call) -> int:
    from assess.wiring import cache_folder

    log = cache_folder() / "last-fault.txt"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        log = None  # type: ignore[assignment]
    call.tell_message(say("A fault of the program stopped this command. What was saved before is safe."))
    if log:
        call.tell_message(say("What happened is written in {path}; please send that file with your report.", path=log))
    return Exit.BROKEN
