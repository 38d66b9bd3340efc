"""The passphrase of the signing key, where it has one: asked for at a terminal, and never shown."""

from __future__ import annotations

import sys

from assess.cli.call import Call
from assess.domain.errors import Misuse
from assess.domain.message import say
from assess.wiring import TYPED, key_is_locked, protect_key, unlock_key


def unlock(call: Call) -> None:
    """Ask for the passphrase, where the key has one that `ASSESS_PASSPHRASE` does not give, and prove it.

    Who gives none can do all that is not signed. Raises `Misuse` for a wrong one.
    """
    if key_is_locked() and _somebody_is_there():
        said = _hidden(call.say("Passphrase of your key: "))
        if said:
            unlock_key(said)


def change_passphrase(call: Call) -> None:
    """Ask for another passphrase, twice, and give it to the key. Raises `Misuse`."""
    if not _somebody_is_there():
        raise Misuse(say("A passphrase can only be asked for at a terminal."))
    unlock(call)
    new = _hidden(call.say("New passphrase (empty for none): "))
    if _hidden(call.say("Type it again: ")) != new:
        raise Misuse(say("The two are not the same: the key stays as it was."))
    protect_key(new)
    TYPED.append(new)
    if new:
        call.tell("The key has this passphrase from now on. Keep it apart from the key: nobody can recover it for you.")
    else:
        call.tell("The key has no passphrase any more: whoever has its file can sign with it.")


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _hidden(prompt: str) -> str:
    """Ask for something that is not shown while it is typed; empty where there is no answer."""
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        return ""
