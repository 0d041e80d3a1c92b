"""Worksheet functions beside the agreement: the cap table's, and the reason for an error."""

from __future__ import annotations

from fractions import Fraction

from addin import at_once
from addin.cells import Cell, Rectangle, column, each, not_negative
from addin.formulas import Argument, Example, Kind, find, formula
from addin.functions.arguments import outstanding, price, shares
from addin.warrant import dilution
from addin.warrant.errors import Fault


@formula(
    "cap table",
    outstanding("shares_outstanding", "Shares outstanding"),
    Argument("instruments", Kind.COLUMN, "Shares issuable under each instrument", "shares"),
    result="shares",
    example=Example((1000, [[200], [50]]), 1250.0, "1,000 + 200 + 50"),
)
def fully_diluted_shares(shares_outstanding: Fraction, instruments: Rectangle) -> Fraction:
    """Fully diluted shares: those outstanding and those issuable under every instrument."""
    cells = column(instruments)
    together = at_once.total(cells)
    counts = each(not_negative, cells, "instruments") if together is None else [together]
    return dilution.fully_diluted_shares(shares_outstanding, counts)


@formula(
    "ASC 260-10-45-23",
    shares("shares", "Shares issuable under the instrument"),
    price("exercise_price", "Its exercise price"),
    price("average_price", "Average market price of the period"),
    result="shares, a fraction kept",
    example=Example((1000, 2, 5), 600.0, "1,000 - 1,000 x 2 / 5"),
)
def treasury_stock_shares(shares: Fraction, exercise_price: Fraction, average_price: Fraction) -> Fraction:
    """Incremental shares of the treasury stock method: shares less those that the proceeds buy back, never below 0."""
    return dilution.treasury_stock_shares(shares, exercise_price, average_price)


@formula(
    "all",
    Argument("function_name", Kind.TEXT, "Name of the function"),
    Argument("arguments", Kind.ANY, "Its arguments, in their order", is_variadic=True),
    result="text, blank where there is no error",
    example=Example(
        ("SPLIT_PRICE", 2, 0, 1),
        "SPLIT_PRICE, new_shares: 0 is not above 0 (clause 4.E)",
        "the words behind #NUM!",
    ),
)
def warrant_error(function_name: str, *arguments: Cell) -> str:
    """Reason in words why a function, with those arguments, gives an error; blank where it gives none.

    In LibreOffice an error among the arguments comes through as itself, in place of the reason.
    """
    try:
        find(function_name).call(arguments)
    except Fault as fault:
        return str(fault)
    return ""
