"""Trading days and business days, from a library of holidays or from the user's own list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from addin.warrant.errors import OutOfRange
from addin.warrant.exercise import BusinessDay
from addin.warrant.fair_value import TradingDays

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY = 5


def business_days(holidays: Collection[date] | None = None) -> BusinessDay:
    """Count Monday to Friday, less federal holidays as observed (5 U.S.C. 6103(b)), or less a given list (1)."""
    if holidays is None:
        return _is_federal_business_day
    return partial(_is_weekday_outside, frozenset(holidays))


def nyse_sessions(on: date, count: int) -> Sequence[date]:
    """Give the so many sessions of the New York Stock Exchange that precede a date, oldest first."""
    closed = _closed_on("NYSE")
    _check_known(on, closed)
    sessions: list[date] = []
    day = on
    while len(sessions) < count:
        day -= timedelta(days=1)
        if day.weekday() < SATURDAY and day not in closed:
            sessions.append(day)
    return sessions[::-1]


def nyse_sessions_between(first: date, last: date) -> list[date]:
    """List the sessions of the New York Stock Exchange from one date to another, as far as its holidays are known."""
    closed = _closed_on("NYSE")
    first, last = max(first, date(closed.start_year, 1, 1)), min(last, date(closed.end_year, 12, 31))
    every = (first + timedelta(days=after) for after in range((last - first).days + 1))
    return [day for day in every if day.weekday() < SATURDAY and day not in closed]


def listed_sessions(days: Iterable[date]) -> TradingDays:
    """Take trading days from a list: the user's own, or every day of a price history."""
    listed = sorted(set(days))

    def preceding(on: date, count: int) -> Sequence[date]:
        end = bisect_left(listed, on)
        return listed[max(end - count, 0) : end]

    return preceding


def _is_federal_business_day(day: date) -> bool:
    closed = _closed_on("US")
    _check_known(day, closed)
    return day.weekday() < SATURDAY and day not in closed


def _is_weekday_outside(holidays: frozenset[date], day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


@cache
def _closed_on(calendar: str) -> HolidayBase:
    """Load a calendar where it is first asked for: the library takes a tenth of a second to import."""
    import holidays

    return holidays.financial_holidays("NYSE") if calendar == "NYSE" else holidays.country_holidays("US")


def _check_known(day: date, closed: HolidayBase) -> None:
    if not closed.start_year <= day.year <= closed.end_year:
        raise OutOfRange(f"holidays are known from {closed.start_year} to {closed.end_year}, not in {day.year}")
