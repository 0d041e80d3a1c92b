"""Fair Market Value of one share (1, the paragraph that defines it)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from addin.warrant.errors import NotThere, OutOfRange, shown

MOST_DAYS = Fraction(1000)
"""More trading days than anyone averages; a price history is not searched for more."""

Closes = Mapping[date, Fraction | None]
"""The closing price of each day in dollars a share, blank where the day has none."""

TradingDays = Callable[[date, int], Sequence[date]]
"""The so many consecutive trading days preceding a date, oldest first; fewer where the list begins later."""


@dataclass(frozen=True, slots=True)
class FairMarketValue:
    """Dollars a share, and the trading days averaged; no days where the Board's or the user's value was given."""

    value: Fraction
    days: tuple[date, ...] = ()


def closing_price(
    last_sale: Fraction | None, bid: Fraction | None = None, ask: Fraction | None = None
) -> Fraction | None:
    """Give the last reported sale, or without one "the average of the closing bid and asked prices" (1)."""
    for price in (last_sale, bid, ask):
        if price is not None and price <= 0:
            raise OutOfRange(f"a price must be above 0, not {shown(price)}", clause="1")
    if last_sale is not None:
        return last_sale
    if bid is None or ask is None:
        return None
    return (bid + ask) / 2


def average_close(on: date, closes: Closes, trading_days: TradingDays, days: int) -> FairMarketValue:
    """Average the closing prices of the consecutive trading days preceding a date, that date not included (1)."""
    window = tuple(trading_days(on, days))
    if len(window) < days:
        raise NotThere(f"only {len(window)} of the {days} trading days preceding {on} are known", clause="1")
    return FairMarketValue(sum((_close_on(day, closes, on) for day in window), Fraction(0)) / days, window)


def _close_on(day: date, closes: Closes, on: date) -> Fraction:
    close = closes.get(day)
    if close is None:
        raise NotThere(
            f"no closing price for {day:%A} {day}, a trading day whose price the Fair Market Value on {on} needs",
            clause="1",
        )
    return close
