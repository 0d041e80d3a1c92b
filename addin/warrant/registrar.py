"""1, 3, 5: the register written from its entries, each held against the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import assert_never

from addin.warrant.entries import Entry, Exchange, Issue, Reissue, Replacement, Sale, Surrender, Transfer
from addin.warrant.errors import Fault, NotThere, NotUnderstood, OutOfRange, shown
from addin.warrant.exercise import Settlement
from addin.warrant.history import History
from addin.warrant.ledger import Row
from addin.warrant.register import Register, Warrant, known
from addin.warrant.terms import Terms

ZERO = Fraction(0)


def register_on(on: date, entries: Iterable[Entry], terms: Terms, rows: Iterable[Row]) -> Register:
    """Keep the register through a day, from entries by date, in the order given, and the rows of the ledger.

    Raises a `Fault` that names the entry, or the row of the schedule, where register and ledger do not tie.
    """
    if on < terms.issue_date:
        raise NotThere(f"{on} is before the Issue Date {terms.issue_date}", clause="1")
    writer = _Writer(terms, History.of(row for row in rows if row.date <= on))
    taken = sorted((entry for entry in entries if entry.date <= on), key=_by_date)
    for _, acting in groupby(taken, key=_act):
        writer.enter(list(acting))
    writer.close()
    return Register(on, terms, writer.history, writer.warrants, writer.registrable)


def check(entries: Sequence[Entry], terms: Terms, rows: Iterable[Row]) -> None:
    """Hold every entry against the ledger, those after the Expiration Date too. Raises as `register_on`."""
    register_on(max([terms.expiration_date, *(entry.date for entry in entries)]), entries, terms, rows)


def _by_date(entry: Entry) -> tuple[date, bool]:
    return entry.date, not isinstance(entry, Issue)


def _act(entry: Entry) -> tuple[object, ...]:
    """Let the rows that reissue one Warrant on one day act together, and so the issue; other entries stand alone."""
    match entry:
        case Issue():
            return (entry.name,)
        case Transfer() | Exchange() | Replacement():
            return (entry.name, entry.date, entry.warrant)
        case Surrender() | Sale():
            return (entry.name, entry.date, id(entry))
        case _:
            assert_never(entry)


@dataclass(slots=True)
class _Surrendered:
    """An exercise of the ledger: its row, by index too, its settlement, what of it no entry has accounted for yet, and
    whose it is.
    """

    index: int
    row: Row
    facts: Settlement
    left: Fraction
    holder: str = ""


class _Writer:
    """The register while it is written."""

    def __init__(self, terms: Terms, history: History) -> None:
        self.terms = terms
        self.history = history
        self.warrants: dict[str, Warrant] = {}
        self.registrable: dict[str, Fraction] = {}
        self.surrenders = [
            _Surrendered(index, row, row.facts, row.facts.warrant_shares)
            for index, row in enumerate(history.rows)
            if isinstance(row.facts, Settlement)
        ]

    def enter(self, entries: Sequence[Entry]) -> None:
        """Write one act: an entry, or the rows that stand together."""
        first = entries[0]
        try:
            self._check_term(first)
            match first:
                case Issue():
                    self._open([entry for entry in entries if isinstance(entry, Issue)])
                case Transfer() | Exchange() | Replacement():
                    self._reissue([entry for entry in entries if isinstance(entry, Reissue)])
                case Surrender():
                    self._exercise(first)
                case Sale():
                    self._sell(first)
                case _:
                    assert_never(first)
        except Fault as fault:
            raise fault.at(first.place or f"the entry of {first.date}", clause=first.clause) from None

    def close(self) -> None:
        """Let every Warrant Share that the ledger exercises stand in an entry, and the issue be for all of them."""
        if not self.warrants:
            raise NotThere("no Warrant is issued in it", clause="1", place="register")
        for surrender in self.surrenders:
            if surrender.left:
                on, place = surrender.row.date, surrender.row.source.place
                of = f"{shown(surrender.left)} of the {shown(surrender.facts.warrant_shares)} Warrant Shares exercised"
                message = f"{of} stand in no entry of the register: give them an Exercise of {on}"
                raise NotThere(message, clause="1", column="Shares", place=place)

    def _check_term(self, entry: Entry) -> None:
        terms = self.terms
        if entry.date < terms.issue_date:
            raise OutOfRange(f"{entry.date} is before the Issue Date {terms.issue_date}", column="Date")
        if entry.date > terms.expiration_date and not isinstance(entry, Sale):
            expired = f"after the Expiration Date {terms.expiration_date}: every Warrant is void"
            raise OutOfRange(f"{entry.date} is {expired}", column="Date", clause="1")

    def _open(self, entries: Sequence[Issue]) -> None:
        for entry in entries:
            if entry.date != self.terms.issue_date:
                message = f"{entry.date} is not the Issue Date {self.terms.issue_date}, of all Warrants of the issue"
                raise OutOfRange(message, column="Date", place=entry.place)
            self._add(Warrant(entry.warrant, entry.holder, entry.shares, entry.date, entry.name, 0), entry)
        total = sum((entry.shares for entry in entries), ZERO)
        if total != self.terms.warrant_shares:
            more = total - self.terms.warrant_shares
            apart = f"{shown(abs(more))} {'more' if more > 0 else 'fewer'} than the"
            of_all = f"{apart} {shown(self.terms.warrant_shares)} of the terms' warrant_shares"
            raise OutOfRange(f"the Warrants issued are for {shown(total)} shares, {of_all}", column="Shares")

    def _reissue(self, entries: Sequence[Reissue]) -> None:
        """Cancel a Warrant for others that are for exactly its shares: transfer and exchange (3), replacement (5)."""
        first = entries[0]
        old = self._standing(first.warrant)
        at = self._place(first.date)
        units = _shared(entries, old.units, self.history.warrant_shares[at])
        if isinstance(first, Transfer) and all(_holder(entry, old) == old.holder for entry in entries):
            message = f"{old.holder!r} holds Warrant {old.number!r} already: to divide it is an Exchange"
            raise NotUnderstood(message, column="Holder")
        self._end(old, first, at)
        for entry, part in zip(entries, units, strict=True):
            new = Warrant(entry.new_warrant, _holder(entry, old), part, entry.date, entry.name, at, old.number)
            self._add(new, entry)

    def _exercise(self, entry: Surrender) -> None:
        """Surrender a Warrant, or a part of it, to an exercise of the ledger; a new Warrant takes the rest (1)."""
        old = self._standing(entry.warrant)
        surrendered = self._surrendered(entry, old)
        a_unit = self.history.warrant_shares[surrendered.index]
        whole = old.units * a_unit
        shares = whole if entry.shares is None else entry.shares
        _check_exercise(entry, shares, whole, surrendered)
        self._end(old, entry, surrendered.index)
        if entry.new_warrant:
            left = (whole - shares) / a_unit
            at = surrendered.index + 1
            self._add(Warrant(entry.new_warrant, old.holder, left, entry.date, entry.name, at, old.number), entry)
        surrendered.holder = old.holder
        surrendered.left -= shares
        if not surrendered.left:
            self._hold(old.holder, surrendered.facts.shares_issued, surrendered.index)

    def _place(self, on: date) -> int:
        """Count the rows that an entry stands after: those before the exercise of the day that is entered next, or all
        of the day but its record dates.
        """
        following = (each.index for each in self.surrenders if each.row.date == on and each.left)
        return next(following, self.history.before_record_dates(on))

    def _sell(self, entry: Sale) -> None:
        at = self._place(entry.date)
        if entry.holder not in self.registrable:
            known = ", ".join(map(repr, self.registrable)) or "none yet"
            message = f"nothing was issued on exercise to {entry.holder!r}; there are {known}"
            raise NotThere(message, column="Holder")
        held = self.registrable[entry.holder] * self.history.common_stock[at]
        if entry.shares > held:
            message = f"{shown(entry.shares)} sold, {entry.holder!r} holds {shown(held)} Registrable Securities"
            raise OutOfRange(message, column="Shares")
        self._hold(entry.holder, -entry.shares, at)

    def _hold(self, holder: str, shares: Fraction, at: int) -> None:
        if shares:
            units = shares / self.history.common_stock[at]
            self.registrable[holder] = self.registrable.get(holder, ZERO) + units

    def _standing(self, number: str) -> Warrant:
        warrant = known(number, self.warrants)
        if warrant.ended_by:
            message = f"Warrant {number!r} ended on {warrant.ended_on}, by a row {warrant.ended_by!r}"
            raise OutOfRange(message, column="Warrant")
        return warrant

    def _surrendered(self, entry: Surrender, warrant: Warrant) -> _Surrendered:
        """Find the exercise of the ledger that an entry belongs to: the day's first that is not fully entered."""
        for each in self.surrenders:
            if each.row.date == entry.date and each.left and entry.ref in {"", each.row.ref}:
                if each.holder not in {"", warrant.holder}:
                    message = f"{shown(each.left)} shares of the surrender by {each.holder!r} are still to be entered"
                    raise OutOfRange(f"{message}: one row of the schedule is of one Holder", column="Warrant")
                return each
        of_ref = f" with the Ref {entry.ref!r}" if entry.ref else ""
        message = f"the schedule has no Exercise warrant row of {entry.date}{of_ref} that is still to be entered"
        raise NotThere(message, column="Ref" if entry.ref else "Date")

    def _end(self, warrant: Warrant, entry: Reissue | Surrender, at: int) -> None:
        self.warrants[warrant.number] = replace(warrant, ended_on=entry.date, ended_by=entry.name, closed=at)

    def _add(self, warrant: Warrant, entry: Entry) -> None:
        if warrant.number in self.warrants:
            column = "Warrant" if isinstance(entry, Issue) else "New warrant"
            message = f"a Warrant {warrant.number!r} was issued before: each has a number of its own"
            raise OutOfRange(message, column=column, place=entry.place)
        self.warrants[warrant.number] = warrant


