"""What came of changing a workbook's inputs and recalculating it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.changes import Change
from tests.recalculation import Difference


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one seed: the changes, where the recalculated file differs, and whether any cell is an error."""

    seed: int
    changed: list[Change]
    differences: list[Difference]
    is_faulty: bool

    def __str__(self) -> str:
        """Say all that is needed to look into it."""
        lines = [
            f"seed {self.seed}: {len(self.differences)} cells differ after",
            *(f"  {each}" for each in self.changed),
        ]
        return "\n".join([*lines, "sheet, cell, expected, shown:", *(f"  {each}" for each in self.differences[:20])])
