"""Keep the translations: collect what the code says, update the catalogues, compile them; copy names from CLDR.

`python tools/words.py` updates and compiles; `--compile` only compiles; `--check` changes nothing and says where
catalogues and code have parted. The English text in the code is the key.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel import Locale
from babel.core import get_global
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "src/assess/words/locale"
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
"""The day that compiled catalogues bear: Babel would write the present minute, and no two builds would be the same."""

NAMES = ROOT / "src/assess/words/countries"
NAMED = {"es": "es_419", "en": "en_001"}
"""In whose words of CLDR countries are named: Latin America's Spanish, the United Nations' English."""

TEMPLATES = [("**.j2", "jinja2.ext.babel_extract")]
ROOMS = {
    "core": ["domain", "workflow", "catalogue", "storage", "exchange", "wiring.py", "places.py"],
    "cli": ["cli"],
    "tui": ["tui"],
    "report": ["report"],
}
"""Which folders and modules of the program each catalogue speaks for."""


def collect(room: str) -> Catalog:
    """Collect what a room says."""
    catalog = Catalog(domain=room)
    for name in ROOMS[room]:
        place = ROOT / "src/assess" / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            for message in said(path.read_text(encoding="utf-8")):
                catalog.add(message)
    if room == "report":
        templates = ROOT / "reports/templates"
        for _file, _line, text, *_rest in extract_from_dir(templates, TEMPLATES, keywords={"say": None}):
            catalog.add(text)
    return catalog


def said(code: str) -> Iterator[str | tuple[str, str]]:
    """Find what a module says: `say("...")` and `count(n, "one", "many")`, as functions or methods."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name in {"say", "tell"} and texts and isinstance(node.args[0], ast.Constant):
            yield texts[0]
        elif name == "count" and len(texts) == 2 and len(node.args) == 3:  # noqa: PLR2004 - n, one, many
            yield texts[0], texts[1]


def update(room: str, po: Path) -> list[str]:
    """Bring a catalogue up to date with the code and give the texts that want translating."""
    catalog = _read(po) if po.exists() else Catalog(po.parts[-3], domain=room)
    catalog.update(collect(room), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as file:
        write_po(file, catalog, omit_header=True, sort_output=True, width=120)
    return [str(message.id) for message in catalog if message.id and not _translated(message)]


def catalogue(room: str, language: str = "es") -> Path:
    """Tell where a room's catalogue is."""
    return LOCALE / language / "LC_MESSAGES" / f"{room}.po"


def faults(room: str, po: Path) -> list[str]:
    """Say where a catalogue and the code have parted: untranslated, no longer said, with other fields."""
    catalog, said_now = _read(po), collect(room)
    kept = {message.id for message in catalog if message.id}
    now = {message.id for message in said_now if message.id}
    return sorted(
        [f"not in the catalogue: {each}" for each in now - kept]
        + [f"no longer said: {each}" for each in {*kept - now, *catalog.obsolete}]
        + [f"not translated: {message.id}" for message in catalog if message.id and not _translated(message)]
        + [f"other fields: {message.id}" for message in catalog if message.id and not _same_fields(message)]
    )


def _read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale=po.parts[-3], domain=po.stem)


def _same_fields(message: Message) -> bool:
    """Tell whether the translation fills in what the text does; a singular may say “one” in words."""
    texts = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    pairs = zip(texts, strings, strict=False)
    return all(_fields(text) - {"n"} == _fields(string) - {"n"} for text, string in pairs if string)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(strings)


def compile_all() -> None:
    """Write the compiled catalogues beside their sources; the same sources give the same bytes."""
    for po in LOCALE.rglob("*.po"):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            compiled = read_po(source, locale=po.parts[-3])
            compiled.creation_date = UNDATED
            write_mo(target, compiled)


def countries(language: str) -> str:
    """Write the names that CLDR has for the codes of three letters, one a line."""
    names = Locale.parse(NAMED[language]).territories
    aliases = {code: stands[0] for code, stands in get_global("territory_aliases").items() if len(stands) == 1}
    codes = sorted(code for code, stands in aliases.items() if len(code) == len("SLV") and stands in names)
    named = {code: names[aliases[code]] for code in codes if code.isalpha()}
    return json.dumps(named, ensure_ascii=False, indent=0) + "\n"


def main() -> int:
    """Run from the command line."""
    if "--check" in sys.argv:
        parted = [f"{room}: {line}" for room in ROOMS for line in faults(room, catalogue(room))]
        sys.stdout.writelines(f"{line}\n" for line in parted)
        return bool(parted)
    missing = []
    if "--compile" not in sys.argv:
        for room in ROOMS:
            missing += [f"{room}: {text}" for text in update(room, catalogue(room))]
        for language in NAMED:
            (NAMES / f"{language}.json").write_text(countries(language), encoding="utf-8")
    compile_all()
    sys.stdout.writelines(f"not translated: {line}\n" for line in missing)
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
