"""Recalculates workbooks in IronCalc, which knows LET and LAMBDA and none of our functions, as Excel 365 does.

Unlike Excel it does not evaluate a name that refers to columns of a table, takes a name that is a constant for 0, and
finds a name of the workbook where a LAMBDA's parameter is called the same; it fails on files with cell comments.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import ironcalc

from addin.cells import Cell, to_serial
from tests.structure.package import WORKBOOK, Package
from workbooks.area import Area

Typed = tuple[str, int, int, Cell]
"""A sheet, a row and a column counted from 1, and what is typed there."""
_COLUMNS = re.compile(r"(?P<table>\w+)\[(?P<all>\[#All\],)?\[?(?P<first>[^\[\]]+)\]?(:\[(?P<last>[^\[\]]+)\])?\]")


class Recalculated:
    """A workbook whose every formula has been evaluated, whatever values it came with."""

    def __init__(self, path: Path) -> None:
        """Load the workbook and evaluate it."""
        self._model = _loaded(path)
        self._sheets = [each["name"] for each in self._model.get_worksheets_properties()]
        self._model.evaluate()

    def value(self, sheet: str, row: int, column: int) -> Any:  # noqa: ANN401  # a number, text, truth value, error's code
        """Give the value of a cell, its row and column counted from 1; None where it is empty."""
        return self._model.get_cell_value(self._sheets.index(sheet), row, column)

    def rectangle(self, sheet: str, top: int, height: int, width: int) -> Any:  # noqa: ANN401  # likewise
        """Give the values of rows from the first column on, or of the one cell."""
        rows = self.rows(Area(sheet, top, 1, top + height - 1, width))
        return rows[0][0] if height * width == 1 else rows

    def rows(self, area: Area) -> list[list[Any]]:
        """Give the values of an area."""
        columns = range(area.left, area.right + 1)
        return [[self.value(area.sheet, row, each) for each in columns] for row in range(area.top, area.bottom + 1)]

    @contextmanager
    def typed(self, cells: Iterable[Typed]) -> Iterator[None]:
        """Type into cells, text as text, and evaluate again; at the end type back what stood in them."""
        given = list(cells)
        before = [(*each[:3], self.value(*each[:3])) for each in given]
        self._type(given)
        try:
            yield
        finally:
            self._type(before)

    def _type(self, cells: Iterable[Typed]) -> None:
        for sheet, row, column, cell in cells:
            self._put(self._sheets.index(sheet), row, column, cell)
        self._model.evaluate()

    def _put(self, sheet: int, row: int, column: int, cell: Cell) -> None:
        at = (sheet, row, column)
        match cell:
            case None | "":
                self._model.clear_cell_contents(*at)
            case bool():
                self._model.update_cell_with_bool(*at, cell)
            case str():
                self._model.update_cell_with_text(*at, str(cell))
            case date():
                self._model.update_cell_with_number(*at, to_serial(cell))
            case int() | float():
                self._model.update_cell_with_number(*at, float(cell))
            case _:
                raise TypeError(f"{cell!r} cannot be typed")


def _loaded(path: Path) -> Any:  # noqa: ANN401  # it has no types
    """Load a copy in which the names of a table's columns refer to their areas of today."""
    package = Package(path)
    text = package.parts[WORKBOOK].decode()
    for name in package.names:
        if columns := _COLUMNS.fullmatch(name.text):
            text = text.replace(f">{escape(name.text)}</definedName>", f">{_area(package, columns)}</definedName>")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        with zipfile.ZipFile(copy, "w") as file:
            for part, content in package.parts.items():
                file.writestr(part, text.encode() if part == WORKBOOK else content)
        return ironcalc.load_from_xlsx(str(copy), "en", "UTC", "en")


def _area(package: Package, columns: re.Match[str]) -> str:
    table = next(each for each in package.tables if each.name == columns["table"])
    first, last = (table.titles.index(columns[key] or columns["first"]) for key in ("first", "last"))
    box, top = table.area, table.area.top + (columns["all"] is None)
    return escape(Area(box.sheet, top, box.left + first, box.bottom, box.left + last).reference)
