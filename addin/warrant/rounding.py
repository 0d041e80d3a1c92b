"""The legal acts that round an amount; nothing else in the core does."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

CENTS_IN_A_DOLLAR = 100
HALF = Fraction(1, 2)


def to_the_cent(amount: Fraction) -> Fraction:
    """Round an amount of money to the cent, half up (1: the sum payable, cash in lieu of a fraction)."""
    return Fraction(floor(amount * CENTS_IN_A_DOLLAR + HALF), CENTS_IN_A_DOLLAR)


def is_whole_cents(amount: Fraction) -> bool:
    """Tell whether an amount can be paid in coin."""
    return CENTS_IN_A_DOLLAR % amount.denominator == 0


def full_shares(shares: Fraction) -> Fraction:
    """Round down to "the number of full shares of Common Stock issuable upon such exercise" (1)."""
    return Fraction(floor(shares))


def shares_to_reserve(shares: Fraction) -> Fraction:
    """Round up to what is "sufficient to permit the exercise in full" (6)."""
    return Fraction(ceil(shares))
