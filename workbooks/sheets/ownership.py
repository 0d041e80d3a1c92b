"""The sheet Ownership: the cap table by class, basic and diluted, before and after an exercise and an issue."""

from __future__ import annotations

from functools import reduce

from workbooks import natively
from workbooks.deal import Deal
from workbooks.expressions import Beside, Expression, Literal, Name, call, infix
from workbooks.layout import Chart, ChartKind, Column, Field, Fields, Line, Sheet, Table
from workbooks.limits import ABOVE_ZERO
from workbooks.sheets.cap_table import CLASSES, part
from workbooks.styles import Format, Part

WARRANTS = "Warrants, as adjusted"
PLANNED = "Planned issue"
_THEN = ("Cap_Table_Date", "Rows_Until_Exercise")
_TREASURY_STOCK_METHOD = "ASC 260-10-45-23"


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="Ownership",
        title="Ownership",
        subtitle="The Common Stock with every instrument exercised, and after an exercise or an issue",
        guide="Give the average market price; read who owns what, and whether the holders tie to the ledger.",
        blocks=(_ledger(deal), _holders(), _diluted(), _classes(deal), _CHART),
        is_one_page=True,
        widths=(36, 18, 18, 20, 22, 18, 18, 18, 18, 18),
    )


def _ledger(deal: Deal) -> Fields:
    on = ("Cap_Table_Date", "Terms", "Events", "Prices")
    note = "Assumed" if deal.is_sample else "An example: change it"
    treasury = call("TREASURY_STOCK_SHARES", "Ledger_Warrant_Shares", "Ledger_Price", "Average_Price")
    bought = infix(infix("Ledger_Warrant_Shares", "*", "Ledger_Price"), "/", "Average_Price")
    again = call("MAX", infix("Ledger_Warrant_Shares", "-", bought), Literal(0))
    return Fields(
        "From the ledger, on the date of the sheet Exercise",
        (
            _native(
                "Date", Name("Exercise_Date"), "Cap_Table_Date", Format.DATE, "date", "All events to that day count"
            ),
            Field(
                "Average market price",
                deal.average_price,
                "Average_Price",
                Format.QUOTE,
                unit="$ a share",
                clause=_TREASURY_STOCK_METHOD,
                note=note,
                is_assumed=True,
                takes=ABOVE_ZERO,
            ),
            _function(
                "Shares outstanding",
                call("WARRANT_OUTSTANDING_ON", *on),
                "Ledger_Outstanding",
                Format.COUNT,
                "shares",
                natively.outstanding(*_THEN),
            ),
            _function(
                "Exercise Price",
                call("WARRANT_PRICE_ON", *on),
                "Ledger_Price",
                Format.PRICE,
                "$ a share",
                natively.price(*_THEN),
            ),
            _function(
                WARRANTS,
                call("WARRANT_ISSUABLE_ON", *on),
                "Ledger_Warrant_Shares",
                Format.SHARES,
                "shares",
                natively.issuable(*_THEN),
            ),
            Field(
                "Warrants, treasury stock method",
                call("IF", infix("Ledger_Warrant_Shares", "=", Literal(0)), Literal(0), treasury),
                "Warrants_Treasury",
                Format.SHARES,
                Part.FUNCTION,
                "shares",
                _TREASURY_STOCK_METHOD,
                "Less what the proceeds buy back at the average price",
                native=call("IF", infix("Ledger_Warrant_Shares", "=", Literal(0)), Literal(0), again),
                origin="Ledger_Warrant_Shares",
            ),
        ),
    )


def _holders() -> Fields:
    apart = infix("Ledger_Outstanding", "-", "Holders_Total")
    return Fields(
        "The holders, of the sheet Cap Table",
        (
            _native("Held", call("SUM", "Holder_Shares"), "Holders_Total", Format.COUNT),
            _native("Not held by any of them", apart, "Holders_Difference", Format.COUNT),
            Field(
                "Holders tie to the ledger",
                infix("Holders_Difference", "=", "Nothing"),
                "Holders_Tie",
                part=Part.CHECK,
                unit="TRUE or FALSE",
                clause="4",
                note="The holders' shares are those outstanding",
            ),
        ),
    )


