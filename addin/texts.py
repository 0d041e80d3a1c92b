"""A deal's values as text in files: CSV that no spreadsheet program runs, TOML, and numbers in their shortest form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from addin.deal_tables import DealTable, Line, Value
from addin.inputs import SWITCH_READERS, TERM_READERS, term_value
from addin.warrant.terms import Terms

_RUNS = "=+\\-@\t\r\n\uff0b\uff0d\uff1d\uff20"
"""What a spreadsheet program takes for the beginning of a formula, the wide forms of East Asia too."""
_TO_GUARD = re.compile(f"'?[{_RUNS}]|''")
_GUARDED = re.compile(f"'['{_RUNS}]")
_TO_QUOTE = re.compile(r'[",\r\n]|^\s|\s$')
_PLAIN = range(-7, 22)
_DIGITS = Context(prec=2000)


def guarded(text: str) -> str:
    """Write text for a cell of a CSV file: an apostrophe before what would be run as a formula. See `unguarded`."""
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """Take off the apostrophe that `guarded` put before a text; one of the text's own stays."""
    return text[1:] if _GUARDED.match(text) else text


def decimal(value: Fraction) -> str:
    """Write a number that came from a decimal as its shortest one: 0.07, 17000000, 1E-300."""
    powers = max(_power(value.denominator, 2), _power(value.denominator, 5))
    digits = Decimal(value.numerator * 10**powers // value.denominator).scaleb(-powers, _DIGITS).normalize(_DIGITS)
    return f"{digits:f}" if digits.adjusted() in _PLAIN else str(digits)


def _power(number: int, prime: int) -> int:
    power = 0
    while number % prime == 0:
        number, power = number // prime, power + 1
    return power


def as_text(value: Value) -> str:
    """Write a value as people do: dates as 2002-06-03, numbers without commas, nothing as nothing."""
    match value:
        case None:
            return ""
        case Fraction():
            return decimal(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def csv_of(table: DealTable, lines: Iterable[Line]) -> str:
    """Write a table as CSV, in the columns that it has."""
    rows = [[*table.columns], *([_csv_cell(value) for value in line.values] for line in lines)]
    return "".join(f"{','.join(map(_quoted, row))}\n" for row in rows)


def _csv_cell(value: Value) -> str:
    return guarded(value) if isinstance(value, str) else as_text(value)


def _quoted(cell: str) -> str:
    """Put a cell in quotes where it needs them; the csv module leaves a lone carriage return without."""
    return '"{}"'.format(cell.replace('"', '""')) if _TO_QUOTE.search(cell) else cell


def toml_of(terms: Terms) -> str:
    """Write terms as TOML, the switches under [reading]; what the terms leave open is left out."""
    own = [f"{key} = {_toml(term_value(terms, key))}" for key in TERM_READERS if term_value(terms, key) is not None]
    switches = [f"{key} = {_toml(term_value(terms, key))}" for key in SWITCH_READERS]
    return "\n".join([*own, "", "[reading]", *switches, ""])


def _toml(value: Value) -> str:
    match value:
        case str():
            # TOML's escapes are JSON's, but for one character that it does not let stand.
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case int():
            return str(value)
        case _:
            return as_text(value)
