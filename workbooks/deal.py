"""What a workbook is made from: terms, schedule, prices and holders, with where each figure comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

from addin.calendar import business_days
from addin.cells import Cell, to_cell
from addin.deal_tables import CAP_TABLE, EVENTS, INSTRUMENTS, PRICES, REGISTER, DealTable, Value, lines
from addin.files import read_closes, read_events, read_register, read_terms, rows_of
from addin.market import market
from addin.progress import with_progress
from addin.warrant import registrar
from addin.warrant.arithmetic import exact
from addin.warrant.certificate import adjustments, certificate
from addin.warrant.electorate import electorate
from addin.warrant.entries import Entry
from addin.warrant.events import Event
from addin.warrant.exercise import last_exercise_date, sum_payable
from addin.warrant.fair_value import Closes
from addin.warrant.ledger import Row
from addin.warrant.replay import Position, position_after, replay
from addin.warrant.rounding import full_shares
from addin.warrant.terms import Terms
from workbooks.markup import fitting

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """The exercise that the workbook opens with."""

    on: date
    shares: Cell
    cash: Cell = 0.0
    debt: Cell = 0.0


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal, in the cells of its sheets; `assumed` says of a term's key what is assumed about it."""

    terms: Terms
    events: Rows
    prices: Rows
    holders: Rows
    instruments: Rows
    register: Rows
    exercise: Exercise
    as_of: date
    average_price: Cell
    title: str
    certificate_lines: tuple[int, ...] = ()
    electors: tuple[str, ...] = ()
    is_sample: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)
    assumed: Mapping[str, str] = field(default_factory=dict)


def from_files(
    terms: Path,
    events: Path | None = None,
    prices: Path | None = None,
    cap_table: Path | None = None,
    register: Path | None = None,
    instruments: Path | None = None,
) -> Deal:
    """Read a deal from files; what is not given is empty. Raises a `Fault` for the first thing that is wrong."""
    read = read_terms(terms)
    parsed = read_events(events) if events else []
    closes = read_closes(prices) if prices else {}
    # The first fault of the schedule is said here, in words, before a cell can hold its code.
    rows = list(with_progress(replay(read, parsed, market(read, closes)), len(parsed)))
    entries = read_register(register) if register else []
    on = opening_date(read, parsed, closes, entries)
    if entries:
        registrar.check(entries, read, rows)
    position = position_after(on, read, [row for row in rows if row.date <= on])
    return Deal(
        terms=read,
        events=cells_of(EVENTS, events),
        prices=cells_of(PRICES, prices),
        holders=cells_of(CAP_TABLE, cap_table) if cap_table else _all_in_one(position.outstanding),
        instruments=cells_of(INSTRUMENTS, instruments),
        register=cells_of(REGISTER, register),
        exercise=_all_in_cash(on, position),
        as_of=on,
        average_price=to_cell(_last_close(on, closes) or read.exercise_price),
        title=read.issuer,
        certificate_lines=certificate_lines(read, rows),
        electors=electors(on, entries, read, rows),
        sources={"": f"As given in {terms.name}"},
    )


def certificate_lines(terms: Terms, rows: Sequence[Row]) -> tuple[int, ...]:
    """Give for each row of the sheet Certificate the characters of its longest text, over all certificates."""
    longest: list[int] = []
    for index in range(1, len(adjustments(rows)) + 1):
        written = certificate(index, terms, rows)
        stated = [len(exact(each.value)) if isinstance(each.value, Fraction) else 0 for each in written.statements]
        worked = [max(len(each.label) + len(each.in_decimals), len(each.exactly)) for each in written.steps]
        texts = [len(written.quoted), *stated, *worked]
        longest = [max(pair) for pair in zip_longest(longest, texts, fillvalue=0)]
    return tuple(longest)


def electors(on: date, entries: Sequence[Entry], terms: Terms, rows: Sequence[Row]) -> tuple[str, ...]:
    """Name the Holders whose consent counts on a date; none where there is no register."""
    return tuple(each.holder for each in electorate(registrar.register_on(on, entries, terms, rows))) if entries else ()


def _all_in_cash(on: date, position: Position) -> Exercise:
    """Open with an exercise of all full shares, paid in cash: it needs no Fair Market Value."""
    shares = full_shares(position.warrant_shares)
    return Exercise(on, to_cell(shares), to_cell(sum_payable(shares, position.price or Fraction(0))))


def _last_close(on: date, closes: Closes) -> Fraction | None:
    """Give the latest price until a date: an example of an average market price."""
    return next((closes[each] for each in sorted(closes, reverse=True) if each <= on and closes[each]), None)


def _all_in_one(outstanding: Fraction) -> Rows:
    """Stand for the holders where none are given."""
    return (("Common Stock", "All holders together", to_cell(outstanding), "No cap table was given: replace this row"),)


def opening_date(terms: Terms, events: Sequence[Event], closes: Closes, entries: Sequence[Entry]) -> date:
    """Open on the last business day that schedule, price history and register reach, within the term."""
    dated = [event.date for event in events] + [entry.date for entry in entries]
    reached = max([terms.issue_date, *dated, *closes])
    business_day = business_days(terms.holidays)
    return last_exercise_date(terms.issue_date, min(reached, terms.expiration_date), business_day)


def cells_of(table: DealTable, path: Path | None) -> Rows:
    """Read a table from its file, or from a workbook, into the cells of its sheet; none where there is no file."""
    if path is None:
        return ()
    rows, source = rows_of(path, table)
    return tuple(line.values for line in lines(table, with_progress(rows), source, _cell))


def _cell(value: Value) -> Cell:
    return fitting(value) if isinstance(value, str) else to_cell(value)
