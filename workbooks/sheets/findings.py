"""What the sheet Recalculation Keys finds: the first row that is wrong, prices that cannot be, and too little room."""

from __future__ import annotations

from addin.inputs import PRICE_COLUMNS
from addin.schedule import COLUMNS
from workbooks.deal import Deal
from workbooks.layout import Field, Fields
from workbooks.notation import formula
from workbooks.recalculation.capacity import assets, versions
from workbooks.recalculation.columns import TABLE
from workbooks.recalculation.entries import FIRST_WRONG
from workbooks.recalculation.soundness import FIRST_UNSOUND
from workbooks.styles import Format, Part

_MORE = "else: warrants new next.xlsx --terms this.xlsx"
"""What makes more room, said in the note of each check of it."""


_SAYS_WHERE = {
    "Number_Of_Wrong_Entry": ("Row of Events that is not filled in", "IFERROR(MATCH(FALSE,Entries[Is filled in],0),0)"),
    FIRST_WRONG: (
        "What is wrong with it",
        'IF(Number_Of_Wrong_Entry=0,"Every row of Entries","Row "&Number_Of_Wrong_Entry&" of Events, "&'
        + '&":"&'.join(f"INDEX(Entries[{each}],MAX(Number_Of_Wrong_Entry,1))" for each in ("Entry", "Wrong"))
        + ")",
    ),
    "Number_Of_Unsound_Row": ("Row of Recalculation that cannot be", f"IFERROR(MATCH(FALSE,{TABLE}[Is sound],0),0)"),
    FIRST_UNSOUND: (
        "What is wrong with it",
        f'IF(Number_Of_Unsound_Row=0,"Every row of {TABLE}",'
        + '&" "&'.join(f"INDEX({TABLE}[{each}],MAX(Number_Of_Unsound_Row,1))" for each in ("Day", "Event", "Ref"))
        + f'&":"&INDEX({TABLE}[Unsound],MAX(Number_Of_Unsound_Row,1)))',
    ),
}
"""The cells that name the first row that is wrong: the label and the formula of each."""
FIRST_WRONG_ROWS = Fields(
    "The first row that is wrong; 0 where there is none",
    tuple(
        Field(label, formula(text), name, Format.GENERAL, Part.NATIVE) for name, (label, text) in _SAYS_WHERE.items()
    ),
)


def _check(label: str, name: str, text: str, note: str, clause: str = "") -> Field:
    return Field(label, formula(text), name, Format.GENERAL, Part.CHECK, clause=clause, note=note)


def _alone(one: str, other: str) -> str:
    """Count the prices of one column beside which none of the other stands."""
    return f'SUMPRODUCT((PriceHistory[{one}]<>"")*(PriceHistory[{other}]=""))'


_FIGURES = tuple(f"PriceHistory[{title}]" for title in PRICE_COLUMNS[1:])
_GIVEN_PRICES = "+".join(f'({each}<>"")' for each in _FIGURES)
_DAYS = "PriceHistory[Date]"
PRICES = Fields(
    "Prices that can be; the add-in refuses others",
    (
        _check(
            "Prices are dated",
            "Prices_Are_Dated",
            f'AND(SUMPRODUCT(({_DAYS}<>"")*1)=COUNT({_DAYS}),SUMPRODUCT(({_DAYS}="")*(({_GIVEN_PRICES})>0))=0)',
            "Each price stands beside a date that is one",
            "1",
        ),
        _check(
            "Each day stands once",
            "Each_Day_Stands_Once",
            f"IF(COUNT({_DAYS})=0,TRUE,SUMPRODUCT((FREQUENCY({_DAYS},{_DAYS})>0)*1)=COUNT({_DAYS}))",
            "No date is in Prices twice",
            "1",
        ),
        _check(
            "Prices are numbers",
            "Prices_Are_Numbers",
            "AND("
            + ",".join(f'SUMPRODUCT(({each}<>"")*1)=COUNT({each}),COUNTIF({each},"<="&0)=0' for each in _FIGURES)
            + ")",
            "Above 0, none of them text",
            "1",
        ),
        _check(
            "Quotes are pairs",
            "Quotes_Are_Pairs",
            f"{_alone('Bid', 'Ask')}+{_alone('Ask', 'Bid')}=0",
            "Bid and Ask stand together, or neither",
            "1",
        ),
    ),
)


def room(deal: Deal) -> Fields:
    """Say whether there is room for what stands on the input sheets."""
    rows = f"ROWS({TABLE}[No])"
    seen = "+".join(f'SUMPRODUCT((EventSchedule[{each}]<>"")*1)' for each in COLUMNS) + "=SUM(Entries[Cells])"
    last = f"INDEX({TABLE}[Version],{rows})<=Number_{versions(deal) - 1}"
    held = f"INDEX({TABLE}[Assets so far],{rows})<=Number_{assets(deal)}"
    listed = 'COUNTIF(PriceHistory[Date],">="&MIN(TradingDays[NYSE session]))'
    days = f'OR(Trading_Calendar<>"none",{listed}<=ROWS(TradingDays[No]))'
    asks = f"{TABLE}[Asks prices]*({TABLE}[Date]>=Issue_Date)"
    beyond = f"({TABLE}[Date]>MAX(TradingDays[NYSE session]))+({TABLE}[Days before]<FMV_Days)"
    sessions = f'OR(Trading_Calendar="none",SUMPRODUCT({asks}*({beyond}))=0)'
    surrendered = f"{TABLE}[Is surrender]*(({TABLE}[Date]>Calendars_To)+({TABLE}[Date]<Calendars_From))"
    return Fields(
        "Room for the deal; a new workbook from this one has more",
        (
            _check("Rows suffice", "Rows_Suffice", seen, f"Of Events; {_MORE}"),
            _check("Versions suffice", "Versions_Suffice", last, f"Of rewritings; {_MORE}"),
            _check("Assets suffice", "Assets_Suffice", held, f"Of what is received; {_MORE}"),
            _check("Trading days suffice", "Trading_Days_Suffice", days, f"Of days in Prices; {_MORE}"),
            _check(
                "Sessions suffice",
                "Sessions_Suffice",
                sessions,
                f"Of rows without FMV; {_MORE}",
            ),
            _check(
                "Calendars suffice",
                "Calendars_Suffice",
                f'OR(TRIM(Holidays)<>"",SUMPRODUCT({surrendered})=0)',
                f"Of exercises; {_MORE}",
            ),
        ),
    )
