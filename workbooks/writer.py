"""From the book as drawn to an .xlsx file: every formula with its value beside it, every double as it is.

openpyxl saves a skeleton with everything but the cells: styles, names, tables, widths, print set-up. It can store a
formula or a value, never both, and shortens doubles to sixteen digits; so the cells are written here, and take the
skeleton's styles by number. Two runs give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from addin.cells import ERROR_CODES, Cell, to_serial
from addin.files import replacing
from addin.progress import with_progress
from workbooks.canvas import Book, Canvas, Drawn, Place
from workbooks.expressions import Expression
from workbooks.skeleton import Styles, add_charts, define_names, set_up
from workbooks.styles import Look, is_wrapped, line_height

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDTH = 9.0
_CHARACTER = 0.8
"""A character of text in units of a column's width, a little over what most take."""
_PADDING = 4.0
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def save(book: Book, path: Path, *, force: bool) -> None:
    """Write the file, whole or not at all. Raises a `Fault` where it exists already and `force` is not given."""
    with replacing(path, force=force) as temporary:
        _write(book, temporary)


def _write(book: Book, path: Path) -> None:
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    styles = Styles()
    sheets = {}
    for name, canvas in book.canvases.items():
        sheet = workbook.create_sheet(name)
        styles.sheet = styles.sheet or sheet
        set_up(sheet, canvas)
        # The numbers of the styles are settled before the skeleton is saved.
        sheets[name] = list(_by_row(canvas))
        for _, cells in sheets[name]:
            for _, drawn in cells:
                styles.number(drawn.look)
    define_names(workbook, book)
    add_charts(workbook, book)
    skeleton = io.BytesIO()
    workbook.save(skeleton)
    _repack(skeleton, book, sheets, styles, path)


def _by_row(canvas: Canvas) -> Iterator[tuple[int, list[tuple[int, Drawn]]]]:
    rows: dict[int, list[tuple[int, Drawn]]] = {}
    for row, column in sorted(canvas.cells):
        rows.setdefault(row, []).append((column, canvas.cells[row, column]))
    yield from rows.items()


def _repack(
    skeleton: io.BytesIO,
    book: Book,
    sheets: dict[str, list[tuple[int, list[tuple[int, Drawn]]]]],
    styles: Styles,
    path: Path,
) -> None:
    """Copy the skeleton, with the cells in place of its own."""
    parts = {f"xl/worksheets/sheet{index}.xml": name for index, name in enumerate(sheets, start=1)}
    with zipfile.ZipFile(skeleton) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            text = source.read(part)
            if part in parts:
                name = parts[part]
                rows = with_progress(_rows(book, name, sheets[name], styles), len(sheets[name]))
                text = _with_cells(text.decode(), rows, book.canvases[name]).encode()
            if part == "docProps/core.xml":
                text = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2002-03-04T00:00:00Z", text)
            _add(target, part, text)


def _add(target: zipfile.ZipFile, part: str, text: bytes) -> None:
    info = zipfile.ZipInfo(part, _ZIP_EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    target.writestr(info, text)


def _with_cells(xml: str, rows: Iterable[str], canvas: Canvas) -> str:
    last = max(canvas.cells)[0], max(column for _, column in canvas.cells)
    dimension = f'<dimension ref="A1:{get_column_letter(last[1])}{last[0]}"'
    xml = re.sub(r'<dimension ref="[^"]*"', dimension, xml, count=1)
    before, after = re.split(r"<sheetData>.*</sheetData>|<sheetData ?/>", xml, maxsplit=1, flags=re.DOTALL)
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"


def _rows(book: Book, sheet: str, rows: list[tuple[int, list[tuple[int, Drawn]]]], styles: Styles) -> Iterator[str]:
    widths = book.canvases[sheet].widths
    for row, cells in rows:
        written = "".join(_cell(book, sheet, (row, column), drawn, styles) for column, drawn in cells)
        height = max(
            _height(drawn.look, _longest(book, sheet, (row, column)), widths.get(column, _WIDTH))
            for column, drawn in cells
        )
        yield f'<row r="{row}" ht="{height}" customHeight="1">{written}</row>'


def _longest(book: Book, sheet: str, at: tuple[int, int]) -> Cell:
    """Give a cell's text; in the widest column, so many characters as may come to stand in the row."""
    canvas, (row, column) = book.canvases[sheet], at
    value = book.value(sheet, *at)
    if row not in canvas.lengths or canvas.widths[column] < max(canvas.widths.values()):
        return value
    return "x" * max(canvas.lengths[row], len(value) if isinstance(value, str) else 0)


def _height(look: Look, value: Cell, width: float) -> float:
    """Give the points that a cell needs: wrapped text is as many lines as its column's width makes of it."""
    line = line_height(look.part)
    if not is_wrapped(look) or not isinstance(value, str):
        return line
    return line * sum(max(1, ceil(len(each) * _CHARACTER / width)) for each in value.split("\n")) + _PADDING


def _cell(book: Book, sheet: str, at: tuple[int, int], drawn: Drawn, styles: Styles) -> str:
    row, column = at
    start = f'<c r="{get_column_letter(column)}{row}" s="{styles.number(drawn.look)}"'
    formula = _formula(book, sheet, row, drawn)
    value = book.value(sheet, row, column)
    if isinstance(value, str) and not formula and drawn.array is None:
        inline = f'<is><t xml:space="preserve">{_text(value)}</t></is>'
        return f'{start} t="inlineStr">{inline}</c>' if value else f"{start}/>"
    kind, stored = _stored(value)
    return f"{start}{kind}>{formula}{stored}</c>" if formula or stored else f"{start}/>"


def _formula(book: Book, sheet: str, row: int, drawn: Drawn) -> str:
    if not isinstance(drawn.value, Expression):
        return ""
    text = _text(drawn.value.text(Place(book, sheet, row, drawn.table)))
    return f'<f t="array" ref="{drawn.array.local}">{text}</f>' if drawn.array else f"<f>{text}</f>"


def _stored(value: Cell) -> tuple[str, str]:
    """Give the type and the value of a cell as the file stores them; `repr` reads back as the same double."""
    match value:
        case None:
            return "", ""
        case bool():
            return ' t="b"', f"<v>{int(value)}</v>"
        case str() if value in ERROR_CODES:
            return ' t="e"', f"<v>{value}</v>"
        case str():
            return ' t="str"', f"<v>{_text(value)}</v>"
        case date():
            return "", f"<v>{to_serial(value)!r}</v>"
        case int() | float():
            return "", f"<v>{float(value)!r}</v>"
        case _:
            raise TypeError(f"no cell can hold a {type(value).__name__}")


def _text(text: str) -> str:
    """Escape text for XML; characters that XML cannot carry as Excel writes them."""
    return _UNPRINTABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", escape(text))
