"""Worksheet functions over a whole schedule: the ledger, and where it stands on a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from addin.cells import Rectangle
from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import (
    EVENTS,
    EVENTS_CELLS,
    FAIR_MARKET_VALUE,
    ON_DATE,
    PRICES,
    ROWS,
    TERMS,
    TERMS_CELLS,
    ZERO,
    money,
    net_money,
    optional,
    padded,
    shares,
)
from addin.functions.section_1 import settlement_rows
from addin.warrant.columns import COLUMNS
from addin.warrant.errors import NotThere, shown
from addin.warrant.exercise import Settlement
from addin.warrant.fair_value import Closes

if TYPE_CHECKING:
    from addin.warrant.events import Event
    from addin.warrant.ledger import Row
    from addin.warrant.terms import Terms

_AFTER_BOTH = "2 x (10,000 + 1,000 / 2) / 11,000 = 1.909091 on 3 June 2002; two for one halves it"


@formula(
    "4",
    TERMS,
    EVENTS,
    PRICES,
    optional(Argument("as_of", Kind.DATE, "Leaves out later rows")),
    ROWS,
    result="a header row, and a row for each event",
    spills=True,
    example=Example(
        (TERMS_CELLS, EVENTS_CELLS, None, "2002-12-31"),
        [
            list(COLUMNS),
            [
                *(date(2002, 6, 3), "Issue shares", "", "4.C(1)", 1.05 / 1.1),
                *(2.0, 2.1 / 1.1, 1000.0, 1000 / 1.05 * 1.1, 10000.0, 11000.0),
                *(1000.0, 1000.0, 1.0, 2.0, "", ""),
            ],
        ],
        "E = $1 is below F = $2: factor (10,000 + 1,000 / 2) / (10,000 + 1,000); N x 11,000 / 10,500",
    ),
)
def warrant_ledger(
    terms: Terms, events: list[Event], prices: Closes, as_of: date | None, rows: Fraction | None
) -> list[list[object]]:
    """Ledger of the schedule: each event with clause, Exercise Price, Warrant Shares and shares outstanding before
    and after.

    Money in $ a share, counts in shares, exact until they reach the cell. #NUM! where `rows` is too few.
    """
    from addin.market import ledger

    cells = [ledger_cells(row) for row in ledger(terms, events, prices, as_of)]
    return padded([list(COLUMNS), *cells], rows)


def ledger_cells(row: Row) -> list[object]:
    """Lay a ledger row out in the order of the columns, property as text."""
    held = "; ".join(f"{asset}: {shown(amount)}" for asset, amount in row.property.items())
    return [held if name == "property" else getattr(row, name) for name in COLUMNS]


@formula(
    "4",
    ON_DATE,
    TERMS,
    EVENTS,
    PRICES,
    result="$ a share",
    example=Example(("2004-01-01", TERMS_CELLS, EVENTS_CELLS), 1.05 / 1.1, _AFTER_BOTH),
)
def warrant_price_on(on_date: date, terms: Terms, events: list[Event], prices: Closes) -> Fraction:
    """Exercise Price in effect on a date, after all rows of that day. #N/A after the Expiration Date."""
    from addin.market import position

    return _in_term(position(on_date, terms, events, prices).price, on_date, terms)


@formula(
    "4",
    ON_DATE,
    TERMS,
    EVENTS,
    PRICES,
    result="shares, a fraction kept",
    example=Example(
        ("2004-01-01", TERMS_CELLS, EVENTS_CELLS), 1000 * 1.1 / 1.05 * 2, "1,000 x 11,000 / 10,500, doubled"
    ),
)
def warrant_shares_on(on_date: date, terms: Terms, events: list[Event], prices: Closes) -> Fraction:
    """Warrant Shares still purchasable on a date, after all rows of that day; 0 after the Expiration Date."""
    from addin.market import position

    return position(on_date, terms, events, prices).warrant_shares


