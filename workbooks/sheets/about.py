"""The sheet About: what the workbook is, where the Warrant stands, how to use it, and what is assumed."""

from __future__ import annotations

from addin import __version__
from addin.register import FORMS
from workbooks.deal import Deal
from workbooks.expressions import Name
from workbooks.layout import Field, Fields, Prose, Sheet
from workbooks.styles import Format, Look, Part

_LEGEND = (
    ("An input: change it", Look(Part.INPUT)),
    ("A figure or event that is assumed, and why", Look(Part.ASSUMED)),
    ("A function of the add-in", Look(Part.FUNCTION)),
    ("A native formula over named cells", Look(Part.NATIVE)),
)
_USE = (
    "1. Terms: give the terms of the issue; every row names its clause and its source.",
    "2. Prices: paste the closing prices of every trading day that an event without an FMV needs.",
    "3. Events: one row for each event, in any order of days. Empty rows at the end are room for more.",
    "4. Ledger: read what each event did, and under which clause. It cannot be typed into.",
    "5. Cap Table: give the holders on a date; they tie to the ledger's shares outstanding.",
    "6. Exercise: give a date and what is paid; read the settlement, and the property receivable beside it.",
    "7. Certificate: give the number of an adjustment, print the page, have it signed (4.G).",
    "8. Register, Warrants, Consents: one row for each Warrant issued or surrendered; read who holds what, and votes.",
    "9. Covenants, Calendar: reservation, par value, registration, and every date with its notice.",
    "Without the add-in, Excel shows the numbers stored in the file; with it, they are worked out again.",
    "LibreOffice without the functions works array formulas out at once: every table of one formula is #NAME? there.",
)

_ENTRIES = tuple(f"{form.entry.name} ({form.entry.clause}): {form.note}" for form in FORMS.values())


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="About",
        title=f"{deal.title}: Warrant to purchase Common Stock",
        subtitle=f"Written by warrant-addin {__version__} from the Warrant dated {deal.terms.issue_date:%-d %B %Y}",
        blocks=(
            Prose(
                "What it is",
                (
                    "What the Exercise Price and the number of Warrant Shares are, why, and what an exercise pays.",
                    "Each number is worked out from the agreement's own words and names its clause.",
                ),
            ),
            _standing(),
            Prose("How to use it", _USE),
            *([Prose("Entries of the register", _ENTRIES)] if deal.register else []),
            Prose("Legend", _LEGEND),
            Prose("What is assumed", _assumptions(deal)),
        ),
        widths=(44, 20, 16, 12, 62),
        colour="1F3A5F",
    )


def _standing() -> Fields:
    shown = (
        ("On", "Exercise_Date", Format.DATE, "date", "the date of the sheet Exercise"),
        ("Exercise Price", "Price_On_Date", Format.PRICE, "$ a share", ""),
        ("Warrant Shares purchasable", "Shares_On_Date", Format.SHARES, "shares", ""),
        ("Shares outstanding", "Outstanding_On_Date", Format.COUNT, "shares", ""),
        ("Fair Market Value", "Value_On_Date", Format.PRICE, "$ a share", ""),
        ("Last exercise day", "Last_Exercise_Day", Format.DATE, "date", ""),
    )
    return Fields(
        "Where the Warrant stands",
        tuple(
            Field(label, Name(name), format=form, part=Part.NATIVE, unit=unit, note=note)
            for label, name, form, unit, note in shown
        ),
    )


def _assumptions(deal: Deal) -> tuple[str, ...]:
    if not deal.is_sample:
        return (
            "Terms, events and prices are as they were given; a term that was not given is the agreement's own.",
            "The exercise and the planned issue on the sheet Exercise are examples to be changed.",
        )
    return (
        "The dates, the price of $1.94, the par value and the plan cap are the agreement's own.",
        "The 7,110,336 shares outstanding are the annual report's of fiscal 2001.",
        "The number of Warrant Shares is blank in the agreement, and assumed here.",
        "All events, prices and holders are assumed; each is marked so where it stands.",
    )
