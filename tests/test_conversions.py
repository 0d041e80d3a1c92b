"""What a cell is to a function, the same in every host; where it is not, the reason is where people look."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import addin.udfs
from addin.formulas import find
from addin.functions import evaluate
from addin.hosts.differences import DIFFERENCES
from addin.reference import page
from tests.bench import Bench, as_shown
from tests.cases import CALLS, LEDGERS, exact, in_cells, is_error, matches, want
from tests.conftest import check_pyodide
from tests.hosts import com, libreoffice, officejs, pyodide
from tests.hosts.interpreter import Excel, ranged

LEFT_OUT = {"left_out": True}
FORMATS = {"currency": '"$"#,##0.00', "percent": "0.0%"}
LIBREOFFICE, DESKTOP = "LibreOffice", "Excel, web add-in on the desktop"
FIFTEEN_DIGITS = 1e-13
IN_PYODIDE = "Excel, web add-in in Pyodide"
HOSTS: Mapping[str, Callable[[str, list[Any]], Any]] = {
    "the plain call": lambda name, cells: evaluate(name, [_for_the_core(cell) for cell in cells]),
    "Excel, imported": lambda name, cells: com.call(addin.udfs, name, _for_xlwings(cells)),
    "Excel, by value": lambda name, cells: com.call(addin.udfs, name, _for_xlwings(cells), by_value=True),
    "Excel, by the add-in's VBA": lambda name, cells: _in_vba(name, _for_xlwings(cells)),
    "Excel, web add-in": lambda name, cells: officejs.call(addin.udfs, name, _for_xlwings(cells)),
    DESKTOP: lambda name, cells: officejs.call(addin.udfs, name, _for_xlwings(cells), desktop=True),
    IN_PYODIDE: lambda name, cells: pyodide.call(addin.udfs, name, _for_xlwings(cells)),
}
"""Each host but LibreOffice, which recalculates a file once for all."""


@dataclass(frozen=True)
class Conversion:
    """One row: a function, its cells with their formats, the result, and the hosts in which it is another, and why."""

    name: str
    function: str
    arguments: list[Any]
    expected: Any
    why: str = ""
    but: dict[str, Any] = field(default_factory=dict)

    def in_host(self, host: str) -> Any:  # noqa: ANN401  # a cell's value
        """Give what the cell shows."""
        expected = self.but.get(host, self.expected)
        return expected if expected == "*" else in_cells(exact(expected))


TABLE = Path(__file__).with_name("conversions.toml")
CONVERSIONS = [Conversion(**row) for row in tomllib.loads(TABLE.read_text(encoding="utf-8"))["conversion"]]


def _each(cell: Any, read: Callable[[Any], Any]) -> Any:  # noqa: ANN401  # a cell or a range of them
    return [[read(each) for each in row] for row in cell] if isinstance(cell, list) else read(cell)


def _for_the_core(cell: Any) -> Any:  # noqa: ANN401  # likewise
    def read(value: Any) -> Any:  # noqa: ANN401  # likewise
        if isinstance(value, dict):
            return None if value == LEFT_OUT else next(iter(value.values()))
        return None if value == "" else value

    return _each(cell, read)


def _for_xlwings(cells: list[Any]) -> list[Any]:
    def read(value: Any) -> Any:  # noqa: ANN401  # likewise
        match value:
            case {"left_out": True}:
                return com.OMITTED
            case {"currency": amount}:
                return Decimal(repr(amount))
            case {"percent": part}:
                return part
            case str() if is_error(value):
                return com.Error(value)
            case _:
                return None if value == "" else value

    return [_each(cell, read) for cell in cells]


_excel = cache(Excel)


def _in_vba(name: str, cells: list[Any]) -> Any:  # noqa: ANN401  # a cell's value
    """Call the function that the add-in's VBA declares, each argument a range; what is left out at the end too."""
    declared = find(name).arguments
    left_out = [] if declared[-1].is_variadic else [com.OMITTED] * (len(declared) - len(cells))
    ranges = [cell if cell is com.OMITTED else ranged(cell if isinstance(cell, list) else [[cell]]) for cell in cells]
    return _excel().cell(name, *ranges, *left_out)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("row", CONVERSIONS, ids=lambda row: row.name)
