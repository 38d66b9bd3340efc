"""Run one command: choose the language, parse, call, and turn every failure into a sentence and an exit code."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assess.words import LOCALE, Words, language_of

if TYPE_CHECKING:
    from assess.cli.call import Call
    from assess.domain.errors import AssessError


def run(argv: Sequence[str]) -> int:
    """Run the command in `argv` and give the exit code. No traceback ever reaches the user."""
    _open_what_is_closed()
    _speak_utf8()
    words = Words(language_of(_asked_language(argv)), "cli")
    try:
        code = _obeyed(argv, words)
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        return _cut_short(words, error)
    return code


def _cut_short(words: Words, error: OSError) -> int:
    """Leave stdout, which takes no more, and say why; a reader that has seen enough needs no words."""
    # The interpreter would complain on leaving of what is still to be written.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return 0
    from assess.cli.call import Exit
    from assess.domain.refusal import why

    try:
        sys.stderr.write(words.say("Nothing can be written to standard output: {why}.", why=why(error)) + "\n")
    except OSError:
        os.dup2(nowhere, sys.stderr.fileno())
    return Exit.USAGE


def _obeyed(argv: Sequence[str], words: Words) -> int:
    """Do what `argv` says. Raises `OSError` where stdout takes no more."""
    os.environ["LANGUAGE"] = words.language
    gettext.bindtextdomain("argparse", LOCALE)
    gettext.textdomain("argparse")
    from assess.cli.parsing.program import build

    try:
        args = build(words).parse_args(argv)
    except SystemExit as told:
        # argparse has printed the help or named the mistake.
        return int(told.code or 0)
    from assess.cli.call import Call

    return _called(Call(args, words))


def _called(call: Call) -> int:
    from importlib import import_module

    from assess.cli.call import Exit, OutputLost
    from assess.domain.errors import AssessError

    module, _, name = call.args.run.partition(":")
    try:
        function = getattr(import_module(f"assess.cli.commands.{module}"), name)
        return int(function(call) or Exit.FINE)
    except AssessError as error:
        return _explain(call, error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OutputLost as lost:
        raise lost.why from None
    except BrokenPipeError:  # the linear mode writes without a call
        raise
    except OSError as error:
        return _refused(call, error)
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


def _open_what_is_closed() -> None:
    """Give each standard stream that is closed a place, so that no file of ours takes its number.

    What is to be read is empty, words are lost, and data that nobody would get are refused.
    """
    for name, access in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            place = os.open(os.devnull, access)
            setattr(sys, name, os.fdopen(place, "r" if name == "stdin" else "w", encoding="utf-8"))


def _speak_utf8() -> None:
    """Write every character on every terminal: one it can't show becomes a question mark, never an error.

    What is read from a pipe or a file is UTF-8 too, whatever the system takes for usual.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")
    if hasattr(sys.stdin, "reconfigure") and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="strict")


def _explain(call: Call, error: AssessError) -> int:
    from assess.cli.call import Exit
    from assess.domain.errors import ContentInvalid, RegisterUnusable, ReportFailed

    call.tell_message(error.message)
    if isinstance(error, ContentInvalid):
        for problem in error.problems:
            call.tell_problem(problem)
    if error.hint:
        call.tell_message(error.hint)
    exits = {ContentInvalid: Exit.CONTENT, RegisterUnusable: Exit.REGISTER, ReportFailed: Exit.REPORT}
    return next((code for family, code in exits.items() if isinstance(error, family)), Exit.USAGE)


def _refused(call: Call, error: OSError) -> int:
    """Say what the system refuses: a folder that has gone, a disk that has failed. That is no fault of the program."""
    from assess.cli.call import Exit
    from assess.domain.refusal import why

    if not _is_somewhere():
        call.tell("The folder that you are in is gone. Go to another one, and try again.")
        return Exit.USAGE
    if error.filename:
        call.tell("{path} can't be used: {why}.", path=os.fsdecode(error.filename), why=why(error))
    else:
        call.tell("The system does not allow this: {why}.", why=why(error))
    call.tell("Try again; if it happens again, run: assess doctor")
    return Exit.USAGE


def _is_somewhere() -> bool:
    """Tell whether the folder is still there in which the program was started."""
    try:
        os.getcwd()  # noqa: PTH109 - pathlib is not loaded for every command
    except OSError:
        return False
    return True


def _apologise(call: Call) -> int:
    import traceback

    from assess.cli.call import Exit
    from assess.places import cache_folder

    call.tell("A fault in the program stopped this command. What had been saved is safe.")
    try:
        log = cache_folder() / "last-fault.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
        call.tell("What happened is written in {path}; please send that file with your report.", path=log)
    except OSError:
        call.tell("What happened could not be written down: {path}", path=cache_folder())
    return Exit.BROKEN
