"""Whether each row of the sheet Events is filled in as its event needs, cell by cell, in the order of that sheet."""

from __future__ import annotations

from addin.schedule import COLUMNS, NUMBERS
from addin.warrant.events import Conversion, StockSplit
from workbooks.layout import Column
from workbooks.notation import formula
from workbooks.recalculation.columns import label, native, row, trimmed, truth
from workbooks.recalculation.forms import ABOVE_ZERO, NEEDED, OF_ASSET, RECEIVED, WIDTH
from workbooks.styles import Format, Part

TABLE = "Entries"
FILLED_IN = "Entries_Are_Filled_In"
"""The name of the column that says so of every row."""
FIRST_WRONG = "First_Wrong_Entry"
"""The name of the cell that says which row is the first that is not."""
CHECKED = tuple(title for title in COLUMNS if title != "Event")


def _cell(title: str) -> str:
    return f"INDEX(EventSchedule[{title}],[@Row])"


def _given(title: str) -> str:
    """Tell whether a cell has anything in it but spaces."""
    return f'{trimmed(_cell(title))}<>""'


def _use(title: str) -> str:
    return f"INDEX(EventForms[{title}],[@Form])"


def _fits(title: str) -> str:
    """Hold a cell to its use: empty where it may be, and else what belongs there."""
    may_be_empty = f'ISERROR(FIND("{NEEDED}",{_use(title)}))'
    return f'IFERROR(IF({_given(title)},AND({_use(title)}<>"",{_right(title)}),{may_be_empty}),FALSE)'


def _right(title: str) -> str:
    """Say what belongs into a cell of a column."""
    if title == "Date":
        return f"ISNUMBER({_cell('Date')}),{_cell('Date')}>=1,{_cell('Date')}<=Last_Day"
    if title == "Note":
        return f"NOT(ISERROR({_cell('Note')}))"
    if title == "Treatment":
        return f"{_IS_TREATMENT},{_is_text(title)}"
    return _is_number(title) if title in NUMBERS else _is_text(title)


def _is_number(title: str) -> str:
    above_zero = f'OR({_cell(title)}>0,ISERROR(FIND("{ABOVE_ZERO}",{_use(title)})))'
    return f"ISNUMBER({_cell(title)}),{_cell(title)}>=0,{above_zero}"


def _is_text(title: str) -> str:
    """Let a text be as formulas take it, but for the spaces around it: two spaces in it are not one."""
    return f"ISNUMBER(FIND({trimmed(_cell(title))},{_cell(title)}))"


_IS_TREATMENT = (
    f"SUMPRODUCT((EventTreatments[Event]=[@Entry])*(EventTreatments[Treatment]={trimmed(_cell('Treatment'))}))>0"
)
_BRINGS = f'AND([@Entry]="{Conversion.name}",OR({_given("Asset")},{_given("Per share")}))'
_IS_OF = f'AND(OR([@Entry]="{Conversion.name}",[@Entry]="{StockSplit.name}"),{_given("Of asset")},NOT({_BRINGS}))'
_ACTS_AS = f'[@Entry]&IF({_BRINGS},"{RECEIVED}","")&IF({_IS_OF},"{OF_ASSET}","")'
_ARE_GIVEN = "+".join(f'({_cell(title)}<>"")' for title in COLUMNS)
_WRONG = "&".join(f'IF([@{title}],""," {title}")' for title in CHECKED)

ENTRIES = (
    row("No", "N(above[No])+1"),
    label("Entry", trimmed(_cell("Event")), 34),
    *(native(title, _fits(title), "is right", width=WIDTH) for title in CHECKED),
    row("Row", "MIN([@No],ROWS(EventSchedule[Date]))"),
    label("Acts as", _ACTS_AS, 34),
    row("Form", "MAX(SUMPRODUCT((EventForms[Form]=[@Acts as])*EventForms[No]),1)"),
    native("Cells", f"([@No]<=ROWS(EventSchedule[Date]))*({_ARE_GIVEN})", "given", Format.COUNT, 9),
    truth("Is known", 'OR([@Entry]="",[@Form]>1)'),
    label("Wrong", f'IFERROR(IF([@Is known],""," Event")&{_WRONG}," Event")', 30),
    Column(
        "Is filled in",
        Format.GENERAL,
        Part.CHECK,
        "TRUE or FALSE",
        formula=formula('[@Wrong]=""'),
        name=FILLED_IN,
        first_wrong=FIRST_WRONG,
    ),
)
"""The columns, those of the schedule among them: TRUE where the row's cell is what its event takes."""
