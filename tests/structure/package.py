"""An .xlsx file as its XML has it: sheets, cells, formulas, names and tables, by nothing but the standard library."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from workbooks.area import Area

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: what kind, to which part, or to what outside the file."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name, its part of the file, and its XML."""

    name: str
    part: str
    root: ET.Element


@dataclass(frozen=True, slots=True)
class CellPart:
    """A cell as it is stored; `value` is what its `v` or its inline text says, `None` where it has neither."""

    sheet: str
    reference: str
    at: tuple[int, int]
    """Row and column."""
    style: int
    kind: str
    formula: str | None
    array: Area | None
    value: str | None

    @property
    def place(self) -> str:
        """Name the cell to a reader."""
        return f"{self.sheet}!{self.reference}"


@dataclass(frozen=True, slots=True)
class NamePart:
    """A defined name, the sheet that it is local to if any, and what it refers to."""

    name: str
    local_to: str
    text: str


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table: its name and number, where it lies, the titles that its part gives its columns."""

    name: str
    number: str
    area: Area
    titles: tuple[str, ...]


class Package:
    """One file, read once."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as file:
            self.listed = file.namelist()
            self.parts = {name: file.read(name) for name in self.listed}

    def tree(self, part: str) -> ET.Element:
        """Parse a part. Raises `ParseError` where it is not well-formed."""
        return ET.fromstring(self.parts[part])  # noqa: S314  # a file that the project wrote

    def relations(self, part: str) -> dict[str, Relation]:
        """Give the relationships of a part by their id, targets as names of parts."""
        folder, name = posixpath.split(part)
        listed = f"{folder}/_rels/{name}.rels".lstrip("/")
        if listed not in self.parts:
            return {}
        return {
            each.get("Id", ""): Relation(
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/" + folder, each.get("Target", ""))).lstrip("/"),
                each.get("TargetMode") == "External",
            )
            for each in self.tree(listed).iter(f"{PACKAGE}Relationship")
        }

    @cached_property
    def sheets(self) -> list[SheetPart]:
        """Give the worksheets that are there, in the order of their tabs."""
        relations = self.relations(WORKBOOK)
        return [
            SheetPart(each.get("name", ""), relation.target, self.tree(relation.target))
            for each in self.tree(WORKBOOK).iter(f"{MAIN}sheet")
            for relation in [relations.get(each.get(f"{RELATION}id", ""))]
            if relation and relation.target in self.parts
        ]

    @cached_property
    def cells(self) -> list[CellPart]:
        """Give all cells in the order of the file."""
        return [_cell(sheet.name, each) for sheet in self.sheets for each in sheet.root.iter(f"{MAIN}c")]

    @cached_property
    def shared_texts(self) -> list[str]:
        """Give the texts that cells refer to by number; ours has them in the cells."""
        part = "xl/sharedStrings.xml"
        return ["".join(each.itertext()) for each in self.tree(part).iter(f"{MAIN}si")] if part in self.parts else []

    @cached_property
    def names(self) -> list[NamePart]:
        """Give the defined names."""
        return [
            NamePart(each.get("name", ""), each.get("localSheetId", ""), each.text or "")
            for each in self.tree(WORKBOOK).iter(f"{MAIN}definedName")
        ]

    @cached_property
    def tables(self) -> list[TablePart]:
        """Give the tables of all sheets."""
        return [
            _table(sheet.name, self.tree(relation.target))
            for sheet in self.sheets
            for relation in self.relations(sheet.part).values()
            if relation.kind == "table" and relation.target in self.parts
        ]

    def text(self, cell: CellPart) -> str | None:
        """Give a cell's text as a reader sees it; `None` where it is no text."""
        if cell.kind == "s":
            return self.shared_texts[int(cell.value or 0)]
        return cell.value if cell.kind in ("inlineStr", "str") else None

    def formulas(self) -> Iterator[tuple[str, str]]:
        """Give every formula with its place: of cells, names, validations, conditional formats and tables."""
        yield from ((cell.place, cell.formula) for cell in self.cells if cell.formula is not None)
        yield from ((each.name, each.text) for each in self.names)
        for sheet in self.sheets:
            tags = ("formula", "formula1", "formula2")
            for each in chain.from_iterable(sheet.root.iter(f"{MAIN}{tag}") for tag in tags):
                yield f"a rule of {sheet.name}", each.text or ""


def area(sheet: str, reference: str) -> Area:
    """Read a reference without a sheet: `B4`, `$B$4:$C$9`, `$5:$5`."""
    left, top, right, bottom = range_boundaries(reference)
    return Area(sheet, top or 1, left or 1, bottom or 1_048_576, right or 16_384)


def meet(one: Area, other: Area) -> bool:
    """Tell whether two areas have a cell in common."""
    return (
        one.sheet == other.sheet
        and one.top <= other.bottom
        and other.top <= one.bottom
        and one.left <= other.right
        and other.left <= one.right
    )


def _cell(sheet: str, element: ET.Element) -> CellPart:
    formula, value, inline = (element.find(f"{MAIN}{tag}") for tag in ("f", "v", "is"))
    is_array = formula is not None and formula.get("t") == "array"
    return CellPart(
        sheet,
        element.get("r", ""),
        coordinate_to_tuple(element.get("r", "")),
        int(element.get("s", "0")),
        element.get("t", "n"),
        None if formula is None else formula.text or "",
        area(sheet, formula.get("ref", "")) if formula is not None and is_array else None,
        "".join(inline.itertext()) if inline is not None else None if value is None else value.text or "",
    )


def _table(sheet: str, root: ET.Element) -> TablePart:
    titles = tuple(each.get("name", "") for each in root.iter(f"{MAIN}tableColumn"))
    return TablePart(root.get("displayName", ""), root.get("id", ""), area(sheet, root.get("ref", "")), titles)
