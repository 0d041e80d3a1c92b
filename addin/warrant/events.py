"""The events of a schedule: facts, one for each row, in one union.

Shares and rates are counts, amounts are dollars. `fmv` is the Fair Market Value that the row gives, in dollars a share,
blank where the price history is to give it; `name` is what the Event column says; `place` is where the row was read
("events.csv row 7"), so that a fault found while replaying can still name it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

ZERO = Fraction(0)
CASH = "Cash"


class Treatment(StrEnum):
    """What the Treatment column may say of an issue."""

    NONE = ""
    RESTRUCTURING = "Restructuring"
    PLAN = "Plan"
    HOLDERS = "Holders"
    RETAINED_EARNINGS = "Retained earnings"
    MAILED = "Mailed"


class RightKind(StrEnum):
    """What kind of right to Additional Shares is issued; 4.C(4) governs the last, 4.C(3) the others."""

    OPTIONS = "Issue options"
    CONVERTIBLES = "Issue convertibles"
    OPTIONS_ON_CONVERTIBLES = "Issue options on convertibles"

    @property
    def clause(self) -> str:
        """The clause that deems the shares issued."""
        return "4.C(4)" if self is RightKind.OPTIONS_ON_CONVERTIBLES else "4.C(3)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    date: date
    ref: str = ""
    fmv: Fraction | None = None
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueShares(_Row):
    """Common Stock issued or sold (4.C(1))."""

    name: ClassVar[str] = "Issue shares"
    clause: ClassVar[str] = "4.C(1)"

    shares: Fraction
    cash: Fraction = ZERO
    property_value: Fraction = ZERO
    expenses: Fraction = ZERO
    treatment: Treatment = Treatment.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRights(_Row):
    """Options, convertibles, or options on convertibles issued (4.C(3), (4)); `shares` is the maximum issuable."""

    kind: RightKind
    shares: Fraction
    cash: Fraction = ZERO
    property_value: Fraction = ZERO
    expenses: Fraction = ZERO
    payable: Fraction = ZERO
    treatment: Treatment = Treatment.NONE

    @property
    def name(self) -> str:
        """The name in the Event column."""
        return self.kind.value

    @property
    def clause(self) -> str:
        """4.C(4) for options on convertibles, 4.C(3) for the others."""
        return self.kind.clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprice(_Row):
    """A new minimum total payable, and perhaps a new maximum, for all that is unexercised of `ref` (4.C(6))."""

    name: ClassVar[str] = "Reprice"
    clause: ClassVar[str] = "4.C(6)"

    payable: Fraction
    shares: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(_Row):
    """Shares issued on exercise or conversion of `ref`, for what was actually received (4.C(3))."""

    name: ClassVar[str] = "Exercise"
    clause: ClassVar[str] = "4.C(3)"

    shares: Fraction
    cash: Fraction = ZERO
    property_value: Fraction = ZERO
    expenses: Fraction = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Expire(_Row):
    """What is unexercised of `ref` expires (4.C(3))."""

    name: ClassVar[str] = "Expire"
    clause: ClassVar[str] = "4.C(3)"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockDividend(_Row):
    """A dividend in Common Stock, on its record date at the close of business (4.D)."""

    name: ClassVar[str] = "Stock dividend"
    clause: ClassVar[str] = "4.D"

    shares: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class DividendPaid(_Row):
    """Shares of the stock dividend `ref` paid later than the date fixed, or never (4.D, the proviso)."""

    name: ClassVar[str] = "Dividend paid"
    clause: ClassVar[str] = "4.D"

    shares: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class StockSplit(_Row):
    """`new` shares for every `old` ones: a split, or a combination (4.E)."""

    name: ClassVar[str] = "Stock split"
    clause: ClassVar[str] = "4.E"

    new: Fraction
    old: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetSplit(_Row):
    """`new` units of a held asset for every `old` ones (4.A)."""

    name: ClassVar[str] = "Stock split"
    clause: ClassVar[str] = "4.A"

    new: Fraction
    old: Fraction
    of_asset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution(_Row):
    """So much of an asset for each share, or for each unit of a held asset (4.A); cash is the asset `CASH`."""

    name: ClassVar[str] = "Distribution"
    clause: ClassVar[str] = "4.A"

    asset: str
    per_share: Fraction
    of_asset: str = ""
    treatment: Treatment = Treatment.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion(_Row):
    """Common Stock, or a held asset, becomes `new` for `old`; the successor has `shares` outstanding (4.B)."""

    name: ClassVar[str] = "Reorganization"
    clause: ClassVar[str] = "4.B"

    new: Fraction
    old: Fraction
    shares: Fraction | None = None
    of_asset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(_Row):
    """So much of an asset received for each share, or unit of a held asset, in a reorganization (4.B)."""

    name: ClassVar[str] = "Reorganization"
    clause: ClassVar[str] = "4.B"

    asset: str
    per_share: Fraction
    of_asset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repurchase(_Row):
    """Shares bought back: they stay Additional Shares "whether or not subsequently reacquired" (4.C(5))."""

    name: ClassVar[str] = "Repurchase"
    clause: ClassVar[str] = "4.C(5)"

    shares: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseWarrant(_Row):
    """One surrender of Warrants for `shares` Warrant Shares; what `cash` and `debt` leave is net exercise (1)."""

    name: ClassVar[str] = "Exercise warrant"
    clause: ClassVar[str] = "1"

    shares: Fraction
    cash: Fraction = ZERO
    debt: Fraction = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(_Row):
    """An event planned for the date, or the notice of `ref` mailed then (4.H); the ledger stays as it is."""

    name: ClassVar[str] = "Notice"
    clause: ClassVar[str] = "4.H"

    treatment: Treatment = Treatment.NONE


SimpleEvent = (
    IssueShares
    | Reprice
    | Exercise
    | Expire
    | StockDividend
    | DividendPaid
    | StockSplit
    | AssetSplit
    | Distribution
    | Conversion
    | Receipt
    | Repurchase
    | ExerciseWarrant
    | Notice
)
"""Events whose kind is their class alone."""

Event = SimpleEvent | IssueRights
Reorganization = Conversion | Receipt
OfAsset = AssetSplit | Distribution | Conversion | Receipt


def in_order(events: list[Event]) -> list[Event]:
    """Take rows by date; within a day in the order given, record dates last: they fall at the close of business."""
    return sorted(events, key=lambda event: (event.date, at_the_close(event)))


def at_the_close(event: Event) -> int:
    """Rank an event within its day: record dates fall at the close of business, payments of a dividend after them."""
    match event:
        case StockDividend():
            return 1
        case DividendPaid():
            return 2
        case _:
            return 0
