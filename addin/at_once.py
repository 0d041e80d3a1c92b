"""Long columns read at once, where every cell is plain: a number, a date, TRUE or FALSE as the host holds them.

Someone waits on a column of ten thousand rows. What is read here is what a look at each cell would give, to the last
digit; where any cell needs that look, for its meaning or for the words of a fault, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from itertools import compress, repeat
from operator import attrgetter, not_, truediv
from typing import Any

from addin.cells import Cell, day, number, to_serial
from addin.warrant.fair_value import Closes, closing_price

_EXACT = Context(prec=1000, traps=[Inexact])
_EXACT_FLOATS = 2.0**53
_SCALES = (100.0, 10_000.0)
_FIFTEEN_DIGITS = 10**15
_LARGEST = 1e100
_ISO_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}( \d{4}-\d{2}-\d{2})*", re.ASCII)
_FEBRUARY_1900, _LAST_SERIAL = 61, 2_958_466


def total(cells: Sequence[Any]) -> Fraction | None:
    """Add numbers of 0 or more."""
    if not _are_numbers(cells, 0):
        return None
    if (about := sum(cells)) < _EXACT_FLOATS and _are_whole(cells):
        return Fraction(int(about))
    for scale in _SCALES:
        units = [*map(round, map(scale.__mul__, cells))]
        # A double has one decimal of fifteen digits at most; the units are its digits where they give it back.
        if max(units) < _FIFTEEN_DIGITS and [*map(truediv, units, repeat(scale))] == [*cells]:
            return Fraction(sum(units), int(scale))
    with localcontext(_EXACT):
        return Fraction(sum(map(Decimal, map(repr, cells)), Decimal(0)))


def split_total(cells: Sequence[Any], chosen: Sequence[Any]) -> tuple[Fraction, Fraction] | None:
    """Add numbers of 0 or more: those beside TRUE, and those beside FALSE."""
    if not _kinds(chosen) <= {bool, int, float} or not set(chosen) <= {0, 1}:
        return None
    parts = [[*compress(cells, among)] for among in (chosen, map(not_, chosen))]
    true, false = [total(part) if part else Fraction(0) for part in parts]
    return None if true is None or false is None else (true, false)


def prices(dates: Sequence[Any], quotes: Sequence[Sequence[Any]]) -> Closes | None:
    """Read a price history: last sale, bid and asked beside each date, above 0 or not there, each date once."""
    last = len(dates)
    while last and dates[last - 1] is None and all(column[last - 1] is None for column in quotes):
        last -= 1
    days = _days(dates[:last])
    if days is None or not all(map(_are_prices, quotes)):
        return None
    by_day = dict(zip(days, zip(*quotes, strict=True), strict=False))
    return _Prices(by_day) if len(by_day) == last else None


def _kinds(cells: Sequence[Cell]) -> set[type]:
    return set(map(type, cells))


def _are_numbers(cells: Sequence[Any], least: float) -> bool:
    """Tell whether all cells are numbers that no closer look would refuse; the number of an error is below 0."""
    if not cells or not _kinds(cells) <= {float, int}:
        return False
    return bool(max(cells) < _LARGEST and min(cells) >= least and sum(cells) < _LARGEST)


def _are_prices(cells: Sequence[Any]) -> bool:
    given = [cell for cell in cells if cell is not None]
    return not given or (_are_numbers(given, 0) and min(given) > 0)


def _days(dates: Sequence[Any]) -> Sequence[Any] | None:
    """Give the days of date cells and of ISO text; or whole serial numbers, as they are."""
    if _kinds(dates) == {str} and _ISO_DAYS.fullmatch(" ".join(dates)):
        with suppress(ValueError):
            return [*map(date.fromisoformat, dates)]
    if _kinds(dates) == {datetime}:
        return [*map(datetime.date, dates)] if set(map(attrgetter("tzinfo"), dates)) == {None} else None
    if _kinds(dates) == {date}:
        return dates
    if not _are_numbers(dates, _FEBRUARY_1900) or max(dates) >= _LAST_SERIAL:
        return None
    return dates if _are_whole(dates) else None


def _are_whole(cells: Sequence[Any]) -> bool:
    return all(map(float.is_integer, map(float, cells)))


class _Prices(Mapping[date, Fraction | None]):
    """Prices by day, each read when it is asked for: an average needs five of ten thousand."""

    def __init__(self, cells: Mapping[Any, Sequence[Cell]]) -> None:
        self._cells = cells
        self._has_serials = not isinstance(next(iter(cells)), date)

    def __getitem__(self, on: date) -> Fraction | None:
        quotes = self._cells[to_serial(on) if self._has_serials else on]
        return closing_price(*(None if cell is None else number(cell) for cell in quotes))

    def __iter__(self) -> Iterator[date]:
        return map(day, self._cells)

    def __len__(self) -> int:
        return len(self._cells)
