"""4.F and 6: what the Company keeps so that every Warrant can be exercised."""

from __future__ import annotations

from fractions import Fraction

from addin.warrant.rounding import shares_to_reserve


def par_value_headroom(exercise_price: Fraction, par_value: Fraction) -> Fraction:
    """Give the price less par, in dollars a share; below 0 the par is "above the amount payable therefor" (4.F)."""
    return exercise_price - par_value


def reservation_shortfall(
    authorized: Fraction, outstanding: Fraction, reserved: Fraction, warrant_shares: Fraction
) -> Fraction:
    """Count the shares missing of those "sufficient to permit the exercise in full" of all Warrants (6); never below 0.

    `reserved` are shares reserved for anything else.
    """
    unissued = authorized - outstanding
    return max(shares_to_reserve(warrant_shares) + reserved - unissued, Fraction(0))
