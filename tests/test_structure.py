"""Every template passes every structural check, and every check finds the fault that it is there to find."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.structure import CHECKS, faults
from workbooks.drawing import draw
from workbooks.expressions import Beside, Name, infix
from workbooks.layout import Column, Field, Fields, Sheet, Spill, Table
from workbooks.styles import Format, Part
from workbooks.writer import save

SHEET, STYLES, WORKBOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
FIRST, SECOND, RELATIONS = "xl/tables/table1.xml", "xl/tables/table2.xml", "xl/worksheets/_rels/sheet1.xml.rels"
TYPES = "[Content_Types].xml"
SUM = "First[[#This Row],[Shares]]+First[[#This Row],[Shares]]"
MERGED = ("<dataValidations ", '<mergeCells><mergeCell ref="{}"/><mergeCell ref="{}"/></mergeCells><dataValidations ')

TOO_LONG = {"errorTitle": 33, "error": 256, "promptTitle": 33, "prompt": 256}

SOUND = Sheet(
    "Data",
    "Data",
    "What the checks are tried on",
    (
        Fields(
            "Given",
            (
                Field("Price", 2.5, "Price", Format.PRICE),
                Field("Sum", infix("Price", "+", "Price"), "Sum_Of_Prices", part=Part.NATIVE),
                Field("Kind", "one", "Kind", Format.TEXT, choices=("one", "two")),
                Field("Holder", "=1+1", "Holder", Format.TEXT),
            ),
        ),
        Table(
            "First",
            (
                Column("Item", Format.TEXT),
                Column("Shares", name="First_Shares"),
                Column("Sum", part=Part.NATIVE, formula=infix(Beside("Shares"), "+", Beside("Shares"))),
            ),
            (("a", 1.0), ("b", 2.0)),
        ),
        Table("Second", (Column("Item", Format.TEXT),), (("c",),)),
        Spill("Mirror", Name("First_Shares"), (Column("Shares", part=Part.FUNCTION),), 2),
    ),
    widths=(20, 20, 20, 20, 20),
)


def merged(one: str, other: str) -> tuple[str, str, str]:
    return SHEET, MERGED[0], MERGED[1].format(one, other)


def instead(formula: str) -> tuple[str, str, str]:
    """Put another formula in place of Price+Price."""
    return SHEET, "<f>Price+Price</f>", f"<f>{formula}</f>"


SEEDS: dict[str, list[tuple[str, str, str]]] = {
    "malformed_parts": [(SHEET, "</sheetData>", "</sheetDat>")],
    "duplicate_parts": [("xl/STYLES.xml", "", "<styleSheet/>")],
    "content_types": [(TYPES, "/docProps/app.xml", "/docProps/gone.xml"), ("xl/media/1.png", "", "a picture")],
    "relationships": [(RELATIONS, "table2.xml", "table9.xml"), (RELATIONS, 'Id="rId2"', 'Id="rId9"')],
    "sheet_names": [
        (WORKBOOK, 'sheet name="Data"', 'sheet name="Da/ta"'),
        (WORKBOOK, 'sheet name="Data"', f'sheet name="{"D" * 32}"'),
        (WORKBOOK, "</sheets>", '<sheet name="DATA" sheetId="2" r:id="rId1" /></sheets>'),
    ],
    "sizes": [
        (SHEET, 'ht="26.0"', 'ht="410"'),
        (SHEET, 'width="20"', 'width="256"'),
        (SHEET, "&amp;P of", "x" * 256),
    ],
    "duplicate_cells": [(SHEET, '<c r="B4" s="3"/>', '<c r="B4" s="3"/><c r="B4" s="3"/>')],
    "cells_in_order": [
        (SHEET, '<c r="B4" s="3"/><c r="C4" s="3"/>', '<c r="C4" s="3"/><c r="B4" s="3"/>'),
        (SHEET, '<c r="B4" s="3"/>', '<c r="B3" s="3"/>'),
        (SHEET, '<row r="4"', '<row r="2"'),
    ],
    "long_texts": [(SHEET, ">one</t>", f">{'x' * 32_768}</t>")],
    "stored_values": [
        (SHEET, "</f><v>5.0</v>", "</f>"),
        (SHEET, '<c r="B7" s="8"><f>Price+Price</f><v>5.0', '<c r="B7" s="8" t="e"><f>Price+Price</f><v>#NUM!'),
    ],
    "overlapping_merges": [merged("C1:D2", "D2:E3")],
    "merges_in_data": [merged("A13:B13", "E1:F1"), merged("A22:A23", "E1:F1"), merged("B6:C6", "E1:F1")],
    "overlapping_arrays": [(SHEET, "<v>2.0</v></c></row></sheetData>", "<f>Price</f><v>2.0</v></c></row></sheetData>")],
    "validations": [
        (SHEET, '"one,two"', f'"{"x" * 256}"'),
        *((SHEET, f' {key}="', f' {key}="{"x" * limit}') for key, limit in TOO_LONG.items()),
    ],
    "style_numbers": [
        (SHEET, '<c r="B4" s="3"/>', '<c r="B4" s="99"/>'),
        (STYLES, 'fontId="7"', 'fontId="77"'),
        (STYLES, '<xf numFmtId="164"', '<xf numFmtId="165"'),
    ],
    "fonts_of_the_house": [
        (SHEET, '<c r="A11" s="10"/>', '<c r="A11"/>'),
        (STYLES, '<color rgb="001D4ED8" />', '<color rgb="00FF0000" />'),
        (STYLES, '<sz val="18" />', '<sz val="17" />'),
        (STYLES, '<i val="1" />', ""),
    ],
    "texts_like_formulas": [
        (SHEET, '<c r="B9" s="9" t="inlineStr">', '<c r="B9" s="5" t="inlineStr">'),
        (SHEET, '<c r="B9" s="9" t="inlineStr">', '<c r="B9" s="9" t="inlineStr"><f>1+1</f>'),
        (SHEET, "Given</t>", "@SUM(1)</t>"),
    ],
    "long_formulas": [instead("+".join(["Price"] * 1_400)), (WORKBOOK, "'Data'!$B$8", "+".join(["Price"] * 1_400))],
    "unreadable_formulas": [
        instead("SUM(Price"),
        instead("Price)+(Price"),
        instead('"Price'),
        instead("SUM({Price)}"),
        instead("one'Price'"),
        (SHEET, '"one,two"', '"one,two'),
    ],
    "volatile_functions": [
        *map(instead, ("NOW()", "OFFSET(Price,1,1)", "SUM(indirect(Kind))")),
        (WORKBOOK, "'Data'!$B$8", 'CELL("row",Price)'),
    ],
    "external_links": [
        instead("[2]Data!$A$1"),
        instead("'C:\\[Other.xlsx]Data'!$A$1"),
        instead("cmd|' /C calc'!A0"),
        (RELATIONS, 'Target="/xl/tables/table2.xml"', 'Target="https://example.org/" TargetMode="External"'),
        ("xl/externalLinks/externalLink1.xml", "", "<externalLink/>"),
    ],
    "nested_ifs": [instead("IF(Price,IF(Price,1,0),0)"), instead("IF(Price,0,SUM(IF(Price,1,0)))")],
    "constants": [instead("Price+2"), instead("Price*1.5"), instead("ROUND(Price,-2)")],
    "columns_of_one_formula": [
        (SHEET, f"<f>{SUM}</f><v>2.0</v>", "<f>Price</f><v>2.0</v>"),
        (SHEET, f"<f>{SUM}</f><v>4.0</v>", "<v>4.0</v>"),
    ],
    "dead_references": list(map(instead, ("Gone+Price", "#REF!", "'Gone'!$A$1", "SUM(A1:Z99)", "Third[Shares]"))),
    "names_like_cells": [
        *((WORKBOOK, 'name="Kind"', f'name="{name}"') for name in ("A1", "XFD9", "R1C1", "c", "2nd", "one two")),
        (FIRST, 'displayName="First"', 'displayName="F1"'),
    ],
    "duplicate_names": [
        (WORKBOOK, 'name="Kind"', 'name="PRICE"'),
        (SECOND, 'displayName="Second"', 'displayName="kind"'),
    ],
    "names_of_functions": [
        (WORKBOOK, 'name="Kind"', 'name="Cash_In_Lieu"'),
        (SECOND, 'displayName="Second"', 'displayName="NOTICE_DEADLINE"'),
    ],
    "dead_names": [
        (WORKBOOK, "'Data'!$B$8", each)
        for each in (
            "#REF!",
            "#NUM!",
            "_xlfn.LAMBDA(_xlpm.x,#REF!)",
            "_xlfn.LAMBDA(_xlpm.x,x)",
            "'Gone'!$B$8",
            "'Data'!$Z$99",
            "'Data'!$B$8:$Z$9",
        )
    ],
    "table_headers": [(FIRST, 'name="Shares"', 'name="Share"'), (SHEET, ">Shares</t>", ">Share</t>")],
    "duplicate_headers": [(FIRST, 'name="Shares"', 'name="item"'), (FIRST, 'name="Shares"', 'name=""')],
    "overlapping_tables": [(SECOND, 'ref="A17:A18"', 'ref="A14:A18"'), (SHEET, 'ref="A22:A23"', 'ref="A18:A23"')],
    "table_numbers": [(SECOND, '<table id="2"', '<table id="1"')],
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "sound.xlsx"
    save(draw((SOUND,)), path, force=False)
    return path


def seeded(path: Path, to: Path, part: str, old: str, new: str) -> None:
    """Copy a file with one text of one part replaced, or with one part more."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(to, "w") as target:
        parts = {name: source.read(name).decode() for name in source.namelist()}
        assert old in parts.get(part, "")
        for name, text in (parts | {part: parts.get(part, "").replace(old, new, 1)}).items():
            target.writestr(name, text)


