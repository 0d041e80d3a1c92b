"""The cap table's own arithmetic, which is the field's and not the agreement's."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def fully_diluted_shares(outstanding: Fraction, instruments: Sequence[Fraction]) -> Fraction:
    """Add the shares issuable under every instrument to those outstanding."""
    return outstanding + sum(instruments, Fraction(0))


def treasury_stock_shares(shares: Fraction, exercise_price: Fraction, average_price: Fraction) -> Fraction:
    """Count the incremental shares of the treasury stock method, never below 0 (ASC 260-10-45-23)."""
    bought_back = shares * exercise_price / average_price
    return max(shares - bought_back, Fraction(0))
