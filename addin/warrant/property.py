"""4.A and 4.B: property receivable beside Common Stock, what happens to it later, and reorganizations."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from addin.warrant.book import Book, Outcome, Reorganizing, Scene
from addin.warrant.chain import Split
from addin.warrant.errors import NotUnderstood, OutOfRange, shown
from addin.warrant.events import (
    AssetSplit,
    Conversion,
    Distribution,
    Event,
    OfAsset,
    Receipt,
    Reorganization,
    Treatment,
)
from addin.warrant.ledger import AssetSplitFacts, PropertyFacts, SplitFacts


def distribution(event: Distribution, scene: Scene) -> Outcome:
    """Add what "such Holder would hold ... if on the Issue Date Holder had been the holder of record" (4.A).

    Only a cash dividend out of retained earnings gives nothing.
    """
    book = scene.book
    if scene.is_void:
        return Outcome(book, "")
    held = book.held(event.of_asset) if event.of_asset else book.warrant_shares
    if event.treatment is Treatment.RETAINED_EARNINGS:
        return Outcome(book, "")
    return _received(event, held, book)


def _received(event: Distribution | Receipt, held: Fraction, book: Book) -> Outcome:
    before = book.holdings.get(event.asset, Fraction(0))
    facts = PropertyFacts(event.asset, event.per_share, held, event.of_asset, before)
    return Outcome(book.receiving(event.asset, held * event.per_share), event.clause, facts=facts)


def asset_split(event: AssetSplit, scene: Scene) -> Outcome:
    """Split a held asset: "all other or additional stock ... receivable by it as aforesaid" is held as well (4.A)."""
    if scene.is_void:
        return Outcome(scene.book, "")
    held = scene.book.held(event.of_asset)
    after = scene.book.receiving(event.of_asset, held * event.new / event.old - held)
    return Outcome(after, event.clause, facts=AssetSplitFacts(event.of_asset, held, event.new, event.old))


def receipt(event: Receipt, scene: Scene) -> Outcome:
    """Add an asset received in a reorganization, on what was held before it (4.B)."""
    book, now = _reorganizing(event, scene)
    return _received(event, now.held, book)


def conversion(event: Conversion, scene: Scene) -> Outcome:
    """Convert Common Stock, or a held asset, into the successor's "in lieu of the stock" receivable before (4.B)."""
    book, now = _converting(event, scene)
    if event.of_asset:
        split = AssetSplitFacts(event.of_asset, now.held, event.new, event.old)
        return Outcome(book.receiving(event.of_asset, now.held * event.new / event.old), event.clause, facts=split)
    facts = SplitFacts(event.new, event.old)
    if not event.new:
        return Outcome(replace(book, gone_since=event.date), event.clause, facts=facts)
    chain = book.chain.then(scene.number, Split(event.new, event.old, event.shares))
    after = replace(book.split(event.new / event.old, moves_cap=False), chain=chain)
    return Outcome(after, event.clause, chain.links[-1].fraction, facts=facts)


def check_receivable(event: Event, book: Book) -> None:
    """Refuse a row that issues, reprices, distributes or splits Common Stock of which none is receivable (4.B)."""
    if book.gone_since is None or (isinstance(event, OfAsset) and event.of_asset):
        return
    if isinstance(event, Reorganization) and _under_way(event, book):
        return
    gone = f"no Common Stock is receivable since the reorganization of {book.gone_since}"
    raise OutOfRange(f"{event.name} on {event.date}: {gone}", clause="4.B", column="Event")


def _under_way(event: Reorganization, book: Book) -> Reorganizing | None:
    """Give the reorganization that is being read, where the row is of it."""
    now = book.reorganizing
    return now if now is not None and (now.on, now.of_asset) == (event.date, event.of_asset) else None


def _converting(event: Conversion, scene: Scene) -> tuple[Book, Reorganizing]:
    """Let one row of a reorganization convert the stock, and no count of a successor stand where there is none."""
    book, now = _reorganizing(event, scene)
    if now.is_converted:
        raise OutOfRange(f"another row gives New and Old of the reorganization of {event.date}: one may", column="New")
    if not event.new and event.shares is not None:
        message = f"{shown(event.shares)} stands where New is 0: no successor's stock is receivable"
        raise NotUnderstood(message, column="Shares")
    now = replace(now, is_converted=True)
    return replace(book, reorganizing=now), now


def _reorganizing(event: Reorganization, scene: Scene) -> tuple[Book, Reorganizing]:
    """Let all rows of one date and one asset act together, on what was held before; an asset goes with the first."""
    book = scene.book
    now = _under_way(event, book)
    if now:
        return book, now
    key = (event.date, event.of_asset)
    if key in book.reorganized:
        between = f"another row stands between those of the reorganization of {event.date}"
        raise OutOfRange(f"{between}: its rows belong together", column="Event")
    now = Reorganizing(*key, _held_before(event, scene))
    book = replace(book, reorganizing=now, reorganized=book.reorganized | {key})
    return book.receiving(event.of_asset, -now.held) if event.of_asset else book, now


def _held_before(event: Reorganization, scene: Scene) -> Fraction:
    if scene.is_void:
        return Fraction(0)
    return scene.book.held(event.of_asset) if event.of_asset else scene.book.warrant_shares
