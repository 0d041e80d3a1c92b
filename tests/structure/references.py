"""What formulas and names refer to: that it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.formula.tokenizer import Token

from addin.cells import ERROR_CODES
from tests.structure.formulas import LAMBDA, tokens
from tests.structure.package import Package, area
from workbooks.area import Area

_PARAMETERS = ("_xlpm.", "_xlop.")
"""How the file writes a parameter of a LAMBDA or a LET, and an optional one in its list."""
_BUILT_IN = "_xlnm."
_CELLS = re.compile(r"\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?")
_RESULTS = frozenset(ERROR_CODES) - {"#REF!"}
_OPERANDS = (Token.RANGE, Token.ERROR)


class Known:
    """What a file has to refer to: the cells drawn, the names, the tables with their titles."""

    def __init__(self, package: Package) -> None:
        self.sheets = {sheet.name for sheet in package.sheets}
        self.names = {each.name.upper() for each in package.names}
        self.titles = {each.name.upper(): {*map(str.upper, each.titles)} for each in package.tables}
        self.drawn = {(cell.sheet, *cell.at) for cell in package.cells}

    def has(self, operand: str, sheet: str) -> bool:
        """Tell whether what a formula of a sheet refers to is there, both corners of an area drawn."""
        if operand.startswith(_PARAMETERS):
            return True
        if operand.startswith("#"):
            return False
        where, rest = _split(operand)
        if _CELLS.fullmatch(rest):
            box = area(where or sheet, rest)
            return {(box.sheet, box.top, box.left), (box.sheet, box.bottom, box.right)} <= self.drawn
        name, bracket, _ = rest.upper().partition("[")
        return self._has_columns(name, rest) if bracket else name in self.names or name in self.titles

    def _has_columns(self, table: str, text: str) -> bool:
        inner = (each.lstrip("@").upper() for each in re.findall(r"\[([^\[\]]*)\]", text))
        return table in self.titles and all(each in self.titles[table] for each in inner if not each.startswith("#"))


def dead_references(package: Package) -> Iterator[str]:
    """Formulas that refer to nothing: #REF!, a sheet, name, table or column that is not there, an undrawn cell."""
    known = Known(package)
    for cell in package.cells:
        for token in tokens(cell.formula or ""):
            is_reference = token.type == Token.OPERAND and token.subtype in _OPERANDS
            if is_reference and not known.has(token.value, cell.sheet):
                yield f"{cell.place}: {token.value}"


def dead_names(package: Package) -> Iterator[str]:
    """Names that refer to nothing, likewise; a LAMBDA may give an error other than #REF!."""
    known = Known(package)
    for each in (each for each in package.names if not each.name.startswith(_BUILT_IN)):
        results = _RESULTS if each.text.startswith(LAMBDA) else frozenset()
        for token in tokens(each.text):
            is_reference = token.type == Token.OPERAND and token.subtype in _OPERANDS
            if is_reference and token.value not in results and not known.has(token.value, sheet=""):
                yield f"{each.name}: {each.text}"


def areas_of_names(package: Package) -> list[Area]:
    """Give the areas that names refer to by their corners; a column of a table lies in its table."""
    found = ((each, *_split(each.text)) for each in package.names if not each.name.startswith(_BUILT_IN))
    return [area(sheet, cells) for _, sheet, cells in found if _CELLS.fullmatch(cells)]


def _split(reference: str) -> tuple[str, str]:
    """Split a reference into its sheet, if it names one, and the rest."""
    sheet, _, rest = reference.rpartition("!")
    return sheet.removeprefix("'").removesuffix("'").replace("''", "'"), rest
