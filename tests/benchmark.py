"""What a call and a start cost, as ratios within one run: `python -m tests.benchmark`. Nothing fails on a time."""

from __future__ import annotations

import statistics
import subprocess
import sys
import timeit
from collections.abc import Sequence

from addin.formulas import Formula
from addin.functions import CATALOGUE
from tests.conftest import ROOT

RUNS = 15


def core_microseconds(formula: Formula) -> float:
    """Time the function alone, on values already read from their cells."""
    values = formula.read(formula.example.arguments)
    return _microseconds(lambda: formula.function(*values))


def cell_microseconds(formula: Formula) -> float:
    """Time the whole call, cells in and cells out."""
    return _microseconds(lambda: formula.call(formula.example.arguments))


def _microseconds(call: object) -> float:
    timer = timeit.Timer(call)  # type: ignore[arg-type]  # a call without arguments
    loops, _ = timer.autorange()
    return min(timer.repeat(5, max(loops // 10, 1))) / max(loops // 10, 1) * 1e6


def start_ratio(statement: str, against: str) -> float:
    """Time two statements in fresh processes, in turn, and give the ratio of their medians beyond a bare start."""
    seconds: dict[str, list[float]] = {statement: [], against: []}
    for _ in range(RUNS):
        for each, taken in seconds.items():
            command = [sys.executable, "-c", each]
            taken.append(timeit.timeit(lambda run=command: _run(run), number=1))  # type: ignore[misc]  # bound now
    return statistics.median(seconds[statement]) / statistics.median(seconds[against])


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, cwd=ROOT, check=True)  # our own interpreter


def main() -> None:
    """Print the measures."""
    print("function                   in the core   as a cell (microseconds)")  # noqa: T201
    for formula in CATALOGUE.values():
        core, cell = core_microseconds(formula), cell_microseconds(formula)
        print(f"{formula.name:26} {core:11.1f} {cell:11.1f}")  # noqa: T201
    ratio = start_ratio("import addin.udfs", "import xlwings")
    print(f"import addin.udfs takes {ratio:.2f} times import xlwings")  # noqa: T201


if __name__ == "__main__":
    main()
