"""The cells: where they stand, what is stored in them, what may be entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from openpyxl.utils.cell import coordinate_to_tuple

from tests.structure.package import MAIN, Package, area, meet
from tests.structure.references import areas_of_names
from workbooks.area import Area

_TEXT = 32_767
_LIST, _TITLE, _MESSAGE = 255, 32, 255


def duplicate_cells(package: Package) -> Iterator[str]:
    """Cells that stand in a sheet twice."""
    yield from (place for place, count in Counter(cell.place for cell in package.cells).items() if count > 1)


def cells_in_order(package: Package) -> Iterator[str]:
    """Rows and cells out of their order, and cells in another row's element."""
    for sheet in package.sheets:
        rows = list(sheet.root.iter(f"{MAIN}row"))
        numbers = [int(row.get("r", "0")) for row in rows]
        yield from (f"{sheet.name} row {later}" for earlier, later in pairwise(numbers) if earlier >= later)
        for number, row in zip(numbers, rows, strict=True):
            places = [coordinate_to_tuple(each.get("r", "")) for each in row]
            yield from (f"{sheet.name} {at}" for at in places if at[0] != number)
            yield from (f"{sheet.name} {later}" for earlier, later in pairwise(places) if earlier > later)


def long_texts(package: Package) -> Iterator[str]:
    """Texts of more characters than a cell holds."""
    yield from (cell.place for cell in package.cells if len(package.text(cell) or "") > _TEXT)


def stored_values(package: Package) -> Iterator[str]:
    """Formulas without a stored value, and errors stored anywhere."""
    for cell in package.cells:
        if cell.formula is not None and cell.value is None:
            yield f"{cell.place} has no value"
        if cell.kind == "e":
            yield f"{cell.place} is {cell.value}"


def overlapping_merges(package: Package) -> Iterator[str]:
    """Merged cells that overlap."""
    for one, other in combinations(_merges(package), 2):
        if meet(one, other):
            yield f"{one.reference} and {other.reference}"


def merges_in_data(package: Package) -> Iterator[str]:
    """Merged cells in a table, an array or a named area: they cannot be sorted, filtered or grown."""
    arrays = [cell.array for cell in package.cells if cell.array]
    data = [*(table.area for table in package.tables), *arrays, *areas_of_names(package)]
    for merged in _merges(package):
        if any(meet(merged, each) for each in data):
            yield merged.reference


def _merges(package: Package) -> list[Area]:
    tag = f"{MAIN}mergeCell"
    return [area(sheet.name, each.get("ref", "")) for sheet in package.sheets for each in sheet.root.iter(tag)]


def overlapping_arrays(package: Package) -> Iterator[str]:
    """Array formulas that overlap, or have another formula in their area."""
    arrays = [(cell.place, cell.array) for cell in package.cells if cell.array]
    for place, filled in arrays:
        for cell in package.cells:
            at = Area(cell.sheet, *cell.at, *cell.at)
            if cell.formula is not None and cell.place != place and meet(filled, at):
                yield f"{cell.place} in the array of {place}"


def validations(package: Package) -> Iterator[str]:
    """Lists, titles and messages beyond Excel's limits, which it answers by repairing the file."""
    for sheet in package.sheets:
        for each in sheet.root.iter(f"{MAIN}dataValidation"):
            place = f"{sheet.name}!{each.get('sqref')}"
            for formula in (each.findtext(f"{MAIN}{tag}") or "" for tag in ("formula1", "formula2")):
                if len(formula.strip('"')) > _LIST:
                    yield f"{place}: {len(formula)} characters in its rule"
            for key, limit in (("promptTitle", _TITLE), ("errorTitle", _TITLE), ("prompt", _MESSAGE)):
                if len(each.get(key, "")) > limit:
                    yield f"{place}: {key} of {len(each.get(key, ''))} characters"
            if len(each.get("error", "")) > _MESSAGE:
                yield f"{place}: error of {len(each.get('error', ''))} characters"
