"""What a host's call and start cost, as ratios within one run: `python -m tests.benchmark_hosts`. No time fails.

An array call is held against xlwings' own conversion of its cells: a function declared to xlwings in the same way, with
the same arguments, that does nothing (in), or that gives its last range back (in and out). All run through xlwings'
real code, and are timed where it runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import timeit
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

import addin.udfs
from tests.conftest import ROOT
from tests.hosts import com, conversion, officejs, pyodide
from tests.hosts.conversion import BACK

ROWS = 10_000
ROUNDS = 3
STARTS = 15
HOSTS: Mapping[str, Callable[..., float]] = {
    "Excel, ranges": com.seconds,
    "Excel, by value": partial(com.seconds, by_value=True),
    "web add-in": officejs.seconds,
}
SERVER = {**os.environ, **officejs.ENVIRONMENT}
CELL = """
import asyncio
from importlib import import_module
module = import_module("addin.server")
data = {"func_name": "SPLIT_PRICE", "args": [[[3]], [[2]], [[1]]], "runtime": "1.4", "version": "",
        "client": "Office.js", "date_format": "", "culture_info_name": "en-US", "caller_address": "[b.xlsx]S!A1"}
assert asyncio.run(import_module("xlwings.server").custom_functions_call(data, module)) == [[1.5]]
"""
LONG_CALL = f"""
import asyncio, sys, timeit
from importlib import import_module
module = import_module(sys.argv[1])
data = {{"func_name": "FULLY_DILUTED_SHARES", "args": [[[1]], [[float(row)] for row in range({ROWS})]],
        "runtime": "1.4", "version": "", "client": "Office.js", "date_format": "", "culture_info_name": "en-US",
        "caller_address": ""}}
call = import_module("xlwings.server").custom_functions_call
print(min(timeit.repeat(lambda: asyncio.run(call(data, module)), number=1, repeat=3)))
"""
STATEMENTS = {"Python": "pass", "xlwings": "import xlwings.server", "asyncio": "import asyncio", "a cell": CELL}


def calls() -> Mapping[str, list[Any]]:
    """Give calls whose ranges have as many rows as are measured."""
    days = [[date(2002, 6, 10) - timedelta(days=1 + row)] for row in range(ROWS)]
    closes = [[1.5 + row % 100 / 100] for row in range(ROWS)]
    shares, consents = [[100.0 + row] for row in range(ROWS)], [[row % 2 == 0] for row in range(ROWS)]
    return {
        "FULLY_DILUTED_SHARES": [1e6, shares],
        "CONSENT_FRACTION": [shares, consents],
        "FMV_5DAY": [date(2002, 6, 10), days, closes],
    }


def array_ratios(seconds: Callable[..., float], name: str, arguments: list[Any]) -> tuple[float, float]:
    """Time a call and xlwings' conversion of its cells in turn, and give the ratios of the shortest times."""
    timed = [(addin.udfs, name), (conversion, name), (conversion, f"{name}{BACK}")]
    rounds = [[seconds(module, called, arguments) for module, called in timed] for _ in range(ROUNDS)]
    ours, cells_in, and_out = map(min, zip(*rounds, strict=True))
    return ours / cells_in, ours / and_out


def starts() -> dict[str, float]:
    """Time statements in fresh processes, in turn, and give the median of each in seconds."""
    taken: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for _ in range(STARTS):
        for name, statement in STATEMENTS.items():
            taken[name].append(timeit.timeit(partial(_run, statement), number=1))
    return {name: statistics.median(each) for name, each in taken.items()}


def _run(*arguments: str) -> str:
    command = [sys.executable, "-c", *arguments]  # our own interpreter
    return subprocess.run(command, cwd=ROOT, env=SERVER, check=True, capture_output=True, text=True).stdout


def search_ratio() -> float:
    """Time a long range on a server, with a search for Pyodide at every cell and without: the ratio of the times."""
    with_search, without = (float(_run(LONG_CALL, module)) for module in ("addin.udfs", "addin.server"))
    return with_search / without


def main() -> None:
    """Print the measures."""
    print(f"{ROWS} rows, times xlwings' own conversion of the same cells: in; in and out")  # noqa: T201
    print(" " * 22, *(f"{host:>16}" for host in HOSTS))  # noqa: T201
    for name, arguments in calls().items():
        ratios = [array_ratios(seconds, name, arguments) for seconds in HOSTS.values()]
        print(f"{name:22}", *(f"{cells_in:9.2f}; {and_out:5.2f}" for cells_in, and_out in ratios))  # noqa: T201
    bare, *beyond = starts().items()
    for name, seconds in beyond:
        print(f"{name}, beyond Python's own start: {(seconds - bare[1]) / bare[1]:.2f} times that start")  # noqa: T201
    print(f"a long range on a server where xlwings looks for Pyodide at every cell: {search_ratio():.1f} times")  # noqa: T201
    if pyodide.available():
        of_xlwings, of_ours = pyodide.first_cell(addin.udfs, "SPLIT_PRICE", [3, 2, 1])
        print(f"our import and the first cell in Pyodide: {of_ours / of_xlwings:.2f} times the import of xlwings")  # noqa: T201
    print(f"a cell beyond Python's own start, as part of 0.3 s: {(dict(beyond)['a cell'] - bare[1]) / 0.3:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
