"""Where a workbook keeps what a deal is made from: found by what it is, whatever its sheet is called or its place is.

A table is looked for by the name of its Excel table, else by its defined name, else by a header row that fits, on any
sheet. It becomes the rectangle that a CSV file would give, with the rows of the sheet above it left empty: row 7 in a
message is row 7 of the sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from addin.cells import Cell, Rectangle, is_blank, text
from addin.deal_tables import DealTable
from addin.inputs import SWITCH_READERS, TERM_READERS, key_of
from addin.warrant.errors import Fault, NotThere, NotUnderstood
from addin.xlsx.book import Area, Book, book
from addin.xlsx.sheet import Cells, NoValue, letters

_LABELS = ("warrant_shares", "shares_outstanding")
"""The two terms without a default: whoever labels both in one column has written the terms there."""


@dataclass(frozen=True, slots=True)
class Found:
    """The cells of an input, where they stand, and the columns of the user's own that were passed over."""

    cells: Rectangle
    source: str
    passed_over: tuple[str, ...] = ()


def find_table(workbook: Book, table: DealTable) -> Found | None:
    """Find a table; `None` where a workbook has none. Raises a `Fault` where it has two, or a row of it lies apart."""
    area = _named(workbook, table) or _headed(workbook, table)
    if area is None:
        return None
    cells = workbook.cells(area.sheet)
    columns = _columns(cells, area, table)
    grown = _grown(workbook, area, columns)
    _check_apart(workbook, grown, columns, table)
    header = (cells.at(area.top, column) for column in range(area.left, area.right + 1) if column not in columns)
    own = tuple(text(cell) for cell in header if not _is(cell, table.computed))
    return replace(_found(workbook, grown, columns), passed_over=own)


def _found(workbook: Book, area: Area, columns: Mapping[int, str]) -> Found:
    """Give the chosen columns of an area, each row where the sheet has it."""
    cells = workbook.cells(area.sheet)
    rows: Rectangle = [[] for _ in range(area.top - 1)]
    rows += [[cells.at(row, column) for column in columns] for row in range(area.top, area.bottom + 1)]
    source = f"{workbook.name} {area.sheet}"
    _check_values(rows, columns, source)
    return Found(rows, source)


def find_terms(workbook: Book) -> Found | None:
    """Find the terms, labels and values side by side: by the name Terms, else by the labels themselves."""
    named = workbook.names.get("terms")
    area = named or _labelled(workbook)
    if area is None:
        return None
    cells = workbook.cells(area.sheet)
    top, bottom = area.top, area.bottom
    while _is_term(cells.at(top - 1, area.left)):
        top -= 1
    while _is_term(cells.at(bottom + 1, area.left)):
        bottom += 1
    columns = dict.fromkeys(range(area.left, area.right + 1), "")
    return _found(workbook, replace(area, top=top, bottom=bottom), columns)


def table_in(path: Path, table: DealTable) -> Found:
    """Give a table of a workbook. Raises `NotThere` that says what was looked for."""
    workbook = book(path)
    found = find_table(workbook, table)
    if found is None:
        raise _missing(workbook, table.what, signs_of(table))
    return found


def terms_in(path: Path) -> Found:
    """Give the terms of a workbook. Raises `NotThere` that says what was looked for."""
    workbook = book(path)
    found = find_terms(workbook)
    if found is None:
        raise _missing(workbook, "terms", SIGNS_OF_TERMS)
    return found


def has_rows(path: Path, table: DealTable) -> bool:
    """Tell whether a workbook has a table with anything under its header."""
    found = find_table(book(path), table)
    return found is not None and sum(any(not is_blank(cell) for cell in row) for row in found.cells) > 1


def _missing(workbook: Book, what: str, signs: str) -> Fault:
    sheets = ", ".join(workbook.sheets)
    return NotThere(f"no {what} is there: looked for {signs}, on the sheets {sheets}", place=workbook.name)


