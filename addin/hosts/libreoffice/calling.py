"""Inside LibreOffice: a call's cells to the catalogue, and what it gives back as LibreOffice takes it.

Empty cells are None through the shim; TRUE and FALSE are 1.0 and 0.0; an error among the arguments is the
result before any function is asked.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from datetime import date
from functools import cache

from addin.cells import ERROR_CODES, Cell, to_serial
from addin.emptiness import without_left_out
from addin.functions import CATALOGUE, evaluate
from addin.hosts.libreoffice.names import by_method

_ERRORS = {"#NUM!": 503, "#VALUE!": 519, "#NULL!": 521, "#REF!": 524, "#NAME?": 525, "#DIV/0!": 532, "#N/A": 32767}
"""LibreOffice's own numbers of its errors; any other code becomes #VALUE!."""
_NAN = 0x7FF8 << 48


def answer_method(method: str, arguments: Sequence[Cell]) -> Cell:
    """Evaluate a function by its UNO method.

    A variadic one is given its last arguments as one sequence; one that fills several cells gives rows, an error too.
    """
    name = _names()[method]
    if CATALOGUE[name].arguments[-1:] and CATALOGUE[name].arguments[-1].is_variadic:
        *first, rest = arguments
        arguments = [*first, *(rest if isinstance(rest, Sequence) else ())]
    result = _answer(name, without_left_out(CATALOGUE[name], arguments))
    return ((result,),) if CATALOGUE[name].spills and not isinstance(result, tuple) else result


def answer(name: str, arguments: Sequence[Cell]) -> Cell:
    """Evaluate a function by its own name, for which what is left out beside another argument is 0."""
    declared = CATALOGUE[name].arguments
    named = len(declared) - 1 if declared[-1].is_variadic else 0
    is_alone = sum(cell is not None for cell in arguments[named:]) <= 1
    return _answer(name, arguments if is_alone else without_left_out(CATALOGUE[name], arguments))


def _answer(name: str, arguments: Sequence[Cell]) -> Cell:
    return _returned(evaluate(name, [_cell(each) for each in _without_empty_tails(arguments)]))


def error(code: str) -> float:
    """Give an error as LibreOffice takes it: a NaN that carries its number."""
    packed = struct.pack("<Q", _NAN | _ERRORS.get(code, _ERRORS["#VALUE!"]))
    return float(struct.unpack("<d", packed)[0])


@cache
def _names() -> dict[str, str]:
    return by_method()


def _cell(value: Cell) -> Cell:
    """Undo UNO's narrowing of whole doubles to integers."""
    if isinstance(value, tuple):
        return [[_cell(each) for each in row] if isinstance(row, tuple) else _cell(row) for row in value]
    return float(value) if isinstance(value, int) else value


def _without_empty_tails(arguments: Sequence[Cell]) -> list[Cell]:
    """Cut the empty rows below a whole column, from ranges of one height alike: columns side by side stay so.

    Before anything else is done with the cells: a whole column has a million of them.
    """
    used: dict[int, int] = {}
    for rows in arguments:
        if isinstance(rows, tuple):
            used[len(rows)] = max(used.get(len(rows), 1), _used(rows))
    return [rows[: used[len(rows)]] if isinstance(rows, tuple) else rows for rows in arguments]


def _used(rows: tuple[tuple[Cell, ...], ...]) -> int:
    end = len(rows)
    while end and rows[end - 1].count(None) + rows[end - 1].count("") == len(rows[end - 1]):
        end -= 1
    return end


def _returned(result: Cell) -> Cell:
    """Give numbers and truths as floats, dates as serials, error codes as errors; a rectangle as a tuple of rows."""
    if isinstance(result, list):
        return tuple(tuple(map(_returned, row)) for row in result) or ""
    if isinstance(result, date):
        return to_serial(result)
    if isinstance(result, str) and result in ERROR_CODES:
        return error(result)
    # TRUE itself would be 0 in a cell that calls the service.
    return float(result) if isinstance(result, bool) else result
