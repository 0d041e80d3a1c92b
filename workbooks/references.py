"""References within a table that a formula is part of: the row above, the rows before, and whole columns."""

from __future__ import annotations

from dataclasses import dataclass

from addin.cells import Cell
from workbooks.expressions import Expression, Scope
from workbooks.native import caught, double


@dataclass(frozen=True, slots=True)
class Above:
    """The cell of a column in the row above: a structured reference cannot say it, and OFFSET is volatile."""

    column: str

    def text(self, scope: Scope) -> str:
        """Write the reference."""
        return scope.text_above(self.column)

    def value(self, scope: Scope) -> Cell:
        """Look the cell up."""
        return scope.above(self.column)


@dataclass(frozen=True, slots=True)
class Before:
    """One cell of a column, by its place from the header, 1, down to the row above, and never below.

    The hosts take the whole range for what a cell depends on: of the whole column, that would be the cell itself.
    """

    column: str
    place: Expression

    def text(self, scope: Scope) -> str:
        """Write the INDEX."""
        return f"INDEX({scope.text_before(self.column)},{self.place.text(scope)})"

    def value(self, scope: Scope) -> Cell:
        """Look the cell up."""
        return caught(lambda: scope.before(self.column, int(double(self.place.value(scope)))))


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """A column of a table, without its header; of the expression's own table where none is named."""

    column: str
    table: str = ""

    def text(self, scope: Scope) -> str:
        """Write the reference."""
        return scope.text_column(self.table, self.column)

    def value(self, scope: Scope) -> Cell:
        """Give its cells."""
        return scope.column(self.table, self.column)
