"""The sheet Exercise at its edges, in both editions: the surrender, the settlement, and the planned issue."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from addin.cells import Cell, to_cell
from addin.files import read_terms
from addin.inputs import closes_from_range, terms_from_range
from addin.market import position
from addin.schedule import read_schedule
from addin.warrant.events import at_the_close
from addin.warrant.terms import DeemedOutstanding
from tests import alone
from tests.changes import Change, Named, in_cells, in_file
from tests.hosts import libreoffice
from tests.hosts.ironcalc import Recalculated
from tests.recalculation import against_drawing, is_same
from tests.scenarios import DEEMED, RECORD_DATE, SCENARIOS, Scenario, event, exercise, failing, net, planned
from tests.templates import drawn
from workbooks.canvas import Book
from workbooks.deal import from_files
from workbooks.writer import save

EDITIONS = ("exercise", "exercise-lambda")
SETTLED = ("Sum_Payable", "Shares_Issued", "Shares_Left", "Paid_In_Lieu")


def cells(book: Book, *names: str) -> list[Cell]:
    return [book.name(name) for name in names]


def agreed(scenario: Scenario, template: str, *names: str) -> list[Cell]:
    """Give cells of a workbook in which all checks agree."""
    book = scenario.drawn(template)
    assert failing(book) == []
    return cells(book, *names)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_surrender_on_a_record_date_is_settled_before_the_dividend(edition: str) -> None:
    """10,000 x 1.8838381890... = 18,838.38; 10,000 less 18,838.38.../2.67 is 2,944.43; 10,000 less of N before it."""
    book = SCENARIOS["on a record date"].drawn(edition)
    assert failing(book) == []
    payable, issued, left, in_lieu = cells(book, *SETTLED)
    assert (payable, issued, in_lieu) == (18_838.38, 2_944, 1.14)
    assert left == pytest.approx(557_887.463338, abs=1e-6)
    assert book.name("Dividend_At_Close") is True
    assert cells(book, "Price_On_Date", "Price_At_Surrender") == [pytest.approx(1.805905), pytest.approx(1.883838)]
    assert cells(book, "Shares_On_Date", "Shares_At_Surrender") == [
        pytest.approx(592_394.54),
        pytest.approx(567_887.46),
    ]
    assert book.name("Net_Shares") == 2_944
    assert book.name("Part_Exercised") == pytest.approx(10_000 / 567_887.463338)


@pytest.mark.parametrize("edition", EDITIONS)
def test_on_another_day_both_are_the_same(edition: str) -> None:
    book = Scenario([]).drawn(edition)
    assert book.name("Dividend_At_Close") is False
    assert cells(book, "Price_On_Date", "Shares_On_Date") == cells(book, "Price_At_Surrender", "Shares_At_Surrender")


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("reading", DeemedOutstanding)
@pytest.mark.parametrize("on", [DEEMED, RECORD_DATE])
def test_a_planned_issue_does_what_its_row_in_events_does(on: date, reading: str, edition: str) -> None:
    changed: list[Change] = [*net(), Named("Deemed_Outstanding", reading), *exercise(on, 1.0)]
    changed += planned(on, 100_000.0, 100_000.0, 2.58)
    scenario = Scenario(changed)
    found = agreed(scenario, edition, "Planned_Exercise_Price", "Planned_Warrant_Shares")
    book = scenario.drawn(edition)
    terms, events, prices = (book.rows(book.names[each]) for each in ("Terms", "Events", "Prices"))
    row = event(Date=on, Event="Issue shares", Shares=100_000.0, Cash=100_000.0, FMV=2.58)
    schedule = [each for each in read_schedule([*events, list(row)]) if each.date < on or not at_the_close(each)]
    stands = position(on, terms_from_range(terms), schedule, closes_from_range(prices))
    assert is_same(found[0], None if stands.price is None else to_cell(stands.price))
    assert is_same(found[1], to_cell(stands.warrant_shares))


def test_the_readings_of_a_planned_issue_differ() -> None:
    """P is 1.2006... on 14 September 2004: what the same row in the sample's Events gives under each reading."""
    prices = [
        agreed(
            Scenario(
                [*net(), Named("Deemed_Outstanding", each), *exercise(DEEMED, 1.0), *planned(DEEMED, 1e5, 1e5, 2.594)]
            ),
            "exercise",
            "Planned_Exercise_Price",
        )
        for each in DeemedOutstanding
    ]
    assert prices == [[pytest.approx(each, abs=1e-6)] for each in (1.187449, 1.188665, 0.997869)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_after_a_merger_for_cash_no_share_is_issued_and_none_withheld(edition: str) -> None:
    paid = agreed(SCENARIOS["merged, paid"], edition, *SETTLED)
    assert paid == [47_954.53, 0, pytest.approx(169_664.250909), 0]
    unpaid = SCENARIOS["merged, net"].drawn(edition)
    assert failing(unpaid) == []
    assert all(str(cell).startswith("#") for cell in cells(unpaid, *SETTLED))
    assert cells(unpaid, "Net_Shares", "Planned_Exercise_Price", "Planned_Warrant_Shares") == ["", "", ""]


@pytest.mark.parametrize("edition", EDITIONS)
def test_half_a_cent_in_lieu_is_rounded_up(edition: str) -> None:
    """600,000 x 6.741 - 1,164,000 - 427,325 x 6.741 = 2.175."""
    assert agreed(SCENARIOS["half a cent in lieu"], edition, "Shares_Issued", "Paid_In_Lieu") == [427_325, 2.18]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(exercise(date(2005, 9, 6), 10_000.0), id="no closes, net"),
        pytest.param(exercise(date(2005, 9, 6), 10.5, cash=12.45), id="no closes, a fraction of a share"),
        pytest.param(exercise(date(2006, 12, 29), 10_000.0, 2.0), id="more withheld than exercised"),
        pytest.param(exercise(date(2006, 12, 29), 200_000.0), id="more than there is"),
        pytest.param(exercise(date(2006, 12, 29), 10_000.0, cash=47_954.54), id="more than is due"),
        pytest.param(exercise(date(2006, 12, 29), 10_000.0, cash=1.005), id="half a cent"),
        pytest.param(exercise(date(2006, 12, 30), 10_000.0), id="a Saturday"),
        pytest.param(exercise(date(2002, 3, 1), 10_000.0), id="before the Issue Date"),
        pytest.param(exercise(date(2007, 4, 2), 10_000.0), id="after the Expiration Date"),
        pytest.param([Named("Exercised_Shares")], id="nothing given"),
    ],
)
def test_what_cannot_be_settled_is_an_error_on_both_sides_and_no_false_alarm(
    changed: list[Change], edition: str
) -> None:
    book = Scenario(changed).drawn(edition)
    assert failing(book) == []
    assert book.name("Can_Settle") is False
    assert all(str(cell).startswith("#") for cell in cells(book, *SETTLED))


