"""A cell in Excel from end to end: our VBA in an interpreter, xlwings' COM code, the core, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from addin.cells import to_cell
from addin.formulas import Argument, Formula
from addin.functions import CATALOGUE
from tests.cases import CALLS, CallCase, in_cells, is_error, matches, want
from tests.hosts import com
from tests.hosts.com import Error
from tests.hosts.interpreter import Excel, Part, Range, Sheet, ranged

ONE_ULP = 1e-15
PRICES = [date(2002, 6, 3), date(2002, 6, 4), date(2002, 6, 5), date(2002, 6, 6), date(2002, 6, 7)]


@pytest.fixture
def excel() -> Excel:
    return Excel()


@pytest.fixture(scope="module")
def one_excel() -> Excel:
    return Excel()


def in_excel(formula: Formula, cells: Sequence[object]) -> list[object]:
    """Give the arguments of an example or a case as Excel does, with those that are left out at the end."""
    declared = formula.arguments
    is_variadic = declared[-1].is_variadic
    expected = [*declared, *declared[-1:] * (len(cells) - len(declared))]
    given = [_in_excel(cell, each) for cell, each in zip(cells, expected, strict=False)]
    return given if is_variadic else [*given, *[com.OMITTED] * (len(declared) - len(given))]


def _in_excel(cell: object, argument: Argument) -> object:
    match cell:
        case list():
            return ranged([[None if value == "" else value for value in row] for row in cell])
        case None | "":
            # What a function needs is given, if only as an empty cell.
            return com.OMITTED if argument.optional else ranged([[None]])
        case str() if is_error(cell):
            return Error(cell)
        case _:
            return cell


@pytest.mark.parametrize("formula", CATALOGUE.values(), ids=lambda formula: formula.name)
def test_the_example_is_right_in_a_cell(one_excel: Excel, formula: Formula) -> None:
    result = one_excel.cell(formula, *in_excel(formula, formula.example.arguments))
    assert matches(result, to_cell(formula.example.result), relative=ONE_ULP)


@pytest.mark.parametrize("case", CALLS, ids=lambda case: f"{case.function} {case.name}")
def test_each_case_is_right_in_a_cell(one_excel: Excel, case: CallCase) -> None:
    formula = CATALOGUE[case.function]
    result = one_excel.cell(formula, *in_excel(formula, case.arguments))
    assert matches(result, in_cells(want(case)), relative=ONE_ULP)
    assert isinstance(result, Error) == is_error(case.expected)


def test_errors_are_errors_and_not_text(excel: Excel) -> None:
    assert isinstance(excel.cell("SPLIT_PRICE", 1, 0, 1), Error)
    assert isinstance(excel.cell("SPLIT_PRICE", Error("#REF!"), 1, 1), Error)
    assert excel.cell("SPLIT_PRICE", Error("#REF!"), 1, 1) == "#REF!"
    assert excel.cell("SPLIT_PRICE", ranged([[Error("#DIV/0!")]]), 1, 1) == "#DIV/0!"


def test_a_newer_error_comes_through_as_itself(excel: Excel) -> None:
    assert excel.cell("SPLIT_PRICE", Error("#SPILL!"), 1, 1) == "#SPILL!"


def test_an_error_in_a_row_of_a_range_is_an_error(excel: Excel) -> None:
    history = Sheet([[day, 2 if day != PRICES[2] else Error("#N/A")] for day in PRICES])
    dates = ranged([[day] for day, _ in history.rows])
    closes = ranged([[close] for _, close in history.rows])
    assert excel.cell("FMV_5DAY", date(2002, 6, 10), dates, closes) == "#N/A"


def test_the_reason_of_an_error_is_given_in_words(excel: Excel) -> None:
    assert excel.cell("WARRANT_ERROR", "SPLIT_PRICE", 1, 0, 1) == CATALOGUE["WARRANT_ERROR"].example.result
    assert "it holds the error #REF!" in excel.cell("WARRANT_ERROR", "SPLIT_PRICE", Error("#REF!"), 1, 1)
    assert excel.cell("WARRANT_ERROR", "SPLIT_PRICE", ranged([[3]]), 3, 2) == ""


def test_currency_percent_and_dates_go_by_value(excel: Excel) -> None:
    assert excel.cell("SPLIT_PRICE", ranged([[Decimal("1.234567")]]), 1, 1) == 1.234567
    assert excel.cell("NET_CONSIDERATION", 1000, 0, 0, ranged([[0.035]])) == 35
    days = ranged([[day] for day in PRICES])
    assert excel.cell("FMV_5DAY", ranged([[date(2002, 6, 10)]]), days, ranged([[2.5]] * 5)) == 2.5


def test_an_empty_cell_is_not_0(excel: Excel) -> None:
    assert excel.cell("CASH_IN_LIEU", ranged([[None]]), 1) == "#VALUE!"
    assert excel.cell("NET_CONSIDERATION", 1000, ranged([[None]])) == 1000


def test_whole_columns_end_where_their_sheet_does_and_are_of_one_length(excel: Excel) -> None:
    days, closes = Sheet([[day] for day in PRICES]), Sheet([[2.5]] * 5 + [[None]] * 3)
    whole = [Range(sheet, 1_048_576, 1) for sheet in (days, closes)]
    assert excel.cell("FMV_5DAY", date(2002, 6, 10), *whole) == 2.5
    assert [len(each) for each in excel.python.given[1:3]] == [8, 8]  # type: ignore[arg-type]


def test_a_row_stands_for_a_column_and_a_computed_array_for_a_range(excel: Excel) -> None:
    assert excel.cell("FULLY_DILUTED_SHARES", 1000, ranged([[200, 50]])) == 1250
    assert excel.cell("FULLY_DILUTED_SHARES", 1000, [[200], [50]]) == 1250


def test_several_areas_are_an_error_with_its_reason(excel: Excel) -> None:
    two = Range(Sheet([[1]]), 1, 1, areas=2)
    assert excel.cell("SPLIT_PRICE", two, 1, 1) == "#VALUE!"
    assert "several areas" in excel.press("WarrantsCheck")[0]
    assert "several areas" in excel.cell("WARRANT_ERROR", "SPLIT_PRICE", two, 1, 1)


def test_dates_counted_from_1904_are_refused(excel: Excel) -> None:
    assert excel.cell("SPLIT_PRICE", Range(Sheet([[1]], is_from_1904=True), 1, 1), 1, 1) == "#VALUE!"
    excel.caller.members["worksheet"] = Part(parent=Part(date1904=True))
    assert excel.cell("LAST_EXERCISE_DATE") == "#VALUE!"
    assert "1904" in excel.cell("WARRANT_ERROR", "LAST_EXERCISE_DATE")


def test_python_is_started_once_and_again_when_it_has_ended(excel: Excel) -> None:
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == excel.cell("SPLIT_PRICE", 3, 3, 2) == 2
    assert excel.python.starts == 1
    excel.python.failures = ["The RPC server is unavailable."]
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == 2
    assert excel.python.starts == 2


def test_python_not_reached_is_not_available_and_says_why(excel: Excel) -> None:
    excel.python.refusals = ["Could not load xlwings64-0.37.8.dll"]
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == "#N/A"
    # A thousand cells do not each try.
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == "#N/A"
    assert excel.python.starts == 1
    words = "Python cannot be reached: Could not load xlwings64-0.37.8.dll"
    assert excel.cell("WARRANT_ERROR", "SPLIT_PRICE", 3, 3, 2) == words, "the reason outlasts the first cell"
    said = excel.press("WarrantsCheck")[0]
    assert f"The last failure: WARRANT_ERROR: {words}" in said
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == 2, "whoever looks does not have to wait"


def test_nothing_is_called_while_the_function_wizard_is_open(excel: Excel) -> None:
    excel.is_wizard_open = True
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == "#N/A"
    assert excel.python.starts == 0


def test_a_fault_of_python_itself_is_an_error_too(excel: Excel) -> None:
    excel.python.failures = ["Traceback ... MemoryError", "Traceback ... MemoryError"]
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == "#N/A"
    assert excel.python.starts == 1, "one that was just started is not started again"
