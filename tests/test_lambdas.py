"""The lambda edition: the same cases and numbers in native formulas, and names that Excel takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import FORMULAE

from addin.formulas import Kind
from addin.functions import CATALOGUE, evaluate
from tests.bench import Bench, as_shown
from tests.calls import calls, with_a_fault
from tests.cases import CALLS, in_cells, matches, want
from tests.hosts.ironcalc import Recalculated
from workbooks.drawing import draw
from workbooks.lambdas import NOT_WRITTEN, Definition, definitions
from workbooks.lambdas.days import federal_holidays, nyse_closings
from workbooks.lambdas.edition import BODIES, LONGEST_COMMENT
from workbooks.lambdas.notation import LONGEST_FORMULA, NEWER_FUNCTIONS, is_like_a_cell, local_names, stored
from workbooks.model import book as model
from workbooks.sample import sample_deal
from workbooks.sheets import calendars, functions
from workbooks.writer import save

Call = tuple[str, list[Any], Any]
WITHIN = 1e-12
"""The measure of native numbers, before a legal act rounds them."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workbook of the edition: its names, the days that they look up, and every function's example."""
    book = draw((calendars.sheet(sample_deal()), functions.sheet(sample_deal(), BODIES)))
    book.lambdas = tuple(definitions())
    path = tmp_path_factory.mktemp("lambda") / "edition.xlsx"
    save(book, path, force=False)
    return path


def wrong(edition: Path, placed: Sequence[Call]) -> list[Any]:
    """Work calls in cells of the edition; give those whose value is not what is expected."""
    workbook = openpyxl.load_workbook(edition)
    bench = Bench(workbook.create_sheet("Cases"))
    shapes = [(len(each), len(each[0])) if isinstance(each, list) else (1, 1) for *_, each in placed]
    tops = [bench.place(name, arguments, *shape) for (name, arguments, _), shape in zip(placed, shapes, strict=True)]
    path = edition.with_name("cases.xlsx")
    workbook.save(path)
    recalculated = Recalculated(path)
    results = [recalculated.rectangle("Cases", top, *shape) for top, shape in zip(tops, shapes, strict=True)]
    return [
        (*call, result)
        for call, result in zip(placed, results, strict=True)
        if not matches(as_shown(result), as_shown(call[2]), relative=WITHIN)
    ]


def test_every_function_has_a_lambda_or_a_reason() -> None:
    assert BODIES.keys() | NOT_WRITTEN.keys() == CATALOGUE.keys()
    assert not BODIES.keys() & NOT_WRITTEN.keys()
    assert len(BODIES) == 30


def test_every_case_in_the_lambda_edition(edition: Path) -> None:
    cases = [(case.function, case.arguments, in_cells(want(case))) for case in CALLS if case.function in BODIES]
    examples = [(name, [*CATALOGUE[name].example.arguments], CATALOGUE[name].example.result) for name in BODIES]
    assert len(cases) >= 3 * len(BODIES)
    assert wrong(edition, cases + examples) == []


def test_calls_at_random_give_what_the_core_gives(edition: Path) -> None:
    random = Random(1994)  # the same calls each time
    made = [(name, each) for name in BODIES for each in calls(CATALOGUE[name], 40, random)]
    with_faults = [(name, with_a_fault(CATALOGUE[name], arguments, random)) for name, arguments in made]
    placed = [(name, cells, evaluate(name, cells)) for name, cells in made + with_faults]
    assert wrong(edition, placed) == []


def test_a_range_with_nothing_in_it_is_an_error(edition: Path) -> None:
    empty = [[None], [None]]
    assert (
        wrong(
            edition,
            [
                ("FULLY_DILUTED_SHARES", [1000, empty], "#VALUE!"),
                ("CONSENT_FRACTION", [empty, empty], "#VALUE!"),
                ("FMV_5DAY", [date(2002, 6, 10), empty, empty], "#VALUE!"),
                ("FMV_5DAY", [date(2002, 6, 10), [[date(2002, 6, 3)], [date(2002, 6, 4)]], empty], "#N/A"),
            ],
        )
        == []
    )


