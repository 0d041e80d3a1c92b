"""All columns of the recalculation, for so many versions and assets."""

from __future__ import annotations

from workbooks.recalculation.columns import Group
from workbooks.recalculation.holdings import ASSETS, CLAUSE, held
from workbooks.recalculation.issues import OUTCOME, TESTED
from workbooks.recalculation.order import FACTS, KIND, ORDER
from workbooks.recalculation.results import LEDGER, SETTLEMENT, position
from workbooks.recalculation.rights import AS_ISSUED, PLAN, RIGHT, STANDING
from workbooks.recalculation.soundness import STATE, soundness
from workbooks.recalculation.values import VALUE
from workbooks.recalculation.versions import REWRITINGS, version


def groups(versions: int, assets: int) -> tuple[Group, ...]:
    """Give the groups of columns from left to right, all but the comparison with the sheet Ledger."""
    return (
        *(ORDER, FACTS, KIND, VALUE, RIGHT, PLAN, STANDING, AS_ISSUED, TESTED, OUTCOME, SETTLEMENT, REWRITINGS),
        *map(version, range(versions)),
        *(position(versions), ASSETS, held(assets), CLAUSE, LEDGER, STATE, soundness(versions, assets)),
    )
