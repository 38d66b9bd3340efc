"""A country profile suggests what it knows, with its dates, and leaves unknown what it does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assess.catalogue.folders import Folders, check, load
from assess.domain.errors import ContentInvalid
from assess.domain.profile import InForce
from tests.catalogue.shelf import BAD, GOOD, lay_out, lay_out_case


def test_a_profile_is_read_whole() -> None:
    """Everything that stands in it arrives, a name in one language being the name in all."""
    profile = Folders([GOOD]).profile("small", "SLV")
    assert profile is not None
    assert (profile.country, profile.checked, profile.working_language) == ("SLV", date(2026, 11, 22), "es")
    [institution] = profile.suggested("MIG")
    assert institution.name.read("en") == institution.name.read("es") == "Dirección General de Migración"
    assert institution.dated == date(2026, 11, 22)
    [status] = profile.instruments
    assert status.basis.read("en") == "To be verified."


def test_unknown_stays_unknown() -> None:
    """Neither an instrument of unknown status nor one that is not listed is taken for yes or no."""
    profile = Folders([GOOD]).profile("small", "SLV")
    assert profile is not None
    assert profile.in_force("cedaw-gr26") is InForce.UNKNOWN
    assert profile.in_force("icrmw") is InForce.UNKNOWN
    assert profile.suggested("WOM") == ()


@pytest.mark.parametrize(("written", "read"), [("yes", InForce.YES), ("no", InForce.NO), ('"yes"', InForce.YES)])
def test_yes_and_no_need_no_quotes(written: str, read: InForce, tmp_path: Path) -> None:
    """YAML's truth values are words here."""
    content = (GOOD / "countries/SLV.yaml").read_text().replace("in_force: unknown", f"in_force: {written}")
    lay_out(tmp_path, country=content.encode())
    profile = Folders([tmp_path]).profile("small", "SLV")
    assert profile is not None
    assert profile.in_force("cedaw-gr26") is read


def test_a_profile_with_problems_is_refused_when_it_is_asked_for(tmp_path: Path) -> None:
    """Nothing is suggested from a profile that says something impossible."""
    folder = lay_out_case(tmp_path, BAD, "country-day-that-is-none")
    with pytest.raises(ContentInvalid) as refused:
        Folders([folder]).profile("small", "SLV")
    assert len(refused.value.problems) == 1


def test_a_guideline_needs_no_profiles(tmp_path: Path) -> None:
    """A folder without profiles is complete."""
    folder = lay_out(tmp_path)
    (folder / "countries/SLV.yaml").unlink()
    assert check(folder)[1] == []


def test_a_profile_is_no_part_of_the_edition(tmp_path: Path) -> None:
    """Correcting a profile leaves the guideline, and every answer to it, as it was."""
    folder = lay_out(tmp_path)
    before = load(folder).digest
    (folder / "countries/SLV.yaml").write_text("country: SLV\n")
    assert load(folder).digest == before
