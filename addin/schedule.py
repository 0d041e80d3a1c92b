"""The event schedule: its columns, what each event uses of them, and its rows read into events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from addin.cells import Cell, Rectangle, day, number, text
from addin.tables import Record, chosen, empty, records
from addin.warrant.errors import Fault, NotThere, NotUnderstood, OutOfRange
from addin.warrant.events import (
    CASH,
    AssetSplit,
    Conversion,
    Distribution,
    DividendPaid,
    Event,
    Exercise,
    ExerciseWarrant,
    Expire,
    IssueRights,
    IssueShares,
    Notice,
    Receipt,
    Reprice,
    Repurchase,
    RightKind,
    SimpleEvent,
    StockDividend,
    StockSplit,
    Treatment,
)
from addin.warrant.notices import is_mailed

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
Treatments = tuple[Treatment, ...]
TEXTS = {"Asset": "asset", "Of asset": "of_asset"}
"""The columns that hold the name of an asset, and the name of each in an event."""

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
    above_zero: tuple[str, ...] = ("FMV", "New", "Old")


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
        _form(
            Distribution,
            "Asset",
            "Per share",
            may_use=("Of asset",),
            treatments=(Treatment.RETAINED_EARNINGS,),
        ),
        # New may be 0: a reorganization may leave no shares receivable.
        replace(_form(Conversion, "New", "Old", may_use=("Shares", "Of asset")), above_zero=("Old", "Shares")),
        _form(Repurchase, "Shares"),
        _form(ExerciseWarrant, "Shares", may_use=("Cash", "Debt", "FMV")),
        _form(Notice, treatments=(Treatment.MAILED,)),
    )
}
"""Each event by its name in the Event column."""

RECEIPT = _form(Receipt, "Asset", "Per share", may_use=("Of asset",))
"""A row of a reorganization that names an asset."""
SPLIT_OF_ASSET = _form(AssetSplit, "New", "Old", "Of asset")
"""A split of a held asset."""
_AN_ASSET = "the name of an asset"


def read_schedule(cells: Rectangle, source: str = "events") -> list[Event]:
    """Read a header row and rows of events, in the order given.

    Raises a `Fault` that names the row, the column and the clause for whatever is not understood; nothing is skipped.
    """
    try:
        events = [_event(record) for record in records(source, cells, COLUMNS, ("Date", "Event"))]
    except Fault as fault:
        raise fault.at(clause="4") from None
    _check_mailed(events)
    return events


def _check_mailed(events: Sequence[Event]) -> None:
    """Let every notice that was mailed be of a row of the schedule, which may well be a later one (4.H)."""
    refs = {event.ref for event in events if not is_mailed(event)}
    for event in events:
        if is_mailed(event) and not event.ref:
            raise NotUnderstood(empty("a Ref"), clause=event.clause, column="Ref", place=event.place)
        if is_mailed(event) and event.ref not in refs:
            message = f"no row has the Ref {event.ref!r} whose notice was mailed"
            raise NotThere(message, clause=event.clause, column="Ref", place=event.place)


def _event(record: Record) -> Event:
    form = _form_of(record)
    try:
        _check_reorganization(record, form)
        record.check_unused((*NUMBERS, *TEXTS), (*form.needs, *form.may_use), form.name)
        values: dict[str, object] = {
            NUMBERS[column]: record.read(column, _amount(column, form), _number(column, form))
            for column in _used(NUMBERS, form, record)
        }
        values |= {TEXTS[column]: record.read(column, _asset, _AN_ASSET) for column in _used(TEXTS, form, record)}
        if record.is_given("Treatment"):
            values["treatment"] = record.read("Treatment", _treatment(form), "a treatment")
        event = form.make(
            date=record.read("Date", day, "a date"),
            ref=record.read("Ref", text, "a Ref") if "Ref" in form.needs else record.label("Ref"),
            note=record.label("Note"),
            place=record.place,
            **values,
        )
        _check_earnings(event)
    except Fault as fault:
        raise fault.at(record.place, clause=form.clause) from None
    return event


def _form_of(record: Record) -> Form:
    """Find the form of a row: by its event, and of two that share a name by what the row is of."""
    form = record.read("Event", lambda cell: chosen(cell, FORMS, "an event"), "an event")
    if form.make is Conversion and (record.is_given("Asset") or record.is_given("Per share")):
        return RECEIPT
    if form.make is StockSplit and record.is_given("Of asset"):
        return SPLIT_OF_ASSET
    return form


def _check_reorganization(record: Record, form: Form) -> None:
    """Let a row of a reorganization be of stock or of one asset, and the successor's count be of stock (4.B)."""
    for column in ("Shares", "New", "Old"):
        if form is RECEIPT and record.is_given("Asset") and record.is_given(column):
            beside = f"{record.label(column)!r} stands beside Asset {record.label('Asset')!r}"
            raise NotUnderstood(f"{beside}: stock and each asset have a row of their own", column=column)
    if form.make is Conversion and record.is_given("Of asset") and record.is_given("Shares"):
        held = f"{record.label('Shares')!r} stands beside Of asset {record.label('Of asset')!r}"
        raise NotUnderstood(f"{held}: it is the successor's shares outstanding, of Common Stock alone", column="Shares")


def _number(column: str, form: Form) -> str:
    is_stock = form.make is Conversion and column == "New"
    return "a number, or an Asset in place of New and Old," if is_stock else "a number"


def _check_earnings(event: Event) -> None:
    """Let only cash be a dividend out of retained earnings: every other asset is property (4.A(1))."""
    if isinstance(event, Distribution) and event.treatment is not Treatment.NONE and event.asset != CASH:
        raise NotUnderstood(f"{event.treatment.value!r} goes with Asset Cash, not {event.asset!r}", column="Treatment")


def _used(columns: Iterable[str], form: Form, record: Record) -> list[str]:
    """List those of the columns that the event needs, or may use and has."""
    return [
        column for column in columns if column in form.needs or (column in form.may_use and record.is_given(column))
    ]


def _amount(column: str, form: Form) -> Callable[[Cell], Fraction]:
    def read(cell: Cell) -> Fraction:
        amount = number(cell)
        if amount <= 0 and column in form.above_zero:
            raise OutOfRange(f"{text(cell)} is not above 0")
        if amount < 0:
            raise OutOfRange(f"{text(cell)} is negative: 0 or more belongs here")
        return amount

    return read


def _asset(cell: Cell) -> str:
    """Read the name of an asset; cash is cash in any case."""
    name = text(cell)
    return CASH if name.casefold() == CASH.casefold() else name


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
