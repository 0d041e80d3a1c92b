"""Changes of a workbook's inputs: the same ones into a deal, into a drawn book, and into a written file."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from addin.cells import Cell
from addin.deal_tables import CAP_TABLE, EVENTS, INSTRUMENTS, PRICES, REGISTER, TABLES
from tests.recalculation import named_cell
from workbooks.canvas import Book
from workbooks.deal import Deal


@dataclass(frozen=True, slots=True)
class Named:
    """A named cell's new value."""

    name: str
    value: Cell = None


@dataclass(frozen=True, slots=True)
class InTable:
    """The new value of a cell of a table: its row, counted from 0, and the title of its column."""

    table: str
    row: int
    title: str
    value: Cell = None


Change = Named | InTable
_FIELDS = {
    EVENTS.excel_table: "events",
    PRICES.excel_table: "prices",
    CAP_TABLE.excel_table: "holders",
    INSTRUMENTS.excel_table: "instruments",
    REGISTER.excel_table: "register",
}
"""For each table the field of the deal that it shows."""
_TITLES = {each.excel_table: tuple(each.columns) for each in TABLES}


def cell_of(name: str, names: Container[str]) -> str:
    """Name the cell that is typed into: a term's own name is that of the term as read."""
    return f"Given_{name}" if f"Given_{name}" in names else name


def rows_of(deal: Deal, table: str) -> Iterator[dict[str, Cell]]:
    """Give the rows of a table, by the titles of its columns."""
    return (dict(zip(_TITLES[table], row, strict=True)) for row in getattr(deal, _FIELDS[table]))


def in_deal(deal: Deal, changed: list[Change]) -> Deal:
    """Give the deal with the changes of its tables."""
    for each in changed:
        if isinstance(each, InTable):
            rows = list(rows_of(deal, each.table))
            rows[each.row] = {**rows[each.row], each.title: each.value}
            field = {_FIELDS[each.table]: tuple(tuple(row.values()) for row in rows)}
            deal = replace(deal, **field)  # type: ignore[arg-type]  # a field of rows
    return deal


def in_book(book: Book, changed: list[Change]) -> Book:
    """Put the changes of named cells into a drawn book, before anything of it is evaluated."""
    assert not book.values
    for each in changed:
        if isinstance(each, Named):
            area = book.names[cell_of(each.name, book.names)]
            book.values[area.sheet, area.top, area.left] = each.value
    return book


def in_cells(book: Book, changed: list[Change]) -> Iterator[tuple[str, int, int, Cell]]:
    """Say where a change stands in the file of a drawn book: sheet, row and column, and what is typed there."""
    for each in changed:
        if isinstance(each, Named):
            area = book.names[cell_of(each.name, book.names)]
            yield area.sheet, area.top, area.left, each.value
        else:
            placed = book.tables[each.table].placed
            column = placed.area.left + placed.titles.index(each.title)
            yield placed.area.sheet, placed.first + each.row, column, each.value


def is_in(book: Book, change: Change) -> bool:
    """Tell whether a drawn book has the cell of a change."""
    return change.name in book.names if isinstance(change, Named) else change.table in book.tables


def in_file(source: Path, changed: list[Change], to: Path) -> Path:
    """Save a written workbook with all changes, as a person would who types them."""
    workbook = openpyxl.load_workbook(source)
    for each in changed:
        _type(workbook, each)
    workbook.save(to)
    return to


def _type(workbook: Workbook, change: Change) -> None:
    named = cell_of(getattr(change, "name", ""), workbook.defined_names)
    cell = named_cell(workbook, named) if isinstance(change, Named) else _in_table(workbook, change)
    cell.value = change.value
    if isinstance(change.value, str):
        cell.data_type = "s"  # text as it is: openpyxl would make a formula of "=1+1"


def _in_table(workbook: Workbook, change: InTable) -> Any:  # noqa: ANN401  # a cell, which openpyxl has no one type for
    sheet = next(sheet for sheet in workbook.worksheets if change.table in sheet.tables)
    header, *rows = sheet[sheet.tables[change.table].ref]
    return rows[change.row][[cell.value for cell in header].index(change.title)]
