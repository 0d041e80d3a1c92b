"""The sheet Ledger: WARRANT_LEDGER over the terms, the events and the prices."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import Literal, call
from workbooks.layout import Column, Prose, Sheet, Spill
from workbooks.sheets.events import rows_of
from workbooks.styles import Format, Look, Part

_COLUMNS = (
    ("Date", Format.DATE, "", 11),
    ("Event", Format.TEXT, "", 27),
    ("Ref", Format.TEXT, "", 12),
    ("Clause", Format.TEXT, "", 9),
    ("Factor", Format.FACTOR, "after / before", 13),
    ("Exercise Price before", Format.PRICE, "$ a share", 13),
    ("Exercise Price after", Format.PRICE, "$ a share", 13),
    ("Warrant Shares before", Format.SHARES, "shares", 14),
    ("Warrant Shares after", Format.SHARES, "shares", 14),
    ("Outstanding before", Format.COUNT, "shares", 13),
    ("Outstanding after", Format.COUNT, "shares", 13),
    ("Additional Shares", Format.COUNT, "shares, A", 13),
    ("Consideration", Format.MONEY, "$, C", 14),
    ("Effective Price", Format.PRICE, "$ a share, E", 13),
    ("Fair Market Value", Format.PRICE, "$ a share, F", 13),
    ("Property", Format.TEXT, "asset: amount", 50),
    ("Note", Format.TEXT, "", 72),
)


_REASON = call("WARRANT_ERROR", Literal("WARRANT_LEDGER"), "Terms", "Events", "Prices")
_FAULT = Prose(
    "What is wrong; blank where nothing is",
    ((_REASON, Look(Part.FUNCTION, Format.TEXT)),),
)


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet: one array formula, as many rows as the range Events has."""
    columns = tuple(Column(title, shown, Part.FUNCTION, unit, width) for title, shown, unit, width in _COLUMNS)
    formula = call("WARRANT_LEDGER", "Terms", "Events", "Prices", None, call("ROWS", "Events"))
    return Sheet(
        name="Ledger",
        title="Ledger",
        subtitle="What each event did to the Exercise Price, the Warrant Shares and the shares outstanding, and the"
        " clause; rows stand by date",
        guide="Read what each event did, and under which clause. It cannot be typed into.",
        blocks=(_FAULT, Spill("Ledger", formula, columns, rows_of(deal), has_keys=True)),
        widths=tuple(each.width for each in columns),
        is_frozen=True,
    )
