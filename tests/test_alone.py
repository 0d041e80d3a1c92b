"""The edition without an add-in, in IronCalc: as written, with inputs changed at random, and with other schedules."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import FORMULAE

from addin.cells import Cell
from addin.cli import main
from addin.deal_tables import EVENTS
from tests import alone
from tests.changes import Change, InTable, Named, in_cells
from tests.editing import taken
from tests.hosts.ironcalc import Recalculated, Typed
from tests.recalculation import Figures, beside_replay
from tests.structure.formulas import tokens
from tests.structure.package import Package
from tests.templates import ALONE, drawn
from tests.test_ledgers import NUMBERS, expected
from tests.test_recalculation import ROOM, deal_of_ledger
from workbooks import sample
from workbooks.area import Area
from workbooks.canvas import Book
from workbooks.lambdas.edition import BODIES
from workbooks.lambdas.notation import NEWER_FUNCTIONS

SEEDS = (1, 2, 9)
"""In the workbook of the first some cells show an error."""


@pytest.fixture(scope="module")
def book() -> Book:
    return drawn(alone.MODEL, sample.sample_deal())


@pytest.fixture(scope="module")
def model(templates: dict[str, Path]) -> Recalculated:
    """Give the model in IronCalc, with what the file has in its inputs."""
    return Recalculated(templates[alone.MODEL])


@pytest.mark.parametrize("name", ALONE)
def test_a_template_carries_in_every_cell_what_ironcalc_gives(name: str, templates: dict[str, Path]) -> None:
    assert alone.against_stored(templates[name], Recalculated(templates[name])) == []


def test_a_value_that_no_formula_gives_is_found(
    templates: dict[str, Path], model: Recalculated, book: Book, tmp_path: Path
) -> None:
    """Plant another price in one row of the ledger: IronCalc evaluates the cell, whatever it carries."""
    price = alone.figures(model, book)[0][0]
    assert isinstance(price, float)
    spoilt = tmp_path / "spoilt.xlsx"
    with zipfile.ZipFile(templates[alone.MODEL]) as source, zipfile.ZipFile(spoilt, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part == f"xl/worksheets/sheet{[*book.canvases].index('Recalculation') + 1}.xml":
                carried, other = (f"</f><v>{each!r}</v>".encode() for each in (price, price * (1 + 1e-11)))
                assert carried in content
                content = content.replace(carried, other, 1)
            target.writestr(part, content)
    assert [(sheet, shown) for sheet, _, _, shown in alone.against_stored(spoilt, Recalculated(spoilt))] == [
        ("Recalculation", price)
    ]


def test_what_ironcalc_evaluates_is_what_the_core_gives(tmp_path: Path) -> None:
    for outcome in alone.outcomes(SEEDS, tmp_path):
        assert not outcome.differences, str(outcome)


@pytest.mark.parametrize(
    "change",
    [
        Named("Shares_Outstanding", 7_500_000.0),
        Named("Readjusted_Number", "price only"),
        InTable("EventSchedule", 36, "Shares", 5_000.0),
    ],
)
def test_an_input_moves_the_ledger(change: Change, model: Recalculated, book: Book) -> None:
    opened = alone.figures(model, book)
    with model.typed(in_cells(book, [change])):
        assert alone.figures(model, book) != opened
    assert alone.figures(model, book) == opened


def schedule_of(number: str, book: Book) -> list[Typed]:
    """Give what is typed over the sample's terms and schedule to make another deal of it."""
    deal, area, placed = deal_of_ledger(number), book.names["Terms"], book.tables[EVENTS.excel_table].placed
    terms = drawn("exercise-lambda", deal).rows(area)
    events = [*deal.events, *[(None,) * len(placed.titles)] * (placed.count - len(deal.events))]
    return [*over(replace(area, left=area.right), [row[-1:] for row in terms]), *over(placed.body, events)]


def over(area: Area, rows: Sequence[Sequence[Cell]]) -> Iterator[Typed]:
    """Type rows over those of an area."""
    for down, row in enumerate(rows, start=area.top):
        yield from ((area.sheet, down, across, cell) for across, cell in enumerate(row, start=area.left))


