"""The list of what the program consists of (SBOM), in CycloneDX 1.6, made from the lock: the same lock, the same bytes.

python -m tools.sbom [FILE]
"""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.licences import licences
from tools.locked import PROJECT, ROOT, Locked, at_run_time, read_lock

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:assess:sbom")
"""Serial numbers come from what a list says, not from chance."""


def sbom(version: str, lock: Iterable[Locked]) -> bytes:
    """Write the list for a version of the program and the packages it runs with."""
    lock, known = list(lock), licences()["packages"]
    program = {
        "type": "application",
        "bom-ref": PROJECT,
        "name": PROJECT,
        "version": version,
        "purl": f"pkg:pypi/{PROJECT}@{version}",
        "licenses": [{"expression": "EUPL-1.2"}],
    }
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": [_component(each, known[each.name]) for each in lock],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(_purl(each) for each in lock if name in each.needed_by)}
            for ref, name in [(PROJECT, PROJECT), *((_purl(each), each.name) for each in lock)]
        ],
    }
    document["serialNumber"] = f"urn:uuid:{uuid.uuid5(SPACE, json.dumps(document, sort_keys=True))}"
    return json.dumps(document, indent=2, sort_keys=True).encode() + b"\n"


def _component(package: Locked, licence: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(package),
        "name": package.name,
        "version": package.version,
        "purl": _purl(package),
        "licenses": [{"expression": licence}],
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{package.name}/{package.version}/",
                "comment": "SHA-256 of the files that the lock accepts",
                "hashes": [{"alg": "SHA-256", "content": each} for each in package.hashes],
            }
        ],
    }
    if package.marker:
        component["properties"] = [{"name": "assess:needed-where", "value": package.marker}]
    return component


def _purl(package: Locked) -> str:
    return f"pkg:pypi/{package.name}@{package.version}"


def version() -> str:
    """Read the program's version from its source."""
    text = (ROOT / "src/assess/__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def main() -> int:
    """Write the list to a file, or to stdout."""
    content = sbom(version(), at_run_time(read_lock()))
    if len(sys.argv) > 1:
        Path(sys.argv[1]).parent.mkdir(parents=True, exist_ok=True)
        Path(sys.argv[1]).write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
