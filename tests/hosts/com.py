"""Excel on Windows: a function called through xlwings' own COM server.

xlwings chooses its runtime when it is first imported, so each runtime has a process of its own. In this one Windows is
a set of stand-ins, and all of xlwings is the real thing.
"""

from __future__ import annotations

import atexit
import ctypes
import datetime as dt
import io
import json
import os
import subprocess
import sys
import timeit
import traceback
from contextlib import redirect_stdout, suppress
from decimal import Decimal
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Error(str):
    """An error cell, such as `Error("#N/A")`; equal to the text of its code."""

    __slots__ = ()


OMITTED: Final = object()  # an argument that the formula leaves out, as the second of `=F(1,,3)`
FEBRUARY_29_1900: Final = 60
EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001  # a sheet's dates have no time zone

ERRORS: Final = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
CVERR: Final = dict(zip(ERRORS, (2000, 2007, 2015, 2023, 2029, 2036, 2042, 2045, 2050), strict=True))
CVERR_TO_SCODE: Final = -2146828288
DISP_E_PARAMNOTFOUND: Final = -2147352572
RANGE_IID: Final = "{00020846-0000-0000-C000-000000000046}"
READERS: Final[dict[str, Callable[[str], object]]] = {"datetime": dt.datetime.fromisoformat, "Decimal": Decimal}

WINDOWS: Final = """pythoncom pywintypes win32api win32con win32event win32gui win32process win32timezone win32com
    win32com.client win32com.server win32com.server.dispatcher win32com.server.policy win32com.server.util"""


def call(module: ModuleType, name: str, arguments: Sequence[object], *, by_value: bool = False) -> object:
    """Return what the cell of `=NAME(arguments)` is given: a scalar or a list of rows.

    An argument is a cell or a list of rows of cells: a number, text, a bool, None for an empty cell, a date or datetime
    for one with a date format, a Decimal for one with a currency format, an Error, or OMITTED. It arrives as a Range,
    or `by_value`, which is how a computed array, a constant and a wrapper that passes `Range.Value2` arrive.
    """
    variants = _variants(arguments, by_value=by_value)
    result = _child().ask(module=module.__name__, name=name, arguments=variants, by_value=by_value)
    one_dimension = isinstance(result, list) and not any(isinstance(row, list) for row in result)
    return [result] if one_dimension else result  # Excel spreads one dimension over a row


def seconds(
    module: ModuleType, name: str, arguments: Sequence[object], *, by_value: bool = False, repeats: int = 5
) -> float:
    """Return the shortest time that the call takes over there, from its variants to its result."""
    asked = {"name": name, "arguments": _variants(arguments, by_value=by_value), "by_value": by_value}
    return float(_child().ask(module=module.__name__, repeats=repeats, **asked))


def vba_wrapper(module: ModuleType) -> str:
    """Return the VBA that xlwings generates for the functions of `module`."""
    return str(_child().ask(module=module.__name__))


