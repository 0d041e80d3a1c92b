"""A column read at once gives what a look at each of its cells gives, or nothing where one of them needs that look."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin import at_once
from addin.cells import day, number, to_serial
from addin.functions import CATALOGUE, evaluate
from addin.warrant.errors import Fault
from addin.warrant.fair_value import closing_price

PLAIN = st.floats(0, 1e15) | st.integers(0, 10**15) | st.sampled_from([0.1, 0.2, 1.94, 2.0**53, 1e22, 1e-300, -0.0])
MONEY = st.tuples(st.integers(0, 10**17), st.sampled_from([1, 100, 10**4, 10**6])).map(lambda each: each[0] / each[1])
STRANGE = st.sampled_from(
    [None, "", "1.5", "x", "#N/A", -1, -0.5, True, float("nan"), float("inf"), 1e300, 10**400, -2146826243, Decimal(2)]
)
COLUMNS = (
    st.lists(MONEY, min_size=1, max_size=8)
    | st.lists(PLAIN, min_size=1, max_size=8)
    | st.lists(PLAIN | STRANGE, max_size=8)
)


@given(COLUMNS)
def test_a_total_is_the_sum_of_its_numbers(cells: list[Any]) -> None:
    found = at_once.total(cells)
    if found is not None:
        assert found == sum(map(number, cells))
        assert min(map(number, cells)) >= 0


@given(st.lists(PLAIN, min_size=1, max_size=8) | st.lists(MONEY, min_size=1, max_size=8))
def test_a_total_of_plain_numbers_is_found(cells: list[Any]) -> None:
    assert at_once.total(cells) == sum(map(number, cells))


@given(st.lists(st.tuples(PLAIN | STRANGE, st.booleans() | st.sampled_from([0, 1, 1.0, 2, "TRUE", None])), max_size=8))
def test_a_split_is_the_sums_of_both_sides(rows: list[tuple[Any, Any]]) -> None:
    cells, chosen = [cell for cell, _ in rows], [choice for _, choice in rows]
    found = at_once.split_total(cells, chosen)
    if found is not None:
        sides = [[number(cell) for cell, choice in rows if bool(choice) is side] for side in (True, False)]
        assert list(found) == [sum(side) for side in sides]


START = date(2002, 6, 3)
DAYS = st.integers(0, 9).map(lambda after: START + timedelta(days=after))
HOLDING = st.sampled_from(
    [date.isoformat, lambda on: on, to_serial, lambda on: datetime(on.year, on.month, on.day, 17)]  # noqa: DTZ001  # a cell's
)
QUOTES = st.lists(st.floats(0.01, 100) | PLAIN | STRANGE, min_size=6, max_size=6) | st.just([None] * 6)


@given(st.lists(DAYS, min_size=1, max_size=6), HOLDING, st.lists(QUOTES, min_size=3, max_size=3))
def test_prices_are_those_of_the_cells(days: list[date], held: Any, columns: list[list[Any]]) -> None:  # noqa: ANN401
    dates, quotes = [held(on) for on in days], [column[: len(days)] for column in columns]
    found = at_once.prices(dates, quotes)
    if found is not None:
        rows = [[None if cell is None else number(cell) for cell in row] for row in zip(*quotes, strict=True)]
        assert dict(found) == {day(on): closing_price(*row) for on, row in zip(dates, rows, strict=True)}
        assert len(found) == len(days) == len(set(days))


@given(st.lists(DAYS, min_size=1, max_size=6, unique=True), HOLDING)
def test_prices_of_plain_cells_are_found(days: list[date], held: Any) -> None:  # noqa: ANN401
    tail = [held(on) for on in days] + [None]
    closes = [1.94] * len(days) + [None]
    assert at_once.prices(tail, [closes, [None] * len(tail), [2] * len(days) + [None]]) == dict.fromkeys(
        days, Fraction(194, 100)
    )


@pytest.mark.parametrize(
    "dates",
    [
        [37410.5],
        [60.0],
        [2_958_466.0],
        [float("nan")],
        [float("inf")],
        ["20020603"],
        ["2002-W23-1"],
        ["2002-06-31"],
        ["2002-06-03 "],
        ["2002-06-03T10"],
        ["37410"],
        [None],
        [True],
        [datetime(2002, 6, 3, tzinfo=UTC)],
        [37410.0, 37410.0],
        [37410.0, date(2002, 6, 4)],
    ],
)
def test_dates_that_need_a_closer_look(dates: list[Any]) -> None:
    assert at_once.prices(dates, [[2.0] * len(dates)]) is None


def test_a_day_that_is_not_there_has_no_price() -> None:
    prices = at_once.prices([37410.0], [[1.94]])
    assert prices is not None
    assert prices[date(2002, 6, 3)] == Fraction(194, 100)
    assert prices.get(date(2002, 6, 4)) is None


LONG = 300


@pytest.mark.parametrize(
    ("function", "arguments", "words"),
    [
        ("FULLY_DILUTED_SHARES", [1, [[1.0]] * LONG + [["x"]]], "instruments row 301"),
        ("FULLY_DILUTED_SHARES", [1, [[1.0]] * LONG + [[-1.0]]], "instruments row 301"),
        ("CONSENT_FRACTION", [[[1.0]] * LONG, [[True]] * (LONG - 1) + [["maybe"]]], "consents row 300"),
        ("FMV_5DAY", [37414.0, [[37000.0 + row] for row in range(LONG)], [[2.0]] * (LONG - 1) + [[0.0]]], "row 300"),
        ("FMV_5DAY", [37414.0, [[37000.0]] * 2, [[2.0]] * 2], "stands twice, first in row 1"),
        ("FMV_5DAY", [37414.0, [[37000.0]] * 2, [[2.0]]], "closes has 1 cells, dates has 2"),
    ],
)
def test_a_fault_in_a_long_column_still_has_its_words(function: str, arguments: list[Any], words: str) -> None:
    with pytest.raises(Fault, match=words):
        CATALOGUE[function].call(arguments)


def test_an_empty_tail_is_no_reason_for_a_closer_look() -> None:
    dates, closes = [[37410.0 + row] for row in range(5)], [[2.0]] * 5
    assert evaluate("FMV_5DAY", [37415.0, [*dates, [None]], [*closes, [None]]]) == 2.0
