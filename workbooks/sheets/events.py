"""The sheet Events: the schedule, one row for each event."""

from __future__ import annotations

from addin.schedule import COLUMNS, FORMS
from addin.schedule_notes import COLUMN_NOTES
from addin.warrant.events import Treatment
from workbooks.deal import Deal
from workbooks.layout import Column, Sheet, Table
from workbooks.limits import EVENT_LIMITS
from workbooks.styles import Format, Part, Role

SPARE = 12
_SHAPES = {
    "Date": (Format.DATE, "", 11),
    "Event": (Format.TEXT, "", 27),
    "Ref": (Format.TEXT, "", 12),
    "Shares": (Format.COUNT, "shares", 12),
    "Cash": (Format.MONEY, "$", 13),
    "Property": (Format.MONEY, "$", 12),
    "Expenses": (Format.MONEY, "$", 12),
    "Payable": (Format.MONEY, "$, minimum", 13),
    "Debt": (Format.MONEY, "$ cancelled", 12),
    "FMV": (Format.QUOTE, "$ a share", 10),
    "New": (Format.QUOTE, "shares", 8),
    "Old": (Format.QUOTE, "shares", 8),
    "Treatment": (Format.TEXT, "", 17),
    "Asset": (Format.TEXT, "", 16),
    "Per share": (Format.QUOTE, "a share", 10),
    "Of asset": (Format.TEXT, "", 16),
    "Note": (Format.TEXT, "", 72),
}
_CHOICES = {"Event": tuple(FORMS), "Treatment": tuple(each.value for each in Treatment if each)}


def rows_of(deal: Deal) -> int:
    """Count the rows of the range Events: its header, the events, and room for more."""
    return 1 + len(deal.events) + SPARE


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet; the range Events is the whole table."""
    columns = tuple(_column(title, deal) for title in COLUMNS)
    return Sheet(
        name="Events",
        title="Events",
        subtitle="One row for each event, in any order of days; FMV blank: the average from Prices",
        guide="Give one row for each event, in any order of days. Empty rows at the end are room for more.",
        blocks=(Table("EventSchedule", columns, deal.events, SPARE, range_name="Events", range_columns=len(COLUMNS)),),
        is_frozen=True,
        role=Role.INPUT,
        grows=True,
    )


def _column(title: str, deal: Deal) -> Column:
    shown, unit, width = _SHAPES[title]
    part = Part.ASSUMED if title == "Note" and deal.is_sample else Part.INPUT
    return Column(
        title,
        shown,
        part=part,
        unit=unit,
        width=width,
        choices=_CHOICES.get(title, ()),
        takes=EVENT_LIMITS.get(title),
        help=COLUMN_NOTES[title],
    )
