"""A cell's content as the file stores it: numbers as the doubles that they are, text as text, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, repeat
from math import isfinite
from types import NoneType
from typing import Any
from xml.sax.saxutils import escape

from addin.cells import ERROR_CODES, Cell, to_serial
from addin.warrant.errors import Fault, OutOfRange

MOST_CHARACTERS = 32_767
"""The characters of a cell, as Excel counts them: those beyond Unicode's first plane are two."""
_TEXT, _END_OF_TEXT = ' t="inlineStr"><is><t>', "</t></is></c>"
_SPACED = ' t="inlineStr"><is><t xml:space="preserve">'
"""Text that begins or ends in space, or has lines, which a reader might change."""
_SURE = MOST_CHARACTERS // 2
_CODED = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot carry, or changes, and what a reader would take for the code of such a character."""
_MARKED = re.compile(f"[&<>]|{_CODED.pattern}")

Write = Callable[[Any], str]
Piece = tuple[str, Write, str]
"""What stands before a value, what writes it, and what stands after it."""


def fitting(given: str) -> str:
    """Give text back that a cell can hold. Raises `OutOfRange` for more characters than that."""
    if len(given) > _SURE and len(given.encode("utf-16-le", "surrogatepass")) > MOST_CHARACTERS * 2:
        beginning = f"{given[:20]}... has {len(given):,} characters"
        raise OutOfRange(f"{beginning}: a cell holds {MOST_CHARACTERS:,} at most")
    return given


def text(given: str) -> str:
    """Escape text for XML; a character that XML cannot carry as its code, `_x0007_`. Raises what `fitting` does."""
    if len(given) <= _SURE and not _MARKED.search(given):
        return given
    return _CODED.sub(lambda match: f"_x{ord(match[0]):04X}_", escape(fitting(given)))


class Manner(dict[type, Piece]):
    """How cells of one style and formula are written: by the type of the value, all that stands around it."""

    def __init__(self, style: int, formula: str | None) -> None:
        """Take the style's number, and the formula's markup: "" in the rest of an array, `None` of what was given."""
        super().__init__()
        self._style, self._formula = style, formula

    def __missing__(self, kind: type) -> Piece:
        before, write, after = _piece(kind, self._formula)
        self[kind] = piece = (f'" s="{self._style}"{before}', write, after)
        return piece


Manners = Manner | Sequence[Manner]
"""One manner for all cells, or one for each."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells of some rows as a pattern that the rows share, and the texts that each row puts into it.

    What is the same in every row is put together once, and a row in one step.
    """

    pattern: str
    texts: tuple[Sequence[object], ...]

    @property
    def rows(self) -> Iterator[str]:
        """Give the rows as they are written."""
        return map(self.pattern.__mod__, zip(*self.texts, strict=True))


def column(letter: str, numbers: Sequence[str], values: Sequence[Cell], manners: Manners) -> Strip:
    """Write cells of a column in rows of these numbers. Raises a `Fault` without a place for what no cell can hold."""
    start, kinds = f'<c r="{letter}', set(map(type, values))
    if isinstance(manners, Manner) and len(kinds) == 1:
        (kind,) = kinds
        before, write, after = manners[kind]
        if write is _given_text and _is_plain(values):
            before, write, after = before + _TEXT, str, _END_OF_TEXT
        elif kind is str:
            # Of the texts that formulas give, or that are marked, a column often holds few.
            write = {each: write(each) for each in set(values)}.__getitem__
        return Strip(f"{start}%s{_pattern(before)}%s{_pattern(after)}", (numbers, [*map(write, values)]))
    each = repeat(manners, len(values)) if isinstance(manners, Manner) else manners
    pieces = [manner[type(value)] for manner, value in zip(each, values, strict=True)]
    written = [f"{before}{write(value)}{after}" for value, (before, write, after) in zip(values, pieces, strict=True)]
    return Strip(f"{start}%s%s", (numbers, written))


def lines(numbers: Sequence[str], heights: Sequence[float], columns: Iterable[Strip]) -> Strip:
    """Put columns of the same rows side by side."""
    patterns, texts = zip(*((each.pattern, each.texts) for each in columns), strict=True)
    pattern = f'<row r="%s" ht="%s" customHeight="1">{"".join(patterns)}</row>'
    return Strip(pattern, (numbers, heights, *chain.from_iterable(texts)))


def _pattern(markup: str) -> str:
    return markup.replace("%", "%%")


def _is_plain(texts: Sequence[Any]) -> bool:
    """Tell of texts that stand together whether each is written just as it is."""
    together = "\n".join(texts)
    is_bare = [*map(str.strip, texts)] == [*texts] and together.count("\n") == len(texts) - 1
    return all(texts) and is_bare and max(map(len, texts)) <= _SURE and not _MARKED.search(together)


def is_fit(value: Cell) -> bool:
    """Tell whether a cell can hold a value."""
    _, write, _ = _piece(type(value), None)
    try:
        write(value)
    except Fault:
        return False
    return True


def _piece(kind: type, formula: str | None) -> Piece:
    if issubclass(kind, str):
        return "", _given_text if formula is None else partial(_result, formula), ""
    if kind is NoneType:
        return f">{formula}</c>" if formula else "/>", _nothing, ""
    numbers = _GIVEN_NUMBERS if formula is None else _NUMBERS
    for base in kind.__mro__:
        if base in numbers:
            attribute, write = numbers[base]
            return f"{attribute}>{formula or ''}<v>", write, "</v></c>"
    raise TypeError(f"no cell can hold a {kind.__name__}")


def _nothing(_: None) -> str:
    return ""


def _given_double(value: float) -> str:
    if not isfinite(value):
        raise OutOfRange(f"{value} is no number that a cell can hold")
    return float.__repr__(value)


def _given_text(value: str) -> str:
    """Write text that was given: whatever it begins with, it is no formula and no error."""
    if not value:
        return "/>"
    is_bare = value == value.strip() and "\n" not in value
    return f"{_TEXT if is_bare else _SPACED}{text(value)}{_END_OF_TEXT}"


def _result(formula: str, value: str) -> str:
    """Write the text, or the error, that a formula gives."""
    kind = "e" if value in ERROR_CODES else "str"
    return f' t="{kind}">{formula}<v>{text(value)}</v></c>'


_NUMBERS: Mapping[type, tuple[str, Write]] = {
    # A double that is written by `repr` reads back as the same.
    float: ("", float.__repr__),
    int: ("", lambda value: repr(float(value))),
    bool: (' t="b"', lambda value: repr(int(value))),
    date: ("", lambda value: repr(to_serial(value))),
}
"""What a number's cell says of its kind, and how its value is written."""
_GIVEN_NUMBERS: Mapping[type, tuple[str, Write]] = {**_NUMBERS, float: ("", _given_double)}
"""A formula gives nothing but numbers; what is given may be none."""
