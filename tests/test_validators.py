"""What others' programs say of the workbooks: the Open XML SDK, and two linters of models."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

Validator = Callable[[Path], list[str]]


def test_the_open_xml_sdk_reports_nothing(template: Path, validator: Validator) -> None:
    assert validator(template) == []


def test_the_open_xml_sdk_reports_what_is_wrong(template: Path, validator: Validator, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.xlsx"
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<sheetData>", b"<sheetDaten/><sheetData>"))
    assert any("sheetDaten" in each for each in validator(spoilt))
