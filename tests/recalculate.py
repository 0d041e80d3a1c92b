"""The model recalculated with ten inputs changed at random, fifty times: `python -m tests.recalculate [N]`.

LibreOffice recalculates each changed workbook; `--edition lambda`: IronCalc, each of the edition without an add-in.
Every formula cell of it is held against our own drawing of the same inputs, and its ledger against the exact replay of
the inputs as they are read back from the file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import openpyxl

from tests import alone
from tests.changes import in_book, in_deal, in_file
from tests.hosts.libreoffice import LibreOffice
from tests.outcome import Outcome
from tests.random_inputs import changes
from tests.recalculation import against_core, against_drawing, has_errors
from tests.templates import drawn, written
from workbooks.editions import ADDIN, EDITIONS, LAMBDA
from workbooks.sample import sample_deal

TOGETHER = 10
"""Workbooks in one run of LibreOffice: starting it costs more than recalculating one."""


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


def in_libreoffice(seeds: Sequence[int], scratch: Path) -> Iterator[Outcome]:
    """Recalculate in a profile of LibreOffice of its own."""
    (profile := scratch / "profile").mkdir()
    return outcomes(seeds, LibreOffice(profile), scratch)


def main() -> None:
    """Print what differs, and fail where anything does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=50, metavar="N")
    parser.add_argument("--first", type=int, default=1, metavar="SEED", help="the first seed; the rest follow it")
    parser.add_argument("--edition", choices=EDITIONS, default=ADDIN, help="the add-in's by default")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.count)
    different = faults = 0
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for each in alone.outcomes(seeds, scratch) if options.edition == LAMBDA else in_libreoffice(seeds, scratch):
            faults += each.is_faulty
            different += bool(each.differences)
            print(each if each.differences else f"seed {each.seed}: as it should be", flush=True)  # noqa: T201
    print(f"{options.count} workbooks, {faults} with an error in a cell, {different} that differ")  # noqa: T201
    sys.exit(bool(different))


if __name__ == "__main__":
    main()
