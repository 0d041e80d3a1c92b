"""Recalculates workbooks in IronCalc, which knows LET and LAMBDA and none of our functions, as Excel 365 does.

It keeps full doubles. What it does not do as Excel: it gives no spilled area to a plain formula, takes dates as their
serials, and fails on files with comments on cells.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ironcalc


class Recalculated:
    """A workbook whose every formula has been evaluated, whatever values it came with."""

    def __init__(self, path: Path) -> None:
        """Load the workbook and evaluate it."""
        self._model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
        self._sheets = [each["name"] for each in self._model.get_worksheets_properties()]
        self._model.evaluate()

    def value(self, sheet: str, row: int, column: int) -> Any:  # noqa: ANN401  # a number, text, truth value, or an error's code
        """Give the value of a cell, its row and column counted from 1; None where it is empty."""
        return self._model.get_cell_value(self._sheets.index(sheet), row, column)
