"""The terms as formulas take them: what is left blank is the agreement's own, and what cannot be is found."""

from __future__ import annotations

from datetime import date

from addin.cells import to_cell
from addin.functions.arguments import FACE
from addin.inputs import SWITCH_READERS, TERM_READERS, term_value
from addin.warrant.fair_value import MOST_DAYS
from workbooks.layout import Field, Fields
from workbooks.notation import formula
from workbooks.sheets.terms import CHOICES, SHAPES, cell_name, given_name, has_default, label
from workbooks.styles import Format, Part

_KEYS = (*TERM_READERS, *SWITCH_READERS)
_READ = tuple(filter(has_default, _KEYS))
_LAST_DAY = date(9999, 12, 31)


def blocks() -> tuple[Fields, ...]:
    """Give the agreement's own values, the terms as read, and a check of each term."""
    return (
        Fields("The agreement's own terms, for those that are left blank", tuple(map(_own, _READ))),
        Fields("Terms as read: every formula takes them from here", tuple(map(_read, _READ))),
        Fields("What terms are held to", _BOUNDS),
        Fields("Terms that can be; the add-in refuses others", tuple(map(_check, _KEYS))),
    )


def _own_name(key: str) -> str:
    return f"Agreement_{cell_name(key)}"


def _own(key: str) -> Field:
    shown, unit, clause = SHAPES[key]
    value = to_cell(term_value(FACE, key))
    return Field(label(key), value, _own_name(key), shown, Part.FIXED, unit, clause)


def _read(key: str) -> Field:
    """Take what is given, the spaces around a word left out; the agreement's value where nothing is."""
    shown, unit, clause = SHAPES[key]
    given = given_name(key)
    taken = f"TRIM({given})" if key in CHOICES else given
    text = f'IF(TRIM({given})="",{_own_name(key)},{taken})'
    return Field(label(key), formula(text), cell_name(key), shown, Part.NATIVE, unit, clause)


_BOUNDS = (
    Field("The last day of every calendar", _LAST_DAY, "Last_Day", Format.DATE, Part.FIXED, "date"),
    Field("Trading days averaged at most", float(MOST_DAYS), "Most_Days", Format.COUNT, Part.FIXED, "days", "1"),
    Field("A date as it is written in Holidays", "2002-03-04", "Written_Date", Format.TEXT, Part.FIXED),
)


_IS_DAY = "AND(ISNUMBER({0}),{0}>=1,{0}<=Last_Day,{0}=INT({0}))"
_IS_ABOVE_0 = "AND(ISNUMBER({0}),{0}>0)"
_IS_0_OR_MORE = "AND(ISNUMBER({0}),{0}>=0)"
# Each date has its own length, and between two of them stands a comma; spaces are left out.
_BARE = 'SUBSTITUTE({0}," ","")'
_DATES = f'(LEN({_BARE})-LEN(SUBSTITUTE({_BARE},",",""))+1)'
_HYPHENS = f'LEN({_BARE})-LEN(SUBSTITUTE({_BARE},"-",""))'
_IN_EACH = 'LEN(Written_Date)-LEN(SUBSTITUTE(Written_Date,"-",""))'
_ARE_DAYS = (
    f'OR(TRIM({{0}})="",TRIM({{0}})="none",ISNUMBER({{0}}),AND('
    f"LEN({_BARE})+1=(LEN(Written_Date)+1)*{_DATES},{_HYPHENS}=({_IN_EACH})*{_DATES}))"
)
_CAN_BE = {
    "issuer": ("NOT(ISERROR({0}))", "Text"),
    "issue_date": (_IS_DAY, "A date, without an hour"),
    "expiration_date": (f"AND({_IS_DAY},{{0}}>=Issue_Date)", "A date, not before the issue date"),
    "exercise_price": (_IS_ABOVE_0, "A number above 0"),
    "warrant_shares": (_IS_0_OR_MORE, "A number of 0 or more, never blank"),
    "shares_outstanding": (_IS_ABOVE_0, "A number above 0, never blank"),
    "shares_authorized": ('OR({0}="",AND(ISNUMBER({0}),{0}>0))', "A number above 0, or blank"),
    "restructuring_floor": ("AND(ISNUMBER({0}),{0}>=0,{0}<=1)", "A part of the whole: 0.85 for 85%"),
    "fmv_days": ("AND(ISNUMBER({0}),{0}>=1,{0}<=Most_Days,{0}=INT({0}))", "A whole number, 1 or more"),
    "notice_days": ("AND(ISNUMBER({0}),{0}>=0,{0}=INT({0}))", "A whole number of 0 or more"),
    "holidays": (_ARE_DAYS, "Dates as 2002-03-04 with commas between, the word none, or blank"),
}
"""What a term must be, of its name, and what is said of it; an amount where nothing else is said."""


def _check(key: str) -> Field:
    text, said = _CAN_BE.get(key) or (_one_of(key) if key in CHOICES else (_IS_0_OR_MORE, "A number of 0 or more"))
    note = f"{said}, or blank" if has_default(key) else said
    test = formula(text.format(cell_name(key)))
    return Field(f"{label(key)} can be", test, f"{cell_name(key)}_Can_Be", part=Part.CHECK, note=note)


def _one_of(key: str) -> tuple[str, str]:
    """Hold a word to its choices, in any case, as it is written: two spaces are not one."""
    words, given = [each.value for each in CHOICES[key]], given_name(key)
    among = ",".join(f'{{0}}="{word}"' for word in words)
    return f'AND(OR({among}),OR(TRIM({given})="",ISNUMBER(FIND({{0}},{given}))))', f"One of {', '.join(words)}"