def test_a_cell_is_the_same_in_every_host(row: Conversion, host: str) -> None:
    if host == IN_PYODIDE:
        check_pyodide()
    result = HOSTS[host](row.function, row.arguments)
    assert matches(result, row.in_host(host)), result


class _Formatted(Bench):
    """A sheet whose cells have the formats of the table."""

    def _put(self, row: int, column: int, value: Any) -> None:  # noqa: ANN401  # likewise
        if value == LEFT_OUT:
            return
        kind, number = next(iter(value.items())) if isinstance(value, dict) else ("", value)
        super()._put(row, column, number)
        cell = self.sheet.cell(row, column)
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
        elif kind:
            cell.number_format = FORMATS[kind]


def test_a_cell_is_the_same_in_libreoffice(office: libreoffice.LibreOffice, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    bench = _Formatted(workbook.create_sheet("Conversions"))
    placed = [(row, bench.place(row.function, row.arguments, 1, 1)) for row in CONVERSIONS]
    for row, top in placed:
        if LEFT_OUT in row.arguments:
            cell = bench.sheet.cell(top, 1)
            cell.value = _with_left_out(row, str(cell.value))
    path = tmp_path / "conversions.xlsx"
    workbook.save(path)
    (recalculated,) = office.recalculate([path], tmp_path / "out")
    bench.sheet = openpyxl.load_workbook(recalculated, data_only=True)["Conversions"]
    shown = [(row, as_shown(bench.read(top, 1, 1))) for row, top in placed]
    is_right = partial(matches, relative=FIFTEEN_DIGITS)
    wrong = [(row.name, cell) for row, cell in shown if not is_right(cell, as_shown(row.in_host(LIBREOFFICE)))]
    assert wrong == []


def _with_left_out(row: Conversion, formula: str) -> str:
    """Leave nothing between the commas of an argument that is left out; at the end, no comma either."""
    name, references = formula.removesuffix(")").split("(")
    kept = zip(row.arguments, references.split(","), strict=True)
    return f"{name}({','.join('' if cell == LEFT_OUT else reference for cell, reference in kept).rstrip(',')})"


def test_every_difference_is_shown_by_a_row_and_told_in_the_reference() -> None:
    assert {row.why for row in CONVERSIONS if row.why} == set(DIFFERENCES)
    hosts = {*HOSTS, LIBREOFFICE}
    for row in CONVERSIONS:
        assert bool(row.why) == bool(row.but), row.name
        assert set(row.but) <= hosts, row.name
        assert row.expected not in row.but.values(), row.name
    assert all(words in page() for words in DIFFERENCES.values())


NOT_TOLD_APART = {
    "issue of one share and of none in a restructuring",
    "price from the price history",
    "ledger at a price of 0",
}
"""An empty FMV in a schedule that shows no other 0 where none can be meant, and a term of 0 that is taken for empty."""


def test_schedules_are_read_where_an_empty_cell_is_0() -> None:
    right = [case for case in LEDGERS if not case.error and case.name not in NOT_TOLD_APART]
    cells = [_as_cells(case.arguments()) for case in right]
    shown = [officejs.call(addin.udfs, "WARRANT_LEDGER", each, desktop=True) for each in cells]
    assert [case.name for case, cell in zip(right, shown, strict=True) if not isinstance(cell, list)] == []


def test_calls_without_an_empty_number_are_the_same_where_an_empty_cell_is_0() -> None:
    calls = [case for case in CALLS if "" not in case.arguments and case.name not in NOT_TOLD_APART]
    shown = [
        (case, officejs.call(addin.udfs, case.function, _as_cells(case.arguments), desktop=True)) for case in calls
    ]
    assert [case.name for case, cell in shown if not matches(cell, in_cells(want(case)))] == []
    assert len(calls) >= 0.8 * len(CALLS)


def _as_cells(arguments: list[Any]) -> list[Any]:
    return [com.OMITTED if cell == [] else cell for cell in _for_xlwings(arguments)]
