"""Exercise of the Warrant and its settlement (1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from addin.warrant.errors import NotThere, OutOfRange, shown
from addin.warrant.rounding import full_shares, is_whole_cents, to_the_cent

CLOSE_OF_EXERCISE = time(17)
"""5:00 P.M., Pacific Standard Time: UTC-8, winter and summer."""

BusinessDay = Callable[[date], bool]


def is_exercisable(at: datetime, issue_date: date, expiration_date: date, business_day: BusinessDay) -> bool:
    """Tell whether the Warrant may be exercised at a moment of Pacific Standard Time (1: "on any business day")."""
    opens = datetime.combine(issue_date, time.min)
    closes = datetime.combine(expiration_date, CLOSE_OF_EXERCISE)
    return opens <= at < closes and business_day(at.date())


def last_exercise_date(issue_date: date, expiration_date: date, business_day: BusinessDay) -> date:
    """Find the last business day of the term (1). Raises `NotThere` where the term has none."""
    day = expiration_date
    while not business_day(day):
        if day <= issue_date:
            raise NotThere(f"no business day between {issue_date} and {expiration_date}", clause="1")
        day -= timedelta(days=1)
    return day


def sum_payable(warrant_shares: Fraction, exercise_price: Fraction) -> Fraction:
    """Multiply the shares exercised by the Exercise Price, to the cent (1: "(i) ... multiplied by (ii)")."""
    return to_the_cent(warrant_shares * exercise_price)


def shares_withheld(amount: Fraction, fair_market_value: Fraction) -> Fraction:
    """Give "that number of shares ... having a Fair Market Value ... equal to such sum" (1(c)), exact."""
    return amount / fair_market_value


def net_exercise_shares(warrant_shares: Fraction, exercise_price: Fraction, fair_market_value: Fraction) -> Fraction:
    """Give the shares left by a net exercise, before full shares are taken; 0 where P is at or above F (1(c))."""
    withheld = shares_withheld(warrant_shares * exercise_price, fair_market_value)
    return max(warrant_shares - withheld, Fraction(0))


def cash_in_lieu(shares: Fraction, fair_market_value: Fraction) -> Fraction:
    """Pay for "any fraction of a share ... such fraction of the then Fair Market Value", to the cent (1)."""
    return to_the_cent((shares - full_shares(shares)) * fair_market_value)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What one exercise pays and issues. Money in dollars to the cent; `shares_withheld` and `shares_left` exact."""

    warrant_shares: Fraction
    exercise_price: Fraction
    fair_market_value: Fraction | None
    sum_payable: Fraction
    cash: Fraction
    debt_cancelled: Fraction
    shares_withheld: Fraction
    shares_issued: Fraction
    cash_in_lieu: Fraction
    shares_left: Fraction | None


def settle(
    warrant_shares: Fraction,
    exercise_price: Fraction,
    fair_market_value: Callable[[], Fraction],
    *,
    cash: Fraction,
    debt_cancelled: Fraction,
    available: Fraction | None = None,
) -> Settlement:
    """Settle an exercise: cash and cancelled debt first, shares not issued for the rest (1(a) to (d)).

    `fair_market_value` is asked only where something is withheld or a fraction is paid for. Raises `OutOfRange` where
    more is exercised than is available, paid than is due, or withheld than is exercised.
    """
    _check_available(warrant_shares, available)
    to_withhold = _left_to_withhold(warrant_shares * exercise_price, cash, debt_cancelled)
    withheld = shares_withheld(to_withhold, fair_market_value()) if to_withhold else Fraction(0)
    _check_withheld(withheld, warrant_shares)
    receivable = warrant_shares - withheld
    issued = full_shares(receivable)
    value = fair_market_value() if to_withhold or receivable != issued else None
    return Settlement(
        warrant_shares=warrant_shares,
        exercise_price=exercise_price,
        fair_market_value=value,
        sum_payable=sum_payable(warrant_shares, exercise_price),
        cash=cash,
        debt_cancelled=debt_cancelled,
        shares_withheld=withheld,
        shares_issued=issued,
        cash_in_lieu=cash_in_lieu(receivable, value) if value is not None else Fraction(0),
        shares_left=None if available is None else available - warrant_shares,
    )


def _check_available(warrant_shares: Fraction, available: Fraction | None) -> None:
    if available is not None and warrant_shares > available:
        message = f"{shown(warrant_shares)} Warrant Shares exercised, {shown(available)} are purchasable"
        raise OutOfRange(message, clause="1", column="Shares")


def _check_withheld(withheld: Fraction, warrant_shares: Fraction) -> None:
    if withheld > warrant_shares:
        message = f"net exercise would withhold {shown(withheld)} shares of the {shown(warrant_shares)} exercised"
        raise OutOfRange(message, clause="1(c)", column="Shares")


def _left_to_withhold(due: Fraction, cash: Fraction, debt_cancelled: Fraction) -> Fraction:
    for name, amount in (("Cash", cash), ("Debt", debt_cancelled)):
        if not is_whole_cents(amount):
            raise OutOfRange(f"{shown(amount)} is not in whole cents", clause="1", column=name)
    paid, payable = cash + debt_cancelled, to_the_cent(due)
    if paid > payable:
        message = f"{shown(paid)} paid, the sum payable is {shown(payable)}"
        raise OutOfRange(message, clause="1", column="Cash" if cash else "Debt")
    return Fraction(0) if paid == payable else due - paid
