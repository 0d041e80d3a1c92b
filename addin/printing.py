"""Ledger and register as text: a table for people, CSV and JSON for programs; rounded for reading, or exact."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

from addin.cells import to_float
from addin.texts import guarded
from addin.warrant.arithmetic import exact
from addin.warrant.columns import COLUMNS
from addin.warrant.ledger import Row

Show = Callable[[Fraction], Any]
Facts = Mapping[str, object]
"""One line of what is printed: values by name, in order."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a printed table: its title, the name of its values, and their decimals where they are numbers."""

    title: str
    name: str
    decimals: int | None = None


LEDGER = (
    Heading("Date", "date"),
    Heading("Event", "event"),
    Heading("Ref", "ref"),
    Heading("Clause", "clause"),
    Heading("Factor", "factor", 6),
    Heading("Exercise Price $", "price_after", 6),
    Heading("Warrant Shares", "shares_after", 2),
    Heading("Outstanding", "outstanding_after", 0),
    Heading("Note", "note"),
)
"""The ledger for a reader: where each row leaves the price, the Warrant Shares and the shares outstanding."""


def headings_of(line: type[Any], **decimals: int) -> tuple[Heading, ...]:
    """Head the fields of a dataclass, with the decimals of those that are numbers."""
    return tuple(Heading(title(name), name, decimals.get(name)) for name in _names(line))


def title(name: str) -> str:
    """Write a field's name as a column's title: `sum_payable` is Sum payable."""
    return name.replace("_", " ").capitalize()


def _names(line: type[Any]) -> list[str]:
    return [field.name for field in fields(line)]


_GAP = "  "


def ledger_facts(rows: Iterable[Row]) -> list[Facts]:
    """Give the rows of a ledger by the names of its columns."""
    return [{name: getattr(row, name) for name in COLUMNS} for row in rows]


def line_facts(lines: Iterable[Any]) -> list[Facts]:
    """Give dataclasses by the names of their fields."""
    return [{name: getattr(line, name) for name in _names(type(line))} for line in lines]


def as_json(facts: Sequence[Facts], _: Sequence[Heading], *, is_exact: bool) -> str:
    """Write a list of objects, one a line."""
    show: Show = exact if is_exact else to_float
    return json.dumps([_plain(each, show) for each in facts], indent=1, ensure_ascii=False)


def as_csv(facts: Sequence[Facts], headings: Sequence[Heading], *, is_exact: bool) -> str:
    """Write CSV, property as JSON."""
    show: Show = exact if is_exact else to_float
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(facts[0] if facts else [heading.name for heading in headings])
    for each in facts:
        cells = (_plain(value, show) for value in each.values())
        writer.writerow([_csv_cell(cell) for cell in cells])
    return out.getvalue().rstrip("\n")


def _csv_cell(cell: object) -> object:
    """Give text and property as text that no spreadsheet program runs as a formula."""
    return guarded(json.dumps(cell) if isinstance(cell, dict) else cell) if isinstance(cell, dict | str) else cell


def as_table(facts: Sequence[Facts], headings: Sequence[Heading], *, is_exact: bool) -> str:
    """Write a table for a reader: the columns of its headings, numbers to the right."""
    lines = [[heading.title for heading in headings]]
    lines += [
        [_cell(each[heading.name], heading.decimals, is_exact=is_exact) for heading in headings] for each in facts
    ]
    return columns(lines, ["<" if heading.decimals is None else ">" for heading in headings])


def columns(lines: Sequence[Sequence[str]], sides: Sequence[str] = ()) -> str:
    """Lay lines of cells out in columns, each to the left ("<") unless `sides` says otherwise."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    placed = [*sides, *["<"] * (len(widths) - len(sides))]
    return "\n".join(
        _GAP.join(f"{cell:{side}{width}}" for cell, side, width in zip(line, placed, widths, strict=True)).rstrip()
        for line in lines
    )


FORMATS: dict[str, Callable[..., str]] = {"table": as_table, "csv": as_csv, "json": as_json}


def _plain(value: object, show: Show) -> object:
    match value:
        case Fraction():
            return show(value)
        case date():
            return value.isoformat()
        case dict():
            return {name: _plain(each, show) for name, each in value.items()}
        case _:
            return value


def _cell(value: object, decimals: int | None, *, is_exact: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return exact(value) if is_exact else f"{to_float(value):,.{decimals or 0}f}"
    return str(value)
