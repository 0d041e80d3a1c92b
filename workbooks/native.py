"""How the hosts take cells as numbers, text and conditions, and what their operators make of them, in doubles.

A failure is the error's code, as the cell shows it. What the hosts differ in (wildcards, text that looks like a number)
the sheets avoid; sums and comparisons at the last bits go as LibreOffice's do, which come nearest to Excel's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from itertools import chain, repeat
from math import isfinite
from operator import mul, truediv
from types import NoneType
from typing import TypeGuard, cast

from addin.cells import ERROR_CODES, Cell, to_serial

_NEAR = 2.0**-48
"""Two numbers nearer than this, of their size, are one to the hosts."""
_TYPES = {float: 0, str: 1, bool: 2}
"""Numbers come before text, and text before truth values."""


class Down(list[Cell]):
    """Cells of a column one after the other, where many rows are worked out at once."""

    @property
    def rows(self) -> list[list[Cell]]:
        """Give them as an array of one column."""
        return [[cell] for cell in self]


class Lines(list[list[Cell]]):
    """The cells of a column, with what looking things up in it comes back to again and again."""

    @cached_property
    def places(self) -> dict[Cell, int]:
        """Give the first place of each number and text, from 1; text in any case."""
        cells = [(place, row[0]) for place, row in enumerate(self, start=1) if not is_error(row[0])]
        return {key(cell): place for place, cell in reversed(cells) if cell is not None}

    @cached_property
    def cells(self) -> list[Cell]:
        """Give them one after the other, numbers and days as doubles, errors as they are."""
        cells = [*chain.from_iterable(self)]
        if set(map(type, cells)) <= {float, NoneType}:
            return cells
        return [cell if is_error(cell) else scalar(cell) for cell in cells]

    @cached_property
    def down(self) -> Down:
        """Give them one after the other, as they are."""
        return Down(chain.from_iterable(self))

    @cached_property
    def factors(self) -> list[float]:
        """Give what a sum of products takes of them; an error among them is `Failed`."""
        return factors(self.cells)

    @cached_property
    def ordered(self) -> list[float]:
        """Give its numbers, smallest first."""
        return sorted(self.numbers)

    @cached_property
    def numbers(self) -> list[float]:
        """Give its numbers; an error among its cells is `Failed`."""
        return [cell for cell in map(scalar, self.cells) if isinstance(cell, float)]

    @cached_property
    def countable(self) -> list[float]:
        """Give its numbers, smallest first, errors passed over as a criterion does."""
        return sorted(numbers([row[0] for row in self if not is_error(row[0])]))


def key(cell: Cell) -> Cell:
    """Give what two cells that are equal have in common."""
    cell = scalar(cell)
    return cell.casefold() if isinstance(cell, str) else cell


class Failed(Exception):
    """An error code on its way to the cell."""

    def __init__(self, code: str) -> None:
        """Carry the code."""
        super().__init__(code)
        self.code = code


def caught(evaluated: Callable[..., Cell], *cells: Cell) -> Cell:
    """Evaluate, and give an error as its code, a number too large for a double too."""
    try:
        value = evaluated(*cells)
    except Failed as failed:
        return failed.code
    except ZeroDivisionError:
        return "#DIV/0!"
    except OverflowError:
        return "#NUM!"
    return "#NUM!" if type(value) is float and not isfinite(value) else value


def is_error(cell: Cell) -> bool:
    """Tell whether a cell holds an error's code."""
    return isinstance(cell, str) and cell.startswith("#") and cell in ERROR_CODES


def scalar(cell: Cell) -> Cell:
    """Take a date as its serial, a whole number as a double; let an error through as `Failed`."""
    if type(cell) is float:
        return cell
    if is_error(cell):
        raise Failed(str(cell))
    if isinstance(cell, str):
        return str(cell)  # a choice of the terms is text with a name
    if isinstance(cell, date):
        return to_serial(cell)
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell


def double(cell: Cell) -> float:
    """Take a cell as arithmetic does: empty as 0, TRUE as 1, text as `#VALUE!`."""
    cell = scalar(cell)
    if cell is None:
        return 0.0
    if isinstance(cell, bool | float):
        return float(cell)
    raise Failed("#VALUE!")


def words(cell: Cell) -> str:
    """Take a cell as text."""
    cell = scalar(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell)


def truth(cell: Cell) -> bool:
    """Take a cell as a condition."""
    return bool(double(cell))


