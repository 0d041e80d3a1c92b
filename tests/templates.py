"""The templates, as the tests write them: what holds for every workbook is shown on each of these."""

from __future__ import annotations

from pathlib import Path

from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.editions import ADDIN, LAMBDA
from workbooks.model import book
from workbooks.sample import sample_deal
from workbooks.templates import CAP_TABLE, COVENANTS, EVENT_SCHEDULE, EXERCISE, MODEL, TEMPLATES
from workbooks.writer import save

NAMES = tuple(TEMPLATES)
_ALONE = {f"{each.name}-{LAMBDA}": each for each in (MODEL, CAP_TABLE, EVENT_SCHEDULE, EXERCISE, COVENANTS)}
ALONE = tuple(_ALONE)
"""Those of the edition without an add-in, which LibreOffice, without LAMBDA, cannot recalculate."""


def drawn(name: str, deal: Deal) -> Book:
    """Draw a template of a deal."""
    return book(deal, _ALONE[name], LAMBDA) if name in _ALONE else book(deal, TEMPLATES[name], ADDIN)


def written(name: str, folder: Path) -> Path:
    """Write a template of the sample into a folder."""
    path = folder / f"{name}.xlsx"
    save(drawn(name, sample_deal()), path, force=True)
    return path
