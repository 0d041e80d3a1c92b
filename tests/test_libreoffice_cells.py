"""The functions in LibreOffice's cells: every example, and what a person may have typed, by plain and by full name."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from addin.cells import to_cell
from addin.functions import CATALOGUE
from addin.hosts.libreoffice.names import full_name
from tests.bench import Bench, as_shown
from tests.cases import matches
from tests.hosts.libreoffice import LibreOffice

FIFTEEN_DIGITS = 1e-13
BY_FULL_NAME = [
    *("SPLIT_PRICE", "EXERCISE_SETTLEMENT", "IS_EXERCISABLE", "LAST_EXERCISE_DATE", "FMV_5DAY", "WARRANT_LEDGER"),
    *("WARRANT_SETTLEMENT_ON", "ADJUSTMENT_CERTIFICATE", "HAS_MAJORITY", "WARRANT_CALENDAR", "WARRANT_ERROR"),
]
WEEK = [f"2002-06-0{day}" for day in range(3, 8)]


def recalculated(office: LibreOffice, workbook: openpyxl.Workbook, folder: Path) -> openpyxl.Workbook:
    path = folder / "given.xlsx"
    workbook.save(path)
    (saved,) = office.recalculate([path], folder / "out")
    return openpyxl.load_workbook(saved, data_only=True)


def test_every_example_is_right(office: LibreOffice, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    bench = Bench(workbook.create_sheet("Examples"))
    named = [(name, name) for name in CATALOGUE] + [(name, full_name(name)) for name in BY_FULL_NAME]
    placed = []
    for name, called in named:
        example = CATALOGUE[name].example
        expected = to_cell(example.result)
        shape = (len(expected), len(expected[0])) if isinstance(expected, list) else (1, 1)
        placed.append((bench.place(name, list(example.arguments), *shape, called=called), shape, expected))
    bench.sheet = recalculated(office, workbook, tmp_path)["Examples"]
    wrong = [
        (called, shown, expected)
        for (_, called), (top, shape, expected) in zip(named, placed, strict=True)
        if not matches(as_shown(shown := bench.read(top, *shape)), as_shown(expected), relative=FIFTEEN_DIGITS)
    ]
    assert wrong == []


def _typed() -> openpyxl.Workbook:
    """Lay out what a person may have typed, with a name for each cell's row."""
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Typed")
    cells: list[tuple[Any, str]] = [
        (date(2002, 6, 10), "yyyy-mm-dd"),
        (37417, "General"),
        ("2002-06-10", "@"),
        (2.5, '"$"#,##0.00'),
        (0.5, "0%"),
        ("2.50", "@"),
        ("=NA()", "General"),
        ("=TRUE()", "General"),
        ("=1/0", "General"),
    ]
    for row, (value, number_format) in enumerate(cells, start=1):
        sheet.cell(row, 1, value).number_format = number_format
    for row, day in enumerate(WEEK, start=1):
        sheet.cell(row, 4, day)
        sheet.cell(row, 5, row)
        sheet.cell(20, 10 + row, day)
        sheet.cell(21, 10 + row, row)
    for column, counts in (("G", [200, 50]), ("H", [200, None, 50]), ("I", ["x"])):
        for row, count in enumerate(counts, start=1):
            sheet[f"{column}{row}"] = count
    return workbook


# A call, what it shows by its plain name, and by its full one.
TYPED = [
    ("FMV_5DAY(Typed!A1,Typed!D1:D5,Typed!E1:E5)", 3, 3),
    ("FMV_5DAY(Typed!A2,Typed!D1:D5,Typed!E1:E5)", 3, 3),
    ("FMV_5DAY(Typed!A3,Typed!D1:D5,Typed!E1:E5)", 3, 3),
    ("FMV_5DAY(Typed!A1,Typed!K20:O20,Typed!K21:O21)", 3, 3),
    ("FMV_5DAY(Typed!A1,Typed!D1:D5,Typed!E1:E5,,,FALSE)", 3, 3),
    ('LAST_EXERCISE_DATE("2007-03-02",)', 39143, 39143),
    ("EXERCISE_PAYMENT(2,Typed!A4)", 5, 5),
    ("NET_CONSIDERATION(100,,,Typed!A5)", 50, 50),
    ("CLOSING_PRICE(,1.9,2)", "#NUM!", 1.95),
    ("NET_CONSIDERATION(100,0,0,Typed!A5)", 50, 50),
    ("EXERCISE_PAYMENT(2,Typed!A6)", 5, 5),
    ("EXERCISE_PAYMENT(Typed!A12,2.5)", "#VALUE!", 0),
    ("SPLIT_PRICE(Typed!A12,2,1)", "#VALUE!", "#NUM!"),
    ("SPLIT_PRICE(2,Typed!A7,1)", "#N/A", "#N/A"),
    ("SPLIT_PRICE(2,Typed!A9,1)", "#DIV/0!", "#DIV/0!"),
    ("SPLIT_PRICE(2,Typed!A8,1)", 2, 2),
    ("NET_EXERCISE_SHARES(1000,1.94,3,Typed!A8)", 353.333333333333, 353.333333333333),
    ("SPLIT_PRICE(2,Typed!I1,1)", "#VALUE!", "#VALUE!"),
    ("SPLIT_PRICE(2,1,1,9)", "#VALUE!", "#VALUE!"),
    ("SPLIT_PRICE(2,1)", "#VALUE!", "#VALUE!"),
    ("FULLY_DILUTED_SHARES(1000,Typed!G1)", 1200, 1200),
    ("FULLY_DILUTED_SHARES(1000,Typed!G1:H1)", 1400, 1400),
    ("FULLY_DILUTED_SHARES(1000,Typed!G:G)", 1250, 1250),
    ("FULLY_DILUTED_SHARES(1000,Typed!H1:H3)", "#VALUE!", "#VALUE!"),
    ("ADDITIONAL_SHARES(1000,Typed!A12)", 1000, 1000),
    ('WARRANT_ERROR("ADDITIONAL_SHARES",1000,Typed!A12)', None, None),
    ('WARRANT_ERROR("WARRANT_ERROR","x")', None, None),
    (
        "WARRANT_ERROR(1)",
        "no function is called '1'; `warrants functions` lists them",
        "no function is called '1'; `warrants functions` lists them",
    ),
    ("SUM(SPLIT_PRICE(2,0,1),1)", "#NUM!", "#NUM!"),
    ('WARRANT_ERROR("SPLIT_PRICE",2,Typed!A7,1)', "#N/A", "#N/A"),
    (
        'WARRANT_ERROR("SPLIT_PRICE",Typed!A12,1,1)',
        "SPLIT_PRICE, exercise_price: the cell is empty where a number belongs (clause 4.E)",
        "SPLIT_PRICE, exercise_price: 0 is not above 0 (clause 4.E)",
    ),
]


def test_what_people_type(office: LibreOffice, tmp_path: Path) -> None:
    workbook = _typed()
    sheet = workbook.create_sheet("Calls")
    for row, (call, *_) in enumerate(TYPED, start=1):
        sheet.cell(row, 1, f"={call}")
        sheet.cell(row, 2, f"={_with_full_name(call)}")
    after = recalculated(office, workbook, tmp_path)["Calls"]
    shown = [(call, *(after.cell(row, column).value for column in (1, 2))) for row, (call, *_) in enumerate(TYPED, 1)]
    assert shown == TYPED


def _with_full_name(call: str) -> str:
    (name,) = (name for name in CATALOGUE if f"{name}(" in call)
    return call.replace(f"{name}(", f"{full_name(name)}(", 1)
