"""The wrappers' own logic, run in LibreOffice's VBA mode with a stand-in for Python: what goes out, what comes back."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from addin.cells import ERROR_CODES
from addin.hosts.excel import wrappers
from addin.hosts.excel.source import Module, written_module
from tests.hosts import vba

STAND_IN = Path(vba.__file__).with_name("vba_stand_in.bas").read_text(encoding="ascii")
CVERR = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
    "#GETTING_DATA": 2043,
    "#SPILL!": 2045,
    "#CALC!": 2050,
}
"""Excel's numbers of its errors. In a cell LibreOffice shows `CVErr(2042)` as the text Error 2042."""

CALLS = {
    "one cell, an empty cell, a currency": ("=SPLIT_PRICE(A1,A2,B1)", "Double 3 | empty | Double 1.234567"),
    "a range by value, its dates and blanks in place": (
        "=WARRANT_PRICE_ON(1,A1:B2,A1:A3)",
        "Double 1 | 2 x 2, Double 3, Double 1.234567, empty, Date 06/03/2002 | 3 x 1, Double 3, empty | empty",
    ),
    "TRUE and text that looks like a number": ("=SPLIT_PRICE(A5,A4,1)", "Boolean True | String 12 | Double 1"),
    "arguments left out at the end": ("=NET_EXERCISE_SHARES(1,2,3)", "Double 1 | Double 2 | Double 3 | empty"),
    "no argument at all": ("=LAST_EXERCISE_DATE()", "empty | empty"),
    "two whole columns are of one length, on whatever sheets": (
        "=FMV_5DAY(1,A:A,Other!A:A)",
        "Double 1 | 60 x 1, Double 3, empty | 60 x 1, Double 7, empty | empty | empty | empty",
    ),
    "a whole column that begins below its sheet's end": (
        "=SPLIT_PRICE(Other!C70:C40000,1,2)",
        "empty | Double 1 | Double 2",
    ),
    "a whole row": ("=SPLIT_PRICE(1:1,2,3)", "1 x 10, Double 3, Double 1.234567 | Double 2 | Double 3"),
    "as many arguments as one likes": (
        '=WARRANT_ERROR("X",A1,A1:B2)',
        "String X | Double 3 | 2 x 2, Double 3, Double 1.234567, empty, Date 06/03/2002",
    ),
    "none after the first": ('=WARRANT_ERROR("X")', "String X"),
    "errors among the arguments": ("=TRY_ERROR()", "Error 2042 | Error 2036 | Integer 1"),
    "one left out among many": ("=TRY_OMITTED()", "String SPLIT_PRICE | empty | Error 2007 | Integer 5"),
    "several areas": ("=TRY_AREAS()", "Error 2015: SPLIT_PRICE: a range of several areas is given: give one area"),
    "several areas, in words": ("=TRY_AREAS_IN_WORDS()", "a range of several areas is given: give one area"),
    "dates counted from 1904": ("=SPLIT_PRICE(From1904!A1,1,2)", "Error 2015"),
    "Python not reached": ("=CASH_IN_LIEU(1,2)", "Error 2042"),
    "and why": ("=TRY_REASON()", "Error 2042: CASH_IN_LIEU: Could not load xlwings64.dll"),
    "text that is no error's code": ('=EFFECTIVE_PRICE("#1",1)', "#1"),
    "no code": ('=TRY_CODE("#VALUE")', "String #VALUE"),
}
CODES = {code: (f'=TRY_CODE("{code}")', f"Error Error {number}") for code, number in CVERR.items()}
LEDGER = [["Date", "Error 2042", "1.5"], ["Error 2007", "", "#1 of two"]]
LINE = ["Error 2023", "2", "#"]


def sheet() -> Workbook:
    book = Workbook()
    cells = book.worksheets[0]
    cells["A1"], cells["A4"], cells["A5"] = 3, "12", True
    cells["B1"], cells["B2"] = 1.234567, date(2002, 6, 3)
    cells["B1"].number_format = '"$"#,##0.00'
    for row, (formula, _) in enumerate([*CALLS.values(), *CODES.values()], start=1):
        cells.cell(row, 5, formula)
    cells["G1"] = ArrayFormula("G1:I2", "=WARRANT_LEDGER(A1:B2,A1:B2)")
    cells["G4"] = ArrayFormula("G4:I4", "=REGISTRATION_CALENDAR()")
    cells["J1"] = "the last column"
    other = book.create_sheet("Other")
    other["A1"], other["B60"] = 7, "the last row"
    book.create_sheet("From1904")["A1"] = 1
    return book


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    if not vba.available():
        if os.environ.get("WARRANTS_EXPECT_LIBREOFFICE"):
            pytest.fail("LibreOffice was to be installed here, and is not")
        pytest.skip("LibreOffice with UNO is not installed")
    folder = tmp_path_factory.mktemp("vba")
    # LibreOffice knows Value alone; that Value2 leaves currency and dates as they are is on the page for Windows.
    cells = Module("WarrantCells", written_module("WarrantCells").text.replace(".Value2", ".Value"))
    functions = [each for each in wrappers.modules() if "Functions" in each.name]
    modules = [*functions, cells, Module("WarrantPython", STAND_IN)]
    return vba.shown(vba.with_modules(sheet(), modules, folder / "try.xlsm"), folder / "profile")


@pytest.mark.parametrize(("row", "call"), [*enumerate(CALLS, start=1)], ids=lambda each: each)
def test_what_goes_out(shown: dict[str, str], row: int, call: str) -> None:
    assert shown[f"E{row}"] == CALLS[call][1]


@pytest.mark.parametrize(("row", "code"), [*enumerate(CODES, start=len(CALLS) + 1)], ids=lambda each: each)
def test_every_code_comes_back_as_its_error(shown: dict[str, str], row: int, code: str) -> None:
    assert shown[f"E{row}"] == CODES[code][1]


def test_every_error_that_we_know_has_its_number() -> None:
    assert CVERR.keys() == ERROR_CODES


def test_errors_come_back_in_their_places(shown: dict[str, str]) -> None:
    assert [[shown.get(f"{column}{row}", "") for column in "GHI"] for row in (1, 2)] == LEDGER
    assert [shown.get(f"{column}4", "") for column in "GHI"] == LINE
