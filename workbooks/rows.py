"""A table where it was drawn, a row at a time: what stands in its cells, and the value of each formula.

A table of a hundred thousand rows is never a hundred thousand rows of cells: its columns say once how their cells
look and what is computed in them, and a row is put together when someone looks at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property
from math import isfinite
from typing import Protocol

from openpyxl.utils import get_column_letter

from addin.cells import Cell, Rectangle
from workbooks.area import Area
from workbooks.expressions import Beside, Call, Expression, Infix, Literal, Name
from workbooks.layout import Shown, Table
from workbooks.native import Down
from workbooks.styles import Look, Part

_VALUES = frozenset([str, float, int, bool, date, datetime, type(None)])
"""What stands in a cell as it is; anything else is computed, or shown in a format of its own."""


def is_given(cells: Iterable[object]) -> bool:
    """Tell whether all that is described to stand in cells stands there as it is."""
    return _VALUES.issuperset(map(type, cells))


def settled(value: Cell) -> Cell:
    """Give what a cell shows of a formula's value: 0 for an empty cell, `#NUM!` for what is no number."""
    if value is None:
        return 0.0
    return "#NUM!" if isinstance(value, float) and not isfinite(value) else value


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

    def column(self, column: int, rows: range) -> list[object]:
        """Give what is described to stand in some rows of a column, formulas as formulas; in those to grow into too."""
        described = self.table.columns[column]
        if described.formula:
            return [described.formula] * len(rows)
        place, given = self._places[column], self.table.rows[rows.start : rows.stop]
        return [row[place] for row in given] + [None] * (len(rows) - len(given))

    @property
    def computed(self) -> list[int]:
        """Give the columns that have a formula."""
        return [index for index, column in enumerate(self.table.columns) if column.formula]

    @cached_property
    def _places(self) -> dict[int, int]:
        """Find each column's cell in a row of what is given."""
        given = [index for index, column in enumerate(self.table.columns) if not column.formula]
        for width in set(map(len, self.table.rows)) - {len(given)}:
            raise ValueError(f"a row of {self.name} has {width} cells, not {len(given)}")
        return {column: place for place, column in enumerate(given)}

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
    """The values of a table, column by column; those of other than plain arithmetic are evaluated once, and kept."""

    def __init__(self, placed: PlacedTable, lookup: Lookup) -> None:
        """Take the table, and what answers for the rest of the workbook: it is asked once, for all rows."""
        self.placed = placed
        self.index = {title: index for index, title in enumerate(placed.titles)}
        self.name = cache(lookup.name)
        self.column = cache(lambda table, column: lookup.column(table or placed.name, column))
        self._is_plain = cache(lambda column: _is_plain(placed.table.columns[column].formula, self.name))
        self._kept: dict[int, list[Cell]] = {}

    def text(self, column: int) -> str:
        """Write a column's formula; "" where it goes along with its row, as one that refers to the row above."""
        formula = self.placed.table.columns[column].formula
        first, then = (formula.text(TableRow(self, row)) if formula else "" for row in range(2))
        return first if first == then else ""

    def value(self, row: int, column: int) -> Cell:
        """Give the value of a cell; of a column's formulas, all down to it are evaluated, from the top."""
        formula = self.placed.table.columns[column].formula
        if formula is None:
            (cell,) = self.placed.column(column, range(row, row + 1))
            return self._own(row, cell)
        kept = self._kept.setdefault(column, [])
        while len(kept) <= row:
            kept.append(settled(formula.value(TableRow(self, len(kept)))))
        return kept[row]

    def down(self, column: int, rows: range) -> list[Cell]:
        """Give the values of some rows of a column."""
        formula = self.placed.table.columns[column].formula
        if formula is None:
            cells = self.placed.column(column, rows)
            return cells if is_given(cells) else list(map(self._own, rows, cells))
        if not self._is_plain(column):
            return [self.value(row, column) for row in rows]
        values = formula.value(TableRows(self, rows))
        if not isinstance(values, list):
            return [settled(values)] * len(rows)
        return [0.0 if cell is None else cell for cell in values] if None in values else values

    def cells(self, rows: range, columns: range) -> Rectangle:
        """Give the values of some rows and columns."""
        return list(map(list, zip(*(self.down(column, rows) for column in columns), strict=True)))

    def _own(self, row: int, cell: object) -> Cell:
        """Give the value of a cell that may be shown, or computed, in a way of its own."""
        if formula := formula_of(cell):
            return settled(formula.value(TableRow(self, row)))
        return cell.value if isinstance(cell, Shown) else cell


def _is_plain(formula: Expression | None, name: Callable[[str], Cell]) -> bool:
    """Tell whether a formula has but operators between single cells: it means the same of many rows at once."""
    match formula:
        case Call(function="IFERROR", arguments=(worked, Literal() as instead)):
            return _is_plain(worked, name) and _is_plain(instead, name)
        case Infix(left=left, right=right):
            return _is_plain(left, name) and _is_plain(right, name)
        case Name(name=single):
            return not isinstance(name(single), list)
        case Literal(cell=cell):
            return not isinstance(cell, list)
        case _:
            return isinstance(formula, Beside)


class TableRow:
    """One row of a table, where its formulas look things up."""

    __slots__ = ("index", "table")

    def __init__(self, table: TableValues, index: int) -> None:
        self.table, self.index = table, index

    def name(self, name: str) -> Cell:
        """Give the value of a name."""
        return self.table.name(name)

    def beside(self, column: str) -> Cell:
        """Give the value of a column in this row."""
        return self.table.value(self.index, self.table.index[column])

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
        return f"${letter}${placed.area.top}:${letter}{self.table.placed.first + self.index - 1}"

    def column(self, table: str, column: str) -> Rectangle:
        """Give the cells of a column of a table, this one where none is named."""
        return self.table.column(table, column)

    def text_column(self, table: str, column: str) -> str:
        """Write a structured reference to a column."""
        return f"{table or self.table.placed.name}[{column}]"

    def _letter(self, column: str) -> str:
        return get_column_letter(self.table.placed.area.left + self.table.index[column])


class TableRows(TableRow):
    """Several rows at once: what stands beside a formula is a column."""

    __slots__ = ("_rows",)

    def __init__(self, table: TableValues, rows: range) -> None:
        super().__init__(table, rows.start)
        self._rows = rows

    def beside(self, column: str) -> Down:
        """Give the values of a column in these rows."""
        return Down(self.table.down(self.table.index[column], self._rows))
