"""The sheet Certificate: the certificate of one adjustment, on a page to be signed (4.G)."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import call
from workbooks.layout import Column, Field, Fields, Prose, Sheet, Spill, Table
from workbooks.limits import FROM_ONE
from workbooks.notation import formula
from workbooks.recalculation.columns import TABLE
from workbooks.sheets.events import rows_of
from workbooks.styles import Format, Part

LEAST = 30
ROOM = 3


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet; its page has room for the longest certificate of the deal, and some more."""
    rows = max(len(deal.certificate_lines) + ROOM, LEAST)
    page = (_head(deal), _certificate(rows, deal.certificate_lines), _SIGNATURE)
    return Sheet(
        name="Certificate",
        title="Certificate",
        subtitle="One for each row of the ledger that adjusts (4.G). The page alone is printed: neither what is above"
        " it nor what is below its signature",
        guide="Give the number of an adjustment, print the page, have it signed (4.G).",
        blocks=(_which(rows), *page, _FIGURES, _adjustments(deal)),
        widths=(34, 56, 64, 10, 22, 12, 60),
        is_landscape=False,
        is_one_page=True,
        page=page,
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


def _head(deal: Deal) -> Prose:
    return Prose(f"{deal.title}: certificate as to adjustment", ("Under Section 4.G of the Warrant.",))


def _certificate(rows: int, lengths: tuple[int, ...]) -> Spill:
    columns = (
        Column("What is stated", Format.TEXT, Part.FUNCTION, width=34, wrap=True, name="Certificate_Labels"),
        Column(
            *("Value, or arithmetic", Format.STATED, Part.FUNCTION, "$, shares", 56),
            wrap=True,
            name="Certificate_Values",
        ),
        Column("Exactly", Format.TEXT, Part.FUNCTION, "fraction, or equation", 64, wrap=True),
    )
    given = ("Certificate_Number", "Terms", "Events", "Prices", "Certificate_Rows")
    written = call("ADJUSTMENT_CERTIFICATE", *given)
    return Spill("Certificate", written, columns, rows, lengths=lengths)


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


def _figure(label: str, name: str, column: str, shown: Format, unit: str) -> Field:
    """Hold what the certificate states against the row of the sheet Recalculation."""
    ours, native = _stated(label), f"INDEX({TABLE}[{column}],Certified_Row)"
    return Field(label, formula(ours), name, shown, Part.FUNCTION, unit, "4.G", native=formula(native))


def _of_issues(label: str, name: str, column: str, shown: Format, unit: str) -> Field:
    """Hold likewise what only an issue has."""
    ours, native = (
        formula(f"IFERROR({text},0)") for text in (_stated(label), f"N(INDEX({TABLE}[{column}],Certified_Row))")
    )
    note = "0 where it states none: the adjustment is of no issue"
    return Field(label, ours, name, shown, Part.FUNCTION, unit, "4.G", note, native=native)


def _stated(label: str) -> str:
    return f'INDEX(Certificate_Values,MATCH("{label}",Certificate_Labels,0))'


_PLACE = "IF(Certificate_Number>=1,MATCH(Certificate_Number,Adjustments[Adjustments so far],0),NA())"
_FIGURES = Fields(
    "Below the page: what it states, held against the sheet Recalculation",
    (
        Field(
            *("Row of the adjustment", formula(_PLACE), "Certified_Row", Format.COUNT, Part.NATIVE),
            *("of Recalculation", "4.G"),
        ),
        _of_issues("(a) Consideration", "Stated_Consideration", "Consideration", Format.MONEY, "$, C"),
        _of_issues("Additional Shares", "Stated_Additional", "Additional Shares", Format.SHARES, "shares, A"),
        _figure("(b) Shares outstanding before", "Stated_Outstanding", "Outstanding before", Format.SHARES, "shares"),
        _figure("(b) Shares outstanding after", "Stated_Then", "Outstanding after", Format.SHARES, "shares"),
        _figure("(c) Exercise Price before", "Stated_Price", "Exercise Price before", Format.PRICE, "$ a share"),
        _figure("(d) Exercise Price after", "Stated_Price_After", "Exercise Price after", Format.PRICE, "$ a share"),
        _figure("Warrant Shares before", "Stated_Shares", "Warrant Shares before", Format.SHARES, "shares"),
        _figure("Warrant Shares after", "Stated_Shares_After", "Warrant Shares after", Format.SHARES, "shares"),
    ),
)


def _adjustments(deal: Deal) -> Table:
    """Count the rows of the ledger that adjust: those with a clause other than 1 (4.G)."""
    columns = (
        Column("Row", Format.COUNT, Part.NATIVE, "of Recalculation", formula=formula("N(above[Row])+1")),
        Column("Clause", Format.TEXT, Part.NATIVE, formula=formula(f"INDEX({TABLE}[Clause],[@Row])")),
        Column(
            *("Adjustments so far", Format.COUNT, Part.NATIVE, "the certificate's number"),
            formula=formula('N(above[Adjustments so far])+AND([@Clause]<>"",[@Clause]<>"1")'),
        ),
    )
    return Table("Adjustments", columns, ((),) * (rows_of(deal) - 1), heading="Which rows adjust")
