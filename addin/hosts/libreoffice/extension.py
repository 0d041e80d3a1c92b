"""The extension as one file, warrants.oxt: what LibreOffice is told, the component, and the core that it calls."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from addin.hosts.libreoffice.declarations import COMPONENT, declarations
from addin.hosts.libreoffice.vendored import LICENCE, licence, vendored

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The only date that every archive has: two builds give the same bytes."""


def packed() -> bytes:
    """Give the bytes of the .oxt, wholly derived from the catalogue and the installed libraries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for place, content in contents().items():
            entry = zipfile.ZipInfo(place, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def contents() -> dict[str, bytes]:
    """Give every file of the extension by its place."""
    own = {place: text.encode() for place, text in declarations().items()}
    component = Path(__file__).with_name(COMPONENT).read_bytes()
    core = {f"pythonpath/{place}": content for place, content in vendored().items()}
    return {**own, COMPONENT: component, LICENCE: licence(), **core}
