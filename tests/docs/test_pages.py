"""What the pages promise is so."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from pathlib import Path

import pytest

from assess import wiring
from assess.cli.main import run
from assess.cli.parsing.program import build
from assess.domain.answers import Rated
from assess.domain.assessment import Declaration
from assess.domain.response import Response
from assess.records import replace
from assess.report.model.report import SECTIONS
from assess.report.regional.report import SECTIONS as REGIONAL
from assess.tui import keys
from assess.tui.keys import Key
from assess.words import Words
from assess.workflow.session import Session
from tests.docs.pages import ROOT, Command, anchors, blocks, files, links

DOCS = ROOT / "docs"
RUN = {
    "docs/manual.es.md": "es",
    "docs/manual.en.md": "en",
    "docs/secretariat.es.md": "es",
    "docs/secretariat.en.md": "en",
    "docs/example.es.md": "es",
    "docs/example.en.md": "en",
}
"""The pages whose commands are run, and the language of their readers."""

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
TELL_OF_CODE = [page for page in PAGES if re.match(r"CONTRIBUTING|architecture|performance|security|\d{4}-", page.name)]
"""The pages that name files of the code."""

CAPS = {
    "slash": "/", "backspace": "⌫", "delete": "⌫", "escape": "Esc", "question_mark": "?",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
"""Keys that the manual writes otherwise than Textual names them."""

LEAST_KEYS = 30

LARGEST_PICTURE = 250_000
"""Bytes: a page should load on a slow line."""


class QuickPress:
    """Stands in for the press, which has tests of its own and takes its time."""

    def ready(self) -> None:
        """Say that it is."""

    def gap_report(self, *_: object) -> bytes:
        """Give something to write."""
        return b"a report"

    def regional_report(self, _: object) -> bytes:
        """Give something to write."""
        return b"a report"

    def questionnaire(self, _: object) -> bytes:
        """Give something to write."""
        return b"a questionnaire"


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder with an empty register."""
    monkeypatch.setenv("ASSESS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ASSESS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("ASSESS_REGISTER", str(tmp_path / "a.register"))
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr("assess.report.press_room.PressRoom", lambda _: QuickPress())
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("page", "language"), RUN.items(), ids=RUN)
def test_every_command_of_a_page_succeeds(
    page: str, language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever types what a page shows, from its beginning, meets no fault, and is answered as the page says."""
    monkeypatch.setenv("ASSESS_LANGUAGE", language)
    for name, text in files(ROOT / page).items():
        Path(name).write_text(text, encoding="utf-8")
    ran = 0
    for block in blocks(ROOT / page):
        _meanwhile(block.remark)
        for command in block.commands if block.runs else ():
            program, *words = command.words
            if program == "export":
                _export(words[0], monkeypatch)
            elif program == "assess":
                code, said = run(words), capsys.readouterr()
                assert (code, words) == (0, words), said.err
                assert _not_said(command, (said.out + said.err).splitlines()) == []
                ran += 1
    assert ran


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """A file that is named is there, and so is the heading in it."""
    for file, anchor in links(page):
        assert file.exists(), file
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file)


@pytest.mark.parametrize("page", TELL_OF_CODE, ids=lambda page: page.name)
def test_every_file_of_the_code_that_is_named_is_there(page: Path) -> None:
    """A page names files and folders as they are called today, by the end of their path or by a part of it."""
    rooms = ("src", "tests", "tools", "docs", "guidelines", "reports", "locks")
    there = [f"/{path.relative_to(ROOT)}" for room in rooms for path in (ROOT / room).rglob("*.*")]
    named = re.findall(r"`([\w./-]+(?:\.py|\.tcss|\.toml|/))`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not _among(name, there) and not (ROOT / name).exists()] == []


def test_the_architecture_names_every_module_of_the_core() -> None:
    """A newcomer finds each noun and each verb there, and none that has gone (see above)."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    core = [path for room in ("domain", "workflow") for path in (ROOT / "src/assess" / room).glob("[a-z]*.py")]
    assert [path.name for path in core if not re.search(rf"[`/]{path.name}`", page)] == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_command_is_told_of(language: str) -> None:
    """Nothing that can be typed is left out of the manuals of a language."""
    named = ("manual", "secretariat", "guidelines")
    told = " ".join((DOCS / f"{name}.{language}.md").read_text(encoding="utf-8") for name in named)
    assert [name for name in _commands(build(Words(language, "cli"))) if f"assess {name}" not in told] == []


@pytest.mark.parametrize(("language", "heading"), [("es", "Teclas"), ("en", "Keys")])
def test_every_key_is_told_of(language: str, heading: str) -> None:
    """The table of the manual has each key that a screen listens to, in one of its ways of being pressed."""
    page = (DOCS / f"manual.{language}.md").read_text(encoding="utf-8")
    table = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    told = {key.id: key.keys.split(",") for each in vars(keys).values() for key in _keys_among(each) if key.keys}
    assert len(told) > LEAST_KEYS
    assert [name for name, ways in told.items() if not any(f"**{_cap(way)}**" in table for way in ways)] == []
    assert "**1**–**5**" in table


@pytest.mark.parametrize("page", ["manual", "secretariat", "example"])
def test_both_languages_tell_the_same(page: str) -> None:
    """Whoever reads one language misses nothing: the same sections, commands, keys and pictures, in the same order."""
    spanish, english = (DOCS / f"{page}.{language}.md" for language in ("es", "en"))
    assert _outline(spanish) == _outline(english)


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_section_of_a_report_is_told_of(language: str) -> None:
    """Those of the gap report in the manual, those of the regional report in the guide for the secretariat."""
    for page, sections in (("manual", SECTIONS), ("secretariat", REGIONAL)):
        told = (DOCS / f"{page}.{language}.md").read_text(encoding="utf-8")
        assert [name for name in sections if f"`{name}`" not in told] == []


def test_both_languages_leave_the_same_open() -> None:
    """What could not be verified is listed under the same refs and in the same order."""
    spanish, english = (_items(DOCS / name) for name in ("unverified.es.md", "unverified.en.md"))
    assert spanish == english


def test_pictures_are_small() -> None:
    """Pictures load on a slow line, and each is shown somewhere."""
    shown = {file.resolve() for page in PAGES for file, _ in links(page)}
    for picture in (DOCS / "pictures").glob("*.png"):
        assert picture.stat().st_size < LARGEST_PICTURE, picture.name
        assert picture.resolve() in shown


def _among(name: str, there: Iterable[str]) -> bool:
    return any(f"/{name}" in path if name.endswith("/") else path.endswith(f"/{name}") for path in there)


def _export(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set what a page sets for the commands after it; a folder of one's own brings a register of its own."""
    name, _, value = setting.partition("=")
    monkeypatch.setenv(name, value)
    if name == "ASSESS_DATA":
        monkeypatch.delenv("ASSESS_REGISTER", raising=False)


def _not_said(command: Command, answer: Iterable[str]) -> list[str]:
    """List the lines that a page shows and the program does not say, however many spaces stand between words."""
    said = [" ".join(line.split()) for line in answer]
    patterns = {line: re.escape(" ".join(line.split())).replace("…", ".*") for line in command.shown}
    return [line for line, pattern in patterns.items() if not any(re.fullmatch(pattern, each) for each in said)]


def _meanwhile(remark: str) -> None:
    """Do what a page says that people do between its commands."""
    happening = remark.removeprefix("meanwhile: ") if remark.startswith("meanwhile: ") else ""
    for pattern, does in HAPPENINGS.items():
        if found := re.fullmatch(pattern, happening):
            does(*found.groups())
            return
    assert happening == ""


def _answer_everything() -> None:
    _complete(wiring.desk(wiring.Options(register="a.register")).session("SLV-2026"))


def _send_envelopes(folder: str) -> None:
    Path(folder).mkdir()
    desk = wiring.desk(wiring.Options(register="theirs.register"))
    for country in ("SLV", "PAN"):
        session = desk.begin(country, "2026")
        _complete(session)
        session.declare(Declaration("María Pérez"))
        session.seal()
        (Path(folder) / f"{session.assessment.id}.assess.json").write_bytes(wiring.seal(session))


def _answer_health(form: str) -> None:
    elsewhere = wiring.Options(register="elsewhere.register")
    session = wiring.desk(elsewhere).begin("SLV", "2026")
    health = [each for each in session.guideline.indicators() if each.ref.startswith(("X-06", "T-06", "D-07", "R-08"))]
    session.respond({each.ref: lambda was: replace(was, answer=Rated(3)) for each in health})
    Path(form).unlink()
    assert run(["--register", "elsewhere.register", "form", "SLV-2026", "-o", form]) == 0


def _answer_the_rest() -> None:
    session = wiring.desk(wiring.Options()).session("SLV-2026")
    left = [each for each in session.guideline.indicators() if session.assessment.response(each.ref).answer is None]
    levels = dict(zip((each.ref for each in left), cycle((3, 4, 2, 4, 3, 5, 2)), strict=False))
    session.respond({ref: _rating(level) for ref, level in levels.items()})


def _rating(level: int) -> Callable[[Response], Response]:
    return lambda was: replace(was, answer=Rated(level))


def _complete(session: Session) -> None:
    session.respond({each.ref: lambda was: replace(was, answer=Rated(3)) for each in session.guideline.indicators()})


HAPPENINGS: dict[str, Callable[..., None]] = {
    "everything is answered": _answer_everything,
    r"health is answered in ([\w.]+)": _answer_health,
    "the rest is answered": _answer_the_rest,
    r"two envelopes arrive in the folder (\w+)": _send_envelopes,
}


def _commands(parser: ArgumentParser, before: str = "") -> Iterator[str]:
    """List the commands, those of a group with its name before them."""
    groups = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    if not groups:
        yield before.strip()
    for group in groups:
        for name, inner in group.choices.items():
            yield from _commands(inner, f"{before} {name}")


def _keys_among(value: object) -> list[Key]:
    values = value if isinstance(value, tuple) else (value,)
    return [each for each in values if isinstance(each, Key)]


def _cap(key: str) -> str:
    """Write a key as it stands on the keyboard and in the manual."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    if re.fullmatch(r"f\d+", key):
        return key.upper()
    return f"⇧{key}" if key.isupper() else CAPS.get(key, key)


def _items(page: Path) -> list[list[str]]:
    """List the refs of recommendations in each entry of a page."""
    entries = re.findall(r"^- .*", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.findall(r"\b[A-Z]-\d\d\b", entry) for entry in entries]


def _outline(page: Path) -> list[str]:
    """Reduce a page to what does not depend on its language: headings, commands by name, keys, pictures."""
    kept = r"^#+ |^\$ \w+(?: [a-z]+\b)?|\*\*(?:[^\s*]|⇧.|F\d+|Ctrl\+.)\*\*|pictures/\w+|^\d\. "
    return re.findall(kept, page.read_text(encoding="utf-8"), re.MULTILINE)