def flat(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Give every cell of ranges and single values, one after the other; an error is `Failed`."""
    for cell in cells:
        yield from map(scalar, chain.from_iterable(cell) if isinstance(cell, list) else [cell])


def numbers(cells: Sequence[Cell]) -> list[float]:
    """Give the numbers among cells: text, truth values and empty cells are passed over."""
    found: list[float] = []
    for cell in cells:
        found += cell.numbers if isinstance(cell, Lines) else filter(_is_double, flat([cell]))
    return found


def factors(cells: list[Cell]) -> list[float]:
    """Take what is no number as 0; an error is `Failed`."""
    if set(map(type, cells)) <= {float}:
        return cells  # type: ignore[return-value]  # as has just been seen
    return [each if type(each) is float else _factor(each) for each in cells]


def _factor(cell: Cell) -> float:
    cell = scalar(cell)
    return cell if isinstance(cell, float) else 0.0


def _is_double(cell: Cell) -> TypeGuard[float]:
    return isinstance(cell, float)


def compared(left: Cell, right: Cell) -> int:
    """Order two cells: text in any case, an empty one as 0 or no text."""
    one, other = _beside(scalar(left), scalar(right)), _beside(scalar(right), scalar(left))
    if type(one) is not type(other):
        return -1 if _TYPES[type(one)] < _TYPES[type(other)] else 1
    if isinstance(one, float) and isinstance(other, float):
        return 0 if _is_near(one, other) else -1 if one < other else 1
    one, other = str(one).casefold(), str(other).casefold()
    return (one > other) - (one < other)


def _beside(cell: Cell, other: Cell) -> Cell:
    """Take an empty cell for what the other one would call empty."""
    if cell is not None:
        return cell
    return "" if isinstance(other, str) else False if isinstance(other, bool) else 0.0


def _is_near(left: float, right: float) -> bool:
    return left == right or abs(left - right) < min(abs(left), abs(right)) * _NEAR


def _sum(left: float, right: float) -> float:
    return 0.0 if _is_near(left, -right) else left + right


def quotient(left: float, right: float) -> float:
    """Divide."""
    if right == 0:
        raise Failed("#DIV/0!")
    return left / right


ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": _sum,
    "-": lambda left, right: _sum(left, -right),
    "*": mul,
    "/": truediv,
}
"""The operators between two doubles."""


def _taking_doubles(operator: Callable[[float, float], float]) -> Callable[[Cell, Cell], Cell]:
    return lambda left, right: operator(double(left), double(right))


OPERATORS: Mapping[str, Callable[[Cell, Cell], Cell]] = {
    "=": lambda left, right: compared(left, right) == 0,
    "<>": lambda left, right: compared(left, right) != 0,
    "<": lambda left, right: compared(left, right) < 0,
    "<=": lambda left, right: compared(left, right) <= 0,
    ">": lambda left, right: compared(left, right) > 0,
    ">=": lambda left, right: compared(left, right) >= 0,
    "&": lambda left, right: words(left) + words(right),
    **{sign: _taking_doubles(each) for sign, each in ARITHMETIC.items()},
}
"""The operators between two single cells."""

PRECEDENCE = {sign: rank for rank, signs in enumerate(("= <> < <= > >=", "&", "+ -", "* /")) for sign in signs.split()}


def operate(sign: str, left: Cell, right: Cell) -> Cell:
    """Apply an operator to single cells, or to arrays cell by cell; a single cell goes with every one of an array."""
    if type(left) is type(right) is float and sign in ARITHMETIC:
        return caught(ARITHMETIC[sign], left, right)
    if not isinstance(left, list) and not isinstance(right, list):
        return _operated(sign, left, right)
    left, right = _as_column(left), _as_column(right)
    if all(isinstance(each, Down) for each in (left, right) if isinstance(each, list)):
        return _down(sign, left, right)
    ones, others = _like(left, right), _like(right, left)
    if len(ones) != len(others):
        raise ValueError(f"arrays of {len(ones)} and {len(others)} rows beside {sign}")
    pairs = zip(ones, others, strict=True)
    return [[_operated(sign, one, other) for one, other in zip(*rows, strict=True)] for rows in pairs]


def _as_column(cell: Cell) -> Cell:
    """Take an array of one column as its cells one after the other, and a whole number as a double."""
    if isinstance(cell, Lines):
        return cell.down
    if isinstance(cell, list) and not isinstance(cell, Down) and set(map(len, cell)) == {1}:
        return Down(chain.from_iterable(cell))
    return float(cell) if type(cell) is int else cell


def _down(sign: str, left: Cell, right: Cell) -> Down:
    """Work on a column and another, or a single cell; without detours where that gives the same.

    A single text is no number: with it every cell is an error, one that is one already as itself. A column that is
    compared with a text often holds few texts.
    """
    if isinstance(left, Down) and isinstance(right, str):
        if sign in ARITHMETIC:
            failed = right if is_error(right) else "#VALUE!"
            return Down(cell if is_error(cell) else failed for cell in left)
        if _kinds(left) <= {str, NoneType}:
            worked = {cell: _operated(sign, cell, right) for cell in set(left)}
            return Down(map(worked.__getitem__, left))
    if len({len(each) for each in (left, right) if isinstance(each, Down)}) > 1:
        raise ValueError(f"columns of {len(left)} and {len(right)} rows beside {sign}")  # type: ignore[arg-type]
    ones, others = (each if isinstance(each, Down) else repeat(each) for each in (left, right))
    if sign in ARITHMETIC and float in (kinds := _kinds(left) | _kinds(right)) and kinds <= {float, bool}:
        with suppress(ZeroDivisionError, OverflowError):
            results = [*map(cast("Callable[[Cell, Cell], float]", ARITHMETIC[sign]), ones, others)]
            if all(map(isfinite, results)):
                return Down(results)
    return Down(map(partial(_operated, sign), ones, others))


def _kinds(cell: Cell) -> set[type]:
    return {*map(type, cell)} if isinstance(cell, Down) else {type(cell)}


def _operated(sign: str, left: Cell, right: Cell) -> Cell:
    if type(left) is float and is_error(right):
        return right
    return caught(OPERATORS[sign], left, right)


def _like(cell: Cell, other: Cell) -> list[list[Cell]]:
    """Repeat a single cell to the size of an array."""
    if isinstance(cell, list):
        return cell
    cell = float(cell) if type(cell) is int else cell
    assert isinstance(other, list)  # noqa: S101  # one of the two is an array
    alike = {width: [cell] * width for width in set(map(len, other))}
    return [alike[len(row)] for row in other]
