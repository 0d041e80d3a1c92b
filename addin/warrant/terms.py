"""The terms of the issue of Warrants, and the four switches where the agreement can be read in two ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction


class DeemedOutstanding(StrEnum):
    """Whether unexercised shares of earlier deemed issues count in O (4.C(1)(b), for 4.C only)."""

    THIS_ISSUE = "this issue"
    ALL_DEEMED = "all deemed"
    DENOMINATOR_ONLY = "denominator only"


class ExerciseTest(StrEnum):
    """Whether a security tested at issue without adjustment is tested again when exercised (4.C(3))."""

    ONCE = "once"
    AGAIN = "again"


class PlanCapAfterSplit(StrEnum):
    """Whether the plan cap, and what has been used of it, move with splits (4.C(5)(iii), 4.E)."""

    AS_WRITTEN = "as written"
    SCALED = "scaled"


class ReadjustedNumber(StrEnum):
    """Whether the number of Warrant Shares follows a readjustment of the price (4.C(3) is silent)."""

    INVERSE = "inverse"
    PRICE_ONLY = "price only"


class TradingCalendar(StrEnum):
    """Which days the five consecutive trading days are counted in (1)."""

    NYSE = "NYSE"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """The switches, each at its default."""

    deemed_outstanding: DeemedOutstanding = DeemedOutstanding.THIS_ISSUE
    exercise_test: ExerciseTest = ExerciseTest.ONCE
    plan_cap_after_split: PlanCapAfterSplit = PlanCapAfterSplit.AS_WRITTEN
    readjusted_number: ReadjustedNumber = ReadjustedNumber.INVERSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The face of the Warrant. Money in dollars a share, counts in shares; defaults are the agreement's own figures.

    `warrant_shares` is the total of the issue and `shares_outstanding` the count at the Issue Date: the agreement
    leaves both blank, so they have no default.
    """

    warrant_shares: Fraction
    shares_outstanding: Fraction
    issuer: str = "Alpha Technologies Group, Inc."
    issue_date: date = date(2002, 3, 4)
    expiration_date: date = date(2007, 3, 3)
    exercise_price: Fraction = Fraction(194, 100)
    par_value: Fraction = Fraction(3, 100)
    shares_authorized: Fraction | None = None
    plan_option_cap: Fraction = Fraction(1_969_693)
    plan_options_granted: Fraction = Fraction(0)
    restructuring_floor: Fraction = Fraction(85, 100)
    fmv_days: int = 5
    notice_days: int = 30
    trading_calendar: TradingCalendar = TradingCalendar.NYSE
    holidays: tuple[date, ...] | None = None
    reading: Reading = field(default_factory=Reading)
