"""What the system opens a file with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def view(path: str) -> bool:
    """Ask the system to open a file, and tell whether there is anything that could be asked."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - what the user asked for
        return True
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    seen = sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if opener is None or not seen:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen([opener, path], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)  # noqa: S603
    return True
