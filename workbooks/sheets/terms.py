"""The sheet Terms: one input a row, with its name, unit, clause and source."""

from __future__ import annotations

from addin.cells import to_cell
from addin.functions.arguments import FACE
from addin.inputs import SWITCH_READERS, TERM_NOTES, TERM_READERS, term_value
from addin.warrant.terms import DeemedOutstanding, ExerciseTest, PlanCapAfterSplit, ReadjustedNumber, TradingCalendar
from workbooks.deal import Deal
from workbooks.layout import Field, Fields, Prose, Sheet
from workbooks.limits import TERM_LIMITS
from workbooks.styles import Format, Role

SHAPES = {
    "issuer": (Format.TEXT, "", "1"),
    "issue_date": (Format.DATE, "date", "1"),
    "expiration_date": (Format.DATE, "date", "1"),
    "exercise_price": (Format.QUOTE, "$ a share", "1"),
    "warrant_shares": (Format.SHARES, "shares, all Warrants", "1"),
    "par_value": (Format.QUOTE, "$ a share", "4.F"),
    "shares_outstanding": (Format.COUNT, "shares, at the Issue Date", "4.C(1)"),
    "shares_authorized": (Format.COUNT, "shares", "6"),
    "plan_option_cap": (Format.COUNT, "shares", "4.C(5)(iii)"),
    "plan_options_granted": (Format.COUNT, "shares", "4.C(5)(iii)"),
    "restructuring_floor": (Format.PERCENT, "of Fair Market Value", "4.C(5)(ii)"),
    "fmv_days": (Format.COUNT, "trading days", "1"),
    "notice_days": (Format.COUNT, "calendar days", "4.H"),
    "trading_calendar": (Format.TEXT, "", "1"),
    "holidays": (Format.TEXT, "dates, with commas between, or none", "1"),
    "deemed_outstanding": (Format.TEXT, "", "4.C(1)(b)"),
    "exercise_test": (Format.TEXT, "", "4.C(3)"),
    "plan_cap_after_split": (Format.TEXT, "", "4.C(5)(iii)"),
    "readjusted_number": (Format.TEXT, "", "4.C(3)"),
}
CHOICES = {
    "trading_calendar": TradingCalendar,
    "deemed_outstanding": DeemedOutstanding,
    "exercise_test": ExerciseTest,
    "plan_cap_after_split": PlanCapAfterSplit,
    "readjusted_number": ReadjustedNumber,
}
_READING_NOTES = {
    "deemed_outstanding": "Do unexercised shares of earlier deemed issues count as outstanding?",
    "exercise_test": "Is a security that was tested at issue without adjustment tested again when exercised?",
    "plan_cap_after_split": "Does the plan cap move with splits?",
    "readjusted_number": "Does the number of Warrant Shares follow a readjustment of the price?",
}
_CAPITALS = {"fmv": "FMV"}
_NEEDED = {"warrant_shares", "shares_outstanding"}
_WITHOUT_DEFAULT = _NEEDED | {"issuer", "shares_authorized", "holidays"}
"""The terms for which the agreement has no value, those whose blank says something, and one that no formula takes."""


def cell_name(key: str) -> str:
    """Name the cell of a term: `exercise_price` is Exercise_Price."""
    return "_".join(_CAPITALS.get(word, word.capitalize()) for word in key.split("_"))


def has_default(key: str) -> bool:
    """Tell whether formulas go on with the agreement's own value where a term is left blank."""
    return key not in _WITHOUT_DEFAULT


def given_name(key: str) -> str:
    """Name the cell that a term is typed into: its own name is that of the term as read, where blank has a meaning."""
    return f"Given_{cell_name(key)}" if has_default(key) else cell_name(key)


def label(key: str) -> str:
    """Write a key as people do, and as the terms are read back: "Exercise price"."""
    first, *rest = key.split("_")
    return " ".join([_CAPITALS.get(first, first.capitalize()), *rest])


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet; the range Terms is its first two columns."""
    fields = tuple(_field(deal, key) for key in (*TERM_READERS, *SWITCH_READERS))
    return Sheet(
        name="Terms",
        title="Terms",
        subtitle=f"{deal.title}: the face of the Warrant, and the readings where the agreement can be read in two ways",
        guide="Give the terms of the issue; every row names its clause and its source.",
        blocks=(Fields("Terms of the issue", fields, name="Terms"), _READING),
        widths=(26, 32, 26, 12, 84),
        role=Role.INPUT,
    )


_READING = Prose(
    "Readings",
    (
        "The last four rows are switches where the agreement can be read in two ways.",
        "Each cell lists its values, the default first; its note says what it decides.",
    ),
)


def _field(deal: Deal, key: str) -> Field:
    shown, unit, clause = SHAPES[key]
    choices = tuple(choice.value for choice in CHOICES[key]) if key in CHOICES else ()
    return Field(
        label=label(key),
        value=_cell(deal, key),
        name=given_name(key),
        format=shown,
        unit=unit,
        clause=clause,
        note=_note(deal, key),
        is_assumed=key in deal.assumed,
        choices=choices,
        takes=TERM_LIMITS.get(key),
        help=TERM_NOTES.get(key, ""),
        is_needed=key in _NEEDED,
    )


def _cell(deal: Deal, key: str) -> object:
    value = term_value(deal.terms, key)
    if key == "holidays":
        if deal.terms.holidays is None:
            return None
        return ", ".join(on.isoformat() for on in deal.terms.holidays) or "none"
    return None if value is None else to_cell(value)


def _note(deal: Deal, key: str) -> str:
    """Say where a figure comes from; one that is the agreement's own needs no file to have given it."""
    if not deal.is_sample and key not in _READING_NOTES and term_value(deal.terms, key) == term_value(FACE, key):
        return "As in the agreement" if key != "plan_options_granted" else "None, unless given"
    return deal.assumed.get(key) or _READING_NOTES.get(key) or deal.sources.get(key) or deal.sources.get("", "")
