"""What a cap table of 100,000 holders costs beside plain openpyxl: `python -m tests.benchmark_size`.

The same cells, each way in a process of its own: by CPU time, as a ratio within one run, and by memory at its most.
"""

from __future__ import annotations

import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.conftest import ROOT
from workbooks.canvas import Alone, Book, Canvas
from workbooks.deal import from_files
from workbooks.model import book
from workbooks.rows import TableRow, formula_of
from workbooks.skeleton import Styles
from workbooks.styles import Look
from workbooks.templates import CAP_TABLE
from workbooks.writer import save

HOLDERS = 100_000
RUNS = 3
COMMAND = """
from addin.cli import main
main(["new", "{0}/command.xlsx", "--template", "cap-table", "--force",
      "--terms", "{0}/terms.toml", "--cap-table", "{0}/holders.csv"])
"""
CLASSES = ("Common Stock", "Class B Common Stock", "Restricted stock")


def write_deal(folder: Path) -> None:
    """Write terms and a cap table of many holders."""
    (folder / "terms.toml").write_text("warrant_shares = 600000\nshares_outstanding = 250000000\n")
    chance = random.Random(4)
    with (folder / "holders.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["Class", "Holder", "Shares", "Source"])
        for index in range(HOLDERS):
            shares = chance.choice([chance.randrange(1, 5000), round(chance.random() * 5000, 3)])
            lines.writerow([chance.choice(CLASSES), f"Holder {index:06}", shares, "The transfer agent's list"])


def write_ours(folder: Path) -> None:
    """Print the CPU time of writing the cells, each formula with its value."""
    drawn = _drawn(folder)
    started = time.process_time()
    save(drawn, folder / "ours.xlsx", force=True)
    print(time.process_time() - started)  # noqa: T201


def write_plain(folder: Path) -> None:
    """Print the CPU time of writing the same cells by openpyxl: formulas without values, each style made once."""
    workbook = Workbook()
    numbers = Styles(workbook.worksheets[0])
    drawn = _drawn(folder)
    cells = {name: [*_described(drawn, canvas)] for name, canvas in drawn.canvases.items()}
    looks = {look for each in cells.values() for *_, look in each}
    # The cheapest way there is.
    styles = {look: workbook._cell_styles[numbers.number(look)] for look in looks}  # type: ignore[attr-defined]  # noqa: SLF001
    del workbook[workbook.sheetnames[0]]
    started = time.process_time()
    for name, each in cells.items():
        sheet = workbook.create_sheet(name)
        for row, column, value, look in each:
            cell = sheet.cell(row, column, value)
            cell._style = styles[look]  # noqa: SLF001
    workbook.save(folder / "plain.xlsx")
    print(time.process_time() - started)  # noqa: T201


def _drawn(folder: Path) -> Book:
    return book(from_files(folder / "terms.toml", cap_table=folder / "holders.csv"), CAP_TABLE)


def _described(drawn: Book, canvas: Canvas) -> Iterator[tuple[int, int, object, Look]]:
    """Give row, column, value or formula, and look of every cell."""
    for (row, column), cell in canvas.cells.items():
        formula = formula_of(cell.value)
        yield row, column, f"={formula.text(Alone(drawn))}" if formula else cell.value, cell.look
    for placed in canvas.tables:
        for index in range(len(placed.titles)):
            for row, described in enumerate(placed.column(index, range(placed.count))):
                formula, look = formula_of(described), placed.look(index, described)
                value = f"={formula.text(TableRow(drawn.tables[placed.name], row))}" if formula else described
                yield placed.first + row, placed.area.left + index, value, look


def _run(code: str) -> tuple[float, float, str]:
    """Run Python code in a process of its own; give its CPU seconds, its megabytes at most, and what it printed."""
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{code} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, printed


def _seconds(writer: str, folder: str) -> float:
    code = f"from pathlib import Path; from tests.benchmark_size import {writer}; {writer}(Path({folder!r}))"
    return float(_run(code)[2])


def main() -> None:
    """Print the ratios, each the median of some runs in turn, and the memory."""
    ours, command, memory = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        write_deal(Path(folder))
        for _ in range(RUNS):
            plain = _seconds("write_plain", folder)
            ours.append(_seconds("write_ours", folder) / plain)
            seconds, megabytes, _ = _run(COMMAND.format(folder))
            command.append(seconds / plain)
            memory.append(megabytes)
    written, whole = statistics.median(ours), statistics.median(command)
    print(f"{HOLDERS:,} holders are written in {written:.3f} of the CPU time of plain openpyxl")  # noqa: T201
    print(f"warrants new, start and reading included, takes {whole:.3f} of it and {max(memory):.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
