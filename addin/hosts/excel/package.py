"""The parts of an Office file, in memory: read from one, written to another with the same bytes every time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from addin.hosts.archive import archived

Parts = dict[str, bytes]
CONTENT_TYPES = "[Content_Types].xml"


def parts_of(path: Path) -> Parts:
    """Read every part of a file, in its order."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def write_parts(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write a file of parts, the list of their types first, as readers of streams want it."""
    names = sorted(parts, key=lambda name: name != CONTENT_TYPES)
    path.write_bytes(archived({name: parts[name] for name in names}))
