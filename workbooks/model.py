"""A template and a deal to a workbook: the sheets described, drawn, and written."""

from __future__ import annotations

from pathlib import Path

from addin.warrant.errors import OutOfRange
from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.drawing import draw
from workbooks.sample import sample_deal
from workbooks.sheets import about, checks
from workbooks.templates import KEPT_REGISTER, MODEL, REGISTER, Template
from workbooks.writer import save


def book(deal: Deal, template: Template = MODEL) -> Book:
    """Draw the sheets of a template; those of the register where there is one."""
    if template is KEPT_REGISTER and not deal.register:
        raise OutOfRange("the template register needs the entries of one: give --register", clause="3")
    sheets = [each(deal) for each in template.sheets if deal.register or each not in REGISTER]
    every = [checks.sheet(sheets), *sheets]
    return draw([about.sheet(deal, template.purpose, every), *every])


def write(path: Path, deal: Deal | None = None, template: Template = MODEL, *, force: bool = False) -> None:
    """Write a template of a deal, of the agreement's own sample where none is given.

    Raises a `Fault` where `path` is no workbook's name, or exists and is not to be overwritten.
    """
    if path.suffix.lower() != ".xlsx":
        raise OutOfRange("a workbook's name ends in .xlsx", place=str(path))
    save(book(deal or sample_deal(), template), path, force=force)
