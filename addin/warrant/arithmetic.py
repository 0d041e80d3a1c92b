"""The arithmetic of a ledger row as equations: in decimals for a reader, and in exact numbers for whoever checks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from addin.warrant.chain import Dividend, Issue, Link
from addin.warrant.exercise import Settlement
from addin.warrant.ledger import (
    AssetSplitFacts,
    DividendFacts,
    IssueFacts,
    Offer,
    PropertyFacts,
    ReplayFacts,
    Row,
    SplitFacts,
)

ZERO = Fraction(0)
ONE = Fraction(1)
DECIMALS = 10
AS_IT_IS = "{}"
"""The form of a step that works nothing out."""


@dataclass(frozen=True, slots=True)
class Step:
    """One equation: what it gives, its form with a place for each number, the numbers, and the result."""

    label: str
    form: str
    numbers: tuple[Fraction, ...]
    result: Fraction

    @property
    def in_decimals(self) -> str:
        """Write it with decimals, the longer ones cut short."""
        worked = self.form.format(*map(decimal, self.numbers))
        return worked if self.form == AS_IT_IS else f"{worked} = {decimal(self.result)}"

    @property
    def exactly(self) -> str:
        """Write it in exact numbers, fractions in brackets; blank where the decimals are exact already."""
        if self.form == AS_IT_IS or all(map(_is_short, (*self.numbers, self.result))):
            return ""
        return f"{self.form.format(*map(_bracketed, self.numbers))} = {exact(self.result)}"


def decimal(value: Fraction) -> str:
    """Write a number as a decimal with thousands apart, cut short with "..." where it goes on."""
    whole, part = divmod(int(abs(value) * 10**DECIMALS), 10**DECIMALS)
    digits = f"{part:0{DECIMALS}d}"
    kept = f".{digits.rstrip('0')}".rstrip(".") if _is_short(value) else f".{digits}..."
    return f"{'-' if value < 0 else ''}{whole:,}{kept}"


def _is_short(value: Fraction) -> bool:
    return not 10**DECIMALS % value.denominator


def exact(value: Fraction) -> str:
    """Write a number as "n/d", or "n" where it is whole, however long: Python's own limit is 4,300 digits."""
    above, below = (str(Decimal(part)) for part in (value.numerator, value.denominator))
    return above if value.denominator == 1 else f"{above}/{below}"


def _bracketed(value: Fraction) -> str:
    return exact(value) if value.denominator == 1 else f"({exact(value)})"


def steps(row: Row, names: Mapping[int, str]) -> Iterator[Step]:
    """Write a row's arithmetic out; `names` says of a row's number which row it is."""
    match row.facts:
        case IssueFacts() as facts:
            yield from _issue(row, facts)
        case DividendFacts(shares=shares, outstanding=outstanding):
            yield Step("Fraction", *_dividend(outstanding, shares), _factor(row))
        case SplitFacts(new=new, old=old):
            yield Step("Fraction", "{} / {}", (old, new), _factor(row))
        case AssetSplitFacts(asset=asset, held=held, new=new, old=old):
            yield Step(asset, "{} x {} / {}", (held, new, old), held * new / old)
        case PropertyFacts() as facts:
            yield _property(facts)
        case ReplayFacts() as facts:
            yield from _replay(row, facts, names)
        case Settlement() | None:
            return
    yield from _price_and_number(row)


def _property(facts: PropertyFacts) -> Step:
    received = facts.held * facts.per_share
    if facts.before:
        return Step(facts.asset, "{} + {} x {}", (facts.before, facts.held, facts.per_share), facts.before + received)
    return Step(facts.asset, "{} x {}", (facts.held, facts.per_share), received)


def _factor(row: Row) -> Fraction:
    return ONE if row.factor is None else row.factor


