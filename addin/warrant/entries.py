"""The entries of the register of Warrants: facts, one for each row, as the events are of the schedule.

A Warrant is known by its number. `shares` are Warrant Shares as they stand on the day of the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    date: date
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(_Row):
    """A Warrant issued on the Issue Date, for the shares on its face (the agreement's first page)."""

    name: ClassVar[str] = "Issue"
    clause: ClassVar[str] = "1"

    warrant: str
    holder: str
    shares: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(_Row):
    """A new Warrant for a part of a surrendered one, or for all of it; blank `shares` are all that is left (3).

    What is not transferred has a row of its own: "a new Warrant ... with respect to the shares ... not so transferred".
    """

    name: ClassVar[str] = "Transfer"
    clause: ClassVar[str] = "3"

    warrant: str
    new_warrant: str
    holder: str
    shares: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(_Row):
    """One of the "multiple Warrants for the same aggregate number of shares", of the same Holder (3)."""

    name: ClassVar[str] = "Exchange"
    clause: ClassVar[str] = "3"

    warrant: str
    new_warrant: str
    shares: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement(_Row):
    """A new Warrant "of like tenor" for one lost, stolen, destroyed or mutilated (5)."""

    name: ClassVar[str] = "Replacement"
    clause: ClassVar[str] = "5"

    warrant: str
    new_warrant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surrender(_Row):
    """A Warrant surrendered for exercise; what is not purchased stands in a new Warrant (1).

    `ref` is that of the schedule's row; blank, the first of the day that is not yet entered.
    """

    name: ClassVar[str] = "Exercise"
    clause: ClassVar[str] = "1"

    warrant: str
    ref: str = ""
    shares: Fraction | None = None
    new_warrant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale(_Row):
    """Registrable Securities "sold following the registration thereof": they consent to nothing any more (11)."""

    name: ClassVar[str] = "Sale"
    clause: ClassVar[str] = "11"

    holder: str
    shares: Fraction


Reissue = Transfer | Exchange | Replacement
"""What cancels one Warrant and issues others for the same shares in its place."""

Entry = Issue | Reissue | Surrender | Sale
