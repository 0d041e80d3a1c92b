"""The sheet Expenses: what the registration costs, and who bears it (7.D)."""

from __future__ import annotations

from addin.warrant.expenses import EXPENSES
from workbooks.deal import Deal
from workbooks.expressions import call
from workbooks.layout import Column, Field, Fields, Sheet, Spill, Table
from workbooks.styles import Format, Part

_EXPENSES = (
    ("Registration and filing fees", 2500.0),
    ("Accountants", 18000.0),
    ("Counsel for the Company", 40000.0),
    ("Counsel for the holders", 25000.0),
    ("Counsel for the holders", 9000.0),
    ("Underwriting discounts and fees", 30000.0),
)
SPARE = 4


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    expenses = _EXPENSES if deal.is_sample else ()
    return Sheet(
        name="Expenses",
        title="Expenses",
        subtitle="What the registration costs, and what of it the Company and the sellers bear (7.D)",
        guide="List the expenses of the registration; read who bears each.",
        blocks=(_given(deal), _expenses(deal, expenses), _borne(_height(deal))),
        widths=(40, 20, 22, 18, 60),
    )


def _given(deal: Deal) -> Fields:
    conflict = Field(
        "Conflict among the sellers",
        value=False,
        name="Has_Conflict",
        unit="TRUE or FALSE",
        clause="7.D(2)",
        note="TRUE: more than one counsel of the holders is reimbursed",
        choices=("TRUE", "FALSE"),
    )
    rows = Field("Rows of the expenses below", 1.0 * _height(deal), "Expense_Rows", Format.COUNT, Part.FIXED, "rows")
    return Fields("Given", (conflict, rows))


def _expenses(deal: Deal, expenses: tuple[tuple[str, float], ...]) -> Table:
    columns = (
        Column("Expense", Format.TEXT, name="Expense_Names"),
        Column("Amount", Format.MONEY, unit="$", name="Expense_Amounts"),
        Column("Note", Format.TEXT, Part.ASSUMED if deal.is_sample else Part.NOTE),
    )
    rows = tuple((*each, "Assumed") for each in expenses)
    heading = "Expenses of the registration, by kind; the holders' counsel that a majority chose stands first"
    return Table("RegistrationExpenses", columns, rows, SPARE, heading=heading, range_name="Expenses", range_columns=2)


def _height(deal: Deal) -> int:
    """Count the rows of what is borne: a header, the expenses or, while none is given, their kinds, and a total."""
    return max(len(_EXPENSES) + SPARE if deal.is_sample else SPARE, len(EXPENSES)) + 2


def _borne(height: int) -> Spill:
    columns = (
        Column("Expense", Format.TEXT, Part.FUNCTION),
        Column("Clause", Format.TEXT, Part.FUNCTION),
        Column("Borne by", Format.TEXT, Part.FUNCTION),
        Column("Company", Format.MONEY, Part.FUNCTION, "$"),
        Column("Sellers", Format.MONEY, Part.FUNCTION, "$"),
    )
    borne = call("REGISTRATION_EXPENSES", "Expense_Names", "Expense_Amounts", "Has_Conflict", "Expense_Rows")
    return Spill("Expenses_Borne", borne, columns, height, "Who bears them (7.D)", has_keys=True)
