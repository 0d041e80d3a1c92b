"""The sheet About: what the workbook is, where the Warrant stands, how to use it, and what is assumed."""

from __future__ import annotations

from collections.abc import Sequence

from addin import __version__
from addin.register import FORMS
from workbooks.deal import Deal
from workbooks.expressions import Name
from workbooks.layout import Field, Fields, Prose, Sheet
from workbooks.styles import Format, Look, Part, Role

LEGEND = (
    ("An input: change it", Look(Part.INPUT)),
    ("A figure or event that is assumed, and why", Look(Part.ASSUMED)),
    ("A function of the add-in", Look(Part.FUNCTION)),
    ("A native formula over named cells", Look(Part.NATIVE)),
    ("A check: TRUE in bold on grey, or FALSE in white on red", Look(Part.CHECK)),
    ("A figure that stays as it is", Look(Part.FIXED)),
)
_TABS = (
    "Sheets for input have a gold tab, results a green one, workings a grey one, About and Functions a blue one.",
    "Sheets whose table grows (Events, Prices, Cap Table, Register) are not protected: type or paste below the table.",
)
_ADDIN = (
    "Without the add-in, Excel shows the numbers stored in the file; with it, they are worked out again.",
    "The sheet Recalculation works every adjustment out again by native formulas: an auditor needs no add-in to check.",
    "LibreOffice without the functions works array formulas out at once: every table of one formula is #NAME? there.",
)
_LAMBDA = (
    "This is the edition without an add-in: the sheet Recalculation is the ledger, in native formulas.",
    "The functions of the sheet Functions are names of this workbook, for Excel 365: see Formulas, Name Manager.",
    "Certificates, the calendar of notices, the register and the expenses need the add-in.",
    "What the add-in refuses of a schedule, terms or prices fails a check here; the sheet Checks names the first row.",
    "But for: a date where a number belongs, a day of Holidays that no calendar has, a day's two prices by the hour.",
    "Checks that fail here alone: numbers or dates held as text, a term's date with an hour, double spaces in a text,",
    "and Refs or assets that differ in their case alone.",
)
_PROTECTED = "Sheets with formulas are protected without a password, against slips: Review, Unprotect Sheet ends it."

_ENTRIES = tuple(f"{form.entry.name} ({form.entry.clause}): {form.note}" for form in FORMS.values())


def sheet(deal: Deal, purpose: str, sheets: Sequence[Sheet], *, is_lambda: bool = False) -> Sheet:
    """Describe the sheet, from what the workbook is for and the sheets that follow."""
    guides = tuple(f"{number}. {each.name}: {each.guide}" for number, each in enumerate(sheets, start=1))
    names = {each.name for each in sheets}
    return Sheet(
        name="About",
        title=f"{deal.title}: Warrant to purchase Common Stock",
        subtitle=f"Written by warrant-addin {__version__} from the Warrant dated {deal.terms.issue_date:%-d %B %Y}",
        blocks=(
            Prose(
                "What it is",
                (purpose, "Each number is worked out from the agreement's own words and names its clause."),
            ),
            *([_standing()] if "Exercise" in names else []),
            Prose("How to use it", (*guides, *(_LAMBDA if is_lambda else _ADDIN), _PROTECTED)),
            *([Prose("Entries of the register", _ENTRIES)] if "Register" in names else []),
            Prose("Legend", (*LEGEND, *_TABS)),
            Prose("What is assumed", _assumptions(deal)),
        ),
        widths=(44, 20, 16, 12, 62),
        role=Role.ABOUT,
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
