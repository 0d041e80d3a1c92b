"""Every template recalculated by LibreOffice, as written and, the model, with ten inputs changed at random."""

from __future__ import annotations

from pathlib import Path
from random import Random

import openpyxl
import pytest

from tests.changes import Change, InTable, Named, in_book, in_deal, in_file
from tests.hosts import libreoffice
from tests.random_inputs import CHANGES, changes
from tests.recalculate import outcomes
from tests.recalculation import against_core, against_drawing, differences, formula_cells, named_cell
from tests.templates import NAMES, drawn
from workbooks.sample import sample_deal

SEEDS = (1, 2, 8)
"""The last of them has a Ref that was never issued: the ledger, and all that stands on it, is #N/A."""


@pytest.mark.parametrize("name", NAMES)
def test_a_template_carries_in_every_cell_what_libreoffice_gives(
    name: str, templates: dict[str, Path], recalculated: dict[Path, Path]
) -> None:
    template = templates[name]
    stored, shown = (openpyxl.load_workbook(path, data_only=True) for path in (template, recalculated[template]))
    assert differences(stored, shown) == []


def test_what_libreoffice_recalculates_is_what_the_core_gives(office: libreoffice.LibreOffice, tmp_path: Path) -> None:
    for outcome in outcomes(SEEDS, office, tmp_path):
        assert not outcome.differences, str(outcome)


def test_a_seed_gives_ten_changes_and_the_same_ones_again() -> None:
    deal = sample_deal()
    drawn_twice = [changes(deal, Random(7)) for _ in range(2)]
    assert drawn_twice[0] == drawn_twice[1]
    surrenders = [each for each in drawn_twice[0] if isinstance(each, InTable) and each.title == "Debt"]
    assert len(drawn_twice[0]) == CHANGES + 3 * len(surrenders)


@pytest.mark.parametrize(
    "change",
    [
        Named("Claim", 1.0),
        Named("Certificate_Number", 2.0),
        Named("Readjusted_Number", "price only"),
        InTable("EventSchedule", 36, "Shares", 5_000.0),
        InTable("Holders", 0, "Shares", 1.0),
    ],
)
def test_a_change_that_the_file_does_not_know_of_is_found(change: Change, templates: dict[str, Path]) -> None:
    formulas, shown = (openpyxl.load_workbook(templates["model"], data_only=each) for each in (False, True))
    deal = sample_deal()
    assert against_drawing(formulas, shown, drawn("model", deal)) == []
    assert against_drawing(formulas, shown, in_book(drawn("model", in_deal(deal, [change])), [change])) != []


def test_every_cell_of_an_array_is_compared(templates: dict[str, Path]) -> None:
    workbook = openpyxl.load_workbook(templates["model"])
    ledger = {("Ledger", cell.row, cell.column) for row in named_cell(workbook, "Ledger") for cell in row}
    assert ledger <= set(formula_cells(workbook))


def test_a_ledger_that_is_not_the_replay_of_its_inputs_is_found(templates: dict[str, Path]) -> None:
    shown = openpyxl.load_workbook(templates["model"], data_only=True)
    assert against_core(shown) == []
    named_cell(shown, "Ledger")[3][6].value *= 1 + 1e-11
    assert [where for _, where, _, _ in against_core(shown)] == ["row 3"]
    named_cell(shown, "Events")[1][3].value = -1
    assert {expected for _, _, expected, _ in against_core(shown)} == {"#NUM!"}


def test_text_is_typed_as_text(templates: dict[str, Path], tmp_path: Path) -> None:
    change = InTable("RegisterEntries", 3, "Holder", "=1+1")
    workbook = openpyxl.load_workbook(in_file(templates["model"], [change], tmp_path / "typed.xlsx"))
    cell = named_cell(workbook, "Register")[4][4]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