def _diluted() -> Fields:
    outstanding, warrants = Name("Ledger_Outstanding"), Name("Ledger_Warrant_Shares")
    instruments, treasury = Name("Instruments_Total"), call("SUM", "Instrument_Treasury")
    unlisted = infix("Fully_Diluted", "-", call("SUM", "Class_Diluted"))
    issued = (outstanding, Name("Planned_Shares"), instruments, Name("Planned_Warrant_Shares"))
    return Fields(
        "All shares",
        (
            _native("Other instruments", call("SUM", "Instrument_Shares"), "Instruments_Total", Format.SHARES),
            _native("Fully diluted", _sum(outstanding, instruments, warrants), "Fully_Diluted", Format.SHARES),
            _native(
                "Diluted, treasury stock method",
                _sum(outstanding, treasury, Name("Warrants_Treasury")),
                "Treasury_Diluted",
                Format.SHARES,
            ),
            _native(
                "Outstanding after the exercise",
                _sum(outstanding, Name("Shares_Issued")),
                "Outstanding_After_Exercise",
                Format.COUNT,
                note="The exercise of the sheet Exercise",
            ),
            _native(
                "Fully diluted after the planned issue",
                _sum(*issued),
                "Diluted_After_Issue",
                Format.SHARES,
                note="The planned issue of the sheet Exercise; the Warrants as it adjusts them",
            ),
            Field(
                "Every class has a row below",
                infix(call("ROUND", unlisted, "Share_Decimals"), "=", "Nothing"),
                "Classes_Tie",
                part=Part.CHECK,
                unit="TRUE or FALSE",
                note="The classes add up to all shares",
            ),
        ),
    )


def _classes(deal: Deal) -> Table:
    """Sum up by class; every row has the same formulas, a class that has nothing shows 0."""
    warrants, planned = (infix(Beside("Class"), "=", Literal(each)) for each in (WARRANTS, PLANNED))
    held = Beside("Basic")
    issuable = call("SUMIFS", "Instrument_Shares", "Instrument_Classes", Beside("Class"))
    reduced = call("SUMIFS", "Instrument_Treasury", "Instrument_Classes", Beside("Class"))
    after_issue = _sum(held, issuable, _if(warrants, "Planned_Warrant_Shares"), _if(planned, "Planned_Shares"))
    held_classes = dict.fromkeys(str(row[0]) for row in deal.holders if row[0])
    columns = (
        Column("Class", Format.TEXT, Part.FIXED, width=36, name="Class_Names"),
        _shares("Basic", call("SUMIFS", "Holder_Shares", "Holder_Classes", Beside("Class"))),
        _shares("Fully diluted", _sum(held, issuable, _if(warrants, "Ledger_Warrant_Shares")), "Class_Diluted"),
        _shares("Treasury stock", _sum(held, reduced, _if(warrants, "Warrants_Treasury"))),
        _shares("After exercise", _sum(held, _if(warrants, "Shares_Issued")), unit="outstanding then"),
        _shares("After issue", after_issue, unit="fully diluted then"),
        part("Basic part", "Basic", "Ledger_Outstanding", "of outstanding"),
        part("Diluted part", "Fully diluted", "Fully_Diluted", "of fully diluted", "Class_Part"),
        part("Part after exercise", "After exercise", "Outstanding_After_Exercise", "of outstanding"),
        part("Part after issue", "After issue", "Diluted_After_Issue", "of fully diluted"),
    )
    rows = tuple((each,) for each in dict.fromkeys((*held_classes, *CLASSES, WARRANTS, PLANNED)))
    return Table("Classes", columns, rows, heading="By class, and pro forma")


_CHART = Chart(
    "Ownership by class, part of all shares, fully diluted",
    ChartKind.BARS,
    across="Class_Names",
    lines=(Line("Part of all shares", "Class_Part"),),
    across_title="class",
    up_title="part of all shares, fully diluted",
    format=Format.PERCENT,
)


def _native(label: str, formula: Expression, name: str, shown: Format, unit: str = "shares", note: str = "") -> Field:
    return Field(label, formula, name, shown, Part.NATIVE, unit, note=note)


def _function(label: str, ours: Expression, name: str, shown: Format, unit: str, native: Expression) -> Field:
    return Field(label, ours, name, shown, Part.FUNCTION, unit, "4", "From the ledger", native=native)


def _shares(title: str, formula: Expression, name: str = "", unit: str = "shares") -> Column:
    return Column(title, Format.SHARES, Part.NATIVE, unit, 18, formula, name)


def _if(condition: Expression, name: str) -> Expression:
    return call("IF", condition, name, "Nothing")


def _sum(*shares: Expression) -> Expression:
    return reduce(lambda left, right: infix(left, "+", right), shares)
