"""From the book as drawn to an .xlsx file: every formula with its value beside it, every double as it is.

openpyxl makes everything but the cells: styles, names, tables, widths, print set-up. It can store a formula or a
value, never both, shortens doubles to sixteen digits and keeps every cell in memory; so the cells are written here, a
row at a time, and take its styles by number. Two runs give the same bytes.
"""

from __future__ import annotations

import gc
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.xml.functions import tostring

from addin.files import replacing
from addin.progress import with_progress
from workbooks.canvas import Book
from workbooks.sheet_rows import SheetRows
from workbooks.skeleton import Styles, add_charts, define_names, set_up

_COMPRESSION = 2
"""A sheet takes a third of the time that the usual 6 takes, and a fifth more space."""
_AT_ONCE = 250
"""The rows of a sheet that are packed together."""
_STYLES = "xl/styles.xml"


def save(book: Book, path: Path, *, force: bool) -> None:
    """Write the file, whole or not at all. Raises a `Fault` where it exists already and `force` is not given."""
    with replacing(path, force=force) as temporary, _keeping_no_cycles():
        _write(book, temporary)


@contextmanager
def _keeping_no_cycles() -> Iterator[None]:
    """Look for no cycles of objects while rows are written: there are none, and looking takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _write(book: Book, path: Path) -> None:
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    for name, canvas in book.canvases.items():
        set_up(workbook.create_sheet(name), canvas, book)
    define_names(workbook, book)
    add_charts(workbook, book)
    skeleton = io.BytesIO()
    workbook.save(skeleton)
    with zipfile.ZipFile(skeleton) as source, _new_file(path) as target:
        _repack(source, target, book, Styles(workbook.worksheets[0]))
        # The looks of all cells are known when all are written.
        _add(target, _STYLES, tostring(write_stylesheet(workbook)))


def _new_file(path: Path) -> zipfile.ZipFile:
    """Open a file to write; parts that are named alone bear the first day of zip files, in every run."""
    return zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION)


def _repack(source: zipfile.ZipFile, target: zipfile.ZipFile, book: Book, styles: Styles) -> None:
    """Copy the skeleton but for its styles, with the cells in place of its own."""
    sheets = {f"xl/worksheets/sheet{index}.xml": name for index, name in enumerate(book.canvases, start=1)}
    for part in source.namelist():
        text = source.read(part)
        if part in sheets:
            _stream(target, part, text.decode(), SheetRows(book, sheets[part], styles))
        elif part == "docProps/core.xml":
            _add(target, part, re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2002-03-04T00:00:00Z", text))
        elif part != _STYLES:
            _add(target, part, text)


def _stream(target: zipfile.ZipFile, part: str, xml: str, rows: SheetRows) -> None:
    """Write a sheet row by row: it is never in memory as a whole."""
    xml = re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{rows.dimension}"', xml, count=1)
    before, after = re.split(r"<sheetData>.*</sheetData>|<sheetData ?/>", xml, maxsplit=1, flags=re.DOTALL)
    written = iter(with_progress(rows, len(rows)))
    with target.open(part, "w") as member:
        member.write(f"{before}<sheetData>".encode())
        while some := "".join(islice(written, _AT_ONCE)):
            member.write(some.encode())
        member.write(f"</sheetData>{after}".encode())


def _add(target: zipfile.ZipFile, part: str, text: bytes) -> None:
    with target.open(part, "w") as member:
        member.write(text)
