"""What can be typed: every command with its arguments, and what the help says of them."""

from __future__ import annotations

from argparse import HelpFormatter

from assess import __version__
from assess.cli.parsing.adding import Adder, global_options
from assess.cli.parsing.ledgers import Ledgers
from assess.cli.parsing.parsers import Command, Commands, Program, as_wide_as_the_terminal
from assess.cli.parsing.secretariat import Secretariat
from assess.words import Words


def build(words: Words) -> Program:
    """Build the parser, speaking the language of `words`."""
    say = words.say
    parser = Program(
        words,
        prog="assess",
        allow_abbrev=False,
        formatter_class=as_wide_as_the_terminal(HelpFormatter),
        description=say("Find out how far a country implements a guideline, and what to do next."),
        epilog=say("Without a command, the terminal interface opens. Exit codes: 0 fine, 1 a check found something, "
                   "2 wrong usage, 3 a file's content is not acceptable, 4 the register can't be used, 5 the report "
                   "can't be made."),
    )  # fmt: skip
    parser.set_defaults(run="assessments:interface", id=None, linear=False)
    parser.add_argument(
        "--version", action="version", version=f"assess {__version__}", help=say("show the version and exit")
    )
    global_options(parser, words, top=True)
    _Commands(parser.commands, words).add_all()
    return parser


