"""The name of a VBA project, which pyOpenVBA leaves as it is: the base's is another add-in's."""

from __future__ import annotations

import struct

from pyopenvba.cfb import CFB
from pyopenvba.vba import compress, decompress

from addin.warrant.errors import NotUnderstood

OF_THE_BASE, OURS = "MyAddin", "Warrants"
_NAME = 0x0004
"""The record of the name in the stream dir, see [MS-OVBA] 2.3.4.2.1.5."""


def named(binary: bytes) -> bytes:
    """Give a project our name, in both of the places where it stands."""
    file = CFB.from_bytes(binary)
    properties = _replaced(file.get_stream("PROJECT"), _property(OF_THE_BASE), _property(OURS))
    records = _replaced(decompress(file.get_stream("dir")), _record(OF_THE_BASE), _record(OURS))
    file.write_stream("PROJECT", properties)
    file.write_stream_in_storage("VBA", "dir", compress(records))
    renamed: bytes = file.to_bytes()
    return renamed


def _property(name: str) -> bytes:
    return f'\r\nName="{name}"\r\n'.encode("ascii")


def _record(name: str) -> bytes:
    return struct.pack("<HI", _NAME, len(name)) + name.encode("ascii")


def _replaced(text: bytes, old: bytes, new: bytes) -> bytes:
    if text.count(old) != 1:
        raise NotUnderstood(f"its project is not called {OF_THE_BASE}", place="xlwings")
    return text.replace(old, new)
