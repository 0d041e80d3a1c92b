"""Worksheet functions over the register of Warrants: 1, 3, 5 and 11."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from addin.cells import Rectangle, beside, each, text, truth
from addin.formulas import TRUTHS, Argument, Example, Kind, formula
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
_ELECTORS = ("Holder", "Shares purchasable", "Registrable securities", "For 7 and 8")
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

    Its columns and entries are those of docs/register.md. It stands after all rows of the day, and has no row after the
    Expiration Date. #N/A or #NUM! where the register does not tie to the ledger: every exercise stands in both, and the
    issue is for all Warrant Shares of the terms.
    """
    from addin.market import register_on
    from addin.warrant.register import Line

    return _laid_out(Line, register_on(on_date, register, terms, events, prices).lines(), rows)


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
    from addin.warrant.electorate import Elector, electorate

    return _laid_out(Elector, electorate(register_on(on_date, register, terms, events, prices)), rows)


@formula(
    "11",
    ON_DATE,
    Argument("holders", Kind.COLUMN, "Holders, each once; those not named do not consent"),
    Argument("consents", Kind.COLUMN, "TRUE where the Holder consents, FALSE where not", TRUTHS),
    _REGISTER,
    TERMS,
    EVENTS,
    PRICES,
    result="a header row, and a row for a change of any term and one for a change of 7 or 8",
    spills=True,
    example=Example(
        ("2003-01-06", [["First Bank"], ["Fund"]], [[True], [False]], _REGISTER_CELLS, TERMS_CELLS, EVENTS_CELLS),
        [
            ["Change of", "Consenting", "All shares", "Part", "Majority"],
            ["Any term", 700 * 22 / 21, 1000 * 22 / 21, 0.7, True],
            ["7 or 8", 700 * 22 / 21, 1000 * 22 / 21, 0.7, True],
        ],
        "700 of the 1,000 shares of the Issue Date consent; nothing was exercised",
    ),
)
def warrant_consents(
    on_date: date,
    holders: Rectangle,
    consents: Rectangle,
    register: list[Entry],
    terms: Terms,
    events: list[Event],
    prices: Closes,
) -> list[list[object]]:
    """Vote of the Holders on a change: shares consenting, of all, and whether they are a majority, for any term and for
    7 or 8.

    #N/A for a name that is no Holder's on that day, #VALUE! for one given twice.
    """
    from addin.market import register_on
    from addin.warrant.electorate import Vote, electorate, votes

    names, says = beside(holders, consents, "holders", "consents")
    given = list(zip(each(text, names, "holders"), each(truth, says, "consents"), strict=True))
    return _laid_out(Vote, votes(electorate(register_on(on_date, register, terms, events, prices)), given), None)


def _laid_out(line: type[Any], lines: Iterable[Any], rows: Fraction | None) -> list[list[object]]:
    """Lay dataclasses out under the titles of their fields."""
    from addin.printing import headings_of

    headings = headings_of(line)
    listed = [[getattr(each, heading.name) for heading in headings] for each in lines]
    return padded([[heading.title for heading in headings], *listed], rows)
