"""The sheet Recalculation Entries: what each event needs, and whether the rows of Events give it."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.layout import Sheet, Table
from workbooks.recalculation.entries import ENTRIES, TABLE
from workbooks.recalculation.forms import FORMS_TABLE
from workbooks.sheets.events import rows_of
from workbooks.styles import Role


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    rows = Table(TABLE, ENTRIES, ((),) * (rows_of(deal) - 1), heading="The rows of Events, in the order of that sheet")
    return Sheet(
        name="Recalculation Entries",
        title="Recalculation Entries",
        subtitle="Whether each cell of the sheet Events is one that its event takes: the number, text or date that it"
        " needs, and nothing where it uses nothing",
        guide="Look up which cell of Events is FALSE: missing, not used by its event, or not what belongs there.",
        blocks=(FORMS_TABLE, rows),
        frozen=2,
        role=Role.WORKING,
    )
