"""The arguments that several functions share: money, shares and prices with their bounds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from addin.cells import Cell, number
from addin.formulas import Argument, Kind
from addin.warrant.errors import OutOfRange, shown
from addin.warrant.terms import Terms

ZERO = Fraction(0)
FACE = Terms(warrant_shares=ZERO, shares_outstanding=ZERO)
"""The agreement's own terms, for the defaults of optional arguments."""


def price(name: str, doc: str) -> Argument:
    """Dollars a share, above 0."""
    return Argument(name, Kind.NUMBER, doc, "$ a share", above=ZERO)


def shares(name: str, doc: str) -> Argument:
    """A count of shares, 0 or more; fractions of a share are kept."""
    return Argument(name, Kind.NUMBER, doc, "shares", minimum=ZERO)


def outstanding(name: str, doc: str) -> Argument:
    """A count of shares above 0."""
    return Argument(name, Kind.NUMBER, doc, "shares", above=ZERO)


def money(name: str, doc: str) -> Argument:
    """Dollars, 0 or more."""
    return Argument(name, Kind.NUMBER, doc, "$", minimum=ZERO)


def net_money(name: str, doc: str) -> Argument:
    """Dollars net of expenses: below 0 where they exceed what was received."""
    return Argument(name, Kind.NUMBER, doc, "$")


def optional(argument: Argument, default: object = None) -> Argument:
    """Let an argument be omitted."""
    return replace(argument, optional=True, default=default)


EXERCISE_PRICE = price("exercise_price", "Exercise Price in effect, P")
FAIR_MARKET_VALUE = price("fair_market_value", "Fair Market Value of one share, F")
SHARES_OUTSTANDING = outstanding("shares_outstanding", "Shares of Common Stock outstanding immediately before, O")
TERMS = Argument("terms", Kind.TERMS, "Terms of the Warrants")
EVENTS = Argument("events", Kind.EVENTS, "Event schedule")
PRICES = optional(Argument("prices", Kind.PRICES, "Price history, needed where a row gives no FMV", "$ a share"), {})


def count(cell: Cell) -> Fraction:
    """Read a count of a column of them. Raises `OutOfRange` where it is negative."""
    value = number(cell)
    if value < 0:
        raise OutOfRange(f"{shown(value)} is negative")
    return value
