"""The register of Warrants as people keep it: its columns, what each entry uses of them, and its rows read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from addin.cells import Cell, Rectangle, above_zero, day, text
from addin.tables import Record, chosen, records
from addin.warrant.entries import Entry, Exchange, Issue, Replacement, Sale, Surrender, Transfer
from addin.warrant.errors import Fault, NotThere, NotUnderstood

COLUMNS = ("Date", "Entry", "Warrant", "New warrant", "Holder", "Shares", "Ref", "Note")


def _name(cell: Cell) -> str:
    """Read a number of a Warrant or a name; a spreadsheet program makes a date of 1-2, which is neither."""
    if isinstance(cell, date | bool):
        raise NotUnderstood(f"{text(cell)} is a date or a truth value, not a name: format the column as text")
    return text(cell)


FIELDS: Mapping[str, tuple[str, Callable[[Cell], object], str]] = {
    "Warrant": ("warrant", _name, "the number of a Warrant"),
    "New warrant": ("new_warrant", _name, "the number of a Warrant"),
    "Holder": ("holder", _name, "the name of a Holder"),
    "Shares": ("shares", above_zero, "a number"),
    "Ref": ("ref", text, "a Ref"),
}
"""The columns that an entry may use, the name of each in it, how it is read, and what it is."""


COLUMN_NOTES: Mapping[str, str] = {
    "Date": "The day of the entry. Entries are taken by date, of one day in the order given: before the exercise of"
    " that day that is entered next, or else after all its events but record dates, at the close of business",
    "Entry": "One of those below, in any case",
    "Warrant": "The number of the Warrant that is issued, or surrendered",
    "New warrant": "The number of the Warrant issued in its place; each number is used once",
    "Holder": "Who holds the Warrant issued; of a Sale, who sells",
    "Shares": "Warrant Shares as they stand on that day; of a Sale, shares of Common Stock",
    "Ref": "Of an Exercise, the Ref of its Exercise warrant row, where a day has several",
    "Note": "Whatever is to be remembered; nothing is computed from it",
}
"""What each column holds."""


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of entry is filled in: the columns that it needs, those that it may use, and what it does."""

    entry: type[Entry]
    needs: tuple[str, ...]
    may_use: tuple[str, ...] = ()
    note: str = ""


FORMS: Mapping[str, Form] = {
    form.entry.name: form
    for form in (
        Form(
            Issue,
            ("Warrant", "Holder", "Shares"),
            note="A Warrant of the Issue Date, for the shares on its face; together all those of the terms.",
        ),
        Form(
            Transfer,
            ("Warrant", "New warrant", "Holder"),
            ("Shares",),
            note="A new Warrant for a part of the one surrendered, or all of it. One row for each new Warrant, that of"
            " what is not transferred among them; one row may leave Shares blank, and takes the rest.",
        ),
        Form(
            Exchange,
            ("Warrant", "New warrant"),
            ("Shares",),
            note="As a transfer, to the same Holder: several Warrants for the same shares.",
        ),
        Form(
            Replacement,
            ("Warrant", "New warrant"),
            note="A new Warrant of like tenor for one lost, stolen, destroyed or mutilated.",
        ),
        Form(
            Surrender,
            ("Warrant",),
            ("Shares", "New warrant", "Ref"),
            note="A Warrant surrendered to an Exercise warrant row of that day; blank Shares are all of it. What is not"
            " purchased needs a new Warrant. Entries fill the day's rows in order, or by Ref, each of one Holder.",
        ),
        Form(
            Sale,
            ("Holder", "Shares"),
            note="Shares issued on exercise and sold following their registration: they count no more in a vote on 7"
            " or 8.",
        ),
    )
}
"""Each entry by its name in the Entry column."""


def read_register(cells: Rectangle, source: str = "register") -> list[Entry]:
    """Read a header row and rows of entries, in the order given.

    Raises a `Fault` that names the row, the column and the clause for whatever is not understood; nothing is skipped.
    """
    try:
        entries = [_entry(record) for record in records(source, cells, COLUMNS, ("Date", "Entry"))]
    except Fault as fault:
        raise fault.at(clause="3") from None
    if not any(isinstance(entry, Issue) for entry in entries):
        raise NotThere("no row issues a Warrant", clause="1", place=source)
    return entries


def _entry(record: Record) -> Entry:
    form = record.read("Entry", lambda cell: chosen(cell, FORMS, "an entry"), "an entry")
    try:
        record.check_unused(FIELDS, (*form.needs, *form.may_use), form.entry.name)
        used = [*form.needs, *filter(record.is_given, form.may_use)]
        values = {
            name: record.read(column, read, what) for column, (name, read, what) in FIELDS.items() if column in used
        }
        on = record.read("Date", day, "a date")
        return form.entry(date=on, note=record.label("Note"), place=record.place, **values)  # type: ignore[arg-type]  # read by FIELDS
    except Fault as fault:
        raise fault.at(record.place, clause=form.entry.clause) from None
