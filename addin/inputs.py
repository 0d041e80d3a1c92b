"""Terms and closing prices, from a range or from a file's cells; the schedule has a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from addin.cells import Cell, Rectangle, above_zero, day, days, is_blank, not_negative, text
from addin.tables import Record, records
from addin.warrant.errors import Fault, NotUnderstood, OutOfRange
from addin.warrant.fair_value import MOST_DAYS, Closes, closing_price
from addin.warrant.terms import (
    DeemedOutstanding,
    ExerciseTest,
    PlanCapAfterSplit,
    Reading,
    ReadjustedNumber,
    Terms,
    TradingCalendar,
)

Choice = TypeVar("Choice", bound=StrEnum)
Entry = tuple[str, str, Cell]
"""Where a term stands, its key, its value."""

PRICE_COLUMNS = ("Date", "Close", "Bid", "Ask")
PRICE_NOTE = "Source"
"""The column that says where a price is from; nothing is computed from it."""


def whole(cell: Cell) -> int:
    """Read a whole number, 0 or more."""
    amount = not_negative(cell)
    if amount.denominator != 1:
        raise OutOfRange(f"{text(cell)} is not a whole number")
    return amount.numerator


def count_of_days(cell: Cell) -> int:
    """Read how many days are averaged."""
    count = whole(cell)
    if not 1 <= count <= MOST_DAYS:
        raise OutOfRange(f"from 1 to {MOST_DAYS} days are averaged, not {count}")
    return count


def part(cell: Cell) -> Fraction:
    """Read a part of the whole, 0 to 1."""
    given = not_negative(cell)
    if given > 1:
        raise OutOfRange(f"{text(cell)} is above 1: write 85% as 0.85")
    return given


def _choice(choices: type[Choice]) -> Callable[[Cell], Choice]:
    def read(cell: Cell) -> Choice:
        for choice in choices:
            if choice.value.casefold() == text(cell).casefold():
                return choice
        raise NotUnderstood(f"{text(cell)!r} is not one of {', '.join(choices)}")

    return read


TERM_READERS: Mapping[str, Callable[[Cell], object]] = {
    "issuer": text,
    "issue_date": day,
    "expiration_date": day,
    "exercise_price": above_zero,
    "warrant_shares": not_negative,
    "par_value": not_negative,
    "shares_outstanding": above_zero,
    "shares_authorized": above_zero,
    "plan_option_cap": not_negative,
    "plan_options_granted": not_negative,
    "restructuring_floor": part,
    "fmv_days": count_of_days,
    "notice_days": whole,
    "trading_calendar": _choice(TradingCalendar),
    "holidays": days,
}
"""Each key of the terms, and how its value is read."""

TERMS_ABOVE_0 = {key for key, read in TERM_READERS.items() if read in {above_zero, count_of_days}}
"""The keys of numbers of which 0 is out of range."""

TERM_NOTES: Mapping[str, str] = {
    "issuer": "The Company, as the Warrant names it",
    "issue_date": "The first day on which the Warrant may be exercised",
    "expiration_date": "The day after which the Warrant is void",
    "exercise_price": "Dollars for one share on the Issue Date, before any adjustment",
    "warrant_shares": "Shares that all Warrants of the issue purchase together on the Issue Date",
    "par_value": "Dollars of par value of one share of Common Stock",
    "shares_outstanding": "Shares of Common Stock outstanding on the Issue Date",
    "shares_authorized": "Shares of Common Stock that the Company may issue in all; blank: not known",
    "plan_option_cap": "Shares under the option plans that are not Additional Shares, at most",
    "plan_options_granted": "Shares issued or issuable under the plans that stand in no row of Events",
    "restructuring_floor": "The least part of Fair Market Value at which the restructuring's shares are excluded",
    "fmv_days": "Trading days whose closing prices are averaged",
    "notice_days": "Calendar days before its date by which a notice is mailed",
    "trading_calendar": "NYSE: every session needs a price; none: the days listed in Prices are the trading days",
    "holidays": "Dates with commas between, as 2004-12-31, 2006-12-26, or the word none; blank: the federal holidays",
}
"""What belongs in each, in words for whoever fills it in."""

SWITCH_READERS: Mapping[str, Callable[[Cell], object]] = {
    "deemed_outstanding": _choice(DeemedOutstanding),
    "exercise_test": _choice(ExerciseTest),
    "plan_cap_after_split": _choice(PlanCapAfterSplit),
    "readjusted_number": _choice(ReadjustedNumber),
}
"""Each switch of the reading, under [reading] in a file and a bare key in a range."""

_LEFT_BLANK = {
    "warrant_shares": "the number of Warrant Shares is blank in the agreement",
    "shares_outstanding": "the agreement does not state the shares outstanding at the Issue Date",
}


def terms_from_range(cells: Rectangle, source: str = "terms") -> Terms:
    """Read terms from two columns, key and value. A key may be written "exercise_price" or "Exercise price"."""
    return _terms(list(_entries(cells, source)), source)


def terms_from_mapping(tables: Mapping[str, Cell], source: str) -> Terms:
    """Read terms from a TOML file's keys, the switches under [reading]."""
    reading = tables.get("reading", {})
    if not isinstance(reading, Mapping):
        raise NotUnderstood("[reading] is a table of switches", place=source)
    own = [(f"{source}, {key}", key, value) for key, value in tables.items() if key != "reading"]
    misplaced = [key for _, key, _ in own if key in SWITCH_READERS]
    if misplaced:
        raise NotUnderstood(f"{misplaced[0]!r} belongs under [reading]", place=source)
    switches = [(f"{source}, [reading] {key}", key, value) for key, value in reading.items()]
    for place, key, _ in switches:
        if key not in SWITCH_READERS:
            raise NotUnderstood(f"no switch is called {key!r}; there are {', '.join(SWITCH_READERS)}", place=place)
    return _terms(own + switches, source)


