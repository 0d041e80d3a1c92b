"""Tables as people keep them, a header row and rows under it, from a range or a CSV file.

The header may stand in any order and case; rows that are empty, at the end or between, are passed over; everything
else is read or is a fault that names its place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from addin.cells import Cell, is_blank, text
from addin.warrant.errors import Fault, NotUnderstood

T = TypeVar("T")


def empty(what: str) -> str:
    """Say of an empty cell what belongs in it."""
    return f"it is empty: {what} belongs here"


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its place ("events row 7") and its cells by the column's name as this project writes it."""

    place: str
    cells: Mapping[str, Cell]

    def is_given(self, column: str) -> bool:
        """Tell whether the row has anything in a column."""
        return not is_blank(self.cells.get(column))

    def read(self, column: str, read: Callable[[Cell], T], what: str) -> T:
        """Read a cell that must be there, and is `what`; a fault names its row and column."""
        if is_blank(self.cells.get(column)):
            raise NotUnderstood(empty(what), place=self.place, column=column)
        return self._read(column, read)

    def read_if_given(self, column: str, read: Callable[[Cell], T]) -> T | None:
        """Read a cell that may be empty; a fault names its row and column."""
        return self._read(column, read) if self.is_given(column) else None

    def _read(self, column: str, read: Callable[[Cell], T]) -> T:
        try:
            return read(self.cells[column])
        except Fault as fault:
            raise fault.at(self.place, column=column) from None

    def label(self, column: str) -> str:
        """Read text, "" where there is none."""
        return self.read_if_given(column, text) or ""

    def check_unused(self, columns: Iterable[str], used: Collection[str], name: str) -> None:
        """Let nothing stand in a column that `name` does not use. Raises `NotUnderstood` for the first that does."""
        for column in columns:
            if column not in used and self.is_given(column):
                message = f"{self.label(column)!r} stands where {name!r} uses nothing"
                raise NotUnderstood(message, place=self.place, column=column)


def records(
    source: str, cells: Iterable[Sequence[Cell]], columns: Sequence[str], required: Sequence[str]
) -> Iterator[Record]:
    """Read the rows under a header; rows are counted with the header, as a person sees them."""
    rows = ((number, row) for number, row in enumerate(cells, start=1) if not all(map(is_blank, row)))
    number, header = next(rows, (1, []))
    names = ["" if is_blank(cell) else _column(cell, columns, f"{source} row {number}") for cell in header]
    _check_header(names, required, f"{source} row {number}")
    for number, row in rows:
        place = f"{source} row {number}"
        yield Record(place, _by_name(names, row, place))


def _column(cell: Cell, columns: Sequence[str], place: str) -> str:
    wanted = title_of(cell)
    for name in columns:
        if name.casefold() == wanted:
            return name
    if ";" in text(cell):
        raise NotUnderstood("the columns are separated by semicolons: save the file with commas", place=place)
    raise NotUnderstood(f"no column is called {text(cell)!r}; there are {', '.join(columns)}", place=place)


def title_of(cell: Cell) -> str:
    """Read a title, in any case and spacing."""
    return " ".join(text(cell).replace("_", " ").split()).casefold()


def _check_header(names: Sequence[str], required: Sequence[str], place: str) -> None:
    for name in names:
        if name and names.count(name) > 1:
            raise NotUnderstood(f"two columns are called {name!r}", place=place)
    for name in required:
        if name not in names:
            raise NotUnderstood(f"the header row has no column {name!r}", place=place)


def _by_name(names: Sequence[str], row: Sequence[Cell], place: str) -> dict[str, Cell]:
    for index, cell in enumerate(row):
        if (index >= len(names) or not names[index]) and not is_blank(cell):
            raise NotUnderstood(f"{text(cell)!r} stands under no column's name", place=place)
    return {name: cell for name, cell in zip(names, row, strict=False) if name}


def chosen(cell: Cell, among: Mapping[str, T], kind: str) -> T:
    """Find what a cell names, in any case and spacing. Raises `NotUnderstood` that lists what there is."""
    wanted = " ".join(text(cell).split()).casefold()
    for name, found in among.items():
        if name.casefold() == wanted:
            return found
    raise NotUnderstood(f"{text(cell)!r} is not {kind}; there are {', '.join(among)}")
