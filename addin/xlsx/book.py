"""A workbook as its file has it: sheets by name, Excel tables and defined names with the areas that they are of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote

from addin.warrant.errors import Fault, NotUnderstood
from addin.xlsx.markup import Attributes, Texts, elements, parse
from addin.xlsx.package import Package
from addin.xlsx.sheet import Cells, corner, read_sheet

_BUILT_IN_DATES = frozenset([*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59)])
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_AREA = re.compile(r"(?:'((?:[^']|'')+)'|([^'!:]+))!(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet, first and last row and column counted from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table: its header row and the rows under it; a row of totals, where it has one, is apart."""

    name: str
    area: Area
    totals: Area | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    """What a part refers to: the kind of the reference and the part it means."""

    kind: str
    part: str


class Book:
    """One workbook. A sheet is parsed when it is first asked for, once."""

    def __init__(self, path: Path) -> None:
        """Open a workbook. Raises a `Fault` where the file is none, or is damaged."""
        self._package = Package(path)
        self.name = path.name
        self._cells: dict[str, Cells] = {}
        try:
            self._main = self._main_part()
            self._parts = self._sheet_parts()
        except Fault as fault:
            raise fault.at(self.name) from None

    @property
    def sheets(self) -> tuple[str, ...]:
        """Name the sheets, in the order of their tabs."""
        return tuple(self._parts)

    def cells(self, sheet: str) -> Cells:
        """Give the cells of a sheet."""
        if sheet not in self._cells:
            place = f"{self.name} {sheet}"
            xml = self._package.read(self._parts[sheet])
            self._cells[sheet] = read_sheet(xml, self._texts, self._date_styles, place)
        return self._cells[sheet]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Give the Excel tables that have a header row, of all sheets."""
        found = (
            self._table(sheet, target.part)
            for sheet, part in self._parts.items()
            for target in self._targets(part).values()
            if target.kind == "table"
        )
        return tuple(table for table in found if table)

    @cached_property
    def names(self) -> dict[str, Area]:
        """Give the areas of the defined names, in small letters; one of the workbook before one of a sheet."""
        found: dict[str, Area] = {}
        defined = sorted(self._elements(self._main, "definedName"), key=lambda each: "localSheetId" in each[1])
        for _, attributes, refers_to in defined:
            area = self._area(refers_to)
            if area:
                found.setdefault(attributes.get("name", "").casefold(), area)
        return found

    def _elements(self, part: str, *tags: str) -> Iterator[tuple[str, Attributes, str]]:
        if part not in self._package:
            raise NotUnderstood(f"the file is damaged: it has no {part}", place=self.name)
        return elements(self._package.read(part), self.name, *tags)

    def _main_part(self) -> str:
        for target in self._targets("").values():
            if target.kind == "officeDocument" and target.part in self._package:
                return target.part
        raise NotUnderstood("it is a document without a workbook in it", place=self.name)

    def _sheet_parts(self) -> dict[str, str]:
        targets, parts = self._targets(self._main), {}
        for tag, attributes, _ in self._elements(self._main, "sheet", "workbookPr"):
            if tag == "workbookPr" and attributes.get("date1904", "0") in {"1", "true", "on"}:
                message = (
                    "its days are counted from 1904, an option of old files for the Mac, and would be read 4 years"
                )
                raise NotUnderstood(f"{message} early: save its tables as CSV UTF-8, and give those", place=self.name)
            target = targets.get(attributes.get("id", ""))
            # A sheet that is a chart has no cells.
            if target and target.kind == "worksheet":
                parts[attributes.get("name", "")] = target.part
        if not parts:
            raise NotUnderstood("it has no sheets", place=self.name)
        return parts

    def _targets(self, part: str) -> dict[str, _Target]:
        """Give what a part refers to, by the number that it uses for it; "" is the file itself."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._package:
            return {}
        return {
            attributes.get("Id", ""): _Target(
                attributes.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, unquote(attributes.get("Target", "")))).lstrip("/"),
            )
            for _, attributes, _ in self._elements(rels, "Relationship")
            if attributes.get("TargetMode") != "External"
        }

    def _part_of(self, kind: str) -> str:
        return next((each.part for each in self._targets(self._main).values() if each.kind == kind), "")

    @cached_property
    def _texts(self) -> list[str]:
        part, texts = self._part_of("sharedStrings"), Texts()
        if part in self._package:
            parse(self._package.read(part), texts, self.name)
        return texts.all

    @cached_property
    def _date_styles(self) -> frozenset[int]:
        """Number the styles that show a cell as a date: by their format's number or by its letters."""
        part = self._part_of("styles")
        if part not in self._package:
            return frozenset()
        dates, styles, is_of_cells = {str(each) for each in _BUILT_IN_DATES}, [], False
        for tag, attributes, _ in self._elements(part, "numFmt", "cellXfs", "cellStyles", "dxfs", "xf"):
            if tag == "numFmt" and _shows_date(attributes.get("formatCode", "")):
                dates.add(attributes.get("numFmtId", ""))
            elif tag == "xf" and is_of_cells:
                styles.append(attributes.get("numFmtId", ""))
            else:
                is_of_cells = tag == "cellXfs"
        return frozenset(index for index, number in enumerate(styles) if number in dates)

    def _table(self, sheet: str, part: str) -> Table | None:
        for _, attributes, _ in self._elements(part, "table"):
            if attributes.get("headerRowCount", "1") != "0":
                first, _, last = attributes.get("ref", "").partition(":")
                area = self._rectangle(sheet, first, last)
                name = attributes.get("displayName") or attributes.get("name", "")
                if attributes.get("totalsRowCount", "0") == "0" or area.bottom == area.top:
                    return Table(name, area)
                return Table(name, replace(area, bottom=area.bottom - 1), totals=replace(area, top=area.bottom))
        return None

    def _area(self, refers_to: str) -> Area | None:
        """Read what a name refers to; `None` for anything but one rectangle of a sheet that is there."""
        match = _AREA.fullmatch(refers_to.strip().removeprefix("="))
        sheet = (match[1] or match[2]).replace("''", "'") if match else ""
        if match is None or sheet not in self._parts:
            return None
        return self._rectangle(sheet, match[3], match[4])

    def _rectangle(self, sheet: str, first: str, last: str) -> Area:
        try:
            rows, columns = zip(corner(first), corner(last or first), strict=True)
        except Fault as fault:
            raise fault.at(self.name) from None
        return Area(sheet, min(rows), min(columns), max(rows), max(columns))


def _shows_date(code: str) -> bool:
    letters = _LITERAL.sub("", code).casefold()
    return "y" in letters or "d" in letters


def book(path: Path) -> Book:
    """Open a workbook; one that several things are read from is opened once, unless it was changed in between."""
    try:
        stat = path.stat()
        return _book(path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return Book(path)


@lru_cache(maxsize=2)
def _book(path: Path, modified: int, size: int) -> Book:
    del modified, size  # they are what tells one state of a file from another
    return Book(path)
