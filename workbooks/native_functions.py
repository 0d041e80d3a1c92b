"""What the native functions that the sheets use compute, as the hosts do."""

from __future__ import annotations

import fnmatch
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal
from functools import lru_cache, reduce
from itertools import chain
from math import floor, fsum, log10, prod
from operator import eq, ge, gt, le, lt, mul, ne

from addin.cells import Cell, moment
from addin.warrant.errors import Fault
from workbooks.native import (
    OPERATORS,
    Down,
    Failed,
    Lines,
    compared,
    double,
    factors,
    flat,
    is_error,
    key,
    numbers,
    quotient,
    scalar,
    truth,
    words,
)

_WEEKDAYS = 5
_REMEMBERED = 1024
"""The texts of a column of which it is remembered whether they meet a criterion."""
_FAR = 2.0**-47
"""Two numbers further apart than this, of either's size, are not one to any host."""
_EXACTLY: Mapping[str, Callable[[float, float], bool]] = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def _rounded(cells: Sequence[Cell]) -> float:
    """Round half away from zero, on the fifteen digits that people see."""
    value = Decimal(f"{double(cells[0]):.15g}")
    return float(value.quantize(Decimal(1).scaleb(-int(double(cells[1]))), ROUND_HALF_UP)) + 0.0


def _rounded_up(cells: Sequence[Cell]) -> float:
    """Round away from zero, on the fifteen digits that people see."""
    value = Decimal(f"{double(cells[0]):.15g}")
    return float(value.quantize(Decimal(1).scaleb(-int(double(cells[1]))), ROUND_UP)) + 0.0


def _matched(cells: Sequence[Cell]) -> float:
    """Find the first that equals, from 1; only the exact match, 0. An error in the range equals nothing."""
    wanted, among, kind = cells
    if double(kind) != 0 or not isinstance(among, list):
        raise ValueError("MATCH looks for the exact one, in a range")
    line = among if isinstance(among, Lines) else Lines([[cell] for cell in chain.from_iterable(among)])
    if key(wanted) not in line.places:
        raise Failed("#N/A")
    return float(line.places[key(wanted)])


def _at(cells: Sequence[Cell]) -> Cell:
    """Give one cell of a range, or a whole row of it where the column is 0."""
    rows, row, column = cells[0], int(double(cells[1])), int(double(cells[2])) if cells[2:] else 1
    if not isinstance(rows, list) or not 1 <= row <= len(rows) or column > len(rows[0]):
        raise Failed("#REF!")
    return rows[row - 1][column - 1] if column else [rows[row - 1]]


def _ordered(area: Cell) -> list[float]:
    return area.ordered if isinstance(area, Lines) else sorted(numbers([area]))


def _ranked(values: list[float], rank: Cell) -> float:
    place = floor(double(rank))
    if not 1 <= place <= len(values):
        raise Failed("#NUM!")
    return values[place - 1]


def _sum_of_products(cells: Sequence[Cell]) -> float:
    """Multiply arrays cell by cell and add up; in an array of its own, what is no number is 0."""
    lines = [each.factors if isinstance(each, Lines) else factors(_cells(each)) for each in cells]
    if len({*map(len, lines)}) > 1:
        raise Failed("#VALUE!")
    return fsum(reduce(lambda products, line: [*map(mul, products, line)], lines))


def _meets(criterion: Cell) -> Callable[[Cell], bool]:
    """Read a criterion of SUMIFS and COUNTIFS: an operator and a number, met by numbers alone, or text.

    Text is met in any case; `*` and `?` stand for any letters, and for one.
    """
    sign, limit = _split(criterion)
    return _reads(limit) if isinstance(limit, str) else _compares(sign, limit)


def _compares(sign: str, limit: float) -> Callable[[Cell], bool]:
    """Compare numbers with a limit; what is too far from it to be taken for it, without ado."""
    far, exactly = abs(limit) * _FAR, _EXACTLY[sign]

    def holds(cell: Cell) -> bool:
        if type(cell) is float and abs(cell - limit) > far:
            return exactly(cell, limit)
        return not is_error(cell) and isinstance(scalar(cell), float) and bool(OPERATORS[sign](cell, limit))

    return holds


