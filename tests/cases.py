"""The table of cases: clause, facts, what is expected, and the arithmetic; every host takes it from here."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from addin.cells import ERROR_CODES

FOLDER = Path(__file__).parent / "cases"
ANY = "*"

Rows = list[list[Any]]


@dataclass(frozen=True)
class CallCase:
    """One function call: cells in, an exact value, a rectangle or an error's code out."""

    name: str
    clause: str
    facts: str
    function: str
    arguments: list[Any]
    expected: Any
    arithmetic: str


@dataclass(frozen=True)
class LedgerCase:
    """One schedule: what chosen rows of its ledger hold, or why it is refused."""

    name: str
    clause: str
    event: str
    facts: str
    terms: Rows
    events: str
    arithmetic: str
    prices: str = ""
    row: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""
    message: list[str] = field(default_factory=list)

    def arguments(self) -> list[Any]:
        """Give the ranges that WARRANT_LEDGER takes."""
        return [self.terms, cells(self.events), cells(self.prices)]


def cells(text: str) -> Rows:
    """Read the CSV of a case into rows of cells, all of them text."""
    return [list(row) for row in csv.reader(io.StringIO(text.strip()))]


def _load() -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {"call": [], "ledger": []}
    for path in sorted(FOLDER.glob("*.toml")):
        for kind, found in tomllib.loads(path.read_text(encoding="utf-8")).items():
            tables[kind] += found
    return tables


_TABLES = _load()
CALLS = [CallCase(**each) for each in _TABLES["call"]]
LEDGERS = [LedgerCase(**each) for each in _TABLES["ledger"]]


def exact(expected: Any) -> Any:  # noqa: ANN401  # a case's value is whatever its function gives
    """Give an expected scalar as the core does: exact numbers are written as text, and text after an apostrophe."""
    if isinstance(expected, str) and expected.startswith("'"):
        return expected[1:]
    if isinstance(expected, str) and not expected.startswith("#"):
        return Fraction(expected)
    return expected


def rectangle(expected: Sequence[Sequence[Any]]) -> Rows:
    """Give an expected rectangle: "=21/11" is a number, other text is itself."""
    return [[Fraction(cell[1:]) if _is_exact(cell) else cell for cell in row] for row in expected]


def want(case: CallCase) -> Any:  # noqa: ANN401  # a cell's value or a rectangle of them
    """Give what a case expects, exact."""
    return rectangle(case.expected) if isinstance(case.expected, list) else exact(case.expected)


def is_error(value: Any) -> bool:  # noqa: ANN401  # likewise
    """Tell whether a value is the code of an error."""
    return isinstance(value, str) and value in ERROR_CODES


def in_cells(value: Any) -> Any:  # noqa: ANN401  # likewise
    """Give an expected value as a cell shows it: exact numbers as the nearest double."""
    if isinstance(value, Fraction):
        return value.numerator / value.denominator
    if isinstance(value, list):
        return [[in_cells(cell) for cell in row] for row in value]
    return value


def matches(actual: Any, expected: Any, *, relative: float = 0.0) -> bool:  # noqa: ANN401  # likewise
    """Compare a result with what is expected, "*" standing for anything; exactly, unless a host keeps fewer digits."""
    if isinstance(expected, list):
        return (
            isinstance(actual, list)
            and [len(row) for row in actual] == [len(row) for row in expected]
            and all(
                matches(*pair, relative=relative)
                for rows in zip(actual, expected, strict=True)
                for pair in zip(*rows, strict=True)
            )
        )
    if expected == ANY:
        return True
    if _is_number(expected) and _is_number(actual):
        return bool(abs(actual - expected) <= relative * abs(expected))
    return bool(_day(actual) == _day(expected))


def _is_number(value: Any) -> bool:  # noqa: ANN401  # hosts give what they give
    return isinstance(value, float | int | Fraction) and not isinstance(value, bool)


def _day(value: Any) -> Any:  # noqa: ANN401  # hosts give dates with an hour
    return date(value.year, value.month, value.day) if isinstance(value, date) else value


def _is_exact(cell: Any) -> bool:  # noqa: ANN401  # likewise
    return isinstance(cell, str) and cell.startswith("=")
