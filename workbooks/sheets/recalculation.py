"""The sheets that work the ledger out again without a function of ours: its keys, the trading days, and the rows."""

from __future__ import annotations

from datetime import date, timedelta

from addin.calendar import nyse_sessions_between
from addin.schedule import FORMS
from addin.warrant.events import Exercise, IssueShares
from workbooks.deal import Deal
from workbooks.layout import Column, Field, Fields, Sheet, Table
from workbooks.notation import formula
from workbooks.recalculation.capacity import assets, versions
from workbooks.recalculation.columns import TABLE
from workbooks.recalculation.comparison import COMPARISON
from workbooks.recalculation.forms import TREATMENTS
from workbooks.recalculation.ledger import groups
from workbooks.recalculation.order import FROZEN
from workbooks.sheets import findings, prices, terms_read
from workbooks.sheets.events import rows_of
from workbooks.styles import Format, Part, Role

_A_YEAR = timedelta(days=366)


def sheet(deal: Deal) -> Sheet:
    """Describe the rows, each beside the row of the sheet Ledger."""
    return _rows(deal, compared=True)


def alone(deal: Deal) -> Sheet:
    """Describe the rows where there is no function of ours to compare with."""
    return _rows(deal, compared=False)


def _rows(deal: Deal, *, compared: bool) -> Sheet:
    every = (*groups(versions(deal), assets(deal)), *((COMPARISON,) if compared else ()))
    columns = tuple(column for group in every for column in group.headed())
    capacity = rows_of(deal) - 1
    return Sheet(
        name="Recalculation",
        title="Recalculation",
        subtitle="The ledger again by native formulas. Version v is the schedule as known after its v-th rewriting"
        " (an expiry, an unpaid dividend); a row's price is that of its own version",
        guide="Follow any figure of the ledger back to the inputs, column by column, without the add-in.",
        blocks=(Table(TABLE, columns, ((),) * capacity),),
        is_frozen=True,
        frozen=FROZEN,
        role=Role.WORKING,
    )


def keys(deal: Deal) -> Sheet:
    """Describe the constants that the formulas name, and whether there is room for the deal."""
    return Sheet(
        name="Recalculation Keys",
        title="Recalculation Keys",
        subtitle="The terms as every formula takes them, and what else the formulas of the sheet Recalculation name",
        guide="Look up the terms as read, the first row that cannot be, and whether there is room for the deal.",
        blocks=(
            *terms_read.blocks(),
            *(findings.FIRST_WRONG_ROWS, findings.PRICES, findings.room(deal)),
            *(_CONSTANTS, _numbers(deal), _assets(deal), _CLAUSES, TREATMENTS),
        ),
        widths=(44, 20, 16, 12, 62),
        role=Role.WORKING,
    )


def trading_days(deal: Deal) -> Sheet:
    """Describe the sessions of the exchange around the term, and the closing price of each."""
    columns = (
        Column("No", Format.COUNT, Part.NATIVE, "", 8, formula("N(above[No])+1")),
        Column("NYSE session", Format.DATE, Part.FIXED, "date", 14),
        Column("Trading day", Format.DATE, Part.NATIVE, "date", 14, formula(_TRADING_DAY)),
        Column("Row of Prices", Format.COUNT, Part.NATIVE, "row", 14, formula(_ROW)),
        Column("Close", Format.QUOTE, Part.NATIVE, "$", 14, formula(_CLOSE)),
        Column("Closes before", Format.COUNT, Part.NATIVE, "days", 14, formula(_COUNTED)),
        Column("Sum before", Format.MONEY, Part.NATIVE, "$, of the closes", 14, formula(_ADDED_UP)),
        Column("Average", Format.PRICE, Part.NATIVE, "$, of the days preceding", 18, formula(_AVERAGE)),
    )
    sessions = _sessions(deal)
    rows: tuple[tuple[object, ...], ...] = tuple((day,) for day in sessions)
    return Sheet(
        name="Trading Days",
        title="Trading Days",
        subtitle="The sessions of the New York Stock Exchange around the term, or the days listed in Prices (1)",
        guide="The trading days that the sheet Recalculation averages closing prices over.",
        blocks=(Table("TradingDays", columns, rows, trading_day_rows(deal) - len(rows)),),
        is_frozen=True,
        role=Role.WORKING,
    )


def trading_day_rows(deal: Deal) -> int:
    """Count the rows of the sheet Trading Days: the sessions, or the days listed in Prices where they are more."""
    return max(len(_sessions(deal)), len(deal.prices) + prices.SPARE)


