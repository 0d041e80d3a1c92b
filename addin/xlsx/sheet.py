"""The cells of one sheet: values as a cell holds them, dates by their format, and what no value can be had from."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

from addin.cells import Cell, moment
from addin.warrant.errors import Fault, NotUnderstood, OutOfRange
from addin.xlsx.markup import Attributes, parse, unescaped

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_CELLS = 3_000_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class NoValue:
    """A cell that has no value to be read, and why: an error, or a formula that was never computed."""

    why: str


_NOT_COMPUTED = NoValue("its formula has no stored value: open the file in Excel or LibreOffice, and save it there")


@dataclass(slots=True)
class Cells:
    """The cells of a sheet that hold anything, by row and column counted from 1."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Cell:
        """Give a cell, `None` where it is empty."""
        return self.rows.get(row, {}).get(column)


def corner(reference: str) -> tuple[int, int]:
    """Read a cell's address, `$Q$12`, as row and column. Raises `NotUnderstood` for one that no sheet has."""
    match = _REFERENCE.fullmatch(reference)
    if match:
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        if int(match[2]) <= LAST_ROW and column <= LAST_COLUMN:
            return int(match[2]), column
    raise NotUnderstood(f"the file is damaged: {reference[:40]!r} is no address of a cell")


def letters(column: int) -> str:
    """Write a column as people do: 17 is Q."""
    return letters((column - 1) // 26) + chr(ord("A") + (column - 1) % 26) if column else ""


class SheetReader:
    """Takes a sheet's elements into its cells; `texts` are the shared texts, `dates` the styles that show dates."""

    def __init__(self, texts: Sequence[str], dates: frozenset[int], place: str) -> None:
        self.cells = Cells()
        self._texts, self._dates, self._place = texts, dates, place
        self._row = self._column = self._count = 0
        self._cell: Attributes | None = None
        self._parts: list[str] | None = None
        self._has_formula = self._is_taken = self._is_aid = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a row, a cell, or what stands in it."""
        match tag:
            case "row":
                self._row = _whole(attributes.get("r"), self._row + 1)
                self._column = 0
            case "c":
                self._begin_cell(attributes)
            case "f":
                self._has_formula = True
            case "rPh":
                self._is_aid = True
        self._is_taken = tag in {"v", "t"} and not self._is_aid
        if self._is_taken and self._parts is None:
            self._parts = []

    def data(self, text: str) -> None:
        """Take a piece of a value."""
        if self._is_taken and self._parts is not None:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        """End it; a cell is kept where it holds anything."""
        self._is_taken = False
        if tag == "rPh":
            self._is_aid = False
        if tag == "c" and self._cell is not None:
            value = self._value(self._cell)
            if value is not None and value != "":
                self._keep(value)
            self._cell = None

    def _begin_cell(self, attributes: Attributes) -> None:
        self._cell, self._parts, self._has_formula = attributes, None, False
        if "r" in attributes:
            self._row, self._column = corner(attributes["r"])
        else:
            self._column += 1

    def _keep(self, value: Cell) -> None:
        self._count += 1
        if self._count > MOST_CELLS:
            raise OutOfRange(f"it has more than {MOST_CELLS:,} cells", place=self._place)
        self.cells.rows.setdefault(self._row, {})[self._column] = value

    def _value(self, cell: Attributes) -> Cell:
        kind, stored = cell.get("t", "n"), "".join(self._parts or ())
        try:
            match kind:
                case "inlineStr" | "str" | "d":
                    return unescaped(stored)
                case _ if not stored.strip():
                    return _NOT_COMPUTED if self._has_formula else None
                case "s":
                    return self._texts[_whole(stored)]
                case "b":
                    return bool(_whole(stored))
                case "e":
                    return NoValue(f"it holds the error {stored}")
                case "n":
                    return self._number(float(stored), _whole(cell.get("s"), 0))
        except (ValueError, IndexError):
            pass
        place = f"{self._place}!{letters(self._column)}{self._row}"
        raise NotUnderstood(f"the file is damaged: no cell holds {stored[:40]!r} as {kind[:20]!r}", place=place)

    def _number(self, value: float, style: int) -> Cell:
        if not math.isfinite(value):
            raise ValueError(value)
        if style not in self._dates:
            return value
        try:
            on: datetime = moment(value)
        except Fault:
            # Below the first day and above the last a host shows the number as such.
            return value
        return on.date() if on.time() == time.min else on


def _whole(given: str | None, default: int = 0) -> int:
    """Read a number of the file's own: a row, a style, a place among the shared texts."""
    if given is None:
        return default
    if not given.strip().isdecimal() or len(given) > len(str(LAST_ROW)) + 1:
        raise ValueError(given)
    return int(given)


def read_sheet(xml: bytes, texts: Sequence[str], dates: frozenset[int], place: str) -> Cells:
    """Read a sheet's part. Raises a `Fault` that names the cell where its value cannot be."""
    reader = SheetReader(texts, dates, place)
    try:
        parse(xml, reader, place)
    except Fault as fault:
        raise fault.at(place) from None
    return reader.cells
