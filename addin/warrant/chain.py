"""The schedule so far, as a chain of steps that each multiply the Exercise Price and move the shares outstanding.

The price is the first price times the product of the steps' fractions. No fraction depends on the price, so a
readjustment (4.C(3)) or a dividend that was not paid (4.D) rewrites its steps, and the rows after it, by recomputing
fractions alone: exactly the replay that the agreement describes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    """`new` shares for `old` ones (4.E, 4.B); a successor has its own count of shares outstanding."""

    new: Fraction
    old: Fraction
    outstanding: Fraction | None = None


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
    """Shares outstanding, and of each adjusting deemed issue those still unexercised, in the units of the moment.

    `all_deemed` is their sum, kept so that no row has to add them up again. Under the reading `this issue` the deemed
    shares count nowhere, and none are kept.
    """

    reading: DeemedOutstanding
    outstanding: Fraction
    deemed: Mapping[str, Fraction] = field(default_factory=dict)
    all_deemed: Fraction = ZERO

    def deemed_beside(self, ref: str) -> tuple[Fraction, Fraction]:
        """Give the deemed shares that count in numerator and denominator (4.C(1)(b)); `ref` never counts itself."""
        others = self.all_deemed - self.deemed.get(ref, ZERO)
        return (others if self.reading is DeemedOutstanding.ALL_DEEMED else ZERO, others)

    def moved_by(self, shares: Fraction) -> Standing:
        """Let shares join or leave those outstanding. Raises `OutOfRange` where none would be left."""
        if self.outstanding + shares <= 0:
            message = f"{shown(-shares)} shares leave none of the {shown(self.outstanding)} outstanding"
            raise OutOfRange(message, column="Shares")
        return replace(self, outstanding=self.outstanding + shares)

    def with_deemed(self, ref: str, shares: Fraction, *, is_new: bool = False) -> Standing:
        """Let the deemed shares of a Ref be these, where a deeming of it adjusts now or did earlier."""
        counts = ref and self.reading is not DeemedOutstanding.THIS_ISSUE
        if not counts or not (is_new or ref in self.deemed):
            return self
        more = shares - self.deemed.get(ref, ZERO)
        return replace(self, deemed={**self.deemed, ref: shares}, all_deemed=self.all_deemed + more)

    def exercised(self, ref: str, shares: Fraction) -> Standing:
        """Take exercised shares off the deemed ones."""
        return self.with_deemed(ref, self.deemed.get(ref, ZERO) - shares)

    def lapsed(self, ref: str) -> Standing:
        """Forget the deemed shares of a Ref."""
        others = {other: shares for other, shares in self.deemed.items() if other != ref}
        return replace(self, deemed=others, all_deemed=self.all_deemed - self.deemed.get(ref, ZERO))

    def split(self, ratio: Fraction, outstanding: Fraction | None = None) -> Standing:
        """Move all shares with a split (4.E), those outstanding to a successor's own count (4.B)."""
        after = self.outstanding * ratio if outstanding is None else outstanding
        deemed = {ref: shares * ratio for ref, shares in self.deemed.items()}
        return replace(self, outstanding=after, deemed=deemed, all_deemed=self.all_deemed * ratio)


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
    """All links so far and the standing after them. Its methods raise `OutOfRange` where no share or no price is left.

    The price after is the price before times the links' fractions.
    """

    standing: Standing
    links: tuple[Link, ...] = ()

    @property
    def last(self) -> int:
        """The index of the last link."""
        return len(self.links) - 1

    def then(self, row: int, step: Step) -> Chain:
        """Add a step at the end."""
        return Chain(_after(step, self.standing), (*self.links, _linked(row, step, self.standing)))

    def rewritten(self, steps: Mapping[int, Step]) -> tuple[Chain, tuple[Moved, ...]]:
        """Replace steps by their index and replay what follows; say which links moved."""
        if not steps:
            return self, ()
        first = min(steps)
        links = list(self.links[:first])
        standing = self.links[first].before
        for index, link in enumerate(self.links[first:], start=first):
            step = steps.get(index, link.step)
            # Where neither the step nor what it stands on has moved, the link is as it was.
            links.append(link if (step, standing) == (link.step, link.before) else _linked(link.row, step, standing))
            standing = _after(step, standing)
        pairs = zip(self.links[first:], links[first:], strict=True)
        moved = tuple(Moved(was, now) for was, now in pairs if was.fraction != now.fraction)
        return Chain(standing, tuple(links)), moved


def fraction_of(moved: tuple[Moved, ...]) -> Fraction:
    """Give what a replay multiplies the price by."""
    return prod((each.now.fraction / each.was.fraction for each in moved), start=ONE)


def _linked(row: int, step: Step, before: Standing) -> Link:
    return Link(row, step, before, _fraction(step, before))


def _fraction(step: Step, before: Standing) -> Fraction:
    match step:
        case Issue(adjusts=True, fmv=Fraction() as fmv):
            issue = (step.additional_shares, step.consideration, fmv)
            return issue_fraction(before.outstanding, *issue, before.deemed_beside(step.ref))
        case Dividend():
            return dividend_fraction(before.outstanding, step.shares)
        case Split():
            return split_fraction(step.new, step.old)
        case Issue() | Movement() | NewMaximum() | Lapse():
            return ONE
        case _:
            assert_never(step)


def _after(step: Step, before: Standing) -> Standing:
    match step:
        case Issue():
            return before.moved_by(step.issued).with_deemed(step.ref, step.deemed, is_new=step.adjusts)
        case Dividend():
            return before.moved_by(step.shares)
        case Split():
            return before.split(step.new / step.old, step.outstanding)
        case Movement():
            return before.moved_by(step.shares).exercised(step.ref, step.exercised)
        case NewMaximum():
            return before.with_deemed(step.ref, step.deemed)
        case Lapse():
            return before.lapsed(step.ref)
        case _:
            assert_never(step)
