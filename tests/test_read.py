"""A deal out of a workbook that people edited, and what was written read back the same."""

from __future__ import annotations

import re
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from addin.cli import main
from addin.deal_tables import CAP_TABLE, EVENTS, INSTRUMENTS, PRICES, TABLES, Line, lines
from addin.files import read_csv, read_rows, read_terms
from addin.texts import csv_of
from addin.warrant.errors import Fault
from tests.editing import ALONE, LEDGERS, Capture, Edit, edited, refused, taken, typed
from tests.hosts import libreoffice
from workbooks.deal import from_files
from workbooks.layout import Table as Described
from workbooks.model import write
from workbooks.sample import FOLDER as SAMPLES
from workbooks.sample import sample_deal
from workbooks.templates import MODEL

FILES = ("terms.toml", "events.csv", "prices.csv", "cap-table.csv", "instruments.csv", "register.csv")
OPTIONS = [
    each for file in FILES for each in (f"--{file.split('.')[0]}", str(SAMPLES / file)) if file != "instruments.csv"
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "deal.xlsx"
    write(path)
    return path


def put(table: Table, reference: str) -> None:
    """Move a table's area, its filter with it."""
    table.ref = reference
    if table.autoFilter:
        table.autoFilter.ref = reference


# What was written.


def test_the_sample_comes_back_as_it_was_given(sample: Path, tmp_path: Path) -> None:
    files = taken(sample, tmp_path / "once")
    assert set(files) == set(FILES)
    assert read_terms(tmp_path / "once" / "terms.toml") == read_terms(SAMPLES / "terms.toml")
    for table in TABLES:
        given_rows = [line.values for line in lines(table, *read_rows(SAMPLES / table.file, table))]
        if table is PRICES:
            given_rows = [(*values[:-1], "Assumed") for values in given_rows]
        assert [line.values for line in lines(table, *read_rows(tmp_path / "once" / table.file, table))] == given_rows
    again = tmp_path / "again.xlsx"
    assert main(["new", str(again), "--terms", str(sample)]) == 0
    assert taken(again, tmp_path / "twice") == files
    from_files = tmp_path / "files.xlsx"
    given_files = [str(each) for file in FILES for each in (f"--{file.split('.')[0]}", tmp_path / "once" / file)]
    assert main(["new", str(from_files), *given_files]) == 0
    assert taken(from_files, tmp_path / "thrice") == files


@pytest.mark.parametrize("number", sorted(path.stem for path in LEDGERS.glob("*.toml")))
def test_every_worked_schedule_comes_back(number: str, tmp_path: Path) -> None:
    path, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write(path, from_files(LEDGERS / f"{number}.toml", LEDGERS / f"{number}.csv"), ALONE)
    files = taken(path, tmp_path / "once")
    assert set(files) == {"terms.toml", "events.csv"}
    assert read_terms(tmp_path / "once" / "terms.toml") == read_terms(LEDGERS / f"{number}.toml")
    given_rows, read = (
        [line.values for line in lines(EVENTS, read_csv(file), "events")]
        for file in (LEDGERS / f"{number}.csv", tmp_path / "once" / "events.csv")
    )
    assert read == given_rows
    write(again, from_files(path, path), ALONE)
    assert taken(again, tmp_path / "twice") == files


def test_the_tables_are_the_sheets_own() -> None:
    """A column added to a sheet is to be read back, or named as one that formulas fill."""
    described = {
        block.name: block
        for each in MODEL.sheets
        for block in each(sample_deal()).blocks
        if isinstance(block, Described)
    }
    for table in TABLES:
        columns = described[table.excel_table].columns
        assert tuple(column.title for column in columns if column.formula is None) == tuple(table.columns)
        assert {column.title for column in columns if column.formula is not None} == set(table.computed)


HOSTILE = ["=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "\t=1", "'=1", "''x", "'tis", 'O\'Neil, "Jr."', "a\r\nb\rc"]
HOSTILE += ["_x0041_", "<b>&amp;\x07", "\uff1d1", "007", "1e5", "TRUE", "#N/A here", "\U0001f600", "x\x00y\ufffe"]


def test_any_name_stays_the_text_that_it_is(tmp_path: Path) -> None:
    given_lines = [Line("", ("Common Stock", name, Fraction(index), "")) for index, name in enumerate(HOSTILE)]
    holders, terms, path = (tmp_path / name for name in ("c.csv", "t.toml", "a.xlsx"))
    holders.write_text(csv_of(CAP_TABLE, given_lines), encoding="utf-8", newline="")
    terms.write_text("warrant_shares = 100\nshares_outstanding = 1000\n")
    write(path, from_files(terms, cap_table=holders))
    sheet = openpyxl.load_workbook(path)["Cap Table"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.column == 2} == {"s", "n"}
    files = taken(path, tmp_path / "once")
    read = [line.values[1] for line in lines(CAP_TABLE, read_csv(tmp_path / "once" / "cap-table.csv"), "")]
    assert read == [name.strip() for name in HOSTILE]
    again = tmp_path / "b.xlsx"
    write(again, from_files(path, cap_table=path))
    assert taken(again, tmp_path / "twice") == files
    for row in files["cap-table.csv"].splitlines():
        assert not re.search(r'(^|,)"?[=+@\t\uff1d]', row)


def test_a_ledger_as_csv_runs_nothing(tmp_path: Path, capsys: Capture) -> None:
    events = tmp_path / "e.csv"
    events.write_text("Date,Event,Shares,Note\n2002-06-03,Repurchase,5,=1+1\n")
    assert main(["replay", "--terms", str(LEDGERS / "02.toml"), "--events", str(events), "--format", "csv"]) == 0
    assert capsys.readouterr().out.rstrip().endswith(",'=1+1")


# What people do to a workbook.


def insert_rows(workbook: Workbook) -> None:
    """Insert two empty rows in the middle of the schedule, as a host does: the table grows, what is below moves."""
    sheet = workbook["Events"]
    table = sheet.tables["EventSchedule"]
    first, last = table.ref.split(":")
    sheet.move_range(f"A12:{re.sub(r'[0-9]', '', last)}{sheet.max_row}", rows=2)
    put(table, f"{first}:{re.sub('[0-9]', '', last)}{int(re.sub('[A-Z]', '', last)) + 2}")


def rename_and_reorder_sheets(workbook: Workbook) -> None:
    """Give sheets the user's own names, and tabs another order."""
    workbook["Events"].title = "Q3 'final', schedule"
    workbook["Prices"].title = "Kurse"
    workbook.move_sheet("Terms", offset=5)


def values_as_text(workbook: Workbook) -> None:
    """Paste numbers and dates as text, with spaces around them."""
    for name in ("Events", "Prices"):
        for row in workbook[name].iter_rows(min_row=6):
            for cell in row:
                if isinstance(cell.value, datetime):
                    cell.value, cell.number_format = f" {cell.value.date()} ", "@"
                elif isinstance(cell.value, int | float):
                    cell.value, cell.number_format = f"{cell.value!r} ", "@"


def dates_as_serials(workbook: Workbook) -> None:
    """Lose the format of the dates."""
    for name in ("Events", "Prices", "Register", "Terms"):
        for row in workbook[name].iter_rows():
            for cell in row:
                if isinstance(cell.value, datetime):
                    cell.number_format = "General"


def extra_columns_beside(workbook: Workbook) -> None:
    """Keep notes beside a table, apart from it and as a column of it."""
    sheet = workbook["Prices"]
    sheet["H6"], sheet["H7"] = "checked by", "AB"
    table = sheet.tables["PriceHistory"]
    sheet["F5"], sheet["F6"] = "Status", "ok"
    put(table, table.ref.replace(":E", ":F"))
    table.tableColumns.append(TableColumn(id=6, name="Status"))


def without_tables(workbook: Workbook) -> None:
    """Turn tables into plain ranges, and lose the names that spoke of them."""
    for sheet in workbook:
        sheet.tables.clear()
    for name in ("Events", "Prices", "Register"):
        del workbook.defined_names[name]


def without_tables_but_names(workbook: Workbook) -> None:
    """Turn tables into ranges that still have their names."""
    for name, table, sheet in (("Events", "EventSchedule", "Events"), ("Prices", "PriceHistory", "Prices")):
        reference = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", workbook[sheet].tables[table].ref).replace("$E$", "$D$")
        workbook.defined_names[name].attr_text = f"{sheet}!{reference}"
        del workbook[sheet].tables[table]


def columns_moved(workbook: Workbook) -> None:
    """Put the columns of the prices in another order, in another case, further to the right."""
    sheet = workbook["Prices"]
    table = sheet.tables["PriceHistory"]
    bottom = int(table.ref.partition(":")[2][1:])
    rows = [[sheet.cell(row, column).value for column in (5, 2, 3, 4, 1)] for row in range(5, bottom + 1)]
    rows[0] = ["SOURCE ", "close", "Bid", " ASK", "date"]
    for row, cells in enumerate(rows, start=5):
        for column, value in enumerate([None, None, None, *cells], start=1):
            sheet.cell(row, column).value = value
    put(table, f"D5:H{bottom}")
    for column, title in zip(table.tableColumns, rows[0], strict=True):
        column.name = title


def terms_without_their_name(workbook: Workbook) -> None:
    """Lose the name of the terms; their labels are left."""
    del workbook.defined_names["Terms"]


@pytest.mark.parametrize(
    "edit",
    [
        insert_rows,
        rename_and_reorder_sheets,
        values_as_text,
        dates_as_serials,
        extra_columns_beside,
        without_tables,
        without_tables_but_names,
        columns_moved,
        terms_without_their_name,
    ],
)
def test_what_people_do_to_a_workbook_changes_nothing(sample: Path, tmp_path: Path, edit: Edit) -> None:
    files = taken(sample, tmp_path / "before")
    assert taken(edited(sample, tmp_path / "edited.xlsx", edit), tmp_path / "after") == files


def test_columns_of_the_users_own_are_passed_over_and_named(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    taken(edited(sample, tmp_path / "e.xlsx", extra_columns_beside), tmp_path / "after")
    assert capsys.readouterr().err == "warrants: e.xlsx Prices: not a column of the deal, passed over: Status\n"


def test_sorted_rows_come_in_their_new_order(sample: Path, tmp_path: Path) -> None:
    def reverse(workbook: Workbook) -> None:
        sheet = workbook["Prices"]
        filled = [row for row in sheet.iter_rows(min_row=6, max_col=5) if row[0].value]
        values = [[cell.value for cell in row] for row in reversed(filled)]
        for row, cells in zip(filled, values, strict=True):
            for cell, value in zip(row, cells, strict=True):
                cell.value = value

    header, *rows = taken(sample, tmp_path / "before")["prices.csv"].splitlines()
    after = taken(edited(sample, tmp_path / "e.xlsx", reverse), tmp_path / "after")["prices.csv"].splitlines()
    assert after == [header, *reversed(rows)]


def last_row(sheet: Worksheet, table: str) -> int:
    return int(re.sub("[A-Z]", "", sheet.tables[table].ref.partition(":")[2]))


def test_rows_typed_under_a_full_table_are_read(sample: Path, tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        sheet = workbook["Events"]
        bottom = last_row(sheet, "EventSchedule")
        used = max(row for row in range(6, bottom + 1) if sheet.cell(row, 1).value)
        for row in range(used + 1, bottom + 3):
            for column, value in ((1, date(2006, 12, 1)), (2, "Repurchase"), (4, row)):
                sheet.cell(row, column).value = value

    before = taken(sample, tmp_path / "before")["events.csv"].splitlines()
    after = taken(edited(sample, tmp_path / "e.xlsx", fill), tmp_path / "after")["events.csv"].splitlines()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 12 + 2


def test_a_row_apart_below_a_table_is_named(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    def add(workbook: Workbook) -> None:
        sheet = workbook["Prices"]
        row = last_row(sheet, "PriceHistory") + 3
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = "3/4/2002", 2.5

    said = refused(edited(sample, tmp_path / "e.xlsx", add), capsys)
    assert re.fullmatch(
        r"warrants: e\.xlsx Prices: the row at A\d+ stands apart, under empty rows below the price history: .*\n", said
    )


def test_a_row_of_totals_is_no_row(sample: Path, tmp_path: Path) -> None:
    def total(workbook: Workbook) -> None:
        table = workbook["Cap Table"].tables["Holders"]
        row = last_row(workbook["Cap Table"], "Holders") + 1
        workbook["Cap Table"].cell(row, 1).value, workbook["Cap Table"].cell(row, 3).value = "Total", 5
        put(table, re.sub(r"\d+$", str(row), table.ref))
        table.totalsRowCount = 1

    files = taken(sample, tmp_path / "before")
    assert taken(edited(sample, tmp_path / "e.xlsx", total), tmp_path / "after") == files


def second_prices(workbook: Workbook) -> None:
    without_tables(workbook)
    sheet = workbook.create_sheet("Old prices")
    sheet.append(["Date", "Close", "Bid", "Ask"])


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (
            typed("Events", "D7", "=1+1"),
            "e.xlsx Events row 7, column Shares: its formula has no stored value: open the",
        ),
        (typed("Events", "E7", "#REF!"), "e.xlsx Events row 7, column Cash: it holds the error #REF!"),
        (typed("Events", "D7", "1,234"), "e.xlsx Events row 7, column Shares: '1,234' is written with commas"),
        (typed("Events", "A7", "3/4/2002"), "e.xlsx Events row 7, column Date: '3/4/2002' is not a date"),
        (typed("Events", "D5", "Shres"), "e.xlsx Events row 5: no column is called 'Shres'"),
        (typed("Prices", "A8", "=1/0"), "e.xlsx Prices row 8, column Date: its formula has no stored value"),
        (second_prices, "e.xlsx: which is the price history? Prices!A5 and Old prices!A1 both look like it; keep one"),
    ],
)
def test_faults_name_sheet_and_cell(sample: Path, tmp_path: Path, capsys: Capture, edit: Edit, words: str) -> None:
    assert words in refused(edited(sample, tmp_path / "e.xlsx", edit), capsys)


def test_a_term_at_fault_names_its_cell(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    def negative(workbook: Workbook) -> None:
        at = workbook.defined_names["Given_Par_Value"].attr_text.rpartition("!")[2].replace("$", "")
        workbook["Terms"][at].value = -1

    said = refused(edited(sample, tmp_path / "e.xlsx", negative), capsys)
    assert re.fullmatch(r"warrants: e\.xlsx Terms row \d+, par_value: -1 is negative\n", said)


def test_a_workbook_without_a_deal_says_what_was_looked_for(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "empty.xlsx"
    Workbook().save(path)
    assert "empty.xlsx: nothing of a deal is there: looked for the name Terms" in refused(path, capsys)
    assert main(["replay", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("warrants: empty.xlsx: no terms is there: looked for the name Terms, the labels")
    assert main(["replay", "--terms", str(LEDGERS / "02.toml"), "--events", str(path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("warrants: empty.xlsx: no event schedule is there: looked for the table EventSchedule")
    assert said.endswith(", on the sheets Sheet\n")


# Who saved it.


def test_libreoffice_saves_the_same_deal(office: libreoffice.LibreOffice, sample: Path, tmp_path: Path) -> None:
    (saved,) = office.recalculate([sample], tmp_path / "office")
    files = taken(sample, tmp_path / "before")
    assert taken(saved, tmp_path / "after") == files


# The command.


def test_read_writes_all_or_nothing(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "prices.csv").write_text("mine")
    assert main(["read", str(sample), "--to", str(tmp_path)]) == 1
    assert "prices.csv: it exists already; --force overwrites it" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["prices.csv"]
    (tmp_path / "register.csv").mkdir()
    assert main(["read", str(sample), "--to", str(tmp_path), "--force"]) == 1
    assert "register.csv: it is a folder" in capsys.readouterr().err
    assert (tmp_path / "prices.csv").read_text() == "mine"
    assert not (tmp_path / "terms.toml").exists()


def test_the_help_names_every_file(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    assert set(re.findall(r"[a-z-]+\.(?:toml|csv)", capsys.readouterr().out)) == set(FILES)


@pytest.mark.parametrize(
    "command",
    [
        ["replay", "--format", "json", "--exact"],
        ["certificate", "3"],
        ["calendar", "--as-of", "2006-12-29"],
        ["notice", "DIV-1"],
        ["register", "--on", "2006-12-29"],
    ],
)
def test_a_workbook_stands_for_the_files(sample: Path, capsys: Capture, command: list[str]) -> None:
    takes = OPTIONS if command[0] == "register" else OPTIONS[:6]
    takes = [each for index, each in enumerate(takes) if "cap-table" not in takes[index - index % 2]]
    assert main([*command, *takes]) == 0
    said = capsys.readouterr().out
    assert said
    for given_workbook in ([str(sample)], ["--terms", str(sample)]):
        assert main([*command, *given_workbook]) == 0
        assert capsys.readouterr().out == said


def test_what_is_given_beside_a_workbook_comes_first(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    events = tmp_path / "e.csv"
    events.write_text("Date,Event,Shares\n2002-06-03,Repurchase,5\n")
    assert main(["replay", str(sample), "--events", str(events), "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    with pytest.raises(SystemExit):
        main(["replay", str(events)])
    assert "e.csv is no workbook: give other files by --terms" in capsys.readouterr().err


def test_a_fault_of_the_deal_names_sheet_and_row(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    path = edited(sample, tmp_path / "e.xlsx", typed("Events", "B7", "Isue shares"))
    assert main(["replay", str(path)]) == 1
    assert "warrants: e.xlsx Events row 7, column Event: 'Isue shares' is not an event" in capsys.readouterr().err


def test_a_fault_in_what_a_command_does_not_take_is_none_of_it(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    path = edited(sample, tmp_path / "e.xlsx", typed("Cap Table", "C7", "#REF!"))
    assert main(["replay", str(path)]) == 0
    assert "Cap Table row 7, column Shares: it holds the error #REF!" in refused(path, capsys)


def test_a_workbook_that_was_changed_is_opened_anew(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    path = edited(sample, tmp_path / "e.xlsx", typed("Events", "Q8", "FIRST"))
    main(["replay", str(path)])
    assert "FIRST" in capsys.readouterr().out
    edited(sample, path, typed("Events", "Q8", "SECOND"))
    main(["replay", str(path)])
    assert "SECOND" in capsys.readouterr().out


def test_instruments_are_taken_from_a_file_of_their_own(tmp_path: Path) -> None:
    terms, instruments, path = (tmp_path / name for name in ("t.toml", "i.csv", "a.xlsx"))
    terms.write_text("warrant_shares = 100\nshares_outstanding = 1000\n")
    instruments.write_text("Instrument,Shares\nOld notes,5\n")
    assert main(["new", str(path), "--terms", str(terms), "--instruments", str(instruments)]) == 0
    (line,) = lines(INSTRUMENTS, *read_rows(path, INSTRUMENTS))
    assert (line.values[1], line.values[2]) == ("Old notes", Fraction(5))


def test_no_cell_of_a_date_format_is_text_of_digits(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    path = edited(sample, tmp_path / "e.xlsx", typed("Register", "C6", date(2026, 1, 2)))
    assert main(["register", str(path)]) == 1
    assert "column Warrant: 2026-01-02 is a date or a truth value, not a name" in capsys.readouterr().err
    with pytest.raises(Fault):
        read_rows(tmp_path / "none.csv", EVENTS)
