"""11: who must consent to a change."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from addin.warrant.errors import OutOfRange

MAJORITY = Fraction(1, 2)
ZERO = Fraction(0)


def consent_fraction(shares: Sequence[Fraction], consents: Sequence[bool]) -> Fraction:
    """Give the part of all shares whose Holders consent (11). Raises `OutOfRange` where there are no shares."""
    total = sum(shares, ZERO)
    if not total:
        raise OutOfRange("there are no shares to consent for", clause="11")
    return sum((held for held, consents_ in zip(shares, consents, strict=True) if consents_), ZERO) / total


def has_majority(shares: Sequence[Fraction], consents: Sequence[bool]) -> bool:
    """Test for "a majority of the shares": more than half (11)."""
    return consent_fraction(shares, consents) > MAJORITY
