"""What the system opens a file with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from threading import Thread


def view(path: str) -> bool:
    """Ask the system to open a file, and tell whether there is anything that could be asked."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - what the user asked for
            return True
        opener = _opener()
        if opener is None:
            return False
        quiet = subprocess.DEVNULL
        process = subprocess.Popen([opener, path], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    except OSError:
        return False
    Thread(target=process.wait, daemon=True).start()
    return True


def _opener() -> str | None:
    """Find what opens files here; `None` where there is nothing, or no screen for it to show them on."""
    if sys.platform == "darwin":
        return shutil.which("open")
    seen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if seen else None
