"""Worksheet functions over the register of Warrants: 1, 3, 5 and 11."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import EVENTS, EVENTS_CELLS, ON_DATE, PRICES, ROWS, TERMS, TERMS_CELLS, padded
from addin.warrant.fair_value import Closes

if TYPE_CHECKING:
    from addin.warrant.entries import Entry
    from addin.warrant.events import Event
    from addin.warrant.terms import Terms

_REGISTER = Argument("register", Kind.REGISTER, "Register of Warrants")
_REGISTER_CELLS = [
    ["Date", "Entry", "Warrant", "New warrant", "Holder", "Shares"],
    ["2002-03-04", "Issue", "W-1", None, "First Bank", 700],
    ["2002-03-04", "Issue", "W-2", None, "Second Bank", 300],
    ["2003-01-06", "Transfer", "W-2", "W-3", "Fund", 110],
    ["2003-01-06", "Transfer", "W-2", "W-4", "Second Bank", None],
]
_ELECTORS = ("Holder", "Shares purchasable", "Registrable Securities", "For 7 and 8")
_COLUMNS = ("Warrant", "Holder", "Shares", "Sum payable", "Issued on", "Issued by", "In place of")


@formula(
    "1, 3, 5",
    ON_DATE,
    _REGISTER,
    TERMS,
    EVENTS,
    PRICES,
    ROWS,
    result="a header row, and a row for each Warrant outstanding",
    spills=True,
    example=Example(
        ("2004-01-05", _REGISTER_CELLS, TERMS_CELLS, EVENTS_CELLS),
        [
            list(_COLUMNS),
            ["W-1", "First Bank", 700 * 44 / 21, 1400.0, date(2002, 3, 4), "Issue", ""],
            ["W-3", "Fund", 220.0, 210.0, date(2003, 1, 6), "Transfer", "W-2"],
            ["W-4", "Second Bank", (300 - 105) * 44 / 21, 390.0, date(2003, 1, 6), "Transfer", "W-2"],
        ],
        "a share of the Issue Date is 22/21 on 6 January 2003 and 44/21 after the split; 110 are 105 of the first 300",
    ),
)
def warrant_register(
    on_date: date, register: list[Entry], terms: Terms, events: list[Event], prices: Closes, rows: Fraction | None
) -> list[list[object]]:
    """Register of Warrants on a date: those outstanding with Holder, shares after every adjustment, sum payable, and
    how each was issued.

    It stands after all rows of the day; no row after the Expiration Date. #N/A or #NUM! where the register does not
    tie to the ledger: every exercise stands in both, and the issue is for all Warrant Shares of the terms.
    """
    from addin.market import register_on
    from addin.register import listing

    return _laid_out(_COLUMNS, listing(*register_on(on_date, register, terms, events, prices)), rows)


@formula(
    "11",
    ON_DATE,
    _REGISTER,
    TERMS,
    EVENTS,
    PRICES,
    ROWS,
    result="a header row, and a row for each Holder",
    spills=True,
    example=Example(
        ("2003-01-06", _REGISTER_CELLS, TERMS_CELLS, EVENTS_CELLS),
        [
            list(_ELECTORS),
            ["First Bank", 700 * 22 / 21, 0.0, 700 * 22 / 21],
            ["Fund", 110.0, 0.0, 110.0],
            ["Second Bank", (300 - 105) * 22 / 21, 0.0, (300 - 105) * 22 / 21],
        ],
        "a share of the Issue Date is 22/21 on 6 January 2003; nothing was exercised",
    ),
)
def warrant_electorate(
    on_date: date, register: list[Entry], terms: Terms, events: list[Event], prices: Closes, rows: Fraction | None
) -> list[list[object]]:
    """Holders whose consent to a change counts: shares that their Warrants purchase, and for a change of 7 or 8 also
    shares issued on exercise and not sold under the registration.

    Shares issued move with splits; a `Sale` entry of the register takes those sold off.
    """
    from addin.market import register_on
    from addin.register import electors

    kept, _ = register_on(on_date, register, terms, events, prices)
    return _laid_out(_ELECTORS, electors(kept), rows)


def _laid_out(
    header: Sequence[str], facts: Iterable[Mapping[str, object]], rows: Fraction | None
) -> list[list[object]]:
    return padded([header, *(list(each.values()) for each in facts)], rows)
