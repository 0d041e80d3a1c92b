"""The defined names and the tables: that Excel takes them, and that they say where things are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from addin.functions import CATALOGUE
from tests.structure.formulas import LAMBDA
from tests.structure.package import Package, meet

_NAME = re.compile(r"[A-Za-z_\\][\w.\\?]{0,254}")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr](\d+)?([Cc](\d+)?)?|[Cc](\d+)?")
_BUILT_IN = "_xlnm."
_TITLE = 255


def names_like_cells(package: Package) -> Iterator[str]:
    """Names that Excel reads as a cell, A1 or R1C1, or does not take at all."""
    for name in (*(each.name for each in package.names), *(each.name for each in package.tables)):
        if not name.startswith(_BUILT_IN) and (not _NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name)):
            yield name


def duplicate_names(package: Package) -> Iterator[str]:
    """Names given twice in any case, to areas or tables: Excel takes one, and repairs the file."""
    names = [(each.name.lower(), each.local_to) for each in package.names]
    tables = [(each.name.lower(), "") for each in package.tables]
    yield from (name for (name, _), count in Counter(names + tables).items() if count > 1)


def names_of_functions(package: Package) -> Iterator[str]:
    """Names equal to a function's in any case; a LAMBDA alone may have one, for it is that function."""
    named = [(each.name, each.text) for each in package.names] + [(each.name, "") for each in package.tables]
    yield from (name for name, text in named if name.upper() in CATALOGUE and not text.startswith(LAMBDA))


def table_headers(package: Package) -> Iterator[str]:
    """Tables whose titles are not what their header cells say, in number or in text."""
    texts = {(cell.sheet, *cell.at): package.text(cell) for cell in package.cells}
    for table in package.tables:
        box = table.area
        shown = tuple(texts.get((box.sheet, box.top, column)) for column in range(box.left, box.right + 1))
        if shown != table.titles:
            yield f"{table.name}: {shown} for {table.titles}"


def duplicate_headers(package: Package) -> Iterator[str]:
    """Titles of columns that a table has twice in any case, or that are empty or too long."""
    for table in package.tables:
        for title, count in Counter(map(str.lower, table.titles)).items():
            if count > 1 or not 0 < len(title) <= _TITLE:
                yield f"{table.name}: {title}"


def overlapping_tables(package: Package) -> Iterator[str]:
    """Tables that overlap one another, and array formulas inside a table, which Excel does not take."""
    for one, other in combinations(package.tables, 2):
        if meet(one.area, other.area):
            yield f"{one.name} and {other.name}"
    for cell in package.cells:
        yield from (
            f"{cell.place} in {each.name}" for each in package.tables if cell.array and meet(cell.array, each.area)
        )


def table_numbers(package: Package) -> Iterator[str]:
    """Numbers that two tables share."""
    yield from (number for number, count in Counter(each.number for each in package.tables).items() if count > 1)
