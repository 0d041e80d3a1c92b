"""7.D: who bears which expense of the registration, and the one counsel of the holders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from addin.warrant.errors import NotUnderstood


class Bearer(StrEnum):
    """Who pays in the end."""

    COMPANY = "Company"
    SELLERS = "Sellers"


@dataclass(frozen=True, slots=True)
class Expense:
    """A kind of expense: its name, the clause that names it, and who bears it."""

    name: str
    clause: str
    bearer: Bearer = Bearer.COMPANY


HOLDERS_COUNSEL = Expense("Counsel for the holders", "7.D(2)")
EXPENSES = (
    Expense("Registration and filing fees", "7.D(1)(a)"),
    Expense("Blue sky laws", "7.D(1)(b)"),
    Expense("Printing and delivery", "7.D(1)(c)"),
    Expense("Counsel for the Company", "7.D(1)(d)"),
    HOLDERS_COUNSEL,
    Expense("Accountants", "7.D(1)(e)"),
    Expense("Broker or underwriter", "7.D(1)(f)"),
    Expense("Underwriting discounts and fees", "7.D(1)(f)", Bearer.SELLERS),
    Expense("Liability insurance", "7.D(1)(g)"),
    Expense("Other persons retained", "7.D(1)(h)"),
    Expense("NASD filing", "7.D(1)(i)"),
    Expense("Internal expenses", "7.D(1)"),
    Expense("Annual audit", "7.D(1)"),
    Expense("Listing", "7.D(1)"),
    Expense("Rating agencies", "7.D(1)"),
)
"""The Company's Registration Expenses, its own expenses, and what (f) leaves to the sellers by "excluding" it."""


def borne(
    expenses: Iterable[tuple[Expense, Fraction]], *, has_conflict: bool
) -> Iterator[tuple[Expense, Bearer, Fraction]]:
    """Say who bears each expense, an amount in dollars.

    Of the holders' counsel the first alone is the Company's: "not more than one counsel (or more than one counsel if a
    conflict exists ...)", chosen by a majority (7.D(2)). What 7.D(1)(f) excludes is the sellers'.
    """
    has_counsel = False
    for expense, amount in expenses:
        is_another = expense is HOLDERS_COUNSEL and has_counsel and not has_conflict
        yield expense, Bearer.SELLERS if is_another else expense.bearer, amount
        has_counsel = has_counsel or expense is HOLDERS_COUNSEL


def expense_named(name: str) -> Expense:
    """Find a kind of expense by its name, in any case. Raises `NotUnderstood` that lists them."""
    for expense in EXPENSES:
        if expense.name.casefold() == " ".join(name.split()).casefold():
            return expense
    known = ", ".join(expense.name for expense in EXPENSES)
    raise NotUnderstood(f"{name!r} is not an expense of the registration; there are {known}", clause="7.D")
