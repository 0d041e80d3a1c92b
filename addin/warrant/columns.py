"""The columns of a ledger, apart from its rows: a function may be listed before anything is replayed."""

from __future__ import annotations

COLUMNS = (
    "date",
    "event",
    "ref",
    "clause",
    "factor",
    "price_before",
    "price_after",
    "shares_before",
    "shares_after",
    "outstanding_before",
    "outstanding_after",
    "additional_shares",
    "consideration",
    "effective_price",
    "fair_market_value",
    "property",
    "note",
)
"""The columns of a printed or spilled ledger, in order: the attributes of a `Row`."""
