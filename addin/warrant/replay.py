"""The replay: terms and a schedule of events in, a ledger out, one row at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import assert_never

from addin.warrant.book import Book, Declared, Market, Outcome
from addin.warrant.chain import Dividend, Movement, Split, fraction_of
from addin.warrant.errors import Fault, NotThere, NotUnderstood, OutOfRange
from addin.warrant.events import (
    DividendPaid,
    Event,
    Exercise,
    ExerciseWarrant,
    Expire,
    IssueRights,
    IssueShares,
    Reprice,
    Repurchase,
    StockDividend,
    StockSplit,
    in_order,
)
from addin.warrant.exercise import settle
from addin.warrant.fair_value import FairMarketValue
from addin.warrant.issues import Scene, exercise, expire, issue_rights, issue_shares, reprice, split_rights
from addin.warrant.ledger import DividendFacts, ReplayFacts, Row, SplitFacts
from addin.warrant.terms import Terms

ONE = Fraction(1)
ZERO = Fraction(0)


def replay(terms: Terms, events: Iterable[Event], market: Market) -> Iterator[Row]:
    """Give a ledger row for each event, in the order of the ledger; the first fault ends it, naming its row."""
    book = Book.opened(terms)
    for number, event in enumerate(in_order(list(events)), start=1):
        try:
            outcome = _outcome(event, _scene(number, event, book, market))
            after = _settled(outcome, book)
        except Fault as fault:
            raise fault.at(event.place or f"row {number} of the ledger, {event.date}", clause=event.clause) from None
        yield _row(number, event, book, after, outcome)
        book = after


@dataclass(frozen=True, slots=True)
class Position:
    """Where the ledger stands after all rows of a day; no price after the Expiration Date."""

    price: Fraction | None
    warrant_shares: Fraction
    outstanding: Fraction


def position_on(on: date, terms: Terms, events: Iterable[Event], market: Market) -> Position:
    """Replay the schedule through a day. Later rows are not looked at, so a planned one may still lack its FMV."""
    if on < terms.issue_date:
        raise NotThere(f"{on} is before the Issue Date {terms.issue_date}", clause="1")
    position = Position(terms.exercise_price, terms.warrant_shares, terms.shares_outstanding)
    for row in replay(terms, [event for event in events if event.date <= on], market):
        position = Position(row.price_after, row.shares_after, row.outstanding_after)
    return Position(None, ZERO, position.outstanding) if on > terms.expiration_date else position


def _scene(number: int, event: Event, book: Book, market: Market) -> Scene:
    if event.date < book.terms.issue_date and not isinstance(event, IssueRights):
        raise OutOfRange(
            f"{event.name} on {event.date}, before the Issue Date {book.terms.issue_date}: only options and"
            " convertibles outstanding then may be dated so",
            column="Date",
        )
    return Scene(
        number=number,
        book=book,
        value=partial(_value, event, book.terms, market),
        is_void=book.is_void(event.date),
        is_business_day=market.business_day(event.date),
    )


def _value(event: Event, terms: Terms, market: Market) -> FairMarketValue:
    return market.value_on(event.date, terms.fmv_days) if event.fmv is None else FairMarketValue(event.fmv)


def _outcome(event: Event, scene: Scene) -> Outcome:
    match event:
        case IssueShares():
            return issue_shares(event, scene)
        case IssueRights():
            return issue_rights(event, scene)
        case Reprice():
            return reprice(event, scene)
        case Exercise():
            return exercise(event, scene)
        case Expire():
            return expire(event, scene)
        case StockDividend():
            return _stock_dividend(event, scene)
        case DividendPaid():
            return _dividend_paid(event, scene)
        case StockSplit():
            return _stock_split(event, scene)
        case Repurchase():
            return Outcome(scene.book.then(scene.number, Movement(-event.shares)), "")
        case ExerciseWarrant():
            return _exercise_warrant(event, scene)
        case _:
            assert_never(event)


def _stock_dividend(event: StockDividend, scene: Scene) -> Outcome:
    """Lower the price on the record date, for shares "issuable in payment" (4.D(1))."""
    book = scene.book
    if event.ref and event.ref in book.dividends:
        raise NotUnderstood(f"a dividend {event.ref!r} was declared before: each has a Ref of its own", column="Ref")
    chain = book.chain.then(scene.number, Dividend(event.shares))
    declared = {event.ref: Declared(chain.last)} if event.ref else {}
    after = replace(book, chain=chain, dividends={**book.dividends, **declared})
    return Outcome(after, event.clause, chain.links[-1].fraction, facts=DividendFacts(event.shares, book.outstanding))


def _dividend_paid(event: DividendPaid, scene: Scene) -> Outcome:
    """Recompute as if the record date had not been, and adjust "as of the time of actual payment" (4.D(1))."""
    book = scene.book
    declared = book.dividends.get(event.ref)
    if declared is None:
        raise NotThere(f"no stock dividend was declared under {event.ref!r}", column="Ref")
    voided, moved = book.chain.rewritten({} if declared.voided else {declared.link: Dividend(ZERO)})
    chain = voided.then(scene.number, Dividend(event.shares))
    dividends = {**book.dividends, event.ref: replace(declared, voided=True)}
    return Outcome(
        replace(book, chain=chain, dividends=dividends),
        event.clause,
        fraction_of(moved) * chain.links[-1].fraction,
        facts=ReplayFacts(moved, event.shares, voided.standing.outstanding),
    )


def _stock_split(event: StockSplit, scene: Scene) -> Outcome:
    """Move price, number, shares outstanding and shares issuable "proportionately" (4.E)."""
    chain = scene.book.chain.then(scene.number, Split(event.new, event.old))
    book = split_rights(scene.book, event.new / event.old)
    return Outcome(
        replace(book, chain=chain, splits=(*book.splits, event.date)),
        event.clause,
        chain.links[-1].fraction,
        facts=SplitFacts(event.new, event.old),
    )


def _exercise_warrant(event: ExerciseWarrant, scene: Scene) -> Outcome:
    """Settle one surrender; the full shares issued join those outstanding (1)."""
    book = scene.book
    if scene.is_void:
        raise OutOfRange(
            f"exercise on {event.date}, after the Expiration Date {book.terms.expiration_date}",
            column="Date",
        )
    if not scene.is_business_day:
        raise OutOfRange(f"{event.date:%A} {event.date} is not a business day", column="Date")
    settlement = settle(
        event.shares,
        book.price,
        lambda: scene.value().value,
        cash=event.cash,
        debt_cancelled=event.debt,
        available=book.warrant_shares,
    )
    return Outcome(
        book.then(scene.number, Movement(settlement.shares_issued)),
        event.clause,
        exercised=event.shares,
        fair_market_value=None if settlement.fair_market_value is None else scene.value(),
        facts=settlement,
    )


def _settled(outcome: Outcome, before: Book) -> Book:
    """Bring the Exercise Price and the Warrant Shares up to date after a row."""
    number = before.warrant_shares / outcome.fraction if outcome.follows else before.warrant_shares
    return replace(outcome.book, price=before.price * outcome.fraction, warrant_shares=number - outcome.exercised)


def _row(number: int, event: Event, before: Book, after: Book, outcome: Outcome) -> Row:
    is_void = before.is_void(event.date)
    value = outcome.fair_market_value
    changes = not is_void and (outcome.fraction != ONE or outcome.exercised)
    return Row(
        number=number,
        source=event,
        clause=outcome.clause if changes else "",
        factor=None if is_void else outcome.fraction,
        price_before=None if is_void else before.price,
        price_after=None if is_void else after.price,
        shares_before=ZERO if is_void else before.warrant_shares,
        shares_after=ZERO if is_void else after.warrant_shares,
        outstanding_before=before.outstanding,
        outstanding_after=after.outstanding,
        additional_shares=outcome.additional_shares,
        consideration=outcome.consideration,
        effective_price=outcome.effective_price,
        fair_market_value=value.value if value else None,
        fmv_days=value.days if value else (),
        note="; ".join(filter(None, (event.note, *_remarks(outcome, before)))),
        facts=outcome.facts,
    )


def _remarks(outcome: Outcome, book: Book) -> Iterator[str]:
    """Say where a split took effect inside the five days: prices are used as given (1)."""
    days = outcome.fair_market_value.days if outcome.fair_market_value else ()
    for split in book.splits:
        if days and split > days[0]:
            yield f"FMV averages closing prices from {days[0]} as given, across the split of {split}"
