"""The sheets Register and Warrants: the entries of the register, and the Warrants outstanding on a date."""

from __future__ import annotations

from addin.register import COLUMN_NOTES, COLUMNS, FORMS
from workbooks import natively
from workbooks.deal import Deal
from workbooks.expressions import call
from workbooks.layout import Column, Field, Fields, Sheet, Spill, Table
from workbooks.notation import formula
from workbooks.styles import Format, Part, Role

SPARE = 12
_SHAPES = {
    "Date": (Format.DATE, "", 11),
    "Entry": (Format.TEXT, "", 14),
    "Warrant": (Format.TEXT, "number", 14),
    "New warrant": (Format.TEXT, "number", 14),
    "Holder": (Format.TEXT, "of the new one", 28),
    "Shares": (Format.SHARES, "shares of that day", 18),
    "Ref": (Format.TEXT, "of an exercise", 14),
    "Note": (Format.TEXT, "", 60),
}


def rows_of(deal: Deal) -> int:
    """Count the rows of the range Register: its header, the entries, and room for more."""
    return 1 + len(deal.register) + SPARE


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet of entries; the range Register is the whole table."""
    columns = tuple(_column(title, deal) for title in COLUMNS)
    return Sheet(
        name="Register",
        title="Register",
        subtitle="One row for each Warrant issued or surrendered: issue, transfer and exchange (3), replacement (5),"
        " exercise (1), sale of shares issued (11)",
        guide="Give one row for each Warrant issued or surrendered. Empty rows at the end are room for more.",
        blocks=(
            Table("RegisterEntries", columns, deal.register, SPARE, range_name="Register", range_columns=len(COLUMNS)),
        ),
        is_frozen=True,
        role=Role.INPUT,
        grows=True,
    )


def _column(title: str, deal: Deal) -> Column:
    shown, unit, width = _SHAPES[title]
    part = Part.ASSUMED if title == "Note" and deal.is_sample else Part.INPUT
    choices = tuple(FORMS) if title == "Entry" else ()
    return Column(title, shown, part=part, unit=unit, width=width, choices=choices, help=COLUMN_NOTES[title])


def warrants(deal: Deal) -> Sheet:
    """Describe the sheet of Warrants outstanding, tied to the ledger."""
    return Sheet(
        name="Warrants",
        title="Warrants",
        subtitle="The Warrants outstanding on a date, by number and Holder, after every adjustment",
        guide="Give a date; read who holds which Warrant then, tied to the ledger.",
        blocks=(_totals(deal), _outstanding(deal), _sums(deal)),
        widths=(30, 28, 18, 18, 22, 14, 60),
    )


def _totals(deal: Deal) -> Fields:
    shares = call("WARRANT_SHARES_ON", "Register_Date", "Terms", "Events", "Prices")
    held = call("SUM", "Outstanding_Warrant_Shares")
    then = ("Register_Date", "Rows_Until_Register")
    return Fields(
        "On the date",
        (
            Field("Date", deal.as_of, "Register_Date", Format.DATE, unit="date", note="All events to that day count"),
            Field(
                "Warrant Shares of the ledger",
                shares,
                "Register_Ledger_Shares",
                Format.SHARES,
                Part.FUNCTION,
                "shares",
                "4",
                native=natively.shares(*then),
            ),
            Field(
                "Exercise Price",
                call("WARRANT_PRICE_ON", "Register_Date", "Terms", "Events", "Prices"),
                "Register_Price",
                Format.PRICE,
                Part.FUNCTION,
                "$ a share",
                "4",
                native=natively.price(*then),
            ),
            Field(
                "Sum payable, for all Warrants below",
                call("SUM", "Outstanding_Sums"),
                "Register_Sum_Payable",
                Format.MONEY,
                Part.FUNCTION,
                "$, each to the cent",
                "1",
                native=formula("SUM(SumsPayable[Sum payable])"),
            ),
            Field("Of all Warrants below", held, "Register_Shares", Format.SHARES, Part.NATIVE, "shares"),
            Field(
                "The register ties to the ledger",
                formula("ABS(Register_Ledger_Shares-Register_Shares)<=Check_Tolerance*Register_Ledger_Shares"),
                "Register_Ties",
                Format.GENERAL,
                Part.CHECK,
                "TRUE or FALSE",
                "3",
                "Warrant Shares of all Warrants against the ledger's",
            ),
            natively.rows_until(*then),
        ),
    )


def _outstanding(deal: Deal) -> Spill:
    columns = (
        Column("Warrant", Format.TEXT, Part.FUNCTION, "number", 30, name="Outstanding_Warrants"),
        Column("Holder", Format.TEXT, Part.FUNCTION, width=28),
        Column("Shares", Format.SHARES, Part.FUNCTION, "shares", 18, name="Outstanding_Warrant_Shares"),
        Column("Sum payable", Format.MONEY, Part.FUNCTION, "$, for all", 18, name="Outstanding_Sums"),
        Column("Issued on", Format.DATE, Part.FUNCTION, "", 22),
        Column("Issued by", Format.TEXT, Part.FUNCTION, "entry", 14),
        Column("In place of", Format.TEXT, Part.FUNCTION, "number", 14),
    )
    given = ("Register_Date", "Register", "Terms", "Events", "Prices", call("ROWS", "Register"))
    kept = call("WARRANT_REGISTER", *given)
    return Spill("Warrants", kept, columns, rows_of(deal), "Outstanding (1, 3, 5)", has_keys=True)


_SHARES = "N(INDEX(Outstanding_Warrant_Shares,[@No]))"
_DUE = "IF([@Shares]=0,0,ROUND(ROUND([@Shares]*Native_Register_Price,Share_Decimals),Cent_Decimals))"
_PAYS = "IFERROR([@Sum payable]=N(INDEX(Outstanding_Sums,[@No])),FALSE)"


def _sums(deal: Deal) -> Table:
    """Work the sum payable of each Warrant out again, to the cent (1)."""
    columns = (
        Column("Warrant", Format.TEXT, Part.NATIVE, "number", formula=formula("INDEX(Outstanding_Warrants,[@No])")),
        Column("No", Format.COUNT, Part.NATIVE, "row of the list above", formula=formula("N(above[No])+1")),
        Column("Shares", Format.SHARES, Part.NATIVE, "shares", formula=formula(_SHARES)),
        Column("Sum payable", Format.MONEY, Part.NATIVE, "$, to the cent", formula=formula(_DUE)),
        Column("Agrees", Format.GENERAL, Part.CHECK, "TRUE or FALSE", formula=formula(_PAYS), name="Sums_Agree"),
    )
    heading = "The sum payable for each, worked again natively (1)"
    return Table("SumsPayable", columns, ((),) * (rows_of(deal) - 1), heading=heading)
