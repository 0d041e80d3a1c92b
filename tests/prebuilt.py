"""The copies of the templates that lie in the package, for those who install nothing: `python -m tests.prebuilt`."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import workbooks.templates
from workbooks.editions import ADDIN, LAMBDA
from workbooks.model import write
from workbooks.templates import MODEL, TEMPLATES, Template

FOLDER = Path(workbooks.templates.__file__).parent


def copies() -> Iterator[tuple[str, Template, str]]:
    """Give each copy's name, template and edition: every template, and the model without an add-in."""
    for template in TEMPLATES.values():
        yield f"{template.name}.xlsx", template, ADDIN
    yield f"{MODEL.name}-{LAMBDA}.xlsx", MODEL, LAMBDA


def parts(path: Path) -> dict[str, bytes]:
    """Give what a file holds: how it is compressed may differ from machine to machine."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def main() -> None:
    """Write them all again."""
    for name, template, edition in copies():
        write(FOLDER / name, None, template, edition, force=True)
        _pack(FOLDER / name)


def _pack(path: Path) -> None:
    """Make a file as small as it gets: the program itself writes for speed."""
    held = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, part in held.items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
