"""The one adjustment history of the issue: what a Warrant Share, and a share issued, of the Issue Date has become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from addin.warrant.events import Conversion, StockSplit, at_the_close
from addin.warrant.exercise import Settlement
from addin.warrant.ledger import Row

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class History:
    """The rows of a ledger, and before the first and after each: the Warrant Shares that one of the Issue Date is now.

    `common_stock` is the same of a share of Common Stock held: it moves with splits (4.E) and conversions (4.B) alone.
    """

    rows: tuple[Row, ...]
    warrant_shares: tuple[Fraction, ...]
    common_stock: tuple[Fraction, ...]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> History:
        """Follow a ledger; an exercise ends Warrants and moves no other."""
        kept = tuple(rows)
        warrants, stock = [ONE], [ONE]
        for row in kept:
            warrants.append(warrants[-1] * _adjustment(row))
            stock.append(stock[-1] * _split(row))
        return cls(kept, tuple(warrants), tuple(stock))

    def before_record_dates(self, on: date) -> int:
        """Count the rows that an entry of a day stands after: all but its record dates, at the close of business."""
        return sum(row.date < on or (row.date == on and not at_the_close(row.source)) for row in self.rows)


def _adjustment(row: Row) -> Fraction:
    if isinstance(row.facts, Settlement) or not row.shares_before:
        return ONE
    return row.shares_after / row.shares_before


def _split(row: Row) -> Fraction:
    match row.source:
        case StockSplit(new=new, old=old) | Conversion(of_asset="", new=new, old=old):
            return new / old
        case _:
            return ONE
