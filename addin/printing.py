"""The ledger as text: a table for people, CSV and JSON for programs; rounded for reading, or exact."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from typing import Any

from addin.cells import to_float
from addin.warrant.columns import COLUMNS
from addin.warrant.ledger import Row

Show = Callable[[Fraction], Any]

_TABLE = (
    ("Date", "date", "<"),
    ("Event", "event", "<"),
    ("Ref", "ref", "<"),
    ("Clause", "clause", "<"),
    ("Factor", "factor", ">"),
    ("Exercise Price $", "price_after", ">"),
    ("Warrant Shares", "shares_after", ">"),
    ("Outstanding", "outstanding_after", ">"),
    ("Note", "note", "<"),
)
_DECIMALS = {"factor": 6, "price_after": 6, "shares_after": 2, "outstanding_after": 0}
_GAP = "  "


def exact(value: Fraction) -> str:
    """Write a number as "n/d", or "n" where it is whole."""
    return str(value)


def as_json(rows: Sequence[Row], *, is_exact: bool) -> str:
    """Write the ledger as a list of objects, one a row."""
    show: Show = exact if is_exact else to_float
    objects = [{name: _plain(getattr(row, name), show) for name in COLUMNS} for row in rows]
    return json.dumps(objects, indent=1, ensure_ascii=False)


def as_csv(rows: Sequence[Row], *, is_exact: bool) -> str:
    """Write the ledger as CSV, property as JSON."""
    show: Show = exact if is_exact else to_float
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = (_plain(getattr(row, name), show) for name in COLUMNS)
        writer.writerow([json.dumps(cell) if isinstance(cell, dict) else cell for cell in cells])
    return out.getvalue().rstrip("\n")


def as_table(rows: Sequence[Row], *, is_exact: bool) -> str:
    """Write the ledger for a reader: where each row leaves the price, the Warrant Shares and the shares outstanding."""
    lines = [[heading for heading, _, _ in _TABLE]]
    lines += [[_cell(row, name, is_exact=is_exact) for _, name, _ in _TABLE] for row in rows]
    return columns(lines, [side for _, _, side in _TABLE])


def columns(lines: Sequence[Sequence[str]], sides: Sequence[str] = ()) -> str:
    """Lay lines of cells out in columns, each to the left ("<") unless `sides` says otherwise."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    placed = [*sides, *["<"] * (len(widths) - len(sides))]
    return "\n".join(
        _GAP.join(f"{cell:{side}{width}}" for cell, side, width in zip(line, placed, widths, strict=True)).rstrip()
        for line in lines
    )


FORMATS: dict[str, Callable[..., str]] = {"table": as_table, "csv": as_csv, "json": as_json}


@contextmanager
def long_numbers() -> Iterator[None]:
    """Let exact numbers be written out: after a few hundred events they have more digits than Python's default."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(limit)


def _plain(value: object, show: Show) -> object:
    match value:
        case Fraction():
            return show(value)
        case date():
            return value.isoformat()
        case dict():
            return {asset: show(amount) for asset, amount in value.items()}
        case _:
            return value


def _cell(row: Row, name: str, *, is_exact: bool) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if isinstance(value, Fraction):
        return exact(value) if is_exact else f"{to_float(value):,.{_DECIMALS[name]}f}"
    return str(value)
