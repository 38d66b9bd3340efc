"""The manual for authors as something that can be tried: its example, and what happens when a line of it is changed."""

from __future__ import annotations

import re
from pathlib import Path

from assess.catalogue.advice import advise
from assess.catalogue.folders import check
from assess.catalogue.locking import write_lock
from assess.records import dataclass
from tests.catalogue.shelf import told

DOCS = Path(__file__).parents[2] / "docs"
FOLDERS = {"es": "lista", "en": "checklist"}
"""What the folder of the example is called in each manual."""

_FILE = re.compile(r"`\w+/([\w/-]+\.yaml)`[:.]\n\n```yaml\n(.*?)```", re.DOTALL)
_TRIAL = re.compile(
    r"<!-- ([\w/-]+\.yaml)( saved empty| saved as \S+| after locking)?(?:: (.*?))? -->\n"
    r"(?:```yaml\n(.*?)```\n\n)?```text\n(.*?)```",
    re.DOTALL,
)


@dataclass(frozen=True)
class Trial:
    """One example of a fault: a change to a file of the example, and what the manual says comes of it."""

    file: str
    how: str
    """How the file is saved, or that it is locked first; empty for neither."""
    old: str
    """The lines that are replaced; empty where the file is saved otherwise."""
    new: str
    said: tuple[str, ...]


def example(manual: str) -> dict[str, str]:
    """Find the files of the example in a manual."""
    return dict(_FILE.findall(manual))


def trials(manual: str) -> list[Trial]:
    """Find the faults that a manual shows."""
    return [
        Trial(file, how.strip(), old, new, tuple(said.splitlines()))
        for file, how, old, new, said in _TRIAL.findall(manual)
    ]


def lay_out(folder: Path, files: dict[str, str]) -> None:
    """Write the example into a folder."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def attempt(folder: Path, trial: Trial, language: str) -> list[str]:
    """Make the change and give what the program says, as it names the files of the manual's folder."""
    path = folder / trial.file
    if trial.how == "after locking":
        write_lock(folder)
    if trial.how == "saved empty":
        path.write_bytes(b"")
    elif trial.how.startswith("saved as "):
        path.write_bytes(path.read_text(encoding="utf-8").encode(trial.how.split()[-1]))
    else:
        path.write_text(replaced(path.read_text(encoding="utf-8"), trial.old, trial.new), encoding="utf-8")
    _guideline, problems = check(folder)
    return told(folder.parent, problems or advise(folder), language)


def replaced(content: str, old: str, new: str) -> str:
    """Replace whole lines, keeping their indent."""
    lines, sought = content.splitlines(), [line.strip() for line in old.strip().splitlines()]
    for start in range(len(lines)):
        if [line.strip() for line in lines[start : start + len(sought)]] == sought:
            indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
            lines[start : start + len(sought)] = [indent + line for line in new.splitlines()]
            return "\n".join(lines) + "\n"
    message = f"the example has no line {old}"
    raise AssertionError(message)
