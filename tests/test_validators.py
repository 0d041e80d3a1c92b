"""What others' programs say of the workbooks: the Open XML SDK, and two linters of models.

The linters read the stored values: what recalculates a workbook knows the functions, which the linters' own
LibreOffice does not.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from show_your_work import cli as unexplained_cells
from show_your_work.findings import Level
from spreadsheet_auditor import audit

Validator = Callable[[Path], list[str]]


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """Write a column of one formula in which one row is a typed number, and another refers to nothing."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in range(1, 11):
        sheet[f"A{row}"], sheet[f"B{row}"] = row, f"=A{row}*A{row}"
    sheet["B5"], sheet["B8"] = 26, "=#REF!*A8"
    workbook.save(tmp_path / "doubtful.xlsx")
    return tmp_path / "doubtful.xlsx"


def audited(workbook: Path, folder: Path) -> list[str]:
    """List what `spreadsheet-auditor` finds of high severity."""
    settings, report = folder / "settings.json", folder / "report.json"
    settings.write_text('{"recalc": {"enabled": false}}')
    status = audit.main(
        [str(workbook), "--config", str(settings), "--json", str(report), "--quiet", "--fail-on", "High"]
    )
    found = json.loads(report.read_text())
    assert found["coverage"]["complete"]
    high = [each for each in found["findings"] if each["severity"] in ("Critical", "High")]
    assert status == int(bool(high))
    return [f"{each['rule_id']} {each['location']}: {each['evidence']}" for each in high]


def unexplained(workbook: Path) -> list[str]:
    """List what `unexplained-cells` finds of high severity."""
    found = unexplained_cells.run(str(workbook)).findings
    return [f"{each.check} {each.sheet}!{each.location}: {each.summary}" for each in found if each.level is Level.HIGH]


def test_the_open_xml_sdk_reports_nothing(template: Path, validator: Validator) -> None:
    assert validator(template) == []


def test_the_open_xml_sdk_reports_what_is_wrong(template: Path, validator: Validator, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.xlsx"
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<sheetData>", b"<sheetDaten/><sheetData>"))
    assert any("sheetDaten" in each for each in validator(spoilt))


def test_spreadsheet_auditor_finds_nothing_of_high_severity(template: Path, tmp_path: Path) -> None:
    assert audited(template, tmp_path) == []


def test_spreadsheet_auditor_finds_what_is_wrong(doubtful: Path, tmp_path: Path) -> None:
    assert {each.partition(":")[0] for each in audited(doubtful, tmp_path)} >= {"BROKEN_REFERENCE Sheet!B8"}


def test_unexplained_cells_finds_nothing_of_high_severity(template: Path) -> None:
    assert unexplained(template) == []


def test_unexplained_cells_finds_what_is_wrong(doubtful: Path) -> None:
    assert {each.partition(":")[0] for each in unexplained(doubtful)} >= {"overwritten_formula Sheet!B5"}
