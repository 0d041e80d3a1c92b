"""Worksheet function of 4.G."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import EVENTS, EVENTS_CELLS, PRICES, ROWS, TERMS, TERMS_CELLS, padded
from addin.warrant.errors import OutOfRange, shown
from addin.warrant.fair_value import Closes

CELL_HOLDS = 32_767

if TYPE_CHECKING:
    from addin.warrant.events import Event
    from addin.warrant.terms import Terms


_OF_4_E = (
    "the Exercise Price then in effect immediately before that stock split or subdivision shall be proportionately"
    " decreased"
)


@formula(
    "4.G",
    Argument("number", Kind.NUMBER, "Number of the certificate, from 1", minimum=Fraction(1)),
    TERMS,
    EVENTS,
    PRICES,
    ROWS,
    result="three columns: what is stated, its value, and its exact fraction where it is not whole",
    spills=True,
    example=Example(
        (2, TERMS_CELLS, EVENTS_CELLS),
        [
            [
                "Section 4.E",
                _OF_4_E,
                "",
            ],
            ["Date", "2003-06-03", ""],
            ["Event", "Stock split", ""],
            ["Clause", "4.E", ""],
            ["New shares", 2.0, ""],
            ["For old shares", 1.0, ""],
            ["(b) Shares outstanding before", 11000.0, ""],
            ["(b) Shares outstanding after", 22000.0, ""],
            ["(c) Exercise Price before", 2.1 / 1.1, "21/11"],
            ["(d) Exercise Price after", 1.05 / 1.1, "21/22"],
            ["Warrant Shares before", 1100 / 1.05, "22000/21"],
            ["Warrant Shares after", 2200 / 1.05, "44000/21"],
            ["Step 1", "Fraction: 1 / 2 = 0.5", ""],
            [
                "Step 2",
                "Exercise Price: 1.9090909090... x 0.5 = 0.9545454545...",
                "(21/11) x (1/2) = 21/22",
            ],
            [
                "Step 3",
                "Warrant Shares: 1,047.6190476190... / 0.5 = 2,095.2380952380...",
                "(22000/21) / (1/2) = 44000/21",
            ],
        ],
        "the second adjustment of the schedule is the split",
    ),
)
def adjustment_certificate(
    number: Fraction, terms: Terms, events: list[Event], prices: Closes, rows: Fraction | None
) -> list[list[object]]:
    """Certificate of an adjustment: the words of the clause, consideration, shares outstanding, price and number before
    and after, and the arithmetic in exact steps.

    Adjustments are the ledger's rows with a clause other than 1, numbered from 1. #N/A beyond the last.
    """
    from addin.market import ledger
    from addin.warrant.certificate import certificate

    if number.denominator != 1:
        raise OutOfRange(f"{shown(number)} is not a whole number")
    written = certificate(int(number), terms, ledger(terms, events, prices))
    stated: list[list[object]] = [[each.label, *_in_cells(each.value)] for each in written.statements]
    worked: list[list[object]] = [
        [f"Step {index}", f"{step.label}: {step.in_decimals}", _held(step.exactly)]
        for index, step in enumerate(written.steps, start=1)
    ]
    return padded([[f"Section {written.row.clause}", written.quoted, ""], *stated, *worked], rows)


def _in_cells(value: object) -> list[object]:
    """Give a value and, where it is not whole, its exact fraction; a date as text, for a column has one format."""
    from addin.warrant.arithmetic import exact

    if not isinstance(value, Fraction):
        return [str(value), ""]
    return [value, "" if value.denominator == 1 else _held(exact(value))]


def _held(text: str) -> str:
    """Give text that a cell can hold; after hundreds of events an exact number is longer than any."""
    return text if len(text) <= CELL_HOLDS else f"{len(text):,} characters: `warrants certificate` writes them out"
