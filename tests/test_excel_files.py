"""warrants.xlam and the .xlsm: read back by others, of one piece, the same every time, and the sheets as they were."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from pyopenvba import ExcelFile, check_file
from pyopenvba.cfb import CFB
from pyopenvba.vba import decompress

import workbooks.templates
from addin import __version__
from addin.cli import main
from addin.functions import CATALOGUE
from addin.hosts.excel import ribbon
from addin.hosts.excel.addin_file import NAME
from addin.hosts.excel.installation import Built, built
from addin.hosts.excel.package import parts_of
from addin.hosts.excel.project import addin_modules, workbook_modules
from addin.hosts.excel.project_name import named
from addin.hosts.excel.xlwings_module import pinned
from addin.warrant.errors import NotUnderstood
from tests.hosts.office_files import faults, macros
from workbooks.templates import TEMPLATES

WORKBOOKS = [f"{name}.xlsm" for name in TEMPLATES]
FILES = [NAME, *WORKBOOKS]
FOLDER = Path(workbooks.templates.__file__).parent
CALLBACK = re.compile(r"^Public Sub (\w+)\(control As IRibbonControl\)$", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("excel") / "new"
    assert main(["build", "excel", str(folder)]) == 0
    return folder


def test_the_command_writes_the_add_in_and_every_template(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_olevba_reads_every_module_back(folder: Path, name: str) -> None:
    read = macros(folder / name)
    modules = addin_modules() if name == NAME else workbook_modules()
    assert not read.is_stomped
    for module in modules:
        assert read.modules[module.name].replace("\r\n", "\n").strip() == module.source.replace("\r\n", "\n").strip()
    assert "WarrantsDescribe" in read.modules["ThisWorkbook"]
    text = "".join(read.modules.values())
    for formula in CATALOGUE.values():
        assert text.count(f"Public Function {formula.name}(") == 1
        assert text.count(f"Attribute {formula.name}.VB_Description = ") == 1


@pytest.mark.parametrize("name", FILES)
def test_pyopenvba_finds_no_fault(folder: Path, name: str) -> None:
    report = check_file(folder / name)
    assert report.complete
    assert not report.issues
    with ExcelFile(folder / name) as book:
        assert book.validate() == []


# The templates themselves are validated where they are written; these have every kind of sheet.
@pytest.mark.parametrize("name", [NAME, "model.xlsm", "register.xlsm"])
def test_the_open_xml_sdk_finds_no_fault(folder: Path, name: str, validator: Callable[[Path], list[str]]) -> None:
    assert validator(folder / name) == []


@pytest.mark.parametrize("name", FILES)
def test_the_package_is_of_one_piece(folder: Path, name: str) -> None:
    assert faults(parts_of(folder / name)) == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_workbook_and_sheets_have_a_module_each(folder: Path, name: str) -> None:
    parts, modules = parts_of(folder / name), macros(folder / name).modules
    assert re.search(rb'<workbookPr +codeName="ThisWorkbook"', parts["xl/workbook.xml"])
    sheets = [part for part in parts if part.startswith("xl/worksheets/sheet")]
    named = [_code_name(parts[part]) for part in sheets]
    assert sorted(named) == sorted(each for each in modules if re.fullmatch(r"Sheet\d+", each))
    assert all("00020820-0000-0000-C000-000000000046" in modules[each] for each in named)


def _code_name(part: bytes) -> str:
    found = re.search(rb'<sheetPr\b[^>]*codeName="(\w+)"', part)
    assert found
    return found[1].decode()


@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_sheets_are_those_of_the_template(folder: Path, name: str) -> None:
    ours, template = parts_of(folder / name), parts_of(FOLDER / f"{Path(name).stem}.xlsx")
    assert ours.keys() - template.keys() == {"xl/vbaProject.bin"}
    for part, text in template.items():
        without_names = re.sub(rb'<sheetPr codeName="\w+"/>| codeName="\w+"', b"", ours[part])
        if part not in {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}:
            assert without_names.replace(b"<sheetPr >", b"<sheetPr>") == text, part


@pytest.mark.parametrize("is_data", [True, False], ids=["values", "formulas"])
def test_openpyxl_reads_the_same_cells(folder: Path, is_data: bool) -> None:  # noqa: FBT001
    ours, template = (
        openpyxl.load_workbook(path, data_only=is_data) for path in (folder / "exercise.xlsm", FOLDER / "exercise.xlsx")
    )
    assert ours.sheetnames == template.sheetnames
    for sheet in ours:
        theirs = template[sheet.title]
        cells = {cell.coordinate: _content(cell.value) for row in sheet.iter_rows() for cell in row}
        assert cells == {cell.coordinate: _content(cell.value) for row in theirs.iter_rows() for cell in row}


def _content(value: object) -> object:
    return getattr(value, "text", value)


def test_a_deal_is_read_out_of_it_and_is_the_same(folder: Path, tmp_path: Path) -> None:
    for name in (folder / "model.xlsm", FOLDER / "model.xlsx"):
        (tmp_path / name.suffix).mkdir()
        assert main(["read", str(name), "--to", str(tmp_path / name.suffix)]) == 0
    ours, theirs = (
        {path.name: path.read_bytes() for path in (tmp_path / each).iterdir()} for each in (".xlsm", ".xlsx")
    )
    assert ours == theirs
    assert "events.csv" in ours


def test_every_button_has_its_macro(folder: Path) -> None:
    root = ET.fromstring(parts_of(folder / NAME)[ribbon.PART])  # noqa: S314  # a file of our own
    called = {each.get("onAction", "") for each in root.iter() if each.get("onAction")}
    text = macros(folder / NAME).modules["WarrantRibbon"].replace("\r\n", "\n")
    assert called == {f"WarrantRibbon.{name}" for name in CALLBACK.findall(text)}
    labels = [
        each.get("label") for each in root.iter() if each.tag.endswith(("button", "menu")) and not each.get("tag")
    ]
    assert labels == ["New workbook", "Recalculate", "Function help", "About", "Check installation"]
    assert [each.get("tag") for each in root.iter() if each.get("tag")] == list(TEMPLATES)
    identities = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(identities) == len({*identities})


def test_the_tab_is_related_as_its_format_says(folder: Path) -> None:
    relations = parts_of(folder / NAME)["_rels/.rels"].decode()
    assert f'Type="{ribbon.RELATIONSHIP}" Target="{ribbon.PART}"' in relations


def test_the_add_in_names_nobody_else_and_says_its_versions(folder: Path) -> None:
    parts = parts_of(folder / NAME)
    assert not [name for name, text in parts.items() if b"felix" in text.lower() and name != "xl/vbaProject.bin"]
    assert built(folder / NAME) == Built(__version__, pinned())
    assert "Zoomer Analytics LLC" in parts["xl/sharedStrings.xml"].decode()


def test_the_project_has_our_name(folder: Path) -> None:
    project = CFB.from_bytes(parts_of(folder / NAME)["xl/vbaProject.bin"])
    assert b'\r\nName="Warrants"\r\n' in project.get_stream("PROJECT")
    assert b"\x04\x00\x08\x00\x00\x00Warrants\x05\x00" in decompress(project.get_stream("dir"))
    assert b"MyAddin" not in b"".join(parts_of(folder / NAME).values())
    with pytest.raises(NotUnderstood, match="xlwings: its project is not called MyAddin"):
        named(parts_of(folder / NAME)["xl/vbaProject.bin"])


def test_two_builds_are_the_same(folder: Path, tmp_path: Path) -> None:
    assert main(["build", "excel", str(tmp_path)]) == 0
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_nothing_is_overwritten_unless_it_is_to_be(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "register.xlsm").write_text("mine", encoding="utf-8")
    assert main(["build", "excel", str(tmp_path)]) == 1
    assert "register.xlsm: it exists already; --force overwrites it" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["register.xlsm"], "all of it or nothing"
    assert main(["build", "excel", str(tmp_path), "--force"]) == 0
    assert (tmp_path / "register.xlsm").read_bytes() == (folder / "register.xlsm").read_bytes()


def test_a_folder_that_cannot_be_made_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["build", "excel", str(tmp_path / "file" / "within")]) == 1
    assert "cannot be made" in capsys.readouterr().err
