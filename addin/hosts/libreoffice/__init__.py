"""LibreOffice: an extension with the functions, and the names that a workbook knows them by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from addin.files import make_folder, replacing
from addin.hosts import Finding
from addin.hosts.libreoffice.examining import findings
from addin.hosts.libreoffice.extension import packed
from addin.hosts.libreoffice.installing import put_into, take_out_of
from addin.hosts.libreoffice.names import OXT
from addin.hosts.libreoffice.profile import profile_in
from addin.warrant.errors import NotThere


def build(folder: Path, *, force: bool) -> Iterable[Path]:
    """Write warrants.oxt, which LibreOffice's extension manager takes too; without the plain names."""
    make_folder(folder)
    path = folder / OXT
    with replacing(path, force=force) as temporary:
        temporary.write_bytes(packed())
    return [path]


def install(profile: Path | None) -> Iterable[str]:
    """Install the extension and the plain names into a user's profile, or bring them up to date."""
    with _readable():
        return [*put_into(profile_in(profile))]


def uninstall(profile: Path | None) -> Iterable[str]:
    """Take both out again, and leave everything else in the profile as it is."""
    with _readable():
        return [*take_out_of(profile_in(profile))]


def doctor(profile: Path | None) -> Iterable[Finding]:
    """Look at LibreOffice, its Python, the extension and the plain names."""
    with _readable():
        return [*findings(profile_in(profile))]


@contextmanager
def _readable() -> Iterator[None]:
    """Raise a `Fault` for what the system refuses."""
    try:
        yield
    except OSError as error:
        raise NotThere(f"it cannot be read or written: {error.strerror}", place=str(error.filename)) from None
