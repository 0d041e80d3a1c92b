"""The sheet Consents: who consents to a change of the Warrants, and whether that is a majority (11)."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import call
from workbooks.layout import Column, Sheet, Spill, Table
from workbooks.sheets.register import rows_of
from workbooks.styles import Format, Part

SPARE = 8


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="Consents",
        title="Consents",
        subtitle="On the date of the sheet Warrants. A change needs the Company and more than half of the shares; one"
        " of 7 or 8 counts shares issued, too",
        guide="Say who consents to a change; read whether that is a majority (11).",
        blocks=(_votes(), _consents(deal), _electorate(deal)),
        widths=(34, 22, 24, 20, 50),
    )


def _votes() -> Spill:
    columns = (
        Column("Change of", Format.TEXT, Part.FUNCTION),
        Column("Consenting", Format.SHARES, Part.FUNCTION, "shares"),
        Column("All shares", Format.SHARES, Part.FUNCTION, "shares"),
        Column("Part", Format.PERCENT, Part.FUNCTION, "consenting, of all"),
        Column("Majority", Format.TRUTH, Part.FUNCTION, "more than half: TRUE or FALSE"),
    )
    given = ("Register_Date", "Consent_Holders", "Consent_Given", "Register", "Terms", "Events", "Prices")
    return Spill("Votes", call("WARRANT_CONSENTS", *given), columns, 3, "The vote", has_keys=True)


def _consents(deal: Deal) -> Table:
    columns = (
        Column("Holder", Format.TEXT, name="Consent_Holders"),
        Column("Consents", Format.GENERAL, unit="TRUE or FALSE", name="Consent_Given", choices=("TRUE", "FALSE")),
        Column("Note", Format.TEXT, Part.ASSUMED if deal.is_sample else Part.NOTE),
    )
    note = "Assumed" if deal.is_sample else None
    # Nobody has consented yet, unless the sample assumes so.
    rows = tuple((name, deal.is_sample and index % 2 == 1, note) for index, name in enumerate(deal.electors))
    return Table("ConsentsGiven", columns, rows, SPARE, heading="Who consents: Holders of the list below, each once")


def _electorate(deal: Deal) -> Spill:
    columns = (
        Column("Holder", Format.TEXT, Part.FUNCTION),
        Column("Shares purchasable", Format.SHARES, Part.FUNCTION, "shares"),
        Column("Registrable Securities", Format.SHARES, Part.FUNCTION, "issued, not sold when registered"),
        Column("For 7 and 8", Format.SHARES, Part.FUNCTION, "shares"),
    )
    given = ("Register_Date", "Register", "Terms", "Events", "Prices", call("ROWS", "Register"))
    formula = call("WARRANT_ELECTORATE", *given)
    return Spill("Electorate", formula, columns, rows_of(deal), "Whose consent counts (11)", has_keys=True)