def _issue(row: Row, facts: IssueFacts) -> Iterator[Step]:
    offer, value = facts.offer, row.fair_market_value
    if offer.counted != ONE:
        counted = "Additional Shares, the part of the grant above the plan cap"
        yield Step(counted, "{} x {}", (offer.counted, offer.shares), offer.additional_shares)
    consideration = _consideration(offer)
    if consideration.form != AS_IT_IS:
        yield consideration
    if value is None or row.effective_price is None:
        return
    issue = (offer.additional_shares, offer.consideration, value)
    yield Step("Effective Price", "{} / {}", (offer.consideration, offer.additional_shares), row.effective_price)
    yield Step("Fraction", *_issue_fraction(facts.outstanding, facts.deemed, *issue), _factor(row))


def _consideration(offer: Offer) -> Step:
    """Add up what was received and is payable, less expenses; of a grant that counts in part, that part."""
    added = [part for part in (offer.cash, offer.property_value, offer.received, offer.payable) if part]
    form, added = " + ".join([AS_IT_IS] * len(added)) or AS_IT_IS, added or [ZERO]
    if offer.expenses:
        form, added = f"{form} - {{}}", [*added, offer.expenses]
    if offer.counted != ONE:
        form, added = f"{{}} x ({form})" if len(added) > 1 else f"{{}} x {form}", [offer.counted, *added]
    return Step("Consideration", form, tuple(added), offer.consideration)


def _issue_fraction(
    outstanding: Fraction, deemed: tuple[Fraction, Fraction], shares: Fraction, consideration: Fraction, fmv: Fraction
) -> tuple[str, tuple[Fraction, ...]]:
    """Write (O + C / F) / (O + A), with the shares deemed outstanding where any count."""
    above, below = ([outstanding, *([each] if each else [])] for each in deemed)
    top, bottom = (" + ".join(["{}"] * len(side)) for side in (above, below))
    return f"({top} + {{}} / {{}}) / ({bottom} + {{}})", (*above, consideration, fmv, *below, shares)


def _dividend(outstanding: Fraction, shares: Fraction) -> tuple[str, tuple[Fraction, ...]]:
    return "{} / ({} + {})", (outstanding, outstanding, shares)


def _replay(row: Row, facts: ReplayFacts, names: Mapping[int, str]) -> Iterator[Step]:
    """Show each row that the replay moved, as it was and as if, and what that makes of the price."""
    form, numbers = [], []
    for moved in facts.moved:
        name = names[moved.was.row]
        yield _linked(f"{name}, as it was", moved.was)
        yield _linked(f"{name}, as if", moved.now)
        form.append("({} / {})")
        numbers += [moved.now.fraction, moved.was.fraction]
    if facts.shares:
        paid, shares = _dividend(facts.outstanding, facts.shares)
        form.append(f"({paid})")
        numbers += shares
    yield Step("Fraction", " x ".join(form), tuple(numbers), _factor(row))


def _linked(label: str, link: Link) -> Step:
    before = link.before
    match link.step:
        case Issue(adjusts=True, fmv=Fraction() as fmv) as step:
            issue = (step.additional_shares, step.consideration, fmv)
            deemed = before.deemed_beside(step.ref)
            return Step(label, *_issue_fraction(before.outstanding, deemed, *issue), link.fraction)
        case Dividend(shares=shares) if shares:
            return Step(label, *_dividend(before.outstanding, shares), link.fraction)
        case Issue(additional_shares=shares, consideration=consideration, fmv=Fraction() as fmv) if shares:
            price = f"{label} no adjustment: Effective Price, not below the {decimal(fmv)} of one share"
            return Step(price, "{} / {}", (consideration, shares), consideration / shares)
        case _:
            return Step(f"{label} no adjustment, for nothing counts", AS_IT_IS, (ONE,), link.fraction)


def _price_and_number(row: Row) -> Iterator[Step]:
    if row.price_before is None or row.price_after is None or row.factor in {None, 1}:
        return
    factor = _factor(row)
    yield Step("Exercise Price", "{} x {}", (row.price_before, factor), row.price_after)
    if row.shares_after != row.shares_before:
        yield Step("Warrant Shares", "{} / {}", (row.shares_before, factor), row.shares_after)
    else:
        yield Step("Warrant Shares, which do not follow", AS_IT_IS, (row.shares_before,), row.shares_after)
