"""The evidence register: each law, policy or figure entered once."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from assess.domain.message import say
from assess.domain.subjects import EVIDENCE
from assess.tui.keys import ADD, REMARK, REMOVE, bound
from assess.tui.pages.asking.evidence import evidence_fields, evidence_of
from assess.tui.pages.evidence import evidence_page
from assess.tui.screens.common.listing import Listing
from assess.tui.widgets.block import Block


class EvidencePlace(Listing):
    """Lists evidence; enters, corrects and removes it, and takes observations on it."""

    PLACE = "evidence"
    BINDINGS: ClassVar[list[BindingType]] = bound(ADD, REMARK, REMOVE)

    def page(self) -> list[Block]:
        """List the entries."""
        return evidence_page(self.bench)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done: a sealed assessment is read-only."""
        if action in {"add", "remove"} and self.bench.assessment.sealed:
            return False
        if action in {"remark", "remove"}:
            return self.is_mounted and self.list.wish in self.bench.assessment.evidence
        return super().check_action(action, parameters)

    def asked(self, wish: str) -> None:
        """Correct an entry, or enter one."""
        if self.bench.assessment.sealed:
            self.refuse_sealed()
            return
        if wish == "add":
            self.action_add()
            return
        if EVIDENCE + wish in self.bench.assessment.conflicts:
            self.decide(EVIDENCE + wish)
            return
        fields = evidence_fields(self.bench.assessment.evidence[wish])
        title = say("Evidence {ref}", ref=wish)
        self.fill_in(f"evidence {wish}", title, fields, lambda has: self.bench.session.correct(evidence_of(has, wish)))

    def action_add(self) -> None:
        """Enter evidence."""
        self.fill_in(
            "new evidence",
            say("New evidence"),
            evidence_fields(),
            lambda has: self.bench.session.enter(evidence_of(has)),
        )

    def action_remark(self) -> None:
        """Make an observation on the entry under the cursor."""
        self.remark(self.list.wish)

    def action_remove(self) -> None:
        """Ask whether to remove the entry under the cursor, and its links with it."""
        ref = self.list.wish
        question = say("Remove {ref}? What cites it will no longer do so.", ref=ref)
        self.ask_to_remove(question, lambda: self.bench.session.remove(ref))
