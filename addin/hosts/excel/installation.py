"""The add-in put where Excel loads it, and taken away again: one file, and lines of one file of settings."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from addin.files import make_folder, replacing
from addin.hosts.excel.addin_file import CORE, NAME, PRODUCT, write_addin
from addin.hosts.excel.configuration import OURS, read_settings, value_of, with_interpreter, without_interpreter
from addin.hosts.excel.windows import Windows
from addin.warrant.errors import NotThere, OutOfRange

_EXCEL = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the add-in lies, and its settings."""

    addin: Path
    settings: Path

    @property
    def is_open(self) -> bool:
        """Tell whether Excel has the add-in open: it lets nobody else write to it, and may put a file beside it."""
        if self.addin.with_name(f"~${NAME}").exists():
            return True
        try:
            self.addin.open("r+b").close()
        except PermissionError:
            return True
        except OSError:
            return False
        return False


@dataclass(frozen=True, slots=True)
class Built:
    """What an add-in says of itself: of which version it is, and with which xlwings."""

    version: str
    xlwings: str


def place(windows: Windows, profile: Path | None) -> Place:
    """Say where things are: the folder that Excel starts from, and the settings, where VBA looks for them."""
    startup = profile or windows.folder("APPDATA") / "Microsoft" / "Excel" / "XLSTART"
    return Place(startup / NAME, windows.folder("USERPROFILE") / ".warrants" / "warrants.conf")


def built(path: Path) -> Built | None:
    """Read which add-in a file is; None where it is not ours."""
    try:
        with zipfile.ZipFile(path) as file:
            properties = ET.fromstring(file.read(CORE))  # noqa: S314  # expat limits what entities expand to
    except (OSError, KeyError, zipfile.BadZipFile, ET.ParseError):
        return None
    if properties.findtext(f"{_DUBLIN}creator") != PRODUCT:
        return None
    xlwings = properties.findtext(f"{_EXCEL}keywords", "").removeprefix("xlwings ")
    return Built(properties.findtext(f"{_EXCEL}version", ""), xlwings)


def install(windows: Windows, profile: Path | None) -> Iterator[str]:
    """Write the add-in and name this Python to it. Raises a `Fault` before anything is written."""
    where = place(windows, profile)
    _check(where)
    settings = with_interpreter(read_settings(where.settings), windows.python)
    for path in (where.addin, where.settings):
        make_folder(path.parent)
    with replacing(where.settings, force=True) as named, replacing(where.addin, force=True) as temporary:
        write_addin(temporary)
        named.write_bytes(settings)
    yield f"wrote {where.addin}, which Excel loads when it starts"
    yield f"named {windows.python} in {where.settings}"
    yield "Start Excel: the ribbon has a tab Warrants; its button Check installation says whether all is well."


def uninstall(windows: Windows, profile: Path | None) -> Iterator[str]:
    """Take away what `install` wrote; settings of others stay."""
    where = place(windows, profile)
    _check(where)
    if where.addin.exists():
        try:
            where.addin.unlink()
        except OSError as error:
            raise NotThere(f"cannot be taken away: {error.strerror}", place=str(where.addin)) from None
        yield f"took away {where.addin}"
    else:
        yield f"{where.addin} is not there"
    settings = read_settings(where.settings)
    if value_of(settings, OURS):
        _write_or_take_away(where.settings, without_interpreter(settings))
        yield f"took its Python out of {where.settings}"


def _write_or_take_away(path: Path, settings: bytes) -> None:
    """Write the settings; without any there is no file, nor a folder of ours."""
    if settings:
        with replacing(path, force=True) as temporary:
            temporary.write_bytes(settings)
        return
    path.unlink()
    if not any(path.parent.iterdir()):
        path.parent.rmdir()


def _check(where: Place) -> None:
    if where.is_open:
        raise OutOfRange("Excel has it open: close Excel, and run this again", place=str(where.addin))
    if where.addin.exists() and built(where.addin) is None:
        raise OutOfRange("a file of that name that is not ours is there: move it elsewhere", place=str(where.addin))
