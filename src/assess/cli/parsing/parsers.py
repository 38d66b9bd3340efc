"""What reads the words that were typed: it names a mistake in a sentence, and where the right words are told.

A command's parser is made when it is needed, and what lays out its help is as wide as the terminal.
"""

from __future__ import annotations

import os
import sys
from argparse import (
    Action,
    ArgumentParser,
    HelpFormatter,
    Namespace,
    RawDescriptionHelpFormatter,
    _MutuallyExclusiveGroup,
    _SubParsersAction,
)
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import IO, Any, NoReturn, TypeAlias

from assess.domain.clean import LONGEST
from assess.words import Words

GLOBAL = ("register", "guidelines", "language", "author")
"""The options that all commands take."""

CLOSE = 0.7
"""How much of a word has to be right before another one is taken to have been meant."""


class Parser(ArgumentParser):
    """Names a mistake without a list of all that could have been typed; it only tells where that list is."""

    def __init__(self, words: Words, **given: Any) -> None:
        """Take the language to speak, and what a parser is made with."""
        super().__init__(**given)
        self.words = words

    def error(self, message: str) -> NoReturn:
        """End with what is wrong, and with where the command explains itself."""
        self._refuse(self.prog, message)

    def print_help(self, file: IO[str] | None = None) -> None:  # type: ignore[override]
        """Write the help. Raises `OSError` where it can't be written; argparse would pass over that."""
        (file or sys.stdout).write(self.format_help())

    def _check_value(self, action: Action, value: Any) -> None:
        """Name the command that was meant, where argparse would name all of them."""
        say = self.words.say
        if not isinstance(action, _SubParsersAction) or value in action.choices:
            super()._check_value(action, value)
            return
        from difflib import get_close_matches

        begun = " ".join(self.prog.split()[1:])
        lines = [say("There is no command “{command}”.", command=f"{begun} {value}".strip())]
        lines += [
            say("Did you mean “{command}”?", command=f"{begun} {each}".strip())
            for each in get_close_matches(value, action.choices, 1, CLOSE)
        ]
        self._end([*lines, say("See all of them with: {place} --help", place=self.prog)])

    def _refuse(self, place: str, message: str) -> NoReturn:
        hint = self.words.say("See what can be typed with: {place} --help", place=place)
        self._end([f"{place}: {message}", hint])

    def _end(self, lines: list[str]) -> NoReturn:
        from assess.cli.call import Exit

        self.exit(Exit.USAGE, "".join(f"{line}\n" for line in lines))


class Command(Parser):
    """The parser of a command. It is made when something is first asked of it: of some fifty, a call needs one."""

    def __init__(self, **given: Any) -> None:
        """Take what the parser will be made with."""
        self._given = given
        self._added: list[Callable[[], object]] | None = []
        """What is added as soon as it is made; `None` from then on."""

    def __getattr__(self, name: str) -> Any:
        """Give what only a parser has that is made."""
        if self._added is None:
            raise AttributeError(name)
        added, self._added = self._added, None
        super().__init__(**self._given)
        for add in added:
            add()
        return getattr(self, name)

    def add_argument(self, *names: Any, **given: Any) -> None:  # type: ignore[override]
        """Add an argument. Nothing is given back: it may not be there yet."""
        self.once_made(partial(super().add_argument, *names, **given))

    def set_defaults(self, **given: Any) -> None:
        """Set what holds where nothing is said."""
        self.once_made(partial(super().set_defaults, **given))

    def format_help(self) -> str:
        """Lay out what the command is for, what it takes, and an example; a group of commands has none of its own."""
        from assess.cli.parsing.examples import EXAMPLES

        if example := EXAMPLES.get(self.prog):
            self.epilog = f"{self.words.say('example')}:\n  {self.words.tell(example)}"
        return super().format_help()

    def once_made(self, add: Callable[[], object]) -> None:
        """Add something as soon as the parser is made."""
        if self._added is None:
            add()
        else:
            self._added.append(add)


Commands: TypeAlias = "_SubParsersAction[Command]"
"""What commands are added to: the program, or a group."""


class Program(Parser):
    """The parser of the whole program."""

    def __init__(self, words: Words, **given: Any) -> None:
        """Take the language to speak, and what a parser is made with."""
        super().__init__(words, **given)
        self.commands: Commands = self.add_subparsers(
            title=words.say("commands"), metavar=words.say("COMMAND"), parser_class=Command
        )
        self._typed: list[str] = []

    def parse_args(self, args: Sequence[str], namespace: None = None) -> Namespace:  # type: ignore[override]
        """Read what was typed. Raises `SystemExit` once help was printed or a mistake named."""
        self._typed = list(args)
        if any(len(word) > LONGEST for word in args):
            self.error(self.words.say("A text has more than {most} characters: say it in fewer words.", most=LONGEST))
        parsed = super().parse_args(args, namespace)
        if "formats" in parsed:
            parsed.format = parsed.format or _as_named(parsed.output or "", parsed.formats)
        return parsed

    def error(self, message: str) -> NoReturn:
        """End with what is wrong, and with where the command explains itself, where there was one."""
        command = next((word for word in self._typed if word in self.commands.choices), "")
        self._refuse(f"assess {command}".strip(), message)


class CommandHelp(RawDescriptionHelpFormatter):
    """Lays out the help of a command; how it is used is told without the options that all commands take."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[_MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Tell how the command is used."""
        super().add_usage(usage, [each for each in actions if each.dest not in GLOBAL], groups, prefix)


def as_wide_as_the_terminal(formatter: type[HelpFormatter]) -> partial[HelpFormatter]:
    """Give what lays out help, as wide as there is room.

    argparse makes one for each argument that is added, and would import `shutil` to ask each of them for the width.
    """
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(sys.stdout.fileno()).columns
    except (ValueError, OSError):
        columns = 80
    return partial(formatter, width=columns - 2)


def _as_named(file: str, formats: Sequence[str]) -> str:
    """Find the format that the name of a file ends in; the first, which is the usual one, where it tells none."""
    ending = file.rpartition(".")[2].lower()
    return ending if ending in formats else formats[0]
