"""A guideline is read as what it says: texts stay texts, numbers are converted deliberately, places are exact."""

from __future__ import annotations

from pathlib import Path

import pytest

from assess.catalogue.folders import Folders, check, load
from assess.catalogue.nodes import Mapping, Scalar, read_nodes
from assess.domain.errors import ContentInvalid, NotFound
from assess.domain.guideline import Kind, Unit
from tests.catalogue.shelf import GOOD, lay_out


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("1.10", "1.10"),
        ("12:30", "12:30"),
        ("190:20:30", "190:20:30"),
        ("012", "012"),
        ("1_000", "1_000"),
        ("2026-03-01", "2026-03-01"),
        ("~", "~"),
        ("null", "null"),
        (".inf", ".inf"),
        ("'it''s'", "it's"),
        ('"n\u0303"', "ñ"),
        (">-\n  folded\n  text", "folded text"),
    ],
)
def test_every_value_is_text(written: str, read: str) -> None:
    """YAML's guesses are not taken: NO is a country, 1.10 an edition and 12:30 a time, and accents are composed."""
    node, problems = read_nodes("any.yaml", f"{written}: {written}".encode() if "\n" not in written else
                                f"key: {written}\n".encode())  # fmt: skip
    assert problems == []
    assert isinstance(node, Mapping)
    assert [value.text for value in node.entries.values() if isinstance(value, Scalar)] == [read]


def test_places_count_characters_and_lines_as_an_editor_does() -> None:
    """Letters of several bytes before a place do not shift it, nor do line ends of Windows."""
    node, _problems = read_nodes("any.yaml", "é: ñandú\r\n\r\nmañana: {día: hoy}\r\n".encode())
    assert isinstance(node, Mapping)
    inner = node.entries["mañana"]
    assert isinstance(inner, Mapping)
    assert str(inner.entries["día"].place) == "any.yaml:3:15"


def test_the_small_guideline_is_read_whole() -> None:
    """Everything an author writes arrives where the program looks for it."""
    guideline = load(GOOD)
    indicator = guideline.indicator("T-01.s")
    assert (guideline.ref, guideline.edition, guideline.languages, guideline.target) == (
        "small",
        "2026-1",
        ("es", "en"),
        2,
    )
    assert [(level.level, level.value, level.name.read("en")) for level in guideline.scale] == [
        (1, 0, "Not implemented"),
        (2, 100, "Implemented"),
    ]
    assert (indicator.kind, indicator.question.read("en")) == (Kind.STRUCTURAL, "How far is there a norm?")
    assert [text.read("es") for text in indicator.verification] == ["Norma", "Circular"]
    assert indicator.figure is not None
    assert (indicator.figure.unit, indicator.figure.label.read("en")) == (Unit.PERCENT, "Percentage of posts")
    assert guideline.meaning(indicator, 2).read("en") == "Norm in force countrywide."
    assert guideline.meaning(indicator, 1).read("en") == "No norm."
    recommendation = guideline.home("T-01.s")
    assert [(each.source, each.at) for each in recommendation.sources] == [("cedaw-gr26", "§24")]
    assert recommendation.institutions == ("MIG",)
    assert guideline.source("cedaw-gr26").year == 2008


def test_a_folder_that_holds_no_guideline_says_so(tmp_path: Path) -> None:
    """An empty folder is no crash."""
    guideline, problems = check(tmp_path)
    assert guideline is None
    assert [str(problem.message) for problem in problems] == ["This folder has no guideline.yaml."]


@pytest.mark.parametrize("name", ["guideline.yml", "guideline.yaml.txt", "Guideline.YAML"])
def test_a_file_by_another_name_is_found(name: str, tmp_path: Path) -> None:
    """Editors add endings, and Windows hides them."""
    (lay_out(tmp_path) / "guideline.yaml").rename(tmp_path / name)
    [problem] = check(tmp_path)[1]
    assert f"Rename {name} to guideline.yaml" in str(problem.hint)


