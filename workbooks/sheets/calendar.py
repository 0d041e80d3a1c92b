"""The sheet Calendar: everything with a date, and where each notice stands."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import call, infix
from workbooks.layout import Column, Sheet, Spill
from workbooks.sheets.events import rows_of
from workbooks.styles import Format, Part


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet: a notice has two dates, its last day to mail and its event's."""
    columns = (
        Column("Date", Format.DATE, Part.FUNCTION, width=12),
        Column("What", Format.TEXT, Part.FUNCTION, width=92),
        Column("Clause", Format.TEXT, Part.FUNCTION, width=10),
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
