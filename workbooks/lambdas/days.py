"""Business days, trading days and closing prices (1): the tables of days without business, and what is looked up there.

A table ends somewhere: a day outside the years that it covers is #N/A, data that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from addin.calendar import business_days, nyse_sessions
from workbooks.lambdas.readers import Reader

SATURDAY = 5

DAYS = {
    "ON_CALENDAR": Reader(
        "LAMBDA(day, IF(AND(Calendars_From <= day, day <= Calendars_To), day, #N/A))",
        "A day that the tables of the sheet Calendars cover; #N/A for any other",
    ),
    "HOLIDAY_WRITTEN": Reader(
        """LAMBDA(written,
             IF(written = "none", 1,
             IF(ISNUMBER(FIND("-", written)), DATE_OF(written), DATE_OF(VALUE(written)))))""",
        "A date from a list of holidays; 1, a Sunday, for the word none",
    ),
    "HOLIDAYS_OF": Reader(
        """LAMBDA(cells,
             MAP(
               TEXTSPLIT(REDUCE("none", COLUMN_OF(cells), LAMBDA(listed, cell,
                 listed & "," & IF(cell = "", "none", cell))), , ","),
               LAMBDA(written, HOLIDAY_WRITTEN(TRIM(written)))))""",
        "A user's holidays in place of the federal ones: dates in cells, dates with commas between, or the word none",
    ),
    "IS_BUSINESS_DAY": Reader(
        """LAMBDA(day, holidays,
             IF(AND(holidays = ""),
               NETWORKDAYS(ON_CALENDAR(day), day, Federal_Holidays) = 1,
               NETWORKDAYS(day, day, HOLIDAYS_OF(holidays)) = 1))""",
        "TRUE on Monday to Friday less federal holidays as observed (5 U.S.C. 6103(b)), or less the list given",
    ),
    "LAST_BUSINESS_DAY": Reader(
        """LAMBDA(day, holidays,
             IF(AND(holidays = ""),
               ON_CALENDAR(WORKDAY(ON_CALENDAR(day) + 1, -1, Federal_Holidays)),
               WORKDAY(day + 1, -1, HOLIDAYS_OF(holidays))))""",
        "The day itself where it is a business day, or the last one before it",
    ),
    "NYSE_SESSIONS": Reader(
        """LAMBDA(on_date, days,
             MAP(SEQUENCE(days), LAMBDA(back, ON_CALENDAR(WORKDAY(on_date, -back, NYSE_Closings)))))""",
        "So many sessions of the New York Stock Exchange preceding a date, newest first",
    ),
    "LISTED_DAYS": Reader(
        """LAMBDA(on_date, days, listed, LET(
             before, UNIQUE(FILTER(listed, (0 < listed) * (listed < on_date), 0)),
             IF(SUM(--(before > 0)) < days, #N/A, MAP(SEQUENCE(days), LAMBDA(back, LARGE(before, back))))))""",
        "So many days of a list preceding a date, newest first; #N/A where it holds fewer",
    ),
    "DAYS_LISTED": Reader(
        """LAMBDA(column, MAP(column, SEQUENCE(ROWS(column)), LAMBDA(cell, row,
             IF(row > LAST_FILLED(column), 0, DATE_OF(cell)))))""",
        "The dates of a column, 0 in its empty tail",
    ),
    "TRADING_DAYS": Reader(
        """LAMBDA(on_date, days, dates, calendar, LET(
             listed, COLUMN_OF(calendar),
             on_exchange, IF(ROWS(listed) = 1, TRUTH_OF(INDEX(listed, 1, 1)), #VALUE!),
             IF(ISERROR(on_exchange), LISTED_DAYS(on_date, days, DAYS_LISTED(listed)),
             IF(on_exchange, NYSE_SESSIONS(on_date, days), LISTED_DAYS(on_date, days, dates)))))""",
        "The trading days that an average takes: NYSE sessions (TRUE), the dates with prices (FALSE), or a user's list",
    ),
    "BESIDE": Reader(
        """LAMBDA(cells, column,
             IF(AND(cells = ""), MAP(column, LAMBDA(cell, "")),
             IF(COUNT_OF(cells) = ROWS(column), COLUMN_OF(cells), #VALUE!)))""",
        "A column as long as another, blank where it was not given; #VALUE! where the lengths differ",
    ),
    "AVERAGE_CLOSE": Reader(
        """LAMBDA(on_date, days, dates, closes, bids, asks, calendar, LET(
             column, COLUMN_OF(dates),
             sales, IF(COUNT_OF(closes) = ROWS(column), COLUMN_OF(closes), #VALUE!),
             low, BESIDE(bids, column),
             high, BESIDE(asks, column),
             known, MAP(column, sales, low, high, LAMBDA(day, sale, bid, ask,
               IF(AND(IS_EMPTY(day), IS_EMPTY(sale), IS_EMPTY(bid), IS_EMPTY(ask)), 0, DATE_OF(day)))),
             prices, MAP(sales, low, high, LAMBDA(sale, bid, ask, QUOTED_PRICE(sale, bid, ask))),
             rows, MAP(known, prices, LAMBDA(day, price, day & price)),
             given, FILTER(known, known > 0, 0),
             IF(AND(rows = rows),
             IF(ROWS(UNIQUE(given)) < ROWS(given), #VALUE!,
             SUM(MAP(TRADING_DAYS(on_date, days, known, calendar), LAMBDA(day,
               PRICE_THERE(INDEX(prices, MATCH(day, known, 0), 1))))) / days))))""",
        "Average of the closing prices of so many trading days preceding a date (1); #N/A where one has no price",
    ),
    "PRICE_THERE": Reader('LAMBDA(price, IF(price = "", #N/A, price))', "A closing price; #N/A where the day has none"),
}
"""The shared names that speak of days."""


def federal_holidays(first: date, last: date) -> list[date]:
    """List the federal holidays as observed that fall on Monday to Friday."""
    is_business_day = business_days()
    return [day for day in _weekdays(first, last) if not is_business_day(day)]


def nyse_closings(first: date, last: date) -> list[date]:
    """List Monday to Friday without a session of the New York Stock Exchange."""
    weekdays = list(_weekdays(first, last))
    sessions = set(nyse_sessions(last + timedelta(days=1), len(weekdays)))
    return [day for day in weekdays if day not in sessions]


def _weekdays(first: date, last: date) -> Iterator[date]:
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return (day for day in days if day.weekday() < SATURDAY)
