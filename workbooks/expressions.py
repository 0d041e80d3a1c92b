"""Formulas as data: one expression gives the text that a cell carries and the value beside it.

An expression speaks of names, of columns of its own table row, and of functions: ours from the catalogue, and the few
native ones below. Its value is computed in doubles, as the host computes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from addin.cells import Cell
from addin.functions import CATALOGUE, evaluate


class Scope(Protocol):
    """What an expression can look up: named cells and ranges, and the cells of its own row."""

    def name(self, name: str) -> Cell:
        """Give the value of a named cell, or the rows of a named range."""

    def beside(self, column: str) -> Cell:
        """Give the value of a column in the expression's own row."""

    def text_beside(self, column: str) -> str:
        """Write the reference to a column in the expression's own row."""


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
        """Evaluate the call."""
        cells = [each.value(scope) for each in self.arguments]
        return evaluate(self.function, cells) if self.function in CATALOGUE else NATIVE[self.function](cells)


@dataclass(frozen=True, slots=True)
class Infix:
    """Two operands and a native operator between them."""

    left: Expression
    operator: str
    right: Expression

    def text(self, scope: Scope) -> str:
        """Write it with its operands."""
        return f"{self.left.text(scope)}{self.operator}{self.right.text(scope)}"

    def value(self, scope: Scope) -> Cell:
        """Evaluate it in doubles."""
        left, right = self.left.value(scope), self.right.value(scope)
        if self.operator == "=":
            return left == right
        return OPERATORS[self.operator](_double(left), _double(right))


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


def _double(cell: Cell) -> float:
    if cell is None:
        return 0.0
    if isinstance(cell, int | float):
        return float(cell)
    raise TypeError(f"{cell!r} is not a number: native arithmetic stands on numbers only")


def _numbers(cells: Sequence[Cell]) -> list[float]:
    flat = [each for cell in cells for row in (cell if isinstance(cell, list) else [[cell]]) for each in row]
    return [float(each) for each in flat if isinstance(each, int | float) and not isinstance(each, bool)]


NATIVE: Mapping[str, Callable[[Sequence[Cell]], Cell]] = {
    "SUM": lambda cells: float(sum(_numbers(cells))),
    "ROUND": lambda cells: round(_double(cells[0]), int(_double(cells[1]))) + 0.0,
    "ROWS": lambda cells: float(len(cells[0])) if isinstance(cells[0], list) else 1.0,
    "ABS": lambda cells: abs(_double(cells[0])),
}
"""The native functions that the sheets use, as the hosts compute them."""

OPERATORS: Mapping[str, Callable[[float, float], Cell]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    ">=": lambda left, right: left >= right,
    "/": lambda left, right: left / right if right else "#DIV/0!",
}


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
