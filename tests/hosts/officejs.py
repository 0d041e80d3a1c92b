"""Excel's add-ins on the web: a function called through xlwings' Office.js pipeline.

xlwings chooses its runtime when it is first imported, so each runtime has a process of its own; this one is xlwings
Server, whose pipeline xlwings Lite shares.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import sys
from decimal import Decimal
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .com import EPOCH, OMITTED, Child, Error, serial, serve, timed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

ERRORS: Final = {
    "Div0": "#DIV/0!",
    "Name": "#NAME?",
    "NotAvailable": "#N/A",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}
JAVASCRIPT_WRITES_AN_EXPONENT_FROM: Final = 1e21
MILLISECONDS_IN_A_DAY: Final = 86_400_000

# The user's key only says that tests are no commercial use; the formats are those of an Excel in American English.
ENVIRONMENT: Final = {"XLWINGS_ON_SERVER": "true", "XLWINGS_LICENSE_KEY": "noncommercial", "XLWINGS_DATE_FORMAT": ""}
EXCEL: Final = {"client": "Office.js", "version": "", "culture_info_name": "en-US", "date_format": "m/d/yyyy"}


def call(
    module: ModuleType, name: str, arguments: Sequence[object], *, desktop: bool = False, runtime: str = "1.4"
) -> object:
    """Return what the cell of `=NAME(arguments)` shows: a scalar or a list of rows.

    The arguments are those of `com.call`. A typed error is an Error, a number with a date format a datetime; before
    `runtime` 1.4 these are text and a serial. Excel on the web sends an empty cell as null, on the `desktop` as 0.
    """
    return cell(raw(module, name, sent(arguments, desktop=desktop), runtime=runtime))


def sent(arguments: Sequence[object], *, desktop: bool = False) -> list[object]:
    """Return the JSON that Office.js sends for arguments."""
    return [_matrix(argument, 0 if desktop else None) for argument in arguments]


def cell(rows: list[list[Any]]) -> object:
    """Return what a cell shows for the JSON that Office.js is given: a scalar or a list of rows."""
    match [[_shown(value) for value in row] for row in rows]:
        case [[scalar]]:
            return scalar
        case shown:
            return shown


def raw(module: ModuleType, name: str, args: Sequence[object], *, runtime: str = "1.4") -> list[list[Any]]:
    """Return the JSON that Office.js is given for the JSON that it sends."""
    rows: list[list[Any]] = _child().ask(module=module.__name__, data=request(name, args, runtime=runtime))
    return rows


def seconds(module: ModuleType, name: str, arguments: Sequence[object], *, repeats: int = 5) -> float:
    """Return the shortest time that the call takes over there, from its JSON to its JSON."""
    data = request(name, sent(arguments))
    return float(_child().ask(module=module.__name__, data=data, repeats=repeats))


def request(name: str, args: Sequence[object], *, runtime: str = "1.4") -> dict[str, Any]:
    """Return what xlwings' JavaScript asks of Python for one cell."""
    return {**EXCEL, "func_name": name, "args": args, "runtime": runtime, "caller_address": "[book.xlsx]Sheet1!A1"}


def metadata(module: ModuleType) -> dict[str, Any]:
    """Return what Excel is told of the functions of `module`."""
    told: dict[str, Any] = _child().ask(module=module.__name__)
    return told


@cache
def _child() -> Child:
    return Child(__name__, ENVIRONMENT)


def _matrix(argument: object, empty: int | None) -> object:
    if argument is OMITTED:
        return None
    rows = argument if isinstance(argument, list | tuple) else [[argument]]
    return [[_sent(cell, empty) for cell in row] for row in rows]


def _sent(cell: object, empty: int | None) -> object:
    match cell:
        case None:
            return empty
        case Error():
            return {"type": "Error", "basicType": "Error", "basicValue": cell}
        case dt.date():
            return _number(serial(cell))
        case float() | Decimal():
            return _number(float(cell))
        case _:
            return cell


def _number(value: float) -> float:
    """Write a whole number as JavaScript does, so that Python reads an int."""
    return int(value) if value.is_integer() and abs(value) < JAVASCRIPT_WRITES_AN_EXPONENT_FROM else value


def _shown(value: object) -> object:
    match value:
        case {"type": "Error", "errorType": str(kind)}:
            return Error(ERRORS[kind])
        case {"type": "FormattedNumber", "basicValue": int() | float() as number}:
            return EPOCH + dt.timedelta(milliseconds=round(number * MILLISECONDS_IN_A_DAY))
        case _:
            return value


def _reply(server: ModuleType, question: dict[str, Any]) -> object:
    module = import_module(question["module"])
    if "data" not in question:
        return server.custom_functions_meta(module)
    data = question["data"]
    declared = getattr(module, data["func_name"]).__xlfunc__["args"]
    if declared and declared[-1]["vararg"]:
        # Office.js passes a repeating parameter as one list of all that it was given.
        first = len(declared) - 1
        data["args"] = [*data["args"][:first], data["args"][first:]]
    data["args"] += [None] * (len(declared) - len(data["args"]))  # Office.js passes every argument

    def answered() -> object:
        rows = asyncio.run(server.custom_functions_call(data, module))
        return json.loads(json.dumps(rows, allow_nan=False))  # as strict as a web server's answer

    return timed(answered, question)


if __name__ == "__main__":
    sys.modules["pyodide"] = None  # type: ignore[assignment]  # else xlwings looks for it anew at every cell
    serve(partial(_reply, import_module("xlwings.server")))