class _Commands(Adder):
    """Adds the commands one by one, in the order in which the help names them."""

    def add_all(self) -> None:
        self._assessments()
        self._answering()
        self._concluding()
        self._sending()
        Secretariat(self.commands, self.words).add_all()
        self.group("guideline", self.say("the guidelines: list, show, check, print"), self._guidelines)
        self._surroundings()

    def _assessments(self) -> None:
        say = self.say
        new = self.command("new", "assessments:new", say("begin an assessment and print its id"))
        new.add_argument("country", metavar=say("COUNTRY"), help=say("three letters of ISO 3166-1, for example SLV"))
        new.add_argument(
            "--cycle", required=True, metavar=say("YEAR"), help=say("the round it belongs to, for example 2026")
        )
        new.add_argument("--unit", default="", metavar=say("CODE"), help=say("a state or municipality of the country"))
        new.add_argument("--guideline", default="", metavar="REF", help=say("the guideline to answer"))
        new.add_argument(
            "--from",
            dest="carry_from",
            default="",
            type=str.upper,
            metavar="ID",
            help=say("carry its answers forward as proposals"),
        )
        self.json(self.command("list", "assessments:list_all", say("list the assessments with state and coverage")))
        opening = self.on_one("open", "assessments:interface", say("open an assessment in the terminal"))
        opening.add_argument(
            "--linear", action="store_true", help=say("plain questions, line by line, for screen readers")
        )

    def _answering(self) -> None:
        say = self.say
        answer = self.on_one("answer", "answering:answer", say("answer one indicator"))
        answer.add_argument("ref", metavar="REF", help=say("the indicator, for example T-03.s"))
        answer.add_argument(
            "answer",
            metavar=say("LEVEL") + "|na|no-information|withheld",
            help=say("a level of the scale, or why there is none: not applicable, no information, withheld"),
        )
        answer.add_argument("--reason", default="", metavar=say("TEXT"), help=say("why; “na” needs one"))
        answer.add_argument("--comment", metavar=say("TEXT"), help=say("a comment; an empty one removes it"))
        answer.add_argument("--figure", metavar="N", help=say("the number reported beside the rating"))
        answer.add_argument("--figure-year", default="", metavar=say("YEAR"), help=say("the year it refers to"))
        answer.add_argument(
            "--evidence",
            nargs="+",
            action="extend",
            metavar="REF",
            help=say("evidence already entered, for example E-001"),
        )
        answers = self.on_one("answers", "answering:answers", say("record many answers from a CSV, XLSX or YAML file"))
        answers.add_argument(
            "file",
            metavar=say("FILE"),
            help=say("columns: ref, answer, reason, comment, figure, figure_year, evidence; - for standard input"),
        )
        form = self.on_one("form", "sending:form", say("write the questions as a table to fill in, for `answers`"))
        self.file(form, "xlsx", "csv")
        Ledgers(self.commands, self.words).add_all()
        self.on_one("undo", "answering:undo", say("undo your last change"))
        self.on_one("redo", "answering:redo", say("redo what was undone"))

    def _concluding(self) -> None:
        say = self.say
        status = self.on_one("status", "concluding:status", say("coverage and scores"))
        self.json(status)
        status.add_argument(
            "--by", choices=("phase", "instrument"), default="phase", help=say("how results are grouped")
        )
        self.json(self.on_one("gaps", "concluding:gaps", say("gaps in order of priority")))
        self.json(self.on_one("check", "concluding:check", say("what stands in the way of submission")))
        history = self.on_one("history", "history:history", say("who changed what, when"))
        history.add_argument(
            "ref", nargs="?", default="", metavar="REF", help=say("only this indicator, evidence or action")
        )
        self.json(history)

    def _sending(self) -> None:
        say = self.say
        report = self.on_one("report", "sending:report", say("make the gap report"))
        self.file(report, "pdf", "html")
        self.day(report)
        self.paper(report)
        self.sections(report)
        report.add_argument("--summary", action="store_true", help=say("the short form"))
        submit = self.on_one("submit", "sending:submit", say("seal the assessment and write the envelope"))
        self.output(submit)
        submit.add_argument("--draft", action="store_true", help=say("write an unfinished one, marked as a draft"))
        submit.add_argument("--declared-by", default="", metavar=say("NAME"), help=say("who declares for the state"))
        submit.add_argument("--position", default="", metavar=say("TEXT"), help=say("in which position"))
        submit.once_made(lambda: self._publication(submit))
        self.encrypted(submit)
        key = self.command("key", "sending:key", say("show the fingerprint of your key"))
        key.add_argument(
            "--encryption",
            action="store_true",
            help=say("show the public key with which others encrypt what only you can read"),
        )
        key.add_argument(
            "--passphrase", action="store_true", help=say("give your key a passphrase, change it or remove it")
        )
        self.json(key)
        self.on_one("reopen", "sending:reopen", say("open a submitted assessment again"))
        export = self.on_one("export", "sending:export", say("write the data of one assessment"))
        self.file(export, "json", "csv", "xlsx")
        self.table(export)

    def _publication(self, submit: Command) -> None:
        either = submit.add_mutually_exclusive_group()
        either.add_argument(
            "--not-for-publication", dest="published", action="store_const", const=False,
            help=self.say("let the answers count in the totals only"),
        )  # fmt: skip
        either.add_argument(
            "--for-publication", dest="published", action="store_const", const=True,
            help=self.say("let the answers be published, after they were not"),
        )  # fmt: skip

    def _guidelines(self, group: Commands) -> None:
        say = self.say
        self.json(self.command("list", "guideline:list_all", say("list the guidelines"), group))
        show = self.command("show", "guideline:show", say("show a guideline, a recommendation or an indicator"), group)
        show.add_argument("ref", metavar="REF", help=say("for example rcm-women, T, T-03 or T-03.s"))
        check = self.command("check", "guideline:check", say("check the guideline in a folder"), group)
        check.add_argument("folder", metavar=say("DIR"), help=say("the folder with guideline.yaml"))
        lock = self.command("lock", "guideline:lock", say("write down the texts of an edition as published"), group)
        lock.add_argument("folder", metavar=say("DIR"), help=say("the folder with guideline.yaml"))
        blank = self.command(
            "print", "guideline:print_blank", say("make a blank questionnaire to fill in by hand"), group
        )
        blank.add_argument("ref", metavar="REF", help=say("the guideline, for example rcm-women"))
        self.output(blank)
        blank.add_argument("--large", action="store_true", help=say("in large print"))
        self.paper(blank)
        blank.add_argument("--phase", default="", metavar="REF", help=say("only this phase, for example T"))

    def _surroundings(self) -> None:
        say = self.say
        demo = self.command("demo", "demo:demo", say("make a register of eleven invented assessments, and the reports"))
        demo.add_argument(
            "folder", nargs="?", default="assess-demo", metavar=say("DIR"), help=say("the folder to write to")
        )
        doctor = self.command("doctor", "doctor:doctor", say("check this machine, and say how to fix what is missing"))
        doctor.add_argument("--recount", action="store_true", help=say("recount the envelopes received first"))
        self.json(doctor)
        self._backups()
        helped = self.command("help", "help:show_help", say("read the manuals: list their topics, or print one"))
        helped.add_argument(
            "topic", nargs="*", metavar=say("TOPIC"), help=say("words of its title, or of what it says")
        )
        completion = self.command("completion", "completion:completion", say("print the completion script for a shell"))
        completion.add_argument(
            "shell", choices=("bash", "zsh", "tcsh"), metavar=say("SHELL"), help=say("the shell: bash, zsh or tcsh")
        )

    def _backups(self) -> None:
        say = self.say
        backup = self.command("backup", "backup:backup", say("make a backup of the register, or list those there are"))
        backup.add_argument(
            "-o", "--output", metavar=say("FILE"), help=say("where to make it, for example on a USB stick")
        )
        backup.add_argument("--list", action="store_true", help=say("list the backups and what they hold"))
        self.json(backup)
        restore = self.command(
            "restore", "backup:restore", say("put a backup in the place of the register, and keep that too")
        )
        restore.add_argument(
            "backup", metavar=say("BACKUP"), help=say("its name in the list, its file, or “newest” for the newest one")
        )
        salvage = self.command(
            "salvage", "backup:salvage", say("save what can be read of a damaged register into a new one")
        )
        salvage.add_argument("-o", "--output", metavar=say("FILE"), help=say("where to write the new register"))
