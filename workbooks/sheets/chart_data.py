"""The sheet Chart Data: what the charts show, worked out natively, with a number in every point.

A chart draws text as 0 and leaves out errors alone, which nobody wants in a workbook. So a point with nothing of its
own to show repeats another one: a mark the last of its clause, a day without a price the last that has one.
"""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.layout import Column, Field, Fields, Sheet, Table
from workbooks.notation import formula
from workbooks.recalculation.columns import TABLE
from workbooks.sheets.events import rows_of
from workbooks.sheets.recalculation import trading_day_rows
from workbooks.styles import Format, Part, Role

EXERCISE = "1"
ADJUSTING = ("4.A", "4.B", "4.C(1)", "4.C(3)", "4.C(4)", "4.C(6)", "4.D", "4.E")
CLAUSES = (EXERCISE, *ADJUSTING)
"""What a row of the ledger can have as its clause."""
BLANK = "\u00a0"
"""A title that nobody sees: in place of no text at all LibreOffice shows the letter of a column."""


def name_of(prefix: str, clause: str) -> str:
    """Name what belongs to a clause, with its letters and digits."""
    return f"{prefix}_{''.join(letter for letter in clause if letter.isalnum())}"


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet: the levels after each row, the steps between them, the marks of each clause, the prices."""
    rows = rows_of(deal) - 1
    return Sheet(
        name="Chart Data",
        title="Chart Data",
        subtitle="What the charts show, from the sheets Recalculation and Trading Days; a point with nothing of its own"
        " to show repeats another",
        guide="Nothing to do here: it feeds the charts.",
        blocks=(
            *(_COUNTS, _FIRSTS, _TITLES, _levels(rows), _steps(rows)),
            *(_marks(clause, rows) for clause in CLAUSES),
            _prices(trading_day_rows(deal)),
        ),
        widths=(22,),
        role=Role.WORKING,
    )


def _counted(label: str, name: str, text: str, note: str = "") -> Field:
    return Field(label, formula(text), name, Format.COUNT, Part.NATIVE, note=note)


_COUNTS = Fields(
    "How much there is to show",
    (
        _counted(
            "Rows in the term", "Rows_In_Term", f'COUNTIF({TABLE}[Date],"<="&Expiration_Date)', "Of Recalculation"
        ),
        _counted("Closing prices", "Closes_Charted", "COUNT(TradingDays[Close])"),
        _counted("Row of the first", "First_Close", "COUNTIF(PricePoints[Close row],0)+1", "Of Trading Days"),
        _counted("Averages", "Averages_Charted", "COUNT(TradingDays[Average])"),
        _counted("Row of the first", "First_Average", "COUNTIF(PricePoints[Average row],0)+1", "Of Trading Days"),
    ),
)


def _first(clause: str) -> Field:
    text = f'IFERROR(MATCH("{clause}",Levels[Clause],0)-1,0)'
    return _counted(clause, name_of("First", clause), text, "0 for none")


def _title(clause: str) -> Field:
    text = f'IF({name_of("First", clause)}=0,"{BLANK}","{clause}")'
    return Field(clause, formula(text), name_of("Title", clause), Format.TEXT, Part.NATIVE)


_FIRSTS = Fields("The first row of each clause", tuple(map(_first, CLAUSES)))
_TITLES = Fields("The title of its marks, blank where it never acts", tuple(map(_title, CLAUSES)))

_DATE = f"IF([@Place]=0,Issue_Date,INDEX({TABLE}[Date],[@Place]))"
_SHOWN_ON = "IF([@Row]>Rows_In_Term,Expiration_Date,MAX([@Date],Issue_Date))"
_CLAUSE = f'IF(OR([@Row]=0,[@Row]>Rows_In_Term),"",INDEX({TABLE}[Clause],[@Row]))'
_PRICE = f"IF([@Place]=0,Exercise_Price,INDEX({TABLE}[Exercise Price after],[@Place]))"
_SHARES = f"IF([@Place]=0,Warrant_Shares,INDEX({TABLE}[Warrant Shares after],[@Place]))"


def _levels(rows: int) -> Table:
    """Give what each row left, 0 being the opening; rows beyond the last stand at the Expiration Date with the last."""
    columns = (
        Column("Row", Format.COUNT, Part.FIXED, "of Recalculation", 18),
        _native("Place", Format.COUNT, "of what it shows", "MIN([@Row],Rows_In_Term)"),
        _native("Date", Format.DATE, "", _DATE),
        _native("Shown on", Format.DATE, "in the term", _SHOWN_ON),
        _native("Clause", Format.TEXT, "", _CLAUSE),
        _native("Price", Format.PRICE, "$ a share", _PRICE),
        _native("Shares", Format.SHARES, "shares", _SHARES),
    )
    return Table("Levels", columns, tuple((float(row),) for row in range(rows + 2)), heading="Levels after each row")


def _steps(rows: int) -> Table:
    """Give two points for each row, on its date: at the level before it, and at its own."""
    columns = (
        Column("Date of row", Format.COUNT, Part.FIXED),
        Column("Level of row", Format.COUNT, Part.FIXED),
        _native("Date", Format.DATE, "", "INDEX(Levels[Shown on],[@Date of row]+1)", "Step_Dates"),
        _native("Price", Format.PRICE, "$ a share", "INDEX(Levels[Price],[@Level of row]+1)", "Step_Price"),
        _native("Shares", Format.SHARES, "shares", "INDEX(Levels[Shares],[@Level of row]+1)", "Step_Shares"),
    )
    corners = ((float(row), float(level)) for row in range(rows + 2) for level in (row - 1, row) if level >= 0)
    return Table("Steps", columns, tuple(corners), heading="Steps")


def _marks(clause: str, rows: int) -> Table:
    """Give the points of a clause's marks: its last row so far; before its first row, that one."""
    is_marked = f'INDEX(Levels[Clause],[@Row]+1)="{clause}"'
    place = f"IF({is_marked},[@Row],MAX(N(above[Place]),{name_of('First', clause)}))"
    columns = (
        Column("Row", Format.COUNT, Part.FIXED, "of Recalculation"),
        _native("Place", Format.COUNT, "of what it shows", place),
        _native("Date", Format.DATE, "", "INDEX(Levels[Shown on],[@Place]+1)", name_of("Mark_Dates", clause)),
        _native("Price", Format.PRICE, "$ a share", "INDEX(Levels[Price],[@Place]+1)", name_of("Mark_Price", clause)),
        _native("Shares", Format.SHARES, "shares", "INDEX(Levels[Shares],[@Place]+1)", name_of("Mark_Shares", clause)),
    )
    numbers = tuple((float(row),) for row in range(1, rows + 1))
    return Table(name_of("Marks", clause), columns, numbers, heading=f"Marks of {clause}")


