"""The one place that draws a described sheet: gives every block its cells, and every name its area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from workbooks.canvas import Area, Book, Canvas, Drawn, PlacedTable
from workbooks.layout import Column, Field, Fields, Prose, Sheet, Shown, Spill, Table
from workbooks.styles import Look, Part

LABEL, VALUE, UNIT, CLAUSE, NOTE = range(1, 6)
FIELD_HEADERS = ("", "Value", "Unit", "Clause", "Source or note")


def draw(sheets: Sequence[Sheet]) -> Book:
    """Draw all sheets: give every block its place, then every formula its value."""
    book = Book()
    for sheet in sheets:
        book.canvases[sheet.name] = _draw_sheet(sheet, book)
    return book


def _draw_sheet(sheet: Sheet, book: Book) -> Canvas:
    canvas = Canvas(sheet, widths=dict(enumerate(sheet.widths, start=1)))
    canvas.put(LABEL, sheet.title, Look(Part.TITLE))
    canvas.row += 1
    canvas.put(LABEL, sheet.subtitle, Look(Part.SUBTITLE))
    canvas.row += 2
    for block in sheet.blocks:
        match block:
            case Fields():
                _draw_fields(block, canvas, book)
            case Table():
                _draw_table(block, canvas, book)
            case Spill():
                _draw_spill(block, canvas, book)
            case Prose():
                _draw_prose(block, canvas)
            case _:
                assert_never(block)
        canvas.row += 1
    return canvas


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
    _heading(block.heading, canvas, NOTE)
    for column, title in enumerate(FIELD_HEADERS, start=LABEL):
        canvas.put(column, title or block.name or "Item", Look(Part.HEADER))
    canvas.row += 1
    top = canvas.row
    for each in block.fields:
        _draw_field(each, canvas, book)
        canvas.row += 1
    if block.name:
        book.define(block.name, Area(canvas.sheet.name, top, LABEL, canvas.row - 1, VALUE))


def _draw_field(each: Field, canvas: Canvas, book: Book) -> None:
    area = Area(canvas.sheet.name, canvas.row, VALUE, canvas.row, VALUE)
    canvas.put(LABEL, each.label, Look(Part.LABEL))
    canvas.put(VALUE, each.value, Look(each.part, each.format))
    canvas.put(UNIT, each.unit, Look(Part.NOTE))
    canvas.put(CLAUSE, each.clause, Look(Part.NOTE))
    canvas.put(NOTE, each.note, Look(Part.ASSUMED if each.is_assumed else Part.NOTE))
    if each.name:
        book.define(each.name, area)
    if each.choices:
        canvas.choices.append((area, each.choices))


def _draw_headers(columns: Sequence[Column], canvas: Canvas) -> None:
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
    for cells in _filled(block):
        for index, (column, cell) in enumerate(zip(block.columns, cells, strict=True), start=1):
            canvas.cells[canvas.row, index] = _in_table(cell, column, block.name)
        canvas.row += 1
    area = Area(sheet, header, 1, header + count, len(block.columns))
    placed = PlacedTable(block.name, area, tuple(column.title for column in block.columns))
    canvas.tables.append(placed)
    book.tables[block.name] = placed
    if block.range_name:
        book.define(block.range_name, Area(sheet, header, 1, header + count, block.range_columns))
    for index, column in enumerate(block.columns, start=1):
        body = Area(sheet, header + 1, index, header + count, index)
        if column.name:
            book.define(column.name, body)
        if column.choices:
            canvas.choices.append((body, column.choices))


def _in_table(cell: object, column: Column, table: str) -> Drawn:
    value, shown = (cell.value, cell.format) if isinstance(cell, Shown) else (cell, column.format)
    # Room to grow assumes nothing yet.
    part = Part.NOTE if column.part is Part.ASSUMED and value is None else column.part
    return Drawn(value, Look(part, shown, column.wrap), table=table)


def _filled(block: Table) -> Iterator[tuple[object, ...]]:
    """Give each row its cells and its formulas; the spare rows have formulas only."""
    given = sum(column.formula is None for column in block.columns)
    for row in (*block.rows, *[(None,) * given] * block.spare):
        cells = iter(row)
        yield tuple(next(cells) if column.formula is None else column.formula for column in block.columns)


def _draw_spill(block: Spill, canvas: Canvas, book: Book) -> None:
    _heading(block.heading, canvas, len(block.columns))
    _draw_headers(block.columns, canvas)
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
        canvas.row += 1
    book.define(block.name, area)
    for index, column in enumerate(block.columns, start=1):
        if column.name:
            book.define(column.name, Area(canvas.sheet.name, top, index, canvas.row - 1, index))
