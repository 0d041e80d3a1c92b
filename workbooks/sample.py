"""The sample: the agreement's real facts, and an assumed schedule that meets every kind of event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from addin.files import read_closes, read_csv, read_events, read_register, read_terms
from addin.market import ledger
from addin.warrant.entries import Entry
from addin.warrant.events import Event
from addin.warrant.fair_value import Closes
from addin.warrant.terms import Terms
from workbooks.deal import (
    Deal,
    Exercise,
    certificate_lines,
    electors,
    event_cells,
    holder_cells,
    price_cells,
    register_cells,
)

FOLDER = Path(__file__).parent / "samples"
_NAMES = ("terms.toml", "events.csv", "prices.csv", "cap-table.csv", "register.csv")
TERMS, EVENTS, PRICES, HOLDERS, REGISTER = (FOLDER / name for name in _NAMES)

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
_INSTRUMENTS = (
    (
        "Other warrants",
        "Lender's warrant",
        37_500.0,
        2.8,
        "LENDER-01",
        "Assumed: (150,000 x 3 / 2 - 75,000) / 4, $0.70 x 4",
    ),
    ("Options on convertibles", "Options on notes", 60_000.0, 3.0, "OPT-C", "Assumed: 240,000 / 4, $0.75 x 4"),
    ("Plan options", "Plan options granted earlier", 450_000.0, 4.0, None, "Assumed: 1,200,000 x 3 / 2 / 4, at $4.00"),
)


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
        events=event_cells(read_csv(EVENTS), EVENTS.name),
        prices=tuple((*row, "Assumed") for row in price_cells(read_csv(PRICES), PRICES.name)),
        holders=holder_cells(read_csv(HOLDERS), HOLDERS.name),
        instruments=_INSTRUMENTS,
        register=register_cells(read_csv(REGISTER), REGISTER.name),
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
