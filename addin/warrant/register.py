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
from addin.warrant.history import History
from addin.warrant.ledger import Row


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
class Register:
    """Every Warrant ever issued, in the order of issue; and each Holder's Registrable Securities, in units as well."""

    history: History
    warrants: Mapping[str, Warrant]
    registrable: Mapping[str, Fraction]
    is_void: bool

    @property
    def outstanding(self) -> tuple[Warrant, ...]:
        """The Warrants neither surrendered nor void."""
        return () if self.is_void else tuple(each for each in self.warrants.values() if not each.ended_by)

    def shares(self, warrant: Warrant) -> Fraction:
        """Give the Warrant Shares of an outstanding Warrant, after all rows of the day."""
        return warrant.units * self.history.warrant_shares[-1]

    def life(self, number: str) -> Iterator[tuple[Row | None, Fraction]]:
        """Give a Warrant's shares as it was issued, with no row, and after each row of the ledger that moved them."""
        warrant = known(number, self.warrants)
        shares = self.history.warrant_shares
        last = len(self.history.rows) if warrant.closed is None else warrant.closed
        yield None, warrant.units * shares[warrant.opened]
        for index in range(warrant.opened, last):
            if shares[index + 1] != shares[index]:
                yield self.history.rows[index], warrant.units * shares[index + 1]


def known(number: str, warrants: Mapping[str, Warrant]) -> Warrant:
    """Find a Warrant by its number, surrendered or not. Raises `NotThere` for one never issued."""
    warrant = warrants.get(number)
    if warrant is None:
        raise NotThere(f"no Warrant {number!r} was issued", clause="3", column="Warrant")
    return warrant
