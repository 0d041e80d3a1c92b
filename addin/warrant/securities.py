"""What is outstanding of a right to Additional Shares, and each deemed issue of it (4.C(3), (4), (6))."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from addin.warrant.errors import OutOfRange, shown
from addin.warrant.events import RightKind

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Deeming:
    """One deemed issue, at issue or at a repricing, and what has been issued under it since.

    `counted` is the part of each share that is Additional Shares (less than 1 for a plan grant that crosses the cap),
    `adjusts` the outcome of its test. `issued` is in the units of the row of the deeming, `received_for_issued` the
    part of what was received for the rights that followed those exercised, `paid` what was received on exercise.
    """

    link: int
    counted: Fraction
    received: Fraction
    adjusts: bool
    per_unit: Fraction = Fraction(1)
    issued: Fraction = ZERO
    received_for_issued: Fraction = ZERO
    paid: Fraction = ZERO

    def exercised(self, shares: Fraction, received: Fraction, paid: Fraction) -> Deeming:
        """Record shares issued, in the units of now."""
        return replace(
            self,
            issued=self.issued + shares / self.per_unit,
            received_for_issued=self.received_for_issued + received,
            paid=self.paid + paid,
        )

    def additional_shares(self) -> Fraction:
        """Count "the only Additional Shares of Common Stock ... actually issued" (4.C(3))."""
        return self.counted * self.issued

    def consideration(self, kind: RightKind) -> Fraction:
        """Add up what was "actually received": for options the whole grant, "whether or not exercised" (4.C(3))."""
        received = self.received_for_issued if kind is RightKind.CONVERTIBLES else self.received
        return self.counted * (received + self.paid)


@dataclass(frozen=True, slots=True)
class Security:
    """What is still unexercised of one Ref, in the units of now.

    `received` and `payable` follow the unexercised: an exercise of x out of y left takes x / y of each along. So does
    `cap_used`, in the cap's units.
    """

    ref: str
    kind: RightKind
    unexercised: Fraction
    received: Fraction
    payable: Fraction
    counted: Fraction
    cap_used: Fraction = ZERO
    tested_at_issue: bool = True
    expired: bool = False
    deemings: tuple[Deeming, ...] = ()

    def received_for(self, shares: Fraction) -> Fraction:
        """Give the part of what was received that follows some of the unexercised shares."""
        return self.received * shares / self.unexercised if self.unexercised else ZERO

    def exercised(self, shares: Fraction, paid: Fraction) -> Security:
        """Issue some of the shares for what was paid on exercise."""
        if shares > self.unexercised:
            raise OutOfRange(
                f"{shown(shares)} exercised of {self.ref}, {shown(self.unexercised)} are left",
                clause="4.C(3)",
                column="Shares",
            )
        received = self.received_for(shares)
        left = 1 - shares / self.unexercised if self.unexercised else ZERO
        return replace(
            self,
            unexercised=self.unexercised - shares,
            received=self.received - received,
            payable=self.payable * left,
            cap_used=self.cap_used * left,
            deemings=tuple(deeming.exercised(shares, received, paid) for deeming in self.deemings),
        )

    def repriced(self, shares: Fraction, payable: Fraction) -> Security:
        """Put a new minimum total and maximum in force; a raised maximum exempts no more shares than before."""
        exempt = (1 - self.counted) * self.unexercised
        raised = shares > self.unexercised
        counted = (shares - exempt) / shares if raised else self.counted
        return replace(self, unexercised=shares, payable=payable, counted=counted)

    def is_lowered_by(self, shares: Fraction, payable: Fraction) -> bool:
        """Test for "any reduction" of what is had for a share: received and payable, over shares (4.C(6))."""
        return (self.received + payable) / shares < (self.received + self.payable) / self.unexercised

    def deemed(self, deeming: Deeming) -> Security:
        """Record a deemed issue of all that is unexercised."""
        return replace(self, deemings=(*self.deemings, deeming))

    @property
    def adjusted(self) -> bool:
        """Tell whether any deemed issue of it led to an adjustment: then its exercise does not (4.C(3))."""
        return any(deeming.adjusts for deeming in self.deemings)

    def split(self, ratio: Fraction, cap_ratio: Fraction) -> Security:
        """Move the shares still issuable with a split (4.E), and what they use of the plan cap as the reading says."""
        return replace(
            self,
            unexercised=self.unexercised * ratio,
            cap_used=self.cap_used * cap_ratio,
            deemings=tuple(replace(deeming, per_unit=deeming.per_unit * ratio) for deeming in self.deemings),
        )
