"""Worksheet functions of section 1: exercise, settlement and Fair Market Value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction

from addin import at_once
from addin.calendar import business_days, listed_sessions, nyse_sessions
from addin.cells import Cell, Rectangle, column, day, days, each, is_blank, line, number, truth
from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import EXERCISE_PRICE, FACE, FAIR_MARKET_VALUE, ZERO, money, optional, price, shares
from addin.warrant import exercise, fair_value
from addin.warrant.errors import Fault, NotThere, NotUnderstood, OutOfRange, shown
from addin.warrant.exercise import Settlement
from addin.warrant.fair_value import MOST_DAYS, TradingDays
from addin.warrant.rounding import full_shares

_EXERCISED = shares("warrant_shares", "Warrant Shares exercised, X")


@formula(
    "1(c)",
    _EXERCISED,
    EXERCISE_PRICE,
    FAIR_MARKET_VALUE,
    optional(Argument("fractional", Kind.TRUTH, "TRUE keeps the fraction of a share"), default=False),
    result="shares",
    example=Example((1000, 1.94, 3), 353.0, "1,000 - 1,000 x 1.94 / 3 = 353.33; full shares"),
)
def net_exercise_shares(
    warrant_shares: Fraction,
    exercise_price: Fraction,
    fair_market_value: Fraction,
    fractional: bool,  # noqa: FBT001
) -> Fraction:
    """Shares issued by a net exercise: X less the shares worth X x P, full shares; 0 where P is at or above F."""
    left = exercise.net_exercise_shares(warrant_shares, exercise_price, fair_market_value)
    return left if fractional else full_shares(left)


@formula(
    "1",
    shares("shares", "Shares issuable on the exercise, with their fraction"),
    FAIR_MARKET_VALUE,
    result="$, to the cent",
    example=Example((353.25, 3.5), 0.88, "0.25 x 3.50 = 0.875, half a cent up"),
)
def cash_in_lieu(shares: Fraction, fair_market_value: Fraction) -> Fraction:
    """Cash in lieu of the fraction of a share: the fraction x F, to the cent, half up."""
    return exercise.cash_in_lieu(shares, fair_market_value)


@formula(
    "1",
    _EXERCISED,
    EXERCISE_PRICE,
    result="$, to the cent",
    example=Example((333.5, 1.94), 646.99, "333.5 x 1.94"),
)
def exercise_payment(warrant_shares: Fraction, exercise_price: Fraction) -> Fraction:
    """Sum payable on an exercise: X x P, to the cent, half up."""
    return exercise.sum_payable(warrant_shares, exercise_price)


@formula(
    "1(c)",
    money("amount", "Part of the sum payable left to net exercise"),
    FAIR_MARKET_VALUE,
    result="shares, a fraction kept",
    example=Example((1940, 4), 485.0, "1,940 / 4"),
)
def shares_withheld(amount: Fraction, fair_market_value: Fraction) -> Fraction:
    """Shares not issued in payment of an amount: those having a Fair Market Value equal to it."""
    return exercise.shares_withheld(amount, fair_market_value)


def settlement_rows(settlement: Settlement) -> list[list[object]]:
    """Lay a settlement out as label and value."""
    return [
        ["Sum payable", settlement.sum_payable],
        ["Cash", settlement.cash],
        ["Debt cancelled", settlement.debt_cancelled],
        ["Shares withheld", settlement.shares_withheld],
        ["Shares issued", settlement.shares_issued],
        ["Cash in lieu", settlement.cash_in_lieu],
        ["Warrant shares left", settlement.shares_left],
    ]


@formula(
    "1",
    _EXERCISED,
    EXERCISE_PRICE,
    FAIR_MARKET_VALUE,
    optional(money("cash", "Paid in cash, whole cents"), ZERO),
    optional(money("debt_cancelled", "Paid by cancelled indebtedness, whole cents"), ZERO),
    optional(shares("warrant_shares_available", "Warrant Shares purchasable before the exercise")),
    result="two columns, label and value",
    spills=True,
    example=Example(
        (1000, 2, 3, 500, 300, 4000),
        [
            ["Sum payable", 2000.0],
            ["Cash", 500.0],
            ["Debt cancelled", 300.0],
            ["Shares withheld", 400.0],
            ["Shares issued", 600.0],
            ["Cash in lieu", 0.0],
            ["Warrant shares left", 3000.0],
        ],
        "2,000 - 500 - 300 = 1,200 is left; 1,200 / 3 = 400 withheld; 1,000 - 400 issued; 4,000 - 1,000 left",
    ),
)
def exercise_settlement(
    warrant_shares: Fraction,
    exercise_price: Fraction,
    fair_market_value: Fraction,
    cash: Fraction,
    debt_cancelled: Fraction,
    warrant_shares_available: Fraction | None,
) -> list[list[object]]:
    """Settlement of an exercise paid in cash, by cancelled debt, by shares not issued, or by any mix of them.

    #NUM! where more is paid than is due, more withheld than exercised, or more exercised than available.
    """
    settlement = exercise.settle(
        warrant_shares,
        exercise_price,
        lambda: fair_market_value,
        cash=cash,
        debt_cancelled=debt_cancelled,
        available=warrant_shares_available,
    )
    return settlement_rows(settlement)


_ISSUE_DATE = optional(Argument("issue_date", Kind.DATE, "Issue Date"), FACE.issue_date)
_EXPIRATION_DATE = optional(Argument("expiration_date", Kind.DATE, "Expiration Date"), FACE.expiration_date)
_HOLIDAYS = optional(Argument("holidays", Kind.COLUMN, "Holidays in place of the federal ones, dates"))


@formula(
    "1",
    Argument("at", Kind.MOMENT, "When the Warrant would be surrendered"),
    _ISSUE_DATE,
    _EXPIRATION_DATE,
    _HOLIDAYS,
    result="TRUE or FALSE",
    example=Example(
        ("2007-03-02T17:30",),
        result=True,
        arithmetic="2 March 2007 is the last business day, all of it",
    ),
)
def is_exercisable(at: datetime, issue_date: date, expiration_date: date, holidays: Rectangle | None) -> bool:
    """Whether the Warrant may be exercised then: a business day of the term, before 5:00 P.M. on its last date."""
    return exercise.is_exercisable(at, issue_date, expiration_date, business_days(_dates(holidays)))


@formula(
    "1",
    _EXPIRATION_DATE,
    _HOLIDAYS,
    result="date",
    example=Example((), date(2007, 3, 2), "3 March 2007 is a Saturday; the business day before it is the last"),
)
def last_exercise_date(expiration_date: date, holidays: Rectangle | None) -> date:
    """Last business day on which the Warrant may be exercised."""
    return exercise.last_exercise_date(date.min, expiration_date, business_days(_dates(holidays)))


@formula(
    "1",
    optional(price("last_sale", "Last reported sale price of the day")),
    optional(price("bid", "Closing bid price")),
    optional(price("ask", "Closing asked price")),
    result="$ a share",
    example=Example(("", 1.9, 2), 1.95, "no sale was reported: (1.90 + 2.00) / 2"),
)
def closing_price(last_sale: Fraction | None, bid: Fraction | None, ask: Fraction | None) -> Fraction:
    """Closing price of a day: the last reported sale, or without one the average of closing bid and asked.

    #N/A where there is no sale, and not both bid and asked.
    """
    close = fair_value.closing_price(last_sale, bid, ask)
    if close is None:
        raise NotThere("no sale, and not both bid and asked")
    return close


_HISTORY = (
    Argument("dates", Kind.COLUMN, "Dates of the price history, in any order"),
    Argument(
        "closes",
        Kind.COLUMN,
        "Last reported sale of each date, blank where there is none",
        "$ a share",
        may_be_blank=True,
    ),
    optional(Argument("bids", Kind.COLUMN, "Closing bid of each date", "$ a share")),
    optional(Argument("asks", Kind.COLUMN, "Closing asked of each date", "$ a share")),
    optional(
        Argument(
            "calendar",
            Kind.CALENDAR,
            "TRUE or omitted counts NYSE sessions, FALSE the dates given, a range its own days",
        ),
        [[True]],
    ),
)
_WEEK = (
    [["2002-06-03"], ["2002-06-04"], ["2002-06-05"], ["2002-06-06"], ["2002-06-07"]],
    [[1.9], [2], [2.1], [2.2], [2.3]],
)


@formula(
    "1",
    Argument("on_date", Kind.DATE, "Date of exercise or of issue; it is not itself averaged"),
    *_HISTORY,
    result="$ a share",
    example=Example(("2002-06-10", *_WEEK), 2.1, "(1.90 + 2.00 + 2.10 + 2.20 + 2.30) / 5, Monday 3 to Friday 7 June"),
)
def fmv_5day(on_date: date, *history: Rectangle) -> Fraction:
    """Fair Market Value of one share: the average close of the five consecutive trading days preceding a date.

    #N/A, with the day named, where one of the five has no price; an older day never takes its place.
    """
    return _average(on_date, FACE.fmv_days, *history)


@formula(
    "1",
    Argument("on_date", Kind.DATE, "Date of exercise or of issue; it is not itself averaged"),
    Argument("days", Kind.NUMBER, "How many trading days to average", "days", Fraction(1), maximum=MOST_DAYS),
    *_HISTORY,
    result="$ a share",
    example=Example(("2002-06-10", 2, *_WEEK), 2.25, "(2.20 + 2.30) / 2, Thursday 6 and Friday 7 June"),
)
def fmv_average(on_date: date, days: Fraction, *history: Rectangle) -> Fraction:
    """Average close of so many consecutive trading days preceding a date; FMV_5DAY is the agreement's five."""
    if days.denominator != 1:
        raise OutOfRange(f"{shown(days)} is not a whole number of days")
    return _average(on_date, int(days), *history)


