"""The add-in's VBA run by pyOpenVBA's interpreter, and what it calls by xlwings' own COM code: a cell from end to end.

Excel is a set of stand-ins, as little of it as the modules use: ranges, the application, message boxes. The modules are
those of the add-in, but for xlwings' own, which would load a library of Windows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from pyopenvba.exceptions import VBARuntimeError
from pyopenvba.interpreter import (
    EMPTY,
    MISSING,
    HostBridge,
    Interpreter,
    VBAArray,
    VBADate,
    VBAErrorValue,
    VBAInt,
    VBAObject,
    to_text,
)

import addin.udfs
from addin.formulas import Formula
from addin.hosts.excel.project import addin_modules
from addin.hosts.excel.source import written
from tests.hosts import com

CODES = {number: com.Error(code) for code, number in com.CVERR.items()}
XLWINGS = """
Public Const XLWINGS_VERSION As String = "0.37.8"
Public Function XLPy() As Object
    Set XLPy = PythonStandIn.Started()
End Function
Public Function GetConfig(ByVal key As String, ByVal default As String, ByVal source As String) As String
    If key = "INTERPRETER_WIN" Then GetConfig = PythonStandIn.Interpreter
End Function
Public Function GetConfigFilePath() As String
    GetConfigFilePath = "warrants.conf"
End Function
Public Function FileExists(ByVal path As String) As Boolean
    FileExists = (path = "C:\\there\\python.exe")
End Function
"""
"""As much of xlwings' module as ours call."""

_ATTRIBUTE = re.compile(r"^Attribute \w+\.VB_.*\r\n", re.MULTILINE)


class Part(VBAObject):  # type: ignore[misc]
    """An object of Excel: its members by name, each a value or a function."""

    def __init__(self, **members: object) -> None:
        """Take the members by their names in small letters; what is set later is kept there too."""
        self.members = members

    def vba_get(self, name: str, args: Sequence[object] = (), named: dict[str, object] | None = None) -> object:
        """Give a member, or what it gives for the arguments."""
        found = self.members[name.lower()]
        return found(*args, **(named or {})) if callable(found) else found

    def vba_call(self, name: str, args: Sequence[object] = (), named: dict[str, object] | None = None) -> object:
        """Call a member."""
        return self.vba_get(name, args, named)

    def vba_set(self, name: str, value: object, *_: object, **__: object) -> None:
        """Set a member."""
        self.members[name.lower()] = value


class Sheet(Part):
    """A sheet of rows from its first cell, used as far as they go."""

    def __init__(self, rows: Sequence[Sequence[object]], *, is_from_1904: bool = False) -> None:
        """Give it cells."""
        used = Part(row=1, column=1, rows=Part(count=len(rows)), columns=Part(count=len(rows[0])))
        super().__init__(parent=Part(date1904=is_from_1904), usedrange=used)
        self.rows = rows


class Range(Part):
    """A range that begins at the first cell of its sheet. It has Value2 alone, so that nothing else is read."""

    def __init__(self, sheet: Sheet, height: int, width: int, areas: int = 1) -> None:
        """Take so many cells of a sheet."""
        super().__init__(
            areas=Part(count=areas),
            row=1,
            column=1,
            rows=Part(count=height),
            columns=Part(count=width),
            worksheet=sheet,
            resize=lambda rows, columns: Range(sheet, int(rows), int(columns)),
            value2=self.values,
        )
        self.sheet, self.height, self.width = sheet, height, width

    def values(self) -> object:
        """Give what Value2 gives: one value, or a table that begins at 1."""
        rows = [[self._cell(row, column) for column in range(self.width)] for row in range(self.height)]
        return _variant(rows[0][0]) if self.height == self.width == 1 else _array(rows, first=1)

    def _cell(self, row: int, column: int) -> object:
        rows = self.sheet.rows
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def ranged(rows: Sequence[Sequence[object]]) -> Range:
    """Give rows as a range of a sheet that holds nothing else."""
    return Range(Sheet(rows), len(rows), len(rows[0]))


class Python(Part):
    """xlwings' COM server, as VBA reaches it. `failures` are what the next calls fail with."""

    def __init__(self) -> None:
        """Begin without failures, and count what is started and called."""
        super().__init__(
            interpreter=r"C:\there\python.exe",
            started=self._started,
            calludf=self._call_udf,
            module=lambda name: name,
            tuple=lambda *texts: [*map(to_text, texts)],
            call=self._call,
            str=lambda words: words,
        )
        self.failures: list[str] = []
        self.refusals: list[str] = []
        self.starts = 0
        self.given: list[object] = []

    def _started(self) -> object:
        self.starts += 1
        if self.refusals:
            raise VBARuntimeError(1000, self.refusals.pop(0))
        return self

    def _fail(self) -> None:
        if self.failures:
            raise VBARuntimeError(-2147023174, self.failures.pop(0))

    def _call_udf(self, module: str, name: str, arguments: VBAArray) -> object:
        self._fail()
        assert module == addin.udfs.__name__
        self.given = [_cell(each) for each in arguments.items]
        result = com.call(addin.udfs, name, self.given, by_value=True)
        return _array(result, first=0) if isinstance(result, list) else _variant(result)

    def _call(self, module: str, name: str, arguments: list[str]) -> object:
        self._fail()
        function: Callable[..., str] = getattr(import_module(module), name)
        return function(*arguments)


