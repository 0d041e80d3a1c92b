"""The replay: terms and a schedule of events in, a ledger out, one row at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import partial
from typing import assert_never

from addin.warrant.book import Book, Market, Outcome, Scene
from addin.warrant.chain import Movement
from addin.warrant.dividends import dividend_paid, stock_dividend, stock_split
from addin.warrant.errors import Fault, NotThere, OutOfRange
from addin.warrant.events import (
    AssetSplit,
    Conversion,
    Distribution,
    DividendPaid,
    Event,
    Exercise,
    ExerciseWarrant,
    Expire,
    IssueRights,
    IssueShares,
    Notice,
    Receipt,
    Reorganization,
    Reprice,
    Repurchase,
    StockDividend,
    StockSplit,
    in_order,
)
from addin.warrant.fair_value import FairMarketValue
from addin.warrant.issues import exercise, expire, issue_rights, issue_shares, reprice
from addin.warrant.ledger import Holdings, Row
from addin.warrant.property import asset_split, check_receivable, conversion, distribution, receipt
from addin.warrant.surrender import exercise_warrant
from addin.warrant.terms import Terms

OF_COMMON_STOCK = (IssueShares, IssueRights, Reprice, StockDividend, StockSplit, Distribution, Conversion, Receipt)
"""What issues, reprices, distributes or splits Common Stock, unless it is of a held asset."""

ONE = Fraction(1)
ZERO = Fraction(0)


def replay(terms: Terms, events: Iterable[Event], market: Market) -> Iterator[Row]:
    """Give a ledger row for each event, in the order of the ledger; the first fault ends it, naming its row."""
    book = Book.opened(terms)
    for number, event in enumerate(in_order(list(events)), start=1):
        try:
            outcome = _outcome(event, _scene(number, event, book, market))
            after = _settled(event, outcome, book)
        except Fault as fault:
            raise fault.at(event.place or f"row {number} of the ledger, {event.date}", clause=event.clause) from None
        yield _row(number, event, book, after, outcome)
        book = after


@dataclass(frozen=True, slots=True)
class Position:
    """Where the ledger stands after all rows of a day; no price after the Expiration Date.

    `issuable` are the shares that the Warrant Shares would bring: none where a reorganization left none (4.B).
    """

    price: Fraction | None
    warrant_shares: Fraction
    outstanding: Fraction
    issuable: Fraction
    property: Holdings = field(default_factory=dict)


def position_after(on: date, terms: Terms, rows: Iterable[Row]) -> Position:
    """Say where the ledger stands after a day, from its rows through that day."""
    if on < terms.issue_date:
        raise NotThere(f"{on} is before the Issue Date {terms.issue_date}", clause="1")
    position = Position(terms.exercise_price, terms.warrant_shares, terms.shares_outstanding, terms.warrant_shares)
    is_gone = False
    for row in rows:
        is_gone = is_gone or _leaves_no_shares(row.source)
        issuable = ZERO if is_gone else row.shares_after
        position = Position(row.price_after, row.shares_after, row.outstanding_after, issuable, row.property)
    return Position(None, ZERO, position.outstanding, ZERO) if on > terms.expiration_date else position


def _leaves_no_shares(event: Event) -> bool:
    return isinstance(event, Conversion) and not (event.of_asset or event.new)


def _scene(number: int, event: Event, book: Book, market: Market) -> Scene:
    if event.date < book.terms.issue_date and not isinstance(event, IssueRights):
        raise OutOfRange(
            f"{event.name} on {event.date}, before the Issue Date {book.terms.issue_date}: only options and"
            " convertibles outstanding then may be dated so",
            column="Date",
        )
    if isinstance(event, OF_COMMON_STOCK):
        check_receivable(event, book)
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
            return stock_dividend(event, scene)
        case DividendPaid():
            return dividend_paid(event, scene)
        case StockSplit():
            return stock_split(event, scene)
        case AssetSplit():
            return asset_split(event, scene)
        case Distribution():
            return distribution(event, scene)
        case Conversion():
            return conversion(event, scene)
        case Receipt():
            return receipt(event, scene)
        case Repurchase():
            return Outcome(scene.book.then(scene.number, Movement(-event.shares)), "")
        case ExerciseWarrant():
            return exercise_warrant(event, scene)
        case Notice():
            return Outcome(scene.book, "")
        case _:
            assert_never(event)


def _settled(event: Event, outcome: Outcome, before: Book) -> Book:
    """Bring the Exercise Price, the Warrant Shares and what is receivable on them up to date after a row."""
    number = before.warrant_shares / outcome.fraction if outcome.follows else before.warrant_shares
    book = outcome.book
    if outcome.exercised:
        book = book.in_part(1 - outcome.exercised / number)
    if not isinstance(event, Reorganization):
        book = replace(book, reorganizing=None)
    return replace(book, price=before.price * outcome.fraction, warrant_shares=number - outcome.exercised)


def _row(number: int, event: Event, before: Book, after: Book, outcome: Outcome) -> Row:
    is_void = before.is_void(event.date)
    value = outcome.fair_market_value
    moves = outcome.fraction != ONE or outcome.exercised or after.holdings != before.holdings
    return Row(
        number=number,
        source=event,
        clause=outcome.clause if moves and not is_void else "",
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
        property={} if is_void else after.holdings,
        note="; ".join(filter(None, (event.note, *_remarks(outcome, before)))),
        facts=outcome.facts,
    )


def _remarks(outcome: Outcome, book: Book) -> Iterator[str]:
    """Say where a split took effect inside the five days: prices are used as given (1)."""
    days = outcome.fair_market_value.days if outcome.fair_market_value else ()
    for split in book.splits:
        if days and split > days[0]:
            yield f"FMV averages closing prices from {days[0]} as given, across the split of {split}"
