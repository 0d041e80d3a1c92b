"""The model workbook: numbers in the file, the same in LibreOffice, and inputs that can be changed."""

from __future__ import annotations

import csv
import zipfile
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from addin.functions import CATALOGUE
from addin.inputs import closes_from_range, terms_from_range
from addin.market import market, position
from addin.schedule import FORMS, read_schedule
from addin.warrant.errors import Fault
from addin.warrant.replay import replay
from tests.conftest import ROOT
from tests.hosts import libreoffice
from tests.recalculation import differences, is_same, named
from tests.structure.package import Package
from workbooks.area import Area
from workbooks.deal import from_files
from workbooks.drawing import draw
from workbooks.layout import Field, Fields, Sheet
from workbooks.model import book as model_book
from workbooks.model import write
from workbooks.sample import sample, sample_deal
from workbooks.writer import save

SHEETS = [
    *("About", "Checks", "Terms", "Prices", "Events", "Ledger", "Charts", "Certificate", "Exercise", "Cap Table"),
    *(
        "Instruments",
        "Ownership",
        "Register",
        "Warrants",
        "Consents",
        "Covenants",
        "Expenses",
        "Calendar",
        "Notices",
        "Functions",
    ),
    *("Recalculation", "Recalculation Keys", "Recalculation Entries", "Trading Days", "Calendars", "Chart Data"),
]


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "alpha.xlsx"
    write(path)
    return path


def test_the_sheets_stand_in_their_order(sample_path: Path) -> None:
    assert openpyxl.load_workbook(sample_path).sheetnames == SHEETS


def test_every_formula_carries_its_value(sample_path: Path) -> None:
    formulas = [cell for cell in Package(sample_path).cells if cell.formula is not None]
    assert len(formulas) > 50
    assert not [cell.place for cell in formulas if cell.value is None or cell.kind == "e"]


def test_a_changed_input_changes_what_follows_from_it(
    office: libreoffice.LibreOffice, sample_path: Path, tmp_path: Path
) -> None:
    workbook = openpyxl.load_workbook(sample_path)
    sheet, _, cell = workbook.defined_names["Given_Exercise_Price"].attr_text.rpartition("!")
    workbook[sheet.strip("'")][cell.replace("$", "")].value = 2.5
    events = workbook["Events"]
    (at_restructuring,) = (row for row in events.iter_rows() if row[2].value == "RESTR" and row[9].value is None)
    at_restructuring[4].value = 339_999.99  # a cent below 85%
    # A sum paid in cash follows the price; the holder pays by net exercise instead.
    for cells in events.iter_rows():
        if cells[1].value == "Exercise warrant":
            cells[4].value = cells[8].value = None
            cells[9].value = 9
    changed = tmp_path / "changed.xlsx"
    workbook.save(changed)
    (recalculated,) = office.recalculate([changed], tmp_path / "out")
    after = openpyxl.load_workbook(recalculated, data_only=True)

    terms = terms_from_range(named(after, "Terms"))
    schedule = read_schedule(named(after, "Events"))
    closes = closes_from_range(named(after, "Prices"))
    rows = list(replay(terms, schedule, market(terms, closes)))
    assert terms.exercise_price == 2.5
    assert rows[3].clause == "4.C(1)"
    ledger = named(after, "Ledger")[1:]
    for row, shown in zip(rows, ledger, strict=False):
        assert is_same(shown[6], None if row.price_after is None else float(row.price_after))
        assert is_same(shown[8], float(row.shares_after))
    stands = position(named(after, "Exercise_Date").date(), terms, schedule, closes)
    assert stands.price is not None
    assert is_same(named(after, "Price_On_Date"), float(stands.price))
    assert is_same(named(after, "Shares_On_Date"), float(stands.warrant_shares))


def test_the_sample_meets_every_kind_of_event_and_of_payment() -> None:
    terms, events, closes = sample()
    rows = list(replay(terms, events, market(terms, closes)))
    assert {row.event for row in rows} == set(FORMS)
    assert {row.clause for row in rows} == {
        *("", "1", "4.A", "4.B", "4.C(1)", "4.C(3)", "4.C(4)", "4.C(6)", "4.D", "4.E"),
    }
    paid = [
        (bool(row.source.cash), bool(row.source.debt), bool(row.facts.shares_withheld))  # type: ignore[union-attr]
        for row in rows
        if row.event == "Exercise warrant"
    ]
    assert {(True, False, False), (False, True, False), (False, False, True), (True, True, True)} <= set(paid)
    restructuring = [row for row in rows if row.ref == "RESTR"]
    assert [row.clause for row in restructuring] == ["", "4.C(1)"]
    plan = next(row for row in rows if row.ref == "PLAN-03")
    assert plan.additional_shares == 900_000 - (1_969_693 - 1_200_000)


def test_what_is_assumed_is_said_beside_it(sample_path: Path) -> None:
    workbook = openpyxl.load_workbook(sample_path, data_only=True)
    terms = {row[0].value: row[4].value for row in workbook["Terms"].iter_rows() if row[0].value}
    assert terms["Warrant shares"] == "Assumed: the number is blank in the agreement"
    assert terms["Shares outstanding"] == "Annual report, fiscal 2001"
    for name, column in (("Events", 16), ("Prices", 4)):
        rows = [row for row in workbook[name].iter_rows(min_row=6, values_only=True) if row[0]]
        assert rows
        assert all(str(row[column]).startswith("Assumed") for row in rows)


