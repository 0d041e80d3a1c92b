"""A 0 is an empty cell where none can be meant, and in the tables of a host that gives empty cells so; else it is 0."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from addin.emptiness import emptiness, is_blank_or_zero, without_zeros
from addin.formulas import Argument, Kind
from addin.functions import evaluate
from addin.inputs import closes_from_range, terms_from_range
from addin.schedule import read_schedule
from addin.warrant.errors import Fault
from addin.warrant.events import Conversion, IssueShares

HEADER: list[Any] = ["Date", "Event", "Shares", "Cash", "FMV", "New", "Old"]
ISSUE: list[Any] = [37410.0, "Issue shares", 1000.0, 0.0, 0.0, 0.0, 0.0]
"""Its FMV, New and Old are empty."""


def test_a_table_of_a_host_that_gives_empty_cells_as_0() -> None:
    (event,) = read_schedule([HEADER, ISSUE, [0.0] * 7])
    assert isinstance(event, IssueShares)
    assert (event.date, event.shares, event.fmv) == (date(2002, 6, 3), Fraction(1000), None)


def test_a_0_that_is_needed_is_meant() -> None:
    (event,) = read_schedule([HEADER, [37410.0, "Reorganization", 0, 0, 0, 0, 1]])
    assert isinstance(event, Conversion)
    assert (event.new, event.old) == (Fraction(0), Fraction(1))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([HEADER, ISSUE, [None] * 7], "'0' stands where 'Issue shares' uses nothing"),
        ([HEADER[:5], ISSUE[:5]], "column FMV: 0 is not above 0"),
        ([HEADER, [37410.0, 0, 1000, 0, 0, 0, 0]], "'0' is not an event"),
        ([HEADER, [0, "Issue shares", 1000, 0, 0, 0, 0]], "0 is not the serial number of a date"),
        ([["Date", "Event", "New", "Old"], [37410.0, "Stock split", 2, 0]], "column Old: 0 is not above 0"),
    ],
)
def test_a_0_that_may_be_meant_is_no_empty_cell(rows: list[list[Any]], words: str) -> None:
    with pytest.raises(Fault, match=words):
        read_schedule(rows)


def test_a_price_history() -> None:
    header: list[Any] = ["Date", "Close", "Bid", "Ask"]
    rows: list[list[Any]] = [header, [37410.0, 1.9, 0.0, 0.0], [37411.0, 0.0, 1.9, 2.1], [0.0] * 4]
    assert closes_from_range(rows) == {date(2002, 6, 3): Fraction(19, 10), date(2002, 6, 4): Fraction(2)}
    with pytest.raises(Fault, match="column Close: 0 is not above 0"):
        closes_from_range([["Date", "Close"], [37410.0, 0.0]])


def test_terms() -> None:
    given: list[list[Any]] = [
        ["warrant_shares", 1000],
        ["shares_outstanding", 10000],
        ["par_value", 0],
        ["issue_date", 0],
        [0, 0],
    ]
    terms = terms_from_range(given)
    assert (terms.par_value, terms.issue_date) == (Fraction(0), date(2002, 3, 4))
    with pytest.raises(Fault, match="0 is not above 0"):
        terms_from_range([*given, ["exercise_price", 0]])


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.TEXT, Kind.COLUMN, Kind.EVENTS, Kind.PRICES])
def test_an_optional_argument_that_0_cannot_be(kind: Kind) -> None:
    argument = Argument("one", kind, "", optional=True, default="left out")
    assert argument.read([[0.0]]) == "left out"


def test_an_optional_number_may_be_0() -> None:
    assert evaluate("NOTICE_DEADLINE", ["2003-07-01", 0]) == date(2003, 7, 1)


def test_what_an_empty_cell_looks_like() -> None:
    assert emptiness([1, 0, 2], [0]) is is_blank_or_zero
    assert not emptiness([1, 0, None], [0])(0)
    assert not emptiness([1, 0, 2], [1])(0)
    assert [is_blank_or_zero(cell) for cell in (0, 0.0, None, " ", False, "0", 1)] == [True] * 4 + [False] * 3
    assert without_zeros([0, 37410.0, 0, 0.0]) == [0, 37410.0]
