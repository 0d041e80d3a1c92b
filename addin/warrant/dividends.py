"""4.D and 4.E: dividends in Common Stock, paid and unpaid, and splits."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from addin.warrant.book import Declared, Outcome, Scene
from addin.warrant.chain import Dividend, Split, fraction_of
from addin.warrant.errors import NotThere, NotUnderstood
from addin.warrant.events import DividendPaid, StockDividend, StockSplit
from addin.warrant.ledger import DividendFacts, ReplayFacts, SplitFacts
from addin.warrant.terms import PlanCapAfterSplit

ZERO = Fraction(0)


def stock_dividend(event: StockDividend, scene: Scene) -> Outcome:
    """Lower the price on the record date, for shares "issuable in payment" (4.D(1))."""
    book = scene.book
    if event.ref and event.ref in book.dividends:
        raise NotUnderstood(f"a dividend {event.ref!r} was declared before: each has a Ref of its own", column="Ref")
    chain = book.chain.then(scene.number, Dividend(event.shares))
    declared = {event.ref: Declared(chain.last)} if event.ref else {}
    after = replace(book, chain=chain, dividends={**book.dividends, **declared})
    return Outcome(after, event.clause, chain.links[-1].fraction, facts=DividendFacts(event.shares, book.outstanding))


def dividend_paid(event: DividendPaid, scene: Scene) -> Outcome:
    """Recompute as if the record date had not been, and adjust "as of the time of actual payment" (4.D(1))."""
    book = scene.book
    declared = book.dividends.get(event.ref)
    if declared is None:
        raise NotThere(f"no stock dividend was declared under {event.ref!r}", column="Ref")
    voided, moved = book.rewritten({} if declared.voided else {declared.link: Dividend(ZERO)})
    chain = voided.then(scene.number, Dividend(event.shares))
    dividends = {**book.dividends, event.ref: replace(declared, voided=True)}
    return Outcome(
        replace(book, chain=chain, dividends=dividends),
        event.clause,
        fraction_of(moved) * chain.links[-1].fraction,
        facts=ReplayFacts(moved, event.shares, voided.standing.outstanding),
    )


def stock_split(event: StockSplit, scene: Scene) -> Outcome:
    """Move price, number, shares outstanding and shares issuable "proportionately" (4.E)."""
    chain = scene.book.chain.then(scene.number, Split(event.new, event.old))
    moves_cap = scene.book.terms.reading.plan_cap_after_split is PlanCapAfterSplit.SCALED
    book = scene.book.split(event.new / event.old, moves_cap=moves_cap)
    return Outcome(
        replace(book, chain=chain, splits=(*book.splits, event.date)),
        event.clause,
        chain.links[-1].fraction,
        facts=SplitFacts(event.new, event.old),
    )
