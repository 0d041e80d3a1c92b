"""A sheet to work cases on: calls of our functions in cells, in a workbook that a host recalculates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from addin.cells import is_blank
from addin.functions import find
from tests.cases import is_error


class Bench:
    """A sheet of cases: the formula of each in its first cell, its arguments to the right of where it spills."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 1

    def place(self, function: str, arguments: list[Any], height: int, width: int, *, called: str = "") -> int:
        """Put a case on the sheet, under another name where one is given; give the row that its result begins in."""
        top, column, deepest = self.row, width + 2, height
        references = []
        names = find(function).arguments
        for argument, declared in zip(arguments, [*names, *names[-1:] * len(arguments)], strict=False):
            cells = argument if isinstance(argument, list) else [[argument]]
            cells = cells or [[None]]
            for down, row in enumerate(cells):
                for across, cell in enumerate(row):
                    self._put(top + down, column + across, cell)
            last = self.sheet.cell(top + len(cells) - 1, column + max(map(len, cells)) - 1).coordinate
            first = self.sheet.cell(top, column).coordinate
            is_area = isinstance(argument, list) or (declared.is_range and not declared.is_variadic)
            references.append(f"{first}:{last}" if is_area else first)
            column += max(map(len, cells)) + 1
            deepest = max(deepest, len(cells))
        formula = f"={called or function}({','.join(references)})"
        cell = self.sheet.cell(top, 1)
        end = self.sheet.cell(top + height - 1, width).coordinate
        cell.value = ArrayFormula(f"A{top}:{end}", formula) if height * width > 1 else formula
        self.row = top + deepest + 1
        return top

    def _put(self, row: int, column: int, value: Any) -> None:  # noqa: ANN401  # a cell's value or a rectangle of them
        if not is_blank(value):
            cell = self.sheet.cell(row, column, value)
            if isinstance(value, str):
                cell.data_type = "e" if is_error(value) else "s"

    def read(self, top: int, height: int, width: int) -> Any:  # noqa: ANN401  # likewise
        """Read a result back."""
        if height * width == 1:
            return self.sheet.cell(top, 1).value
        return [[self.sheet.cell(top + down, 1 + across).value for across in range(width)] for down in range(height)]


def as_shown(value: Any) -> Any:  # noqa: ANN401  # likewise
    """Give a cell's value as a saved sheet holds it: no text is an empty cell, a date its serial or a date cell."""
    if isinstance(value, list):
        return [[as_shown(cell) for cell in row] for row in value]
    if isinstance(value, date):
        midnight = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
        return float((midnight - datetime(1899, 12, 30)).days)  # noqa: DTZ001  # a cell has no time zone
    return "" if value is None else value
