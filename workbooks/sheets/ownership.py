"""The sheet Ownership: the cap table by class, basic and diluted, before and after an exercise and an issue."""

from __future__ import annotations

from functools import reduce

from addin.warrant.events import DividendPaid
from workbooks import natively
from workbooks.deal import Deal
from workbooks.expressions import Beside, Expression, Literal, Name, call, infix
from workbooks.layout import Chart, ChartKind, Column, Field, Fields, Line, Sheet, Table
from workbooks.limits import ABOVE_ZERO
from workbooks.notation import formula
from workbooks.recalculation.columns import TABLE
from workbooks.sheets.cap_table import CLASSES, part, part_then
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
    is_void = formula("Cap_Table_Date>Expiration_Date")
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
                call("IF", is_void, Literal(""), call("WARRANT_PRICE_ON", *on)),
                "Ledger_Price",
                Format.PRICE,
                "$ a share",
                natively.price_if_any(*_THEN),
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
                formula(_TIE),
                "Holders_Tie",
                part=Part.CHECK,
                unit="TRUE or FALSE",
                clause="4",
                note="Those outstanding; where these are not whole, to less than a share for each holder",
            ),
        ),
    )


# After a split that left fractions each holder has full shares, and less than one is left over for each (4.E).
_IS_WHOLE = "ROUND(Ledger_Outstanding,Whole_Shares)=INT(ROUND(Ledger_Outstanding,Whole_Shares))"
_TIE = f"IF({_IS_WHOLE},ROUND(Holders_Difference,Whole_Shares)=0,ABS(Holders_Difference)<COUNT(Holder_Shares))"


def _diluted() -> Fields:
    outstanding, warrants = Name("Ledger_Outstanding"), Name("Ledger_Warrant_Shares")
    instruments, treasury = Name("Instruments_Total"), call("SUM", "Instrument_Treasury")
    issued = (outstanding, Name("Planned_Shares"), instruments, Name("Warrants_After_Issue"))
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
                call("IFERROR", _sum(outstanding, Name("Shares_Issued")), Literal("")),
                "Outstanding_After_Exercise",
                Format.COUNT,
                note="The exercise of the sheet Exercise; blank where it cannot be settled",
            ),
            _native(
                "Warrants after the planned issue",
                formula(_AFTER_ISSUE),
                "Warrants_After_Issue",
                Format.SHARES,
                note="At the day's end; blank if the issue is untested, or a dividend is paid late that day",
            ),
            _native(
                "Fully diluted after the planned issue",
                call("IFERROR", _sum(*issued), Literal("")),
                "Diluted_After_Issue",
                Format.SHARES,
                note="The planned issue of the sheet Exercise; the Warrants as it adjusts them",
            ),
            Field(
                "Every class has a row below",
                formula(_LISTED),
                "Classes_Tie",
                part=Part.CHECK,
                unit="TRUE or FALSE",
                note="The classes add up to the holders' shares, the other instruments and the Warrants",
            ),
        ),
    )


_PAYMENTS = f'COUNTIFS({TABLE}[Date],Cap_Table_Date,{TABLE}[Event],"{DividendPaid.name}")'
# A dividend at the close moves N as it moves O, planned shares included (4.D); a late payment rewrites the schedule.
_DIVIDENDS = "((Ledger_Outstanding+Planned_Shares)/(Outstanding_At_Surrender+Planned_Shares))"
_AFTER_ISSUE = f'IFERROR(IF({_PAYMENTS}>0,"",Planned_Warrant_Shares*{_DIVIDENDS}),"")'
_ALL = "(Holders_Total+Instruments_Total+Ledger_Warrant_Shares)"
_LISTED = f"ABS({_ALL}-SUM(Class_Diluted))<=Check_Tolerance*{_ALL}"


def _classes(deal: Deal) -> Table:
    """Sum up by class; every row has the same formulas, a class that has nothing shows 0."""
    warrants, planned = (infix(Beside("Class"), "=", Literal(each)) for each in (WARRANTS, PLANNED))
    held = Beside("Basic")
    basic, issuable, reduced = (
        formula(f"SUMPRODUCT(({of}_Classes=[@Class])*1,{shares})")
        for of, shares in (
            ("Holder", "Holder_Shares"),
            ("Instrument", "Instrument_Shares"),
            ("Instrument", "Instrument_Treasury"),
        )
    )
    after_exercise = _sum(held, _if(warrants, "Shares_Issued"))
    after_issue = _sum(held, issuable, _if(warrants, "Warrants_After_Issue"), _if(planned, "Planned_Shares"))
    columns = (
        Column("Class", Format.TEXT, Part.FIXED, width=36, name="Class_Names"),
        _shares("Basic", basic),
        _shares("Fully diluted", _sum(held, issuable, _if(warrants, "Ledger_Warrant_Shares")), "Class_Diluted"),
        _shares("Treasury stock", _sum(held, reduced, _if(warrants, "Warrants_Treasury"))),
        _shares("After exercise", _or_blank(after_exercise), unit="outstanding then"),
        _shares("After issue", _or_blank(after_issue), unit="fully diluted then"),
        part("Basic part", "Basic", "Ledger_Outstanding", "of outstanding"),
        part("Diluted part", "Fully diluted", "Fully_Diluted", "of fully diluted", "Class_Part"),
        part_then("Part after exercise", "After exercise", "Outstanding_After_Exercise", "of outstanding"),
        part_then("Part after issue", "After issue", "Diluted_After_Issue", "of fully diluted"),
    )
    held_classes = (str(row[0]) for row in deal.holders if row[0])
    # The hosts compare text in any case: a class is listed once, as it is first written.
    named = {each.casefold(): each for each in reversed((*held_classes, *CLASSES, WARRANTS, PLANNED))}
    rows = tuple((each,) for each in reversed(named.values()))
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


def _native(label: str, worked: Expression, name: str, shown: Format, unit: str = "shares", note: str = "") -> Field:
    return Field(label, worked, name, shown, Part.NATIVE, unit, note=note)


def _function(label: str, ours: Expression, name: str, shown: Format, unit: str, native: Expression) -> Field:
    return Field(label, ours, name, shown, Part.FUNCTION, unit, "4", "From the ledger", native=native)


def _shares(title: str, worked: Expression, name: str = "", unit: str = "shares") -> Column:
    return Column(title, Format.SHARES, Part.NATIVE, unit, 18, worked, name)


def _or_blank(worked: Expression) -> Expression:
    return call("IFERROR", worked, Literal(""))


def _if(condition: Expression, name: str) -> Expression:
    return call("IF", condition, name, "Nothing")


def _sum(*shares: Expression) -> Expression:
    return reduce(lambda left, right: infix(left, "+", right), shares)
