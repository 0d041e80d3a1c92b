"""Empty cells given back where a host gives them as 0: Excel on the desktop does, to xlwings Lite and Server.

No host says which of them it is. So a 0 is taken for an empty cell where nobody means one; and where that is seen of
one cell of a call, wherever a cell may be empty. Empty cells among the ranges, and no such 0, are of a host that tells
them apart: there every 0 is one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum, auto
from itertools import chain, repeat, zip_longest
from operator import contains

from addin.cells import Cell, Rectangle, is_blank, line, only_cell, rectangle
from addin.formulas import CATALOGUE, PRICE, TERMS_THAT_MAY_BE_0, TRUTHS, Argument, Formula, Kind
from addin.warrant.errors import Fault

Row = Mapping[str, Cell]
"""The cells of a row by their titles, in small letters."""
_QUOTES = {"close", "bid", "ask"}


class Seen(IntEnum):
    """How surely a host is one that gives empty cells as 0; with that, more of the 0s are taken for empty cells."""

    NOTHING = auto()
    """Only what is no number, or is not used, is empty."""
    NO_EMPTY_CELL = auto()
    """And what would be out of its range, but for a column of prices and a schedule: people leave those whole."""
    EMPTY_AS_0 = auto()
    """And whatever may be empty."""


def is_zero(cell: Cell) -> bool:
    """Tell whether a cell is the number 0."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell == 0


def restored(formula: Formula, cells: Sequence[Cell]) -> list[Cell]:
    """Give a call's cells with None for every 0 that is taken for an empty cell."""
    arguments = formula.arguments
    if arguments[-1].is_variadic:
        return _behind_a_name(restored, formula, cells)
    ranges = [
        at
        for at, (argument, cell) in enumerate(zip(arguments, cells, strict=False))
        if argument.is_range and _has_zero(rectangle(cell))
    ]
    given = [
        None if not argument.is_range and argument.is_never_zero and is_zero(only_cell(cell)) else cell
        for argument, cell in zip(arguments, cells, strict=False)
    ]
    if ranges:
        seen = _seen(arguments, cells, ranges)
        for at in ranges:
            given[at] = _read(arguments[at], rectangle(cells[at]), seen)
        if seen is not Seen.NOTHING:
            _restore_amounts(arguments, given)
    return [*given, *cells[len(arguments) :]]


def without_left_out(formula: Formula, cells: Sequence[Cell]) -> list[Cell]:
    """Give a call's cells with None for each 0 where something may be left out that no number is.

    LibreOffice gives what is left out so. TRUE and FALSE are numbers there; in a range it tells an empty cell from 0.
    """
    if formula.arguments[-1].is_variadic:
        return _behind_a_name(without_left_out, formula, cells)
    given = zip(formula.arguments, cells, strict=False)
    known = [None if is_zero(cell) and _is_no_number(argument) else cell for argument, cell in given]
    return [*known, *cells[len(known) :]]


def _is_no_number(argument: Argument) -> bool:
    is_truth = argument.kind in {Kind.TRUTH, Kind.CALENDAR} or argument.unit == TRUTHS
    return argument.optional and argument.is_never_zero and argument.kind is not Kind.NUMBER and not is_truth


def _behind_a_name(
    read: Callable[[Formula, Sequence[Cell]], list[Cell]], formula: Formula, cells: Sequence[Cell]
) -> list[Cell]:
    """Read the arguments of a function that are given behind its name."""
    first = len(formula.arguments) - 1
    name = only_cell(cells[0]) if cells else None
    asked = CATALOGUE.get(name.upper()) if isinstance(name, str) else None
    return [*cells[:first], *(read(asked, cells[first:]) if asked else cells[first:])]


def _has_zero(rows: Rectangle) -> bool:
    """Tell whether a cell equals 0, as FALSE does too."""
    return any(map(contains, rows, repeat(0)))


def _seen(arguments: Sequence[Argument], cells: Sequence[Cell], ranges: Sequence[int]) -> Seen:
    """Find what a call's cells show of its host. `ranges` are those with a 0."""
    alone = (
        is_zero(only_cell(cell)) and argument.kind in {Kind.DATE, Kind.MOMENT, Kind.TEXT}
        for argument, cell in zip(arguments, cells, strict=False)
    )
    if (
        any(alone)
        or _has_two_zeros([cells[at] for at in ranges if arguments[at].unit == PRICE])
        or any(_loses_a_zero(arguments[at], rectangle(cells[at])) for at in ranges)
    ):
        return Seen.EMPTY_AS_0
    given = [cell for argument, cell in zip(arguments, cells, strict=False) if argument.is_range and cell is not None]
    is_told_apart = any(is_blank(cell) for each in given for row in rectangle(each) for cell in row)
    return Seen.NOTHING if is_told_apart else Seen.NO_EMPTY_CELL


def _has_two_zeros(prices: Sequence[Cell]) -> bool:
    """Tell whether a day has two prices of 0."""
    days = zip(*(chain.from_iterable(rectangle(each)) for each in prices), strict=False)
    return any(sum(map(is_zero, day)) > 1 for day in days)


