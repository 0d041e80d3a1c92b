"""The arguments that several functions share: money, shares and prices with their bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from addin.cells import Rectangle
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

ON_DATE = Argument("on_date", Kind.DATE, "Date; all rows of that day are taken")
RULE_144_DATE = optional(Argument("rule_144_date", Kind.DATE, "Day all are saleable under Rule 144, no volume limit"))
DISPOSED_DATE = optional(Argument("disposed_date", Kind.DATE, "Day all have been disposed of"))
ROWS = optional(
    Argument("rows", Kind.NUMBER, "Rows to fill; the rest is blank", "rows", Fraction(1), maximum=Fraction(2**20))
)

TERMS_CELLS: Rectangle = [["warrant_shares", 1000], ["shares_outstanding", 10000], ["exercise_price", 2]]
EVENTS_CELLS: Rectangle = [
    ["Date", "Event", "Shares", "Cash", "FMV", "New", "Old"],
    ["2002-06-03", "Issue shares", 1000, 1000, 2, None, None],
    ["2003-06-03", "Stock split", None, None, None, 2, 1],
]
"""The terms and the schedule of the examples."""


def padded(rows: Sequence[Sequence[object]], count: Fraction | None) -> list[list[object]]:
    """Fill rows up to a count of them with blanks. Raises `OutOfRange` where they are more."""
    filled = [list(row) for row in rows]
    if count is None:
        return filled
    if count.denominator != 1:
        raise OutOfRange(f"{shown(count)} is not a whole number of rows")
    if len(filled) > count:
        raise OutOfRange(f"it takes {len(filled)} rows, and there is room for {shown(count)}")
    return filled + [[""] * len(filled[0])] * (int(count) - len(filled))
