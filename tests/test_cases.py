"""Every case of the table through the core, through xlwings as Excel, Office.js and Pyodide call it, and in cells."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest

import addin.udfs
from addin.formulas import Kind
from addin.functions import CATALOGUE, evaluate, find
from addin.market import market
from addin.schedule import FORMS
from addin.warrant.columns import COLUMNS
from addin.warrant.errors import Fault
from addin.warrant.ledger import Row
from addin.warrant.replay import replay
from tests.bench import Bench, as_shown
from tests.cases import ANY, CALLS, LEDGERS, CallCase, LedgerCase, exact, in_cells, is_error, matches, want
from tests.hosts import com, libreoffice

TEXT = {"clause", "event", "ref"}
FIFTEEN_DIGITS = 1e-13
"""LibreOffice saves fifteen significant digits."""


def test_names_are_unique() -> None:
    names = [*(case.name for case in CALLS), *(case.name for case in LEDGERS)]
    assert len(names) == len(set(names))


def test_three_cases_for_each_function_and_event() -> None:
    for name in CATALOGUE:
        assert sum(case.function == name for case in CALLS) >= 3, name
    for name in FORMS:
        assert sum(case.event == name for case in LEDGERS) >= 3, name


@pytest.mark.parametrize("case", CALLS, ids=lambda case: case.name)
def test_call_in_the_core(case: CallCase) -> None:
    expected = want(case)
    if is_error(expected):
        with pytest.raises(Fault) as fault:
            find(case.function).call(case.arguments)
        assert fault.value.code == expected
    else:
        result = find(case.function).call(case.arguments)
        assert matches(_blank(result), expected), result


def _blank(result: Any) -> Any:  # noqa: ANN401  # likewise
    """Give what the core leaves open as a case writes it."""
    if isinstance(result, list):
        return [["" if cell is None else cell for cell in row] for row in result]
    return result


@pytest.mark.parametrize("case", LEDGERS, ids=lambda case: case.name)
def test_ledger_in_the_core(case: LedgerCase) -> None:
    if case.error:
        with pytest.raises(Fault) as fault:
            _replayed(case)
        assert fault.value.code == case.error
        assert all(words in str(fault.value) for words in case.message), str(fault.value)
        return
    rows = _replayed(case)
    for expected in case.row:
        row = rows[expected["row"] - 1]
        given = {name: getattr(row, name) for name in expected if name != "row"}
        assert given == {name: _core_value(name, expected[name]) for name in given}


def _replayed(case: LedgerCase) -> list[Row]:
    kinds = (Kind.TERMS, Kind.EVENTS, Kind.PRICES)
    terms, events, prices = (kind.read(cells) for kind, cells in zip(kinds, case.arguments(), strict=True))
    return list(replay(terms, events, market(terms, prices)))


def _core_value(name: str, value: Any) -> Any:  # noqa: ANN401  # likewise
    if name == "property":
        return {asset: exact(amount) for asset, amount in value.items()}
    return value if name in TEXT else (None if value == "" else exact(value))


@pytest.mark.parametrize("case", CALLS, ids=lambda case: case.name)
def test_call_through_xlwings(case: CallCase, host: ModuleType) -> None:
    result = host.call(addin.udfs, case.function, [_for_xlwings(cell) for cell in case.arguments])
    assert matches(result, in_cells(want(case))), result


@pytest.mark.parametrize("case", LEDGERS, ids=lambda case: case.name)
def test_ledger_through_xlwings(case: LedgerCase, host: ModuleType) -> None:
    cells = [_for_xlwings(each) for each in case.arguments()]
    _check_spilled(case, host.call(addin.udfs, "WARRANT_LEDGER", cells))


def _for_xlwings(cell: Any) -> Any:  # noqa: ANN401  # likewise
    if isinstance(cell, list):
        return [[_for_xlwings(each) for each in row] for row in cell] or com.OMITTED
    if is_error(cell):
        return com.Error(cell)
    return None if isinstance(cell, str) and not cell else cell


def _check_spilled(case: LedgerCase, spilled: Any, *, relative: float = 0.0) -> None:  # noqa: ANN401  # likewise
    if case.error:
        assert spilled == case.error
        return
    assert tuple(spilled[0]) == COLUMNS
    for expected in case.row:
        row = dict(zip(COLUMNS, spilled[expected["row"]], strict=True))
        for name, value in expected.items():
            if name not in {"row", "property"}:
                core = _core_value(name, value)
                cell = "" if core is None else in_cells(core)
                assert matches("" if row[name] is None else row[name], cell, relative=relative), name


def is_seen_whole(case: CallCase) -> bool:
    """Leave out what LibreOffice does not let a function see: TRUE is 1 there, and more arguments than declared."""
    has_truth = any(isinstance(cell, bool) for cell in case.arguments)
    arguments = find(case.function).arguments
    has_room = len(case.arguments) <= len(arguments) or arguments[-1].is_variadic
    return has_room and not (has_truth and is_error(case.expected))


def test_every_case_in_the_cells_of_a_workbook(office: libreoffice.LibreOffice, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    bench = Bench(workbook.create_sheet("Cases"))
    calls = [case for case in CALLS if is_seen_whole(case)]
    placed = []
    for case in calls:
        expected = in_cells(want(case))
        shape = (len(expected), len(expected[0])) if isinstance(expected, list) else (1, 1)
        placed.append((bench.place(case.function, case.arguments, *shape), shape, expected))
    ledgers = []
    for schedule in LEDGERS:
        deepest = max((row["row"] for row in schedule.row), default=0)
        shape = (1, 1) if schedule.error else (1 + deepest, len(COLUMNS))
        ledgers.append((bench.place("WARRANT_LEDGER", schedule.arguments(), *shape), shape))
    path = tmp_path / "cases.xlsx"
    workbook.save(path)
    (recalculated,) = office.recalculate([path], tmp_path / "out")
    bench.sheet = openpyxl.load_workbook(recalculated, data_only=True)["Cases"]

    assert len(calls) >= 0.97 * len(CALLS)
    wrong = [
        (case.name, result, expected)
        for case, (top, shape, expected) in zip(calls, placed, strict=True)
        if not matches(as_shown(result := bench.read(top, *shape)), as_shown(expected), relative=FIFTEEN_DIGITS)
    ]
    assert wrong == []
    for schedule, (top, shape) in zip(LEDGERS, ledgers, strict=True):
        _check_spilled(schedule, bench.read(top, *shape), relative=FIFTEEN_DIGITS)


def test_any_stands_for_the_note_only() -> None:
    assert ANY == "*"


@pytest.mark.parametrize(
    ("function", "arguments", "code"),
    [
        ("SPLIT_PRICE", ["x", 2, 1], "#VALUE!"),
        ("EFFECTIVE_PRICE", ["1" * 5000, 1], "#NUM!"),
        ("IS_EXERCISABLE", ["9999-12-31T23:00:00-12:00"], "#VALUE!"),
        ("FMV_AVERAGE", ["2002-06-10", 1e7, [["2002-06-03"]], [[1]]], "#NUM!"),
        ("FMV_AVERAGE", ["2002-06-10", 2.5, [["2002-06-03"]], [[1]]], "#NUM!"),
        ("FMV_5DAY", ["2002-06-10", [["2002-06-03", 1], ["2002-06-04", 2]], [[1, 2], [3, 4]]], "#VALUE!"),
        ("LAST_EXERCISE_DATE", ["0001-01-01", [["0001-01-01"]]], "#N/A"),
        ("SPLIT_PRICE", [1e300, 1e-300, 1], "#NUM!"),
        ("EXERCISE_SETTLEMENT", [1e300, 1e300, 1], "#NUM!"),
        ("SPLIT_PRICE", [1, 2, 3, 4], "#VALUE!"),
    ],
)
def test_evaluate_gives_the_code_of_a_fault(function: str, arguments: list[Any], code: str) -> None:
    assert evaluate(function, arguments) == code
