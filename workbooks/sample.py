"""The sample: the agreement's real facts, and an assumed schedule that meets every kind of event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from addin import deal_tables
from addin.files import read_closes, read_events, read_register, read_terms
from addin.market import ledger
from addin.warrant.entries import Entry
from addin.warrant.events import Event
from addin.warrant.fair_value import Closes
from addin.warrant.terms import Terms
from workbooks.deal import (
    Deal,
    Exercise,
    cells_of,
    certificate_lines,
    electors,
)

FOLDER = Path(__file__).parent / "samples"
_NAMES = ("terms.toml", "events.csv", "prices.csv", "cap-table.csv", "register.csv", "instruments.csv")
TERMS, EVENTS, PRICES, HOLDERS, REGISTER, INSTRUMENTS = (FOLDER / name for name in _NAMES)

_AGREEMENT = "Agreement, first page"
SOURCES = {
    "issuer": _AGREEMENT,
    "issue_date": _AGREEMENT,
    "expiration_date": _AGREEMENT,
    "exercise_price": _AGREEMENT,
    "par_value": _AGREEMENT,
    "shares_outstanding": "Annual report, fiscal 2001",
    "plan_option_cap": "Agreement, 4.C(5)(iii)",
    "restructuring_floor": "Agreement, 4.C(5)(ii)",
    "fmv_days": "Agreement, 1",
    "notice_days": "Agreement, 4.H",
    "trading_calendar": "Agreement, 1: the sessions of the New York Stock Exchange",
    "holidays": "Blank: federal holidays as observed, 5 U.S.C. 6103(b)",
}
ASSUMED = {
    "warrant_shares": "Assumed: the number is blank in the agreement",
    "shares_authorized": "Assumed",
    "plan_options_granted": "Assumed: granted under the plans and in no row of Events",
}
_AS_OF = date(2006, 12, 29)


def sample() -> tuple[Terms, list[Event], Closes]:
    """Read the sample's terms, events and closing prices."""
    return read_terms(TERMS), read_events(EVENTS), read_closes(PRICES)


def sample_register() -> list[Entry]:
    """Read the sample's register of Warrants."""
    return read_register(REGISTER)


def sample_deal() -> Deal:
    """Give the sample as the cells of its sheets."""
    terms, schedule, closes = sample()
    rows = ledger(terms, schedule, closes)
    return Deal(
        terms=terms,
        events=cells_of(deal_tables.EVENTS, EVENTS),
        prices=tuple((*row[:-1], "Assumed") for row in cells_of(deal_tables.PRICES, PRICES)),
        holders=cells_of(deal_tables.CAP_TABLE, HOLDERS),
        instruments=cells_of(deal_tables.INSTRUMENTS, INSTRUMENTS),
        register=cells_of(deal_tables.REGISTER, REGISTER),
        exercise=Exercise(_AS_OF, 10_000.0, 10_000.0, 5_000.0),
        as_of=_AS_OF,
        average_price=6.5,
        title="Alpha Technologies Group, Inc.",
        certificate_lines=certificate_lines(terms, rows),
        electors=electors(_AS_OF, sample_register(), terms, rows),
        is_sample=True,
        sources=SOURCES,
        assumed=ASSUMED,
    )
