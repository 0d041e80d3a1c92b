"""Second opinions: where the Warrant stands on a date, by native formulas over the sheet Recalculation alone."""

from __future__ import annotations

from addin.warrant.events import DividendPaid, StockDividend
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


def rows_before_close(date: str, name: str) -> Field:
    """Count the rows that a surrender on a day finds: its dividends take effect at the close, after it (1, 4.D)."""
    at_close = (
        f'COUNTIFS({TABLE}[Date],{date},{TABLE}[Event],"{each.name}")' for each in (StockDividend, DividendPaid)
    )
    counted = formula(f'COUNTIF({TABLE}[Date],"<="&{date})-{"-".join(at_close)}')
    note = "All but the day's stock dividends and their payments, which take effect at its close"
    return Field("Rows of the ledger before it", counted, name, Format.COUNT, Part.NATIVE, "rows", "4.D", note)


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


def price_if_any(date: str, rows: str) -> Expression:
    """Give the Exercise Price, $ a share; blank after the Expiration Date, #N/A before the Issue Date."""
    then = at(rows, "Exercise Price after", "Exercise_Price")
    return formula(f'IF({date}>Expiration_Date,"",CHOOSE(1+({date}<Issue_Date),{then},NA()))')


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


def closes(date: str, first: str, name: str) -> Field:
    """Count the closes that there are of the days averaged (1)."""
    counted = formula(f'IFERROR(COUNTIFS(TradingDays[Close],">"&0,{_window(date, first)}),0)')
    note = "As many as are averaged, or their Fair Market Value is not known"
    return Field("Closes of the days averaged", counted, name, Format.COUNT, Part.NATIVE, "days", "1", note)


def value(date: str, first: str) -> Expression:
    """Give the average of the closes from a first day to the day before, $ a share, where all are there (1)."""
    return formula(f"SUMIFS(TradingDays[Close],{_window(date, first)})/FMV_Days")


def _window(date: str, first: str) -> str:
    return f'{_DAYS},">="&{first},{_DAYS},"<"&{date}'


def is_gone(rows: str) -> Expression:
    """Tell whether a reorganization left no shares receivable (4.B)."""
    return formula(at(rows, "Is gone", "FALSE"))


def deemed(rows: str, versions: int) -> Expression:
    """Give the unexercised shares of earlier deemed issues, in the version of the last row until then (4.C(1)(b))."""
    last = f"MAX({rows},1)"
    each = ",".join(f"INDEX({TABLE}[Version {number} all deemed],{last})" for number in range(versions))
    return formula(f"CHOOSE(1+MIN({rows},1)*(1+INDEX({TABLE}[Version],{last})),0,{each})")


def at(rows: str, column: str, opening: str) -> str:
    """Look into the last row until then; before the first, at what the Warrant opened with."""
    return f"CHOOSE(MIN({rows},1)+1,{opening},INDEX({TABLE}[{column}],MAX({rows},1)))"