def test_what_stands_on_the_sheets_is_what_the_sample_says(sample_path: Path) -> None:
    workbook = openpyxl.load_workbook(sample_path, data_only=True)
    terms, events, closes = sample()
    assert terms_from_range(named(workbook, "Terms")) == terms
    assert closes_from_range(named(workbook, "Prices")) == closes
    read = read_schedule(named(workbook, "Events"))
    assert [(event.date, event.ref, event.note) for event in read] == [
        (event.date, event.ref, event.note) for event in events
    ]
    assert named(workbook, "Holders_Difference") == 0


def test_no_name_is_a_functions_name(sample_path: Path) -> None:
    workbook = openpyxl.load_workbook(sample_path)
    tables = [name for sheet in workbook for name in sheet.tables]
    names = {name.upper() for name in (*workbook.defined_names, *tables)}
    assert len(names) == len(workbook.defined_names) + len(tables)
    assert not names & set(CATALOGUE)


def test_two_runs_give_the_same_bytes(sample_path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    write(again)
    assert again.read_bytes() == sample_path.read_bytes()


def test_every_number_is_stored_as_the_double_that_it_is(tmp_path: Path) -> None:
    doubles = [0.1 + 0.2, 1 / 3, 1e-300, 5e-324, 1.7976931348623157e308, 123456789.12345679]
    fields = tuple(Field(str(index), value) for index, value in enumerate(doubles))
    path = tmp_path / "doubles.xlsx"
    save(draw((Sheet("Doubles", "", "", (Fields("", fields),)),)), path, force=False)
    sheet = openpyxl.load_workbook(path)["Doubles"]
    assert [row[1] for row in sheet.iter_rows(values_only=True) if row[1] != "Value"][-len(doubles) :] == doubles


HOSTILE = ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "<b>&amp;\x07", " lead", "O'Neil \U0001f600"]


def test_text_stays_text(tmp_path: Path) -> None:
    holders = tmp_path / "holders.csv"
    with holders.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Holder", "Shares"], *([name, 1] for name in HOSTILE)])
    terms = tmp_path / "t.toml"
    terms.write_text("warrant_shares = 100\nshares_outstanding = 1000\n")
    path = tmp_path / "a.xlsx"
    write(path, from_files(terms, cap_table=holders))
    sheet = openpyxl.load_workbook(path)["Cap Table"]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.column == 2}
    for name in HOSTILE:
        assert cells[name.strip().replace("\x07", "_x0007_")] == "s", name


def test_a_workbook_of_ones_own_files(tmp_path: Path, office: libreoffice.LibreOffice) -> None:
    folder = ROOT / "tests" / "ledgers"
    path = tmp_path / "own.xlsx"
    write(path, from_files(folder / "02.toml", folder / "02.csv"))
    workbook = openpyxl.load_workbook(path, data_only=True)
    terms, ledger = terms_from_range(named(workbook, "Terms")), named(workbook, "Ledger")
    assert (terms.issuer, terms.exercise_price) == ("Test", Fraction(1811, 100))
    assert ledger[1][3] == "4.C(1)"
    assert "Assumed" not in {cell.value for row in workbook["Events"].iter_rows() for cell in row}
    (recalculated,) = office.recalculate([path], tmp_path / "out")
    assert differences(workbook, openpyxl.load_workbook(recalculated, data_only=True)) == []


def test_the_first_fault_of_the_files_is_said_and_nothing_written(tmp_path: Path) -> None:
    terms, events = tmp_path / "t.toml", tmp_path / "e.csv"
    terms.write_text("warrant_shares = 100\nshares_outstanding = 1000\n")
    events.write_text("Date,Event,Shares,Cash\n2002-06-03,Issue shares,5,5\n")
    with pytest.raises(Fault, match=r"e\.csv row 2, column FMV: no Fair Market Value on 2002-06-03"):
        write(tmp_path / "a.xlsx", from_files(terms, events))
    assert not (tmp_path / "a.xlsx").exists()


def test_the_parts_of_the_file_are_well_formed(sample_path: Path) -> None:
    with zipfile.ZipFile(sample_path) as file:
        assert file.testzip() is None
        names = file.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.startswith("xl/worksheets/sheet"):
                text = file.read(name).decode()
                cells = [part.split('"')[0] for part in text.split('<c r="')[1:]]
                assert len(cells) == len(set(cells)), name


def test_areas_are_written_as_names_refer_to_them() -> None:
    assert Area("Cap Table", 4, 1, 9, 27).reference == "'Cap Table'!$A$4:$AA$9"
    assert Area("About", 4, 2, 4, 2).reference == "'About'!$B$4"
    assert Area("About", 4, 2, 5, 2).local == "B4:B5"


def test_names_stand_where_their_values_are() -> None:
    book = model_book(sample_deal())
    assert book.rows(book.names["Exercise_Price"]) == [[1.94]]
    assert book.rows(book.names["Events"])[0][:3] == ["Date", "Event", "Ref"]
