"""What each event needs and may use of the columns of a schedule, as a table that native formulas look into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from addin.schedule import COLUMNS, FORMS, NUMBERS, RECEIPT, SPLIT_OF_ASSET, Form
from addin.warrant.events import Conversion, StockSplit
from workbooks.layout import Column, Table
from workbooks.notation import formula
from workbooks.styles import Format, Part

NEEDED, MAY_BE, ABOVE_ZERO = "needed", "may be", "> 0"
"""What stands in a cell of the table; nothing where the event uses nothing."""
OF_ASSET, RECEIVED = ", of an asset", ", an asset received"
"""What is added to the name of an event that is of an asset, or brings one."""
WIDTH = 12
_NEVER_UNUSED = ("Ref", "Note")
"""The columns that every event may fill in."""
_OTHERS = COLUMNS[2:]
"""All columns but date and event."""


def forms() -> dict[str, Form]:
    """Give each event's form by its name, those of an asset too; a held asset's reorganization has no successor."""
    conversion = FORMS[Conversion.name]
    may_use = tuple(column for column in conversion.may_use if column != "Shares")
    return {
        **FORMS,
        f"{Conversion.name}{OF_ASSET}": replace(conversion, may_use=may_use),
        f"{Conversion.name}{RECEIVED}": RECEIPT,
        f"{StockSplit.name}{OF_ASSET}": SPLIT_OF_ASSET,
    }


def use(column: str, form: Form) -> str:
    """Say whether an event needs a column, or may use it, and whether its number must be above 0."""
    if column == "Treatment":
        return MAY_BE if form.treatments else ""
    is_used = column in form.may_use or column in _NEVER_UNUSED
    words = NEEDED if column in form.needs else MAY_BE if is_used else ""
    return f"{words} {ABOVE_ZERO}" if words and column in NUMBERS and column in form.above_zero else words


def _rows() -> Iterator[tuple[str, ...]]:
    """Give a row for each form; before them one for a row of Events without an event, which has nothing at all."""
    yield ("",) * len(COLUMNS)
    for name, form in forms().items():
        yield (name, NEEDED, *(use(column, form) for column in _OTHERS))


def _columns() -> Iterator[Column]:
    yield Column("No", Format.COUNT, Part.NATIVE, "", 6, formula("N(above[No])+1"))
    # Not headed Event: a schedule is known by its columns Date and Event, and this is none.
    yield Column("Form", Format.TEXT, Part.FIXED, width=34)
    for title in ("Date", *_OTHERS):
        yield Column(title, Format.TEXT, Part.FIXED, width=WIDTH)


FORMS_TABLE = Table(
    "EventForms",
    tuple(_columns()),
    tuple(_rows()),
    heading="What each event needs, and may use; nothing may stand where nothing is said",
)
TREATMENTS = Table(
    "EventTreatments",
    (
        Column("Event", Format.TEXT, Part.FIXED),
        Column("Treatment", Format.TEXT, Part.FIXED, "beside none"),
    ),
    tuple((form.name, each.value) for form in FORMS.values() for each in form.treatments),
    heading="The treatments that an event may have",
)