def _split(criterion: Cell) -> tuple[str, float | str]:
    """Split a criterion into its operator, and the number or text after it."""
    if not isinstance(criterion, str):
        return "=", double(criterion)
    written = criterion.lstrip("<>=")
    sign = criterion.removesuffix(written) or "="
    try:
        return sign, float(written)
    except ValueError:
        return sign, written


def _counted(cells: Sequence[Cell]) -> float:
    """Count the cells that meet one criterion; in a column, by where the bound falls among its numbers in order."""
    area, (sign, limit) = cells[0], _split(cells[1])
    if isinstance(limit, str) or not isinstance(area, Lines):
        return float(sum(_met(cells)))
    total = len(area.countable)
    below, through = (bisect_left(area.countable, order, key=lambda each: compared(each, limit)) for order in (0, 1))
    counts = {"<": below, "<=": through, "=": through - below, "<>": total - through + below}
    return float({**counts, ">": total - through, ">=": total - below}[sign])


def _given(cells: Sequence[Cell]) -> list[float]:
    """Give the numbers among cells, in whatever order; those of a column are found once."""
    return cells[0].ordered if len(cells) == 1 and isinstance(cells[0], Lines) else numbers(cells)


def _reads(written: str) -> Callable[[Cell], bool]:
    wanted = written.casefold()
    if not set(written) & set("*?~"):
        # A column often holds few different texts.
        same = lru_cache(_REMEMBERED)(lambda cell: cell.casefold() == wanted)
        return lambda cell: isinstance(cell, str) and same(cell)
    pattern = re.compile(fnmatch.translate(wanted.replace("[", "[[]")))
    return lambda cell: isinstance(cell, str) and pattern.fullmatch(cell.casefold()) is not None


def _met(pairs: Sequence[Cell]) -> list[bool]:
    """Tell of each row whether its cells meet their criteria."""
    columns = [map(_meets(each), _cells(area)) for area, each in zip(pairs[::2], pairs[1::2], strict=True)]
    return list(columns[0]) if len(columns) == 1 else [all(row) for row in zip(*columns, strict=True)]


def _network_days(cells: Sequence[Cell]) -> float:
    """Count Monday to Friday from one day to another, both of them, less those off."""
    first, last, off = int(double(cells[0])), int(double(cells[1])), set(numbers(cells[2:]))
    return float(sum(_is_weekday(day) and day not in off for day in range(first, last + 1)))


def _work_day(cells: Sequence[Cell]) -> float:
    """Go so many days on, or back, from a day, Monday to Friday less those off counted alone."""
    day, left, off = int(double(cells[0])), int(double(cells[1])), set(numbers(cells[2:]))
    step = 1 if left > 0 else -1
    while left:
        day += step
        left -= step if _is_weekday(day) and day not in off else 0
    return float(day)


def _is_weekday(serial: int) -> bool:
    """Serial 2 was a Monday, as the hosts count."""
    return (serial - 2) % 7 < _WEEKDAYS


def _cells(area: Cell) -> list[Cell]:
    if isinstance(area, Down):
        return area
    if isinstance(area, Lines):
        return area.cells
    return [*chain.from_iterable(area)] if isinstance(area, list) else [area]


def _summed_where(cells: Sequence[Cell]) -> float:
    chosen = [cell for cell, meets in zip(_cells(cells[0]), _met(cells[1:]), strict=True) if meets]
    return fsum(numbers([[chosen]]))


def _average(cells: Sequence[Cell]) -> float:
    given = numbers(cells)
    return quotient(fsum(given), float(len(given)))


def _each(told: Callable[[Cell], Cell], cell: Cell) -> Cell:
    """Answer for a single cell, or for each cell of an array."""
    return [list(map(told, row)) for row in cell] if isinstance(cell, list) else told(cell)


def _exactly(cells: Sequence[Cell]) -> Cell:
    """Compare the text of a cell, or of each cell of an array, with another's to the letter and its case."""
    wanted = words(cells[1])
    return _each(lambda cell: words(cell) == wanted, cells[0])