def signs_of(table: DealTable) -> str:
    """Say what a table is found by."""
    name = f"the name {table.range_name}, " if table.range_name else ""
    header = " and ".join(table.required)
    return f"the table {table.excel_table}, {name}a header row with {header}"


SIGNS_OF_TERMS = "the name Terms, the labels Warrant shares and Shares outstanding in one column"


def _named(workbook: Book, table: DealTable) -> Area | None:
    for each in workbook.tables:
        if each.name.casefold() == table.excel_table.casefold():
            return each.area
    area = workbook.names.get(table.range_name.casefold()) if table.range_name else None
    return _with_header(workbook.cells(area.sheet), area, table) if area else None


def _with_header(cells: Cells, area: Area, table: DealTable) -> Area:
    """Begin a named range at its header, and take in the table's columns beside it, which the name may leave out."""
    across = range(area.left, area.right + 1)
    rows = (row for row in range(area.top, area.bottom + 1) if _is_filled(cells, row, across))
    top, right = next(rows, area.top), area.right
    while _is(cells.at(top, right + 1), tuple(table.columns)):
        right += 1
    return replace(area, top=top, right=right)


def _headed(workbook: Book, table: DealTable) -> Area | None:
    """Find the one header row that fits, on any sheet; its rows reach down to the last that is one."""
    fits = [
        Area(sheet, row, columns[0], row, columns[-1])
        for sheet in workbook.sheets
        for row, columns in _runs(workbook.cells(sheet))
        if _fits([workbook.cells(sheet).at(row, column) for column in columns], table)
    ]
    area = _only(workbook, fits, table.what, signs_of(table))
    if area is None:
        return None
    columns = _columns(workbook.cells(area.sheet), area, table)
    return replace(area, bottom=max(_rows_apart(workbook, area, columns, table), default=area.bottom))


def _only(workbook: Book, found: list[Area], what: str, signs: str) -> Area | None:
    if len(found) > 1:
        places = " and ".join(f"{each.sheet}!{letters(each.left)}{each.top}" for each in found[:2])
        message = f"which is the {what}? {places} both look like it; keep one, or give it a name: {signs}"
        raise NotUnderstood(message, place=workbook.name)
    return found[0] if found else None


def _runs(cells: Cells) -> Iterator[tuple[int, list[int]]]:
    """Give the runs of filled cells side by side, row by row."""
    for row in sorted(cells.rows):
        run: list[int] = []
        for column in sorted(cells.rows[row]):
            if run and column != run[-1] + 1:
                yield row, run
                run = []
            run.append(column)
        yield row, run


def _fits(header: list[Cell], table: DealTable) -> bool:
    """Tell whether a row heads the table: all that it must have, and nothing strange unless all of it is there."""
    if not {_title(cell) for cell in header}.issuperset(map(_title, table.required)):
        return False
    own = {title for title in table.columns for cell in header if _is(cell, (title,))}
    strange = [cell for cell in header if not _is(cell, (*table.columns, *table.computed))]
    return not strange or len(own) == len(table.columns)


def _is(cell: Cell, titles: tuple[str, ...]) -> bool:
    """Tell whether a cell is one of the titles, in any case and spacing."""
    return isinstance(cell, str) and _title(cell) in map(_title, titles)


def _title(cell: Cell) -> str:
    """Write a title in one way, whatever its case and spacing; "" where it is no text."""
    return " ".join(cell.replace("_", " ").split()).casefold() if isinstance(cell, str) else ""


def _columns(cells: Cells, area: Area, table: DealTable) -> Mapping[int, str]:
    """Choose the columns to read, with their titles.

    A column that is none of the table's own may be a misspelt one, and is read, which is a fault; only where all of
    the table's own are there is it surely the user's, and passed over.
    """
    header = {column: cells.at(area.top, column) for column in range(area.left, area.right + 1)}
    own = {column: cell for column, cell in header.items() if _is(cell, tuple(table.columns))}
    if len(own) == len(table.columns):
        own = {column: cell for column, cell in header.items() if column in own or is_blank(cell)}
    else:
        own = {column: cell for column, cell in header.items() if not _is(cell, table.computed)}
    return {column: "" if cell is None else str(cell) for column, cell in own.items()}


