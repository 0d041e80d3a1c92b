"""7: the dates of the shelf registration, and the limits of a seller's liability."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

FILED_WITHIN = timedelta(days=45)
EFFECTIVE_WITHIN = timedelta(days=90)
KEPT_AFTER_EXPIRATION = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The dates of 7.A, as written: none moves for a weekend."""

    file_by: date
    effective_by: date
    keep_effective_to: date


def shelf(
    issue_date: date, expiration_date: date, rule_144_date: date | None = None, disposed_date: date | None = None
) -> Shelf:
    """Work out the dates of 7.A; the registration is kept "through the earlier of" three dates, those known."""
    ends = (expiration_date + KEPT_AFTER_EXPIRATION, rule_144_date, disposed_date)
    return Shelf(issue_date + FILED_WITHIN, issue_date + EFFECTIVE_WITHIN, min(end for end in ends if end is not None))


def indemnity_limit(claim: Fraction, net_proceeds: Fraction) -> Fraction:
    """Limit a seller's liability to "the dollar amount of the net proceeds received" (7.E(2)), in dollars."""
    return min(claim, net_proceeds)


def contribution_limit(offering_price: Fraction, damages_paid: Fraction) -> Fraction:
    """Limit a contribution to the offering price less damages "otherwise ... required to pay" (7.E(3)), in dollars."""
    return max(offering_price - damages_paid, Fraction(0))
