"""A compilation for other programs and for people: JSON, CSV with HXL tags, XLSX.

JSON has all of it and is documented in `docs/formats.en.md`. CSV has the distributions, a line for each part of the
guideline, with a second heading row of HXL tags. XLSX has everything on sheets of its own. What a compilation leaves
out (`assess.domain.region.compilation`) is in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from assess import __version__
from assess.domain.data import Data
from assess.domain.delegation import Relevance
from assess.domain.editions import Fate, Movement
from assess.domain.guideline import Phase
from assess.domain.profile import InForce
from assess.domain.region.compilation import Commonality, Compilation, Distribution, Need, Sheet
from assess.domain.region.round import Respondent
from assess.exchange.compiled.json_pieces import json_pieces
from assess.exchange.compiled.listings import compiled_listings, compiled_title
from assess.exchange.compiled.spread import SPREAD
from assess.exchange.figures import coverage_data, rounded, score_data
from assess.exchange.listings import Listing, listing_pieces, named, write_sheets
from assess.exchange.names import PLAN, name_of
from assess.exchange.workbook import Workbook
from assess.words import Words, sorting

FORMAT, VERSION = "assess-compilation", 1

Form = Literal["json", "csv", "xlsx"]


def write_compiled(
    compilation: Compilation, form: Form, words: Words, day: str, table: str = SPREAD
) -> Iterator[bytes]:
    """Write a compilation piece by piece; `day` (ISO 8601) is what it bears. The same gives the same bytes.

    `table` is the listing that CSV has. Raises `Misuse` for one that there is not.
    """
    ordered = compilation.arranged(lambda code: sorting(words.country(code)))
    if form == "json":
        return json_pieces(_document(ordered, words, day))
    listings = compiled_listings(ordered, words)
    if form == "csv":
        return listing_pieces(named(listings, table))
    return _workbook(listings, compiled_title(ordered, words), words, day)


def _workbook(listings: Iterable[Listing], title: str, words: Words, day: str) -> Iterator[bytes]:
    book = Workbook(words, title, f"{day}T00:00:00+00:00", large=True)
    write_sheets(book, title, listings)
    yield book.finish()


def _document(compilation: Compilation, words: Words, day: str) -> Data:
    """Say what JSON has; what there is much of is made one by one, when its turn comes."""
    guideline, round_, language = compilation.guideline, compilation.round, words.language
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "language": language,
        "day": day,
        "cycle": round_.cycle,
        "within": round_.within or None,
        "deadline": round_.deadline.isoformat() if round_.deadline else None,
        "guideline": {"ref": guideline.ref, "edition": guideline.edition, "digest": guideline.digest},
        "anonymous": compilation.anonymous,
        "invented": compilation.invented,
        "turnout": {**vars(compilation.turnout), "rate": rounded(compilation.turnout.rate)},
        "members": (_respondent(each, name_of(compilation, words, each.code)) for each in compilation.respondents),
        "total": {"coverage": coverage_data(compilation.total), "kinds": _kinds(compilation, guideline.ref)},
        "phases": [_phase(compilation, phase, language) for phase in guideline.phases],
        "recommendations": [_recommendation(compilation, each, language) for each in compilation.commonalities],
        "indicators": [
            {"ref": each.ref, "kind": str(each.kind), "coverage": coverage_data(compilation.spread[each.ref])}
            for each in guideline.indicators()
        ],
        "instruments": [_instrument(each, language) for each in compilation.instruments],
        "common_gaps": [each.recommendation for each in compilation.common_gaps],
        "shared_strengths": [each.recommendation for each in compilation.shared_strengths],
        "change": _change(compilation),
        **_told_beside(compilation),
        "sheets": (_sheet(each, name_of(compilation, words, each.code)) for each in compilation.sheets),
    }


def _told_beside(compilation: Compilation) -> Data:
    """Write what countries tell beside their answers."""
    phases = [phase.ref for phase in compilation.guideline.phases]
    return {
        "evidence": {str(kind): number for kind, number in compilation.evidence.items()},
        "inventory": (
            {"code": each.code, **each.evidence.as_data(), "indicators": list(each.indicators)}
            for each in compilation.inventory
        ),
        "offered": {ref: compilation.offered[ref] for ref in phases},
        "practices": (
            {"code": each.code, "phase": each.phase, **each.practice.as_data()} for each in compilation.practices
        ),
        "assistance": {ref: compilation.asked[ref] for ref in phases},
        "assistance_kinds": {str(kind or PLAN): number for kind, number in compilation.asked_kinds.items()},
        "needs": map(_need, compilation.needs),
        "relevance": {ref: _said(shares) for ref, shares in compilation.relevance.items()},
        "in_force": {ref: _said(shares) for ref, shares in compilation.in_force.items()},
    }


def _phase(compilation: Compilation, phase: Phase, language: str) -> Data:
    return {
        "ref": phase.ref,
        "title": phase.title.read(language),
        "coverage": coverage_data(compilation.spread[phase.ref]),
        "kinds": _kinds(compilation, phase.ref),
    }


def _instrument(distribution: Distribution, language: str) -> Data:
    return {
        "ref": distribution.term.ref,
        "title": distribution.term.name.read(language),
        "coverage": coverage_data(distribution.coverage),
    }


def _need(need: Need) -> Data:
    return {
        "code": need.code,
        "phase": need.phase,
        "ref": need.request.ref,
        "recommendation": need.request.recommendation,
        "kind": str(need.request.kind or PLAN),
        "assistance": need.request.what,
        "whom": need.request.whom or None,
        "by": need.request.by or None,
        "what": need.request.step or None,
    }


def _said(shares: Mapping[Relevance, int] | Mapping[InForce, int]) -> Data:
    return {str(each): number for each, number in shares.items()}


def _respondent(respondent: Respondent, name: str) -> Data:
    return {
        "code": respondent.code,
        "name": name,
        "stage": str(respondent.stage),
        "submitted_at": respondent.submitted_at or None,
        "late": respondent.late,
        "published": respondent.published,
        "digest": respondent.digest or None,
    }


def _kinds(compilation: Compilation, ref: str) -> Data:
    return {str(kind): coverage_data(coverage) for kind, coverage in compilation.kinds[ref].items()}


def _recommendation(compilation: Compilation, common: Commonality, language: str) -> Data:
    ref = common.recommendation
    return {
        "ref": ref,
        "phase": common.phase,
        "title": compilation.guideline.recommendation(ref).title.read(language),
        "coverage": coverage_data(compilation.spread[ref]),
        "kinds": _kinds(compilation, ref),
        "assessed": common.assessed,
        "below_target": common.below,
        "near_target": common.near,
        "priorities": {str(priority): number for priority, number in common.priorities.items()},
        "shortfall": rounded(common.points),
        "common_gap": common.gap,
        "shared_strength": common.strength,
    }


def _change(compilation: Compilation) -> Data | None:
    change = compilation.change
    if change is None:
        return None
    steps = change.editions.over(compilation.guideline)
    return {
        "since": change.since,
        "edition_before": change.editions.before or None,
        "compared": change.compared,
        "respondents": list(change.respondents),
        "items": change.steps,
        "mapped": [
            {"fate": str(change.editions.fate(step)), "was": list(step.was), "now": list(step.now)}
            for step in steps
            if change.editions.fate(step) is not Fate.SAME
        ],
        "total": _movement(change.total),
        "phases": {ref: _movement(each) for ref, each in change.phases.items()},
        "recommendations": {ref: _movement(each) for ref, each in change.recommendations.items()},
    }


def _movement(movement: Movement) -> Data:
    return {**vars(movement), "compared": movement.compared}


def _sheet(sheet: Sheet, name: str) -> Data:
    declaration = sheet.declaration
    return {
        "code": sheet.code,
        "name": name,
        "score": score_data(sheet.score),
        "coverage": coverage_data(sheet.score.coverage),
        "kinds": {str(kind): score_data(score) for kind, score in sheet.kinds.items()},
        "phases": {ref: score_data(score) for ref, score in sheet.phases.items()},
        "recommendations": {ref: rounded(value) for ref, value in sheet.values.items()},
        "gaps": {str(priority): number for priority, number in sheet.priorities.items()},
        "widest_gaps": list(sheet.gaps),
        "declaration": None if declaration is None else dict(vars(declaration)),
        "submitted_at": sheet.submitted_at,
        "issue": sheet.issue,
        "digest": sheet.digest or None,
        "relevance": _told(sheet.delegation.relevance),
        "in_force": _told(sheet.delegation.instruments),
        "remarks": sheet.delegation.remarks or None,
    }


def _told(said: Mapping[str, str]) -> Data:
    return {ref: str(each) for ref, each in said.items()}
