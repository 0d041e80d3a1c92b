"""Second opinions: where the Warrant stands on a date, by native formulas over the sheet Recalculation alone."""

from __future__ import annotations

from workbooks.expressions import Expression
from workbooks.layout import Field
from workbooks.notation import formula
from workbooks.recalculation.columns import TABLE
from workbooks.styles import Format, Part

_DAYS = "TradingDays[Trading day]"


def rows_until(date: str, name: str) -> Field:
    """Count the rows of the ledger to a day: where to look for what stands on it."""
    counted = formula(f'COUNTIF({TABLE}[Date],"<="&{date})')
    note = "Of the sheet Recalculation: the second opinions look there"
    return Field("Rows of the ledger until then", counted, name, Format.COUNT, Part.NATIVE, "rows", note=note)


def first_day(date: str, name: str) -> Field:
    """Find the first of the trading days that are averaged (1)."""
    counted = f'COUNTIF({_DAYS},"<"&{date})-FMV_Days+1'
    found = formula(f"SMALL({_DAYS},{counted})")
    note = "The average's first; it ends on the day before"
    return Field("First trading day averaged", found, name, Format.DATE, Part.NATIVE, "date", "1", note)


def price(date: str, rows: str) -> Expression:
    """Give the Exercise Price, $ a share; #N/A after the Expiration Date."""
    then = at(rows, "Exercise Price after", "Exercise_Price")
    return formula(f"IF(AND(Issue_Date<={date},{date}<=Expiration_Date),{then},NA())")


def shares(date: str, rows: str) -> Expression:
    """Give the Warrant Shares still purchasable; none after the Expiration Date."""
    then = at(rows, "Warrant Shares after", "Warrant_Shares")
    return formula(f"IF({date}<Issue_Date,NA(),({date}<=Expiration_Date)*{then})")


def issuable(date: str, rows: str) -> Expression:
    """Give the shares issuable on all Warrants (6): none after the Expiration Date, or once none are receivable."""
    held = at(rows, "Warrant Shares after", "Warrant_Shares")
    is_gone = at(rows, "Is gone", "FALSE")
    return formula(f"IF({date}<Issue_Date,NA(),({date}<=Expiration_Date)*NOT({is_gone})*{held})")


def outstanding(date: str, rows: str) -> Expression:
    """Give the shares outstanding; #N/A before the Issue Date."""
    return formula(f"IF({date}<Issue_Date,NA(),{at(rows, 'Outstanding after', 'Shares_Outstanding')})")


def value(date: str, first: str) -> Expression:
    """Give the Fair Market Value, $ a share: the average of the closes from a first day to the day before (1)."""
    window = f'{_DAYS},">="&{first},{_DAYS},"<"&{date}'
    counted = f'COUNTIFS(TradingDays[Close],">"&0,{window})'
    return formula(f"IF({counted}=FMV_Days,SUMIFS(TradingDays[Close],{window})/FMV_Days,NA())")


def at(rows: str, column: str, opening: str) -> str:
    """Look into the last row until then; before the first, at what the Warrant opened with."""
    return f"CHOOSE(MIN({rows},1)+1,{opening},INDEX({TABLE}[{column}],MAX({rows},1)))"
