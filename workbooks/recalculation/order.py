"""The rows in the order of the ledger, and the facts of each from the sheet Events (4)."""

from __future__ import annotations

from workbooks.layout import Column
from workbooks.recalculation.columns import Group, count, label, money, native, part, price, row, trimmed, truth
from workbooks.styles import Format


def _entered(column: str) -> str:
    return f"INDEX(EventSchedule[{column}],[@No])"


def _where_entered(fact: str, otherwise: str) -> str:
    """Ask the sheet only where it still has the row: its table may have become shorter."""
    return f"IF([@No]<=ROWS(EventSchedule[Date]),{fact},{otherwise})"


def _given(column: str) -> str:
    """Take a number as it stands, no text where there is none; the last row stands for one that is not there."""
    nearest = f"INDEX(EventSchedule[{column}],MIN([@Source],ROWS(EventSchedule[{column}])))"
    return f'IF(AND([@Stands],ISNUMBER({nearest})),{nearest},"")'


def _day(cell: str) -> str:
    """Take the day alone of a date that has an hour; 0 where there is none."""
    return f"INT(N({cell}))"


def _text(column: str, width: float = 12) -> Column:
    return label(column, f'IF([@Stands],{trimmed(f"INDEX(EventSchedule[{column}],[@Source])")},"")', width)


def _number(column: str) -> str:
    return f"IF([@Stands],N(INDEX(EventSchedule[{column}],[@Source])),0)"


_TIME = '[@Entered]+([@Event entered]="Stock dividend")*At_The_Close+([@Event entered]="Dividend paid")*After_The_Close'

ORDER = Group(
    "By date, record dates at the close (4)",
    (
        row("No", "N(above[No])+1"),
        native("Date", f'IF([@Stands],{_day("INDEX(EventSchedule[Date],[@Source])")},"")', "", Format.DATE, 11),
        _text("Event", 27),
        _text("Ref"),
        truth("Stands", "[@No]<=COUNT(EventSchedule[Date])"),
        native("Entered", _where_entered(_day(_entered("Date")), "0"), "in this row, serial", Format.COUNT),
        label("Event entered", _where_entered(trimmed(_entered("Event")), '""'), 27),
        native("Time", f"IF([@Entered]=0,MAX(EventSchedule[Date])+1,{_TIME})", "of the day", Format.DATE),
        row("Place", "SUMPRODUCT(([Time]<[@Time])*1)+SUMPRODUCT(([Time]=[@Time])*([No]<=[@No]))"),
        row("Source", "MATCH([@No],[Place],0)"),
    ),
)
FROZEN = 4
"""The columns that tell one row from another."""

FACTS = Group(
    "The facts of the event, from Events",
    (
        count("Shares given", _given("Shares"), "shares, or blank"),
        count("Shares", "N([@Shares given])"),
        money("Cash", _number("Cash")),
        money("Property", _number("Property")),
        money("Expenses", _number("Expenses")),
        money("Payable", _number("Payable")),
        money("Debt", _number("Debt")),
        price("FMV given", _given("FMV"), "$ a share, or blank"),
        price("New", _number("New"), "shares"),
        price("Old", _number("Old"), "shares"),
        _text("Treatment", 17),
        _text("Asset", 16),
        price("Per share", _number("Per share"), "a share"),
        _text("Of asset", 16),
    ),
)

_IS_SPLIT = 'AND([@Event]="Stock split",[@Of asset]="")'

KIND = Group(
    "What the row is, and splits so far (4.B, 4.E)",
    (
        truth(
            "Is grant",
            'OR([@Event]="Issue options",[@Event]="Issue convertibles",[@Event]="Issue options on convertibles")',
        ),
        truth("Is void", "[@Date]>Expiration_Date"),
        truth("Is conversion", 'AND([@Event]="Reorganization",[@Asset]="",[@Of asset]="")'),
        truth("Is surrender", '[@Event]="Exercise warrant"'),
        money("Net received", "[@Cash]+[@Property]-[@Expenses]"),
        part("Ratio", f"IF(OR({_IS_SPLIT},AND([@Is conversion],[@New]>0)),[@New]/[@Old],1)", "new for old"),
        part("Units", "IF([@No]=1,1,above[Units])*[@Ratio]", "for one at issue"),
        part("Cap ratio", f'IF(AND({_IS_SPLIT},Plan_Cap_After_Split="scaled"),[@New]/[@Old],1)', "new for old"),
        part("Cap units", "IF([@No]=1,1,above[Cap units])*[@Cap ratio]", "for one at issue"),
    ),
)
