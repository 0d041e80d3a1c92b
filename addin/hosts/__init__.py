"""What is built for a host from the catalogue, installed there, and looked at when it does not work.

Each host is a package of its own with the four functions of `Host`; it is imported where it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

EXCEL, LIBREOFFICE = "excel", "libreoffice"
HOSTS = (EXCEL, LIBREOFFICE)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is as it should be, and in words what it is, or what to do."""

    is_well: bool
    words: str


class Host(Protocol):
    """What a host's package offers to the command line.

    `profile` is the folder of the user's that the host loads it from, where it is not the usual one: LibreOffice's
    profile, Excel's XLSTART.
    """

    def build(self, folder: Path, *, force: bool) -> Iterable[Path]:
        """Write what the host loads into a folder, all of it or nothing, and give the files."""

    def install(self, profile: Path | None) -> Iterable[str]:
        """Put it where the host finds it, and say line by line what was done."""

    def uninstall(self, profile: Path | None) -> Iterable[str]:
        """Leave the host as it was before, and say line by line what was done."""

    def doctor(self, profile: Path | None) -> Iterable[Finding]:
        """Look at everything that has to be right for a cell to show a number."""


def host(name: str) -> Host:
    """Give a host by its name, one of `HOSTS`."""
    return cast("Host", import_module(f"{__name__}.{name}"))
