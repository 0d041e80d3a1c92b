"""4.G: the certificate of an adjustment, "showing in detail the facts upon which such adjustment is based".

It is written from a ledger row alone: nothing is computed again that the row keeps. Each step stands in decimals and,
where those are cut short, in exact numbers, so that a reader can work it out from the certificate's own text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from textwrap import wrap

from addin.warrant.arithmetic import Step, decimal, exact, steps
from addin.warrant.chain import Issue
from addin.warrant.errors import NotThere
from addin.warrant.events import Conversion, Reorganization
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
from addin.warrant.terms import Terms

Value = Fraction | date | str
WIDTH = 100

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
NOT_PAID = (
    "if such record date is fixed and such dividend is not fully paid ... on the date fixed therefor, the Exercise"
    " Price shall be recomputed accordingly ... and thereafter the Exercise Price shall be adjusted ... as of the time"
    " of actual payment"
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
    steps: tuple[Step, ...]


def adjustments(rows: Iterable[Row]) -> list[Row]:
    """List the rows that need a certificate: those with a clause other than 1, an exercise."""
    return [row for row in rows if row.clause not in {"", "1"}]


def certificate(number: int, terms: Terms, rows: Iterable[Row]) -> Certificate:
    """Write the certificate of an adjustment, numbered from 1. Raises `NotThere` for a number beyond the last."""
    ledger = list(rows)
    adjusting = adjustments(ledger)
    if not 1 <= number <= len(adjusting):
        raise NotThere(f"there is no certificate {number}: the schedule has {len(adjusting)} adjustments", clause="4.G")
    row = adjusting[number - 1]
    names = {each.number: f"Row {each.number}, {each.date} {each.event} {each.ref}".strip() for each in ledger}
    statements = tuple(each for each in (*_statements(row), *_reorganized(row, ledger)) if each.value != "")
    return Certificate(number, terms.issuer, row, _quoted(row), statements, tuple(steps(row, names)))


def _quoted(row: Row) -> str:
    match row.facts:
        case ReplayFacts() if row.clause == "4.C(3)":
            return READJUSTED
        case ReplayFacts():
            return NOT_PAID
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
    yield from _rates(row)
    yield Statement("(b) Shares outstanding before", row.outstanding_before, "shares")
    if isinstance(row.facts, IssueFacts) and row.facts.deemed[1]:
        yield Statement("(b) Deemed outstanding beside them", row.facts.deemed[1], "shares")
    yield Statement("(b) Shares outstanding after", row.outstanding_after, "shares")
    if isinstance(row.facts, IssueFacts) and row.additional_shares and row.outstanding_after == row.outstanding_before:
        deemed = row.outstanding_after + row.facts.deemed[1] + row.additional_shares
        yield Statement("(b) Outstanding or deemed outstanding after", deemed, "shares")
    if row.price_before is not None and row.price_after is not None:
        yield Statement("(c) Exercise Price before", row.price_before, "$ a share")
        yield Statement("(d) Exercise Price after", row.price_after, "$ a share")
    yield Statement("Warrant Shares before", row.shares_before, "shares")
    yield Statement("Warrant Shares after", row.shares_after, "shares")
    for asset, amount in row.property.items():
        yield Statement(f"Receivable on all Warrants: {asset}", amount)
    yield Statement("Note", row.note)


def _rates(row: Row) -> Iterator[Statement]:
    """State what a dividend, a split or a distribution gives, and on what."""
    match row.facts:
        case DividendFacts(shares=shares):
            yield Statement("Shares of the dividend", shares, "shares")
        case ReplayFacts(shares=shares) if shares:
            yield Statement("Shares paid", shares, "shares")
        case SplitFacts(new=new, old=old):
            yield Statement("New shares", new, "shares")
            yield Statement("For old shares", old, "shares")
        case AssetSplitFacts(asset=asset, held=held, new=new, old=old):
            yield Statement(f"{asset} held before", held)
            yield Statement("New units", new)
            yield Statement("For old units", old)
        case PropertyFacts(asset=asset, per_share=per_share, held=held, of_asset=of_asset, before=before):
            if of_asset:
                yield Statement(f"{of_asset} held before", held)
            yield Statement(f"{asset} for each of {of_asset or 'the Warrant Shares'}", per_share)
            if before:
                yield Statement(f"{asset} receivable before", before)
        case _:
            return


def _reorganized(row: Row, ledger: Iterable[Row]) -> Iterator[Statement]:
    """State of a reorganization which other rows are of it, and what is left of what it is of."""
    if not isinstance(row.source, Reorganization):
        return
    key = (row.date, row.source.of_asset)
    together = [each for each in ledger if isinstance(each.source, Reorganization) and _key(each) == key]
    others = [str(each.number) for each in together if each is not row]
    if others:
        yield Statement("Of one reorganization with rows", ", ".join(others))
    kept = [each.source.new for each in together if isinstance(each.source, Conversion)]
    if row.source.of_asset and not any(kept):
        yield Statement(f"{row.source.of_asset}, after all its rows", "none is left")
    if not row.source.of_asset and kept and not any(kept):
        yield Statement("Common Stock, after all its rows", "none is receivable")


def _key(row: Row) -> tuple[date, str]:
    return row.date, row.source.of_asset if isinstance(row.source, Reorganization) else ""


def _consideration(row: Row) -> Iterator[Statement]:
    match row.facts:
        case IssueFacts(offer=offer):
            yield from _parts(offer)
            yield Statement("(a) Consideration", offer.consideration, "$")
            yield Statement("Additional Shares", offer.additional_shares, "shares")
        case ReplayFacts(moved=moved):
            for each in moved:
                if (
                    isinstance(each.was.step, Issue)
                    and isinstance(each.now.step, Issue)
                    and each.was.step != each.now.step
                ):
                    yield from _actually(each.was.step, each.now.step)
        case _:
            return
    if row.effective_price is not None and row.fair_market_value is not None:
        yield Statement("Effective Price", row.effective_price, "$ a share")
        yield Statement("Fair Market Value", row.fair_market_value, "$ a share")


def _parts(offer: Offer) -> Iterator[Statement]:
    """State what the consideration consists of; parts of nothing are left out, unless there is no other."""
    parts = (
        Statement("(a) Cash", offer.cash, "$"),
        Statement("(a) Property, at the Board's value", offer.property_value, "$"),
        Statement("(a) Received for the rights", offer.received, "$"),
        Statement("(a) Minimum payable later", offer.payable, "$"),
        Statement("(a) Less expenses", offer.expenses, "$"),
    )
    yield from [each for each in parts if each.value] or parts[:1]
    if offer.counted != 1:
        yield Statement("(a) Part of it that counts", offer.counted)


def _actually(was: Issue, now: Issue) -> Iterator[Statement]:
    yield Statement("(a) Consideration as deemed", was.consideration, "$")
    yield Statement("(a) Consideration actually received", now.consideration, "$")
    yield Statement("Additional Shares as deemed", was.additional_shares, "shares")
    yield Statement("Additional Shares actually issued", now.additional_shares, "shares")


def as_text(written: Certificate) -> str:
    """Write the certificate as a document: decimals first, the exact fraction beside each that goes on."""
    width = max(len(each.label) for each in written.statements) + 2
    lines = [
        f"{written.issuer}",
        f"CERTIFICATE AS TO ADJUSTMENT No. {written.number}",
        "",
        f"Under Section 4.G of the Warrant, as to an adjustment under Section {written.row.clause}:",
        *wrap(f'"{written.quoted}".', WIDTH),
        "",
        "THE FACTS",
        *(f"  {each.label:{width}}{worded(each)}" for each in written.statements),
        "",
        "THE ARITHMETIC",
        *(line for index, step in enumerate(written.steps, start=1) for line in _numbered(index, step)),
        "",
        "Computed in accordance with the terms of the Warrants, by independent public accountants selected by the",
        "Company. The Company mails a copy to each holder of a Warrant.",
        "",
        "Firm:  ______________________________      By:    ______________________________",
        "Title: ______________________________      Date:  ______________________________",
    ]
    return "\n".join(lines)


def worded(statement: Statement) -> str:
    """Write what is stated: a decimal with its unit, and the exact fraction where the decimal is cut short."""
    value = statement.value
    if not isinstance(value, Fraction):
        return str(value)
    money = statement.unit.startswith("$")
    shown = f"${_cents(decimal(value))}{statement.unit[1:]}" if money else f"{decimal(value)} {statement.unit}".rstrip()
    return f"{shown}, exactly {exact(value)}" if "..." in shown else shown


def _cents(amount: str) -> str:
    """Write an amount of dollars with two decimals at least: 1.6 is 1.60, and 30,000 stays."""
    whole, point, part = amount.partition(".")
    return f"{whole}{point}{part:0<2}" if point else amount


def _numbered(index: int, step: Step) -> Iterator[str]:
    yield f"{index:3}. {step.label}: {step.in_decimals}"
    if step.exactly:
        yield f"     exactly {step.exactly}"
