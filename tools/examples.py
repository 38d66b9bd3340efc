"""Make the example reports of the documentation, over invented data.

`python -m tools.examples` writes docs/examples/*.pdf: a gap report, a regional report and a compendium of good
practices in each language. The same code, guideline and fonts give the same bytes.

The gap reports carry their envelope, so that `assess receive` can be tried on them. It is signed with a key that
everybody can make from the words published here: what it signs proves nothing, and nothing but these examples is
signed with it. A register that takes an example in does not remember its key.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from assess import wiring
from assess.exchange.sealed.envelope import seal
from assess.exchange.sealed.keys import SigningKey
from assess.workflow.compiling import Wish, compile_cycle
from assess.workflow.inventing import CYCLE, DAY
from assess.workflow.opening import Desk
from assess.workflow.orders import RegionalOrder
from assess.workflow.outbox import order_of
from assess.workflow.ports import Press
from assess.workflow.session import Session
from tools.invented import FINISHED, invented_desk

EXAMPLES = Path(__file__).parent.parent / "docs/examples"

SEED = b"A key for the examples of assess: public, and worth nothing"
"""What the key of the examples is made from."""

CONCLUSIONS = {
    "es": "Las conclusiones corresponden a la secretaría y las delegaciones. Este **ejemplo inventado** no tiene.",
    "en": "Conclusions are for the secretariat and the delegations to draw. This **invented example** has none.",
}


def main() -> int:
    """Make all examples."""
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        at_work = invented_desk(Path(folder))
        for name, made in examples(at_work, wiring.press()):
            (EXAMPLES / name).write_bytes(made())
            sys.stdout.write(f"{name}\n")
    return 0


def envelope(session: Session) -> bytes:
    """Seal an assessment with the key of the examples; its time is that of the last change, as `wiring.seal` has it."""
    key = SigningKey(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(SEED).digest()))
    return seal(session.assessment, session.guideline, key, session.assessment.history.revisions[-1].at)


def examples(at_work: Desk, press: Press) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Name each example, with what makes it."""
    compilation = compile_cycle(at_work, Wish(CYCLE), {})
    for language, name in FINISHED.items():
        session = at_work.session(name)
        gap = order_of(at_work, session, language, DAY, envelope(session))
        region = RegionalOrder(compilation, language, DAY, conclusions=CONCLUSIONS[language])
        compendium = RegionalOrder(compilation, language, DAY, sections=("good-practices",))
        yield f"gap-report.{language}.pdf", partial(press.gap_report, gap)
        yield f"regional-report.{language}.pdf", partial(press.regional_report, region)
        yield f"compendium.{language}.pdf", partial(press.regional_report, compendium)


if __name__ == "__main__":
    sys.exit(main())
