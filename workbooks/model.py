"""A template, an edition and a deal to a workbook: the sheets described, drawn, and written."""

from __future__ import annotations

from pathlib import Path

from addin.warrant.errors import NotThere, OutOfRange
from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.drawing import draw
from workbooks.editions import ADDIN, LAMBDA, natively, without_addin
from workbooks.lambdas.edition import BODIES, definitions
from workbooks.layout import Sheet
from workbooks.sample import sample_deal
from workbooks.sheets import about, checks, functions
from workbooks.templates import KEPT_REGISTER, MODEL, REGISTER, Template
from workbooks.writer import save


def book(deal: Deal, template: Template = MODEL, edition: str = ADDIN) -> Book:
    """Draw the sheets of a template; those of the register where there is one."""
    if template is KEPT_REGISTER and not deal.register:
        raise OutOfRange("the template register needs the entries of one: give --register", clause="3")
    is_lambda = edition == LAMBDA
    sheets = (_alone if is_lambda else _described)(deal, template)
    every = [checks.sheet(sheets), *sheets]
    drawn = draw([about.sheet(deal, template.purpose, every, is_lambda=is_lambda), *every])
    drawn.lambdas = tuple(definitions()) if is_lambda else ()
    return drawn


def _described(deal: Deal, template: Template) -> list[Sheet]:
    return [each(deal) for each in template.sheets if deal.register or each not in REGISTER]


def _alone(deal: Deal, template: Template) -> list[Sheet]:
    """Describe the sheets of a template as they are without the add-in."""
    sheets = without_addin(template).sheets
    if deal.register and not deal.is_sample:
        raise NotThere("a register needs the add-in: leave out --register, or leave out --edition lambda", clause="3")
    return [functions.sheet(deal, BODIES) if each is functions.sheet else natively(each(deal)) for each in sheets]


def write(
    path: Path, deal: Deal | None = None, template: Template = MODEL, edition: str = ADDIN, *, force: bool = False
) -> None:
    """Write a template of a deal, of the agreement's own sample where none is given.

    Raises a `Fault` where `path` is no workbook's name, or exists and is not to be overwritten.
    """
    if path.suffix.lower() != ".xlsx":
        raise OutOfRange("a workbook's name ends in .xlsx", place=str(path))
    save(book(deal or sample_deal(), template, edition), path, force=force)