@formula(
    "4",
    ON_DATE,
    TERMS,
    EVENTS,
    PRICES,
    result="shares",
    example=Example(("2004-01-01", TERMS_CELLS, EVENTS_CELLS), 22000.0, "(10,000 + 1,000) x 2"),
)
def warrant_outstanding_on(on_date: date, terms: Terms, events: list[Event], prices: Closes) -> Fraction:
    """Shares of Common Stock outstanding on a date, after all rows of that day."""
    from addin.market import position

    return position(on_date, terms, events, prices).outstanding


@formula(
    "6",
    ON_DATE,
    TERMS,
    EVENTS,
    PRICES,
    result="shares, a fraction kept",
    example=Example(
        ("2004-01-01", TERMS_CELLS, EVENTS_CELLS), 1000 * 1.1 / 1.05 * 2, "all Warrant Shares, 1,000 x 22/21 x 2"
    ),
)
def warrant_issuable_on(on_date: date, terms: Terms, events: list[Event], prices: Closes) -> Fraction:
    """Shares issuable on exercise of all Warrants on a date, to be reserved: the Warrant Shares, or 0 where a
    reorganization left no shares receivable.
    """
    from addin.market import position

    return position(on_date, terms, events, prices).issuable


@formula(
    "4.A, 4.B",
    ON_DATE,
    TERMS,
    EVENTS,
    PRICES,
    ROWS,
    result="two columns, asset and amount receivable on all Warrants",
    spills=True,
    example=Example(
        (
            "2004-01-01",
            TERMS_CELLS,
            [["Date", "Event", "Asset", "Per share"], ["2003-06-03", "Distribution", "SpinCo", 0.5]],
        ),
        [["SpinCo", 500.0]],
        "1,000 Warrant Shares x 0.5",
    ),
)
def warrant_property_on(
    on_date: date, terms: Terms, events: list[Event], prices: Closes, rows: Fraction | None
) -> list[list[object]]:
    """Property receivable on exercise of all Warrants beside Common Stock, after all rows of a day.

    One row of two blanks where there is none.
    """
    from addin.market import position

    held = position(on_date, terms, events, prices).property
    return padded([[asset, amount] for asset, amount in held.items()] or [["", ""]], rows)


_SURRENDER = Argument("on_date", Kind.DATE, "Date of surrender")
_DIVIDEND: Rectangle = [["Date", "Event", "Shares"], ["2002-06-05", "Stock dividend", 1000]]
_GIVEN_VALUE = optional(replace(FAIR_MARKET_VALUE, doc="Fair Market Value of one share, if Prices do not give it"))


@formula(
    "1, 4.D",
    _SURRENDER,
    TERMS,
    EVENTS,
    PRICES,
    result="$ a share",
    example=Example(
        ("2002-06-05", TERMS_CELLS, _DIVIDEND), 2.0, "the dividend's record date is the close of that day: still 2"
    ),
)
def warrant_surrender_price_on(on_date: date, terms: Terms, events: list[Event], prices: Closes) -> Fraction:
    """Exercise Price for a surrender on a date: after the rows of that day, before its record dates, which fall at
    the close of business. #N/A after the Expiration Date.
    """
    from addin.market import position_before_close

    return _in_term(position_before_close(on_date, terms, events, prices).price, on_date, terms)


@formula(
    "1, 4.D",
    _SURRENDER,
    TERMS,
    EVENTS,
    PRICES,
    result="shares, a fraction kept",
    example=Example(
        ("2002-06-05", TERMS_CELLS, _DIVIDEND), 1000.0, "the dividend's record date is the close of that day"
    ),
)
def warrant_surrender_shares_on(on_date: date, terms: Terms, events: list[Event], prices: Closes) -> Fraction:
    """Warrant Shares purchasable by a surrender on a date: after the rows of that day, before its record dates.

    0 after the Expiration Date.
    """
    from addin.market import position_before_close

    return position_before_close(on_date, terms, events, prices).warrant_shares


