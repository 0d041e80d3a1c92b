"""Puts the extension and the plain names into a profile, and takes them out; nothing is left half-done."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from addin import __version__
from addin.hosts.libreoffice.extension import contents, packed
from addin.hosts.libreoffice.library import Library, library_of
from addin.hosts.libreoffice.names import IDENTIFIER, OXT
from addin.hosts.libreoffice.office import Office, find_office, python_fault
from addin.hosts.libreoffice.profile import Profile
from addin.warrant.errors import NotThere

_STARTS = 3


def put_into(profile: Profile) -> Iterator[str]:
    """Install, or bring up to date. Raises a `Fault` and puts everything back where it cannot be done."""
    office = find_office()
    profile.check_closed()
    fault = python_fault(office)
    if fault is not None:
        raise fault
    office.check_user()
    with _new_profile(profile, office):
        library = library_of(profile)
        library.check_names()
        _find_again(profile)
        before = profile.installed()
        with _put_back(library):
            library.insert()
            _add(office, profile)
    done = "installed" if before is None else f"updated from {before.version}"
    yield f"{profile.folder}: extension {IDENTIFIER} {__version__} {done}, and its names in {library.module}"
    yield "start LibreOffice: =SPLIT_PRICE(3;3;2) in a cell gives 2, and the Function Wizard lists all under Add-in"


def take_out_of(profile: Profile) -> Iterator[str]:
    """Uninstall; what was never there is not an error."""
    profile.check_closed()
    library = library_of(profile)
    _find_again(profile)
    installed = profile.installed()
    with _put_back(library):
        was_named = library.take_out()
        if installed is not None:
            _remove(profile)
    if was_named or installed is not None:
        yield f"{profile.folder}: the extension and its names are removed"
    else:
        yield f"{profile.folder}: nothing of the functions was installed here"


def _add(office: Office, profile: Profile) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, OXT)
        path.write_bytes(packed())
        office.add(path, profile.folder)
    if profile.installed() is None:
        raise NotThere("unopkg ended without a word, and the extension is not there", place=str(profile.folder))


def _find_again(profile: Profile) -> None:
    """Put the extension's files back where they are listed and gone, for unopkg neither adds nor removes it else."""
    lost = profile.lost()
    if lost is not None:
        for place, content in contents().items():
            path = lost / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _remove(profile: Profile) -> None:
    office = find_office()
    office.check_user()
    office.remove(IDENTIFIER, profile.folder)


@contextmanager
def _new_profile(profile: Profile, office: Office) -> Iterator[None]:
    """Let LibreOffice make a profile where there is none; where that or what follows fails, it is gone again."""
    is_new, was_there = profile.is_new, profile.folder.exists()
    try:
        if is_new:
            _make(profile, office)
        library_of(profile).check_there()
        yield
    except BaseException:
        if is_new and not was_there:
            shutil.rmtree(profile.folder, ignore_errors=True)
        raise


def _make(profile: Profile, office: Office) -> None:
    profile.make_room()
    for _ in range(_STARTS):
        # LibreOffice may end before it has written its settings.
        if profile.is_new:
            office.start_once(profile.folder)


@contextmanager
def _put_back(library: Library) -> Iterator[None]:
    """Restore the library's files where what follows fails."""
    before = {path: path.read_bytes() if path.exists() else None for path in (library.index, library.module)}
    try:
        yield
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)
        raise
