"""The event schedule: its columns, what each event uses of them, and its rows read into events."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

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
SimpleEvent = (
    IssueShares | Reprice | Exercise | Expire | StockDividend | DividendPaid | StockSplit | Repurchase | ExerciseWarrant
)
"""Events whose kind is their class alone."""

Treatments = tuple[Treatment, ...]
_ABOVE_ZERO = {"FMV", "New", "Old"}
_OTHER_TEXT = ("Asset", "Of asset")
_CONSIDERATION = ("Cash", "Property", "Expenses", "FMV")


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of event is filled in: the columns it needs, those it may use, and its treatments."""

    name: str
    clause: str
    make: Callable[..., Event]
    needs: tuple[str, ...] = ()
    may_use: tuple[str, ...] = ()
    treatments: tuple[Treatment, ...] = ()


def _form(event: type[SimpleEvent], *needs: str, may_use: tuple[str, ...] = (), treatments: Treatments = ()) -> Form:
    return Form(event.name, event.clause, event, needs, may_use, treatments)


def _rights(kind: RightKind, *treatments: Treatment) -> Form:
    """Convertibles may be convertible for nothing more; what an option costs to exercise must be said."""
    payable_needed = () if kind is RightKind.CONVERTIBLES else ("Payable",)
    payable_used = ("Payable",) if kind is RightKind.CONVERTIBLES else ()
    needs, may_use = ("Ref", "Shares", *payable_needed), (*_CONSIDERATION, *payable_used)
    return Form(kind.value, kind.clause, partial(IssueRights, kind=kind), needs, may_use, treatments)


FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        _form(
            IssueShares,
            "Shares",
            may_use=_CONSIDERATION,
            treatments=(Treatment.RESTRUCTURING, Treatment.HOLDERS),
        ),
        _rights(RightKind.OPTIONS, Treatment.PLAN, Treatment.HOLDERS),
        _rights(RightKind.CONVERTIBLES, Treatment.HOLDERS),
        _rights(RightKind.OPTIONS_ON_CONVERTIBLES, Treatment.HOLDERS),
        _form(Reprice, "Ref", "Payable", may_use=("Shares", "FMV")),
        _form(Exercise, "Ref", "Shares", may_use=_CONSIDERATION),
        _form(Expire, "Ref"),
        _form(StockDividend, "Shares"),
        _form(DividendPaid, "Ref", "Shares"),
        _form(StockSplit, "New", "Old"),
        _form(Repurchase, "Shares"),
        _form(ExerciseWarrant, "Shares", may_use=("Cash", "Debt", "FMV")),
    )
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
    form = record.read("Event", _form_of)
    try:
        _check_unused(record, form)
        values: dict[str, object] = {
            NUMBERS[column]: record.read(column, _amount(column)) for column in _numbers_of(form, record)
        }
        if record.is_given("Treatment"):
            values["treatment"] = record.read("Treatment", _treatment(form))
        return form.make(
            date=record.read("Date", day),
            ref=record.read("Ref", text) if "Ref" in form.needs else record.label("Ref"),
            note=record.label("Note"),
            place=record.place,
            **values,
        )
    except Fault as fault:
        raise fault.at(clause=form.clause) from None


def _form_of(cell: Cell) -> Form:
    wanted = " ".join(text(cell).split()).casefold()
    for name, form in FORMS.items():
        if name.casefold() == wanted:
            return form
    for name, clause in PLANNED.items():
        if name.casefold() == wanted:
            raise NotUnderstood(f"{name!r} is not computed by this version", clause=clause)
    raise NotUnderstood(f"{text(cell)!r} is not an event; there are {', '.join(FORMS)}")


def _check_unused(record: Record, form: Form) -> None:
    """Let no number or asset stand where the event uses none."""
    for column in (*NUMBERS, *_OTHER_TEXT):
        if column not in (*form.needs, *form.may_use) and record.is_given(column):
            value = record.label(column)
            raise NotUnderstood(f"{value!r} stands where {form.name!r} uses nothing", place=record.place, column=column)


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


def _treatment(form: Form) -> Callable[[Cell], Treatment]:
    def read(cell: Cell) -> Treatment:
        wanted = text(cell).casefold()
        for treatment in form.treatments:
            if treatment.value.casefold() == wanted:
                return treatment
        known = ", ".join(treatment.value for treatment in form.treatments)
        raise NotUnderstood(
            f"{text(cell)!r} is not a treatment of {form.name!r}; "
            + (f"there are blank, {known}" if known else "it has none")
        )

    return read
