"""The schedule so far, as a chain of steps that each multiply the Exercise Price and move the shares outstanding.

The price is the first price times the product of the steps' fractions. No fraction depends on the price, so a
readjustment (4.C(3)) or a dividend that was not paid (4.D) rewrites its steps, and the rows after it, by recomputing
fractions alone: exactly the replay that the agreement describes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from typing import assert_never

from addin.warrant.adjustment import dividend_fraction, issue_fraction, split_fraction
from addin.warrant.errors import OutOfRange, shown
from addin.warrant.terms import DeemedOutstanding

ONE = Fraction(1)
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Issue:
    """Additional Shares issued, or deemed issued, that were tested against Fair Market Value (4.C(1)).

    `issued` shares join those outstanding; for a deemed issue none do, and `deemed` of `ref` stand unexercised behind
    it. `adjusts` is the outcome of the test; a replay never turns it from no to yes.
    """

    additional_shares: Fraction
    consideration: Fraction
    fmv: Fraction | None
    adjusts: bool
    issued: Fraction = ZERO
    ref: str = ""
    deemed: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class Dividend:
    """A dividend in Common Stock (4.D); no shares where it turned out unpaid."""

    shares: Fraction


@dataclass(frozen=True, slots=True)
class Split:
    """`new` shares for `old` ones (4.E)."""

    new: Fraction
    old: Fraction


@dataclass(frozen=True, slots=True)
class Movement:
    """Shares that join or leave those outstanding with no test; `exercised` of the deemed ones of `ref` go with it."""

    shares: Fraction
    ref: str = ""
    exercised: Fraction = ZERO


@dataclass(frozen=True, slots=True)
class NewMaximum:
    """The deemed shares of `ref` become these, with no test: a repricing that does not lower (4.C(6))."""

    ref: str
    deemed: Fraction


@dataclass(frozen=True, slots=True)
class Lapse:
    """The deemed shares of `ref` stand for nothing any more."""

    ref: str


Step = Issue | Dividend | Split | Movement | NewMaximum | Lapse


@dataclass(frozen=True, slots=True)
class Standing:
    """Shares outstanding, and of each adjusting deemed issue those still unexercised, in the units of the moment."""

    outstanding: Fraction
    deemed: Mapping[str, Fraction] = field(default_factory=dict)

    def deemed_of_others(self, ref: str) -> Fraction:
        """Add up the deemed shares; a repriced security never counts itself."""
        return sum((shares for other, shares in self.deemed.items() if other != ref), ZERO)


@dataclass(frozen=True, slots=True)
class Link:
    """A step where it stands: the standing before it, the fraction it multiplied the price by, the row it is of."""

    row: int
    step: Step
    before: Standing
    fraction: Fraction


@dataclass(frozen=True, slots=True)
class Moved:
    """A link whose fraction a replay moved: as it was, and as it is now."""

    was: Link
    now: Link


@dataclass(frozen=True, slots=True)
class Chain:
    """All links so far and the standing after them."""

    reading: DeemedOutstanding
    standing: Standing
    links: tuple[Link, ...] = ()

    def then(self, row: int, step: Step) -> Chain:
        """Add a step at the end."""
        link = Link(row, step, self.standing, _fraction(step, self.standing, self.reading))
        return Chain(self.reading, _after(step, self.standing), (*self.links, link))

    def rewritten(self, steps: Mapping[int, Step]) -> tuple[Chain, tuple[Moved, ...]]:
        """Replace steps by their index and replay what follows; say which links moved."""
        first = min(steps)
        links = list(self.links[:first])
        standing = self.links[first].before
        for index, link in enumerate(self.links[first:], start=first):
            step = steps.get(index, link.step)
            links.append(Link(link.row, step, standing, _fraction(step, standing, self.reading)))
            standing = _after(step, standing)
        pairs = zip(self.links[first:], links[first:], strict=True)
        moved = tuple(Moved(was, now) for was, now in pairs if was.fraction != now.fraction)
        return Chain(self.reading, standing, tuple(links)), moved


def fraction_of(moved: tuple[Moved, ...]) -> Fraction:
    """Give what a replay multiplies the price by."""
    return prod((each.now.fraction / each.was.fraction for each in moved), start=ONE)


def _fraction(step: Step, before: Standing, reading: DeemedOutstanding) -> Fraction:
    match step:
        case Issue():
            return _issue_fraction(step, before, reading) if step.adjusts else ONE
        case Dividend():
            return dividend_fraction(before.outstanding, step.shares)
        case Split():
            return split_fraction(step.new, step.old)
        case Movement() | NewMaximum() | Lapse():
            return ONE
        case _:
            assert_never(step)


def _issue_fraction(step: Issue, before: Standing, reading: DeemedOutstanding) -> Fraction:
    if step.fmv is None:
        message = "an issue that adjusts has a Fair Market Value"
        raise AssertionError(message)
    deemed = before.deemed_of_others(step.ref)
    in_numerator = reading is DeemedOutstanding.ALL_DEEMED
    in_denominator = reading is not DeemedOutstanding.THIS_ISSUE
    return issue_fraction(
        before.outstanding,
        step.additional_shares,
        step.consideration,
        step.fmv,
        deemed_before=deemed if in_numerator else ZERO,
        deemed_after=deemed if in_denominator else ZERO,
    )


def _after(step: Step, before: Standing) -> Standing:
    match step:
        case Issue():
            deemed = {**before.deemed, step.ref: step.deemed} if step.adjusts and step.ref else before.deemed
            return Standing(before.outstanding + step.issued, _standing_behind(step.ref, step.deemed, deemed))
        case Dividend():
            return Standing(before.outstanding + step.shares, before.deemed)
        case Split():
            ratio = step.new / step.old
            deemed = {ref: shares * ratio for ref, shares in before.deemed.items()}
            return Standing(before.outstanding * ratio, deemed)
        case Movement():
            return Standing(_moved(before.outstanding, step.shares), _exercised(before.deemed, step))
        case NewMaximum():
            return Standing(before.outstanding, _standing_behind(step.ref, step.deemed, before.deemed))
        case Lapse():
            deemed = {ref: shares for ref, shares in before.deemed.items() if ref != step.ref}
            return Standing(before.outstanding, deemed)
        case _:
            assert_never(step)


def _moved(outstanding: Fraction, shares: Fraction) -> Fraction:
    if outstanding + shares <= 0:
        raise OutOfRange(f"{shown(-shares)} shares leave none of the {shown(outstanding)} outstanding", column="Shares")
    return outstanding + shares


def _standing_behind(ref: str, shares: Fraction, deemed: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    """Let the deemed shares of a Ref be these, where an earlier deeming of it adjusted."""
    return {**deemed, ref: shares} if ref in deemed else deemed


def _exercised(deemed: Mapping[str, Fraction], step: Movement) -> Mapping[str, Fraction]:
    if step.ref not in deemed:
        return deemed
    return {**deemed, step.ref: deemed[step.ref] - step.exercised}
