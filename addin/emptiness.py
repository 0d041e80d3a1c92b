"""What an empty cell looks like. Some hosts give it as 0: Excel on the desktop to xlwings Lite and Server.

Where 0 cannot be meant, it is an empty cell. Where it can, it is the number, and the function's help says so. A table
that shows a 0 where none can be meant, and no empty cell, comes from such a host: every 0 where a cell may be empty is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from addin.cells import Cell, is_blank

Emptiness = Callable[[Cell], bool]


def is_zero(cell: Cell) -> bool:
    """Tell whether a cell is the number 0."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell == 0


def is_blank_or_zero(cell: Cell) -> bool:
    """Tell whether a cell is empty, or the 0 that it may have become."""
    return is_blank(cell) or is_zero(cell)


def without_zeros(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Leave out the 0s in which a list of dates ends: the empty tail of a whole column."""
    last = len(cells)
    while last and is_zero(cells[last - 1]):
        last -= 1
    return cells[:last]


def emptiness(cells: Iterable[Cell], never_zero: Iterable[Cell]) -> Emptiness:
    """Find what an empty cell of a table looks like.

    It is 0 too where no cell of the table is seen to be empty, and one of those that are never 0 is.
    """
    return is_blank if any(map(is_blank, cells)) or not any(map(is_zero, never_zero)) else is_blank_or_zero