def worked(number: str) -> list[Figures]:
    """Give price, shares and outstanding after each row as they were worked."""
    keys = ("price_after", "shares_after", "outstanding_after")
    given = ([row[key] for key in keys] for row in expected(number))
    return [tuple(None if each is None else float(Fraction(str(each))) for each in row) for row in given]


@pytest.mark.parametrize("number", NUMBERS)
def test_another_schedule_typed_over_the_samples_gives_the_worked_ledger(
    number: str, model: Recalculated, book: Book
) -> None:
    with model.typed(schedule_of(number, book)):
        assert beside_replay("Recalculation", alone.figures(model, book), worked(number)) == []
        assert [model.rows(book.names[name]) for name in ROOM] == [[[True]]] * len(ROOM)


@pytest.mark.parametrize("name", ALONE)
def test_a_formula_calls_what_is_native_or_a_lambda_of_the_workbook(name: str, templates: dict[str, Path]) -> None:
    package = Package(templates[name])
    native = (FORMULAE - NEWER_FUNCTIONS.keys()) | set(NEWER_FUNCTIONS.values())
    lambdas = {each.name for each in package.names if each.text.startswith("_xlfn.LAMBDA(")}
    called = set().union(*map(called_in, {text for _, text in package.formulas()}))
    assert called - native - lambdas == set()
    assert lambdas >= set(BODIES)


def test_the_command_writes_the_edition(templates: dict[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "again.xlsx"
    assert main(["new", str(path), "--edition", "lambda", "--template", "event-schedule"]) == 0
    assert path.read_bytes() == templates["event-schedule-lambda"].read_bytes()


@pytest.mark.parametrize("template", ["certificate", "register"])
def test_a_template_of_functions_of_the_schedule_is_not_there(
    template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    register = ["--register", str(sample.REGISTER)] if template == "register" else []
    given = ["--terms", str(sample.TERMS), "--events", str(sample.EVENTS), "--prices", str(sample.PRICES), *register]
    assert main(["new", str(path), "--edition", "lambda", "--template", template, *given]) == 1
    said = f"the template {template} is of functions that need the add-in: leave out --edition lambda\n"
    assert capsys.readouterr().err.endswith(said)
    assert not path.exists()


def test_the_register_of_a_workbook_is_left_out_and_that_is_said(
    templates: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, source = tmp_path / "a.xlsx", templates["model"]
    given = ["--edition", "lambda", "--template", "event-schedule", "--terms", str(source)]
    assert main(["new", str(path), *given]) == 0
    said = f"warrants: the register of {source} is left out: it needs the add-in\n"
    assert capsys.readouterr().err == said
    assert "RegisterEntries" not in {table.name for table in Package(path).tables}


def test_a_register_that_a_person_gave_is_a_fault_that_says_what_to_leave_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    files = {"terms": sample.TERMS, "events": sample.EVENTS, "prices": sample.PRICES, "register": sample.REGISTER}
    given = [each for name, file in files.items() for each in (f"--{name}", str(file))]
    assert main(["new", str(path), "--edition", "lambda", *given]) == 1
    said = "a register needs the add-in: leave out --register, or leave out --edition lambda"
    assert said in capsys.readouterr().err
    assert not path.exists()


def test_about_says_what_is_missing(book: Book) -> None:
    said = [drawn.value for drawn in book.canvases["About"].cells.values()]
    assert "Certificates, the calendar of notices, the register and the expenses need the add-in." in said
    assert not {"Ledger", "Certificate", "Calendar", "Register", "Expenses"} & set(book.canvases)


def test_both_editions_are_one_deal(
    templates: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read the same files from both, of a template without a register; nothing differs but the edition."""
    editions = [templates[name] for name in ("cap-table", "cap-table-lambda")]
    one, other = (taken(path, tmp_path / path.stem) for path in editions)
    assert one == other
    capsys.readouterr()
    assert main(["diff", *map(str, editions)]) == 0
    assert capsys.readouterr().out == "The same deal: nothing differs in terms, rows, price or shares\n"


def called_in(formula: str) -> set[str]:
    opening = (Token.FUNC, Token.OPEN)
    return {each.value.removesuffix("(") for each in tokens(formula) if (each.type, each.subtype) == opening}
