"""The rows of a sheet as the file stores them, one at a time: its cells, and the tables among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from workbooks.rows import PlacedTable, TableRow, formula_of
from workbooks.skeleton import Styles
from workbooks.styles import Look, is_wrapped, line_height

_WIDTH = 9.0
_CHARACTER = 0.8
"""A character of text in units of a column's width, a little over what most take."""
_PADDING = 4.0


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
            bands[row] = [self._line(row, [column for _, column in cells])]
        for top in sorted(bands):
            yield from bands[top]

    def _line(self, row: int, columns: Sequence[int]) -> str:
        """Write a row that belongs to no table."""
        cells = [(column, self._canvas.cells[row, column]) for column in columns]
        height = max(self._height(drawn.look, self._longest(row, column), column) for column, drawn in cells)
        return _row(row, height, "".join(self._drawn(row, column, drawn) for column, drawn in cells))

    def _drawn(self, row: int, column: int, drawn: Drawn) -> str:
        described = formula_of(drawn.value)
        put = self._putting(column, markup.COMPUTED if described or drawn.array else markup.GIVEN)
        formula = _markup(described, Alone(self._book), drawn.array) if described else ""
        return put(row, self._styles.number(drawn.look), formula, self._book.value(self._sheet, row, column))

    def _table(self, placed: PlacedTable) -> Iterator[str]:
        """Write the rows of a table; what a column's cells have in common is worked out once."""
        width = range(len(placed.titles))
        columns = [self._column(placed, column) for column in width]
        looks = [placed.look(column, "") for column in width]
        wrapped = [(column, looks[column]) for column in width if is_wrapped(looks[column])]
        line = max(line_height(look.part) for look in looks)
        for row in self._book.tables[placed.name].rows():
            values = row.values()
            written = [write(row, value) for write, value in zip(columns, values, strict=True)]
            height = max([line, *(self._height(look, values[column], column + 1) for column, look in wrapped)])
            yield _row(placed.first + row.index, height, "".join(written))

    def _column(self, placed: PlacedTable, column: int) -> Callable[[TableRow, Cell], str]:
        """Give what writes a cell of a column, from its row and its value."""
        formula = placed.table.columns[column].formula
        return self._computed(placed, column, formula) if formula else self._given(placed, column)

    def _computed(self, placed: PlacedTable, column: int, formula: Expression) -> Callable[[TableRow, Cell], str]:
        put, style = self._putting(column + placed.area.left, markup.COMPUTED), self._style(placed, column, formula)
        table, first = self._book.tables[placed.name], placed.first
        one, other = (_markup(formula, TableRow(table, row)) for row in range(2))
        if one == other:
            return lambda row, value: put(first + row.index, style, one, value)
        # It goes along with its row, as what refers to the row above.
        return lambda row, value: put(first + row.index, style, _markup(formula, row), value)

    def _given(self, placed: PlacedTable, column: int) -> Callable[[TableRow, Cell], str]:
        put, put_own = (self._putting(column + placed.area.left, each) for each in (markup.GIVEN, markup.COMPUTED))
        filled, empty = (self._style(placed, column, each) for each in ("", None))
        first = placed.first

        def write(row: TableRow, value: Cell) -> str:
            cell = row.described[column]
            if cell is value:
                return put(first + row.index, empty if cell is None else filled, "", value)
            style, own = self._style(placed, column, cell), formula_of(cell)
            return (put_own if own else put)(first + row.index, style, _markup(own, row) if own else "", value)

        return write

    def _style(self, placed: PlacedTable, column: int, cell: object) -> int:
        return self._styles.number(placed.look(column, cell))

    def _putting(self, column: int, contents: Mapping[type, markup.Write]) -> Callable[[int, int, str, Cell], str]:
        """Give what writes a cell of a column, from its row, style, formula and value."""
        letter, sheet = get_column_letter(column), self._sheet

        def put(row: int, style: int, formula: str, value: Cell) -> str:
            try:
                return f'<c r="{letter}{row}" s="{style}"{contents[type(value)](value, formula)}'
            except Fault as fault:
                raise fault.at(f"sheet {sheet}, cell {letter}{row}") from None

        return put

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


def _row(row: int, height: float, cells: str) -> str:
    return f'<row r="{row}" ht="{height}" customHeight="1">{cells}</row>'


def _markup(formula: Expression, scope: Scope, array: Area | None = None) -> str:
    kind = f' t="array" ref="{array.local}"' if array else ""
    return f"<f{kind}>{markup.text(formula.text(scope))}</f>"
