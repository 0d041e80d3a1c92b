"""Excel on Windows: an add-in and workbooks with macros, put where Excel loads them, and looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from addin.hosts import Finding


def build(folder: Path, *, force: bool) -> Iterable[Path]:
    """Write warrants.xlam, and each template as .xlsm."""
    from addin.hosts.excel.building import build as write

    return write(folder, force=force)
