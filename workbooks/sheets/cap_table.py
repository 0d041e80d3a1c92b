"""The sheet Cap Table: holders and instruments on a date, tied to the ledger's shares outstanding."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import Beside, Infix, call, infix
from workbooks.layout import Column, Field, Fields, Sheet, Table
from workbooks.styles import Format, Part

SPARE = 4


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    source = Part.ASSUMED if deal.is_sample else Part.NOTE
    return Sheet(
        name="Cap Table",
        title="Cap Table",
        subtitle="Who holds the Common Stock on a date, and what it comes to with every instrument exercised",
        blocks=(_totals(deal), _instruments(deal, source), _holders(deal, source)),
        widths=(30, 32, 18, 14, 56, 14),
        colour="C9A227",
    )


def _totals(deal: Deal) -> Fields:
    position = ("Cap_Table_Date", "Terms", "Events", "Prices")
    diluted = infix(infix("Ledger_Outstanding", "+", "Instruments_Total"), "+", "Ledger_Warrant_Shares")
    return Fields(
        "On the date",
        (
            Field("Date", deal.as_of, "Cap_Table_Date", Format.DATE, unit="date", note="All events to that day count"),
            Field(
                "Shares outstanding",
                call("WARRANT_OUTSTANDING_ON", *position),
                "Ledger_Outstanding",
                Format.COUNT,
                Part.FUNCTION,
                "shares",
                "4",
                "From the ledger",
            ),
            Field(
                "Held, of the table below",
                call("SUM", "Holder_Shares"),
                "Holders_Total",
                Format.COUNT,
                Part.NATIVE,
                "shares",
            ),
            Field(
                "Difference",
                infix("Ledger_Outstanding", "-", "Holders_Total"),
                "Holders_Difference",
                Format.COUNT,
                Part.NATIVE,
                "shares",
                note="0 where the holders tie to the ledger",
            ),
            Field(
                "Other instruments",
                call("SUM", "Instrument_Shares"),
                "Instruments_Total",
                Format.COUNT,
                Part.NATIVE,
                "shares",
            ),
            Field(
                "Warrants, as adjusted",
                call("WARRANT_SHARES_ON", *position),
                "Ledger_Warrant_Shares",
                Format.SHARES,
                Part.FUNCTION,
                "shares",
                "4",
                "From the ledger",
            ),
            Field("Fully diluted", diluted, "Fully_Diluted", Format.SHARES, Part.NATIVE, "shares"),
        ),
    )


def _instruments(deal: Deal, source: Part) -> Table:
    return Table(
        "Instruments",
        (
            Column("Instrument", Format.TEXT),
            Column("Ref", Format.TEXT),
            Column("Shares", Format.COUNT, unit="shares issuable", name="Instrument_Shares"),
            Column("Fully diluted", Format.PERCENT, Part.NATIVE, "of all", formula=_part_of("Fully_Diluted")),
            Column("Source", Format.TEXT, source, "note"),
        ),
        deal.instruments,
        SPARE,
        heading="Instruments other than the Warrants",
    )


def _holders(deal: Deal, source: Part) -> Table:
    return Table(
        "Holders",
        (
            Column("Class", Format.TEXT),
            Column("Holder", Format.TEXT),
            Column("Shares", Format.COUNT, unit="shares", name="Holder_Shares"),
            Column("Ownership", Format.PERCENT, Part.NATIVE, "of outstanding", formula=_part_of("Holders_Total")),
            Column("Source", Format.TEXT, source, "note"),
            Column("Fully diluted", Format.PERCENT, Part.NATIVE, "of all", formula=_part_of("Fully_Diluted")),
        ),
        deal.holders,
        SPARE,
        heading="Holders",
    )


def _part_of(total: str) -> Infix:
    return infix(Beside("Shares"), "/", total)
