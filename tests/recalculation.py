"""What a recalculated workbook shows, held against what it should: its own stored values, our drawing, the core."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula

from addin.cells import Cell, Rectangle, to_cell, to_serial
from addin.inputs import closes_from_range, terms_from_range
from addin.market import market
from addin.schedule import read_schedule
from addin.warrant.errors import Fault
from addin.warrant.replay import replay
from workbooks.canvas import Book

FIFTEEN_DIGITS = 1e-12
_COLUMNS = re.compile(r"(?P<table>\w+)\[(?P<all>\[#All\],)?\[?(?P<first>[^\[\]]+)\]?(:\[(?P<last>[^\[\]]+)\])?\]")
Figures = tuple[Cell, ...]
"""Exercise Price, Warrant Shares and shares outstanding after a row."""
Difference = tuple[str, str, object, object]
"""A sheet, a cell, what it should show, and what it does."""


def named_cell(workbook: Workbook, name: str) -> Any:  # noqa: ANN401  # a cell, or rows of cells
    """Find a defined name's cell, or its cells; a name of a table's columns follows the table."""
    refers_to = workbook.defined_names[name].attr_text
    columns = _COLUMNS.fullmatch(refers_to)
    if columns:
        return _columns(workbook, columns)
    sheet, _, cells = refers_to.rpartition("!")
    return workbook[sheet.strip("'")][cells.replace("$", "")]


def _columns(workbook: Workbook, columns: re.Match[str]) -> tuple[tuple[Any, ...], ...]:
    sheet = next(sheet for sheet in workbook.worksheets if columns["table"] in sheet.tables)
    rows = sheet[sheet.tables[columns["table"]].ref]
    titles = [cell.value for cell in rows[0]]
    first, last = (titles.index(columns[key] or columns["first"]) for key in ("first", "last"))
    return tuple(row[first : last + 1] for row in (rows if columns["all"] else rows[1:]))


def named(workbook: Workbook, name: str) -> Any:  # noqa: ANN401  # a cell's value, or rows
    """Read a defined name's cells."""
    area = named_cell(workbook, name)
    return [[cell.value for cell in row] for row in area] if isinstance(area, tuple) else area.value


def is_same(left: Any, right: Any) -> bool:  # noqa: ANN401  # cells
    """Compare two cells: numbers to fifteen digits, an empty one and one of no text alike.

    Dates are compared by their serials, and LibreOffice has 1 and 0 for truth values in an array.
    """
    left, right = (to_serial(each) if isinstance(each, date) else each for each in (left, right))
    if isinstance(left, int | float) and isinstance(right, int | float):
        return math.isclose(left, right, rel_tol=FIFTEEN_DIGITS)
    return (left or None if isinstance(left, str) else left) == (right or None if isinstance(right, str) else right)


def differences(left: Workbook, right: Workbook) -> list[Difference]:
    """List the cells in which two workbooks differ."""
    return [
        (sheet.title, cell.coordinate, cell.value, right[sheet.title][cell.coordinate].value)
        for sheet in left
        for row in sheet.iter_rows()
        for cell in row
        if not is_same(cell.value, right[sheet.title][cell.coordinate].value)
    ]


def formula_cells(workbook: Workbook) -> Iterator[tuple[str, int, int]]:
    """Give sheet, row and column of each cell that shows a formula's result, an array's cells too."""
    for sheet in workbook.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            filled = cell.value.ref if isinstance(cell.value, ArrayFormula) else cell.coordinate
            for row in CellRange(filled).rows:
                yield from ((sheet.title, *at) for at in row)


def has_errors(shown: Workbook) -> bool:
    """Tell whether any cell is an error."""
    return any(cell.data_type == "e" for sheet in shown.worksheets for row in sheet.iter_rows() for cell in row)


def against_drawing(formulas: Workbook, shown: Workbook, book: Book) -> list[Difference]:
    """List the formula cells that do not show what the drawn book gives for them."""
    found: list[Difference] = []
    for sheet, row, column in formula_cells(formulas):
        cell = shown[sheet].cell(row, column)
        value: Cell = book.value(sheet, row, column)
        if not is_same(value, cell.value):
            found.append((sheet, cell.coordinate, value, cell.value))
    return found


def against_core(shown: Workbook) -> list[Difference]:
    """List where the ledger is not the exact replay of the inputs that stand in the file."""
    ledger = named(shown, "Ledger")[1:]
    try:
        exact = replayed(*(named(shown, name) for name in ("Terms", "Events", "Prices")))
    except Fault as fault:
        return [("Ledger", "", fault.code, cell) for row in ledger for cell in row if cell != fault.code]
    # Columns of the ledger: Exercise Price after, Warrant Shares after, Outstanding after.
    return beside_replay("Ledger", [(row[6], row[8], row[10]) for row in ledger], exact)


def replayed(terms: Rectangle, events: Rectangle, prices: Rectangle) -> list[Figures]:
    """Replay inputs as they stand in their ranges, exactly. Raises a `Fault` for what is wrong in them."""
    read = terms_from_range(terms)
    rows = replay(read, read_schedule(events), market(read, closes_from_range(prices)))
    return [tuple(map(to_cell, (row.price_after, row.shares_after, row.outstanding_after))) for row in rows]


def beside_replay(sheet: str, shown: Sequence[Figures], exact: Sequence[Figures]) -> list[Difference]:
    """List where the rows of a ledger are not those of the replay, and the room for more is not empty."""
    blank: list[Figures] = [(None, None, None)] * (len(shown) - len(exact))
    return [
        (sheet, f"row {index}", value, cell)
        for index, (cells, values) in enumerate(zip(shown, [*exact, *blank], strict=True), start=1)
        for cell, value in zip(cells, values, strict=True)
        if not is_same(value, cell)
    ]
