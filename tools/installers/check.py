"""Tell whether every file of this folder is the one that was published."""

import hashlib
import pathlib
import sys

here = pathlib.Path(__file__).parent
for line in (here / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
    digest, _, name = line.partition("  ")
    path = here / name
    if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        sys.exit(f"{name}: no es el archivo que se publicó / not the file that was published")