def test_a_template_passes_every_check(template: Path) -> None:
    assert faults(template) == []


def test_a_sound_sheet_passes_every_check(sound: Path) -> None:
    assert faults(sound) == []


def test_every_check_is_tried() -> None:
    assert list(SEEDS) == list(CHECKS)


@pytest.mark.parametrize(
    ("check", "seed"),
    [pytest.param(check, seed, id=f"{check}-{i}") for check in SEEDS for i, seed in enumerate(SEEDS[check])],
)
def test_a_check_finds_the_fault_that_is_planted(
    check: str, seed: tuple[str, str, str], sound: Path, tmp_path: Path
) -> None:
    seeded(sound, tmp_path / "seeded.xlsx", *seed)
    assert check in {found.partition(":")[0] for found in faults(tmp_path / "seeded.xlsx")}


def test_a_title_like_a_cell_is_no_cell(tmp_path: Path) -> None:
    columns = (Column("V0"), Column("Twice", part=Part.NATIVE, formula=infix(Beside("V0"), "+", Beside("V0"))))
    save(draw((Sheet("Data", "", "", (Table("Kept", columns, ((1.0,), (2.0,))),)),)), tmp_path / "a.xlsx", force=False)
    assert faults(tmp_path / "a.xlsx") == []


@pytest.mark.parametrize("body", ["_xlpm.x", "#NUM!", "IF(_xlpm.x,IF(_xlpm.y,1,0),0)"])
def test_a_lambda_may_have_the_name_and_the_body_of_the_function_that_it_is(
    body: str, sound: Path, tmp_path: Path
) -> None:
    text = f'<definedName name="CASH_IN_LIEU">_xlfn.LAMBDA(_xlpm.x,_xlop.y,{body})</definedName></definedNames>'
    seeded(sound, tmp_path / "lambda.xlsx", WORKBOOK, "</definedNames>", text)
    assert faults(tmp_path / "lambda.xlsx") == []
