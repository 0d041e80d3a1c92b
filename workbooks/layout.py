"""Sheets described as data: blocks of fields, tables, spilled results and prose, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from workbooks.expressions import Expression
from workbooks.limits import Limit
from workbooks.styles import Format, Look, Part, Role


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled cell, with its name, unit, clause and what is to be said of it.

    `native` works the same number out again without the add-in; it needs a name, for a check compares the two. A count
    that `is_cut` to full shares may differ by one there: native floats can fall short of a whole number. What is left
    of a larger number keeps that number's error: `origin` names it.

    Of an input `choices` are all that it takes, or `among` names the range that lists them; else it `takes` what lies
    within a limit, by default that of its format. `help` says what belongs in it, and
    one that `is_needed` may not be left blank.
    """

    label: str
    value: object
    name: str = ""
    format: Format = Format.GENERAL
    part: Part = Part.INPUT
    unit: str = ""
    clause: str = ""
    note: str | Expression = ""
    is_assumed: bool = False
    choices: tuple[str, ...] = ()
    among: str = ""
    takes: Limit | None = None
    help: str = ""
    native: Expression | None = None
    is_cut: bool = False
    origin: str = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled cells under a heading.

    `name` names labels and values together, as a range of key and value; `values` the values alone.
    """

    heading: str
    fields: tuple[Field, ...]
    name: str = ""
    values: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: a formula for all its rows, or what stands in them; `group` heads it and those after.

    What its inputs take is said as of a field; `first_wrong` names the cell that says which row is the first in which a
    check fails.
    """

    title: str
    format: Format = Format.GENERAL
    part: Part = Part.INPUT
    unit: str = ""
    width: float = 12
    formula: Expression | None = None
    name: str = ""
    wrap: bool = False
    choices: tuple[str, ...] = ()
    among: str = ""
    takes: Limit | None = None
    help: str = ""
    group: str = ""
    first_wrong: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell of a table shown in a format of its own."""

    value: object
    format: Format


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row, and empty rows to grow into.

    `name` is the Excel table; `range_name` names the header and all rows of the first `range_columns` columns.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    spare: int = 0
    range_name: str = ""
    range_columns: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a spill whose last cell has a name, and may be worked out again natively as a field is."""

    label: str
    name: str
    format: Format
    native: Expression
    clause: str = ""
    is_cut: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Spill:
    """An array formula over a stated range, under people's own headings; `has_keys` where its first row is a header.

    `lengths` are the characters that a row's longest text may have when inputs change, and give it its height; `rows`
    are those, from the first, that are named: their native formulas stand alone where there is no add-in.
    """

    name: str
    formula: Expression
    columns: tuple[Column, ...]
    height: int
    heading: str = ""
    has_keys: bool = False
    lengths: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs, each across the sheet; with a look where it is a line of a legend, or what a formula says."""

    heading: str
    lines: tuple[str | tuple[str | Expression, Look], ...]


class ChartKind(Enum):
    """How a chart is drawn."""

    LINES = "lines and marks over dates"
    BARS = "bars, one a class"


class Stroke(Enum):
    """How a line of a chart is drawn."""

    LINE = "from point to point"
    DOTS = "a mark at each point"
    TITLES = "a mark at each point, and the line's title beside it"


class Side(Enum):
    """Where a title stands beside its mark."""

    ABOVE = "t"
    BELOW = "b"
    LEFT = "l"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: its title, the name of the range of its values, and how it is drawn.

    `titled` names a cell that has the title, blank where there is nothing to show; `across` names the range of the
    line's own dates, where they are not those of the chart.
    """

    title: str
    values: str
    stroke: Stroke = Stroke.LINE
    side: Side = Side.ABOVE
    titled: str = ""
    across: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over named ranges, as wide as the sheet and so many rows high."""

    title: str
    kind: ChartKind
    across: str
    lines: tuple[Line, ...]
    across_title: str
    up_title: str
    format: Format
    height: int = 20


Block = Fields | Table | Spill | Prose | Chart


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, a line below it, blocks from top to bottom, what one does with it, widths of its columns.

    A sheet whose table `grows` is not protected: rows could not be typed below it. One with `frozen` first columns is
    wider than a page. Of one with a `page`, those blocks alone are printed, and rows of a spill that are blank leave no
    trace on it.
    """

    name: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    guide: str = ""
    widths: tuple[float, ...] = ()
    is_frozen: bool = False
    frozen: int = 0
    is_landscape: bool = True
    is_one_page: bool = False
    role: Role = Role.OUTPUT
    grows: bool = False
    page: tuple[Block, ...] = ()
