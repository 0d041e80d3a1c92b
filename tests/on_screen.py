"""A copy of a workbook that prints what the screen shows: each sheet whole on a page, at its size, with headings."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.structure.package import MAIN, Package, SheetPart

_WORKBOOK = "xl/workbook.xml"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_MM_TO_A_DIGIT = 8 / 96 * 25.4  # a little over a digit of Calibri 11, in which columns are measured
_MM_TO_A_POINT = 25.4 / 72
_MM_TO_AN_EMU = 1 / 36_000
_HEADINGS, _FOOTER = 25.0, 15.0
_COLUMN, _ROW = 9.14, 15.0
"""The width and the height of what has none of its own."""


def on_screen(workbook: Path, to: Path) -> Path:
    """Write the copy."""
    package = Package(workbook)
    sheets = {sheet.part: sheet for sheet in package.sheets}
    to.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in package.parts.items():
            xml = _set_up(part.decode(), package, sheets[name]) if name in sheets else part
            target.writestr(name, _whole_sheets(part.decode()) if name == _WORKBOOK else xml)
    return to


def _whole_sheets(workbook: str) -> str:
    """Let a sheet of which a page alone is printed be seen beyond that page."""
    return re.sub(r'<definedName name="_xlnm.Print_Area"[^>]*>[^<]*</definedName>', "", workbook)


def _set_up(xml: str, package: Package, sheet: SheetPart) -> str:
    width, height = (size + _HEADINGS for size in _size(package, sheet))
    page = f'paperWidth="{width:.0f}mm" paperHeight="{height + _FOOTER:.0f}mm" scale="100" orientation="portrait"'
    # The footer stays: it says of which sheet the page is.
    margins = 'left="0" right="0" top="0" bottom="0.5" header="0" footer="0.1"'
    xml = xml.replace('fitToPage="1"', 'fitToPage="0"')
    xml = re.sub(r"<printOptions[^>]*/>", "", xml)
    xml = re.sub(r"<pageMargins[^>]*/>", f'<printOptions headings="1"/><pageMargins {margins}/>', xml)
    return re.sub(r"<pageSetup [^>]*/>", f"<pageSetup {page}/>", xml)


def _size(package: Package, sheet: SheetPart) -> tuple[float, float]:
    """Give width and height in millimetres of the cells and the charts."""
    places = [cell.at for cell in package.cells if cell.sheet == sheet.name]
    last_row, last_column = (max(each) for each in zip(*places, strict=True))
    right, bottom = _across(sheet, last_column), _down(sheet, last_row)
    for anchor in (each for tag in ("oneCellAnchor", "twoCellAnchor") for each in _anchors(package, sheet, tag)):
        start, size = anchor.find(f"{_DRAWING}from"), anchor.find(f"{_DRAWING}ext")
        end = anchor.find(f"{_DRAWING}to")
        at = end if end is not None else start
        assert at is not None
        column, row = (int(at.findtext(f"{_DRAWING}{tag}") or 0) for tag in ("col", "row"))
        wide, high = (0.0, 0.0) if size is None else (int(size.get(key, "0")) * _MM_TO_AN_EMU for key in ("cx", "cy"))
        right, bottom = max(right, _across(sheet, column) + wide), max(bottom, _down(sheet, row) + high)
    return _whole(right, partial(_across, sheet)), _whole(bottom, partial(_down, sheet))


def _whole(size: float, reach: Callable[[int], float]) -> float:
    """Take in all of the last column or row that is reached: a page ends between two of them."""
    return next(reached for reached in map(reach, count(1)) if reached >= size)


def _anchors(package: Package, sheet: SheetPart, tag: str) -> list[ET.Element]:
    drawings = [each.target for each in package.relations(sheet.part).values() if each.kind == "drawing"]
    return [anchor for each in drawings for anchor in package.tree(each).iter(f"{_DRAWING}{tag}")]


def _across(sheet: SheetPart, columns: int) -> float:
    stated = {
        column: float(each.get("width", "0"))
        for each in sheet.root.iter(f"{MAIN}col")
        for column in range(int(each.get("min", "1")), int(each.get("max", "1")) + 1)
    }
    return sum(stated.get(column, _COLUMN) for column in range(1, columns + 1)) * _MM_TO_A_DIGIT


def _down(sheet: SheetPart, rows: int) -> float:
    stated = {int(each.get("r", "0")): float(each.get("ht", _ROW)) for each in sheet.root.iter(f"{MAIN}row")}
    return sum(stated.get(row, _ROW) for row in range(1, rows + 1)) * _MM_TO_A_POINT
