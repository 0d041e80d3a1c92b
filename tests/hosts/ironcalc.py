"""Recalculates workbooks in IronCalc, which knows LET and LAMBDA and none of our functions, as Excel 365 does.

Unlike Excel it does not evaluate a name that refers to columns of a table, takes a name that is a constant for 0, and
finds a name of the workbook where a LAMBDA's parameter is called the same; it fails on files with cell comments.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ironcalc
import openpyxl


class Recalculated:
    """A workbook whose every formula has been evaluated, whatever values it came with."""

    def __init__(self, path: Path) -> None:
        """Load the workbook and evaluate it."""
        self._model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
        self._sheets = [each["name"] for each in self._model.get_worksheets_properties()]
        self._refer_to_areas(path)
        self._model.evaluate()

    def value(self, sheet: str, row: int, column: int) -> Any:  # noqa: ANN401  # a number, text, truth value, error's code
        """Give the value of a cell, its row and column counted from 1; None where it is empty."""
        return self._model.get_cell_value(self._sheets.index(sheet), row, column)

    def rectangle(self, sheet: str, top: int, height: int, width: int) -> Any:  # noqa: ANN401  # likewise
        """Give the values of rows from the first column on, or of the one cell."""
        if height * width == 1:
            return self.value(sheet, top, 1)
        return [[self.value(sheet, top + down, 1 + across) for across in range(width)] for down in range(height)]

    def _refer_to_areas(self, path: Path) -> None:
        """Let names of a table's columns refer to the area of today."""
        workbook = openpyxl.load_workbook(path)
        sheets = {name: ironcalc.quote_name(sheet.title) for sheet in workbook for name in sheet.tables}
        areas = {each["name"]: each["formula"].rpartition("!")[2] for each in self._model.get_defined_name_list()}
        for name, defined in workbook.defined_names.items():
            table, _, column = str(defined.attr_text).partition("[")
            if column and table in sheets:
                self._model.update_defined_name(name, None, name, None, f"{sheets[table]}!{areas[name]}")