def test_a_checklist_that_a_word_processor_saved_is_to_be_saved_as_text(tmp_path: Path) -> None:
    """Another name alone would not help."""
    (lay_out(tmp_path) / "guideline.yaml").rename(tmp_path / "guideline.docx")
    [problem] = check(tmp_path)[1]
    assert "guideline.docx is a document: save it as plain text" in str(problem.hint)


@pytest.mark.parametrize("name", ["**a", "*", "[", "../small/transit", "below/guideline", "/etc/hosts"])
def test_a_phase_is_looked_for_by_its_name_and_in_its_folder_only(name: str, tmp_path: Path) -> None:
    """What stands in a checklist is a name, whatever else it could be to a file system."""
    folder = lay_out(tmp_path / "small")
    lay_out(folder / "below")
    head = folder / "guideline.yaml"
    before, _, _ = head.read_text(encoding="utf-8").rpartition("phases:")
    head.write_text(f'{before}phases: ["{name}"]\n', encoding="utf-8")
    [problem] = check(folder)[1]
    assert str(problem.message) == f"There is no file {name}.yaml in this folder."
    assert str(problem.hint) == "A phase is listed by the name of its file without .yaml."


def test_the_folder_around_a_guideline_is_told_from_it(tmp_path: Path) -> None:
    """One folder too far up is the commonest way to miss it."""
    lay_out(tmp_path / "mine")
    [problem] = check(tmp_path)[1]
    assert str(problem.hint) == f"Name the folder that has it: {tmp_path / 'mine'}."


def test_a_folder_with_too_many_files_is_none(tmp_path: Path) -> None:
    """Pointing at the wrong folder does not read a disk."""
    lay_out(tmp_path)
    for number in range(100):
        (tmp_path / f"{number}.yaml").touch()
    with pytest.raises(ContentInvalid, match="more than 60 files"):
        check(tmp_path)


@pytest.mark.parametrize("name", ["guideline.yaml", "transit.yaml", "countries/SLV.yaml"])
def test_a_file_that_cannot_be_read_is_named(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission, or on a disk that fails, is a sentence with its path."""
    folder, broken = lay_out(tmp_path), tmp_path / name
    whole = Path.open

    def failing(path: Path, mode: str) -> object:
        if path == broken:
            raise PermissionError(13, "Permission denied")
        return whole(path, mode)

    monkeypatch.setattr(Path, "open", failing)
    assert Folders([folder]).refs() == [tmp_path.name if name == "guideline.yaml" else "small"]
    with pytest.raises(ContentInvalid, match=rf"{name} can't be read: Permission denied"):
        check(folder)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A wrong path is a sentence with the path."""
    with pytest.raises(ContentInvalid, match="nowhere can't be read: No such file or directory"):
        check(tmp_path / "nowhere")


class TestFolders:
    """Guidelines are found in folders by their ref."""

    def test_the_default_comes_first(self, tmp_path: Path) -> None:
        """Of several guidelines the default heads the list."""
        for ref in ("alpha", "omega"):
            head = (GOOD / "guideline.yaml").read_bytes().replace(b"ref: small", f"ref: {ref}  # name".encode())
            lay_out(tmp_path / f"folder-{ref}", guideline=head)
        assert Folders([tmp_path], "omega").refs() == ["omega", "alpha"]

    def test_a_folder_given_later_stands_for_an_earlier_one(self, tmp_path: Path) -> None:
        """An author's own copy of a guideline is read instead of the shipped one."""
        head = (GOOD / "guideline.yaml").read_bytes().replace(b'edition: "2026-1"', b'edition: "2026-2"')
        own = lay_out(tmp_path / "own", guideline=b"\xef\xbb\xbf" + head)
        assert Folders([GOOD, own]).guideline("small").edition == "2026-2"

    def test_an_unknown_guideline_names_those_that_are_there(self) -> None:
        """A wrong ref is answered with the right ones."""
        with pytest.raises(NotFound) as unknown:
            Folders([GOOD]).guideline("large")
        assert "small" in str(unknown.value.hint)

    def test_a_profile_that_is_not_there_is_none(self) -> None:
        """A country without a profile is no fault, nor is a name that leads out of the folder."""
        folders = Folders([GOOD])
        assert folders.profile("small", "MEX") is None
        assert folders.profile("small", "../SLV") is None
