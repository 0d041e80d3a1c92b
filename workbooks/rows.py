"""A table where it was drawn, a row at a time: what stands in its cells, and the value of each formula.

A table of a hundred thousand rows is never a hundred thousand rows of cells: its columns say once how their cells
look and what is computed in them, and a row is put together when someone looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property
from typing import Protocol

from openpyxl.utils import get_column_letter

from addin.cells import Cell, Rectangle
from workbooks.area import Area
from workbooks.expressions import Expression
from workbooks.layout import Shown, Table
from workbooks.styles import Look, Part

_VALUES = frozenset([str, float, int, bool, date, datetime, type(None)])
"""What stands in a cell as it is; anything else is computed, or shown in a format of its own."""


def formula_of(described: object) -> Expression | None:
    """Give the formula that is described to stand in a cell, if one is."""
    if type(described) in _VALUES:
        return None
    cell = described.value if isinstance(described, Shown) else described
    return cell if isinstance(cell, Expression) else None


@dataclass(frozen=True)
class PlacedTable:
    """An Excel table, and the area of its header and rows; its rows and columns are counted from 0."""

    table: Table
    area: Area

    @property
    def name(self) -> str:
        """Give the table's name."""
        return self.table.name

    @property
    def titles(self) -> tuple[str, ...]:
        """Give the header of each column."""
        return tuple(column.title for column in self.table.columns)

    @cached_property
    def body(self) -> Area:
        """Give the area of the rows."""
        return replace(self.area, top=self.area.top + 1)

    @property
    def first(self) -> int:
        """Give the sheet's row below the header."""
        return self.area.top + 1

    @property
    def count(self) -> int:
        """Count the rows, those to grow into too."""
        return self.area.bottom - self.area.top

    @cached_property
    def formulas(self) -> tuple[Expression, ...]:
        """Give the formulas of the columns that have one."""
        return tuple(column.formula for column in self.table.columns if column.formula)

    @cached_property
    def _order(self) -> list[int]:
        """Find each column's cell in a row of what is given, with the formulas after it."""
        given = len(self.table.columns) - len(self.formulas)
        in_row, among_formulas = iter(range(given)), iter(range(given, len(self.table.columns)))
        return [next(among_formulas if column.formula else in_row) for column in self.table.columns]

    def row(self, index: int) -> list[object]:
        """Give the cells of a row as they are described, formulas as formulas; one to grow into has those only."""
        given = len(self._order) - len(self.formulas)
        row = self.table.rows[index] if index < len(self.table.rows) else (None,) * given
        if len(row) != given:
            raise ValueError(f"a row of {self.name} has {len(row)} cells, not {given}")
        cells = row + self.formulas
        return [cells[each] for each in self._order]

    def given(self, row: int, column: int) -> object:
        """Give what is described to stand in a cell of a column without a formula."""
        return self.table.rows[row][self._order[column]] if row < len(self.table.rows) else None

    def look(self, column: int, cell: object) -> Look:
        """Say how a cell looks: as its column does, but for a format of its own, and room to grow assumes nothing."""
        described = self.table.columns[column]
        look = Look(described.part, described.format, described.wrap)
        if isinstance(cell, Shown):
            return replace(look, format=cell.format)
        return replace(look, part=Part.NOTE) if cell is None and look.part is Part.ASSUMED else look


class Lookup(Protocol):
    """What the formulas of a table look up outside it."""

    def name(self, name: str) -> Cell:
        """Give the value of a named cell, or the rows of a named range."""

    def column(self, table: str, column: str) -> Rectangle:
        """Give the cells of a column of a table."""


class TableValues:
    """The values of a table, worked out row by row; those of a column that other cells look at are kept."""

    def __init__(self, placed: PlacedTable, lookup: Lookup) -> None:
        """Take the table, and what answers for the rest of the workbook: it is asked once, for all rows."""
        self.placed = placed
        self.index = {title: index for index, title in enumerate(placed.titles)}
        self.name = cache(lookup.name)
        self.column = cache(lambda table, column: lookup.column(table or placed.name, column))
        self.kept: dict[int, list[Cell]] = {}
        self.row = cache(self._row) if placed.table.builds_up else self._row

    def value(self, row: int, column: int) -> Cell:
        """Give the value of a cell; of a column's formulas, all down to it are evaluated, from the top."""
        if self.placed.table.columns[column].formula is None:
            cell = self.placed.given(row, column)
            return cell if type(cell) in _VALUES else TableRow(self, row).value(column)
        kept = self.kept.setdefault(column, [])
        while len(kept) <= row:
            kept.append(self.row(len(kept)).value(column))
        return kept[row]

    def rows(self) -> Iterator[TableRow]:
        """Give the rows one at a time."""
        return map(self.row, range(self.placed.count))

    def _row(self, index: int) -> TableRow:
        return TableRow(self, index)


class TableRow:
    """One row of a table, where its formulas look things up; each is evaluated when it is first looked at."""

    __slots__ = ("_values", "described", "index", "table")

    def __init__(self, table: TableValues, index: int) -> None:
        self.table, self.index = table, index
        self.described = table.placed.row(index)
        self._values = self.described.copy()

    def values(self) -> list[Cell]:
        """Give the values of all columns."""
        given = enumerate(self.described)
        return [cell if type(cell) in _VALUES else self.value(column) for column, cell in given]

    def value(self, column: int) -> Cell:
        """Give the value of a column."""
        cell = self._values[column]
        if type(cell) in _VALUES:
            return cell
        kept = self.table.kept.get(column, ())
        value = kept[self.index] if self.index < len(kept) else self._evaluated(column, cell)
        self._values[column] = value
        return value

    def _evaluated(self, column: int, cell: object) -> Cell:
        formula = self.table.placed.table.columns[column].formula or formula_of(cell)
        if formula is None:
            return cell.value if isinstance(cell, Shown) else cell
        value = formula.value(self)
        # A formula that refers to an empty cell shows 0.
        return 0.0 if value is None else value

    def name(self, name: str) -> Cell:
        """Give the value of a name."""
        return self.table.name(name)

    def beside(self, column: str) -> Cell:
        """Give the value of a column in this row."""
        return self.value(self.table.index[column])

    def text_beside(self, column: str) -> str:
        """Write a structured reference to this row."""
        return f"{self.table.placed.name}[[#This Row],[{column}]]"

    def above(self, column: str) -> Cell:
        """Give the value of a column in the row above; in the first row, its title."""
        return self.table.value(self.index - 1, self.table.index[column]) if self.index else column

    def text_above(self, column: str) -> str:
        """Write a reference that goes along with its row."""
        return f"${self._letter(column)}{self.table.placed.first + self.index - 1}"

    def before(self, column: str, row: int) -> Cell:
        """Give one cell of a column between the header, 1, and the row above."""
        if not 1 <= row <= self.index + 1:
            return "#REF!"
        return self.table.value(row - 2, self.table.index[column]) if row > 1 else column

    def text_before(self, column: str) -> str:
        """Write a reference whose end goes along with its row."""
        letter, placed = self._letter(column), self.table.placed
        return f"${letter}${placed.area.top}:${letter}{placed.first + self.index - 1}"

    def column(self, table: str, column: str) -> Rectangle:
        """Give the cells of a column of a table, this one where none is named."""
        return self.table.column(table, column)

    def text_column(self, table: str, column: str) -> str:
        """Write a structured reference to a column."""
        return f"{table or self.table.placed.name}[{column}]"

    def _letter(self, column: str) -> str:
        return get_column_letter(self.table.placed.area.left + self.table.index[column])
