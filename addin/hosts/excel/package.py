"""The parts of an Office file, in memory: read from one, written to another with the same bytes every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

Parts = dict[str, bytes]
CONTENT_TYPES = "[Content_Types].xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def parts_of(path: Path) -> Parts:
    """Read every part of a file, in its order."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def write_parts(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write a file of parts, the list of their types first, as readers of streams want it."""
    with zipfile.ZipFile(path, "w") as file:
        for name in sorted(parts, key=lambda name: name != CONTENT_TYPES):
            file.writestr(zipfile.ZipInfo(name, _FIRST_DAY), parts[name], zipfile.ZIP_DEFLATED)
