"""The sheet Prices: the price history that Fair Market Value is averaged from."""

from __future__ import annotations

from addin.inputs import PRICE_COLUMNS
from workbooks.deal import Deal
from workbooks.layout import Column, Sheet, Table
from workbooks.limits import ABOVE_ZERO
from workbooks.styles import Format, Part, Role

SPARE = 20


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet; the range Prices is its first four columns with their header."""
    columns = (
        Column("Date", Format.DATE, unit="trading day", width=13, name="Price_Dates", help="Each trading day once"),
        Column(
            "Close",
            Format.QUOTE,
            unit="$, last sale",
            width=13,
            name="Price_Closes",
            takes=ABOVE_ZERO,
            help="The last reported sale of the day",
        ),
        Column(
            "Bid",
            Format.QUOTE,
            unit="$, closing",
            width=13,
            name="Price_Bids",
            takes=ABOVE_ZERO,
            help="The closing bid, where there is no sale",
        ),
        Column(
            "Ask",
            Format.QUOTE,
            unit="$, closing",
            width=13,
            name="Price_Asks",
            takes=ABOVE_ZERO,
            help="The closing asked price, where there is no sale",
        ),
        Column("Source", Format.TEXT, part=Part.ASSUMED if deal.is_sample else Part.NOTE, unit="note", width=44),
    )
    table = Table("PriceHistory", columns, deal.prices, SPARE, range_name="Prices", range_columns=len(PRICE_COLUMNS))
    return Sheet(
        name="Prices",
        title="Prices",
        subtitle="Closing price of each trading day (1): the last reported sale, or without one the bid and asked",
        guide="Paste the closing prices of every trading day that an event without an FMV needs.",
        blocks=(table,),
        is_frozen=True,
        role=Role.INPUT,
        grows=True,
    )
