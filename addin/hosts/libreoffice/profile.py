"""A user's profile of LibreOffice: where it is, what is installed in it, and whether LibreOffice has it open."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from addin.hosts.libreoffice.names import IDENTIFIER
from addin.warrant.errors import NotThere, NotUnderstood, OutOfRange

_SET_UP = b"ooSetupInstCompleted"
_CACHE, _EXPANDED = "uno_packages/cache", "vnd.sun.star.expand:$UNO_USER_PACKAGES_CACHE/"
_LISTED = f"{_CACHE}/uno_packages.pmap"
"""What unopkg has installed: a line with an extension's name, and one with its folder's, its file's, its kind."""
_SEPARATOR = b"\xff"
_REGISTERED = f"{_CACHE}/registry/com.sun.star.comp.deployment.bundle.PackageRegistryBackend/backenddb.xml"
_REGISTRY = "{http://openoffice.org/extensionmanager/extension-registry/2010}"
_DESCRIPTION = "{http://openoffice.org/extensions/description/2006}"


@dataclass(frozen=True, slots=True)
class Installed:
    """The extension as a profile has it."""

    version: str
    is_enabled: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """The folder that LibreOffice keeps a user's settings in; all of them are in `user` within."""

    folder: Path

    @property
    def user(self) -> Path:
        """The folder with the settings."""
        return self.folder / "user"

    @property
    def is_new(self) -> bool:
        """Tell whether LibreOffice has still to set it up: its first start puts its own Basic library there."""
        settings = self.user / "registrymodifications.xcu"
        return not settings.is_file() or _SET_UP not in settings.read_bytes()

    def make_room(self) -> None:
        """Make the folder. Raises `NotThere` where none can be: LibreOffice would show a dialog, and wait."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not os.access(self.folder, os.W_OK):
            raise NotThere("the folder cannot be written to, and a profile is to be made there", place=str(self.folder))

    def check_closed(self) -> None:
        """Raise `OutOfRange` where LibreOffice runs on it."""
        lock = self.folder / ".lock"
        if lock.exists():
            raise OutOfRange(
                "LibreOffice has this profile open: close it, its quickstarter too, and try again; where it is not"
                " running, delete the file",
                place=str(lock),
            )

    def installed(self) -> Installed | None:
        """Find the extension among those that are registered."""
        for each in _elements(self.user / _REGISTERED, f"{_REGISTRY}extension"):
            place = self.user / _CACHE / each.get("url", "").removeprefix(_EXPANDED)
            version = _version_in(place / "description.xml")
            if version is not None:
                return Installed(version, is_enabled=each.get("revoked") != "true")
        return None

    def lost(self) -> Path | None:
        """Give the place of the extension where it is listed but its files are gone: unopkg then refuses everything."""
        listed = self.user / _LISTED
        if not listed.is_file():
            return None
        lines = [line.split(_SEPARATOR) for line in listed.read_bytes().split(b"\n")]
        for name, place in pairwise(lines):
            if name[-1] == IDENTIFIER.encode() and len(place) > 1:
                folder, file = (os.fsdecode(each) for each in place[:2])
                found = self.user / _CACHE / "uno_packages" / f"{folder}_" / file
                return found if _version_in(found / "description.xml") is None else None
        return None


def profile_in(folder: Path | None) -> Profile:
    """Give a profile: the one in a folder, or the user's own. Raises `NotUnderstood` for the folder within it."""
    given = folder or usual_folder()
    if (given / "registrymodifications.xcu").is_file():
        raise NotUnderstood(
            f"this is what lies in a profile: give the folder above it, {given.parent}", place=str(given)
        )
    if given.exists() and not given.is_dir():
        raise NotUnderstood("it is a file, and a profile is a folder", place=str(given))
    return Profile(given)


def usual_folder() -> Path:
    """Give the folder of the user's own profile: Linux, Mac and Windows keep it in different places."""
    match sys.platform:
        case "darwin":
            root = Path.home() / "Library/Application Support/LibreOffice"
        case "win32":
            root = Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming", "LibreOffice")
        case _:
            root = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config", "libreoffice")
    return root / "4"


def _version_in(path: Path) -> str | None:
    """Give the version that an extension says it is, where it is ours."""
    said = {each.tag: each.get("value", "") for each in _elements(path)}
    return said.get(f"{_DESCRIPTION}version", "") if said.get(f"{_DESCRIPTION}identifier") == IDENTIFIER else None


def _elements(path: Path, tag: str | None = None) -> Iterator[ET.Element]:
    """Give the elements of a file that LibreOffice keeps in the user's own profile; none where there is no file."""
    if not path.is_file():
        return
    try:
        yield from ET.parse(path).getroot().iter(tag)  # noqa: S314  # the user's own
    except ET.ParseError as error:
        raise NotUnderstood(f"LibreOffice's list of extensions is damaged: {error}", place=str(path)) from None
