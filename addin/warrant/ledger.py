"""The ledger: a row for each event, with the facts that its arithmetic used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from addin.warrant.chain import Moved
from addin.warrant.events import Event
from addin.warrant.exercise import Settlement


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """An issue tested under 4.C(1): the parts of the consideration, what counts, and the shares it was held against.

    `received` is the part of what was received at the grant that follows the shares tested. `outstanding` and
    `deemed_before`, `deemed_after` make the numerator and the denominator of the fraction.
    """

    cash: Fraction
    property_value: Fraction
    expenses: Fraction
    received: Fraction
    payable: Fraction
    shares: Fraction
    counted: Fraction
    outstanding: Fraction
    deemed_before: Fraction
    deemed_after: Fraction


@dataclass(frozen=True, slots=True)
class ReplayFacts:
    """A readjustment on expiry, or a dividend not paid when due: every earlier row whose fraction moved."""

    moved: tuple[Moved, ...]
    shares: Fraction
    outstanding: Fraction


@dataclass(frozen=True, slots=True)
class DividendFacts:
    """A dividend in Common Stock: its shares, on the shares outstanding at the record date (4.D)."""

    shares: Fraction
    outstanding: Fraction


@dataclass(frozen=True, slots=True)
class SplitFacts:
    """A split or combination, `new` for `old` (4.E)."""

    new: Fraction
    old: Fraction


Days = tuple[date, ...]
Facts = IssueFacts | ReplayFacts | DividendFacts | SplitFacts | Settlement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. Prices in dollars a share, counts in shares, all exact; blank (`None`) where the row has no such fact.

    `factor` is the price after over the price before; both are blank after the Expiration Date. `clause` is empty on a
    row that changes neither price, Warrant Shares nor property. `source` is the event that the row is of.
    """

    number: int
    source: Event
    date: date
    event: str
    ref: str
    clause: str
    factor: Fraction | None
    price_before: Fraction | None
    price_after: Fraction | None
    shares_before: Fraction
    shares_after: Fraction
    outstanding_before: Fraction
    outstanding_after: Fraction
    additional_shares: Fraction | None = None
    consideration: Fraction | None = None
    effective_price: Fraction | None = None
    fair_market_value: Fraction | None = None
    property: Mapping[str, Fraction] = field(default_factory=dict)
    note: str = ""
    fmv_days: Days = ()
    facts: Facts = None
