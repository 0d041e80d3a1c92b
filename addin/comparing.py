"""Two deals compared: the terms, the rows of each table, and what the Warrant came to."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from addin.deal_tables import EVENTS, TABLES, DealTable, Line, Value, lines
from addin.files import read_closes, read_events, read_terms, rows_of
from addin.given import TERMS, files_of
from addin.inputs import SWITCH_READERS, TERM_READERS, term_value
from addin.market import replaying
from addin.warrant.errors import Fault
from addin.warrant.ledger import Row
from addin.warrant.terms import Terms

FIGURES = ("price", "shares", "outstanding")
"""P, N and O after a row."""

Figures = tuple[Fraction | None, ...]
Pair = tuple[Line, Line]


@dataclass(frozen=True, slots=True)
class Deal:
    """One of the two: its terms, the rows of its tables, and its ledger as far as it goes, up to a `fault`."""

    terms: Terms
    tables: Mapping[str, Sequence[Line]]
    ledger: Sequence[Row]
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after, by its name."""

    name: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Rows:
    """What became of a table's rows. `changed` are those known again by their key, with the cells that differ."""

    table: DealTable
    added: tuple[Line, ...]
    removed: tuple[Line, ...]
    changed: tuple[tuple[Line, tuple[Change, ...]], ...]
    pairs: tuple[Pair, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Move:
    """A row of both ledgers after which price, Warrant Shares or shares outstanding differ."""

    row: Row
    before: Figures
    after: Figures


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs; `end` is where the Warrant stands after the last row, before and after, if it gets there.

    `reordered` are the days whose events stand in another order, where that may be why something moved.
    """

    terms: tuple[Change, ...]
    tables: tuple[Rows, ...]
    moves: tuple[Move, ...]
    end: tuple[Figures, Figures] | None
    reordered: tuple[Value, ...]
    fault: Fault | None = None

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.terms or any(self.tables) or self.moves or self.fault or _is_moved(self.end))


def read_deal(path: Path) -> Deal:
    """Read a workbook, or a folder of files. Raises a `Fault` for what is not understood in it.

    What cannot be replayed is kept as the deal's `fault`: it may well be what somebody compares two deals for.
    """
    files = files_of(path)
    terms = read_terms(files[TERMS])
    events = read_events(files["events"]) if "events" in files else []
    closes = read_closes(files["prices"]) if "prices" in files else {}
    found = {
        table.name: list(lines(table, *rows_of(files[table.name], table))) for table in TABLES if table.name in files
    }
    rows: list[Row] = []
    try:
        rows.extend(replaying(terms, events, closes))
    except Fault as fault:
        return Deal(terms, found, rows, fault)
    return Deal(terms, found, rows)


def compare(before: Deal, after: Deal) -> Difference:
    """Say what changed between two deals; the order of rows, and where they stand, is no difference in itself."""
    tables = tuple(
        _rows(table, before.tables.get(table.name, ()), after.tables.get(table.name, ())) for table in TABLES
    )
    (events,) = (each for each in tables if each.table is EVENTS)
    moves = _moves(events.pairs, before.ledger, after.ledger)
    fault = after.fault or before.fault
    end = None if fault else (_end(before), _end(after))
    reordered = _reordered(events) if moves or _is_moved(end) else ()
    return Difference(_terms(before.terms, after.terms), tables, moves, end, reordered, fault)


def _is_moved(end: tuple[Figures, Figures] | None) -> bool:
    return end is not None and end[0] != end[1]


def _terms(before: Terms, after: Terms) -> tuple[Change, ...]:
    keys = (*TERM_READERS, *SWITCH_READERS)
    changes = (Change(key, term_value(before, key), term_value(after, key)) for key in keys)
    return tuple(change for change in changes if change.before != change.after)


def _rows(table: DealTable, before: Sequence[Line], after: Sequence[Line]) -> Rows:
    """Match rows as people would: those that say the same, then those of one key, in their order."""
    titles = list(table.columns)
    at = [titles.index(title) for title in table.key]
    same, removed, added = _matched(before, after, [*range(len(titles))])
    known, removed, added = _matched(removed, added, at)
    changed = tuple((new, _changes(titles, old, new)) for old, new in known)
    return Rows(table, tuple(added), tuple(removed), changed, (*same, *known))


def _matched(
    before: Iterable[Line], after: Iterable[Line], at: Sequence[int]
) -> tuple[list[Pair], list[Line], list[Line]]:
    """Pair the rows that agree in some columns; give the pairs, and what is left of each side."""
    waiting: dict[tuple[Hashable, ...], deque[Line]] = defaultdict(deque)
    for line in before:
        waiting[_key(line, at)].append(line)
    pairs, left = [], []
    for line in after:
        alike = waiting[_key(line, at)]
        if alike:
            pairs.append((alike.popleft(), line))
        else:
            left.append(line)
    gone = {id(line) for lines_left in waiting.values() for line in lines_left}
    return pairs, [line for line in before if id(line) in gone], left


def _key(line: Line, at: Sequence[int]) -> tuple[Hashable, ...]:
    return tuple(line.values[index] for index in at)


def _changes(titles: Sequence[str], old: Line, new: Line) -> tuple[Change, ...]:
    cells = zip(titles, old.values, new.values, strict=True)
    return tuple(Change(title, was, now) for title, was, now in cells if was != now)


def _moves(pairs: Iterable[Pair], before: Iterable[Row], after: Iterable[Row]) -> tuple[Move, ...]:
    """Give the rows of both ledgers that leave other figures behind, in the order of the later ledger."""
    earlier = {new.place: old.place for old, new in pairs}
    rows = {row.source.place: row for row in before}
    both = ((rows[earlier[row.source.place]], row) for row in after if row.source.place in earlier)
    moves = (Move(new, _figures(old), _figures(new)) for old, new in both)
    return tuple(move for move in moves if move.before != move.after)


def _figures(row: Row) -> Figures:
    return row.price_after, row.shares_after, row.outstanding_after


def _end(deal: Deal) -> Figures:
    if deal.ledger:
        return _figures(deal.ledger[-1])
    return deal.terms.exercise_price, deal.terms.warrant_shares, deal.terms.shares_outstanding


def _reordered(events: Rows) -> tuple[Value, ...]:
    """Give the days whose events, in both schedules, stand in another order: of one day it is the order given."""
    on = list(EVENTS.columns).index("Date")
    days: dict[Value, list[int]] = defaultdict(list)
    numbers = {old.place: _row(old) for old, _ in events.pairs}
    for old, new in sorted(events.pairs, key=lambda pair: _row(pair[1])):
        if old.values[on] == new.values[on]:
            days[new.values[on]].append(numbers[old.place])
    return tuple(day for day, found in days.items() if found != sorted(found))


def _row(line: Line) -> int:
    return int(line.place.rpartition(" ")[2])