class Child:
    """A long-lived process that answers each line of JSON with another."""

    def __init__(self, program: str, environment: Mapping[str, str]) -> None:
        """Run the module `program`, which finds what this process finds."""
        paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._serve([sys.executable, "-P", "-m", program], {**paths, **environment})

    def _serve(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(  # our own module, our own interpreter
            command,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        atexit.register(self._process.communicate)  # ends it, by closing its input

    def ask(self, **question: object) -> Any:  # noqa: ANN401  # JSON
        """Return the answer; an exception over there is a RuntimeError here."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked
        assert answers
        print(json.dumps(question, default=_tagged), file=asked, flush=True)
        answer = json.loads(answers.readline() or '{"failed": "The process has ended."}', object_hook=_untagged)
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        return answer["result"]


def serve(reply: Callable[[dict[str, Any]], object]) -> None:
    """Answer until the parent closes its end."""
    answers = sys.stdout
    with redirect_stdout(sys.stderr):  # a function that prints must not garble the answers
        for line in sys.stdin:
            try:
                answer = json.dumps({"result": reply(json.loads(line, object_hook=_untagged))}, default=_tagged)
            except Exception:  # noqa: BLE001  # whatever it is, the parent raises it
                answer = json.dumps({"failed": traceback.format_exc()})
            print(answer, file=answers, flush=True)


def timed(call: Callable[[], object], question: Mapping[str, Any]) -> object:
    """Return what a call gives, or the shortest time that it takes where the question asks for `repeats`."""
    repeats = question.get("repeats", 0)
    return min(timeit.repeat(call, number=1, repeat=repeats)) if repeats else call()


def serial(day: dt.date) -> float:
    """Return the number by which a sheet knows a date or datetime; to it 1900 had a 29 February, which is 60."""
    days = (dt.datetime.fromisoformat(day.isoformat()) - EPOCH) / dt.timedelta(days=1)
    return days if days > FEBRUARY_29_1900 else days - 1


@cache
def _child() -> Child:
    return Child(__name__, {"XLWINGS_ON_SERVER": "false"})


def _variants(arguments: Sequence[object], *, by_value: bool) -> list[object]:
    variant = partial(_variant, by_value=by_value)
    return [[[*map(variant, row)] for row in a] if isinstance(a, list | tuple) else variant(a) for a in arguments]


def _variant(cell: object, *, by_value: bool) -> object:
    """Return what pywin32 makes of the cell; to it only errors are integers."""
    match cell:
        case Error():
            return CVERR_TO_SCODE + CVERR[cell]
        case dt.date():
            return serial(cell) if by_value else dt.datetime.fromisoformat(cell.isoformat()).replace(tzinfo=dt.UTC)
        case Decimal() if not by_value:
            return cell.quantize(Decimal("0.0001"))
        case int() | Decimal() if not isinstance(cell, bool):
            return float(cell)
        case _:
            return DISP_E_PARAMNOTFOUND if cell is OMITTED else cell


def _tagged(value: object) -> dict[str, str]:
    """Write what JSON lacks so that READERS can read it."""
    return {type(value).__name__: str(value)}


def _untagged(tagged: dict[str, Any]) -> object:
    match list(tagged.items()):
        case [(name, str(text))] if name in READERS:
            return READERS[name](text)
        case _:
            return tagged


class _Range:
    """As much of a Range as xlwings looks at."""

    _oleobj_: Final = mock.MagicMock(**{"GetTypeInfo.return_value.GetTypeAttr.return_value.iid": RANGE_IID})
    Worksheet: Final = mock.MagicMock()
    Row = Column = 1

    def __init__(self, rows: Sequence[Sequence[object]]) -> None:
        self.Rows, self.Columns = SimpleNamespace(Count=len(rows)), SimpleNamespace(Count=len(rows[0]))
        self.Value = rows[0][0] if self.Rows.Count == self.Columns.Count == 1 else rows


def _import_xlwings() -> None:
    windows = mock.MagicMock(
        **{
            "pythoncom.__file__": "",
            "pywintypes.IID": str,
            "pywintypes.TimeType": dt.datetime,
            "win32com.server.util.unwrap.side_effect": TypeError,  # no argument is a wrapped Python object
            "win32timezone.TimeZoneInfo.utc.return_value": None,  # a date in a cell has no time zone
        }
    )
    sys.modules.update({name: attrgetter(name)(windows) for name in WINDOWS.split()})
    for dependency in ("asyncio", "pandas"):  # these must see the true platform
        with suppress(ImportError):
            import_module(dependency)
    libraries = dict.fromkeys(("windll", "oledll", "PyDLL"), mock.DEFAULT)
    with mock.patch.object(sys, "platform", "win32"), mock.patch.multiple(ctypes, create=True, **libraries):
        import_module("xlwings")


def _reply(question: dict[str, Any]) -> object:
    module = import_module(question["module"])
    if "name" not in question:
        vba, book = io.StringIO(), SimpleNamespace(Name="addin.xlam")
        import_module("xlwings.udfs").generate_vba_wrapper(module.__name__, module, vba, book)
        return vba.getvalue()
    variants = [_argument(value, by_value=question["by_value"]) for value in question["arguments"]]
    declared = getattr(module, question["name"]).__xlfunc__["args"]
    variants += [DISP_E_PARAMNOTFOUND] * (len(declared) - len(variants))  # the wrapper passes every argument
    server = import_module("xlwings.com_server").XLPython()
    return timed(partial(server.CallUDF, module.__name__, question["name"], variants), question)


def _argument(value: object, *, by_value: bool) -> object:
    if value == DISP_E_PARAMNOTFOUND or (by_value and not isinstance(value, list)):
        return value
    rows = tuple(map(tuple, value)) if isinstance(value, list) else ((value,),)
    return rows if by_value else _Range(rows)


if __name__ == "__main__":
    _import_xlwings()
    serve(_reply)
