"""A workbook as drawn: cells with coordinates, names with areas, and the value of every formula."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from addin.cells import Cell, Rectangle
from workbooks.expressions import Expression
from workbooks.lambdas import Definition
from workbooks.layout import Chart, Sheet
from workbooks.rules import Rule
from workbooks.styles import Look


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet, first and last row and column counted from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def reference(self) -> str:
        """Write it as a defined name refers to it."""
        start = f"${get_column_letter(self.left)}${self.top}"
        end = f"${get_column_letter(self.right)}${self.bottom}"
        corners = start if (self.top, self.left) == (self.bottom, self.right) else f"{start}:{end}"
        return f"'{self.sheet}'!{corners}"

    @property
    def local(self) -> str:
        """Write it without its sheet and without dollars."""
        return self.reference.split("!")[1].replace("$", "")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell: what stands in it, its look, the area that an array formula of it fills, its table's row if any."""

    value: object
    look: Look
    array: Area | None = None
    table: str = ""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """An Excel table where it was drawn."""

    name: str
    area: Area
    titles: tuple[str, ...]

    def column(self, title: str) -> int:
        """Give the column of the sheet that a title heads."""
        return self.area.left + self.titles.index(title)


@dataclass(slots=True)
class Canvas:
    """One sheet as drawn: its cells by row and column, and what the file must know of it beside them."""

    sheet: Sheet
    cells: dict[tuple[int, int], Drawn] = field(default_factory=dict)
    tables: list[PlacedTable] = field(default_factory=list)
    rules: list[tuple[Area, Rule]] = field(default_factory=list)
    checks: list[Area] = field(default_factory=list)
    flag: Area | None = None
    charts: list[tuple[int, Chart]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    print_titles: int = 0
    row: int = 1

    def put(self, column: int, value: object, look: Look) -> None:
        """Put a cell in the row being drawn."""
        self.cells[self.row, column] = Drawn(value, look)


@dataclass(slots=True)
class Book:
    """All sheets as drawn, the areas of all names, and the values of all cells, each evaluated once.

    `references` are those names that refer to columns of a table, and grow with it.
    `lambdas` are functions that the workbook itself brings, where it does without an add-in.
    """

    canvases: dict[str, Canvas] = field(default_factory=dict)
    names: dict[str, Area] = field(default_factory=dict)
    tables: dict[str, PlacedTable] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    values: dict[tuple[str, int, int], Cell] = field(default_factory=dict)
    lambdas: tuple[Definition, ...] = ()

    def define(self, name: str, area: Area, reference: str = "") -> None:
        """Give an area a name, once; a `reference` to a table's columns follows the table when it grows."""
        if name in self.names:
            raise ValueError(f"{name} is defined twice")
        self.names[name] = area
        self.references[name] = reference or area.reference

    def value(self, sheet: str, row: int, column: int) -> Cell:
        """Give the value of a cell, evaluating its formula."""
        key = (sheet, row, column)
        if key not in self.values:
            self._evaluate(key)
        return self.values[key]

    def rows(self, area: Area) -> list[list[Cell]]:
        """Give the values of an area."""
        columns = range(area.left, area.right + 1)
        return [[self.value(area.sheet, row, each) for each in columns] for row in range(area.top, area.bottom + 1)]

    def _evaluate(self, key: tuple[str, int, int]) -> None:
        sheet, row, column = key
        drawn = self.canvases[sheet].cells.get((row, column))
        if drawn is None:
            self.values[key] = None
        elif drawn.array is None:
            self.values[key] = self._computed(drawn, sheet, row)
        else:
            area = drawn.array
            anchor = self.canvases[sheet].cells[area.top, area.left]
            self._fill(area, self._computed(anchor, sheet, area.top))

    def _computed(self, drawn: Drawn, sheet: str, row: int) -> Cell:
        value = drawn.value
        if not isinstance(value, Expression):
            return value
        # A formula that refers to an empty cell shows 0.
        computed = value.value(Place(self, sheet, row, drawn.table))
        return 0.0 if computed is None else computed

    def _fill(self, area: Area, value: Cell) -> None:
        """Lay an array over its area; one error code fills all of it."""
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                cell = value[row - area.top][column - area.left] if isinstance(value, list) else value
                self.values[area.sheet, row, column] = cell


@dataclass(frozen=True, slots=True)
class Place:
    """Where a formula stands: what it can look up."""

    book: Book
    sheet: str
    row: int
    table: str

    def name(self, name: str) -> Cell:
        """Give the value of a name: a cell's, or rows."""
        area = self.book.names[name]
        rows = self.book.rows(area)
        return rows[0][0] if area.local.count(":") == 0 else rows

    def beside(self, column: str) -> Cell:
        """Give the value of a column in this row of this table."""
        return self._of(column, self.row)

    def text_beside(self, column: str) -> str:
        """Write a structured reference to this row."""
        return f"{self.table}[[#This Row],[{column}]]"

    def above(self, column: str) -> Cell:
        """Give the value of a column in the row above."""
        return self._of(column, self.row - 1)

    def text_above(self, column: str) -> str:
        """Write a reference that goes along with its row."""
        return f"${self._letter(column)}{self.row - 1}"

    def before(self, column: str, row: int) -> Cell:
        """Give one cell of a column between the header, 1, and the row above."""
        top = self._table().area.top
        return self._of(column, top + row - 1) if 1 <= row <= self.row - top else "#REF!"

    def text_before(self, column: str) -> str:
        """Write a reference whose end goes along with its row."""
        letter = self._letter(column)
        return f"${letter}${self._table().area.top}:${letter}{self.row - 1}"

    def column(self, table: str, column: str) -> Rectangle:
        """Give the cells of a column of a table."""
        placed = self.book.tables[table or self.table]
        across, area = placed.column(column), placed.area
        return [[self.book.value(area.sheet, row, across)] for row in range(area.top + 1, area.bottom + 1)]

    def text_column(self, table: str, column: str) -> str:
        """Write a structured reference to a column."""
        return f"{table or self.table}[{column}]"

    def _of(self, column: str, row: int) -> Cell:
        return self.book.value(self.sheet, row, self._table().column(column))

    def _letter(self, column: str) -> str:
        return get_column_letter(self._table().column(column))

    def _table(self) -> PlacedTable:
        return self.book.tables[self.table]
