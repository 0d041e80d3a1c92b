"""What the checks of a drawn book find."""

from __future__ import annotations

from addin.cells import Cell
from workbooks.canvas import Book
from workbooks.recalculation import entries
from workbooks.recalculation.columns import TABLE

Finding = tuple[str, Cell]


def findings(book: Book) -> list[Finding]:
    """List the checks that do not hold, by sheet and what stands beside them."""
    found = []
    for name, canvas in book.canvases.items():
        for area in canvas.checks:
            rows = enumerate(book.rows(area), start=area.top)
            found += [(name, book.value(name, row, 1)) for row, (cell,) in rows if cell is not True]
    return found


def is_sound(book: Book) -> bool:
    """Tell whether every row is filled in, and can be what it says."""
    columns = ((entries.TABLE, "Is filled in"), (TABLE, "Is sound"))
    return all(row == [True] for each in columns for row in book.column(*each))
