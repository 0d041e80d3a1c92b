"""The events of a schedule: facts, one for each row, in one union.

Shares and rates are counts, amounts are dollars. `place` is where the row was read ("events.csv, row 7"), so that a
fault found while replaying can still name it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

ZERO = Fraction(0)


class Treatment(StrEnum):
    """What the Treatment column may say of an issue."""

    NONE = ""
    RESTRUCTURING = "Restructuring"
    PLAN = "Plan"
    HOLDERS = "Holders"


class RightKind(StrEnum):
    """What kind of right to Additional Shares is issued; 4.C(4) governs the last, 4.C(3) the others."""

    OPTIONS = "Issue options"
    CONVERTIBLES = "Issue convertibles"
    OPTIONS_ON_CONVERTIBLES = "Issue options on convertibles"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    date: date
    ref: str = ""
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueShares(_Row):
    """Common Stock issued or sold (4.C(1))."""

    shares: Fraction
    cash: Fraction = ZERO
    property_value: Fraction = ZERO
    expenses: Fraction = ZERO
    fmv: Fraction | None = None
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
    fmv: Fraction | None = None
    treatment: Treatment = Treatment.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprice(_Row):
    """A new minimum total payable, and perhaps a new maximum, for all that is unexercised of `ref` (4.C(6))."""

    payable: Fraction
    shares: Fraction | None = None
    fmv: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise(_Row):
    """Shares issued on exercise or conversion of `ref`, for what was actually received (4.C(3))."""

    shares: Fraction
    cash: Fraction = ZERO
    property_value: Fraction = ZERO
    expenses: Fraction = ZERO
    fmv: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expire(_Row):
    """What is unexercised of `ref` expires (4.C(3))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockDividend(_Row):
    """A dividend in Common Stock, on its record date at the close of business (4.D)."""

    shares: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class DividendPaid(_Row):
    """Shares of the stock dividend `ref` paid later than the date fixed, or never (4.D, the proviso)."""

    shares: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class StockSplit(_Row):
    """`new` shares for every `old` ones: a split, or a combination (4.E)."""

    new: Fraction
    old: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Repurchase(_Row):
    """Shares bought back: they stay Additional Shares "whether or not subsequently reacquired" (4.C(5))."""

    shares: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseWarrant(_Row):
    """One surrender of Warrants for `shares` Warrant Shares; what `cash` and `debt` leave is net exercise (1)."""

    shares: Fraction
    cash: Fraction = ZERO
    debt: Fraction = ZERO
    fmv: Fraction | None = None


Event = (
    IssueShares
    | IssueRights
    | Reprice
    | Exercise
    | Expire
    | StockDividend
    | DividendPaid
    | StockSplit
    | Repurchase
    | ExerciseWarrant
)

_NAMES: dict[type, str] = {
    IssueShares: "Issue shares",
    Reprice: "Reprice",
    Exercise: "Exercise",
    Expire: "Expire",
    StockDividend: "Stock dividend",
    DividendPaid: "Dividend paid",
    StockSplit: "Stock split",
    Repurchase: "Repurchase",
    ExerciseWarrant: "Exercise warrant",
}


def name_of(event: Event) -> str:
    """Name an event as the Event column does."""
    return event.kind.value if isinstance(event, IssueRights) else _NAMES[type(event)]


def in_order(events: list[Event]) -> list[Event]:
    """Take rows by date; within a day in the order given, record dates last: they fall at the close of business."""
    return sorted(events, key=lambda event: (event.date, _at_the_close(event)))


def _at_the_close(event: Event) -> int:
    match event:
        case StockDividend():
            return 1
        case DividendPaid():
            return 2
        case _:
            return 0
