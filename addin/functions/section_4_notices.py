"""Worksheet functions of 4.F and 4.H."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import EXERCISE_PRICE, FACE, ZERO, money, optional
from addin.warrant import reservation
from addin.warrant.errors import OutOfRange, shown

TEN_YEARS = Fraction(3653)


@formula(
    "4.F",
    EXERCISE_PRICE,
    optional(money("par_value", "Par value of one share"), FACE.par_value),
    result="$ a share",
    example=Example((1.94,), 1.91, "1.94 - 0.03"),
)
def par_value_headroom(exercise_price: Fraction, par_value: Fraction) -> Fraction:
    """Headroom of the Exercise Price over par value: below 0, shares could not be issued fully paid."""
    return reservation.par_value_headroom(exercise_price, par_value)


@formula(
    "4.H",
    Argument("event_date", Kind.DATE, "Record date, or date of the event"),
    optional(
        Argument("days", Kind.NUMBER, "Days before it, calendar days", "days", ZERO, maximum=TEN_YEARS),
        Fraction(FACE.notice_days),
    ),
    result="date",
    example=Example(("2003-09-22",), date(2003, 8, 23), "22 September less 30 days; a Saturday is not moved"),
)
def notice_deadline(event_date: date, days: Fraction) -> date:
    """Last day to mail a notice of a record date, a reorganization or a dissolution: calendar days, never moved."""
    from addin.warrant.notices import last_day_to_mail

    if days.denominator != 1:
        raise OutOfRange(f"{shown(days)} is not a whole number of days")
    return last_day_to_mail(event_date, int(days))
