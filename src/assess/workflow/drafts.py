"""What is half typed and not yet recorded. It is nobody's word: no history, no report and no envelope knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Draft(NamedTuple):
    """What was half typed in a form."""

    at: str
    """When, in ISO 8601 with its zone."""
    typed: Mapping[str, str]
    """What was changed in it, by the id of the field."""


class Drafts(Protocol):
    """Where drafts are kept until they are recorded or given up. Nothing here ever stops the work."""

    def read(self, form: str) -> Draft | None:
        """Give what was half typed in a form; `None` where nothing was, or where it can't be read."""

    def keep(self, form: str, draft: Draft) -> bool:
        """Keep what is half typed in a form in place of what was, and tell whether that could be done."""

    def drop(self, form: str) -> None:
        """Forget what was half typed in a form."""