def _logarithm(number: float) -> float:
    if number <= 0:
        raise Failed("#NUM!")
    return log10(number)


def _plain(cell: Cell) -> float:
    """Give N of a cell: a number, a date or a truth value as its number, anything else as 0."""
    cell = scalar(cell)
    return float(cell) if isinstance(cell, bool | float) else 0.0


def _found(cells: Sequence[Cell]) -> float:
    """Give where a text stands in another, in its own case."""
    place = words(cells[1]).find(words(cells[0]))
    if place < 0:
        raise Failed("#VALUE!")
    return float(place + 1)


def _day(cell: Cell) -> date:
    """Give the day of a serial number."""
    try:
        return moment(double(cell)).date()
    except Fault:
        raise Failed("#NUM!") from None


def _frequency(cells: Sequence[Cell]) -> Cell:
    """Count each number among the same numbers; where one stands again, it is 0."""
    if cells[0] != cells[1]:
        raise ValueError("FREQUENCY counts a range among itself")
    given = numbers([cells[0]])
    counts, first = Counter(given), {number: place for place, number in reversed([*enumerate(given)])}
    return [[float(counts[number]) if first[number] == place else 0.0] for place, number in enumerate(given)]


NATIVE: Mapping[str, Callable[[Sequence[Cell]], Cell]] = {
    "ABS": lambda cells: abs(double(cells[0])),
    "AND": lambda cells: all(list(map(truth, flat(cells)))),
    "AVERAGE": _average,
    "COUNT": lambda cells: float(len(numbers(cells))),
    "COUNTIF": _counted,
    "COUNTIFS": lambda cells: float(sum(_met(cells))),
    "DAY": lambda cells: float(_day(cells[0]).day),
    "EXACT": _exactly,
    "FIND": _found,
    "FREQUENCY": _frequency,
    "INDEX": _at,
    "INT": lambda cells: float(floor(double(cells[0]))),
    "ISBLANK": lambda cells: cells[0] is None,
    "ISERROR": lambda cells: is_error(cells[0]),
    "ISNUMBER": lambda cells: isinstance(cells[0], int | float | date) and not isinstance(cells[0], bool),
    "LARGE": lambda cells: _ranked(_ordered(cells[0])[::-1], cells[1]),
    "LEN": lambda cells: float(len(words(cells[0]))),
    "LOG10": lambda cells: _logarithm(double(cells[0])),
    "MATCH": _matched,
    "MAX": lambda cells: max(_given(cells), default=0.0),
    "MIN": lambda cells: min(_given(cells), default=0.0),
    "MONTH": lambda cells: float(_day(cells[0]).month),
    "N": lambda cells: _plain(cells[0]),
    "NA": lambda _: "#N/A",
    "NETWORKDAYS": _network_days,
    "NOT": lambda cells: not truth(cells[0]),
    "OR": lambda cells: any(list(map(truth, flat(cells)))),
    "PRODUCT": lambda cells: prod(numbers(cells)),
    "REPT": lambda cells: words(cells[0]) * int(double(cells[1])),
    "RIGHT": lambda cells: words(cells[0])[-int(double(cells[1])) :],
    "ROUND": _rounded,
    "ROUNDUP": _rounded_up,
    "ROWS": lambda cells: float(len(cells[0])) if isinstance(cells[0], list) else 1.0,
    "SMALL": lambda cells: _ranked(_ordered(cells[0]), cells[1]),
    "SUBSTITUTE": lambda cells: words(cells[0]).replace(words(cells[1]), words(cells[2])),
    "SUM": lambda cells: fsum(numbers(cells)),
    "SUMIFS": _summed_where,
    "SUMPRODUCT": _sum_of_products,
    "TRIM": lambda cells: " ".join(filter(None, words(cells[0]).split(" "))),
    "WORKDAY": _work_day,
    "YEAR": lambda cells: float(_day(cells[0]).year),
}
"""The native functions that take all their arguments evaluated; IF, IFERROR and CHOOSE are in `expressions`."""
TAKING_COLUMNS = frozenset(["SUMPRODUCT"])
"""Those that take the cells of a column one after the other; to others they are rows."""
