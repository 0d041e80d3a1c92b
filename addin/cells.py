"""Between a cell's value and the core's: what a person meant by it, or a fault that names it.

A number goes through its shortest decimal form, so that 0.07 is 7/100; nothing else about it is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import TypeVar

from addin.warrant.errors import Fault, NotUnderstood, OutOfRange

T = TypeVar("T")
Cell = object
Rectangle = list[list[Cell]]

NEWER_ERRORS = frozenset(["#SPILL!", "#CALC!", "#GETTING_DATA"])
"""The errors that not every host can give; Excel's add-ins on the web make plain text of them."""
ERROR_CODES = frozenset(["#VALUE!", "#NUM!", "#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!"]) | NEWER_ERRORS
_NUMBERED_ERRORS = range(-2_146_826_288, -2_146_826_200)
"""Excel's own numbers of errors, as ranges by value hold those that no converter knows by name."""
_NUMBERED = {-2_146_826_245: "#GETTING_DATA", -2_146_826_243: "#SPILL!", -2_146_826_238: "#CALC!"}
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_PART = re.compile(r"0\d+(\.\d*)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\$?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
_SERIAL = re.compile(r"\d{1,7}(\.\d*)?", re.ASCII)
_OFFSET = re.compile(r"T.*([+-]\d{2}:?\d{2}|Z)$", re.ASCII)
_EXACT_FLOATS = 2.0**53
_LARGEST = 2**1023
_LONGEST = 400
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  # a serial has no time zone
_FEBRUARY_1900 = 61
_MARCH_1900 = (1900, 3)
_LAST_SERIAL = 2_958_466
_PACIFIC_STANDARD_TIME = timezone(timedelta(hours=-8))


class ErrorCell(Fault):
    """An error among the arguments: it comes through as itself."""

    def __init__(self, code: str) -> None:
        """Carry the error's code."""
        super().__init__(f"it holds the error {code}")
        self.code = code  # type: ignore[misc]  # the one fault whose code is its argument's


def is_blank(value: Cell) -> bool:
    """Tell whether a cell is empty, or holds nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


def number(value: Cell) -> Fraction:
    """Read a number, or a number held as text; exact, from the shortest decimal form of a float."""
    _let_errors_through(value)
    if isinstance(value, bool):
        raise NotUnderstood(f"{str(value).upper()} stands where a number belongs")
    if isinstance(value, int | Fraction):
        return _within_reach(Fraction(value))
    if isinstance(value, float):
        return _from_float(value)
    if isinstance(value, Decimal) and value.is_finite():
        return _from_text(str(value))
    if isinstance(value, str):
        return _from_text(value.strip())
    if is_blank(value):
        raise NotUnderstood("the cell is empty where a number belongs")
    raise NotUnderstood(f"{value} is not a number")


def above_zero(value: Cell) -> Fraction:
    """Read a number above 0: a price, a ratio."""
    amount = number(value)
    if amount <= 0:
        raise OutOfRange(f"{text(value)} is not above 0")
    return amount


def not_negative(value: Cell) -> Fraction:
    """Read a number of 0 or more: a count, an amount."""
    amount = number(value)
    if amount < 0:
        raise OutOfRange(f"{text(value)} is negative")
    return amount


def day(value: Cell) -> date:
    """Read a date: a date cell, its serial number, or ISO text such as 2002-06-03; an hour in it is passed over.

    Dates are dates: text or a cell with a UTC offset is refused, for its date depends on where one stands.
    """
    if _has_offset(value):
        raise NotUnderstood(f"{value} has a UTC offset: write the date alone, as 2002-06-03")
    return moment(value).date()


def days(value: Cell) -> tuple[date, ...]:
    """Read dates: one, several with commas between, a list of them, or the word none."""
    if isinstance(value, str) and value.strip().casefold() == "none":
        return ()
    if isinstance(value, str):
        return tuple(day(each) for each in value.split(","))
    return tuple(map(day, value)) if isinstance(value, list | tuple) else (day(value),)


def moment(value: Cell) -> datetime:
    """Read a date and hour in Pacific Standard Time; text with another UTC offset is converted."""
    _let_errors_through(value)
    if isinstance(value, datetime):
        return _in_pacific_time(value)
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _from_serial(float(value))
    if isinstance(value, str) and value.strip():
        return _from_date_text(value.strip())
    if is_blank(value):
        raise NotUnderstood("the cell is empty where a date belongs")
    raise NotUnderstood(f"{value!r} is not a date")


def truth(value: Cell) -> bool:
    """Read TRUE or FALSE, or 1 or 0."""
    _let_errors_through(value)
    if isinstance(value, str) and value.strip().upper() in {"TRUE", "FALSE"}:
        return value.strip().upper() == "TRUE"
    if isinstance(value, bool | int | float) and value in {0, 1}:
        return bool(value)
    raise NotUnderstood(f"{value!r} is neither TRUE nor FALSE")


def text(value: Cell) -> str:
    """Read text; a whole number is its digits, so that a Ref may be a number."""
    _let_errors_through(value)
    if value is None:
        return ""
    if isinstance(value, list | tuple | dict):
        raise NotUnderstood(f"{value} is not text")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def rectangle(value: Cell) -> Rectangle:
    """Read a range as a list of rows; one cell is a range of one."""
    if not isinstance(value, list | tuple) or not value:
        return [[None if isinstance(value, list | tuple) else value]]
    kinds = set(map(type, value))
    if kinds == {list}:
        return list(value)
    return [*map(list, value)] if kinds <= {list, tuple} else [list(value)]


def only_cell(value: Cell) -> Cell:
    """Read a range of one cell as that cell; anything else is as it was."""
    rows = rectangle(value)
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else value


def line(value: Cell) -> list[Cell]:
    """Read a range of one column, or of one row. Raises `NotUnderstood` for several columns."""
    rows = rectangle(value)
    if len(rows) > 1 and set(map(len, rows)) != {1}:
        raise NotUnderstood("one column is expected here, not several")
    return [*chain.from_iterable(rows)]


def column(value: Cell) -> list[Cell]:
    """Read a line of cells without its empty tail."""
    cells = line(value)
    while cells and is_blank(cells[-1]):
        cells.pop()
    return cells


def beside(left: Rectangle, right: Rectangle, name: str, other: str) -> tuple[list[Cell], list[Cell]]:
    """Read two columns side by side; rows with neither are passed over."""
    one, two = (line(cells) if cells else [] for cells in (left, right))
    if len(one) != len(two):
        raise NotUnderstood(f"{name} has {len(one)} cells, {other} has {len(two)}")
    while one and is_blank(one[-1]) and is_blank(two[-1]):
        one.pop(), two.pop()
    if {str, type(None)}.isdisjoint(map(type, one)):
        return one, two  # no row is passed over
    rows = [pair for pair in zip(one, two, strict=True) if not all(map(is_blank, pair))]
    return [first for first, _ in rows], [second for _, second in rows]


def each(read: Callable[[Cell], T], cells: Sequence[Cell], name: str) -> list[T]:
    """Read the cells of a column; a fault names its row of the range."""
    values = []
    for index, cell in enumerate(cells, start=1):
        try:
            values.append(read(cell))
        except Fault as fault:
            raise fault.at(f"{name} row {index}") from None
    return values


def to_cell(value: object) -> Cell:
    """Give a result as a cell takes it: floats for exact numbers, "" for nothing.

    A date before March 1900 is ISO text: no two hosts agree on its serial number.
    """
    if isinstance(value, date) and (value.year, value.month) < _MARCH_1900:
        return value.isoformat()
    if isinstance(value, bool | float | str | date):
        return value
    if isinstance(value, Fraction | int):
        return to_float(Fraction(value))
    if isinstance(value, list | tuple):
        return [[to_cell(cell) for cell in row] for row in value]
    if value is None:
        return ""
    message = f"no cell can hold a {type(value).__name__}"
    raise TypeError(message)


def to_float(value: Fraction) -> float:
    """Give the nearest double. Raises `OutOfRange` for a number larger than any."""
    try:
        return value.numerator / value.denominator
    except OverflowError:
        raise OutOfRange("the result is too large for a cell") from None


def to_serial(value: date) -> float:
    """Give the serial number that a workbook stores for a date, or a date and hour."""
    at = value if isinstance(value, datetime) else datetime.combine(value, time.min)
    days = (at - _DAY_ZERO) / timedelta(days=1)
    return days if days >= _FEBRUARY_1900 else days - 1


def _let_errors_through(value: Cell) -> None:
    if isinstance(value, str) and value.startswith("#") and value in ERROR_CODES:
        raise ErrorCell(value)
    if type(value) is int and value in _NUMBERED_ERRORS:
        raise ErrorCell(_NUMBERED.get(value, "#VALUE!"))


def _from_float(value: float) -> Fraction:
    if not abs(value) < float("inf"):
        raise OutOfRange(f"{value} is not a finite number")
    if value.is_integer() and abs(value) < _EXACT_FLOATS:
        return Fraction(int(value))
    return Fraction(Decimal(repr(value)))


def _from_text(value: str) -> Fraction:
    if len(value) > _LONGEST:
        raise OutOfRange(f"a number of {len(value)} characters is longer than any cell holds")
    if _PART.fullmatch(value):
        raise NotUnderstood(f"{value!r} begins with 0: is it the end of a number that was written with commas?")
    if _DECIMAL.fullmatch(value):
        return _within_reach(Fraction(value))
    if not value:
        raise NotUnderstood("the cell is empty where a number belongs")
    if _GROUPED.fullmatch(value):
        raise NotUnderstood(f"{value!r} is written with commas: write the number without them")
    raise NotUnderstood(f"{value!r} is not a number: write digits and a point only, as 1234.56")


def _within_reach(value: Fraction) -> Fraction:
    if abs(value.numerator) >= _LARGEST * value.denominator:
        raise OutOfRange("it is larger than a cell can hold")
    return value


def _has_offset(value: Cell) -> bool:
    if isinstance(value, datetime):
        return value.tzinfo is not None
    return isinstance(value, str) and bool(_OFFSET.search(value.strip()))


def _in_pacific_time(value: datetime) -> datetime:
    try:
        return value.astimezone(_PACIFIC_STANDARD_TIME).replace(tzinfo=None) if value.tzinfo else value
    except OverflowError:
        raise NotUnderstood(f"{value} is not a date in Pacific Standard Time") from None


def _from_serial(value: float) -> datetime:
    if not 1 <= value < _LAST_SERIAL:
        raise NotUnderstood(f"{value:g} is not the serial number of a date")
    shift = 0 if value >= _FEBRUARY_1900 else 1
    seconds = round((value + shift) * 86_400)
    return _DAY_ZERO + timedelta(seconds=seconds)


def _from_date_text(value: str) -> datetime:
    if _SERIAL.fullmatch(value):
        return _from_serial(float(value))
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            return _in_pacific_time(datetime.fromisoformat(value))
    except ValueError:
        pass
    raise NotUnderstood(f"{value!r} is not a date: write it as 2002-06-03")
