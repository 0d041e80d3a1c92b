"""The edition without an add-in: the same sheets, where a number is worked out natively or by a LAMBDA of its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from addin.functions import CATALOGUE
from addin.warrant.errors import NotThere
from workbooks.expressions import Call, Expression, Infix
from workbooks.lambdas.edition import BODIES
from workbooks.layout import Block, Field, Fields, Row, Sheet, Spill
from workbooks.sheets import calendar, certificate, expenses, ledger, recalculation, register
from workbooks.sheets.consents import sheet as consents
from workbooks.styles import Part
from workbooks.templates import CERTIFICATE, KEPT_REGISTER, Described, Template

ADDIN, LAMBDA = "addin", "lambda"
EDITIONS = (ADDIN, LAMBDA)
_REPLAYED: tuple[Described, ...] = (
    *(ledger.sheet, certificate.sheet, calendar.sheet, calendar.notices, expenses.sheet),
    *(register.sheet, register.warrants, consents),
)
"""The sheets that stand on functions of a whole schedule; the native ledger takes the place of the first."""
_NATIVE: dict[Described, Described] = {recalculation.sheet: recalculation.alone}


def without_addin(template: Template) -> Template:
    """Leave out what no native formula gives. Raises `NotThere` for a template that is about just that."""
    if template in {CERTIFICATE, KEPT_REGISTER}:
        raise NotThere(f"the template {template.name} is of functions that need the add-in: leave out --edition lambda")
    sheets = tuple(_NATIVE.get(each, each) for each in template.sheets if each not in _REPLAYED)
    return replace(template, sheets=sheets)


def natively(sheet: Sheet) -> Sheet:
    """Let each number of a sheet be worked out without the add-in."""
    return replace(sheet, blocks=tuple(_blocks(sheet.blocks)))


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Fields):
            yield replace(block, fields=tuple(map(_field, block.fields)))
        elif not isinstance(block, Spill) or _is_lambda(block.formula):
            yield block
        elif block.rows:
            yield Fields(block.heading, tuple(map(_row, block.rows)))


def _field(field: Field) -> Field:
    """Put the second opinion first where ours needs a schedule, or comes out of a table that does."""
    if field.part is not Part.FUNCTION or (_is_lambda(field.value) and _is_called(field.value)):
        return field
    if field.native is None:
        raise LookupError(f"{field.label} has no native formula to stand alone")
    return replace(field, value=field.native, native=None, part=Part.NATIVE)


def _row(row: Row) -> Field:
    """Give a row of a spill a cell of its own."""
    return Field(row.label, row.native, row.name, row.format, Part.NATIVE, clause=row.clause)


def _is_lambda(value: object) -> bool:
    return isinstance(value, Call) and all(each not in CATALOGUE or each in BODIES for each in _functions(value))


def _is_called(value: object) -> bool:
    """Tell whether a formula calls one of our functions itself."""
    return isinstance(value, Call) and any(each in CATALOGUE for each in _functions(value))


def _functions(expression: Expression) -> Iterator[str]:
    """Give the functions that a formula calls."""
    match expression:
        case Call(function=function, arguments=arguments):
            yield function
            yield from (each for argument in arguments for each in _functions(argument))
        case Infix(left=left, right=right):
            yield from (*_functions(left), *_functions(right))
