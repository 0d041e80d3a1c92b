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
from datetime import date, datetime
from math import ceil
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from addin.cells import ERROR_CODES, Cell, to_serial
from addin.files import replacing
from addin.progress import with_progress
from workbooks.canvas import Book, Canvas, Drawn, Place
from workbooks.expressions import Expression
from workbooks.styles import Look, alignment, border, fill, font, is_wrapped, line_height, protection

_EPOCH = datetime(2002, 3, 4)  # noqa: DTZ001  # workbooks carry the Issue Date: two runs give the same bytes
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_EXCEL_365 = 191029
"""The calculation engine that the values are marked with: Excel keeps the stored values until something changes."""
_SCRATCH = 100
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
    styles = _Styles()
    sheets = {}
    for name, canvas in book.canvases.items():
        sheet = workbook.create_sheet(name)
        styles.sheet = styles.sheet or sheet
        _set_up(sheet, canvas)
        # The numbers of the styles are settled before the skeleton is saved.
        sheets[name] = list(_by_row(canvas))
        for _, cells in sheets[name]:
            for _, drawn in cells:
                styles.number(drawn.look)
    _define_names(workbook, book)
    _repack(_skeleton(workbook), book, sheets, styles, path)


def _by_row(canvas: Canvas) -> Iterator[tuple[int, list[tuple[int, Drawn]]]]:
    rows: dict[int, list[tuple[int, Drawn]]] = {}
    for row, column in sorted(canvas.cells):
        rows.setdefault(row, []).append((column, canvas.cells[row, column]))
    yield from rows.items()


class _Styles:
    """The number that the skeleton gives each look."""

    def __init__(self) -> None:
        self._numbers: dict[Look, int] = {}
        self.sheet: Worksheet | None = None

    def number(self, look: Look) -> int:
        """Register a look with the skeleton, once."""
        if look not in self._numbers:
            assert self.sheet is not None  # noqa: S101  # a sheet is made before its cells
            # A cell of its own for each: the skeleton keeps the very style object, and its cells are not kept.
            cell = self.sheet.cell(row=len(self._numbers) + 1, column=_SCRATCH)
            cell.font, cell.fill, cell.border = font(look.part), fill(look.part), border(look.part)
            cell.alignment, cell.protection = alignment(look), protection(look)
            cell.number_format = look.format.value
            self._numbers[look] = cell.style_id
        return self._numbers[look]


def _set_up(sheet: Worksheet, canvas: Canvas) -> None:
    described = canvas.sheet
    for index, width in canvas.widths.items():
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = described.colour or None
    sheet.page_setup.orientation = "landscape" if described.is_landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(described.is_one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=HeaderFooterPart(text="&A"), right=HeaderFooterPart(text="Page &P of &N")
    )
    if canvas.print_titles and described.is_frozen:
        sheet.freeze_panes = f"A{canvas.print_titles + 1}"
        sheet.print_title_rows = f"{canvas.print_titles}:{canvas.print_titles}"
    for placed in canvas.tables:
        sheet.add_table(_table(placed.name, placed.area.local, placed.titles))
        for index, title in enumerate(placed.titles, start=placed.area.left):
            sheet.cell(row=placed.area.top, column=index, value=title)
    for area, choices in canvas.choices:
        validation = DataValidation(type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True)
        validation.error, validation.errorTitle = f"One of: {', '.join(choices)}"[:255], "Not a choice"
        validation.showErrorMessage = True
        validation.add(area.local)
        sheet.add_data_validation(validation)


def _table(name: str, area: str, titles: Iterable[str]) -> Table:
    table = Table(displayName=name, ref=area)
    table.tableColumns = [TableColumn(id=index, name=title) for index, title in enumerate(titles, start=1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    return table


def _define_names(workbook: Workbook, book: Book) -> None:
    for name, area in sorted(book.names.items()):
        workbook.defined_names[name] = DefinedName(name, attr_text=area.reference)
    workbook.calculation.fullCalcOnLoad = False
    workbook.calculation.calcId = _EXCEL_365
    workbook.properties.creator = "warrant-addin"
    workbook.properties.created = _EPOCH


def _skeleton(workbook: Workbook) -> io.BytesIO:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream


def _repack(
    skeleton: io.BytesIO,
    book: Book,
    sheets: dict[str, list[tuple[int, list[tuple[int, Drawn]]]]],
    styles: _Styles,
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


def _rows(book: Book, sheet: str, rows: list[tuple[int, list[tuple[int, Drawn]]]], styles: _Styles) -> Iterator[str]:
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


def _cell(book: Book, sheet: str, at: tuple[int, int], drawn: Drawn, styles: _Styles) -> str:
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
