"""The arithmetic of 4.C, 4.D and 4.E on one event, each rule a function of its facts."""

from __future__ import annotations

from fractions import Fraction

from addin.warrant.errors import OutOfRange, shown


def effective_price(additional_shares: Fraction, consideration: Fraction) -> Fraction:
    """Divide "the total number of Additional Shares ... into the aggregate consideration received" (4.C(5))."""
    return consideration / additional_shares


def is_below_fair_market_value(additional_shares: Fraction, consideration: Fraction, fmv: Fraction) -> bool:
    """Test "an Effective Price ... less than the Fair Market Value" (4.C(1)), as C < F x A; a tie does not."""
    return additional_shares > 0 and consideration < additional_shares * fmv


def issue_fraction(
    outstanding: Fraction,
    additional_shares: Fraction,
    consideration: Fraction,
    fmv: Fraction,
    deemed: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0)),
) -> Fraction:
    """Give the fraction of 4.C(1)(b): shares the consideration "would purchase at the Current Fair Market Value".

    Shares in counts, the consideration in dollars, `fmv` in dollars a share. `deemed` are the shares of earlier deemed
    issues that the reading counts as outstanding in numerator and denominator. Raises `OutOfRange` where a
    consideration below 0 would leave no price.
    """
    in_numerator, in_denominator = deemed
    # Numerator and denominator are both taken times F: one division in place of two.
    numerator = (outstanding + in_numerator) * fmv + consideration
    if numerator <= 0:
        message = f"a consideration of {shown(consideration)} would bring the Exercise Price to 0 or below"
        raise OutOfRange(message, clause="4.C(2)")
    return numerator / ((outstanding + in_denominator + additional_shares) * fmv)


def adjustment_fraction(
    outstanding: Fraction, additional_shares: Fraction, consideration: Fraction, fmv: Fraction
) -> Fraction:
    """Give the fraction that an issue multiplies the price by: 1 where E is at or above F (4.C(1))."""
    if not is_below_fair_market_value(additional_shares, consideration, fmv):
        return Fraction(1)
    return issue_fraction(outstanding, additional_shares, consideration, fmv)


def net_consideration(cash: Fraction, property_value: Fraction, expenses: Fraction, allocable: Fraction) -> Fraction:
    """Compute the consideration received "after reduction for all expenses payable by the Company" (4.C(2))."""
    return (cash + property_value) * allocable - expenses


def dividend_fraction(outstanding: Fraction, dividend_shares: Fraction) -> Fraction:
    """Give the fraction of 4.D(1): shares outstanding over those plus the shares "issuable in payment"."""
    return outstanding / (outstanding + dividend_shares)


def split_fraction(new: Fraction, old: Fraction) -> Fraction:
    """Give the fraction of 4.E: `new` shares for `old` ones make the price "proportionately" old over new."""
    return old / new


def readjustment_fraction(
    outstanding: Fraction,
    deemed: tuple[Fraction, Fraction],
    actual: tuple[Fraction, Fraction],
    fmv: Fraction,
) -> Fraction:
    """Undo the fraction of a deemed issue and apply that of the actual one (4.C(3)); each is (shares, consideration).

    `outstanding` and `fmv` are those of the deemed issue. The actual one has a fraction of its own only where it would
    have adjusted; the deemed one did.
    """
    return adjustment_fraction(outstanding, *actual, fmv) / issue_fraction(outstanding, *deemed, fmv)
