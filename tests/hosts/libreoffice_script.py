"""Runs inside LibreOffice, copied into the test profile: cells to `addin.functions.evaluate`, and its result back."""

import struct
import sys
import traceback
from datetime import date, datetime, time, timedelta

from addin.functions import CATALOGUE, evaluate

# LibreOffice's numbers for the errors; as a NaN's payload they become real error cells.
ERRORS = {"#NUM!": 503, "#VALUE!": 519, "#NULL!": 521, "#REF!": 524, "#NAME?": 525, "#DIV/0!": 532, "#N/A": 32767}
EPOCH = date(1899, 12, 30).toordinal()


def call(name: str, arguments: tuple[object, ...]) -> object:
    """Evaluate one function for the Basic function of its name."""
    try:
        declared = CATALOGUE[name].arguments
        # A variadic function takes whatever comes, each as its last argument.
        expected = [*declared, *declared[-1:] * (len(arguments) - len(declared))]
        result = evaluate(name, [_given(x, is_range=a.is_range) for x, a in zip(arguments, expected, strict=True)])
        return _rows(result) if isinstance(result, list | tuple) else _returned(result)
    except Exception:  # noqa: BLE001  past this frame it would be Basic's; printed, it fails the run
        traceback.print_exc()
        sys.stderr.flush()
        return "Python: see the traceback"


def _given(argument: object, *, is_range: bool) -> object:
    if isinstance(argument, tuple):
        return tuple(tuple(_number(x) for x in row) for row in argument)
    # A range of one cell comes as its value: a column of a table with one row, for instance.
    return ((_number(argument),),) if is_range and argument is not None else _number(argument)


def _number(value: object) -> object:
    """Undo UNO's narrowing of whole doubles to integers."""
    return float(value) if isinstance(value, int) else value


def _rows(result: list[object] | tuple[object, ...]) -> object:
    return tuple(tuple(_returned(x) for x in row) for row in result if isinstance(row, list | tuple)) or ""


def _returned(value: object) -> object:
    match value:
        case None:
            return ""
        case bool():
            return value
        case int() | float():
            return float(value)
        case datetime():
            return value.toordinal() - EPOCH + (value - datetime.combine(value, time.min)) / timedelta(days=1)
        case date():
            return float(value.toordinal() - EPOCH)
        case str() if value in ERRORS:
            return struct.unpack("<d", struct.pack("<Q", 0x7FF8 << 48 | ERRORS[value]))[0]
        case _:
            return value