_CLOSED_ON = "INDEX(TradingDays[Trading day],MAX([@Close row],First_Close))"
_CLOSE = "INDEX(TradingDays[Close],MAX([@Close row],First_Close))"
_AVERAGED_ON = "INDEX(TradingDays[Trading day],MAX([@Average row],First_Average))"
_AVERAGE = "INDEX(TradingDays[Average],MAX([@Average row],First_Average))"


def _prices(days: int) -> Table:
    """Give the last close and the last average until each trading day; without any, both lie on one point."""
    columns = (
        Column("Day", Format.COUNT, Part.FIXED, "row of Trading Days"),
        _native("Close row", Format.COUNT, "the last until then", _latest("Close")),
        _native("Close on", Format.DATE, "", f"IF(Closes_Charted=0,Issue_Date,{_CLOSED_ON})", "Close_Dates"),
        _native("Close", Format.QUOTE, "$ a share", f"IF(Closes_Charted=0,0,{_CLOSE})", "Close_Prices"),
        _native("Average row", Format.COUNT, "the last until then", _latest("Average")),
        _native(
            "Average on",
            Format.DATE,
            "",
            f"IF(Averages_Charted=0,INDEX([Close on],1),{_AVERAGED_ON})",
            "Average_Dates",
        ),
        _native(
            "Average",
            Format.PRICE,
            "$ a share",
            f"IF(Averages_Charted=0,INDEX([Close],1),{_AVERAGE})",
            "Average_Prices",
        ),
    )
    rows = tuple((float(day),) for day in range(1, days + 1))
    return Table("PricePoints", columns, rows, heading="Prices, trading day by trading day")


def _latest(column: str) -> str:
    """Find the last trading day so far that has a number in a column, 0 before the first."""
    return f"IF(ISNUMBER(INDEX(TradingDays[{column}],[@Day])),[@Day],N(above[{column} row]))"


def _native(title: str, shown: Format, unit: str, text: str, name: str = "") -> Column:
    return Column(title, shown, Part.NATIVE, unit, 16, formula(text), name)
