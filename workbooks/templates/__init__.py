"""The templates, each by name: what it is for, and its sheets. Copies of them lie beside this module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbooks.deal import Deal
from workbooks.layout import Sheet
from workbooks.sheets import (
    calendar,
    calendars,
    cap_table,
    certificate,
    chart_data,
    charts,
    consents,
    covenants,
    entries,
    events,
    exercise,
    expenses,
    functions,
    ledger,
    ownership,
    prices,
    recalculation,
    register,
    terms,
)

Described = Callable[[Deal], Sheet]


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook by name: what it is for, in a sentence, and its sheets after About and Checks."""

    name: str
    purpose: str
    sheets: tuple[Described, ...]


INPUTS: tuple[Described, ...] = (terms.sheet, prices.sheet, events.sheet)
REGISTER: tuple[Described, ...] = (register.sheet, register.warrants, consents.sheet)
"""The sheets that are there where a register is given."""

_COVENANTS: tuple[Described, ...] = (covenants.sheet, expenses.sheet, calendar.sheet, calendar.notices)
_OWNERSHIP: tuple[Described, ...] = (cap_table.sheet, cap_table.instruments, ownership.sheet)
_WORKINGS: tuple[Described, ...] = (
    *(recalculation.keys, entries.sheet),
    *(recalculation.trading_days, calendars.sheet),
)
_COMPARED: tuple[Described, ...] = (recalculation.sheet, *_WORKINGS)
"""The ledger again by native formulas, held against ours: for whoever has to check, and for the second opinions."""
_ALONE: tuple[Described, ...] = (recalculation.alone, *_WORKINGS)
"""The same where the sheet Ledger is not there."""

MODEL = Template(
    "model",
    "Everything: the ledger, its certificate, the cap table, an exercise, the register, the covenants.",
    (
        *INPUTS,
        ledger.sheet,
        charts.sheet,
        certificate.sheet,
        exercise.sheet,
        *_OWNERSHIP,
        *REGISTER,
        *_COVENANTS,
        functions.sheet,
        *_COMPARED,
        chart_data.sheet,
    ),
)
CAP_TABLE = Template(
    "cap-table",
    "Who holds what, basic, fully diluted and by the treasury stock method, and after an exercise or an issue.",
    (*INPUTS, exercise.sheet, *_OWNERSHIP, *_ALONE),
)
EVENT_SCHEDULE = Template(
    "event-schedule",
    "What each event did to the Exercise Price and the Warrant Shares, and under which clause.",
    (*INPUTS, ledger.sheet, charts.sheet, *_COMPARED, chart_data.sheet),
)
EXERCISE = Template(
    "exercise",
    "What an exercise on a date pays, and what a planned issue would do.",
    (*INPUTS, exercise.sheet, *_ALONE),
)
CERTIFICATE = Template(
    "certificate",
    "The certificate of one adjustment, on a page to be signed.",
    (*INPUTS, ledger.sheet, certificate.sheet, *_COMPARED),
)
COVENANTS = Template(
    "covenants",
    "Par value, reservation, registration, and every date with its notice.",
    (*INPUTS, *_COVENANTS, *_ALONE),
)
KEPT_REGISTER = Template(
    "register",
    "Who holds which Warrant, from issue to exercise, and whose consent counts.",
    (*INPUTS, *REGISTER, *_ALONE),
)

TEMPLATES = {
    each.name: each for each in (MODEL, CAP_TABLE, EVENT_SCHEDULE, EXERCISE, CERTIFICATE, COVENANTS, KEPT_REGISTER)
}