def _entries(cells: Rectangle, source: str) -> Iterable[Entry]:
    for index, row in enumerate(cells, start=1):
        place = f"{source} row {index}"
        if all(map(is_blank, row)):
            continue
        if len(row) != 2:  # noqa: PLR2004  # key and value
            raise NotUnderstood(f"terms stand in two columns, key and value, not {len(row)}", place=place)
        key, value = row
        if is_blank(key):
            raise NotUnderstood(f"{text(value)!r} has no key beside it", place=place)
        name = key_of(key)
        if not is_blank(value):
            yield f"{place}, {name}", name, value


def key_of(label: Cell) -> str:
    """Read a key as people write it: "Exercise price" is exercise_price."""
    return "_".join(text(label).replace("_", " ").casefold().split())


def _terms(entries: list[Entry], source: str) -> Terms:
    values: dict[str, object] = {}
    days_off: list[date] = []
    for place, key, cell in entries:
        if key in values and key != "holidays":
            raise NotUnderstood("it stands twice", place=place)
        values[key] = _term(place, key, cell)
        if key == "holidays":
            # In a range, each holiday may have a row of its own.
            days_off += days(cell)
            values[key] = tuple(days_off)
    for key, why in _LEFT_BLANK.items():
        if key not in values:
            raise NotUnderstood(f"{key} is missing: {why}, so it must be given", place=source)
    reading = Reading(**{key: values.pop(key) for key in list(values) if key in SWITCH_READERS})  # type: ignore[arg-type]  # read by SWITCH_READERS
    terms = Terms(**values, reading=reading)  # type: ignore[arg-type]  # read by TERM_READERS
    if terms.expiration_date < terms.issue_date:
        raise OutOfRange(
            f"the expiration date {terms.expiration_date} is before the issue date {terms.issue_date}",
            place=source,
            clause="1",
        )
    return terms


def _term(place: str, key: str, cell: Cell) -> object:
    read = TERM_READERS.get(key) or SWITCH_READERS.get(key)
    if read is None:
        known = ", ".join((*TERM_READERS, *SWITCH_READERS))
        raise NotUnderstood(f"no term is called {key!r}; there are {known}", place=place)
    try:
        return read(cell)
    except Fault as fault:
        raise fault.at(place) from None


def term_value(terms: Terms, key: str) -> object:
    """Give the value of a key, a switch's included; blank (`None`) where the terms leave it open."""
    return getattr(terms.reading if key in SWITCH_READERS else terms, key)


def closes_from_range(cells: Rectangle, source: str = "prices") -> Closes:
    """Read a price history, `Date, Close, Bid, Ask` under a header, into closing prices in dollars a share (1).

    A day whose close is blank has the average of bid and asked, or no price. Raises a `Fault` for a date that stands
    twice, and for a price at or below 0.
    """
    closes: dict[date, Fraction | None] = {}
    titles = (*PRICE_COLUMNS, PRICE_NOTE)
    for record in records(source, cells, titles, ("Date", "Close")) if _has_cells(cells) else ():
        on = record.read("Date", day, "a date")
        if on in closes:
            raise NotUnderstood(f"{on} stands twice in the price history", place=record.place, column="Date")
        closes[on] = _close(record)
    return closes


def _has_cells(cells: Rectangle) -> bool:
    return not all(is_blank(cell) for row in cells for cell in row)


def _close(record: Record) -> Fraction | None:
    for one, other in (("Bid", "Ask"), ("Ask", "Bid")):
        if record.is_given(one) and not record.is_given(other):
            message = f"{one} stands without {other}: give both, or neither"
            raise NotUnderstood(message, place=record.place, column=other, clause="1")
    return closing_price(*(record.read_if_given(column, above_zero) for column in PRICE_COLUMNS[1:]))
