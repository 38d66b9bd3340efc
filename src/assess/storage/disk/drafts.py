"""What is half typed in forms: the adapter of the port `Drafts`. One small JSON file for each form.

They are for their owner's eyes only, and gone once they are recorded or given up. A damaged file is no draft; a folder
that can't be written keeps none. Neither is worth stopping for.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from assess.domain.clean import clean
from assess.storage.disk.folder import PARTIAL, make_folder, whole
from assess.workflow.drafts import Draft

LARGEST = 1024 * 1024
"""Bytes; a form never holds more."""


class DiskDrafts:
    """Drafts in a folder, those of one register."""

    def __init__(self, folder: Path, register: str) -> None:
        """Take the folder, which is made when something is first kept, and what tells registers apart."""
        self._folder = folder
        self._register = register

    def read(self, form: str) -> Draft | None:
        """Give what was half typed in a form; `None` where nothing was, or where it can't be read."""
        found: object = None
        with suppress(OSError, ValueError, RecursionError), self._path(form).open("rb") as file:
            found = json.loads(file.read(LARGEST).decode())
        return _draft(found, form)

    def keep(self, form: str, draft: Draft) -> bool:
        """Keep what is half typed in a form in place of what was, and tell whether that could be done."""
        document = {"form": form, "at": draft.at, "typed": dict(draft.typed)}
        content = json.dumps(document, ensure_ascii=False, indent=2).encode()
        if len(content) > LARGEST:
            return False
        try:
            make_folder(self._folder.parent)
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with whole(self._path(form)) as partial:
                partial.touch(mode=0o600)
                partial.write_bytes(content)
        except OSError:
            return False
        return True

    def drop(self, form: str) -> None:
        """Forget what was half typed in a form, and what a killed program left unfinished of it."""
        path = self._path(form)
        with suppress(OSError):
            for each in (path, *self._folder.glob(f"{path.name}.*{PARTIAL}")):
                each.unlink(missing_ok=True)

    def _path(self, form: str) -> Path:
        """Name the file by what tells nothing: a register's address may hold a password."""
        name = hashlib.sha256(f"{self._register}\n{form}".encode()).hexdigest()[:32]
        return self._folder / f"{name}.json"


def _draft(found: object, form: str) -> Draft | None:
    """Make a draft of what a file holds; `None` where that is not one of this form."""
    match found:
        case {"form": str(its), "at": str(at), "typed": dict(typed)} if its == form and _is_moment(at):
            texts = {str(name): clean(text) for name, text in typed.items() if isinstance(text, str)}
            return Draft(at, texts) if len(texts) == len(typed) else None
    return None


def _is_moment(text: str) -> bool:
    with suppress(ValueError):
        return datetime.fromisoformat(text).tzinfo is not None
    return False