def _average(
    on: date,
    days: int,
    dates: Rectangle,
    closes: Rectangle,
    bids: Rectangle | None,
    asks: Rectangle | None,
    calendar: Rectangle,
) -> Fraction:
    prices = _prices(dates, closes, bids, asks)
    return fair_value.average_close(on, prices, _trading_days(calendar, prices), days).value


def _prices(dates: Rectangle, closes: Rectangle, bids: Rectangle | None, asks: Rectangle | None) -> fair_value.Closes:
    on_days = line(dates)
    quotes = [_beside(on_days, name, cells) for name, cells in (("closes", closes), ("bids", bids), ("asks", asks))]
    return at_once.prices(on_days, quotes) or dict(_history(dates, closes, bids, asks))


def _trading_days(calendar: Rectangle, prices: fair_value.Closes) -> TradingDays:
    cells = column(calendar)
    if len(cells) == 1 and _is_truth(cells[0]):
        return nyse_sessions if truth(cells[0]) else listed_sessions(prices)
    return listed_sessions(each(day, cells, "calendar"))


def _is_truth(cell: Cell) -> bool:
    """Tell TRUE and FALSE from a day; some hosts give them as 1 and 0."""
    return cell in {0, 1} if isinstance(cell, int | float) else str(cell).strip().upper() in {"TRUE", "FALSE"}