def test_the_sheet_functions_works_every_example(edition: Path) -> None:
    recalculated = Recalculated(edition)
    sheet, values = (openpyxl.load_workbook(edition, data_only=each)["Functions"] for each in (False, True))
    worked = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert len(worked) == sum(not CATALOGUE[name].spills for name in BODIES)
    for at in worked:
        result = recalculated.value("Functions", sheet[at].row, sheet[at].column)
        assert matches(result, as_shown(values[at].value), relative=WITHIN), sheet[at].value


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("NET_EXERCISE_SHARES", [300, 1.1, 3.3]),  # 300 x 2.2 / 3.3 is 199.99999999999997 in doubles, 200 on paper
        ("EXERCISE_PAYMENT", [1, 1.005]),  # 100 x 1.005 is 100.49999999999999
        ("CASH_IN_LIEU", [1000000.07, 0.5]),  # the fraction is 0.06999999994877726, half a cent short of 3.5 cents
        ("ADDITIONAL_SHARES", [1000, "Restructuring", 0.0595, 0.07]),  # 85% of 0.07 is 0.059500000000000004
        (
            "EXERCISE_SETTLEMENT",
            [1, 1.01, 0.83, 0.18],
        ),  # 1.01 - 0.18 is 0.8300000000000001: more than the share is worth
        ("HAS_MAJORITY", [[[0.1], [0.2], [0.3]], [[True], [True], [False]]]),  # 0.1 + 0.2 is more than 0.3
    ],
)
def test_a_tie_on_paper_is_a_tie(edition: Path, function: str, arguments: list[Any]) -> None:
    assert wrong(edition, [(function, arguments, evaluate(function, arguments))]) == []


@pytest.mark.parametrize(
    ("function", "arguments", "exact", "native"),
    [
        # Text is no number: what NUMBERVALUE would take for one is more than the add-in takes.
        ("SPLIT_PRICE", ["3", 3, 2], 2.0, "#VALUE!"),
        # An hour of another place is not moved to Pacific Standard Time.
        ("IS_EXERCISABLE", ["2007-03-02T17:30-05:00"], True, "#VALUE!"),
        # The sheet Calendars ends two years after the term.
        ("LAST_EXERCISE_DATE", [date(2012, 3, 3)], date(2012, 3, 2), "#N/A"),
    ],
)
def test_what_differs_is_an_error_and_never_another_number(
    edition: Path, function: str, arguments: list[Any], exact: object, native: str
) -> None:
    assert evaluate(function, arguments) == exact
    assert wrong(edition, [(function, arguments, native)]) == []


@pytest.mark.parametrize(
    "holidays",
    [
        "none",
        "2007-03-02, 2007-03-01",
        [["2007-03-02"], [""], [date(2007, 3, 1)], ["2007-02-28"]],
        "2007-03-02,",
        "2007-03-32",
    ],
)
def test_holidays_are_listed_as_in_the_terms(edition: Path, holidays: Any) -> None:  # noqa: ANN401  # a cell or a range
    arguments = ["", holidays]
    assert wrong(edition, [("LAST_EXERCISE_DATE", arguments, evaluate("LAST_EXERCISE_DATE", arguments))]) == []


def test_the_tables_of_days_are_those_of_the_core() -> None:
    first, last = calendars.span(sample_deal().terms)
    closings, holidays = nyse_closings(first, last), federal_holidays(first, last)
    assert (first, last) == (date(2001, 1, 1), date(2009, 12, 31))
    assert [day.day for day in closings if (day.year, day.month) == (2001, 9)] == [3, 11, 12, 13, 14]
    assert date(2004, 6, 11) in closings
    assert date(2004, 6, 11) not in holidays
    assert date(2004, 12, 31) in holidays
    assert date(2004, 12, 31) not in closings
    assert len(holidays) == 90


