"""A workbook as drawn: cells with coordinates, names with areas, and the value of every formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from addin.cells import Cell, Rectangle
from workbooks.area import Area
from workbooks.expressions import Expression
from workbooks.lambdas import Definition
from workbooks.layout import Chart, Sheet
from workbooks.native import Lines
from workbooks.rows import PlacedTable, TableValues, formula_of, settled
from workbooks.rules import Rule
from workbooks.styles import Look


@dataclass(frozen=True, slots=True)
class Drawn:
    """A cell: what stands in it, its look, the area that an array formula of it fills."""

    value: object
    look: Look
    array: Area | None = None


@dataclass(slots=True)
class Canvas:
    """One sheet as drawn: its tables, its other cells by row and column, and what the file must know of it."""

    sheet: Sheet
    cells: dict[tuple[int, int], Drawn] = field(default_factory=dict)
    tables: list[PlacedTable] = field(default_factory=list)
    rules: list[tuple[Area, Rule]] = field(default_factory=list)
    checks: list[Area] = field(default_factory=list)
    page: list[Area] = field(default_factory=list)
    blanks: list[Area] = field(default_factory=list)
    flag: Area | None = None
    charts: list[tuple[int, Chart]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    print_titles: int = 0
    row: int = 1

    def put(self, column: int, value: object, look: Look) -> None:
        """Put a cell in the row being drawn."""
        self.cells[self.row, column] = Drawn(value, look)

    def table_at(self, row: int, column: int) -> PlacedTable | None:
        """Find the table that has a cell below its header."""
        return next((placed for placed in self.tables if placed.body.has(row, column)), None)

    def formulas(self) -> Iterator[tuple[int, int, Expression]]:
        """Give row, column and formula of every cell that has one."""
        for (row, column), drawn in self.cells.items():
            if formula := formula_of(drawn.value):
                yield row, column, formula
        for placed in self.tables:
            for index in range(len(placed.titles)):
                for row, cell in enumerate(placed.column(index, range(placed.count)), start=placed.first):
                    if formula := formula_of(cell):
                        yield row, placed.area.left + index, formula


@dataclass(slots=True)
class Book:
    """All sheets as drawn, the areas of all names, and the values of the cells, each evaluated once.

    The values of tables are in `tables`, which works them out as they are written or looked at.

    `references` are those names that refer to columns of a table, and grow with it.
    `lambdas` are functions that the workbook itself brings, where it does without an add-in.
    """

    canvases: dict[str, Canvas] = field(default_factory=dict)
    names: dict[str, Area] = field(default_factory=dict)
    tables: dict[str, TableValues] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    values: dict[tuple[str, int, int], Cell] = field(default_factory=dict)
    lambdas: tuple[Definition, ...] = ()

    def define(self, name: str, area: Area, reference: str = "") -> None:
        """Give an area a name, once; a `reference` to a table's columns follows the table when it grows."""
        if name in self.names:
            raise ValueError(f"{name} is defined twice")
        self.names[name] = area
        self.references[name] = reference or area.reference

    def place(self, canvas: Canvas, placed: PlacedTable) -> None:
        """Put a table on a sheet."""
        canvas.tables.append(placed)
        self.tables[placed.name] = TableValues(placed, self)

    def value(self, sheet: str, row: int, column: int) -> Cell:
        """Give the value of a cell, evaluating its formula."""
        if placed := self.canvases[sheet].table_at(row, column):
            return self.tables[placed.name].value(row - placed.first, column - placed.area.left)
        key = (sheet, row, column)
        if key not in self.values:
            self._evaluate(key)
        return self.values[key]

    def rows(self, area: Area) -> Rectangle:
        """Give the values of an area; where it ends in a table, it is asked for its rows at once."""
        placed = self.canvases[area.sheet].table_at(area.bottom, area.right)
        columns, first = range(area.left, area.right + 1), placed.first if placed else area.bottom + 1
        rows = [[self.value(area.sheet, row, column) for column in columns] for row in range(area.top, first)]
        if placed:
            below = range(max(area.top - first, 0), area.bottom - first + 1)
            left, right = (column - placed.area.left for column in (area.left, area.right))
            rows += self.tables[placed.name].cells(below, range(left, right + 1))
        return rows

    def name(self, name: str) -> Cell:
        """Give the value of a name: a cell's, or rows."""
        area = self.names[name]
        rows = self.rows(area)
        if area.is_cell:
            return rows[0][0]
        return Lines(rows) if area.left == area.right else rows

    def column(self, table: str, column: str) -> Lines:
        """Give the cells of a column of a table."""
        values = self.tables[table]
        index = values.index[column]
        return Lines(values.cells(range(values.placed.count), range(index, index + 1)))

    def _evaluate(self, key: tuple[str, int, int]) -> None:
        sheet, row, column = key
        drawn = self.canvases[sheet].cells.get((row, column))
        if drawn is None:
            self.values[key] = None
        elif drawn.array is None:
            self.values[key] = self._computed(drawn)
        else:
            area = drawn.array
            self._fill(area, self._computed(self.canvases[sheet].cells[area.top, area.left]))

    def _computed(self, drawn: Drawn) -> Cell:
        formula = formula_of(drawn.value)
        if formula is None:
            return drawn.value
        return settled(formula.value(Alone(self)))

    def _fill(self, area: Area, value: Cell) -> None:
        """Lay an array over its area; one error code fills all of it."""
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                cell = value[row - area.top][column - area.left] if isinstance(value, list) else value
                self.values[area.sheet, row, column] = cell


@dataclass(frozen=True, slots=True)
class Alone:
    """Where a formula stands that is in no table: it looks up names and columns, and has no row."""

    book: Book

    def name(self, name: str) -> Cell:
        """Give the value of a name."""
        return self.book.name(name)

    def column(self, table: str, column: str) -> Rectangle:
        """Give the cells of a column of a table."""
        return self.book.column(table, column)

    def text_column(self, table: str, column: str) -> str:
        """Write a structured reference to a column."""
        return f"{table}[{column}]"

    def beside(self, column: str) -> NoReturn:
        """Refuse what only a table's row has."""
        raise LookupError(f"{column} of its row: the formula is in no table")

    text_beside = above = text_above = text_before = beside

    def before(self, column: str, _: int) -> NoReturn:
        """Refuse it likewise."""
        self.beside(column)
