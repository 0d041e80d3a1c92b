"""Worksheet function of 4.G."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import EVENTS, EVENTS_CELLS, PRICES, TERMS, TERMS_CELLS
from addin.warrant.errors import OutOfRange, shown
from addin.warrant.fair_value import Closes

if TYPE_CHECKING:
    from addin.warrant.events import Event
    from addin.warrant.terms import Terms


@formula(
    "4.G",
    Argument("number", Kind.NUMBER, "Number of the certificate, from 1", minimum=Fraction(1)),
    TERMS,
    EVENTS,
    PRICES,
    result="three columns: what is stated, its value, and its exact fraction",
    spills=True,
    example=Example(
        (2, TERMS_CELLS, EVENTS_CELLS),
        [
            ["Date", "2003-06-03", ""],
            ["Event", "Stock split", ""],
            ["Clause", "4.E", ""],
            ["(b) Shares outstanding before", 11000.0, "11000"],
            ["(b) Shares outstanding after", 22000.0, "22000"],
            ["(c) Exercise Price before", 2.1 / 1.1, "21/11"],
            ["(d) Exercise Price after", 1.05 / 1.1, "21/22"],
            ["Warrant Shares before", 1100 / 1.05, "22000/21"],
            ["Warrant Shares after", 2200 / 1.05, "44000/21"],
            ["Step 1", "Fraction: 1 / 2 = 1/2", ""],
            ["Step 2", "Exercise Price: (21/11) x (1/2) = 21/22 (0.9545454545)", ""],
            ["Step 3", "Warrant Shares: (22000/21) / (1/2) = 44000/21 (2095.238095)", ""],
        ],
        "the second adjustment of the schedule is the split",
    ),
)
def adjustment_certificate(number: Fraction, terms: Terms, events: list[Event], prices: Closes) -> list[list[object]]:
    """Certificate of an adjustment: consideration, shares outstanding, price and number before and after, and the
    arithmetic in exact steps.

    Adjustments are the ledger's rows with a clause other than 1, numbered from 1. #N/A beyond the last.
    """
    from addin.market import ledger
    from addin.warrant.certificate import certificate

    if number.denominator != 1:
        raise OutOfRange(f"{shown(number)} is not a whole number")
    written = certificate(int(number), terms, ledger(terms, events, prices))
    stated: list[list[object]] = [[each.label, *_in_cells(each.value)] for each in written.statements]
    return stated + [[f"Step {index}", step, ""] for index, step in enumerate(written.steps, start=1)]


def _in_cells(value: object) -> list[object]:
    return [value, str(value)] if isinstance(value, Fraction) else [str(value), ""]
