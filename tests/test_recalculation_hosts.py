"""The ledger in native formulas, in LibreOffice and in IronCalc: every cell as the file carries it."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import ironcalc
import openpyxl
import pytest

from addin.cells import Cell, to_serial
from tests.hosts import libreoffice
from tests.test_recalculation import DIGITS, deal_of_ledger, drawn
from workbooks.sample import sample_deal
from workbooks.writer import save

HOSTED = ["03", "10", "21", "sample"]
"""Ledgers of other switches: again and net exercises; denominator only and scaled; and the sample, with its prices."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("native")
    paths = {number: folder / f"native-{number}.xlsx" for number in HOSTED}
    for number, path in paths.items():
        save(drawn(sample_deal() if number == "sample" else deal_of_ledger(number)), path, force=False)
    return paths


def stored(path: Path) -> dict[tuple[str, str], Cell]:
    """Read all cells of a file, dates as their serials, an empty text as none."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    cells = ((sheet.title, cell) for sheet in workbook for row in sheet.iter_rows() for cell in row)
    return {
        (sheet, cell.coordinate): to_serial(cell.value) if isinstance(cell.value, date) else cell.value
        for sheet, cell in cells
        if cell.value not in {None, ""}
    }


def is_same(left: Cell, right: Cell) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return math.isclose(left, right, rel_tol=DIGITS)
    return left == right


def differences(left: dict[tuple[str, str], Cell], right: dict[tuple[str, str], Cell]) -> list[object]:
    places = sorted(left.keys() | right.keys())
    return [
        (place, left.get(place), right.get(place)) for place in places if not is_same(left.get(place), right.get(place))
    ]


def test_libreoffice_gives_what_the_files_carry(
    office: libreoffice.LibreOffice, written: dict[str, Path], tmp_path: Path
) -> None:
    recalculated = office.recalculate(list(written.values()), tmp_path)
    for path, again in zip(written.values(), recalculated, strict=True):
        assert differences(stored(path), stored(again)) == [], path.name


def in_ironcalc(path: Path) -> dict[tuple[str, str], Cell]:
    """Let IronCalc evaluate a file, and read all its cells."""
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    model.evaluate()
    workbook = openpyxl.load_workbook(path)
    cells = (
        (sheet.title, cell.coordinate, model.get_cell_value(index, cell.row, cell.column))  # type: ignore[arg-type]  # none is merged
        for index, sheet in enumerate(workbook)
        for row in sheet.iter_rows()
        for cell in row
    )
    return {(sheet, place): value for sheet, place, value in cells if value not in {None, ""}}


@pytest.mark.parametrize("number", HOSTED)
def test_ironcalc_gives_what_the_file_carries(written: dict[str, Path], number: str) -> None:
    assert differences(stored(written[number]), in_ironcalc(written[number])) == []
