"""What the replay knows after a row, what a row does to it, and what it is told of the market."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from addin.warrant.chain import Chain, Moved, Standing, Step
from addin.warrant.errors import Fault, NotThere, OutOfRange
from addin.warrant.exclusions import PlanCap
from addin.warrant.exercise import BusinessDay
from addin.warrant.fair_value import Closes, FairMarketValue, TradingDays, average_close
from addin.warrant.ledger import Facts, Holdings
from addin.warrant.securities import Security
from addin.warrant.terms import Terms


@dataclass(frozen=True, slots=True)
class Market:
    """Closing prices by date, and the trading days and business days that the clauses count in."""

    closes: Closes
    trading_days: TradingDays
    business_day: BusinessDay

    def value_on(self, on: date, days: int) -> FairMarketValue:
        """Average the closing prices preceding a date, or say that there are none."""
        try:
            if not self.closes:
                raise NotThere(f"no Fair Market Value on {on}: give FMV, or a price history", clause="1")
            return average_close(on, self.closes, self.trading_days, days)
        except Fault as fault:
            raise fault.at(column="FMV") from None


@dataclass(frozen=True, slots=True)
class Declared:
    """A stock dividend declared with a Ref: its link, and whether a Dividend paid row has already voided it."""

    link: int
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Reorganizing:
    """A reorganization whose rows are being read: its date, the asset that it is of, and how much was held before.

    `is_converted` once a row has given New and Old.
    """

    on: date
    of_asset: str
    held: Fraction
    is_converted: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that later rows can depend on.

    `holdings` is the property receivable on all Warrants (4.A, 4.B), amount by asset. `gone_since` is the date of the
    reorganization that left no shares receivable.
    """

    terms: Terms
    price: Fraction
    warrant_shares: Fraction
    chain: Chain
    plan: PlanCap
    securities: Mapping[str, Security] = field(default_factory=dict)
    dividends: Mapping[str, Declared] = field(default_factory=dict)
    splits: tuple[date, ...] = ()
    restructuring: str | None = None
    holdings: Holdings = field(default_factory=dict)
    reorganizing: Reorganizing | None = None
    reorganized: frozenset[tuple[date, str]] = frozenset()
    gone_since: date | None = None

    @classmethod
    def opened(cls, terms: Terms) -> Book:
        """Open the book as the Warrants are issued."""
        return cls(
            terms=terms,
            price=terms.exercise_price,
            warrant_shares=terms.warrant_shares,
            chain=Chain(Standing(terms.reading.deemed_outstanding, terms.shares_outstanding)),
            plan=PlanCap(terms.plan_option_cap, terms.plan_options_granted),
        )

    @property
    def outstanding(self) -> Fraction:
        """O, the shares of Common Stock outstanding."""
        return self.chain.standing.outstanding

    def is_void(self, on: date) -> bool:
        """Tell whether the Warrant is "void after" the Expiration Date."""
        return on > self.terms.expiration_date

    def security(self, ref: str) -> Security:
        """Find what is outstanding under a Ref; raise `NotThere` for one never issued, `OutOfRange` for one expired."""
        security = self.securities.get(ref)
        if security is None:
            raise NotThere(f"no options or convertibles were issued under {ref!r}", column="Ref")
        if security.expired:
            raise OutOfRange(f"{ref!r} has already expired: a Ref still outstanding belongs here", column="Ref")
        return security

    def then(self, row: int, step: Step) -> Book:
        """Add a step to the chain."""
        return replace(self, chain=self.chain.then(row, step))

    def rewritten(self, steps: Mapping[int, Step]) -> tuple[Chain, tuple[Moved, ...]]:
        """Replay the chain with some of its steps replaced; a fault stands at the Ref, which names what is replayed."""
        try:
            return self.chain.rewritten(steps)
        except Fault as fault:
            raise type(fault)(fault.message, clause=fault.clause, column="Ref") from None

    def held(self, asset: str) -> Fraction:
        """Give how much of an asset is receivable. Raises `NotThere` where nothing is."""
        amount = self.holdings.get(asset)
        if amount is None:
            raise NotThere(f"nothing of {asset!r} is receivable", column="Of asset")
        return amount

    def receiving(self, asset: str, amount: Fraction) -> Book:
        """Add to what is receivable of an asset; by name; an amount of zero is not listed."""
        total = self.holdings.get(asset, Fraction(0)) + amount
        amounts = {**self.holdings, asset: total}
        return replace(self, holdings={name: amounts[name] for name in sorted(amounts) if amounts[name]})

    def in_part(self, part: Fraction) -> Book:
        """Leave a part of everything receivable, after an exercise of the rest (1)."""
        return replace(self, holdings={name: held * part for name, held in self.holdings.items()} if part else {})

    def split(self, ratio: Fraction, *, moves_cap: bool) -> Book:
        """Move what is still issuable with a split (4.E), and the plan cap with it where it moves."""
        cap_ratio = ratio if moves_cap else Fraction(1)
        securities = {ref: security.split(ratio, cap_ratio) for ref, security in self.securities.items()}
        return replace(self, securities=securities, plan=self.plan.scaled(cap_ratio))

    def holding(self, security: Security) -> Book:
        """Put a security in, in place of what stood under its Ref."""
        return replace(self, securities={**self.securities, security.ref: security})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row does: the book after it but for P and N, the clause, and what P is multiplied by.

    N follows inversely unless `follows` is no; `exercised` Warrant Shares leave it.
    """

    book: Book
    clause: str
    fraction: Fraction = Fraction(1)
    follows: bool = True
    exercised: Fraction = Fraction(0)
    additional_shares: Fraction | None = None
    consideration: Fraction | None = None
    effective_price: Fraction | None = None
    fair_market_value: FairMarketValue | None = None
    facts: Facts = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a row is replayed: the book before it, Fair Market Value on its date if asked, and what day it is."""

    number: int
    book: Book
    value: Callable[[], FairMarketValue]
    is_void: bool
    is_business_day: bool
