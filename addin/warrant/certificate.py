"""4.G: the certificate of an adjustment, "showing in detail the facts upon which such adjustment is based".

It is written from a ledger row alone: nothing is computed again that the row keeps. Each step is an equation in exact
numbers, so that a reader can work it out from the certificate's own text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from addin.warrant.chain import Dividend, Issue, Link
from addin.warrant.errors import NotThere
from addin.warrant.exercise import Settlement
from addin.warrant.ledger import DividendFacts, IssueFacts, PropertyFacts, ReplayFacts, Row, SplitFacts
from addin.warrant.terms import Terms

Value = Fraction | date | str

QUOTED = {
    "4.A": (
        "Holder ... shall be entitled to receive the amount of stock and other securities and property "
        "... which such Holder would hold on the date of such exercise"
    ),
    "4.B": (
        "in lieu of the stock or other securities and property receivable upon the exercise of this "
        "Warrant prior to such consummation, the stock or other securities or property to which such "
        "Holder would have been entitled"
    ),
    "4.C(1)": (
        "the then existing Exercise Price shall be reduced to a price determined by multiplying that "
        "Exercise Price by a fraction"
    ),
    "4.C(3)": (
        "the Company shall be deemed to have issued ... the maximum number of Additional Shares of Common "
        "Stock issuable upon exercise, conversion or exchange thereof"
    ),
    "4.C(4)": (
        "the maximum number of Additional Shares of Common Stock issuable upon conversion or exchange of "
        "the total amount of Convertible Securities covered by such rights, warrants or options"
    ),
    "4.C(6)": (
        "Any reduction in the conversion price ... or the subscription price ... shall be deemed to be an issuance"
    ),
    "4.D": (
        "the Exercise Price then in effect shall be decreased ... by multiplying the Exercise Price then "
        "in effect by a fraction"
    ),
    "4.E": (
        "the Exercise Price then in effect immediately before that stock split or subdivision shall be "
        "proportionately decreased"
    ),
}
"""The operative words of each clause."""

READJUSTED = (
    "the Exercise Price ... shall be readjusted to the Exercise Price which would have been in effect had an adjustment"
    " been made on the basis that the only Additional Shares of Common Stock so issued were the Additional Shares ..."
    " actually issued or sold"
)
COMBINED = (
    "the Exercise Price then in effect immediately before that reverse stock split or combination shall be"
    " proportionately increased"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the certificate states: what, and the exact number, date or words."""

    label: str
    value: Value
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The certificate of one adjustment: its number, the words of the clause, what it states, and the arithmetic."""

    number: int
    issuer: str
    row: Row
    quoted: str
    statements: tuple[Statement, ...]
    steps: tuple[str, ...]


def adjustments(rows: Iterable[Row]) -> list[Row]:
    """List the rows that need a certificate: those with a clause other than 1, an exercise."""
    return [row for row in rows if row.clause not in {"", "1"}]


def certificate(number: int, terms: Terms, rows: Iterable[Row]) -> Certificate:
    """Write the certificate of an adjustment, numbered from 1. Raises `NotThere` for a number beyond the last."""
    adjusting = adjustments(rows)
    if not 1 <= number <= len(adjusting):
        raise NotThere(f"there is no certificate {number}: the schedule has {len(adjusting)} adjustments", clause="4.G")
    row = adjusting[number - 1]
    statements = tuple(each for each in _statements(row) if each.value != "")
    return Certificate(number, terms.issuer, row, _quoted(row), statements, tuple(_steps(row)))


def exactly(value: Fraction) -> str:
    """Write an exact number, with its decimal beside it where it is not whole."""
    return str(value) if value.denominator == 1 else f"{value} ({float(value):.10g})"


def _quoted(row: Row) -> str:
    match row.facts:
        case ReplayFacts() if row.clause == "4.C(3)":
            return READJUSTED
        case SplitFacts(new=new, old=old) if row.clause == "4.E" and new < old:
            return COMBINED
        case _:
            return QUOTED[row.clause]


def _statements(row: Row) -> Iterator[Statement]:
    yield Statement("Date", row.date)
    yield Statement("Event", row.event)
    yield Statement("Ref", row.ref)
    yield Statement("Clause", row.clause)
    yield from _consideration(row)
    yield Statement("(b) Shares outstanding before", row.outstanding_before, "shares")
    if isinstance(row.facts, IssueFacts):
        yield Statement("(b) Deemed outstanding beside them", row.facts.deemed[1], "shares")
    yield Statement("(b) Shares outstanding after", row.outstanding_after, "shares")
    if row.price_before is not None and row.price_after is not None:
        yield Statement("(c) Exercise Price before", row.price_before, "$ a share")
        yield Statement("(d) Exercise Price after", row.price_after, "$ a share")
    yield Statement("Warrant Shares before", row.shares_before, "shares")
    yield Statement("Warrant Shares after", row.shares_after, "shares")
    for asset, amount in row.property.items():
        yield Statement(f"Receivable on all Warrants: {asset}", amount)
    yield Statement("Note", row.note)


def _consideration(row: Row) -> Iterator[Statement]:
    facts = row.facts
    if isinstance(facts, IssueFacts):
        offer = facts.offer
        yield Statement("(a) Cash", offer.cash, "$")
        yield Statement("(a) Property, at the Board's value", offer.property_value, "$")
        yield Statement("(a) Expenses", offer.expenses, "$")
        yield Statement("(a) Received for the rights", offer.received, "$")
        yield Statement("(a) Minimum payable later", offer.payable, "$")
        yield Statement("(a) Consideration", offer.consideration, "$")
        yield Statement("Additional Shares", offer.additional_shares, "shares")
    if row.effective_price is not None and row.fair_market_value is not None:
        yield Statement("Effective Price", row.effective_price, "$ a share")
        yield Statement("Fair Market Value", row.fair_market_value, "$ a share")


def _steps(row: Row) -> Iterator[str]:
    match row.facts:
        case IssueFacts() as facts:
            yield from _issue_steps(row, facts)
        case DividendFacts(shares=shares, outstanding=outstanding):
            yield f"Fraction: {_over(outstanding, shares)} = {row.factor}"
        case SplitFacts(new=new, old=old) if row.factor != 1:
            yield f"Fraction: {_n(old)} / {_n(new)} = {row.factor}"
        case SplitFacts(new=new, old=old):
            yield f"{new} for {old} of the asset held"
        case PropertyFacts(asset=asset, per_share=per_share, held=held):
            yield f"{asset}: {_n(held)} x {_n(per_share)} = {exactly(held * per_share)}"
        case ReplayFacts() as facts:
            yield from _replay_steps(row, facts)
        case Settlement() | None:
            return
    yield from _result(row)


def _n(value: Fraction) -> str:
    """Write a number inside an equation: a fraction in brackets, so that it divides as one."""
    return str(value) if value.denominator == 1 else f"({value})"


def _over(outstanding: Fraction, more: Fraction) -> str:
    return f"{_n(outstanding)} / ({_n(outstanding)} + {_n(more)})"


def _issue_steps(row: Row, facts: IssueFacts) -> Iterator[str]:
    offer, value = facts.offer, row.fair_market_value
    parts = (offer.cash, offer.property_value, -offer.expenses, offer.received, offer.payable)
    paid = " + ".join(_n(part) for part in parts if part) or "0"
    yield f"Additional Shares: {_n(offer.counted)} x {_n(offer.shares)} = {offer.additional_shares}"
    yield f"Consideration: {_n(offer.counted)} x ({paid}) = {offer.consideration}"
    if value is None or row.effective_price is None:
        return
    divided = f"{_n(offer.consideration)} / {_n(offer.additional_shares)}"
    yield f"Effective Price, below the {exactly(value)} of one share: {divided} = {exactly(row.effective_price)}"
    issue = (offer.additional_shares, offer.consideration, value)
    yield f"Fraction: {_issue_equation(facts.outstanding, facts.deemed, *issue)} = {row.factor}"


def _issue_equation(
    outstanding: Fraction, deemed: tuple[Fraction, Fraction], shares: Fraction, consideration: Fraction, fmv: Fraction
) -> str:
    """Write (O + C / F) / (O + A), with the shares deemed outstanding where any count."""
    above, below = (_n(outstanding) + (f" + {_n(each)}" if each else "") for each in deemed)
    return f"({above} + {_n(consideration)} / {_n(fmv)}) / ({below} + {_n(shares)})"


def _replay_steps(row: Row, facts: ReplayFacts) -> Iterator[str]:
    """Show each row that the replay moved, as it was and as if, and what that makes of the price."""
    factors = []
    for moved in facts.moved:
        yield f"Row {moved.was.row} as it was: {_link(moved.was)}"
        yield f"Row {moved.now.row} as if: {_link(moved.now)}"
        factors.append(f"{_n(moved.now.fraction)} / {_n(moved.was.fraction)}")
    if facts.shares:
        factors.append(_over(facts.outstanding, facts.shares))
    yield f"Fraction: {' x '.join(factors)} = {row.factor}"


def _link(link: Link) -> str:
    before = link.before
    match link.step:
        case Issue(adjusts=True, fmv=Fraction() as fmv) as step:
            issue = (step.additional_shares, step.consideration, fmv)
            equation = _issue_equation(before.outstanding, before.deemed_beside(step.ref), *issue)
            return f"{equation} = {link.fraction}"
        case Dividend(shares=shares) if shares:
            return f"{_over(before.outstanding, shares)} = {link.fraction}"
        case _:
            return f"no adjustment, 1 = {link.fraction}"


def _result(row: Row) -> Iterator[str]:
    if row.price_before is None or row.price_after is None or row.factor in {None, 1}:
        return
    factor = row.factor or Fraction(1)
    yield f"Exercise Price: {_n(row.price_before)} x {_n(factor)} = {exactly(row.price_after)}"
    if row.shares_after != row.shares_before:
        yield f"Warrant Shares: {_n(row.shares_before)} / {_n(factor)} = {exactly(row.shares_after)}"
    else:
        yield f"Warrant Shares: {_n(row.shares_before)} = {exactly(row.shares_after)}"


def as_text(written: Certificate) -> str:
    """Write the certificate as a document, with a place to sign."""
    lines = [
        f"{written.issuer}",
        f"CERTIFICATE AS TO ADJUSTMENT No. {written.number}",
        "",
        f"Under Section 4.G of the Warrant, as to an adjustment under Section {written.row.clause}:",
        f'"{written.quoted}".',
        "",
        "THE FACTS",
        *(f"  {each.label}: {_worded(each)}" for each in written.statements),
        "",
        "THE ARITHMETIC",
        *(f"  {index}. {step}" for index, step in enumerate(written.steps, start=1)),
        "",
        "Computed in accordance with the terms of the Warrants.",
        "",
        "Independent public accountants: ______________________________   Date: ______________",
    ]
    return "\n".join(lines)


def _worded(statement: Statement) -> str:
    value = statement.value
    words = exactly(value) if isinstance(value, Fraction) else str(value)
    return f"{words} {statement.unit}".strip()
