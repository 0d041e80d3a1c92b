"""The sheet Functions: every function of the catalogue, with its example worked in a cell."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from addin.formulas import Formula
from addin.functions import CATALOGUE
from addin.reference import argument_line, errors, example_call
from workbooks.deal import Deal
from workbooks.expressions import Call, Literal
from workbooks.layout import Column, Sheet, Shown, Table
from workbooks.styles import Format, Part, Role


def sheet(_: Deal, names: Collection[str] = CATALOGUE) -> Sheet:
    """Describe the sheet, with those functions that the workbook's edition has."""
    columns = (
        Column("Function", Format.TEXT, Part.FIXED, width=30, wrap=True),
        Column("Clause", Format.TEXT, Part.FIXED, width=12, wrap=True),
        Column("What it gives", Format.TEXT, Part.FIXED, width=58, wrap=True),
        Column("Arguments", Format.TEXT, Part.FIXED, width=64, wrap=True),
        Column("Result", Format.TEXT, Part.FIXED, width=24, wrap=True),
        Column("Errors", Format.TEXT, Part.FIXED, width=46, wrap=True),
        Column("Example", Format.TEXT, Part.FIXED, width=46, wrap=True),
        Column("Its value", Format.GENERAL, Part.FUNCTION, unit="worked here", width=16, wrap=True),
        Column("Arithmetic", Format.TEXT, Part.FIXED, width=46, wrap=True),
    )
    return Sheet(
        name="Functions",
        title="Functions",
        subtitle="Arguments in brackets are optional; a function that fills several cells has no value here",
        guide="Look up a function: its arguments, their units and bounds, its errors, an example worked in its cell.",
        blocks=(Table("FunctionList", columns, tuple(_row(CATALOGUE[name]) for name in CATALOGUE if name in names)),),
        is_frozen=True,
        role=Role.ABOUT,
    )


def _row(formula: Formula) -> tuple[object, ...]:
    arguments = "\n".join(f"{each.name}: {argument_line(each)}" for each in formula.arguments)
    return (
        formula.name,
        formula.clause,
        formula.doc,
        arguments,
        formula.result,
        "\n".join(f"{code}: {words}" for code, words in errors(formula).items()),
        example_call(formula),
        None if formula.spills else _worked(formula),
        formula.example.arithmetic,
    )


def _worked(formula: Formula) -> Shown:
    shown = Format.DATE if isinstance(formula.example.result, date) else Format.GENERAL
    return Shown(Call(formula.name, tuple(Literal(cell) for cell in formula.example.arguments)), shown)