def _holder(entry: Reissue, old: Warrant) -> str:
    return entry.holder if isinstance(entry, Transfer) else old.holder


def _shared(entries: Sequence[Reissue], units: Fraction, a_unit: Fraction) -> list[Fraction]:
    """Share a surrendered Warrant's units out; one row may leave its shares blank, and takes what is left."""
    given = [None if isinstance(entry, Replacement) or entry.shares is None else entry.shares for entry in entries]
    whole = units * a_unit
    rest = whole - sum((shares for shares in given if shares is not None), ZERO)
    blanks = given.count(None)
    if blanks > 1:
        raise NotUnderstood("two rows would take what is left of one Warrant: one may", column="Shares")
    if rest < 0 or (blanks and not rest):
        message = f"{shown(whole - rest)} shares stand in new Warrants, the surrendered one is for {shown(whole)}"
        raise OutOfRange(f"{message}: nothing is left for a blank" if blanks else message, column="Shares")
    if rest and not blanks:
        message = f"{shown(rest)} of the Warrant's {shown(whole)} shares stand in no new Warrant"
        raise OutOfRange(f"{message}: a row next to this one that leaves Shares blank takes them", column="Shares")
    return [(rest if shares is None else shares) / a_unit for shares in given]


def _check_exercise(entry: Surrender, shares: Fraction, whole: Fraction, surrendered: _Surrendered) -> None:
    if shares > whole:
        message = f"{shown(shares)} exercised, Warrant {entry.warrant!r} is for {shown(whole)}"
        raise OutOfRange(message, column="Shares")
    if shares > surrendered.left:
        given = f"{shown(shares)} exercised" if entry.shares else f"it is empty, which is all {shown(shares)}"
        left = f"the schedule's row of that day has {shown(surrendered.left)} left to enter, in the order of its rows"
        raise OutOfRange(f"{given}; {left}", column="Shares")
    if shares < whole and not entry.new_warrant:
        message = f"it is empty, and {shown(whole - shares)} shares not purchased need a new Warrant"
        raise NotUnderstood(message, column="New warrant")
    if shares == whole and entry.new_warrant:
        message = f"{entry.new_warrant!r} stands where all {shown(whole)} shares are exercised"
        raise NotUnderstood(message, column="New warrant")
