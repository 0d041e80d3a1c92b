"""The index of the agreement: its paragraphs by section and operative words, and what computes each, or why nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A rule of the agreement: its section and heading, the operative words quoted, parts left out as " ... ".

    Either `computes` says what the program computes from it, `functions` by which worksheet functions, the most direct
    first, and `case` names the worked case that shows it; or `reason` says why it computes nothing, and what a user
    does instead.
    """

    section: str
    heading: str
    words: str
    computes: str = ""
    functions: tuple[str, ...] = ()
    case: str = ""
    reason: str = ""


@cache
def paragraphs() -> tuple[Paragraph, ...]:
    """Read the index, in the order of the agreement."""
    tables = tomllib.loads(files("addin").joinpath("agreement.toml").read_text(encoding="utf-8"))["paragraph"]
    return tuple(Paragraph(**{**table, "functions": tuple(table.get("functions", ()))}) for table in tables)
