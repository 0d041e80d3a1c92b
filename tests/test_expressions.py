"""Formulas as data: their text, their values, and what LibreOffice makes of both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.cells import Cell
from tests.hosts import libreoffice
from workbooks.drawing import draw
from workbooks.layout import Column, Field, Fields, Sheet, Table
from workbooks.native import Failed, Lines
from workbooks.native_functions import NATIVE
from workbooks.notation import formula
from workbooks.writer import save

SINGLE = {
    "1-(2-3)*4": 5.0,
    "(1-2)-3": -4.0,
    "1-(2-3)": 2.0,
    "8/(4/2)": 4.0,
    "(1+2)*3": 9.0,
    "(1>2)*5+TRUE": 1.0,
    '"a"="A"': True,
    '"a"<>"b"': True,
    '""<=3': False,
    "0.1+0.2=0.3": True,
    "0.3-0.2-0.1": 0.0,
    '1&"a"&0.5': "1a0.5",
    "1/0": "#DIV/0!",
    '"x"*2': "#VALUE!",
    "IF(1>2,1/0,7)": 7.0,
    "IFERROR(1/0,3)": 3.0,
    "CHOOSE(2,1/0,5)": 5.0,
    "CHOOSE(3,1,2)": "#VALUE!",
    "ROUND(2.675,2)": 2.68,
    "ROUND(0-2.5,0)": -3.0,
    "INT(0-2.5)": -3.0,
    'N(TRUE)+N("x")': 1.0,
    'TRIM("  a   b ")': "a b",
    "AND(TRUE,1>2)": False,
    "OR(FALSE,2>1)": True,
    "AND(TRUE,1/0)": "#DIV/0!",
    "NOT(0)": True,
    "MIN(3,1,2)": 1.0,
    "MAX(3,1,2)": 3.0,
    "ABS(1-3)": 2.0,
    "NA()": "#N/A",
    "ISNUMBER(1)": True,
    'ISNUMBER("1")': False,
    "SUM(Things[Amount])": 9.5,
    "COUNT(Things[Amount])": 3.0,
    "ROWS(Things[Amount])": 5.0,
    "SMALL(Things[Amount],2)": 3.0,
    "LARGE(Things[Amount],1)": 4.5,
    "IFERROR(LARGE(Things[Amount],4),9)": 9.0,
    "PRODUCT(Things[Amount])": 27.0,
    "AVERAGE(Things[Amount])": 9.5 / 3,
    'SUMPRODUCT((Things[Kind]="x")*(Things[No]>1)*Things[No])': 3.0,
    "SUMPRODUCT(MAX((Things[No]<4)*Things[No]))": 3.0,
    "SUMPRODUCT(Things[No],Things[Amount])": 21.5,
    'SUMIFS(Things[Amount],Things[No],">="&2,Things[No],"<"&5)': 7.5,
    'COUNTIFS(Things[Amount],">"&2)': 2.0,
    "COUNTIF(Things[No],3)": 1.0,
    "MATCH(3,Things[No],0)": 3.0,
    'MATCH("Y",Things[Kind],0)': 2.0,
    "MATCH(9,Things[No],0)": "#N/A",
    'INDEX(Things[Amount],4)=""': True,
    "INDEX(Things[Amount],4)": 0.0,
    'INDEX(Things[Kind],4)&""': "",
    "IFERROR(INDEX(Things[Amount],9),8)": 8.0,
    'MATCH("2",INDEX(Rates,1,0),0)': 2.0,
    "Rate*100": 25.0,
}


def sheets_of(texts: Sequence[str]) -> tuple[Sheet, ...]:
    things = Table(
        "Things",
        (
            Column("No", formula=formula("N(above[No])+1")),
            Column("Kind"),
            Column("Amount"),
            Column("Total so far", formula=formula("N(above[Total so far])+[@Amount]")),
            Column("Two before", formula=formula("N(before[Total so far,IF([@No]>2,[@No]-1,1)])")),
        ),
        (("x", 2.0), ("y", 3.0), ("X", 4.5), (None, None), ("z", None)),
    )
    fields = Fields("", tuple(Field(text, formula(text)) for text in texts))
    rates = Fields("", (Field("Rate", 0.25, "Rate"),))
    rows: tuple[tuple[object, ...], ...] = ((1.0, 2.0), (3.0, 4.0))
    spread = Table("Spread", (Column("1"), Column("2")), rows, range_name="Rates", range_columns=2)
    return (
        Sheet("Things", "", "", (things,)),
        Sheet("Rates", "", "", (rates,)),
        Sheet("More", "", "", (spread,)),
        Sheet("Formulas", "", "", (fields,)),
    )


def cells(path: Path, sheet: str) -> Sequence[tuple[Cell, ...]]:
    rows = list(openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))
    start = next(index for index, row in enumerate(rows) if row[0] in {"No", "Item"})
    return rows[start + 1 :]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formulas") / "formulas.xlsx"
    save(draw(sheets_of(list(SINGLE))), path, force=False)
    return path


def test_values(written: Path) -> None:
    given = {str(row[0]): row[1] for row in cells(written, "Formulas")}
    assert given.keys() == SINGLE.keys()
    for text, value in SINGLE.items():
        assert (given[text] or 0) == (value or 0), text


def test_an_error_in_a_range_equals_nothing() -> None:
    assert NATIVE["MATCH"](["a", [["#VALUE!", "a"]], 0.0]) == 2.0
    with pytest.raises(Failed, match="#N/A"):
        NATIVE["MATCH"](["a", [["#VALUE!", "#VALUE!"]], 0.0])


def test_rows_that_build_on_rows_above(written: Path) -> None:
    rows = [row for row in cells(written, "Things") if row[0]]
    assert [row[3] for row in rows] == [2, 5, 9.5, 9.5, 9.5]
    assert [row[4] for row in rows] == [0, 0, 2, 5, 9.5]


def test_references_say_what_they_mean(written: Path) -> None:
    sheet = openpyxl.load_workbook(written)["Things"]
    texts = {cell.value for row in sheet.iter_rows(min_row=8, max_row=8) for cell in row}
    assert "=N($D7)+Things[[#This Row],[Amount]]" in texts
    assert "=N(INDEX($D$5:$D7,IF(Things[[#This Row],[No]]>2,Things[[#This Row],[No]]-1,1)))" in texts


def test_libreoffice_gives_the_same(office: libreoffice.LibreOffice, written: Path, tmp_path: Path) -> None:
    (recalculated,) = office.recalculate([written], tmp_path)
    for sheet in ("Things", "Formulas"):
        for before, after in zip(cells(written, sheet), cells(recalculated, sheet), strict=True):
            for one, other in zip(before, after, strict=True):
                if isinstance(one, float):
                    assert other == pytest.approx(one, rel=1e-12, abs=0), before
                else:
                    assert (other or "") == (one or ""), before


@pytest.mark.parametrize("text", ["1+", "(1", "SUM(1", "1 2", "[@A", "?", "IF(1,)"])
def test_a_formula_with_a_slip_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"belongs|understood|goes on|ends"):
        formula(text)


@given(
    st.lists(st.one_of(st.integers(-3, 3).map(float), st.sampled_from(["1", "", None, True, "#N/A", 1 + 2**-50]))),
    st.sampled_from(["", "=", "<>", "<", "<=", ">", ">="]),
    st.integers(-3, 3),
)
def test_a_column_is_counted_as_its_cells_are_one_by_one(cells: list[Cell], sign: str, bound: int) -> None:
    rows, criterion = [[cell] for cell in cells], f"{sign}{bound}"
    assert NATIVE["COUNTIF"]([Lines(rows), criterion]) == NATIVE["COUNTIF"]([rows, criterion])
