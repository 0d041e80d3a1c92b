"""The templates, as the tests write them: what holds for every workbook is shown on each of these."""

from __future__ import annotations

from pathlib import Path

from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.model import book
from workbooks.sample import sample_deal
from workbooks.templates import TEMPLATES
from workbooks.writer import save

NAMES = tuple(TEMPLATES)


def drawn(name: str, deal: Deal) -> Book:
    """Draw a template of a deal."""
    return book(deal, TEMPLATES[name])


def written(name: str, folder: Path) -> Path:
    """Write a template of the sample into a folder."""
    path = folder / f"{name}.xlsx"
    save(drawn(name, sample_deal()), path, force=True)
    return path
