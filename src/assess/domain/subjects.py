"""What revisions are about: the names of their subjects.

A subject is a kind alone (`assessment`, `delegation`) or a kind and a ref (`response/T-03.s`, `evidence/E-001`).
"""

from __future__ import annotations

from collections.abc import Iterable

OPENING = "assessment"
"""Says what the assessment is and in which state; undo never touches it."""
DELEGATION = "delegation"
RESPONSE = "response/"
EVIDENCE, ACTION, PRACTICE, NEED, OBSERVATION = "evidence/", "action/", "practice/", "need/", "observation/"
"""The ledgers of an assessment: what is entered there gets a ref of its own."""


def split(subject: str) -> tuple[str, str]:
    """Part a subject into its kind and its ref; the ref is empty where there is one of the kind only."""
    kind, slash, ref = subject.partition("/")
    return kind + slash, ref


def next_ref(taken: Iterable[str], letter: str) -> str:
    """Number the next entry of a ledger: E-001, E-002, ...; a number once given is not given again."""
    numbers = [int(ref.rpartition("-")[2]) for ref in taken if ref.startswith(letter)]
    return f"{letter}-{max(numbers, default=0) + 1:03d}"