@pytest.mark.parametrize("edition", EDITIONS)
def test_cash_for_full_shares_needs_no_value(edition: str) -> None:
    changed = exercise(date(2005, 9, 6), 10_000.0, cash=11_856.97)
    assert agreed(Scenario(changed), edition, *SETTLED) == [11_856.97, 10_000, pytest.approx(716_637.125086), 0]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("on", [date(2006, 12, 29), date(2005, 1, 11), date(2003, 5, 6), date(2002, 7, 9)])
def test_all_warrant_shares_may_be_typed_as_the_cell_has_them(on: date, edition: str) -> None:
    there = Scenario([Named("Exercise_Date", on)]).drawn(edition).name("Shares_At_Surrender")
    assert agreed(Scenario(exercise(on, there, 9.0)), edition, "Shares_Left", "Part_Exercised") == [0, 1]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_boards_value_stands_for_the_average(edition: str) -> None:
    changed = exercise(date(2005, 9, 6), 10_000.0, 4.0)
    value, average, issued, planned_price = agreed(
        Scenario(changed), edition, "Value_On_Date", "Average_Of_Closes", "Shares_Issued", "Planned_Exercise_Price"
    )
    assert (value, average) == (4, "")
    assert issued == 7_035  # 10,000 - 11,856.97 / 4 = 7,035.76
    assert planned_price == pytest.approx(1.185697)  # E = 4.35


@pytest.mark.parametrize(
    "template", ["exercise", "cap-table", "covenants", "exercise-lambda", "cap-table-lambda", "covenants-lambda"]
)
def test_a_fresh_deal_opens_without_an_error(template: str, tmp_path: Path) -> None:
    terms = tmp_path / "terms.toml"
    terms.write_text("warrant_shares = 600000\nshares_outstanding = 7110336\n")
    assert read_terms(terms).shares_authorized is None
    book = drawn(template, from_files(terms))
    found = [
        (sheet, at)
        for sheet, canvas in book.canvases.items()
        for at in (*canvas.cells, *((row, column) for row, column, _ in canvas.formulas()))
        if str(book.value(sheet, *at)).startswith("#")
    ]
    assert found == []
    assert failing(book) == []


def test_libreoffice_gives_what_is_drawn_at_the_edges(office: libreoffice.LibreOffice, tmp_path: Path) -> None:
    books = {name: each.drawn("cap-table") for name, each in SCENARIOS.items()}
    files = []
    for index, each in enumerate(SCENARIOS.values()):
        save(drawn("cap-table", each.deal), source := tmp_path / f"{index}-source.xlsx", force=True)
        files.append(in_file(source, each.changes, tmp_path / f"{index}.xlsx"))
    for (name, book), path in zip(books.items(), office.recalculate(files, tmp_path / "out"), strict=True):
        formulas, shown = (openpyxl.load_workbook(path, data_only=each) for each in (False, True))
        assert against_drawing(formulas, shown, book) == [], name


@pytest.mark.parametrize("name", SCENARIOS)
def test_ironcalc_gives_what_is_drawn_at_the_edges(name: str, tmp_path: Path) -> None:
    scenario, path = SCENARIOS[name], tmp_path / "alone.xlsx"
    save(drawn("cap-table-lambda", scenario.deal), path, force=True)
    book, shown = scenario.drawn("cap-table-lambda"), Recalculated(path)
    with shown.typed(in_cells(book, scenario.changes)):
        assert alone.against_drawing(alone.formula_cells(path), shown, book) == []
