"""The ledger: a row for each event, with the facts that its arithmetic used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from addin.warrant.adjustment import net_consideration
from addin.warrant.chain import Moved
from addin.warrant.events import Event
from addin.warrant.exercise import Settlement

Holdings = Mapping[str, Fraction]
"""What is receivable beside Common Stock, amount by asset."""

ONE = Fraction(1)
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Offer:
    """Shares issued or deemed issued, the part of each that counts, and the parts of what the Company has for them.

    `received` is the part of what was received for a right that follows the shares, `payable` the minimum payable.
    """

    shares: Fraction
    counted: Fraction
    cash: Fraction = ZERO
    property_value: Fraction = ZERO
    expenses: Fraction = ZERO
    received: Fraction = ZERO
    payable: Fraction = ZERO

    @property
    def additional_shares(self) -> Fraction:
        """A: the shares that are Additional Shares of Common Stock (4.C(5))."""
        return self.counted * self.shares

    @property
    def consideration(self) -> Fraction:
        """C: the counted part of all that was received or is payable, net of expenses (4.C(2), (3), (4))."""
        paid = net_consideration(self.cash, self.property_value, self.expenses, ONE)
        return self.counted * (paid + self.received + self.payable)


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """An issue tested under 4.C(1), and the shares that it was held against.

    `deemed` are the shares of earlier deemed issues that count in numerator and denominator beside `outstanding`.
    """

    offer: Offer
    outstanding: Fraction
    deemed: tuple[Fraction, Fraction]


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


Day = date
Days = tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class AssetSplitFacts:
    """So much of a held asset, `new` units for `old` (4.A, 4.B)."""

    asset: str
    held: Fraction
    new: Fraction
    old: Fraction


@dataclass(frozen=True, slots=True)
class PropertyFacts:
    """So much of an asset for each of so many shares, or units of the held asset `of_asset` (4.A, 4.B).

    `before` is what was receivable of the asset already.
    """

    asset: str
    per_share: Fraction
    held: Fraction
    of_asset: str
    before: Fraction


Facts = IssueFacts | ReplayFacts | DividendFacts | SplitFacts | AssetSplitFacts | PropertyFacts | Settlement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfEvent:
    """What a row has of its event; apart from `Row`, whose field `property` hides the decorator."""

    number: int
    source: Event

    @property
    def date(self) -> Day:
        """The date of the event."""
        return self.source.date

    @property
    def event(self) -> str:
        """The name of the event."""
        return self.source.name

    @property
    def ref(self) -> str:
        """The event's Ref, "" where it has none."""
        return self.source.ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(_OfEvent):
    """One row. Prices in dollars a share, counts in shares, all exact; blank (`None`) where the row has no such fact.

    `factor` is the price after over the price before; both are blank after the Expiration Date. `clause` is empty on a
    row that changes neither price, Warrant Shares nor property. `source` is the event that the row is of.
    """

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
    property: Holdings = field(default_factory=dict)
    note: str = ""
    fmv_days: Days = ()
    facts: Facts = None
