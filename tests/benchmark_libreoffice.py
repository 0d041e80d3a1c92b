"""What a call and a start cost in LibreOffice, as ratios to its own: `python -m tests.benchmark_libreoffice`."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

from addin.hosts.libreoffice.names import full_name
from addin.hosts.libreoffice.office import find_office
from tests.hosts.libreoffice import RECALCULATE, LibreOffice, converted, set_in

CALLS, RUNS = 20_000, 3
NATIVE = "=B{row}*2/3"
NAMES = {"by its full name": full_name("SPLIT_PRICE"), "by its plain name": "SPLIT_PRICE"}


def main() -> None:
    """Print microseconds a call, by either name, and what the extension adds to a start."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        office = LibreOffice(scratch / "with")
        bare = scratch / "without"
        find_office().start_once(bare)
        set_in(bare, RECALCULATE)

        def seconds(profile: Path, formula: str, calls: int) -> float:
            workbook = _workbook(scratch / "calls.xlsx", formula, calls)
            return _seconds(lambda: converted(profile, [workbook], scratch / "out", "xlsx", "Calc MS Excel 2007 XML"))

        native = seconds(office.directory, NATIVE, CALLS)
        for words, name in NAMES.items():
            ours = seconds(office.directory, f"={name}(B{{row}},3,2)", CALLS)
            print(f"a call {words}: {(ours - native) / CALLS * 1e6:.0f} us more than a native formula")  # noqa: T201
        starts = [seconds(profile, NATIVE, 1) for profile in (office.directory, bare)]
        print(f"a start with the extension: {starts[0] / starts[1]:.2f} of one without")  # noqa: T201
        first = seconds(office.directory, "=SPLIT_PRICE(B{row},3,2)", 1)
        print(f"a start and the first call: {first / starts[1]:.2f} of a start without")  # noqa: T201


def _workbook(path: Path, formula: str, calls: int) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Calls", 0)
    for row in range(1, calls + 1):
        sheet.cell(row, 1, formula.format(row=row))
        sheet.cell(row, 2, 3.5)
    workbook.save(path)
    return path


def _seconds(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