def _history(
    dates: Rectangle, closes: Rectangle, bids: Rectangle | None, asks: Rectangle | None
) -> Iterator[tuple[date, Fraction | None]]:
    """Take the columns of a price history side by side, each date once."""
    on_days = line(dates)
    quotes = [_beside(on_days, name, cells) for name, cells in (("closes", closes), ("bids", bids), ("asks", asks))]
    seen: dict[date, int] = {}
    for index, (on, *prices) in enumerate(zip(on_days, *quotes, strict=True), start=1):
        if is_blank(on) and all(map(is_blank, prices)):
            continue
        try:
            date_read = day(on)
            if date_read in seen:
                raise NotUnderstood(f"{date_read} stands twice, first in row {seen[date_read]}")
            seen[date_read] = index
            yield date_read, fair_value.closing_price(*[None if is_blank(cell) else number(cell) for cell in prices])
        except Fault as fault:
            raise fault.at(f"price history row {index}") from None


def _beside(dates: list[Cell], name: str, cells: Rectangle | None) -> list[Cell]:
    if cells is None:
        return [None] * len(dates)
    values = line(cells)
    if len(values) != len(dates):
        raise NotUnderstood(f"{name} has {len(values)} cells, dates has {len(dates)}")
    return values


def _dates(cells: Rectangle | None) -> list[date] | None:
    if cells is None:
        return None
    given = each(lambda cell: () if is_blank(cell) else days(cell), column(cells), "holidays")
    return [on for dates in given for on in dates]
