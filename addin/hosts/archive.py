"""An archive as a host loads it, an extension or an Office file: its files in their order, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The only date that every archive has."""
_UNIX = 3
"""What zipfile takes from the machine that it runs on; the rights below are Unix's."""
_READ_BY_ALL = 0o644 << 16


def archived(files: Mapping[str, bytes]) -> bytes:
    """Give the bytes of an archive of files by their places."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for place, content in files.items():
            entry = zipfile.ZipInfo(place, _FIRST_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READ_BY_ALL
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()
