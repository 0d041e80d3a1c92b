"""Pictures of the sample's sheets, as LibreOffice prints them: `python -m tests.pictures FOLDER`.

Writes one PNG for each page; `docs/ledger.png`, which the README shows, comes from it with
`python -m tests.pictures --readme`. Needs LibreOffice and pdftoppm (poppler-utils).
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

from tests.conftest import ROOT
from tests.hosts.libreoffice import LibreOffice
from workbooks.model import write

DOTS_PER_INCH = 170
README = {"ledger": (8, (100, 150, 1048, 548))}
"""The README's picture: the page, and what is cut out of it in dots: left, top, width, height."""


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        book = Path(scratch) / "sample.xlsx"
        write(book)
        profile = Path(scratch) / "profile"
        profile.mkdir()
        pdf = LibreOffice(profile).to_pdf(book, Path(scratch) / "pdf")
        if not options.readme:
            draw(pdf, options.folder / "page")
        for name, (page, cut) in README.items() if options.readme else ():
            flags = [each for flag, value in zip("xyWH", cut, strict=True) for each in (f"-{flag}", str(value))]
            draw(pdf, options.folder / name, "-singlefile", "-f", str(page), "-l", str(page), *flags)


def draw(pdf: Path, to: Path, *flags: str) -> None:
    """Draw the pages of a PDF."""
    subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", *flags, str(pdf), str(to)], check=True)  # noqa: S607


if __name__ == "__main__":
    main()
