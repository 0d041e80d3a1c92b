"""What an input takes, in Excel's words and in ours: the limits of the core that will read the cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from addin.cells import Cell, above_zero, day, not_negative, text
from addin.inputs import TERM_READERS, count_of_days, part, whole
from addin.schedule import FORMS, NUMBERS
from addin.warrant.fair_value import MOST_DAYS

_LONGEST_TEXT = 1000
_LAST_DAY = "2958465"
_PLAINLY = "without commas or currency signs"


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of data validation: its kind, its operator and bounds, and what it means."""

    kind: str
    operator: str
    first: str
    second: str | None
    meant: str


NOT_NEGATIVE = Limit("decimal", "greaterThanOrEqual", "0", None, f"A number of 0 or more, {_PLAINLY}")
ABOVE_ZERO = Limit("decimal", "greaterThan", "0", None, f"A number above 0, {_PLAINLY}")
WHOLE = Limit("whole", "greaterThanOrEqual", "0", None, "A whole number, 0 or more")
FROM_ONE = Limit("whole", "greaterThanOrEqual", "1", None, "A whole number from 1")
AVERAGED_DAYS = Limit("whole", "between", "1", str(MOST_DAYS), f"A whole number from 1 to {int(MOST_DAYS):,}")
PART = Limit("decimal", "between", "0", "1", "A part of the whole, from 0% to 100%")
A_DAY = Limit("date", "between", "1", _LAST_DAY, "A date, as 2002-06-03")
TEXT = Limit("textLength", "lessThanOrEqual", str(_LONGEST_TEXT), None, f"Text of at most {_LONGEST_TEXT:,} characters")

_OF_READERS: Mapping[Callable[[Cell], object], Limit] = {
    text: TEXT,
    day: A_DAY,
    above_zero: ABOVE_ZERO,
    not_negative: NOT_NEGATIVE,
    part: PART,
    count_of_days: AVERAGED_DAYS,
    whole: WHOLE,
}
_OF_THE_TERM = {
    "issue_date": Limit("date", "between", "1", "Expiration_Date", "A date up to the Expiration Date, as 2002-03-04"),
    "expiration_date": Limit("date", "between", "Issue_Date", _LAST_DAY, "A date from the Issue Date on"),
}
TERM_LIMITS: Mapping[str, Limit] = {
    **{key: _OF_READERS.get(reader, TEXT) for key, reader in TERM_READERS.items()},
    **_OF_THE_TERM,
}
"""What each key of the terms takes."""


def _of_column(column: str) -> Limit:
    """Let 0 into a column of the schedule only where some event takes it."""
    using = [form for form in FORMS.values() if column in (*form.needs, *form.may_use)]
    return ABOVE_ZERO if all(column in form.above_zero for form in using) else NOT_NEGATIVE


EVENT_LIMITS: Mapping[str, Limit] = {column: _of_column(column) for column in NUMBERS}
"""What each column of numbers of the schedule takes."""
