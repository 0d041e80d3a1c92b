"""What others' programs say of the workbooks: the Open XML SDK, and two linters of models.

The linters read the stored values: what recalculates a workbook knows the functions, which the linters' own
LibreOffice does not. They take half a minute for a model, so they are given the model in both editions, which have
every sheet of every other template.
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

from workbooks.editions import without_addin
from workbooks.templates import MODEL, TEMPLATES, Template

MODELS = ("model", "model-lambda")
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


def test_the_open_xml_sdk_reports_what_is_wrong(
    templates: dict[str, Path], validator: Validator, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.xlsx"
    with zipfile.ZipFile(templates["exercise"]) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<sheetData>", b"<sheetDaten/><sheetData>"))
    assert any("sheetDaten" in each for each in validator(spoilt))


@pytest.mark.parametrize("name", MODELS)
def test_spreadsheet_auditor_finds_nothing_of_high_severity(
    name: str, templates: dict[str, Path], tmp_path: Path
) -> None:
    assert audited(templates[name], tmp_path) == []


def test_spreadsheet_auditor_finds_what_is_wrong(doubtful: Path, tmp_path: Path) -> None:
    assert {each.partition(":")[0] for each in audited(doubtful, tmp_path)} >= {"BROKEN_REFERENCE Sheet!B8"}


@pytest.mark.parametrize("name", MODELS)
def test_unexplained_cells_finds_nothing_of_high_severity(name: str, templates: dict[str, Path]) -> None:
    assert unexplained(templates[name]) == []


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.name)
def test_the_models_have_every_sheet(template: Template) -> None:
    assert {*template.sheets} <= {*MODEL.sheets, *without_addin(MODEL).sheets}


def test_unexplained_cells_finds_what_is_wrong(doubtful: Path) -> None:
    assert {each.partition(":")[0] for each in unexplained(doubtful)} >= {"overwritten_formula Sheet!B5"}
