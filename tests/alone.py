"""The edition without an add-in as IronCalc evaluates it, held against what is stored, our drawing, and the core."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from random import Random

from openpyxl.worksheet.cell_range import CellRange

from addin.cells import ERROR_CODES, Cell
from addin.warrant.errors import Fault
from tests.changes import in_book, in_cells, in_deal, is_in
from tests.hosts.ironcalc import Recalculated
from tests.outcome import Outcome
from tests.random_inputs import changes
from tests.recalculation import Difference, Figures, beside_replay, is_same, replayed
from tests.structure.package import CellPart, Package
from tests.templates import drawn, written
from workbooks.area import Area
from workbooks.canvas import Book
from workbooks.checks import ALL
from workbooks.recalculation.columns import TABLE
from workbooks.sample import sample_deal

Place = tuple[str, int, int]
"""A sheet, a row and a column counted from 1."""
MODEL = "model-lambda"
_LEDGER = ("Exercise Price after", "Warrant Shares after", "Outstanding after")


def against_stored(path: Path, shown: Recalculated) -> list[Difference]:
    """List the cells of a file that do not carry what IronCalc gives for them."""
    cells = ((each, carried(each), shown.value(each.sheet, *each.at)) for each in Package(path).cells)
    return [(each.sheet, each.reference, *pair) for each, *pair in cells if not is_same(*pair)]


def carried(cell: CellPart) -> Cell:
    """Read the value that a file carries in a cell."""
    if cell.value is None or cell.kind in ("inlineStr", "str", "e"):
        return cell.value
    return bool(int(cell.value)) if cell.kind == "b" else float(cell.value)


def formula_cells(path: Path) -> list[Place]:
    """Give sheet, row and column of each cell that shows a formula's result, an array's cells too."""
    found = [each.array or Area(each.sheet, *each.at, *each.at) for each in Package(path).cells if each.formula]
    return [(area.sheet, *at) for area in found for row in CellRange(area.local).rows for at in row]


def outcomes(seeds: Sequence[int], folder: Path) -> Iterator[Outcome]:
    """Type ten changes into the model's cells, evaluate and compare, once for each seed."""
    deal, path = sample_deal(), written(MODEL, folder)
    opened, cells, shown = drawn(MODEL, deal), formula_cells(path), Recalculated(path)
    for seed in seeds:
        changed = changes(deal, Random(seed), partial(is_in, opened))
        book = in_book(drawn(MODEL, in_deal(deal, changed)), changed)
        with shown.typed(in_cells(book, changed)):
            found = against_core(shown, book)
            if found is None:
                # In IronCalc AND of FALSE and an error is FALSE: what follows from an error is not what Excel gives.
                found = unflagged(shown, book)
            else:
                found += against_drawing(cells, shown, book)
            yield Outcome(seed, changed, found, any(shown.value(*at) in ERROR_CODES for at in cells))


def against_drawing(cells: Sequence[Place], shown: Recalculated, book: Book) -> list[Difference]:
    """List the cells that do not show what the drawn book gives for them."""
    values = ((Area(*at, *at[1:]), book.value(*at), shown.value(*at)) for at in cells)
    return [(at.sheet, at.local, *pair) for at, *pair in values if not is_same(*pair)]


def against_core(shown: Recalculated, book: Book) -> list[Difference] | None:
    """List where the native ledger is not the exact replay of the inputs in the cells; None where that is refused."""
    inputs = (shown.rows(book.names[name]) for name in ("Terms", "Events", "Prices"))
    try:
        exact = replayed(*inputs)
    except Fault:
        return None
    return beside_replay(TABLE, figures(shown, book), exact)


def unflagged(shown: Recalculated, book: Book) -> list[Difference]:
    """List the flag of all checks where it does not say that one fails."""
    ((agreed,),) = shown.rows(book.names[ALL])
    return [] if agreed is False else [("Checks", ALL, False, agreed)]


def figures(shown: Recalculated, book: Book) -> list[Figures]:
    """Read price, shares and outstanding after each row of the native ledger."""
    placed = book.tables[TABLE].placed
    columns = [placed.titles.index(title) for title in _LEDGER]
    return [tuple(row[column] for column in columns) for row in shown.rows(placed.body)]
