"""Looks at everything that a cell in LibreOffice needs to show a number, without starting or changing anything."""

from __future__ import annotations

from collections.abc import Iterator

from addin import __version__
from addin.hosts import Finding
from addin.hosts.libreoffice.library import library_of
from addin.hosts.libreoffice.office import find_office, python_fault
from addin.hosts.libreoffice.profile import Profile
from addin.warrant.errors import Fault

_INSTALL = "run `warrants install libreoffice`"


def findings(profile: Profile) -> Iterator[Finding]:
    """Say of LibreOffice, its Python, the extension, the plain names and the profile how they are."""
    yield from _programs()
    if profile.is_new:
        yield Finding(is_well=False, words=f"{profile.folder}: LibreOffice has no profile there: {_INSTALL}")
        return
    yield _extension(profile)
    yield _names(profile)
    yield _closed(profile)


def _programs() -> Iterator[Finding]:
    try:
        office = find_office()
    except Fault as fault:
        yield Finding(is_well=False, words=str(fault))
        return
    yield Finding(is_well=True, words=f"LibreOffice is in {office.folder}")
    wrong = python_fault(office)
    version = ".".join(map(str, office.python() or ()))
    yield Finding(is_well=wrong is None, words=str(wrong or f"its Python is {version}"))


def _extension(profile: Profile) -> Finding:
    installed = profile.installed()
    where = str(profile.folder)
    if installed is None and profile.lost():
        words = f"{where}: the extension is listed, and its files are gone: {_INSTALL}, which brings them back"
        return Finding(is_well=False, words=words)
    if installed is None:
        return Finding(is_well=False, words=f"{where}: the extension is not installed: {_INSTALL}")
    if not installed.is_enabled:
        words = f"{where}: the extension is disabled: enable it in the Extension Manager, or {_INSTALL}"
        return Finding(is_well=False, words=words)
    if installed.version != __version__:
        words = f"{where}: the extension is {installed.version}, and this package is {__version__}: {_INSTALL}"
        return Finding(is_well=False, words=words)
    return Finding(is_well=True, words=f"the extension {installed.version} is installed in {where}")


def _names(profile: Profile) -> Finding:
    library = library_of(profile)
    if not library.is_there():
        words = f"{library.module}: the plain names are not there, and formulas show #NAME?: {_INSTALL}"
        return Finding(is_well=False, words=words)
    if not library.is_current():
        return Finding(is_well=False, words=f"{library.module}: the plain names are of another version: {_INSTALL}")
    try:
        library.check_names()
    except Fault as fault:
        return Finding(is_well=False, words=str(fault))
    return Finding(is_well=True, words=f"the plain names are in {library.module}")


def _closed(profile: Profile) -> Finding:
    try:
        profile.check_closed()
    except Fault:
        words = "LibreOffice runs on this profile: what is installed shows after its next start; close it to install"
        return Finding(is_well=True, words=words)
    return Finding(is_well=True, words="LibreOffice is not running on this profile")
