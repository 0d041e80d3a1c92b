"""The parts of a workbook's file, within limits; and what a file is that is no workbook."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from addin.warrant.errors import Fault, NotThere, NotUnderstood, OutOfRange

LARGEST_FILE = 128 * 2**20
LARGEST_CONTENT = 256 * 2**20
"""Bytes of a file and of all its parts, unpacked: 100,000 holders and 20 years of prices take a third of it."""
MOST_PARTS = 10_000
SUFFIXES = frozenset(".xlsx .xlsm .xltx .xltm .xlsb .xls .xlt .ods .fods .ots .numbers".split())
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, KeyError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError),
)
"""What zipfile raises for a file that was cut short, changed, or packed in a way that it does not know."""
_SAVE_AS = "save it as .xlsx, Excel Workbook"


def is_workbook(path: Path) -> bool:
    """Tell a workbook, or what calls itself one, from text: by its name or by its first bytes."""
    return path.suffix.lower() in SUFFIXES or _first_bytes(path) in {_ZIP, _OLE}


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4)
    except OSError:
        # Whoever reads the file says so.
        return b""


class Package:
    """The parts of one file by name, unpacked as they are asked for."""

    def __init__(self, path: Path) -> None:
        """Open a file. Raises a `Fault` that says what it is where it is no workbook."""
        self.name = path.name
        data = _bytes(path)
        _check_kind(data, self.name)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._parts = {info.filename: info for info in self._zip.infolist()}
        except _DAMAGE as error:
            raise self._damaged(error) from None
        self._check_size()
        self._check_contents()

    def __contains__(self, part: str) -> bool:
        """Tell whether there is a part of that name."""
        return part in self._parts

    def read(self, part: str) -> bytes:
        """Unpack a part; zipfile gives no more bytes than the part declares."""
        try:
            return self._zip.read(self._parts[part])
        except _DAMAGE as error:
            raise self._damaged(error) from None

    def _check_size(self) -> None:
        declared = sum(info.file_size for info in self._parts.values())
        if len(self._zip.infolist()) > MOST_PARTS or declared > LARGEST_CONTENT:
            size = f"{len(self._zip.infolist()):,} parts of {declared:,} bytes"
            limit = f"no more than {MOST_PARTS:,} of {LARGEST_CONTENT:,} are read"
            raise OutOfRange(f"it unpacks to {size}: {limit}", place=self.name)

    def _check_contents(self) -> None:
        """Say what an archive holds where that is no workbook in Office Open XML."""
        if "mimetype" in self and b"opendocument" in self.read("mimetype")[:200]:
            raise NotUnderstood(f"it is an OpenDocument spreadsheet (.ods): {_SAVE_AS}", place=self.name)
        if "xl/workbook.bin" in self:
            raise NotUnderstood(f"it is a binary workbook (.xlsb): {_SAVE_AS}", place=self.name)
        if "_rels/.rels" not in self:
            raise NotUnderstood("it is an archive without a workbook in it", place=self.name)

    def _damaged(self, error: Exception) -> Fault:
        return NotUnderstood(f"the file is damaged, or cut short: {error}", place=self.name)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            message = f"it has {path.stat().st_size:,} bytes: no more than {LARGEST_FILE:,} are read"
            raise OutOfRange(message, place=path.name)
        return path.read_bytes()
    except OSError as error:
        raise NotThere(f"cannot be read: {error.strerror}", place=str(path)) from None


def _check_kind(data: bytes, name: str) -> None:
    """Let only an archive through. Raises a `Fault` in the words of what the file is instead."""
    if data.startswith(_OLE):
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in data
        what = "it is encrypted: save it without a password" if is_encrypted else ""
        raise NotUnderstood(what or f"it is a workbook of Excel 97 to 2003 (.xls): {_SAVE_AS}", place=name)
    if data.startswith(_PDF):
        raise NotUnderstood("it is a PDF, whatever its name says: no cells can be read from it", place=name)
    if not data.startswith(_ZIP):
        what = "it is no workbook (.xlsx)" if data else "the file is empty"
        raise NotUnderstood(what, place=name)
