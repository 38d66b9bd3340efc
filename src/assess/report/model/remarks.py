"""The remarks of the state, as they are."""

from __future__ import annotations

from assess.records import dataclass
from assess.report.model.marks import passages
from assess.report.model.material import Material
from assess.workflow.orders import Order


@dataclass(frozen=True)
class Remarks:
    """The page."""

    said: str
    paragraphs: tuple[str, ...]


def remarks(material: Material, order: Order) -> Remarks | None:
    """Lay the remarks out; `None` where there are none and nobody asked for them."""
    paragraphs = passages(material.assessment.delegation.remarks)
    if paragraphs:
        return Remarks(material.words.say("In the words of the delegation, unchanged."), paragraphs)
    said = material.words.say("The state has made no remarks.")
    return Remarks(said, ()) if "remarks" in order.sections else None
