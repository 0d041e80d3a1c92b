"""Excel on Windows: an add-in and workbooks with macros, put where Excel loads them, and looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from addin.hosts import Finding


def build(folder: Path, *, force: bool) -> Iterable[Path]:
    """Write warrants.xlam, and each template as .xlsm."""
    from addin.hosts.excel.building import build as write

    return write(folder, force=force)


def install(profile: Path | None) -> Iterable[str]:
    """Write the add-in where Excel loads it, and name this Python to it."""
    from addin.hosts.excel.installation import install as put
    from addin.hosts.excel.windows import here

    return put(here(), profile)


def uninstall(profile: Path | None) -> Iterable[str]:
    """Take away the add-in and what names this Python."""
    from addin.hosts.excel.installation import uninstall as take_away
    from addin.hosts.excel.windows import here

    return take_away(here(), profile)


def doctor(profile: Path | None) -> Iterable[Finding]:
    """Look at Excel, the add-in, and the Python that it calls. Raises a `Fault` where there is no Windows."""
    from addin.hosts.excel.examination import examine
    from addin.hosts.excel.windows import here

    return examine(here(), profile)
