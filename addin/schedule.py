"""The event schedule: its columns, what each event uses of them, and its rows read into events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from addin.cells import Cell, Rectangle, day, number, text
from addin.tables import Record, records
from addin.warrant.errors import Fault, NotUnderstood, OutOfRange
from addin.warrant.events import (
    DividendPaid,
    Event,
    Exercise,
    ExerciseWarrant,
    Expire,
    IssueRights,
    IssueShares,
    Reprice,
    Repurchase,
    RightKind,
    StockDividend,
    StockSplit,
    Treatment,
)

NUMBERS = {
    "Shares": "shares",
    "Cash": "cash",
    "Property": "property_value",
    "Expenses": "expenses",
    "Payable": "payable",
    "Debt": "debt",
    "FMV": "fmv",
    "New": "new",
    "Old": "old",
    "Per share": "per_share",
}
"""The columns that hold numbers, and the name of each in an event."""

COLUMNS = (
    "Date",
    "Event",
    "Ref",
    *list(NUMBERS)[:-1],
    "Treatment",
    "Asset",
    "Per share",
    "Of asset",
    "Note",
)
_ABOVE_ZERO = {"FMV", "New", "Old"}
_OTHER_TEXT = ("Asset", "Of asset")
_CONSIDERATION = ("Cash", "Property", "Expenses", "FMV")


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of event is filled in: the columns it needs, those it may use, and its treatments."""

    clause: str
    make: Callable[..., Event]
    needs: tuple[str, ...] = ()
    may_use: tuple[str, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    kind: RightKind | None = None


def _rights(kind: RightKind, clause: str, *treatments: Treatment) -> Form:
    return Form(clause, IssueRights, ("Ref", "Shares"), (*_CONSIDERATION, "Payable"), treatments, kind)


FORMS: Mapping[str, Form] = {
    "Issue shares": Form(
        "4.C(1)", IssueShares, ("Shares",), _CONSIDERATION, (Treatment.RESTRUCTURING, Treatment.HOLDERS)
    ),
    "Issue options": _rights(RightKind.OPTIONS, "4.C(3)", Treatment.PLAN, Treatment.HOLDERS),
    "Issue convertibles": _rights(RightKind.CONVERTIBLES, "4.C(3)", Treatment.HOLDERS),
    "Issue options on convertibles": _rights(RightKind.OPTIONS_ON_CONVERTIBLES, "4.C(4)", Treatment.HOLDERS),
    "Reprice": Form("4.C(6)", Reprice, ("Ref", "Payable"), ("Shares", "FMV")),
    "Exercise": Form("4.C(3)", Exercise, ("Ref", "Shares"), _CONSIDERATION),
    "Expire": Form("4.C(3)", Expire, ("Ref",)),
    "Stock dividend": Form("4.D", StockDividend, ("Shares",)),
    "Dividend paid": Form("4.D", DividendPaid, ("Ref", "Shares")),
    "Stock split": Form("4.E", StockSplit, ("New", "Old")),
    "Repurchase": Form("4.C(5)", Repurchase, ("Shares",)),
    "Exercise warrant": Form("1", ExerciseWarrant, ("Shares",), ("Cash", "Debt", "FMV")),
}
"""Each event by its name in the Event column."""

PLANNED = {"Distribution": "4.A", "Reorganization": "4.B", "Notice": "4.H"}
"""Events of the schedule that this version does not compute: a fault, never a row that is passed over."""


def read_schedule(cells: Rectangle, source: str = "events") -> list[Event]:
    """Read a header row and rows of events, in the order given.

    Raises a `Fault` that names the row, the column and the clause for whatever is not understood; nothing is skipped.
    """
    return [_event(record) for record in records(source, cells, COLUMNS, ("Date", "Event"))]


def _event(record: Record) -> Event:
    name = record.read("Event", _name)
    form = FORMS[name]
    try:
        _check_unused(record, name, form)
        numbers = {NUMBERS[column]: record.read(column, _amount(column)) for column in _numbers_of(form, record)}
        extra = {"kind": form.kind} if form.kind else {}
        treatment = {"treatment": record.read("Treatment", _treatment(name, form))} if _is_treated(record) else {}
        return form.make(
            date=record.read("Date", day),
            ref=record.read("Ref", text) if "Ref" in form.needs else record.label("Ref"),
            note=record.label("Note"),
            place=record.place,
            **numbers,
            **extra,
            **treatment,
        )
    except Fault as fault:
        raise fault.at(clause=form.clause) from None


def _name(cell: Cell) -> str:
    wanted = " ".join(text(cell).split()).casefold()
    for name in FORMS:
        if name.casefold() == wanted:
            return name
    for name, clause in PLANNED.items():
        if name.casefold() == wanted:
            raise NotUnderstood(f"{name!r} is not computed by this version", clause=clause)
    raise NotUnderstood(f"{text(cell)!r} is not an event; there are {', '.join(FORMS)}")


def _check_unused(record: Record, name: str, form: Form) -> None:
    """Let no number or asset stand where the event uses none."""
    for column in (*NUMBERS, *_OTHER_TEXT):
        if column not in (*form.needs, *form.may_use) and record.is_given(column):
            value = record.label(column)
            raise NotUnderstood(f"{value!r} stands where {name!r} uses nothing", place=record.place, column=column)


def _numbers_of(form: Form, record: Record) -> list[str]:
    given = (column for column in form.may_use if record.is_given(column))
    return [column for column in (*form.needs, *given) if column in NUMBERS]


def _amount(column: str) -> Callable[[Cell], Fraction]:
    def read(cell: Cell) -> Fraction:
        amount = number(cell)
        if amount < 0:
            raise OutOfRange(f"{text(cell)} is negative")
        if column in _ABOVE_ZERO and not amount:
            raise OutOfRange("it must be above 0")
        return amount

    return read


def _is_treated(record: Record) -> bool:
    return record.is_given("Treatment")


def _treatment(name: str, form: Form) -> Callable[[Cell], Treatment]:
    def read(cell: Cell) -> Treatment:
        wanted = text(cell).casefold()
        for treatment in form.treatments:
            if treatment.value.casefold() == wanted:
                return treatment
        known = ", ".join(treatment.value for treatment in form.treatments)
        raise NotUnderstood(
            f"{text(cell)!r} is not a treatment of {name!r}; "
            + (f"there are blank, {known}" if known else "it has none")
        )

    return read
