"""The model workbook: everything, from terms to exercise."""

from __future__ import annotations

from pathlib import Path

from addin.warrant.errors import OutOfRange
from workbooks.canvas import Book
from workbooks.deal import Deal, from_files
from workbooks.drawing import draw
from workbooks.sample import sample_deal
from workbooks.sheets import (
    about,
    calendar,
    cap_table,
    certificate,
    consents,
    covenants,
    events,
    exercise,
    functions,
    ledger,
    prices,
    register,
    terms,
)
from workbooks.writer import save


def model(deal: Deal) -> Book:
    """Draw the sheets of the model; those of the register where there is one."""
    kept = (register.sheet(deal), register.warrants(deal), consents.sheet(deal)) if deal.register else ()
    return draw(
        (
            about.sheet(deal),
            terms.sheet(deal),
            prices.sheet(deal),
            events.sheet(deal),
            ledger.sheet(deal),
            certificate.sheet(deal),
            cap_table.sheet(deal),
            exercise.sheet(deal),
            *kept,
            covenants.sheet(deal),
            calendar.sheet(deal),
            functions.sheet(),
        )
    )


def write(
    path: Path,
    terms: Path | None = None,
    events: Path | None = None,
    prices: Path | None = None,
    cap_table: Path | None = None,
    register: Path | None = None,
    *,
    force: bool = False,
) -> None:
    """Write the model from files, or the agreement's own sample where no terms are given.

    Raises a `Fault` for what is wrong in a file, or where `path` exists and is not to be overwritten.
    """
    if path.suffix.lower() != ".xlsx":
        raise OutOfRange("a workbook's name ends in .xlsx", place=str(path))
    deal = from_files(terms, events, prices, cap_table, register) if terms else sample_deal()
    save(model(deal), path, force=force)
