"""Fair Market Value on the date of a row: given, or averaged from the closing prices (1)."""

from __future__ import annotations

from workbooks.recalculation.columns import Group, native, price, row, truth
from workbooks.styles import Format

_WINDOW = 'TradingDays[Trading day],">="&[@First day],TradingDays[Trading day],"<"&[@Date]'
_KNOWN = 'OR(Trading_Calendar="none",[@Date]<=MAX(TradingDays[NYSE session]))'

VALUE = Group(
    "Fair Market Value: given, or the average of the trading days preceding (1)",
    (
        truth(
            "Asks prices",
            'AND([@FMV given]="",NOT([@Is void]),OR([@Is grant],[@Is surrender],[@Event]="Issue shares",'
            '[@Event]="Reprice",[@Event]="Exercise"))',
        ),
        row("Days before", 'IF([@Asks prices],COUNTIF(TradingDays[Trading day],"<"&[@Date]),0)'),
        native(
            "First day",
            'IFERROR(SMALL(TradingDays[Trading day],[@Days before]-FMV_Days+1),"")',
            "of those averaged",
            Format.DATE,
        ),
        row("Closes", f'IF([@First day]="",0,COUNTIFS(TradingDays[Close],">"&0,{_WINDOW}))'),
        price(
            "Average close",
            f'IF(AND([@Closes]=FMV_Days,{_KNOWN}),SUMIFS(TradingDays[Close],{_WINDOW})/FMV_Days,"")',
        ),
        price("Value", 'IF([@FMV given]="",[@Average close],[@FMV given])'),
    ),
)
