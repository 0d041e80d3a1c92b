"""FMV_5DAY over real daily closes, and the calendars."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from addin.calendar import business_days, listed_sessions, nyse_sessions
from addin.functions import evaluate, find
from addin.warrant.errors import OutOfRange


def test_every_date_with_five_sessions_before_it(price_history: Path) -> None:
    with price_history.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    dates, closes = [[row["Date"]] for row in rows], [[float(row["Close"])] for row in rows]
    assert len(rows) == 1259
    for index in range(5, len(rows)):
        # The sum by Decimal is another way to the same number than the core's.
        window = [Decimal(row["Close"]) for row in rows[index - 5 : index]]
        result = find("FMV_5DAY").call([rows[index]["Date"], dates[index - 5 : index], closes[index - 5 : index]])
        assert result == Fraction(sum(window)) / 5, rows[index]["Date"]
    assert evaluate("FMV_5DAY", [rows[4]["Date"], dates, closes]) == "#N/A"
    whole = find("FMV_5DAY").call([rows[-1]["Date"], dates, closes])
    assert whole == Fraction(sum(Decimal(row["Close"]) for row in rows[-6:-1])) / 5


def test_sessions_skip_the_days_that_the_exchange_was_closed() -> None:
    assert nyse_sessions(date(2001, 9, 18), 2) == [date(2001, 9, 10), date(2001, 9, 17)]
    assert date(2002, 11, 28) not in nyse_sessions(date(2002, 12, 2), 5)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2004, 12, 31), False),  # New Year's Day 2005 is a Saturday, observed on Friday
        (date(2004, 6, 11), True),  # closed by executive order, which 5 U.S.C. 6103(b) does not count
        (date(2002, 10, 14), False),  # Columbus Day, on which the exchange is open
        (date(2002, 3, 29), True),  # Good Friday, on which the exchange is closed
        (date(2007, 3, 3), False),  # a Saturday
    ],
)
def test_federal_business_days(day: date, is_open: bool) -> None:  # noqa: FBT001  # a table's column
    assert business_days()(day) is is_open


def test_a_list_of_holidays_stands_in_place_of_the_federal_ones() -> None:
    is_business_day = business_days([date(2002, 6, 3)])
    assert not is_business_day(date(2002, 6, 3))
    assert is_business_day(date(2002, 7, 4))


def test_listed_sessions_are_the_last_before_the_date() -> None:
    days = [date(2002, 6, 3) + timedelta(days=each) for each in range(4)]
    assert listed_sessions(days)(date(2002, 6, 6), 2) == days[1:3]


def test_a_year_that_no_calendar_knows_is_refused() -> None:
    with pytest.raises(OutOfRange, match="holidays are known from"):
        business_days()(date(2150, 1, 3))
