"""What the file holds cell by cell: every double as it is, every text as text, nothing cut, and rows one at a time."""

from __future__ import annotations

import csv
import tracemalloc
import zipfile
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from addin.warrant.errors import Fault
from tests.hosts.libreoffice import LibreOffice
from workbooks.deal import from_files
from workbooks.drawing import MOST_ROWS, draw
from workbooks.expressions import Beside, call, infix
from workbooks.layout import Column, Field, Fields, Sheet, Shown, Table
from workbooks.markup import MOST_CHARACTERS
from workbooks.model import write
from workbooks.references import Above
from workbooks.styles import Format
from workbooks.writer import save

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1",
    "-1",
    "#N/A",
    "TRUE",
    "1e5",
    "<b>&amp;</b>",
    "  a",
    "O'Neil \U0001f600",
)
CODED = {"a\x07b": "a_x0007_b", "a\rb": "a_x000D_b", "_x0041_": "_x005F_x0041_", "a\uffffb": "a_xFFFF_b"}
"""Text that XML cannot carry, or that reads as the code of another, and what the file holds for it."""
LARGE = 10.0**308


def in_table(values: Iterable[object]) -> Table:
    """Describe a table of one column."""
    return Table("Values", (Column("Value"),), tuple((value,) for value in values))


def in_fields(values: Iterable[object]) -> Fields:
    """Describe fields, one a value."""
    return Fields("", tuple(Field("Value", value) for value in values))


def written(path: Path, block: Table | Fields) -> list[Any]:  # cells, merged ones never
    """Write a sheet of one block, and read its values."""
    save(draw((Sheet("Values", "", "", (block,)),)), path, force=True)
    column, count = (1, len(block.rows)) if isinstance(block, Table) else (2, len(block.fields))
    cells = [row[column - 1] for row in openpyxl.load_workbook(path)["Values"].iter_rows()]
    return cells[-count:]


doubles_of_all_sizes = st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=50)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(doubles_of_all_sizes)
def test_a_double_reads_back_as_the_same_double(tmp_path: Path, doubles: list[float]) -> None:
    for block in (in_table(doubles), in_fields(doubles)):
        cells = written(tmp_path / "doubles.xlsx", block)
        assert [float(cell.value).hex() for cell in cells] == [each.hex() for each in doubles]


@pytest.mark.parametrize("block", [in_table([*HOSTILE, *CODED]), in_fields([*HOSTILE, *CODED])])
def test_text_is_stored_as_text_and_as_nothing_else(tmp_path: Path, block: Table | Fields) -> None:
    cells = written(tmp_path / "text.xlsx", block)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == [*HOSTILE, *CODED.values()]


def test_text_stays_what_it_was_in_a_host(tmp_path: Path, office: LibreOffice) -> None:
    path = tmp_path / "text.xlsx"
    written(path, in_table([*HOSTILE, *CODED]))
    (recalculated,) = office.recalculate([path], tmp_path / "out")
    cells = [row[0].value for row in openpyxl.load_workbook(recalculated)["Values"].iter_rows(min_row=6)]
    # LibreOffice writes what looks like a code as it stands.
    assert [cell if cell in CODED else unescape(str(cell)) for cell in cells] == [*HOSTILE, *CODED]


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "#N/A"])
def test_a_holders_name_is_no_formula_in_csv_or_workbook(tmp_path: Path, name: str) -> None:
    path = with_holders(tmp_path, [[name, 1]])
    (cell,) = (row[1] for row in openpyxl.load_workbook(path)["Cap Table"].iter_rows() if row[1].value == name.strip())
    assert cell.data_type == "s"


def with_holders(folder: Path, rows: Iterable[list[object]]) -> Path:
    """Write a model with a cap table."""
    terms, holders = folder / "t.toml", folder / "holders.csv"
    terms.write_text("warrant_shares = 100\nshares_outstanding = 1000\n")
    with holders.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Holder", "Shares"], *rows])
    write(folder / "model.xlsx", from_files(terms, cap_table=holders))
    return folder / "model.xlsx"


