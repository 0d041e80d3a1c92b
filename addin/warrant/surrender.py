"""1: a surrender of Warrants for exercise, as a row of the schedule."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from addin.warrant.book import Book, Outcome, Scene
from addin.warrant.chain import Movement
from addin.warrant.errors import OutOfRange, shown
from addin.warrant.events import ExerciseWarrant
from addin.warrant.exercise import Settlement, settle, sum_payable

ZERO = Fraction(0)


def exercise_warrant(event: ExerciseWarrant, scene: Scene) -> Outcome:
    """Settle one surrender; the full shares issued join those outstanding (1)."""
    book = scene.book
    if scene.is_void:
        expired = f"after the Expiration Date {book.terms.expiration_date}"
        raise OutOfRange(f"exercise on {event.date}, {expired}", column="Date")
    if not scene.is_business_day:
        raise OutOfRange(f"{event.date:%A} {event.date} is not a business day", column="Date")
    settlement = _settled_without_shares(event, book) if book.gone_since else _settled(event, scene)
    return Outcome(
        book.then(scene.number, Movement(settlement.shares_issued)),
        event.clause,
        exercised=event.shares,
        fair_market_value=None if settlement.fair_market_value is None else scene.value(),
        facts=settlement,
    )


def _settled(event: ExerciseWarrant, scene: Scene) -> Settlement:
    return settle(
        event.shares,
        scene.book.price,
        lambda: scene.value().value,
        cash=event.cash,
        debt_cancelled=event.debt,
        available=scene.book.warrant_shares,
    )


def _settled_without_shares(event: ExerciseWarrant, book: Book) -> Settlement:
    """Settle where a reorganization left no shares receivable: nothing can be withheld, property alone is received."""
    due, paid = sum_payable(event.shares, book.price), event.cash + event.debt
    if paid < due:
        raise OutOfRange(
            f"{shown(due - paid)} of the sum payable is left to net exercise, and no shares are receivable since the"
            f" reorganization of {book.gone_since}",
            clause="4.B",
            column="Cash",
        )
    settlement = settle(
        event.shares,
        book.price,
        lambda: ZERO,
        cash=event.cash,
        debt_cancelled=event.debt,
        available=book.warrant_shares,
    )
    return replace(settlement, fair_market_value=None, shares_issued=ZERO, cash_in_lieu=ZERO)
