"""The rows of a sheet as the file stores them, one at a time: its cells, and the tables among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil
from operator import itemgetter

from openpyxl.utils import get_column_letter

from addin.cells import Cell
from addin.warrant.errors import Fault
from workbooks import markup
from workbooks.area import Area
from workbooks.canvas import Alone, Book, Drawn
from workbooks.expressions import Expression, Scope
from workbooks.markup import Manner, Manners, Strip
from workbooks.rows import PlacedTable, TableRow, formula_of, is_given
from workbooks.skeleton import Styles
from workbooks.styles import Look, is_wrapped, line_height

_WIDTH = 9.0
_CHARACTER = 0.8
"""A character of text in units of a column's width, a little over what most take."""
_PADDING = 4.0
_AT_ONCE = 1000
"""The rows of a table that are written together: enough that what a column needs once is not felt."""


class SheetRows:
    """All rows of a sheet from top to bottom, each written when it is asked for."""

    def __init__(self, book: Book, sheet: str, styles: Styles) -> None:
        self._book, self._sheet, self._styles = book, sheet, styles
        self._canvas = book.canvases[sheet]

    @property
    def dimension(self) -> str:
        """Give the rectangle of all cells."""
        ends = [*self._canvas.cells, *((placed.area.bottom, placed.area.right) for placed in self._canvas.tables)]
        return f"A1:{get_column_letter(max(column for _, column in ends))}{max(row for row, _ in ends)}"

    def __len__(self) -> int:
        """Count the rows."""
        in_tables = sum(placed.area.bottom - placed.area.top for placed in self._canvas.tables)
        return in_tables + len({row for row, _ in self._canvas.cells})

    def __iter__(self) -> Iterator[str]:
        """Write the rows."""
        bands: dict[int, Iterable[str]] = {placed.first: self._table(placed) for placed in self._canvas.tables}
        for row, cells in groupby(sorted(self._canvas.cells), key=itemgetter(0)):
            bands[row] = self._line(row, [column for _, column in cells])
        for top in sorted(bands):
            yield from bands[top]

    def _line(self, row: int, columns: Sequence[int]) -> Iterator[str]:
        """Write a row that belongs to no table."""
        cells = [(column, self._canvas.cells[row, column]) for column in columns]
        height = max(self._height(drawn.look, self._longest(row, column), column) for column, drawn in cells)
        return markup.lines([str(row)], [height], [self._drawn(row, *cell) for cell in cells]).rows

    def _drawn(self, row: int, column: int, drawn: Drawn) -> Strip:
        """Write a cell that belongs to no table."""
        formula = formula_of(drawn.value)
        rest = "" if drawn.array else None
        written = _markup(formula, Alone(self._book), drawn.array) if formula else rest
        value = self._book.value(self._sheet, row, column)
        return self._cells(column, [str(row)], [value], Manner(self._styles.number(drawn.look), written))

    def _table(self, placed: PlacedTable) -> Iterator[str]:
        """Write the rows of a table, some at a time, column by column: what a column's cells share is said once."""
        width = range(len(placed.titles))
        manners, looks = [self._manners(placed, column) for column in width], [placed.look(each, "") for each in width]
        for start in range(0, placed.count, _AT_ONCE):
            rows = range(start, min(start + _AT_ONCE, placed.count))
            numbers = [str(placed.first + row) for row in rows]
            values = [self._book.tables[placed.name].down(column, rows) for column in width]
            columns = [
                self._cells(placed.area.left + column, numbers, values[column], manners[column](rows))
                for column in width
            ]
            yield from markup.lines(numbers, self._heights(looks, values, rows), columns).rows

    def _cells(self, column: int, numbers: Sequence[str], values: Sequence[Cell], manners: Manners) -> Strip:
        """Write cells of a column, each from its row's number, its value and its manner."""
        letter = get_column_letter(column)
        try:
            return markup.column(letter, numbers, values, manners)
        except Fault as fault:
            row = next(row for row, value in zip(numbers, values, strict=True) if not markup.is_fit(value))
            raise fault.at(f"sheet {self._sheet}, cell {letter}{row}") from None

    def _manners(self, placed: PlacedTable, column: int) -> Callable[[range], Manners]:
        """Give the manner of writing a column's cells in some rows: in most columns it is one for all."""
        table, formula = self._book.tables[placed.name], placed.table.columns[column].formula

        def manner(row: int, cell: object) -> Manner:
            own = formula_of(cell)
            style = self._styles.number(placed.look(column, cell))
            return Manner(style, _markup(own, TableRow(table, row)) if own else None)

        if formula and table.text(column):
            same = manner(0, formula)
            return lambda _: same
        filled, empty = manner(0, ""), manner(0, None)

        def manners(rows: range) -> Manners:
            cells = placed.column(column, rows)
            if not is_given(cells):
                return [*map(manner, rows, cells)]
            return [empty if cell is None else filled for cell in cells] if None in cells else filled

        return manners

    def _heights(self, looks: Sequence[Look], values: Sequence[Sequence[Cell]], rows: range) -> Sequence[float]:
        """Give the heights of some rows of a table, as those of their columns need that are wrapped."""
        heights = [max(line_height(look.part) for look in looks)] * len(rows)
        for column, look in enumerate(looks):
            if is_wrapped(look):
                heights = [*map(max, heights, [self._height(look, value, column + 1) for value in values[column]])]
        return heights

    def _longest(self, row: int, column: int) -> Cell:
        """Give a cell's text; in the widest column, so many characters as may come to stand in the row."""
        lengths, widths = self._canvas.lengths, self._canvas.widths
        value = self._book.value(self._sheet, row, column)
        if row not in lengths or widths[column] < max(widths.values()):
            return value
        return "x" * max(lengths[row], len(value) if isinstance(value, str) else 0)

    def _height(self, look: Look, value: Cell, column: int) -> float:
        """Give the points that a cell needs: wrapped text is as many lines as its column's width makes of it."""
        line = line_height(look.part)
        if not is_wrapped(look) or not isinstance(value, str):
            return line
        width = self._canvas.widths.get(column, _WIDTH)
        return line * sum(max(1, ceil(len(each) * _CHARACTER / width)) for each in value.split("\n")) + _PADDING


def _markup(formula: Expression, scope: Scope, array: Area | None = None) -> str:
    kind = f' t="array" ref="{array.local}"' if array else ""
    return f"<f{kind}>{markup.text(formula.text(scope))}</f>"
