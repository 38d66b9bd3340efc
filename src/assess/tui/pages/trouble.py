"""What went wrong and what to do: the one place that words an error on the screen."""

from __future__ import annotations

from assess.domain.errors import AssessError, ContentInvalid, Sealed
from assess.domain.message import Message, say
from assess.tui.drawing.text import drawn, said
from assess.tui.widgets.block import GAP, Block
from assess.tui.work.bench import Bench

SHOWN = 50
"""Problems of a file that are listed; more would not be read."""

REOPEN: Message = say("Reopen it under Review (F7), if it has to be changed.")
"""What to do here about a closed assessment; elsewhere it is a command."""


def trouble(bench: Bench, error: AssessError) -> list[Block]:
    """Word an error: what happened, what to do, and the faults of a file where there are any."""
    blocks = [Block(said(bench.tell(error.message)), gutter=drawn("! ", "bold $error"))]
    hint = REOPEN if isinstance(error, Sealed) else error.hint
    if hint:
        blocks += [GAP, Block(said(bench.tell(hint)), gutter=drawn("→ ", "$primary"))]
    if isinstance(error, ContentInvalid):
        for problem in error.problems[:SHOWN]:
            text = f"{problem.place}: {bench.tell(problem.message)}"
            blocks.append(Block(said(text, "$secondary"), gutter=drawn("  ")))
    return blocks
