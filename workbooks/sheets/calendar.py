"""The sheets Calendar and Notices: everything with a date, where each notice stands, and the dates worked again."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import call, infix
from workbooks.layout import Column, Field, Fields, Sheet, Spill, Table
from workbooks.notation import formula
from workbooks.recalculation.columns import TABLE
from workbooks.sheets.events import rows_of
from workbooks.styles import Format, Part, Role


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet: a notice has two dates, its last day to mail and its event's."""
    columns = (
        Column("Date", Format.DATE, Part.FUNCTION, width=12, name="Calendar_Dates"),
        Column("What", Format.TEXT, Part.FUNCTION, width=92, name="Calendar_What"),
        Column("Clause", Format.TEXT, Part.FUNCTION, width=10, name="Calendar_Clauses"),
        Column("Notice", Format.TEXT, Part.FUNCTION, "as of the date of Covenants", 40),
    )
    rows = infix(call("ROWS", "Events"), "+", call("ROWS", "Events"))
    dates = ("Rule_144_Date", "Disposed_Date")
    formula = call("WARRANT_CALENDAR", "Covenants_Date", "Terms", "Events", *dates, rows)
    return Sheet(
        name="Calendar",
        title="Calendar",
        subtitle="Everything with a date: exercise (1), notices (4.H), registration (7.A)",
        guide="Read every date, and where its notice stands on the date of Covenants.",
        blocks=(Spill("Calendar", formula, columns, 2 * rows_of(deal), has_keys=True),),
        is_frozen=True,
    )


def notices(deal: Deal) -> Sheet:
    """Describe the sheet that works the dates of the calendar out again."""
    return Sheet(
        name="Notices",
        title="Notices",
        subtitle="The dates of the calendar again by native formulas: those of the term, and the last day to mail each"
        " notice (4.H)",
        guide="Follow a date of the calendar back to the terms, or to its row of the sheet Recalculation.",
        blocks=(_DATES, _MAILED, _required(deal)),
        widths=(42, 20, 22, 18, 22, 14, 60),
        role=Role.WORKING,
    )


def _dated(what: str) -> str:
    return f'INDEX(Calendar_Dates,MATCH("{what}",Calendar_What,0))'


def _day(label: str, what: str, name: str, clause: str, native: str) -> Field:
    ours, again = formula(_dated(what)), formula(native)
    return Field(label, ours, name, Format.DATE, Part.FUNCTION, "date", clause, native=again)


_EARLIEST = "MIN(Expiration_Date+Days_After_Term,Rule_144_Date,Disposed_Date)"
_LAST_DAY = f'IF(Holidays="",{_dated("Last exercise day")}=WORKDAY(Expiration_Date+1,-1,Federal_Holidays),TRUE)'
_DATES = Fields(
    "Of the term and the registration",
    (
        _day("Issue Date", "Issue Date: the Warrant may be exercised", "Listed_Issue", "1", "Issue_Date"),
        _day("File by", "Registration statement to be filed by", "Listed_Filing", "7.A", "Issue_Date+Days_To_File"),
        _day(
            *("Effective by", "Registration statement to be effective by", "Listed_Effect", "7.A"),
            "Issue_Date+Days_To_Effect",
        ),
        Field(
            "The last exercise day is the last business day",
            formula(_LAST_DAY),
            "Listed_Last_Day",
            Format.GENERAL,
            Part.CHECK,
            "TRUE or FALSE",
            "1",
            "Less federal holidays; a list of one's own in Holidays is text, and not looked at here",
        ),
        _day(
            *("Expiration Date", "Expiration Date, 5:00 P.M. Pacific Standard Time", "Listed_Expiration", "1"),
            "Expiration_Date",
        ),
        _day("Kept effective to", "Registration kept effective to", "Listed_End", "7.A", _EARLIEST),
    ),
)
_TO_MAIL = '"Last day to mail*"'
_MAILED = Fields(
    "Notices",
    (
        Field(
            "Notices of the calendar",
            formula(f"COUNTIF(Calendar_What,{_TO_MAIL})"),
            "Listed_Notices",
            Format.COUNT,
            Part.FUNCTION,
            "notices",
            "4.H",
            native=formula("COUNT(RequiredNotices[Last day to mail])"),
        ),
    ),
)

# A right is offered to holders of record; the rows of one reorganization need one notice together.
_IS_OF_RECORD = 'OR([@Event]="Stock dividend",[@Event]="Distribution",[@Treatment]="Holders")'
_BEGINS = f'AND([@Event]="Reorganization",NOT(INDEX({TABLE}[Goes on],[@No])))'
_IS_PLANNED = 'AND([@Event]="Notice",[@Treatment]<>"Mailed")'
_IN_TIME = "N([@Date])>0,N([@Date])-Notice_Days<=Expiration_Date"
_NEEDED = f"AND({_IN_TIME},OR({_IS_OF_RECORD},{_BEGINS},{_IS_PLANNED}))"
_MAILED_THEN = f"COUNTIFS(Calendar_Dates,[@Last day to mail],Calendar_What,{_TO_MAIL})"
_AS_MANY = f"{_MAILED_THEN}=COUNTIF([Last day to mail],[@Last day to mail])"
_LISTED_THEN = 'COUNTIFS(Calendar_Dates,[@Taken on],Calendar_Clauses,"4.H")'
_ARE_LISTED = f"{_LISTED_THEN}=COUNTIF([Taken on],[@Taken on])+COUNTIF([Last day to mail],[@Taken on])"
_IS_LISTED = f"IF([@Needs notice],AND({_AS_MANY},{_ARE_LISTED}),TRUE)"


def _of_row(column: str) -> str:
    return f"INDEX({TABLE}[{column}],[@No])"


def _required(deal: Deal) -> Table:
    """Look at each row of the ledger: whether it needs a notice, and by when that is mailed (4.H)."""

    def native(title: str, shown: Format, unit: str, text: str) -> Column:
        return Column(title, shown, Part.NATIVE, unit, formula=formula(text))

    columns = (
        native("Event", Format.GENERAL, "", _of_row("Event")),
        native("No", Format.COUNT, "row of Recalculation", "N(above[No])+1"),
        native("Treatment", Format.GENERAL, "", _of_row("Treatment")),
        native("Date", Format.DATE, "", _of_row("Date")),
        native("Needs notice", Format.GENERAL, "TRUE or FALSE", _NEEDED),
        native("Taken on", Format.DATE, "of a notice", 'IF([@Needs notice],[@Date],"")'),
        native("Last day to mail", Format.DATE, "calendar days before", 'IF([@Needs notice],[@Date]-Notice_Days,"")'),
        Column(
            *("In the calendar", Format.GENERAL, Part.CHECK, "as many, on both days", 22),
            formula=formula(_IS_LISTED),
            name="Notices_Are_Listed",
        ),
    )
    heading = "Each row of the ledger: whether it needs a notice, and the last day to mail it (4.H)"
    return Table("RequiredNotices", columns, ((),) * (rows_of(deal) - 1), heading=heading)
