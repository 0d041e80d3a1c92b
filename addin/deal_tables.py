"""The tables of a deal: what each is called in a file, in a workbook and in words, and what its columns hold.

A row read here is its cells as a person meant them, exact and in the table's own columns; what the rows mean together
is for `schedule`, `inputs` and `register` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from addin import register, schedule
from addin.cells import Cell, day, not_negative, number, text
from addin.inputs import PRICE_COLUMNS, PRICE_NOTE
from addin.tables import records

_REMEMBERED = 1024
"""The cells of a column whose values are remembered while it is read."""

Value = object
"""A cell as it was meant: a fraction, a date, text, or `None`."""


@dataclass(frozen=True, slots=True)
class DealTable:
    """One table. `key` are the columns that a person knows a row by; `computed` those that a workbook's formulas fill.

    `name` is its file's name and its option's; `excel_table` and `range_name` are what a workbook calls it.
    """

    name: str
    what: str
    excel_table: str
    range_name: str
    columns: Mapping[str, Callable[[Cell], Value]]
    required: tuple[str, ...]
    key: tuple[str, ...]
    computed: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Name the file that it is kept in."""
        return f"{self.name}.csv"


def _columns(titles: Sequence[str], **readers: Callable[[Cell], Value]) -> Mapping[str, Callable[[Cell], Value]]:
    return dict.fromkeys(titles, text) | readers


EVENTS = DealTable(
    name="events",
    what="event schedule",
    excel_table="EventSchedule",
    range_name="Events",
    columns=_columns(schedule.COLUMNS, Date=day, **dict.fromkeys(schedule.NUMBERS, number)),
    required=("Date", "Event"),
    key=("Date", "Event", "Ref"),
)
PRICES = DealTable(
    name="prices",
    what="price history",
    excel_table="PriceHistory",
    range_name="Prices",
    columns=_columns((*PRICE_COLUMNS, PRICE_NOTE), Date=day, **dict.fromkeys(PRICE_COLUMNS[1:], number)),
    required=("Date", "Close"),
    key=("Date",),
)
CAP_TABLE = DealTable(
    name="cap-table",
    what="cap table",
    excel_table="Holders",
    range_name="",
    columns=_columns(("Class", "Holder", "Shares", "Source"), Shares=not_negative),
    required=("Holder", "Shares"),
    key=("Class", "Holder"),
    computed=("Basic", "Fully diluted", "Treasury stock", "After exercise", "After issue"),
)
INSTRUMENTS = DealTable(
    name="instruments",
    what="list of instruments",
    excel_table="Instruments",
    range_name="",
    columns=_columns(
        ("Class", "Instrument", "Shares", "Exercise price", "Ref", "Source"),
        **{"Shares": not_negative, "Exercise price": not_negative},
    ),
    required=("Instrument", "Shares"),
    key=("Class", "Instrument", "Ref"),
    computed=("Treasury stock", "Fully diluted"),
)
REGISTER = DealTable(
    name="register",
    what="register of Warrants",
    excel_table="RegisterEntries",
    range_name="Register",
    columns=_columns(register.COLUMNS, Date=day, Shares=not_negative),
    required=("Date", "Entry"),
    key=("Date", "Entry", "Warrant", "New warrant"),
)
TABLES = (EVENTS, PRICES, CAP_TABLE, INSTRUMENTS, REGISTER)
"""All tables, in the order in which they are spoken of. To add one, or a column, is to add it here."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it stands ("deal.xlsx Events row 7"), and its values in the table's columns."""

    place: str
    values: tuple[Value, ...]


def lines(
    table: DealTable, cells: Iterable[Sequence[Cell]], source: str, make: Callable[[Value], Value] = lambda value: value
) -> Iterator[Line]:
    """Read the rows of a table as values, or as what is made of them, one at a time.

    Raises a `Fault` for a cell that is not what its column holds.
    """
    readers = [(title, _shared(read, make)) for title, read in table.columns.items()]
    for record in records(source, cells, tuple(table.columns), table.required):
        yield Line(record.place, tuple([record.read_if_given(title, read) for title, read in readers]))


def _shared(read: Callable[[Cell], Value], make: Callable[[Value], Value]) -> Callable[[Cell], Value]:
    """Read a column's cells, those that say the same as one value: of many rows, few classes and sources differ."""
    return lru_cache(_REMEMBERED, typed=True)(lambda cell: make(read(cell)))
