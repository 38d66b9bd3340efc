"""The completion scripts, with which shells complete what is typed."""

from __future__ import annotations

from assess.cli.call import Call


def completion(call: Call) -> None:
    """Print the completion script of a shell."""
    import shtab

    from assess.cli.parsing.program import build

    call.data(shtab.complete(build(call.words), shell=call.args.shell))
