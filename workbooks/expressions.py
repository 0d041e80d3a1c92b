"""Formulas as data: one expression gives the text that a cell carries and the value beside it.

An expression speaks of names, of columns of tables and cells of its own row, and of functions: ours from the catalogue,
and the host's own. Its value is computed in doubles, as the host computes it; an error is its code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from addin.cells import Cell, Rectangle
from addin.functions import CATALOGUE, evaluate
from workbooks.native import PRECEDENCE, Down, Failed, caught, double, is_error, operate, truth
from workbooks.native_functions import NATIVE, TAKING_COLUMNS


class Scope(Protocol):
    """What an expression can look up: named cells and ranges, columns of tables, and the cells of its own row."""

    def name(self, name: str) -> Cell:
        """Give the value of a named cell, or the rows of a named range."""

    def beside(self, column: str) -> Cell:
        """Give the value of a column in the expression's own row."""

    def text_beside(self, column: str) -> str:
        """Write the reference to a column in the expression's own row."""

    def above(self, column: str) -> Cell:
        """Give the value of a column in the row above: in the first row, the header's title."""

    def text_above(self, column: str) -> str:
        """Write the reference to a column in the row above."""

    def before(self, column: str, row: int) -> Cell:
        """Give one cell of a column between the header, 1, and the row above."""

    def text_before(self, column: str) -> str:
        """Write the reference to a column from the header to the row above."""

    def column(self, table: str, column: str) -> Rectangle:
        """Give the cells of a column of a table, the expression's own where none is named."""

    def text_column(self, table: str, column: str) -> str:
        """Write the reference to a column of a table."""


@runtime_checkable
class Expression(Protocol):
    """Anything that a formula is made of."""

    def text(self, scope: Scope) -> str:
        """Write it as a cell does, without the equals sign."""

    def value(self, scope: Scope) -> Cell:
        """Evaluate it as the host does."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named cell or range."""

    name: str

    def text(self, _: Scope) -> str:
        """Write the name."""
        return self.name

    def value(self, scope: Scope) -> Cell:
        """Look the name up."""
        return scope.name(self.name)


@dataclass(frozen=True, slots=True)
class Beside:
    """The cell of a column in the same row of a table."""

    column: str

    def text(self, scope: Scope) -> str:
        """Write the reference."""
        return scope.text_beside(self.column)

    def value(self, scope: Scope) -> Cell:
        """Look the cell up."""
        return scope.beside(self.column)


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, text, truth value or array constant; an omitted argument where it is `None`."""

    cell: Cell

    def text(self, _: Scope) -> str:
        """Write the constant."""
        return _constant(self.cell)

    def value(self, _: Scope) -> Cell:
        """Give the constant."""
        return self.cell


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the catalogue, or a native one."""

    function: str
    arguments: tuple[Expression, ...]

    def text(self, scope: Scope) -> str:
        """Write the call."""
        return f"{self.function}({','.join(each.text(scope) for each in self.arguments)})"

    def value(self, scope: Scope) -> Cell:
        """Evaluate the call; of IF, IFERROR and CHOOSE only the arguments that the host evaluates."""
        if self.function in _LAZY:
            return caught(lambda: _LAZY[self.function](self.arguments, scope))
        cells = [each.value(scope) for each in self.arguments]
        if self.function in CATALOGUE:
            return evaluate(self.function, cells)
        if self.function not in TAKING_COLUMNS:
            cells = [each.rows if isinstance(each, Down) else each for each in cells]
        return caught(lambda: NATIVE[self.function](cells))


@dataclass(frozen=True, slots=True)
class Infix:
    """Two operands and a native operator between them."""

    left: Expression
    operator: str
    right: Expression

    def text(self, scope: Scope) -> str:
        """Write it with its operands, in parentheses where the operators' order would not keep them together."""
        rank = PRECEDENCE[self.operator]
        left = _enclosed(self.left, scope, loosest=rank)
        return f"{left}{self.operator}{_enclosed(self.right, scope, loosest=rank + 1)}"

    def value(self, scope: Scope) -> Cell:
        """Evaluate it in doubles; of an array, cell by cell."""
        return operate(self.operator, self.left.value(scope), self.right.value(scope))


def call(function: str, *arguments: str | Expression | None) -> Call:
    """Call a function; text among the arguments is a name, `None` an omitted one."""
    return Call(function, tuple(map(_operand, arguments)))


def infix(left: str | Expression, operator: str, right: str | Expression) -> Infix:
    """Put an operator between two operands; text is a name."""
    return Infix(_operand(left), operator, _operand(right))


def _operand(given: str | Expression | None) -> Expression:
    if given is None:
        return Literal(None)
    return Name(given) if isinstance(given, str) else given


def _enclosed(operand: Expression, scope: Scope, *, loosest: int) -> str:
    text = operand.text(scope)
    return f"({text})" if isinstance(operand, Infix) and PRECEDENCE[operand.operator] < loosest else text


Arguments = Sequence[Expression]


def _if(arguments: Arguments, scope: Scope) -> Cell:
    chosen = 1 if truth(arguments[0].value(scope)) else 2
    return arguments[chosen].value(scope) if chosen < len(arguments) else False


def _if_error(arguments: Arguments, scope: Scope) -> Cell:
    value = arguments[0].value(scope)
    if isinstance(value, Down):
        if str not in set(map(type, value)):
            return value
        instead = arguments[1].value(scope)
        return Down(instead if is_error(cell) else cell for cell in value)
    return arguments[1].value(scope) if is_error(value) else value


def _choose(arguments: Arguments, scope: Scope) -> Cell:
    place = int(double(arguments[0].value(scope)))
    if not 1 <= place < len(arguments):
        raise Failed("#VALUE!")
    return arguments[place].value(scope)


_LAZY: Mapping[str, Callable[[Arguments, Scope], Cell]] = {"IF": _if, "IFERROR": _if_error, "CHOOSE": _choose}


def _constant(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case str():
            doubled = cell.replace('"', '""')
            return f'"{doubled}"'
        case int() | float():
            return repr(cell)
        case list():
            return (
                "{" + ";".join(",".join(_constant("" if each is None else each) for each in row) for row in cell) + "}"
            )
        case _:
            raise TypeError(f"{cell!r} has no constant in a formula")