class Excel(HostBridge):  # type: ignore[misc]
    """Excel with the add-in in it. `refused` is what it says of the next things that it is to show or open."""

    def __init__(self) -> None:
        """Load the modules."""
        self.python = Python()
        self.described: dict[str, dict[str, object]] = {}
        self.is_wizard_open = self.is_refused_while_hidden = False
        self.done: list[object] = []
        self.opened: list[str] = []
        self.refused: list[str] = []
        self.recalculated: Callable[[], object] = lambda: self.done.append("CalculateFull")
        self.caller = Part(worksheet=Part(parent=Part(date1904=False)))
        self.book = Part(name="warrants.xlam", isaddin=True, saved=True)
        self.answers: dict[str, object] = {}
        self.vba = Interpreter(self)
        for module in addin_modules():
            if module.name != "Dictionary":
                text = XLWINGS if module.name == "xlwings" else module.source
                self.vba.add_module(_ATTRIBUTE.sub("", text), name=module.name)
        self.vba.add_module(written("ThisWorkbook.cls"), name="Opening")

    def cell(self, formula: Formula | str, *arguments: object) -> Any:  # noqa: ANN401  # whatever a cell shows
        """Give what the cell of a formula shows, its errors as `com.Error`."""
        name = formula if isinstance(formula, str) else formula.name
        given = [_array(each, first=1) if isinstance(each, list) else _variant(each) for each in arguments]
        return _cell(self.vba.run(name, given))

    def press(self, macro: str, tag: str = "") -> list[str]:
        """Press a button, and give the words of the boxes that it shows."""
        before = len(self.vba.dialogs)
        self.vba.run(macro, [Part(tag=tag)])
        return [words for _, words, *_ in self.vba.dialogs[before:]]

    def global_object(self, name: str) -> object:
        """Give the objects that code names without a dot."""
        buttons = Part(enabled=not self.is_wizard_open)
        found: dict[str, object] = {
            "pythonstandin": self.python,
            "thisworkbook": self.book,
            "activecell": self.answers.get("ActiveCell"),
            "workbooks": Part(open=self._open),
            "application": Part(
                caller=self.caller,
                commandbars=lambda _: Part(controls=lambda _: buttons),
                macrooptions=self._describe,
                ontime=lambda _, macro: self.done.append(macro),
                calculatefull=self.recalculated,
                getsaveasfilename=lambda *_: self.answers["GetSaveAsFilename"],
                dialogs=lambda number: Part(show=lambda: self._show(int(number))),
                screenupdating=True,
            ),
        }
        return found.get(name, super().global_object(name))

    def _show(self, number: int) -> None:
        self._refuse()
        self.done.append(number)

    def _open(self, path: str) -> None:
        self._refuse()
        self.opened.append(path)

    def _refuse(self) -> None:
        if self.refused:
            raise VBARuntimeError(1004, self.refused.pop(0))

    def _describe(self, **options: object) -> None:
        if self.is_refused_while_hidden and self.book.members["isaddin"]:
            raise VBARuntimeError(1004, "Cannot edit a macro on a hidden workbook.")
        self.described[to_text(options["Macro"])] = options


def _variant(value: object) -> object:
    match value:
        case com.Error():
            return VBAErrorValue(com.CVERR[value])
        case None:
            return EMPTY
        case dt.date():
            return VBADate(com.serial(value))
        case int() if not isinstance(value, bool):
            return float(value)
        case _:
            return MISSING if value is com.OMITTED else value


def _array(rows: Sequence[Any], first: int) -> VBAArray:
    """Give rows as an array, and one row as one dimension, as both Excel and pywin32 do for what is computed."""
    height, width = len(rows), len(rows[0])
    if first == 0 and height == 1:
        return VBAArray([(0, width - 1)], items=[*map(_variant, rows[0])])
    items = [_variant(rows[row][column]) for column in range(width) for row in range(height)]
    return VBAArray([(first, first + height - 1), (first, first + width - 1)], items=items)


def _cell(value: object) -> Any:  # noqa: ANN401  # whatever a cell shows
    match value:
        case VBAArray() if len(value.bounds) == 1:
            return [[*map(_cell, value.items)]]
        case VBAArray():
            (top, bottom), (left, right) = value.bounds
            return [[_cell(value.get([i, j])) for j in range(left, right + 1)] for i in range(top, bottom + 1)]
        case VBAErrorValue():
            return CODES[value.number]
        case VBADate():
            return com.EPOCH + dt.timedelta(days=value.serial)
        case VBAInt() if value.kind == "Boolean":
            return bool(value)
        case _:
            return None if value is EMPTY else value
