"""How a command is added: under its name, with the global options and what many commands have in common."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, _ActionsContainer
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from assess.cli.parsing.parsers import Command, CommandHelp, Commands, as_wide_as_the_terminal
from assess.words import LANGUAGES, Words


def global_options(parser: _ActionsContainer, words: Words, *, top: bool = False) -> None:
    """Add the options that every command takes; in front of the command they are `None` where nothing is said."""
    say = words.say
    add = partial(parser.add_argument, default=None if top else SUPPRESS)
    add("--register", metavar=say("FILE"), help=say("the register to use (also ASSESS_REGISTER)"))
    add(
        "--guidelines",
        metavar=say("DIR"),
        action="append",
        help=say("a folder with more guidelines (also ASSESS_GUIDELINES)"),
    )
    add("--language", choices=LANGUAGES, help=say("the language to speak (also ASSESS_LANGUAGE)"))
    add("--author", metavar=say("NAME"), help=say("who is making the changes (also ASSESS_AUTHOR)"))


class Adder:
    """Adds commands one by one, speaking the language of `words`."""

    def __init__(self, commands: Commands, words: Words) -> None:
        """Take what the commands are added to."""
        self.commands = commands
        self.words = words
        self.say = words.say
        self._given: dict[str, Any] = {
            "allow_abbrev": False,
            "add_help": False,
            "parents": [_common(words)],
            "words": words,
            "formatter_class": as_wide_as_the_terminal(CommandHelp),
        }

    def command(self, name: str, run: str, help_text: str, into: Commands | None = None) -> Command:
        """Add a command that is run as `module:function`, to a group or, where it is `None`, to the program."""
        parser = self._added(name, help_text, into or self.commands)
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, help_text: str, add: Callable[[Commands], None]) -> None:
        """Add a group of commands; they are added to it once the group is asked for something."""
        parser = self._added(name, help_text, self.commands)
        title, metavar = self.say("commands"), self.say("COMMAND")
        parser.once_made(
            lambda: add(parser.add_subparsers(title=title, metavar=metavar, required=True, parser_class=Command))
        )

    def _added(self, name: str, help_text: str, into: Commands) -> Command:
        return into.add_parser(name, help=help_text, description=_sentence(help_text), **self._given)

    def on_one(self, name: str, run: str, help_text: str, into: Commands | None = None) -> Command:
        """Add a command on one assessment."""
        parser = self.command(name, run, help_text, into)
        parser.add_argument("id", metavar="ID", type=str.upper, help=self.say("the assessment, for example SLV-2026"))
        return parser

    def json(self, parser: ArgumentParser) -> None:
        """Let a command print one JSON document."""
        parser.add_argument("--json", action="store_true", help=self.say("print one JSON document"))

    def output(self, parser: ArgumentParser) -> None:
        """Let a command be told where to write its file."""
        parser.add_argument(
            "-o", "--output", metavar=self.say("FILE"), help=self.say("where to write it; - for standard output")
        )

    def file(self, parser: ArgumentParser, *formats: str) -> None:
        """Let a command be told where to write its file, and in which of the formats; the first is the usual one."""
        self.output(parser)
        parser.add_argument(
            "--format", choices=formats, help=self.say("the format of the file; without it, as its name ends")
        )
        parser.set_defaults(formats=formats)

    def paper(self, parser: ArgumentParser) -> None:
        """Let a command be told the size of the paper."""
        parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help=self.say("the size of the paper"))

    def day(self, parser: ArgumentParser) -> None:
        """Let a command be told the day that its report bears."""
        parser.add_argument("--date", metavar=self.say("DATE"), help=self.say("the date it bears: 2026-11-22"))

    def sections(self, parser: ArgumentParser) -> None:
        """Let a command be told the sections of its report."""
        parser.add_argument(
            "--sections",
            default="",
            metavar=self.say("NAMES"),
            help=self.say("only these sections, for example gaps,needs"),
        )

    def table(self, parser: ArgumentParser) -> None:
        """Let a command be told which table its CSV has."""
        parser.add_argument(
            "--table", default="", metavar=self.say("NAME"), help=self.say("which table the CSV has, for example needs")
        )

    def encrypted(self, parser: ArgumentParser) -> None:
        """Let a command be told for whom to encrypt its file."""
        say = self.say
        parser.add_argument(
            "--encrypt-for",
            metavar=say("RECIPIENT"),
            help=say("encrypt it with the public key of whoever may read it (age1...)"),
        )


@cache
def _common(words: Words) -> ArgumentParser:
    """Make what all commands have in common, once for all of them."""
    parser = ArgumentParser(allow_abbrev=False, formatter_class=as_wide_as_the_terminal(CommandHelp))
    global_options(parser.add_argument_group(words.say("options of all commands")), words)
    return parser


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
