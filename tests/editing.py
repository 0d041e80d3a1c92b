"""Workbooks as people edit them: written, changed through openpyxl, and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from addin.cli import main
from tests.conftest import ROOT
from workbooks.templates import INPUTS, Template

LEDGERS = ROOT / "tests" / "ledgers"
ALONE = Template("inputs", "The inputs alone.", INPUTS)

Capture = pytest.CaptureFixture[str]
Edit = Callable[[Workbook], None]


def taken(path: Path, folder: Path) -> dict[str, str]:
    """Read a workbook; give the files that came of it."""
    assert main(["read", str(path), "--to", str(folder), "--force"]) == 0
    return {file.name: file.read_bytes().decode() for file in sorted(folder.iterdir())}


def edited(sample: Path, path: Path, edit: Edit) -> Path:
    workbook = openpyxl.load_workbook(sample)
    edit(workbook)
    workbook.save(path)
    return path


def refused(path: Path, capsys: Capture) -> str:
    """Read a workbook that is at fault; give the one line that says so."""
    capsys.readouterr()
    assert main(["read", str(path), "--to", str(path.parent / "none")]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert not said.out
    assert not list((path.parent / "none").glob("*"))
    return said.err


def typed(sheet: str, at: str, value: object) -> Edit:
    def put_value(workbook: Workbook) -> None:
        workbook[sheet][at].value = value

    return put_value
