"""Long columns read at once, where every cell is plain: a number, a date, TRUE or FALSE as the host holds them.

Someone waits on a column of ten thousand rows. What is read here is what a look at each cell would give, to the last
digit; where any cell needs that look, for its meaning or for the words of a fault, nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from itertools import compress
from operator import attrgetter, not_
from typing import Any

from addin.cells import Cell, day, number, to_serial

_EXACT = Context(prec=1000, traps=[Inexact])
_EXACT_FLOATS = 2.0**53
_LARGEST = 1e100
_FEBRUARY_1900, _LAST_SERIAL = 61, 2_958_466


def total(cells: Sequence[Any]) -> Fraction | None:
    """Add numbers of 0 or more."""
    if not _are_numbers(cells, 0):
        return None
    about = sum(cells)
    if about < _EXACT_FLOATS and _are_whole(cells):
        return Fraction(int(about))
    with localcontext(_EXACT):
        return Fraction(sum(map(Decimal, map(repr, cells)), Decimal(0)))


def split_total(cells: Sequence[Any], chosen: Sequence[Any]) -> tuple[Fraction, Fraction] | None:
    """Add numbers of 0 or more: those beside TRUE, and those beside FALSE."""
    if not _kinds(chosen) <= {bool, int, float} or not set(chosen) <= {0, 1}:
        return None
    parts = [[*compress(cells, among)] for among in (chosen, map(not_, chosen))]
    true, false = [total(part) if part else Fraction(0) for part in parts]
    return None if true is None or false is None else (true, false)


def prices(dates: Sequence[Any], closes: Sequence[Any]) -> Mapping[date, Fraction] | None:
    """Read a price history of one price above 0 for each date, each date once."""
    days = _days(dates)
    if days is None or not _are_numbers(closes, 0) or min(closes) == 0:
        return None
    by_day = dict(zip(days, closes, strict=True))
    return _Prices(by_day) if len(by_day) == len(closes) else None


def _kinds(cells: Sequence[Cell]) -> set[type]:
    return set(map(type, cells))


def _are_numbers(cells: Sequence[Any], least: float) -> bool:
    """Tell whether all cells are numbers that no closer look would refuse; the number of an error is below 0."""
    if not cells or not _kinds(cells) <= {float, int}:
        return False
    return bool(max(cells) < _LARGEST and min(cells) >= least and sum(cells) < _LARGEST)


def _days(dates: Sequence[Any]) -> Sequence[Any] | None:
    """Give the days of date cells; or whole serial numbers, as they are."""
    if _kinds(dates) == {datetime}:
        return [*map(datetime.date, dates)] if set(map(attrgetter("tzinfo"), dates)) == {None} else None
    if _kinds(dates) == {date}:
        return dates
    if not _are_numbers(dates, _FEBRUARY_1900) or max(dates) >= _LAST_SERIAL:
        return None
    return dates if _are_whole(dates) else None


def _are_whole(cells: Sequence[Any]) -> bool:
    return all(map(float.is_integer, map(float, cells)))


class _Prices(Mapping[date, Fraction]):
    """Prices by day, each read when it is asked for: an average needs five of ten thousand."""

    def __init__(self, cells: Mapping[Any, Cell]) -> None:
        self._cells = cells
        self._has_serials = not isinstance(next(iter(cells)), date)

    def __getitem__(self, on: date) -> Fraction:
        return number(self._cells[to_serial(on) if self._has_serials else on])

    def __iter__(self) -> Iterator[date]:
        return map(day, self._cells)

    def __len__(self) -> int:
        return len(self._cells)
