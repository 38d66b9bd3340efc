"""What the secretariat can type: gather a round, and compile it."""

from __future__ import annotations

from argparse import ArgumentParser

from assess.cli.parsing.adding import Adder


class Secretariat(Adder):
    """Adds the commands of the secretariat."""

    def add_all(self) -> None:
        """Add what gathers a round, and what compiles it."""
        say = self.say
        receive = self.command("receive", "gathering:receive", say("receive envelopes, or reports that carry one"))
        receive.add_argument("files", nargs="+", metavar=say("FILE"), help=say("envelopes, PDF reports, or folders"))
        receive.add_argument(
            "--trust",
            action="append",
            default=[],
            metavar=say("FINGERPRINT"),
            help=say("accept only this key from whoever is not known yet"),
        )
        receive.add_argument(
            "--accept-new-key", action="store_true", help=say("accept another key from whoever is known already")
        )
        self.json(receive)
        board = self.command("board", "gathering:show_board", say("who has submitted, when, and who has not"))
        self._cycle(board)
        self.json(board)
        follow_up = self.on_one("follow-up", "gathering:follow_up", say("write the secretariat's observations, sealed"))
        self.output(follow_up)
        self.encrypted(follow_up)
        deadline = self.command("deadline", "gathering:deadline", say("set or show the last day of a cycle"))
        deadline.add_argument("cycle", metavar=say("YEAR"), help=say("the round, for example 2026"))
        deadline.add_argument("day", nargs="?", metavar=say("DATE"), help=say("the last day, or none to remove it"))
        compare = self.on_one("compare", "comparing:compare", say("what changed between two submissions"))
        compare.add_argument(
            "other",
            nargs="?",
            default="",
            type=str.upper,
            metavar=say("OTHER"),
            help=say("another assessment, of an earlier cycle"),
        )
        compare.add_argument("--since", default="", metavar="N", help=say("the number of the submission"))
        self.json(compare)
        self._compiling()

    def _compiling(self) -> None:
        say = self.say
        reports = self.command("reports", "reports:reports", say("make all country reports of a cycle"))
        self._cycle(reports)
        reports.add_argument("folder", nargs="?", metavar=say("DIR"), help=say("the folder to write to"))
        self.day(reports)
        compiling = self.command("compile", "compiling:compile_all", say("make the regional report of a cycle"))
        self._cycle(compiling)
        self.file(compiling, "pdf", "html", "xlsx", "csv", "json")
        self.table(compiling)
        compiling.add_argument("--anonymous", action="store_true", help=say("distributions only, without countries"))
        compiling.add_argument(
            "--within",
            default="",
            metavar=say("COUNTRY"),
            help=say("compile the states or municipalities of a country"),
        )
        compiling.add_argument("--guideline", default="", metavar="REF", help=say("the guideline that was answered"))
        compiling.add_argument("--since", default="", metavar=say("YEAR"), help=say("the cycle to compare with"))
        compiling.add_argument(
            "--conclusions", default="", metavar=say("FILE"), help=say("the secretariat's conclusions, in Markdown")
        )
        self.paper(compiling)
        self.sections(compiling)
        self.day(compiling)

    def _cycle(self, parser: ArgumentParser) -> None:
        say = self.say
        parser.add_argument("--cycle", required=True, metavar=say("YEAR"), help=say("the round, for example 2026"))
        parser.add_argument("--deadline", metavar=say("DATE"), help=say("this last day instead of the one that is set"))
