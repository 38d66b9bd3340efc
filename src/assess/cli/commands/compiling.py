"""The regional report of a cycle: compile what was taken in, and write it as a report or as data."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assess.cli.call import Call
from assess.cli.headway import Headway
from assess.cli.typed import names_of, table_of
from assess.domain.errors import ContentInvalid
from assess.domain.message import say
from assess.workflow.compiling import Wish, compile_cycle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.domain.region.compilation import Compilation

LISTED = {"pdf": 100, "html": 100}
"""How many respondents a report lists one by one; where there are more, it sums up. Data have any number."""


def compile_all(call: Call) -> None:
    """Compile the cycle and name the file."""
    from assess.wiring import write_compiled

    args, desk = call.args, call.desk
    table = table_of(args.table, args.format)
    wish = Wish(
        cycle=args.cycle,
        within=args.within,
        guideline=args.guideline,
        since=args.since,
        deadline=call.deadline,
        anonymous=args.anonymous,
        listed=0 if args.format == "csv" and not table else LISTED.get(args.format),
    )
    digests = {each.assessment: each.digest for each in desk.register.intake.receipts(args.cycle)}
    with Headway(call) as headway:
        compilation = compile_cycle(desk, wish, digests, headway.read)
    if 0 < compilation.turnout.unpublished <= 2 and not wish.anonymous:  # noqa: PLR2004 - explained in what is told
        call.tell(
            "Take care: where only one or two keep their answers from publication, readers can work them out from the"
            " totals and the sheets of the others."
        )
    content: bytes | Iterable[bytes]
    if args.format in ("pdf", "html"):
        content = _printed(call, compilation, figures=args.format == "pdf" and not args.sections)
    else:
        if args.conclusions or args.sections:
            call.tell("Conclusions and sections are those of the report as PDF or HTML; data have neither.")
        content = write_compiled(compilation, args.format, call.words.language, call.day, table)
    if args.output is None and args.format == "json":
        args.output = "-"
    if args.output != "-" and not isinstance(content, bytes):
        content = headway.written(content)
    call.write(content, f"{args.within.upper() or 'region'}-{args.cycle}.{args.format}")


def _printed(call: Call, compilation: Compilation, *, figures: bool) -> bytes:
    """Make the regional report; as a PDF of all sections it carries the figures as data."""
    from assess.wiring import press, write_compiled
    from assess.workflow.orders import RegionalOrder

    args, day = call.args, call.day
    order = RegionalOrder(
        compilation=compilation,
        language=call.words.language,
        day=day,
        form=args.format,
        paper=args.paper,
        sections=names_of(args.sections),
        conclusions=_conclusions(args.conclusions) if args.conclusions else "",
        data=b"".join(write_compiled(compilation, "json", call.words.language, day)) if figures else b"",
    )
    if sys.stderr.isatty():
        call.tell("Making the report ...")
    return press().regional_report(order)


def _conclusions(path: str) -> str:
    from assess.wiring import files

    try:
        return files().read(path).decode()
    except UnicodeDecodeError as error:
        hint = say("Save it as UTF-8; in Notepad: Save as, Encoding.")
        raise ContentInvalid(say("{path} is not UTF-8.", path=path), hint=hint) from error
