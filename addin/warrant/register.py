"""1, 3, 5: the register of Warrants by number and Holder, kept on the one adjustment history of the issue.

A Warrant is kept as a number of units, Warrant Shares as they stood on the Issue Date. What it is for on a date is its
units times the shares that a unit has become, which the ledger gives: an adjustment is written to no Warrant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from addin.warrant.errors import NotThere
from addin.warrant.exercise import sum_payable
from addin.warrant.history import History
from addin.warrant.terms import Terms

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Warrant:
    """One Warrant: its number, Holder and units; how it came, in place of which; how it went, "" while outstanding.

    It stood after `opened` rows of the ledger, and no longer after `closed`.
    """

    number: str
    holder: str
    units: Fraction
    issued_on: date
    issued_by: str
    opened: int
    in_place_of: str = ""
    ended_on: date | None = None
    ended_by: str = ""
    closed: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A Warrant outstanding as the register lists it; `sum_payable` in dollars, for all its shares (1)."""

    warrant: str
    holder: str
    shares: Fraction
    sum_payable: Fraction
    issued_on: date
    issued_by: str
    in_place_of: str


Day = date


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a Warrant's life: when, what happened, under which clause, and its shares from then on."""

    date: Day
    event: str
    clause: str
    shares: Fraction


@dataclass(frozen=True, slots=True)
class Register:
    """The register after a day: every Warrant ever issued, in the order of issue.

    `registrable` are each Holder's shares issued and not sold when registered, in units as well.
    """

    on: date
    terms: Terms
    history: History
    warrants: Mapping[str, Warrant]
    registrable: Mapping[str, Fraction]

    @property
    def outstanding(self) -> tuple[Warrant, ...]:
        """The Warrants neither surrendered nor void."""
        return () if self._is_void else tuple(each for each in self.warrants.values() if not each.ended_by)

    @property
    def _is_void(self) -> bool:
        return self.on > self.terms.expiration_date

    def shares(self, warrant: Warrant) -> Fraction:
        """Give the Warrant Shares of an outstanding Warrant, after all rows of the day."""
        return warrant.units * self.history.warrant_shares[-1]

    def lines(self) -> Iterator[Line]:
        """List the Warrants outstanding."""
        price = next((row.price_after for row in reversed(self.history.rows)), self.terms.exercise_price)
        for each in self.outstanding:
            shares = self.shares(each)
            due = sum_payable(shares, price or ZERO)
            yield Line(each.number, each.holder, shares, due, each.issued_on, each.issued_by, each.in_place_of)

    def life(self, number: str) -> Iterator[Moment]:
        """Follow a Warrant from its issue through every adjustment to its end. Raises `NotThere` for one unknown."""
        warrant = known(number, self.warrants)
        shares = self.history.warrant_shares
        came = f", {warrant.issued_by} of {warrant.in_place_of}" if warrant.in_place_of else ""
        yield Moment(warrant.issued_on, f"Issued to {warrant.holder}{came}", "", warrant.units * shares[warrant.opened])
        last = len(self.history.rows) if warrant.closed is None else warrant.closed
        for index in range(warrant.opened, last):
            if shares[index + 1] != shares[index]:
                row = self.history.rows[index]
                yield Moment(row.date, row.event, row.clause, warrant.units * shares[index + 1])
        if warrant.ended_on is not None:
            yield Moment(warrant.ended_on, f"Surrendered, {warrant.ended_by}", "", ZERO)
        elif self._is_void:
            yield Moment(self.terms.expiration_date, "Void after this day", "1", ZERO)


def known(number: str, warrants: Mapping[str, Warrant]) -> Warrant:
    """Find a Warrant by its number, surrendered or not. Raises `NotThere` for one never issued."""
    warrant = warrants.get(number)
    if warrant is None:
        raise NotThere(f"no Warrant {number!r} was issued", clause="3", column="Warrant")
    return warrant
