"""The model recalculated with ten inputs changed at random, fifty times: `python -m tests.recalculate [N]`.

LibreOffice recalculates each changed workbook. Every formula cell of it is held against our own drawing of the same
inputs, and its ledger against the exact replay of the inputs as they are read back from the file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import openpyxl

from tests.changes import Change, in_book, in_deal, in_file
from tests.hosts.libreoffice import LibreOffice
from tests.random_inputs import changes
from tests.recalculation import Difference, against_core, against_drawing, has_errors
from tests.templates import drawn, written
from workbooks.sample import sample_deal

TOGETHER = 10
"""Workbooks in one run of LibreOffice: starting it costs more than recalculating one."""


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


def outcomes(seeds: Sequence[int], office: LibreOffice, folder: Path) -> Iterator[Outcome]:
    """Change, recalculate and compare the model once for each seed."""
    deal, source = sample_deal(), written("model", folder)
    for start in range(0, len(seeds), TOGETHER):
        batch = {seed: changes(deal, Random(seed)) for seed in seeds[start : start + TOGETHER]}
        files = [in_file(source, changed, folder / f"{seed}.xlsx") for seed, changed in batch.items()]
        for (seed, changed), recalculated in zip(
            batch.items(), office.recalculate(files, folder / "recalculated"), strict=True
        ):
            formulas, shown = (openpyxl.load_workbook(recalculated, data_only=each) for each in (False, True))
            book = in_book(drawn("model", in_deal(deal, changed)), changed)
            found = [*against_drawing(formulas, shown, book), *against_core(shown)]
            yield Outcome(seed, changed, found, has_errors(shown))


def main() -> None:
    """Print what differs, and fail where anything does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=50, metavar="N")
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="the first seed; the rest follow it")
    options = parser.parse_args()
    different = faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        (profile := Path(scratch) / "profile").mkdir()
        for each in outcomes(range(options.first, options.first + options.count), LibreOffice(profile), Path(scratch)):
            faults += each.is_faulty
            different += bool(each.differences)
            print(each if each.differences else f"seed {each.seed}: as it should be", flush=True)  # noqa: T201
    print(f"{options.count} workbooks, {faults} with an error in a cell, {different} that differ")  # noqa: T201
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
