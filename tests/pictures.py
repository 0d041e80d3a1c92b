"""Pictures of every template's sheets, as LibreOffice shows them: `python -m tests.pictures FOLDER [TEMPLATE ...]`.

Writes one PNG for each page as printed, and one for each sheet as on screen: whole, at its own size, with the headings
of its rows and columns. `docs/ledger.png`, which the README shows, comes of `python -m tests.pictures --readme`. Needs
LibreOffice, and pdftoppm and pdftotext (poppler-utils).
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.hosts.libreoffice import LibreOffice
from tests.on_screen import on_screen
from tests.templates import NAMES, written

PRINTED, SCREEN = 170, 96
"""Dots to an inch."""
README = ("model", "Ledger", (84, 193, 1049, 505))
"""The README's picture: the template, the sheet whose first page it is, and what is cut out of it in dots."""


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs")
    parser.add_argument("templates", nargs="*", default=NAMES, metavar="TEMPLATE", help="all of them by default")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        (profile := Path(scratch) / "profile").mkdir()
        office = LibreOffice(profile)
        if options.readme:
            _readme(office, Path(scratch), options.folder)
            return
        for name in options.templates:
            workbook = written(name, Path(scratch))
            _printed(workbook, office, options.folder)
            _shown(workbook, office, options.folder)


def _printed(workbook: Path, office: LibreOffice, folder: Path) -> None:
    pdf = office.to_pdf(workbook, workbook.parent / "pdf")
    pages: Counter[str] = Counter()
    for page, sheet in enumerate(sheets_of_pages(pdf), start=1):
        pages[sheet] += 1
        draw(pdf, page, folder / f"{workbook.stem}, {sheet}, page {pages[sheet]}", PRINTED)


def _shown(workbook: Path, office: LibreOffice, folder: Path) -> None:
    opened = on_screen(workbook, workbook.parent / "screen" / workbook.name)
    pdf = office.to_pdf(opened, opened.parent / "pdf")
    seen: set[str] = set()
    for page, sheet in enumerate(sheets_of_pages(pdf), start=1):
        # One that is larger than any page goes on to another, which would show the same columns' ends.
        if sheet not in seen:
            draw(pdf, page, folder / f"{workbook.stem}, {sheet}", SCREEN)
        seen.add(sheet)


def _readme(office: LibreOffice, scratch: Path, folder: Path) -> None:
    name, sheet, cut = README
    pdf = office.to_pdf(written(name, scratch), scratch / "pdf")
    flags = [each for flag, value in zip("xyWH", cut, strict=True) for each in (f"-{flag}", str(value))]
    draw(pdf, list(sheets_of_pages(pdf)).index(sheet) + 1, folder / sheet.lower(), PRINTED, *flags)


def sheets_of_pages(pdf: Path) -> Iterator[str]:
    """Read from each page's footer, "file, sheet, Page 1 of 9", of which sheet it is."""
    for page in _text(pdf).removesuffix("\f").split("\f"):
        footer = next(line for line in page.splitlines() if re.search(r"Page \d+ of \d+$", line.rstrip()))
        yield re.split(r" {2,}", footer.strip())[-2]


def _text(pdf: Path) -> str:
    """Give the text of a PDF, a form feed after each page."""
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout  # noqa: S607


def draw(pdf: Path, page: int, to: Path, dots: int, *flags: str) -> None:
    """Draw one page of a PDF."""
    which = ("-f", str(page), "-l", str(page), "-singlefile")
    subprocess.run(["pdftoppm", "-r", str(dots), "-png", *which, *flags, str(pdf), str(to)], check=True)  # noqa: S607


if __name__ == "__main__":
    main()
