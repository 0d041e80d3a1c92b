"""What a person means by a cell: numbers, dates, truth, and what is refused in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.cells import column, day, moment, number, rectangle, text, to_cell, to_serial, truth
from addin.warrant.errors import Fault


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (0.07, Fraction(7, 100)),
        (0.035, Fraction(35, 1000)),
        (1e22, Fraction(10**22)),
        (1e23, Fraction(10**23)),
        (3, Fraction(3)),
        (Decimal("1.9400"), Fraction(194, 100)),
        (" 1.94 ", Fraction(194, 100)),
        ("-.5", Fraction(-1, 2)),
        ("2e3", Fraction(2000)),
        (-0.0, Fraction(0)),
    ],
)
def test_numbers(cell: object, value: Fraction) -> None:
    assert number(cell) == value


@pytest.mark.parametrize(
    ("cell", "code", "words"),
    [
        ("1,234.56", "#VALUE!", "'1,234.56' is written with commas"),
        ("$1,234", "#VALUE!", "with commas"),
        ("$5", "#VALUE!", "'$5' is not a number"),
        ("5%", "#VALUE!", "'5%' is not a number"),
        ("1_000", "#VALUE!", "not a number"),
        ("\u0661", "#VALUE!", "not a number"),
        ("nan", "#VALUE!", "not a number"),
        (float("nan"), "#NUM!", "not a finite number"),
        (float("inf"), "#NUM!", "not a finite number"),
        ("1e999", "#NUM!", "larger than a cell can hold"),
        ("1" * 5000, "#NUM!", "5000 characters is longer than any cell"),
        (10**400, "#NUM!", "larger than a cell can hold"),
        (True, "#VALUE!", "TRUE stands where a number belongs"),
        (None, "#VALUE!", "empty where a number belongs"),
        ("  ", "#VALUE!", "empty where a number belongs"),
        ("#DIV/0!", "#DIV/0!", "holds the error #DIV/0!"),
        (-2146826243, "#SPILL!", "holds the error #SPILL!"),
        (-2146826240, "#VALUE!", "holds the error"),
        ([[1.0, 2.0]], "#VALUE!", "is not a number"),
    ],
)
def test_numbers_refused(cell: object, code: str, words: str) -> None:
    with pytest.raises(Fault) as fault:
        number(cell)
    assert fault.value.code == code
    assert words in str(fault.value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_comes_back_as_itself(value: float) -> None:
    assert to_cell(number(value)) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (37410.0, date(2002, 6, 3)),
        ("37410", date(2002, 6, 3)),
        (37410.75, date(2002, 6, 3)),
        ("2002-06-03", date(2002, 6, 3)),
        (" 2002-06-03T10:00 ", date(2002, 6, 3)),
        (datetime(2002, 6, 3, 12), date(2002, 6, 3)),  # noqa: DTZ001  # a cell has no time zone
        (date(2002, 6, 3), date(2002, 6, 3)),
        (61.0, date(1900, 3, 1)),
        (59.0, date(1900, 2, 28)),
    ],
)
def test_dates(cell: object, value: date) -> None:
    assert day(cell) == value


@pytest.mark.parametrize(
    "cell", ["6/3/2002", "2002-13-01", "2002-06-03T01:00Z", "June", "", None, True, 0.0, -3.0, 1e9, "20020603", [[1.0]]]
)
def test_dates_refused(cell: object) -> None:
    with pytest.raises(Fault) as fault:
        day(cell)
    assert fault.value.code == "#VALUE!"


def test_an_hour_elsewhere_is_told_in_pacific_standard_time() -> None:
    assert moment("2007-07-02T17:30:00-07:00") == datetime(2007, 7, 2, 16, 30)  # noqa: DTZ001  # PST, summer and winter
    noon_in_utc = datetime(2007, 3, 2, 12, tzinfo=timezone(timedelta(0)))
    assert moment(noon_in_utc) == datetime(2007, 3, 2, 4)  # noqa: DTZ001


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_comes_back_from_its_serial(on: date) -> None:
    assert day(to_serial(on)) == on


@pytest.mark.parametrize("cell", ["9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00"])
def test_an_hour_at_the_end_of_time_is_refused(cell: str) -> None:
    with pytest.raises(Fault, match="is not a date in Pacific Standard Time"):
        moment(cell)


def test_truth_and_text() -> None:
    assert [truth(cell) for cell in (True, "true", 1.0, 0, " FALSE ")] == [True, True, True, False, False]
    assert [text(cell) for cell in (None, 7.0, 7.5, " A-1 ")] == ["", "7", "7.5", "A-1"]
    with pytest.raises(Fault, match="neither TRUE nor FALSE"):
        truth("yes")


def test_a_column_may_be_a_row_or_one_cell_and_has_no_empty_tail() -> None:
    assert column([[1.0], [2.0], [None], [""]]) == [1.0, 2.0]
    assert column([[1.0, 2.0, None]]) == [1.0, 2.0]
    assert column(1.0) == [1.0]
    assert rectangle([1.0, 2.0]) == [[1.0, 2.0]]
    with pytest.raises(Fault, match="one column is expected"):
        column([[1.0, 2.0], [3.0, 4.0]])


def test_a_result_beyond_all_doubles_is_a_fault() -> None:
    with pytest.raises(Fault, match="too large for a cell"):
        to_cell(Fraction(10**400))