@pytest.mark.parametrize(
    ("typed", "in_the_file"),
    [
        # As Excel itself saved the same formula.
        (
            "LAMBDA(x, [y], IF(ISOMITTED(y), x, x + y))",
            "_xlfn.LAMBDA(_xlpm.x, _xlop.y, IF(_xlfn.ISOMITTED(_xlpm.y), _xlpm.x, _xlpm.x + _xlpm.y))",
        ),
        ('LET(text, "a LET [b]", text)', '_xlfn.LET(_xlpm.text, "a LET [b]", _xlpm.text)'),
        (
            "FILTER(days, days > Calendars_From, #N/A)",
            "_xlfn._xlws.FILTER(_xlpm.days, _xlpm.days > Calendars_From, #N/A)",
        ),
    ],
)
def test_a_formula_is_stored_as_excel_stores_it(typed: str, in_the_file: str) -> None:
    assert stored(typed) == in_the_file


DAYS_COVERED = {"Calendars_From", "Calendars_To", "Federal_Holidays", "NYSE_Closings"}


@pytest.mark.parametrize("each", definitions(), ids=lambda each: each.name)
def test_a_name_is_such_as_excel_takes(edition: Path, each: Definition) -> None:
    in_the_file = openpyxl.load_workbook(edition).defined_names[each.name]
    assert (in_the_file.attr_text, in_the_file.comment) == (each.stored, each.comment)
    assert len(each.stored) <= LONGEST_FORMULA
    assert 0 < len(each.comment) <= LONGEST_COMMENT
    assert each.name not in FORMULAE
    assert not is_like_a_cell(each.name)


@pytest.mark.parametrize("each", definitions(), ids=lambda each: each.name)
def test_a_formula_is_such_as_excel_takes(each: Definition) -> None:
    names = {each.name for each in definitions()}
    bare = re.sub(r'"[^"]*"|#[A-Z/]+!?', "0", each.stored)
    assert bare.count("(") == bare.count(")")
    assert not re.search(r"[][{}\n]|  ", bare)
    assert not re.search(r"[\w)] [\w(]", bare), "a space between operands is Excel's intersection"
    prefixed = set(re.findall(r"_xlfn\.(?:_xlws\.)?\w+", bare))
    assert prefixed <= set(NEWER_FUNCTIONS.values())
    called = set(re.findall(r"(?<![\w.])(\w+)\(", bare))
    assert called <= names | FORMULAE - NEWER_FUNCTIONS.keys()
    alone = set(re.findall(r"(?<![\w.])([A-Za-z]\w*)(?![\w(.])", bare))
    assert alone <= DAYS_COVERED | {"TRUE", "FALSE"}


def test_no_name_stands_for_two_things() -> None:
    """A parameter, a function, a cell or table of the model: Excel tells none of them apart by case."""
    drawn = model(sample_deal())
    cells = {name.casefold() for name in (*drawn.names, *drawn.tables)}
    ours = {each.name.casefold() for each in definitions()}
    parameters = set().union(*(local_names(each.refers_to) for each in definitions()))
    assert len(ours) == len(definitions())
    assert not ours & cells
    assert not parameters & (ours | cells)
    assert all(name.startswith("_") and not is_like_a_cell(name.removeprefix("_")) for name in parameters)


def test_every_bound_has_its_reader() -> None:
    """A number is above 0, 0 or more, between two bounds, or anything: the shared names know no other bound."""
    bounds = {
        (each.above, each.minimum, each.maximum is not None)
        for name in BODIES
        for each in CATALOGUE[name].arguments
        if each.kind is Kind.NUMBER
    }
    assert bounds == {(0, None, False), (None, 0, False), (None, 0, True), (None, 1, True), (None, None, False)}