_LISTED = 'SMALL(PriceHistory[Date],[@No]+COUNTIF(PriceHistory[Date],"<"&MIN([NYSE session])))'
_TRADING_DAY = f'IF(Trading_Calendar="none",IFERROR({_LISTED},""),[@NYSE session])'
_ROW = 'IFERROR(MATCH([@Trading day],PriceHistory[Date],0),"")'
_QUOTES = "INDEX(PriceHistory[Bid],[@Row of Prices]),INDEX(PriceHistory[Ask],[@Row of Prices])"
_SALE = "INDEX(PriceHistory[Close],[@Row of Prices])"
_BOTH_QUOTED = (
    "AND(ISNUMBER(INDEX(PriceHistory[Bid],[@Row of Prices])),ISNUMBER(INDEX(PriceHistory[Ask],[@Row of Prices])))"
)
# A day with a bid alone has no closing price.
_CLOSE = f'IFERROR(CHOOSE(1+ISNUMBER({_SALE}),IF({_BOTH_QUOTED},AVERAGE({_QUOTES}),""),{_SALE}),"")'
_COUNTED = "N(above[Closes before])+ISNUMBER(above[Close])"
_ADDED_UP = "N(above[Sum before])+N(above[Close])"
_START = "MAX([@No]-FMV_Days,1)"
"""The first of the days that are averaged: what stands before them is taken off the running totals."""
_AVERAGE = (
    f"IF(AND(ISNUMBER([@Trading day]),[@Closes before]-INDEX([Closes before],{_START})=FMV_Days),"
    f'([@Sum before]-INDEX([Sum before],{_START}))/FMV_Days,"")'
)


def _sessions(deal: Deal) -> list[date]:
    """Reach back from the Issue Date for the days that are averaged, and past the term for a later one."""
    terms = deal.terms
    before = timedelta(days=2 * terms.fmv_days) + _A_YEAR / 12
    return nyse_sessions_between(terms.issue_date - before, terms.expiration_date + _A_YEAR)


def _fixed(label: str, name: str, value: object, shown: Format, note: str, clause: str = "") -> Field:
    return Field(label, value, name, shown, Part.FIXED, clause=clause, note=note)


_CONSTANTS = Fields(
    "Constants",
    (
        _fixed("A tie", "Tie_Tolerance", 1e-12, Format.SMALL, "Relative: what floats can lose of a tie", "4.C(1)"),
        _fixed("Decimals of full shares", "Whole_Shares", 6.0, Format.COUNT, "Rounded so before shares are cut", "1"),
        _fixed("Decimals of cents", "Whole_Cents", 2.0, Format.COUNT, "The sum payable is to the cent", "1"),
        _fixed("Digits of a day or a month", "Digits_Of_A_Day", 2.0, Format.COUNT, "As in 2002-03-04"),
        _fixed(
            "A space that does not break", "No_Break_Space", "\u00a0", Format.TEXT, "Two texts with and without differ"
        ),
        _fixed("A record date", "At_The_Close", 0.25, Format.QUOTE, "Of a day: after its other rows", "4.D"),
        _fixed("A dividend's payment", "After_The_Close", 0.5, Format.QUOTE, "Of a day: after a record date", "4.D"),
        _fixed("Two ledgers differ at most by", "Agreement_Tolerance", 1e-12, Format.SMALL, "Relative"),
        _fixed("Decimals of a difference", "Difference_Decimals", 13.0, Format.COUNT, "Smaller ones are floats' own"),
    ),
)
_CLAUSE_OF = {name: form.clause for name, form in FORMS.items()} | {Exercise.name: IssueShares.clause}
_CLAUSES = Table(
    "EventClauses",
    (
        Column("Event", Format.GENERAL, Part.FIXED),
        Column("Clause", Format.GENERAL, Part.FIXED, "where the row moves P, N or property"),
    ),
    tuple(_CLAUSE_OF.items()),
    heading="The clause of each event; of Exercise, where it is tested",
)


def _numbers(deal: Deal) -> Fields:
    """Name the numbers of versions and assets; a row that is never rewritten is from a version beyond them."""
    most = max(versions(deal) - 1, assets(deal))
    numbers = (_fixed(str(each), f"Number_{each}", float(each), Format.COUNT, "") for each in range(most + 1))
    never = _fixed("Never", "Never_Rewritten", float(most + 1), Format.COUNT, "A version beyond all")
    return Fields("Numbers of versions and assets", (*numbers, never))


def _assets(deal: Deal) -> Fields:
    def asset(number: int) -> Field:
        text = f'IFERROR(INDEX({TABLE}[Asset],MATCH(Number_{number},{TABLE}[Assets so far],0)),"")'
        return Field(f"Asset {number}", formula(text), f"Asset_{number}", Format.GENERAL, Part.NATIVE, clause="4.A")

    return Fields("Assets, as they first appear", tuple(map(asset, range(1, assets(deal) + 1))))
