"""The sheet Expenses: what the registration costs, and who bears it (7.D)."""

from __future__ import annotations

from addin.warrant.expenses import EXPENSES, HOLDERS_COUNSEL, Bearer
from workbooks.deal import Deal
from workbooks.expressions import call
from workbooks.layout import Column, Field, Fields, Sheet, Spill, Table
from workbooks.notation import formula
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
        blocks=(_given(deal), _expenses(deal, expenses), _borne(_height(deal)), _TOTALS, _KINDS),
        widths=(42, 20, 22, 18, 22, 16, 60),
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


# A name is compared as the core does, in any case and without the spaces around it; never as a criterion.
_OF_KIND = "(Expense_Kinds=TRIM([@Expense]))"
_COUNSEL = f"N(above[Counsel so far])+SUMPRODUCT({_OF_KIND}*ExpenseKinds[Reimbursed once])"
_IS_ANOTHER = "AND(NOT(Has_Conflict),[@Counsel so far]>1,[@Counsel so far]>N(above[Counsel so far]))"
_IS_COMPANYS = f'SUMPRODUCT({_OF_KIND}*(ExpenseKinds[Borne by]="{Bearer.COMPANY}"))'
_IS_UNDERSTOOD = f"AND(SUMPRODUCT({_OF_KIND}*1)=1,ISNUMBER([@Amount]),N([@Amount])>=0)"
_COMPANY = f'IF(OR([@Expense]&[@Amount]="",{_IS_UNDERSTOOD}),NOT({_IS_ANOTHER})*{_IS_COMPANYS}*N([@Amount]),NA())'


def _expenses(deal: Deal, expenses: tuple[tuple[str, float], ...]) -> Table:
    kind = "A kind of expense, of the list at the end; one row for each counsel of the holders"
    columns = (
        Column("Expense", Format.TEXT, name="Expense_Names", among="Expense_Kinds", help=kind),
        Column("Amount", Format.MONEY, unit="$", name="Expense_Amounts", help="Dollars of the expense"),
        Column("Counsel so far", Format.COUNT, Part.NATIVE, "of the holders", formula=formula(_COUNSEL)),
        Column("Company", Format.MONEY, Part.NATIVE, "$", formula=formula(_COMPANY)),
        Column("Sellers", Format.MONEY, Part.NATIVE, "$", formula=formula("N([@Amount])-[@Company]")),
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
        Column("Expense", Format.TEXT, Part.FUNCTION, name="Borne_Expenses"),
        Column("Clause", Format.TEXT, Part.FUNCTION),
        Column("Borne by", Format.TEXT, Part.FUNCTION),
        Column("Company", Format.MONEY, Part.FUNCTION, "$", name="Borne_By_Company"),
        Column("Sellers", Format.MONEY, Part.FUNCTION, "$", name="Borne_By_Sellers"),
    )
    borne = call("REGISTRATION_EXPENSES", "Expense_Names", "Expense_Amounts", "Has_Conflict", "Expense_Rows")
    return Spill("Expenses_Borne", borne, columns, height, "Who bears them (7.D)", has_keys=True)


def _total(label: str, bearer: Bearer, clause: str) -> Field:
    name = f"Borne_By_{bearer}"
    ours = formula(f'INDEX({name},MATCH("Total",Borne_Expenses,0))')
    native = formula(f"SUM(RegistrationExpenses[{bearer}])")
    return Field(label, ours, f"{name}_In_All", Format.MONEY, Part.FUNCTION, "$", clause, native=native)


_TOTALS = Fields(
    "In all",
    (
        _total("The Company bears", Bearer.COMPANY, "7.D(1), (2)"),
        _total("The sellers bear", Bearer.SELLERS, "7.D(1)(f)"),
    ),
)
_KINDS = Table(
    "ExpenseKinds",
    (
        Column("Expense", Format.TEXT, Part.FIXED, name="Expense_Kinds"),
        Column("Clause", Format.TEXT, Part.FIXED),
        Column("Borne by", Format.TEXT, Part.FIXED),
        Column("Reimbursed once", Format.GENERAL, Part.FIXED, "unless in conflict"),
    ),
    tuple((kind.name, kind.clause, str(kind.bearer), kind is HOLDERS_COUNSEL) for kind in EXPENSES),
    heading="The kinds of expense, and who bears each",
)
