"""Worksheet functions of 4.F and 4.H, and the calendar of everything with a date."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import (
    DISPOSED_DATE,
    EVENTS,
    EXERCISE_PRICE,
    FACE,
    ROWS,
    RULE_144_DATE,
    TERMS,
    TERMS_CELLS,
    ZERO,
    money,
    optional,
    padded,
)
from addin.warrant import reservation
from addin.warrant.errors import OutOfRange, shown

if TYPE_CHECKING:
    from addin.warrant.events import Event
    from addin.warrant.terms import Terms

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


@formula(
    "1, 4.H, 7.A",
    Argument("as_of", Kind.DATE, "Day on which the notices are looked at"),
    TERMS,
    EVENTS,
    RULE_144_DATE,
    DISPOSED_DATE,
    ROWS,
    result="a header row, and a row for each date: date, what, clause, where its notice stands",
    spills=True,
    example=Example(
        (
            "2003-09-01",
            TERMS_CELLS,
            [["Date", "Event", "Ref", "Shares"], ["2003-09-22", "Stock dividend", "DIV-1", 1000]],
        ),
        [
            ["Date", "What", "Clause", "Notice"],
            [date(2002, 3, 4), "Issue Date: the Warrant may be exercised", "1", ""],
            [date(2002, 4, 18), "Registration statement to be filed by", "7.A", ""],
            [date(2002, 6, 2), "Registration statement to be effective by", "7.A", ""],
            [
                date(2003, 8, 23),
                "Last day to mail the notice of Stock dividend DIV-1 on 2003-09-22",
                "4.H",
                "not mailed, 9 days overdue",
            ],
            [date(2003, 9, 22), "Stock dividend DIV-1: a dividend of 1,000 shares of Common Stock", "4.H", ""],
            [date(2007, 3, 2), "Last exercise day", "1", ""],
            [date(2007, 3, 3), "Expiration Date, 5:00 P.M. Pacific Standard Time", "1", ""],
            [date(2007, 6, 1), "Registration kept effective to", "7.A", ""],
        ],
        "30 days before 22 September 2003 is 23 August; 1 September is 9 days later",
    ),
)
def warrant_calendar(
    as_of: date,
    terms: Terms,
    events: list[Event],
    rule_144_date: date | None,
    disposed_date: date | None,
    rows: Fraction | None,
) -> list[list[object]]:
    """Calendar of everything with a date: exercise, registration, and each notice with its last day to mail and where
    it stands.
    """
    from addin.calendar import business_days
    from addin.warrant.deadlines import deadlines

    shelf = {"rule_144_date": rule_144_date, "disposed_date": disposed_date}
    found = deadlines(terms, events, business_days(terms.holidays), as_of, **shelf)
    listed = [[each.on, each.what, each.clause, each.status] for each in found]
    return padded([["Date", "What", "Clause", "Notice"], *listed], rows)
