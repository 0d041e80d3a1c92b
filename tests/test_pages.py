"""A sheet of which a page is printed to be signed: what is on that page, and what is not."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from tests.recalculation import named_cell


@pytest.fixture(scope="module")
def certificate(templates: dict[str, Path]) -> Worksheet:
    sheet: Worksheet = openpyxl.load_workbook(templates["certificate"])["Certificate"]
    return sheet


def texts(sheet: Worksheet, rows: tuple[int, int]) -> list[str]:
    """Give what stands in the first column of some rows."""
    return [str(sheet.cell(row, 1).value or "") for row in range(rows[0], rows[1] + 1)]


def test_the_page_is_the_certificate_and_its_signature(certificate: Worksheet) -> None:
    page = CellRange(certificate.print_area)
    printed = texts(certificate, (page.min_row, page.max_row))
    assert printed[0] == "Alpha Technologies Group, Inc.: certificate as to adjustment"
    assert printed[-1].startswith("Title:  ____")
    assert certificate.page_setup.fitToHeight == 1
    above, below = texts(certificate, (1, page.min_row - 1)), texts(certificate, (page.max_row + 1, 200))
    assert {"Certificate number", "Rows of the page", "=Checks_Flag"} <= set(above)
    assert {"Row of the adjustment", "Which rows adjust"} <= set(below)
    assert not {"Certificate number", "Rows of the page", "=Checks_Flag", "Which rows adjust"} & set(printed)


def test_no_other_column_is_on_the_page(certificate: Worksheet) -> None:
    page = CellRange(certificate.print_area)
    written = [cell.column for row in certificate[page.coord] for cell in row]
    assert set(written) == {1, 2, 3}


def test_a_blank_row_of_the_page_leaves_no_trace(templates: dict[str, Path]) -> None:
    workbook = openpyxl.load_workbook(templates["certificate"])
    first, *_, last = named_cell(workbook, "Certificate")
    rules = {str(each.sqref): each.rules for each in workbook["Certificate"].conditional_formatting}
    (rule,) = rules[f"{first[0].coordinate}:{last[-1].coordinate}"]
    assert rule.formula == [f'${first[0].coordinate}=""']
    assert rule.dxf.fill.bgColor.rgb == rule.dxf.border.bottom.color.rgb == "00FFFFFF"
