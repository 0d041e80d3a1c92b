"""A cell's content as the file stores it: numbers as the doubles that they are, text as text, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from math import isfinite
from types import NoneType
from xml.sax.saxutils import escape

from addin.cells import ERROR_CODES, Cell, to_serial
from addin.warrant.errors import OutOfRange

MOST_CHARACTERS = 32_767
"""The characters of a cell, as Excel counts them: those beyond Unicode's first plane are two."""
_CODED = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot carry, or changes, and what a reader would take for the code of such a character."""

Write = Callable[[Cell, str], str]


def fitting(given: str) -> str:
    """Give text back that a cell can hold. Raises `OutOfRange` for more characters than that."""
    if len(given) * 2 > MOST_CHARACTERS and len(given.encode("utf-16-le", "surrogatepass")) > MOST_CHARACTERS * 2:
        beginning = f"{given[:20]}... has {len(given):,} characters"
        raise OutOfRange(f"{beginning}: a cell holds {MOST_CHARACTERS:,} at most")
    return given


def text(given: str) -> str:
    """Escape text for XML; a character that XML cannot carry as its code, `_x0007_`. Raises what `fitting` does."""
    return _CODED.sub(lambda match: f"_x{ord(match[0]):04X}_", escape(fitting(given)))


def _nothing(_: Cell, formula: str) -> str:
    return f">{formula}</c>" if formula else "/>"


def _number(value: Cell, formula: str) -> str:
    """Write a double so that it reads back as the same: `repr` does. Too large for one is an error of the formula."""
    double = float(value)  # type: ignore[arg-type]  # chosen by its type
    return f">{formula}<v>{double!r}</v></c>" if isfinite(double) else _result("#NUM!", formula)


def _given_number(value: Cell, _: str) -> str:
    double = float(value)  # type: ignore[arg-type]  # chosen by its type
    if not isfinite(double):
        raise OutOfRange(f"{double} is no number that a cell can hold")
    return f"><v>{double!r}</v></c>"


def _truth(value: Cell, formula: str) -> str:
    return f' t="b">{formula}<v>{value:d}</v></c>'


def _day(value: Cell, formula: str) -> str:
    return f">{formula}<v>{to_serial(value)!r}</v></c>"  # type: ignore[arg-type]  # chosen by its type


def _result(value: Cell, formula: str) -> str:
    """Write the text, or the error, that a formula gives."""
    kind = "e" if value in ERROR_CODES else "str"
    return f' t="{kind}">{formula}<v>{text(value)}</v></c>'  # type: ignore[arg-type]  # chosen by its type


def _given_text(value: Cell, _: str) -> str:
    """Write text that was given: whatever it begins with, it is no formula and no error."""
    if not value:
        return "/>"
    return f' t="inlineStr"><is><t xml:space="preserve">{text(value)}</t></is></c>'  # type: ignore[arg-type]  # likewise


class _ByType(dict[type, Write]):
    """How a value is written, by its type or the nearest that it derives from."""

    def __missing__(self, kind: type) -> Write:
        for base in kind.__mro__:
            if base in self:
                return self.setdefault(kind, self[base])
        raise TypeError(f"no cell can hold a {kind.__name__}")


COMPUTED: Mapping[type, Write] = _ByType(
    {NoneType: _nothing, float: _number, int: _number, bool: _truth, str: _result, date: _day, datetime: _day}
)
"""From a formula's value and the formula's own markup, "" in the rest of an array, to all after the cell's style."""
GIVEN: Mapping[type, Write] = _ByType({**COMPUTED, float: _given_number, int: _given_number, str: _given_text})
"""The same for what was given, without a formula."""