def test_text_that_no_cell_holds_is_a_fault_and_never_cut(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    for most in ("x" * MOST_CHARACTERS, "\U0001f600" * (MOST_CHARACTERS // 2)):
        assert [cell.value for cell in written(path, in_table([most]))] == [most]
        path.unlink()
        for block, cell in ((in_table(["", most + "xx"]), "A7"), (in_fields([most + "xx"]), "B5")):
            with pytest.raises(Fault, match=rf"^sheet Values, cell {cell}: .* a cell holds 32,767 at most$"):
                written(path, block)
            assert not path.exists()


def test_a_long_name_is_a_fault_of_its_row_of_the_file(tmp_path: Path) -> None:
    rows = [["A", 1], ["x" * (MOST_CHARACTERS + 1), 1]]
    with pytest.raises(Fault, match=r"^holders\.csv row 3, column Holder: xxx.* has 32,768 characters"):
        with_holders(tmp_path, rows)
    assert not (tmp_path / "model.xlsx").exists()


def test_a_fault_in_the_last_of_many_rows_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"^holders\.csv row 20001, column Shares: 'many' is not a number"):
        with_holders(tmp_path, [*([f"H{index}", index] for index in range(1, 20_000)), ["Last", "many"]])
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".xlsx"] == []


def test_rows_that_no_sheet_holds_are_a_fault() -> None:
    header = 5
    draw((Sheet("Values", "", "", (Table("Values", (Column("Value"),), (), MOST_ROWS - header),)),))
    with pytest.raises(Fault, match=r"^sheet Values: it would have 1,048,577 rows: a sheet has 1,048,576 at most"):
        draw((Sheet("Values", "", "", (Table("Values", (Column("Value"),), (), MOST_ROWS - header + 1),)),))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_a_fault_where_it_was_given(tmp_path: Path, value: float) -> None:
    with pytest.raises(Fault, match=r"^sheet Values, cell A6: .* is no number that a cell can hold"):
        written(tmp_path / "a.xlsx", in_table([value]))
    with pytest.raises(Fault, match=r"^sheet Values, cell B5: .* is no number that a cell can hold"):
        written(tmp_path / "a.xlsx", in_fields([value]))


def test_a_formulas_overflow_is_the_error_that_hosts_give(tmp_path: Path) -> None:
    columns = (Column("Value"), Column("Tenfold", formula=infix(Beside("Value"), "*", "Ten")))
    fields = Fields(
        "", (Field("Ten", 10.0, "Ten"), Field("Large", infix("Large", "*", "Ten")), Field("", LARGE, "Large"))
    )
    path = tmp_path / "a.xlsx"
    save(draw((Sheet("Values", "", "", (fields, Table("Values", columns, ((LARGE,), (1.0,))))),)), path, force=False)
    read = openpyxl.load_workbook(path, data_only=True)["Values"]
    assert [read["B6"].value, read["B11"].value, read["B12"].value] == ["#NUM!", "#NUM!", 10.0]


def test_what_is_no_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="no cell can hold a Fraction"):
        written(tmp_path / "a.xlsx", in_table([Fraction(1, 3)]))
    too_long = Table("Values", (Column("Value"),), ((1.0, 2.0),))
    with pytest.raises(ValueError, match="a row of Values has 2 cells, not 1"):
        written(tmp_path / "a.xlsx", too_long)


def test_each_row_of_a_table_is_computed_from_its_own_cells_and_the_names(tmp_path: Path) -> None:
    columns = (
        Column("Half", formula=infix(Beside("Whole"), "/", "Two")),
        Column("Whole", name="Wholes"),
        Column("Part", formula=infix(Beside("Half"), "/", "Total"), name="Parts"),
        Column("On", Format.DATE),
    )
    rows = (
        (4.0, date(2002, 3, 4)),
        (6.0, None),
        (Shown(infix(infix("Two", "+", "Two"), "+", "Two"), Format.COUNT), None),
    )
    totals = Fields(
        "", (Field("", 2.0, "Two"), Field("", call("SUM", "Wholes"), "Total"), Field("", call("SUM", "Parts")))
    )
    path = tmp_path / "a.xlsx"
    save(draw((Sheet("Values", "", "", (totals, Table("Values", columns, rows, spare=1))),)), path, force=False)
    values, formulas = (openpyxl.load_workbook(path, data_only=each)["Values"] for each in (True, False))
    assert [[cell.value for cell in row] for row in values["A11:C14"]] == [
        [2, 4, 2 / 16],
        [3, 6, 3 / 16],
        [3, 6, 3 / 16],
        [0, None, 0],
    ]
    assert [values["B6"].value, values["B7"].value] == [16, 0.5]
    assert {row[0].value for row in formulas["A11:A14"]} == {"=Values[[#This Row],[Whole]]/Two"}
    assert formulas["B13"].value == "=Two+Two+Two"
    assert [formulas["B13"].number_format, formulas["B12"].number_format] == ["#,##0", "General"]


def test_a_long_table_is_never_in_memory(tmp_path: Path) -> None:
    rows = tuple((f"Holder {index}", 1.0 + index) for index in range(20_000))
    columns = (Column("Holder"), Column("Shares", name="S"), Column("Part", formula=infix(Beside("Shares"), "/", "T")))
    path = tmp_path / "long.xlsx"
    book = draw((Sheet("S", "", "", (Fields("", (Field("", 5.0, "T"),)), Table("Holders", columns, rows))),))
    tracemalloc.start()
    save(book, path, force=False)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with zipfile.ZipFile(path) as file:
        xml = file.read("xl/worksheets/sheet1.xml")
    assert len(xml) > 4 * peak
    assert b"<f>Holders[[#This Row],[Shares]]/T</f><v>4000.0</v>" in xml


def test_a_long_chain_of_rows_is_evaluated_from_its_top(tmp_path: Path) -> None:
    running = infix(Beside("Amount"), "+", call("N", Above("Sum")))
    columns = (Column("Amount"), Column("Sum", formula=running, name="Sums"))
    table = Table("Running", columns, tuple((float(amount),) for amount in range(1, 2001)))
    last = Field("Last", call("INDEX", "Sums", call("ROWS", "Sums")))
    path = tmp_path / "a.xlsx"
    save(draw((Sheet("S", "", "", (Fields("", (last,)), table)),)), path, force=False)
    values, formulas = (openpyxl.load_workbook(path, data_only=each)["S"] for each in (True, False))
    assert [values["B5"].value, values["B2008"].value] == [2_001_000, 2_001_000]
    assert formulas["B2008"].value == "=Running[[#This Row],[Amount]]+N($B2007)"
