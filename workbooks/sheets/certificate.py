"""The sheet Certificate: the certificate of one adjustment, on a page to be signed (4.G)."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import call
from workbooks.layout import Column, Field, Fields, Prose, Sheet, Spill
from workbooks.limits import FROM_ONE
from workbooks.styles import Format, Part

LEAST = 30
ROOM = 3


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet; it has room for the longest certificate of the deal, and some more."""
    rows = max(len(deal.certificate_lines) + ROOM, LEAST)
    return Sheet(
        name="Certificate",
        title="Certificate as to adjustment",
        subtitle=f"{deal.title}: under Section 4.G of the Warrant, one for each row of the ledger that adjusts",
        guide="Give the number of an adjustment, print the page, have it signed (4.G).",
        blocks=(_which(rows), _certificate(rows, deal.certificate_lines), _SIGNATURE),
        widths=(30, 56, 64, 8, 15),
        is_landscape=False,
        is_one_page=True,
    )


def _which(rows: int) -> Fields:
    counted = "1: the first row of the ledger that adjusts; #N/A while there is none"
    asked = "Which adjustment of the ledger the page certifies, counted from the first"
    return Fields(
        "Which adjustment",
        (
            Field(
                *("Certificate number", 1.0, "Certificate_Number", Format.COUNT),
                unit=counted,
                clause="4.G",
                takes=FROM_ONE,
                help=asked,
            ),
            Field("Rows of the page", float(rows), "Certificate_Rows", Format.COUNT, Part.FIXED),
        ),
    )


def _certificate(rows: int, lengths: tuple[int, ...]) -> Spill:
    columns = (
        Column("What is stated", Format.TEXT, Part.FUNCTION, width=30, wrap=True),
        Column("Value, or arithmetic", Format.STATED, Part.FUNCTION, "$, shares", 56, wrap=True),
        Column("Exactly", Format.TEXT, Part.FUNCTION, "fraction, or equation", 64, wrap=True),
    )
    given = ("Certificate_Number", "Terms", "Events", "Prices", "Certificate_Rows")
    formula = call("ADJUSTMENT_CERTIFICATE", *given)
    return Spill("Certificate", formula, columns, rows, lengths=lengths)


_SIGNATURE = Prose(
    "Computed in accordance with the terms of the Warrants",
    (
        "by independent public accountants of recognized standing selected by the Company (4.G).",
        "",
        "Firm:  ______________________________        By:    ______________________________",
        "",
        "Title:  ______________________________        Date:  ______________________________",
    ),
)
