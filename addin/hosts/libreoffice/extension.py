"""The extension as one file, warrants.oxt: what LibreOffice is told, the component, and the core that it calls."""

from __future__ import annotations

from pathlib import Path

from addin.hosts.archive import archived
from addin.hosts.libreoffice.declarations import COMPONENT, declarations
from addin.hosts.libreoffice.vendored import LICENCE, licence, vendored


def packed() -> bytes:
    """Give the bytes of the .oxt, wholly derived from the catalogue and the installed libraries."""
    return archived(contents())


def contents() -> dict[str, bytes]:
    """Give every file of the extension by its place."""
    own = {place: text.encode() for place, text in declarations().items()}
    component = Path(__file__).with_name(COMPONENT).read_bytes()
    core = {f"pythonpath/{place}": content for place, content in vendored().items()}
    return {**own, COMPONENT: component, LICENCE: licence(), **core}
