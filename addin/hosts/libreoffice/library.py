"""The user's own Basic library, Standard: our module is put into it and taken out; nothing else there changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import unescape

from addin.files import replacing
from addin.functions import CATALOGUE
from addin.hosts.libreoffice.macros import declared
from addin.hosts.libreoffice.profile import Profile
from addin.hosts.libreoffice.shim import MARK, MODULE, xba
from addin.warrant.errors import NotThere, NotUnderstood, OutOfRange

_ELEMENT = f'<library:element library:name="{MODULE}"/>'
_END = "</library:library>"
_LINE = f" {_ELEMENT}\n"
_ALONE = f">{_ELEMENT}{_END}"
"""What stands in place of the end of an element without content: an empty library's."""
_ANY = re.compile(rf'[ \t]*<library:element\s+library:name="{MODULE}"\s*/>\n?')
_TAG = re.compile("<[^>]*>")


@dataclass(frozen=True, slots=True)
class Library:
    """The library Standard of a profile: the list of its modules, and a file for each."""

    folder: Path

    @property
    def index(self) -> Path:
        """The list of the modules."""
        return self.folder / "script.xlb"

    @property
    def module(self) -> Path:
        """Our module."""
        return self.folder / f"{MODULE}.xba"

    def is_there(self) -> bool:
        """Tell whether our module is there and listed."""
        return self.module.is_file() and self.index.is_file() and _ANY.search(_read(self.index)) is not None

    def is_current(self) -> bool:
        """Tell whether our module is the one that this version writes."""
        return self.is_there() and _read(self.module) == xba()

    def check_there(self) -> None:
        """Raise `NotThere` where there is no list of modules: LibreOffice makes it with the profile, and only then."""
        if not self.index.is_file():
            basic = self.folder.parent
            raise NotThere(
                f"the profile has no Basic library: copy presets/basic of LibreOffice to {basic}, then install",
                place=str(self.index),
            )

    def check_names(self) -> None:
        """Raise `OutOfRange` where a macro of the user's own bears the name of a function, or of our module."""
        if self.module.exists() and MARK not in _read(self.module):
            raise OutOfRange(
                f"this module is not ours, and {MODULE} is the name of ours: rename it", place=str(self.module)
            )
        for path, name in self._of_the_user():
            if name.upper() in CATALOGUE:
                raise OutOfRange(
                    f"a macro of yours is called {name}, as one of the functions is: rename it, then install again",
                    place=str(path),
                )

    def _of_the_user(self) -> Iterator[tuple[Path, str]]:
        for path in sorted(self.folder.glob("*.xba")):
            if path != self.module:
                yield from ((path, name) for name in declared(_source(path)))

    def insert(self) -> None:
        """Write our module and list it."""
        listed = _read(self.index)
        _write(self.module, xba())
        if not _ANY.search(listed):
            _write(self.index, _inserted(listed, self.index))

    def take_out(self) -> bool:
        """Remove our module from the list, and its file; tell whether there was anything of it."""
        listed = _read(self.index) if self.index.is_file() else ""
        removed = _removed(listed)
        if removed != listed:
            _write(self.index, removed)
        is_ours = self.module.is_file() and MARK in _read(self.module)
        if is_ours:
            self.module.unlink()
        return is_ours or removed != listed


def library_of(profile: Profile) -> Library:
    """Give the library Standard of a profile."""
    return Library(profile.user / "basic" / "Standard")


def _inserted(listed: str, place: Path) -> str:
    head, end, tail = listed.rpartition(_END)
    if end:
        return f"{head}{_LINE}{end}{tail}"
    head, end, tail = listed.rpartition("/>")
    if not end or "<library:library " not in head:
        raise NotUnderstood("it is not the list of a Basic library: let LibreOffice write it anew", place=str(place))
    return f"{head}{_ALONE}{tail}"


def _removed(listed: str) -> str:
    return _ANY.sub("", listed.replace(_LINE, "").replace(_ALONE, "/>"))


def _source(path: Path) -> str:
    """Give the Basic of a module, without the markup around it."""
    return unescape(_TAG.sub("\n", _read(path)), {"&apos;": "'", "&quot;": '"'})


def _read(path: Path) -> str:
    # The bytes of a file that is changed stay as they are, line ends too.
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise NotUnderstood("it is not text in UTF-8, as LibreOffice writes its macros", place=str(path)) from None


def _write(path: Path, text: str) -> None:
    with replacing(path, force=True) as temporary:
        temporary.write_bytes(text.encode("utf-8"))