def _loses_a_zero(argument: Argument, rows: Rectangle) -> bool:
    kept = _read(argument, rows, Seen.NOTHING)
    return any(one is None is not two for each in zip(kept, rows, strict=True) for one, two in zip(*each, strict=True))


def _read(argument: Argument, rows: Rectangle, seen: Seen) -> Rectangle:
    if argument.kind in _TABLES:
        return _TABLES[argument.kind](rows, seen)
    least = _LEAST.get(argument.unit, Seen.NOTHING)
    return list(map(_emptied, rows)) if argument.is_never_zero and seen >= least else rows


_LEAST = {TRUTHS: Seen.NO_EMPTY_CELL, PRICE: Seen.EMPTY_AS_0}
"""What must be seen for a 0 of a column to be an empty cell, by the column's unit."""


def _restore_amounts(arguments: Sequence[Argument], cells: list[Cell]) -> None:
    """Let an amount of 0 be empty where all beside it is: what is beside it shows that the row is."""
    columns = {at: each for at, each in enumerate(arguments[: len(cells)]) if each.kind is Kind.COLUMN}
    names = [rectangle(cells[at]) for at, each in columns.items() if each.is_never_zero]
    for at, argument in columns.items():
        amounts = rectangle(cells[at])
        if argument.is_never_zero or not _has_zero(amounts):
            continue
        try:
            beside = [line(each) for each in names if len(line(each)) == len(line(amounts))]
        except Fault:
            return  # several columns, which is said where they are read
        if beside:
            rows = zip(line(amounts), zip(*beside, strict=True), strict=True)
            cells[at] = [[None if is_zero(amount) and all(map(is_blank, row)) else amount] for amount, row in rows]


def _terms(rows: Rectangle, seen: Seen) -> Rectangle:
    from addin.inputs import SWITCH_READERS, TERM_READERS, TERMS_ABOVE_0, key_of

    empty = (TERM_READERS.keys() | SWITCH_READERS.keys()) - set(TERMS_THAT_MAY_BE_0)
    if seen is Seen.NOTHING:
        empty -= TERMS_ABOVE_0

    def term(row: list[Cell]) -> list[Cell]:
        if all(map(_is_nothing, row)):
            return _emptied(row)
        is_empty = len(row) == 2 and is_zero(row[1]) and key_of(_title(row[0])) in empty  # noqa: PLR2004  # key, value
        return [row[0], None] if is_empty else row

    return list(map(term, rows))


def _events(rows: Rectangle, seen: Seen) -> Rectangle:
    if seen is Seen.EMPTY_AS_0:
        return _kept(rows, lambda row: _used(row)[0])
    return _kept(rows, lambda row: [*_used(row)[0], *_used(row)[1]])


def _used(row: Row) -> tuple[Sequence[str], Sequence[str]]:
    """Give the columns of numbers that a row's event needs, and those that it may use."""
    from addin.schedule import FORMS, NUMBERS, RECEIPT
    from addin.warrant.events import Conversion

    wanted = _title(row.get("event"))
    form = next((form for name, form in FORMS.items() if name.casefold() == wanted), None)
    if form is None:
        return (), ()
    if form.make is Conversion and not (_is_nothing(row.get("asset")) and _is_nothing(row.get("per share"))):
        form = RECEIPT
    needs, may_use = ([each.casefold() for each in some if each in NUMBERS] for some in (form.needs, form.may_use))
    return needs, may_use


def _prices(rows: Rectangle, seen: Seen) -> Rectangle:
    return _kept(rows, lambda _: _QUOTES if seen is Seen.NOTHING else ())


def _register(rows: Rectangle, seen: Seen) -> Rectangle:
    return _kept(rows, lambda _: ("shares",) if seen is Seen.NOTHING else ())


def _kept(rows: Rectangle, may_be_0: Callable[[Row], Collection[str]]) -> Rectangle:
    """Empty every 0, but under a header row those in the columns that `may_be_0` names for a row with anything."""
    first = next((at for at, row in enumerate(rows) if not all(map(_is_nothing, row))), len(rows))
    titles = [_title(cell) for cell in rows[first]] if first < len(rows) else []

    def kept(row: list[Cell]) -> Collection[str]:
        return () if all(map(_is_nothing, row)) else may_be_0(dict(zip(titles, row, strict=False)))

    return [
        (_emptied(row, kept(row) if at > first else (), titles) if 0 in row else row) for at, row in enumerate(rows)
    ]


def _title(cell: Cell) -> str:
    from addin.tables import title_of

    return title_of(cell) if isinstance(cell, str) and not cell.startswith("#") else ""


def _is_nothing(cell: Cell) -> bool:
    return is_blank(cell) or is_zero(cell)


def _emptied(row: list[Cell], kept: Collection[str] = (), titles: Sequence[str] = ()) -> list[Cell]:
    if not kept:
        return [None if cell == 0 and is_zero(cell) else cell for cell in row]
    beside = zip_longest(row, titles[: len(row)])
    return [None if is_zero(cell) and title not in kept else cell for cell, title in beside]


_TABLES: Mapping[Kind, Callable[[Rectangle, Seen], Rectangle]] = {
    Kind.TERMS: _terms,
    Kind.EVENTS: _events,
    Kind.PRICES: _prices,
    Kind.REGISTER: _register,
}
