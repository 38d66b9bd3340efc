"""Pango, which sets the letters of a report and is no part of Python: where Windows finds it, what brings it elsewhere.

On Windows it comes with the program, in the package `gstreamer-libs`, and has to be pointed to; on other systems it is
a library of the system.
"""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from assess.domain.message import Message, say

PACKAGES = ("gstreamer_libs", "gstreamer_ext_runtime")
"""Packages in which Windows finds Pango and what it needs."""

COMMANDS = {
    "apt": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "sudo dnf install pango",
    "zypper": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
    "pacman": "sudo pacman -S pango",
    "brew": "brew install pango",
}
"""By the program that installs packages: the command that brings Pango."""


def surroundings() -> dict[str, str]:
    """Tell what the child that presses has to be told of the environment to find Pango: nothing but on Windows."""
    if sys.platform != "win32":
        return {}
    found = [find_spec(package) for package in PACKAGES]
    places = [Path(place) / "bin" for spec in found if spec for place in spec.submodule_search_locations or ()]
    folders = [str(place) for place in places if place.is_dir()]
    if not folders:
        return {}
    # Named twice: WeasyPrint reads the first, and what opens a library by its bare name searches the second.
    return {
        "WEASYPRINT_DLL_DIRECTORIES": os.pathsep.join(folders),
        "PATH": os.pathsep.join([*folders, os.environ.get("PATH", "")]),
    }


def mending() -> Message:
    """Say the one step that brings Pango to this machine."""
    if sys.platform == "win32":
        return say("Install assess again from its archive for Windows, which brings Pango. (HTML works without it.)")
    command = next((command for name, command in COMMANDS.items() if shutil.which(name)), COMMANDS["apt"])
    return say("Type: {command} (the HTML form works without it)", command=command)
