"""The sheets Cap Table and Instruments: who holds the Common Stock on a date, and what more may be issued."""

from __future__ import annotations

from dataclasses import replace

from workbooks.deal import Deal
from workbooks.expressions import Beside, Literal, call, infix
from workbooks.layout import Column, Sheet, Table
from workbooks.styles import Format, Part, Role

SPARE = 4
CLASSES = ("Options", "Plan options", "Options on convertibles", "Convertibles", "Other warrants")
"""The classes of instruments that Ownership has rows for."""

_TO_BE_PAID = "What is still to be paid for a share; blank where it is converted for nothing more"


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet of holders; their parts follow from the sheet Ownership."""
    columns = (
        Column("Class", Format.TEXT, width=18, name="Holder_Classes", help="The class of stock"),
        Column("Holder", Format.TEXT, width=34, name="Holder_Names", help="Who holds the shares"),
        Column("Shares", Format.COUNT, unit="shares", width=16, name="Holder_Shares", help="Shares held on the date"),
        part("Basic", "Shares", "Ledger_Outstanding", "of outstanding"),
        part("Fully diluted", "Shares", "Fully_Diluted", "of fully diluted"),
        part("Treasury stock", "Shares", "Treasury_Diluted", "of treasury stock"),
        part_then("After exercise", "Shares", "Outstanding_After_Exercise", "of those then"),
        part_then("After issue", "Shares", "Diluted_After_Issue", "of all then"),
        Column("Source", Format.TEXT, _source(deal), "note", 60),
    )
    return Sheet(
        name="Cap Table",
        title="Cap Table",
        subtitle="Who holds the Common Stock on the date of the sheet Exercise",
        guide="Give the holders on the date of Exercise; Ownership ties them to the ledger's shares outstanding.",
        blocks=(Table("Holders", columns, deal.holders, SPARE),),
        is_frozen=True,
        role=Role.INPUT,
        grows=True,
    )


def instruments(deal: Deal) -> Sheet:
    """Describe the sheet of instruments other than the Warrants, each by the treasury stock method."""
    proceeds = infix(infix(Beside("Shares"), "*", Beside("Exercise price")), "/", "Average_Price")
    treasury = call("MAX", infix(Beside("Shares"), "-", proceeds), "Nothing")
    columns = (
        Column("Class", Format.TEXT, width=24, choices=CLASSES, name="Instrument_Classes", help="What it is"),
        Column("Instrument", Format.TEXT, width=34, help="What it is called"),
        Column("Shares", Format.COUNT, unit="issuable", width=16, name="Instrument_Shares", help="Shares issuable"),
        Column("Exercise price", Format.QUOTE, unit="$ a share", width=16, help=_TO_BE_PAID),
        Column("Ref", Format.TEXT, width=14, help="Its Ref in Events"),
        Column("Treasury stock", Format.SHARES, Part.NATIVE, "shares", 16, treasury, "Instrument_Treasury"),
        part("Fully diluted", "Shares", "Fully_Diluted", "of fully diluted"),
        Column("Source", Format.TEXT, _source(deal), "note", 60),
    )
    return Sheet(
        name="Instruments",
        title="Instruments",
        subtitle="Options, plan options, convertibles and other warrants outstanding on the date of the sheet Exercise",
        guide="Give what else may be issued, and for what; the Warrants themselves come from the ledger.",
        blocks=(Table("Instruments", columns, deal.instruments, SPARE),),
        is_frozen=True,
        role=Role.INPUT,
        grows=True,
    )


def part(title: str, of: str, total: str, unit: str, name: str = "") -> Column:
    """Describe a column of parts of a total."""
    return Column(title, Format.PERCENT, Part.NATIVE, unit, 16, infix(Beside(of), "/", total), name, wrap=False)


def part_then(title: str, of: str, total: str, unit: str) -> Column:
    """Describe a column of parts of a total after an exercise or an issue: blank where that cannot be told."""
    described = part(title, of, total, unit)
    return replace(described, formula=call("IFERROR", infix(Beside(of), "/", total), Literal("")))


def _source(deal: Deal) -> Part:
    return Part.ASSUMED if deal.is_sample else Part.NOTE
