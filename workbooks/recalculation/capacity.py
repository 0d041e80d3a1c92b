"""How many versions of the schedule and how many assets the recalculation has room for."""

from __future__ import annotations

from addin.schedule import COLUMNS
from addin.warrant.events import DividendPaid, Expire
from workbooks.deal import Deal

VERSIONS, ASSETS = 4, 6
"""How many versions of the schedule and how many assets there is room for at least."""
_ROOM = 2
_EVENT, _REF, _ASSET = map(COLUMNS.index, ("Event", "Ref", "Asset"))


def versions(deal: Deal) -> int:
    """Count the versions that there is room for: one for each Ref that may rewrite the schedule, and some to spare."""
    rewriting = {(row[_EVENT], row[_REF]) for row in deal.events if row[_EVENT] in {Expire.name, DividendPaid.name}}
    return max(1 + len(rewriting) + _ROOM, VERSIONS)


def assets(deal: Deal) -> int:
    """Count the assets that there is room for."""
    return max(len({row[_ASSET] for row in deal.events if row[_ASSET]}) + _ROOM, ASSETS)
