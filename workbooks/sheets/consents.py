"""The sheet Consents: who consents to a change of the Warrants, and whether that is a majority (11)."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import Beside, Expression, Literal, call, infix
from workbooks.layout import Column, Field, Fields, Sheet, Spill, Table
from workbooks.sheets.register import rows_of
from workbooks.styles import Format, Part

SPARE = 8


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="Consents",
        title="Consents",
        subtitle="A change needs the Company and more than half of the shares; one of 7 or 8 counts shares issued, too",
        blocks=(_result(), _consents(deal), _votes(), _electorate(deal)),
        widths=(34, 20, 24, 20, 50),
        colour="2E7D5B",
    )


def _result() -> Fields:
    def part(label: str, name: str, function: str, shares: str, shown: Format) -> Field:
        return Field(label, call(function, shares, "Vote_Consents"), name, shown, Part.FUNCTION, clause="11")

    return Fields(
        "On the date of the sheet Warrants",
        (
            part("Any term: part that consents", "Consent_Part", "CONSENT_FRACTION", "Vote_Shares", Format.PERCENT),
            part("Any term: a majority", "Has_Consent", "HAS_MAJORITY", "Vote_Shares", Format.GENERAL),
            part("7 or 8: part that consents", "Wider_Part", "CONSENT_FRACTION", "Wider_Vote_Shares", Format.PERCENT),
            part("7 or 8: a majority", "Has_Wider_Consent", "HAS_MAJORITY", "Wider_Vote_Shares", Format.GENERAL),
        ),
    )


def _consents(deal: Deal) -> Table:
    def of_holder(column: str) -> Expression:
        return call("SUMIF", "Elector_Holders", Beside("Holder"), column)

    columns = (
        Column("Holder", Format.TEXT, name="Consent_Holders"),
        Column("Consents", Format.GENERAL, unit="TRUE or FALSE", name="Consent_Given", choices=("TRUE", "FALSE")),
        Column(
            "Shares purchasable",
            Format.SHARES,
            Part.NATIVE,
            "shares",
            formula=of_holder("Elector_Shares"),
            name="Consent_Shares",
        ),
        Column(
            "For 7 and 8",
            Format.SHARES,
            Part.NATIVE,
            "shares",
            formula=of_holder("Elector_All"),
            name="Wider_Consent_Shares",
        ),
        Column("Note", Format.TEXT, Part.ASSUMED if deal.is_sample else Part.NOTE),
    )
    note = "Assumed" if deal.is_sample else None
    rows = tuple((name, index % 2 == 1, note) for index, name in enumerate(deal.electors))
    return Table("ConsentsGiven", columns, rows, SPARE, heading="Who consents: the Holders as the list below has them")


def _votes() -> Table:
    def votes(shares: str, total: str) -> tuple[Expression, Expression]:
        consenting = call("SUMIF", "Consent_Given", Literal(cell=True), shares)
        return consenting, infix(call("SUM", total), "-", consenting)

    (yes, no), (wider_yes, wider_no) = (
        votes("Consent_Shares", "Elector_Shares"),
        votes("Wider_Consent_Shares", "Elector_All"),
    )
    columns = (
        Column("Vote", Format.TEXT, Part.FIXED),
        Column("Consents", Format.GENERAL, Part.FIXED, name="Vote_Consents"),
        Column("Any term", Format.SHARES, Part.NATIVE, "shares", name="Vote_Shares"),
        Column("7 or 8", Format.SHARES, Part.NATIVE, "shares", name="Wider_Vote_Shares"),
    )
    rows = (("Consenting", True, yes, wider_yes), ("All others", False, no, wider_no))
    return Table("Votes", columns, rows, heading="The votes")


def _electorate(deal: Deal) -> Spill:
    columns = (
        Column("Holder", Format.TEXT, Part.FUNCTION, name="Elector_Holders"),
        Column("Shares purchasable", Format.SHARES, Part.FUNCTION, "shares", name="Elector_Shares"),
        Column("Registrable Securities", Format.SHARES, Part.FUNCTION, "issued, not sold when registered"),
        Column("For 7 and 8", Format.SHARES, Part.FUNCTION, "shares", name="Elector_All"),
    )
    given = ("Register_Date", "Register", "Terms", "Events", "Prices", call("ROWS", "Register"))
    formula = call("WARRANT_ELECTORATE", *given)
    return Spill("Electorate", formula, columns, rows_of(deal), "Whose consent counts (11)", has_keys=True)