@formula(
    "4.C(1)",
    Argument("on_date", Kind.DATE, "Date of the issue"),
    shares("additional_shares", "Additional Shares that would be issued, A"),
    net_money("consideration", "Consideration for them, C"),
    TERMS,
    EVENTS,
    PRICES,
    _GIVEN_VALUE,
    result="$ a share",
    example=Example(
        ("2004-01-05", 1000, 500, TERMS_CELLS, EVENTS_CELLS, "", 1),
        1.05 / 1.1 * 22.5 / 23,
        "1.05 / 1.1 x (22,000 + 500 / 1) / (22,000 + 1,000), as a row of Events would give",
    ),
)
def warrant_issue_price_on(
    on_date: date,
    additional_shares: Fraction,
    consideration: Fraction,
    terms: Terms,
    events: list[Event],
    prices: Closes,
    fair_market_value: Fraction | None,
) -> Fraction:
    """Exercise Price after an issue of shares that is not in the schedule: as its row in Events would give it, earlier
    deemed issues counted by the reading.

    It stands after the rows of that day and before its record dates. #N/A where no Fair Market Value is there.
    """
    from addin.market import ledger
    from addin.warrant.events import IssueShares

    issue = IssueShares(
        date=on_date, shares=additional_shares, cash=consideration, fmv=fair_market_value, place="the issue"
    )
    rows = ledger(terms, [*events, issue], prices, on_date)
    return _in_term(next(row.price_after for row in rows if row.source == issue), on_date, terms)


def _in_term(price: Fraction | None, on: date, terms: Terms) -> Fraction:
    if price is None:
        raise NotThere(f"{on} is after the Expiration Date {terms.expiration_date}: the Warrant is void")
    return price


@formula(
    "1",
    Argument("on_date", Kind.DATE, "Date of surrender, a business day of the term"),
    shares("warrant_shares", "Warrant Shares exercised, X"),
    TERMS,
    EVENTS,
    PRICES,
    optional(money("cash", "Paid in cash, whole cents"), ZERO),
    optional(money("debt_cancelled", "Paid by cancelled indebtedness, whole cents"), ZERO),
    _GIVEN_VALUE,
    result="two columns, label and value",
    spills=True,
    example=Example(
        ("2004-01-05", 110, TERMS_CELLS, EVENTS_CELLS, None, 105),
        [
            ["Sum payable", 105.0],
            ["Cash", 105.0],
            ["Debt cancelled", 0.0],
            ["Shares withheld", 0.0],
            ["Shares issued", 110.0],
            ["Cash in lieu", 0.0],
            ["Warrant shares left", 1000 * 1.1 / 1.05 * 2 - 110],
        ],
        "110 x 2 x 10,500 / 11,000 / 2 = 105.00, paid in full",
    ),
)
def warrant_settlement_on(  # noqa: PLR0913, PLR0917  # the facts of a surrender, over the three ranges
    on_date: date,
    warrant_shares: Fraction,
    terms: Terms,
    events: list[Event],
    prices: Closes,
    cash: Fraction,
    debt_cancelled: Fraction,
    fair_market_value: Fraction | None,
) -> list[list[object]]:
    """Settlement of an exercise on the exact Exercise Price, Warrant Shares and Fair Market Value of its date.

    It stands after the rows of that day and before its record dates, which fall at the close of business. #N/A where
    shares are withheld and neither the price history nor the last argument gives the Fair Market Value. A number of
    Warrant Shares that is all of them to the 15 to 17 digits of a cell is all of them.
    """
    from addin.market import ledger, shares_before_close
    from addin.warrant.events import ExerciseWarrant

    available = shares_before_close(on_date, terms, events, prices)
    surrender = ExerciseWarrant(
        date=on_date,
        shares=available if _is_all(warrant_shares, available) else warrant_shares,
        cash=cash,
        debt=debt_cancelled,
        fmv=fair_market_value,
        place="the exercise",
    )
    facts = [row.facts for row in ledger(terms, [*events, surrender], prices, on_date) if row.source == surrender]
    return [each for settlement in facts if isinstance(settlement, Settlement) for each in settlement_rows(settlement)]


def _is_all(count: Fraction, available: Fraction) -> bool:
    """Tell whether a count is the one that is available, as far as the decimals of a double can say it."""
    return any(count == Fraction(f"{float(available):.{digits}g}") for digits in _DIGITS_OF_A_DOUBLE)


_DIGITS_OF_A_DOUBLE = range(15, 18)
