"""Sheets described as data: blocks of fields, tables, spilled results and prose, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass

from workbooks.expressions import Expression
from workbooks.styles import Format, Look, Part


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled cell, with its name, unit, clause and what is to be said of it."""

    label: str
    value: object
    name: str = ""
    format: Format = Format.GENERAL
    part: Part = Part.INPUT
    unit: str = ""
    clause: str = ""
    note: str = ""
    is_assumed: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled cells under a heading; `name` names labels and values together, as a range of key and value."""

    heading: str
    fields: tuple[Field, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: a formula for all its rows, or what stands in them."""

    title: str
    format: Format = Format.GENERAL
    part: Part = Part.INPUT
    unit: str = ""
    width: float = 12
    formula: Expression | None = None
    name: str = ""
    wrap: bool = False
    choices: tuple[str, ...] = ()


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
class Spill:
    """An array formula over a stated range, under people's own headings; `has_keys` where its first row is a header.

    `lengths` are the characters that a row's longest text may have when inputs change, and give it its height.
    """

    name: str
    formula: Expression
    columns: tuple[Column, ...]
    height: int
    heading: str = ""
    has_keys: bool = False
    lengths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs, each across the sheet; a look where it is a line of a legend."""

    heading: str
    lines: tuple[str | tuple[str, Look], ...]


Block = Fields | Table | Spill | Prose


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its title, a line below it, blocks from top to bottom, and the widths of its columns."""

    name: str
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    widths: tuple[float, ...] = ()
    is_frozen: bool = False
    is_landscape: bool = True
    is_one_page: bool = False
    colour: str = ""
