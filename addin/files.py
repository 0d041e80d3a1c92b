"""Files at the edge: CSV, TOML and workbooks in, and a way of writing that leaves no half-written file.

A workbook may stand wherever a file may: what is asked for is found in it.
"""

from __future__ import annotations

import csv
import os
import re
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from addin import register
from addin.cells import Cell, Rectangle
from addin.deal_tables import EVENTS, PRICES, REGISTER, DealTable
from addin.inputs import closes_from_range, terms_from_mapping, terms_from_range
from addin.schedule import read_schedule
from addin.texts import unguarded
from addin.warrant.entries import Entry
from addin.warrant.errors import NotThere, NotUnderstood, OutOfRange
from addin.warrant.events import Event
from addin.warrant.fair_value import Closes
from addin.warrant.terms import Terms
from addin.xlsx.package import is_workbook

_BEFORE_COMMA = re.compile(r"\s*[+-]?\$?\d{1,3}", re.ASCII)
_AFTER_COMMA = re.compile(r"\d{3}(\.\d*)?\s*", re.ASCII)


def read_terms(path: Path) -> Terms:
    """Read terms from a TOML file, where a number means its decimal form, or from a workbook."""
    if is_workbook(path):
        from addin.xlsx.inputs import terms_in

        found = terms_in(path)
        return terms_from_range(found.cells, found.source)
    try:
        with _opened(path) as file:
            tables = tomllib.loads(file.read(), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        # A whole number too long for Python is a ValueError, as is what is not TOML.
        raise NotUnderstood(f"it is not TOML: {error}", place=path.name) from None
    return terms_from_mapping(tables, path.name)


def read_events(path: Path) -> list[Event]:
    """Read an event schedule."""
    return read_schedule(*read_rows(path, EVENTS))


def read_closes(path: Path) -> Closes:
    """Read a price history."""
    return closes_from_range(*read_rows(path, PRICES))


def read_register(path: Path) -> list[Entry]:
    """Read a register of Warrants."""
    return register.read_register(*read_rows(path, REGISTER))


def read_rows(path: Path, table: DealTable) -> tuple[Rectangle, str]:
    """Read all rows of a table. Raises what `rows_of` does."""
    rows, source = rows_of(path, table)
    return [[*row] for row in rows], source


def rows_of(path: Path, table: DealTable) -> tuple[Iterable[Sequence[Cell]], str]:
    """Give the rows of a table in a CSV file or a workbook, and where they stand, for the words of a fault."""
    if is_workbook(path):
        from addin.xlsx.inputs import table_in

        found = table_in(path, table)
        return found.cells, found.source
    return csv_rows(path), path.name


def read_csv(path: Path) -> Rectangle:
    """Read all rows of a CSV file as text. Raises what `csv_rows` does."""
    return [[*row] for row in csv_rows(path)]


def csv_rows(path: Path) -> Iterator[Sequence[Cell]]:
    """Read the rows of a CSV file as text, one at a time, without the apostrophes that keep it from being run.

    Raises a `Fault` for a number split in two by its own comma.
    """
    width = 0
    with _opened(path) as file:
        try:
            for number, row in enumerate(csv.reader(file, strict=True), start=1):
                width = width or (len(row) if any(row) else 0)
                if len(row) != width:
                    _check_commas(row, width, f"{path.name} row {number}")
                yield [*map(unguarded, row)]
        except csv.Error as error:
            raise NotUnderstood(f"it is not CSV: {error}", place=path.name) from None
    if not width:
        raise NotThere("the file is empty", place=path.name)


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """Open a file of text; what shows only while it is read is a `Fault` all the same."""
    try:
        # A carriage return in a cell stays one.
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as error:
        raise NotThere(f"cannot be read: {error.strerror}", place=str(path)) from None
    except UnicodeDecodeError:
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


def write_all(texts: Mapping[Path, str], *, force: bool) -> None:
    """Write text files, all of them or none. Raises a `Fault` where one exists and is not to be overwritten."""
    folders = [path for path in texts if path.is_dir()]
    if folders:
        raise OutOfRange("it is a folder", place=str(folders[0]))
    with ExitStack() as stack:
        for path, text in texts.items():
            stack.enter_context(replacing(path, force=force)).write_text(text, encoding="utf-8", newline="")


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in. Raises a `Fault` where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotThere(f"cannot be made: {error.strerror}", place=str(folder)) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
