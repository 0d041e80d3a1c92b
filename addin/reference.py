"""The reference of the functions, from the catalogue: a listing for a terminal and docs/functions.md."""

from __future__ import annotations

import json
from datetime import date

from addin.cells import Cell, to_cell
from addin.formulas import Argument, Formula
from addin.functions import CATALOGUE

_HEAD = """\
# Worksheet functions

Generated from the catalogue by `warrants functions --markdown`; do not edit.

Calls are by position; arguments in brackets are optional, and an empty cell counts as omitted. Bad input gives
`#VALUE!` (not a number, not a date, text where a number belongs, ranges of different lengths, an empty cell that is
needed), `#NUM!` (out of its range) or `#N/A` (data that is not there); an error among the arguments comes through as
itself. `warrants call NAME ARG...` says why, in words.
"""


def listing() -> str:
    """List every function with its clause and first sentence."""
    return "\n\n".join(f"{each.signature}\n    {each.clause}: {each.summary}" for each in CATALOGUE.values())


def page() -> str:
    """Write the reference page in Markdown."""
    index = "\n".join(f"| [{each.name}](#{each.name.lower()}) | {each.clause} |" for each in CATALOGUE.values())
    sections = "\n".join(_section(each) for each in CATALOGUE.values())
    return f"{_HEAD}\n| Function | Clause |\n|---|---|\n{index}\n\n{sections}".rstrip()


def _section(formula: Formula) -> str:
    arguments = "\n".join(_argument(each) for each in formula.arguments)
    return (
        f"## {formula.name}\n\n"
        f"`{formula.signature}`, clause {formula.clause}\n\n"
        f"{formula.doc}\n\n"
        f"{arguments}\n"
        f"- Result: {formula.result}.\n\n"
        f"Example: `{example_call(formula)}` gives {_result(formula)}. {formula.example.arithmetic}.\n"
    )


def _argument(argument: Argument) -> str:
    return f"- `{argument.name}`: {argument.help}{_bounds(argument)}"


def _bounds(argument: Argument) -> str:
    bounds = [
        f"above {argument.above}" if argument.above is not None else "",
        f"at least {argument.minimum}" if argument.minimum is not None else "",
        f"at most {argument.maximum}" if argument.maximum is not None else "",
    ]
    given = ", ".join(filter(None, bounds))
    return f" Bounds: {given}." if given else ""


def example_call(formula: Formula) -> str:
    """Write a function's example as a formula."""
    cells = ", ".join(_shown(cell) for cell in formula.example.arguments)
    return f"={formula.name}({cells})"


def _result(formula: Formula) -> str:
    result = formula.example.result
    return (
        f"{len(result)} row{'s' if len(result) > 1 else ''}"
        if isinstance(result, list)
        else f"`{_shown(to_cell(result))}`"
    )


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case float():
            return f"{cell:.12g}"
        case list():
            return "{" + "; ".join(", ".join(_shown(each) for each in row) for row in cell) + "}"
        case date():
            return cell.isoformat()
        case _:
            return json.dumps(cell)