def _grown(workbook: Book, area: Area, columns: Collection[int]) -> Area:
    """Take in the rows typed directly under a table, which not every program counts to it."""
    cells, others = workbook.cells(area.sheet), _others(workbook, area)
    bottom = area.bottom
    while _is_filled(cells, bottom + 1, columns) and not _within(bottom + 1, columns, others):
        bottom += 1
    return replace(area, bottom=bottom)


def _check_apart(workbook: Book, area: Area, columns: Mapping[int, str], table: DealTable) -> None:
    """Let no row of the table's kind lie further below, where nobody would miss it."""
    for row in _rows_apart(workbook, area, columns, table):
        at = f"{letters(min(columns))}{row}"
        message = f"the row at {at} stands apart, under empty rows below the {table.what}: move it up to the others"
        raise NotUnderstood(message, place=f"{workbook.name} {area.sheet}")


def _rows_apart(workbook: Book, area: Area, columns: Mapping[int, str], table: DealTable) -> Iterator[int]:
    """Give the rows below an area that are of its kind: nothing that it must have is blank, and a number or date reads.

    Headings and units of what stands below it are none.
    """
    cells, others = workbook.cells(area.sheet), _others(workbook, area)
    must = [column for column, title in columns.items() if _is(title, table.required)]
    for row in sorted(row for row in cells.rows if row > area.bottom):
        is_whole = bool(must) and not any(is_blank(cells.at(row, column)) for column in must)
        is_typed = any(_is_typed(cells.at(row, column), title, table) for column, title in columns.items())
        if is_whole and is_typed and not _within(row, columns, others):
            yield row


def _is_typed(cell: Cell, title: str, table: DealTable) -> bool:
    """Tell whether a cell is the number or the date that its column holds."""
    for name, read in table.columns.items():
        if read is not text and _is(title, (name,)) and not isinstance(cell, NoValue):
            try:
                read(cell)
            except Fault:
                return False
            return True
    return False


def _others(workbook: Book, area: Area) -> list[Area]:
    """List what else stands on the sheet: tables and named areas below."""
    totals = [table.totals for table in workbook.tables if table.totals]
    known = [*(table.area for table in workbook.tables), *totals, *workbook.names.values()]
    return [each for each in known if each.sheet == area.sheet and each.top > area.bottom]


def _within(row: int, columns: Collection[int], areas: Iterable[Area]) -> bool:
    left, right = min(columns), max(columns)
    return any(each.top <= row <= each.bottom and each.left <= right and left <= each.right for each in areas)


def _is_filled(cells: Cells, row: int, columns: Iterable[int]) -> bool:
    return any(not is_blank(cells.at(row, column)) for column in columns)


def _check_values(rows: Rectangle, columns: Mapping[int, str], source: str) -> None:
    """Let every cell have a value. Raises `NotUnderstood` that names the first that has none, and says why."""
    for number, row in enumerate(rows, start=1):
        for column, cell in zip(columns, row, strict=False):
            if isinstance(cell, NoValue):
                place = f"{source} row {number}"
                raise NotUnderstood(cell.why, place=place, column=columns[column] or letters(column))


def _is_term(cell: Cell) -> bool:
    return isinstance(cell, str) and key_of(cell) in {*TERM_READERS, *SWITCH_READERS}


def _labelled(workbook: Book) -> Area | None:
    found = []
    for sheet in workbook.sheets:
        labels: dict[int, dict[str, int]] = {}
        for row, cells in sorted(workbook.cells(sheet).rows.items()):
            for column, cell in cells.items():
                if _is_term(cell):
                    labels.setdefault(column, {})[key_of(str(cell))] = row
        found += [
            Area(sheet, min(rows.values()), column, max(rows.values()), column + 1)
            for column, rows in labels.items()
            if rows.keys() >= set(_LABELS)
        ]
    return _only(workbook, found, "terms", SIGNS_OF_TERMS)
