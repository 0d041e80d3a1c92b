"""The one place that draws a described sheet: gives every block its cells, and every name its area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from addin.warrant.errors import OutOfRange
from workbooks.area import Area
from workbooks.canvas import Book, Canvas, Drawn
from workbooks.checks import agreement_of, check_name, flag, native_name
from workbooks.expressions import Expression
from workbooks.layout import Block, Chart, Column, Field, Fields, Prose, Row, Sheet, Spill, Table
from workbooks.rows import PlacedTable
from workbooks.rules import rule_of
from workbooks.styles import Look, Part

MOST_ROWS = 2**20
"""The rows of a sheet, in every host."""
LABEL, VALUE, UNIT, CLAUSE, NATIVE, AGREES = range(1, 7)
FIELD_HEADERS = ("", "Value", "Unit", "Clause")
SECOND_OPINION = ("Worked again natively", "Agrees")


def draw(sheets: Sequence[Sheet]) -> Book:
    """Draw all sheets: give every block its place, then every formula its value. All show the flag, if one has it."""
    book = Book()
    is_flagged = any(sheet.name == "Checks" for sheet in sheets)
    for sheet in sheets:
        book.canvases[sheet.name] = _draw_sheet(sheet, book, is_flagged=is_flagged)
    return book


def _draw_sheet(sheet: Sheet, book: Book, *, is_flagged: bool) -> Canvas:
    canvas = Canvas(sheet, widths=dict(enumerate(sheet.widths, start=1)))
    canvas.put(LABEL, sheet.title, Look(Part.TITLE))
    canvas.row += 1
    canvas.put(LABEL, sheet.subtitle, Look(Part.SUBTITLE))
    canvas.row += 1
    if is_flagged:
        canvas.put(LABEL, flag(), Look(Part.FLAG))
        canvas.flag = _here(canvas, LABEL)
    canvas.row += 1
    for block in sheet.blocks:
        top = canvas.row
        match block:
            case Fields():
                _draw_fields(block, canvas, book)
            case Table():
                _draw_table(block, canvas, book)
            case Spill():
                _draw_spill(block, canvas, book)
            case Prose():
                _draw_prose(block, canvas)
            case Chart():
                canvas.charts.append((canvas.row, block))
                canvas.row += block.height
            case _:
                assert_never(block)
        if canvas.row - 1 > MOST_ROWS:
            message = f"it would have {canvas.row - 1:,} rows: a sheet has {MOST_ROWS:,} at most"
            raise OutOfRange(message, place=f"sheet {sheet.name}")
        if block in sheet.page:
            canvas.page.append(Area(sheet.name, top, LABEL, canvas.row - 1, _across(sheet.page)))
        canvas.row += 1
    return canvas


def _across(page: Sequence[Block]) -> int:
    """Count the columns of a page: those of its spills, which prose runs along."""
    return max(len(block.columns) for block in page if isinstance(block, Spill))


def _heading(text: str, canvas: Canvas, across: int) -> None:
    if not text:
        return
    for column in range(LABEL, across + 1):
        canvas.put(column, text if column == LABEL else None, Look(Part.HEADING))
    canvas.row += 1


def _draw_prose(block: Prose, canvas: Canvas) -> None:
    _heading(block.heading, canvas, len(canvas.widths))
    for line in block.lines:
        text, look = (line, Look(Part.PROSE)) if isinstance(line, str) else line
        canvas.put(LABEL, text, look)
        canvas.row += 1


def _draw_fields(block: Fields, canvas: Canvas, book: Book) -> None:
    is_doubted = _note_column(canvas.sheet) > NATIVE
    titles = (*FIELD_HEADERS, *(SECOND_OPINION if is_doubted else ()), "Source or note")
    _heading(block.heading, canvas, len(titles))
    for column, title in enumerate(titles, start=LABEL):
        canvas.put(column, title or block.name or "Item", Look(Part.HEADER))
    canvas.row += 1
    top = canvas.row
    for each in block.fields:
        _draw_field(each, canvas, book)
        canvas.row += 1
    for name, left in ((block.name, LABEL), (block.values, VALUE)):
        if name:
            book.define(name, Area(canvas.sheet.name, top, left, canvas.row - 1, VALUE))


def _draw_field(each: Field, canvas: Canvas, book: Book) -> None:
    canvas.put(LABEL, each.label, Look(Part.LABEL))
    canvas.put(VALUE, each.value, Look(each.part, each.format))
    canvas.put(UNIT, each.unit, Look(Part.NOTE))
    canvas.put(CLAUSE, each.clause, Look(Part.NOTE))
    canvas.put(_note_column(canvas.sheet), each.note, Look(Part.ASSUMED if each.is_assumed else Part.NOTE))
    if each.name:
        book.define(each.name, _here(canvas, VALUE))
    if rule := rule_of(each):
        canvas.rules.append((_here(canvas, VALUE), rule))
    if each.part is Part.CHECK:
        canvas.checks.append(_here(canvas, VALUE))
    if each.native:
        _draw_opinion(each, each.native, canvas, book)


def _draw_opinion(item: Field | Row, native: Expression, canvas: Canvas, book: Book) -> None:
    """Draw a second opinion in the row being drawn, and whether it agrees."""
    canvas.put(NATIVE, native, Look(Part.NATIVE, item.format))
    canvas.put(AGREES, agreement_of(item), Look(Part.CHECK))
    book.define(native_name(item.name), _here(canvas, NATIVE))
    book.define(check_name(item.name), _here(canvas, AGREES))
    canvas.checks.append(_here(canvas, AGREES))


def _note_column(sheet: Sheet) -> int:
    """Place notes last, after the second opinions where the sheet has any: a long one may run on."""
    fields = (each for block in sheet.blocks if isinstance(block, Fields) for each in block.fields)
    return AGREES + 1 if any(each.native for each in fields) else CLAUSE + 1


def _here(canvas: Canvas, column: int) -> Area:
    return Area(canvas.sheet.name, canvas.row, column, canvas.row, column)


def _draw_groups(columns: Sequence[Column], canvas: Canvas) -> None:
    """Head the groups of columns, where there are any."""
    if not any(column.group for column in columns):
        return
    for index, column in enumerate(columns, start=1):
        canvas.put(index, column.group or None, Look(Part.HEADING))
    canvas.row += 1


def _draw_headers(columns: Sequence[Column], canvas: Canvas) -> None:
    _draw_groups(columns, canvas)
    for index, column in enumerate(columns, start=1):
        canvas.widths[index] = max(canvas.widths.get(index, 0), column.width)
        canvas.put(index, column.unit, Look(Part.UNITS))
    canvas.row += 1
    for index, column in enumerate(columns, start=1):
        canvas.put(index, column.title, Look(Part.HEADER))
    canvas.print_titles = canvas.row
    canvas.row += 1


def _draw_table(block: Table, canvas: Canvas, book: Book) -> None:
    sheet = canvas.sheet.name
    _heading(block.heading, canvas, len(block.columns))
    _draw_headers(block.columns, canvas)
    header, count = canvas.row - 1, len(block.rows) + block.spare
    canvas.row += count
    area = Area(sheet, header, 1, header + count, len(block.columns))
    book.place(canvas, PlacedTable(block, area))
    if block.range_name:
        first, last = block.columns[0].title, block.columns[block.range_columns - 1].title
        covered = Area(sheet, header, 1, header + count, block.range_columns)
        book.define(block.range_name, covered, f"{block.name}[[#All],[{first}]:[{last}]]")
    for index, column in enumerate(block.columns, start=1):
        body = Area(sheet, header + 1, index, header + count, index)
        if column.name:
            book.define(column.name, body, f"{block.name}[{column.title}]")
        if rule := rule_of(column):
            canvas.rules.append((body, rule))
        if column.part is Part.CHECK:
            canvas.checks.append(body)


def _draw_spill(block: Spill, canvas: Canvas, book: Book) -> None:
    _heading(block.heading, canvas, len(block.columns))
    _draw_headers(block.columns, canvas)
    if block.rows:
        for across, title in enumerate(SECOND_OPINION, start=NATIVE):
            canvas.cells[canvas.row - 1, across] = Drawn(title, Look(Part.HEADER))
    top = canvas.row
    area = Area(canvas.sheet.name, top, 1, top + block.height - 1, len(block.columns))
    for row in range(block.height):
        if row < len(block.lengths):
            canvas.lengths[canvas.row] = block.lengths[row]
        for index, column in enumerate(block.columns, start=1):
            is_key = block.has_keys and row == 0
            look = Look(Part.KEY) if is_key else Look(column.part, column.format, column.wrap)
            formula = block.formula if (row, index) == (0, 1) else None
            canvas.cells[canvas.row, index] = Drawn(formula, look, area)
        if row < len(block.rows):
            named = block.rows[row]
            book.define(named.name, _here(canvas, len(block.columns)))
            _draw_opinion(named, named.native, canvas, book)
        canvas.row += 1
    book.define(block.name, area)
    if block in canvas.sheet.page:
        canvas.blanks.append(area)
    for index, column in enumerate(block.columns, start=1):
        if column.name:
            book.define(column.name, Area(canvas.sheet.name, top + block.has_keys, index, canvas.row - 1, index))
