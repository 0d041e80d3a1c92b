"""The room of the recalculation: versions of the schedule, and assets."""

from __future__ import annotations

from addin.schedule import COLUMNS
from addin.warrant.events import DividendPaid, Expire
from workbooks.deal import Deal

VERSIONS, ASSETS = 4, 6
"""The least room that there is."""
_ROOM = 2
_REWRITING = {Expire.name.casefold(), DividendPaid.name.casefold()}
_EVENT, _REF, _ASSET = map(COLUMNS.index, ("Event", "Ref", "Asset"))


def versions(deal: Deal) -> int:
    """Count the versions that there is room for: one for each Ref that may rewrite the schedule, and some to spare."""
    events = ((" ".join(str(row[_EVENT]).split()).casefold(), row[_REF]) for row in deal.events)
    rewriting = {each for each in events if each[0] in _REWRITING}
    return max(1 + len(rewriting) + _ROOM, VERSIONS)


def assets(deal: Deal) -> int:
    """Count the assets that there is room for."""
    return max(len({row[_ASSET] for row in deal.events if row[_ASSET]}) + _ROOM, ASSETS)
