"""The core's replay with the calendars and closing prices that it takes as arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from addin.calendar import business_days, listed_sessions, nyse_sessions
from addin.warrant.book import Market
from addin.warrant.events import Event, at_the_close
from addin.warrant.fair_value import Closes
from addin.warrant.ledger import Row
from addin.warrant.replay import Position, position_after, replay
from addin.warrant.terms import Terms, TradingCalendar

if TYPE_CHECKING:
    from addin.warrant.entries import Entry
    from addin.warrant.register import Register

Days = tuple[tuple[date, Fraction | None], ...]
"""Closing prices as pairs, so that they can be a key."""


def market(terms: Terms, closes: Closes) -> Market:
    """Put closing prices together with the calendars that the terms name."""
    on_exchange = terms.trading_calendar is TradingCalendar.NYSE
    trading_days = nyse_sessions if on_exchange else listed_sessions(closes)
    return Market(closes, trading_days, business_days(terms.holidays))


def replaying(terms: Terms, events: Iterable[Event], closes: Closes, as_of: date | None = None) -> Iterator[Row]:
    """Give the rows of the ledger as they are replayed, those of later events left out.

    Raises a `Fault` that names the first row that is wrong.
    """
    taken = [event for event in events if as_of is None or event.date <= as_of]
    return replay(terms, taken, market(terms, closes))


def ledger(terms: Terms, events: Iterable[Event], closes: Closes, as_of: date | None = None) -> tuple[Row, ...]:
    """Give all rows of the ledger. The cells of a workbook ask for one schedule many times: it is replayed once."""
    taken = tuple(event for event in events if as_of is None or event.date <= as_of)
    return _ledger(terms, taken, tuple(closes.items()))


@lru_cache(maxsize=16)
def _ledger(terms: Terms, events: tuple[Event, ...], closes: Days) -> tuple[Row, ...]:
    return tuple(replaying(terms, events, dict(closes)))


def position(on: date, terms: Terms, events: Iterable[Event], closes: Closes) -> Position:
    """Say where the ledger stands after all rows of a day; later rows are not looked at, and may lack their FMV."""
    return position_after(on, terms, ledger(terms, events, closes, on))


def position_before_close(on: date, terms: Terms, events: Iterable[Event], closes: Closes) -> Position:
    """Say where the ledger stands for a surrender on a day: before its record dates, which fall at the close (1)."""
    return position_after(on, terms, ledger(terms, _before_close(on, events), closes, on))


def shares_before_close(on: date, terms: Terms, events: Iterable[Event], closes: Closes) -> Fraction:
    """Give the Warrant Shares that a surrender on a day finds; a day outside the term is the surrender's own fault."""
    rows = ledger(terms, _before_close(on, events), closes, on)
    return rows[-1].shares_after if rows else terms.warrant_shares


def _before_close(on: date, events: Iterable[Event]) -> list[Event]:
    return [event for event in events if event.date != on or not at_the_close(event)]


def register_on(on: date, entries: Iterable[Entry], terms: Terms, events: Iterable[Event], closes: Closes) -> Register:
    """Keep the register through a day."""
    from addin.warrant import registrar

    return registrar.register_on(on, entries, terms, ledger(terms, events, closes, on))
