"""Files at the edge: CSV and TOML in, and a way of writing that leaves no half-written file."""

from __future__ import annotations

import csv
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from addin import register
from addin.cells import Cell, Rectangle
from addin.inputs import closes_from_range, terms_from_mapping
from addin.schedule import read_schedule
from addin.warrant.entries import Entry
from addin.warrant.errors import NotThere, NotUnderstood, OutOfRange
from addin.warrant.events import Event
from addin.warrant.fair_value import Closes
from addin.warrant.terms import Terms

_BEFORE_COMMA = re.compile(r"\s*[+-]?\$?\d{1,3}", re.ASCII)
_AFTER_COMMA = re.compile(r"\d{3}(\.\d*)?\s*", re.ASCII)


def read_terms(path: Path) -> Terms:
    """Read terms from a TOML file; a number means its decimal form."""
    try:
        with _opened(path) as file:
            tables = tomllib.loads(file.read(), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        # A whole number too long for Python is a ValueError, as is what is not TOML.
        raise NotUnderstood(f"it is not TOML: {error}", place=path.name) from None
    return terms_from_mapping(tables, path.name)


def read_events(path: Path) -> list[Event]:
    """Read an event schedule from a CSV file."""
    return read_schedule(read_csv(path), path.name)


def read_closes(path: Path) -> Closes:
    """Read a price history from a CSV file."""
    return closes_from_range(read_csv(path), path.name)


def read_register(path: Path) -> list[Entry]:
    """Read a register of Warrants from a CSV file."""
    return register.read_register(read_csv(path), path.name)


def read_csv(path: Path) -> Rectangle:
    """Read all rows of a CSV file as text. Raises what `csv_rows` does."""
    return [[*row] for row in csv_rows(path)]


def csv_rows(path: Path) -> Iterator[Sequence[Cell]]:
    """Read the rows of a CSV file as text, one at a time. Raises a `Fault` for a number split in two by its comma."""
    width = 0
    with _opened(path) as file:
        try:
            for number, row in enumerate(csv.reader(file, strict=True), start=1):
                width = width or (len(row) if any(row) else 0)
                if len(row) != width:
                    _check_commas(row, width, f"{path.name} row {number}")
                yield row
        except csv.Error as error:
            raise NotUnderstood(f"it is not CSV: {error}", place=path.name) from None
    if not width:
        raise NotThere("the file is empty", place=path.name)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """Open a file of text; what shows only while it is read is a `Fault` all the same."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield file
    except OSError as error:
        raise NotThere(f"cannot be read: {error.strerror}", place=str(path)) from None
    except UnicodeDecodeError:
        if path.suffix.lower() in {".xlsx", ".xlsm", ".xls"}:
            raise NotUnderstood("it is a workbook: save the sheet as CSV UTF-8", place=str(path)) from None
        raise NotUnderstood("it is not text in UTF-8: save it as CSV UTF-8", place=str(path)) from None


def _check_commas(row: Sequence[Cell], width: int, place: str) -> None:
    """Find 1,234.56 written without quotes: its halves stand in two cells and the row does not fit the header."""
    for left, right in pairwise(map(str, row)):
        if _BEFORE_COMMA.fullmatch(left) and _AFTER_COMMA.fullmatch(right):
            raise NotUnderstood(
                f"'{left},{right}' is written with commas, or cells are missing: write the number without them,"
                f" and give the row its {width} cells; it has {len(row)}",
                place=place,
            )


@contextmanager
def replacing(path: Path, *, force: bool) -> Iterator[Path]:
    """Give a temporary path beside `path`, and move it into place when all is written.

    Raises a `Fault` where the file exists and is not to be overwritten, or its folder cannot be written to.
    """
    if path.exists() and not force:
        raise OutOfRange("it exists already; --force overwrites it", place=str(path))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise NotThere(f"cannot be written: {error.strerror}", place=str(path)) from None
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp lets only its owner read; a workbook is to be passed on.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise NotThere(f"cannot be written: {error.strerror}", place=str(path)) from None
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
