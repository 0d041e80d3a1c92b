"""What is not Additional Shares of Common Stock (4.C(5))."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

ZERO = Fraction(0)


def is_restructuring_exempt(price_per_share: Fraction, fmv: Fraction, floor: Fraction) -> bool:
    """Test "a price per share that is no less than eighty five percent (85%)" (4.C(5)(ii)); gross of expenses."""
    return price_per_share >= floor * fmv


def plan_shares_counted(shares: Fraction, used_before: Fraction, cap: Fraction) -> Fraction:
    """Count what a plan grant issues above "up to 1,969,693 shares" (4.C(5)(iii))."""
    room = max(cap - used_before, ZERO)
    return max(shares - room, ZERO)


@dataclass(frozen=True, slots=True)
class PlanCap:
    """The shares excluded under the option plans and how many of them grants have used, lapsed ones given back."""

    shares: Fraction
    used: Fraction

    def counted(self, shares: Fraction) -> Fraction:
        """Count the shares of a grant that are above what is left of the cap."""
        return plan_shares_counted(shares, self.used, self.shares)

    def using(self, shares: Fraction) -> PlanCap:
        """Use some of the cap; a negative count gives back what lapsed."""
        return PlanCap(self.shares, self.used + shares)

    def scaled(self, ratio: Fraction) -> PlanCap:
        """Move cap and use with a split (the reading `scaled`)."""
        return PlanCap(self.shares * ratio, self.used * ratio)
