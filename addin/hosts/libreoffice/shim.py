"""The plain names: a Basic function for each of ours, since an .xlsx names no service and LibreOffice 7.4 asks Basic.

LibreOffice finds them in the user's library Standard, where they stand in a module of their own.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

from addin import __version__
from addin.formulas import Formula
from addin.functions import CATALOGUE
from addin.hosts.libreoffice.names import SERVICE

MODULE = "WarrantFunctions"
MARK = "' The worksheet functions of warrant-addin"
"""How our module begins: what does not is someone else's."""
_MOST = 30
"""Arguments in all that a variadic function takes by its plain name."""

# Plain values, not VBA's Range objects: those would show error cells, but reading a cell that is not yet calculated
# from within a macro starts another macro inside it, and LibreOffice 7.4 dies of that at a chain of five.
# What is declared with Dim is forgotten after each call; Global is kept, and is seen by every module, hence its name.
# An error that no handler catches opens a dialog, which stops the calculation until someone closes it. An array of
# three dimensions fits no cell: it is the one thing in Basic itself that a cell shows as #VALUE!; CVErr is text there.
_PREAMBLE = f"""{MARK} {__version__} under their plain names.
' Written by `warrants install libreoffice`, removed by `warrants uninstall libreoffice`.
Option Explicit
Global {MODULE}_Service As Object

Function {MODULE}_Result(name, arguments)
  Dim rows, i, j
  If IsNull({MODULE}_Service) Then {MODULE}_Service = CreateUnoService("{SERVICE}")
  rows = {MODULE}_Service.evaluate(name, arguments)
  If IsArray(rows) Then
    Dim cells(UBound(rows), UBound(rows(0)))
    For i = 0 To UBound(rows)
      For j = 0 To UBound(rows(0))
        cells(i, j) = rows(i)(j)
      Next
    Next
    {MODULE}_Result = cells
  Else
    {MODULE}_Result = rows
  End If
End Function

Function {MODULE}_NoValue()
  Dim cells(0, 0, 0)
  {MODULE}_NoValue = cells
End Function
"""

_FUNCTION = """
Function {name}({parameters})
  On Error Goto Failed
  {name} = {module}_Result("{name}", Array({arguments}))
  Exit Function
Failed:
  {name} = {module}_NoValue()
End Function
"""

_XBA = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{name}" '
    'script:language="StarBasic">{source}</script:module>\n'
)


def basic() -> str:
    """Give the module's source."""
    return _PREAMBLE + "".join(map(_function, CATALOGUE.values()))


def xba() -> str:
    """Give the module as LibreOffice keeps it."""
    return _XBA.format(name=MODULE, source=escape(basic()))


def _function(formula: Formula) -> str:
    # One more than it takes, which Basic would pass over in silence.
    count = _MOST if formula.arguments[-1].is_variadic else len(formula.arguments) + 1
    names = [f"a{index}" for index in range(count)]
    return _FUNCTION.format(
        name=formula.name,
        module=MODULE,
        parameters=", ".join(f"Optional {name}" for name in names),
        arguments=", ".join(names),
    )
