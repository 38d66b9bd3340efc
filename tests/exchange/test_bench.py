"""The envelopes that the desk is measured with are those that a delegation would send."""

from __future__ import annotations

from assess.domain.assessment import Assessment
from assess.exchange.sealed.envelope import seal
from assess.wiring import Options, desk
from benchmarks.units import history, sealed, signing_key


def test_the_envelopes_of_the_bench_are_sealed_as_any_other() -> None:
    """They are made in a third of the time, and are the same, byte for byte."""
    catalogue = desk(Options()).catalogue
    guideline = catalogue.guideline(catalogue.refs()[0])
    revisions, key = history(guideline, 7), signing_key(7)
    content = sealed(guideline, revisions, key)
    assert content == seal(Assessment.of(revisions), guideline, key, revisions[-1].at)
    assert content != sealed(guideline, history(guideline, 8), signing_key(8))
