"""The VBA made from the catalogue: its text pinned, each function there once, nothing beyond what VBA takes."""

from __future__ import annotations

import re

import pytest

from addin.functions import CATALOGUE
from addin.hosts.excel import wrappers, xlwings_module
from addin.hosts.excel.project import addin_modules
from addin.hosts.excel.source import Module, written_module
from addin.warrant.errors import NotUnderstood
from tests import golden
from tests.vba_names import KEYWORDS, PROCEDURE, undeclared

LONGEST_LINE = 1023
MOST_CONTINUATIONS = 24
MOST_CHARACTERS = 65_000
LONGEST_DESCRIPTION = 255
CELL = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*", re.IGNORECASE)
FUNCTION = re.compile(r"^Public Function ([A-Z]\w*)\((.*)\) As Variant$", re.MULTILINE)
NAME = re.compile(r"\b(?:Optional |ParamArray )?(\w+)(?:\(\))? As Variant")
PROJECT = addin_modules()
OURS = [module for module in PROJECT if module.name not in {"xlwings", "Dictionary"}]
GENERATED = wrappers.modules()
FUNCTIONS = [module for module in GENERATED if module.name.startswith("WarrantFunctions")]
XLWINGS = next(module.text for module in PROJECT if module.name == "xlwings")
SIGNATURES = {name: given for module in FUNCTIONS for name, given in FUNCTION.findall(module.text)}


def test_the_text_is_the_one_that_was_read() -> None:
    written = {path.name: path.read_text(encoding="ascii") for path in golden.FOLDER.iterdir()}
    assert written == golden.texts(), "run: python -m tests.golden, and read what changed"


def test_each_function_is_there_once_with_its_description() -> None:
    names = [name for module in FUNCTIONS for name, _ in FUNCTION.findall(module.text)]
    assert names == list(CATALOGUE)
    text = "".join(module.text for module in FUNCTIONS)
    for formula in CATALOGUE.values():
        written = formula.wizard.replace('"', '""')
        assert text.count(f'Attribute {formula.name}.VB_Description = "{written}"\n') == 1
        assert len(formula.wizard) <= LONGEST_DESCRIPTION


def test_no_name_is_a_keyword_or_looks_like_a_cell() -> None:
    for name, given in SIGNATURES.items():
        arguments = NAME.findall(given)
        assert arguments == [argument.name for argument in CATALOGUE[name].arguments]
        for each in (name, *arguments):
            assert each.casefold() not in KEYWORDS
            assert not CELL.fullmatch(each)


def test_each_argument_has_its_help() -> None:
    text = "".join(module.text for module in GENERATED if module.name.startswith("WarrantHelp"))
    for formula in CATALOGUE.values():
        assert text.count(f'WarrantDescribe "{formula.name}", _') == 1
        assert text.count(f"    Describe_{formula.name}\n") == 1
        for argument in formula.arguments:
            assert '"{}"'.format(argument.help.replace('"', '""')) in text
            assert len(argument.help) <= LONGEST_DESCRIPTION


@pytest.mark.parametrize("module", PROJECT, ids=lambda module: module.name)
def test_nothing_is_beyond_what_vba_takes(module: Module) -> None:
    assert module.source.isascii()
    assert len(module.source) < MOST_CHARACTERS
    assert all(len(line) <= LONGEST_LINE for line in module.source.splitlines())
    assert not re.search(rf"(?:.* _\r\n){{{MOST_CONTINUATIONS + 1}}}", module.source)
    for procedure in PROCEDURE.findall(module.text):
        assert len(procedure) < MOST_CHARACTERS


def test_the_function_wizard_lists_ours_alone() -> None:
    # A class offers no functions to a cell.
    seen = [each for each in PROJECT if each.name != "Dictionary" and "Option Private Module" not in each.text]
    listed = [name for each in seen for name in re.findall(r"^(?:Public )?Function (\w+)", each.text, re.MULTILINE)]
    assert listed == [*CATALOGUE]


@pytest.mark.parametrize("module", OURS, ids=lambda module: module.name)
def test_every_name_is_declared(module: Module) -> None:
    assert not [*undeclared(module, PROJECT)]


def test_a_name_that_is_not_declared_is_found() -> None:
    wrong = Module(
        "Wrong",
        "Option Explicit\nPublic Sub Try(ByVal given As Long)\n    Dim found As Long\n    fuond = given\nEnd Sub\n",
    )
    assert [*undeclared(wrong, [wrong])] == ["fuond"]


def test_a_catalogue_that_is_too_long_for_a_module_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrappers, "LARGEST", 5000)
    parts = [module for module in wrappers.modules() if module.name.startswith("WarrantFunctions")]
    assert [part.name for part in parts[:2]] == ["WarrantFunctions", "WarrantFunctions2"]
    assert [name for part in parts for name, _ in FUNCTION.findall(part.text)] == list(CATALOGUE)
    assert all(len(part.text) < 6000 for part in parts)


def test_the_one_function_that_answers_in_words_is_known_to_the_cells() -> None:
    assert 'EXPLAINS As String = "WARRANT_ERROR"' in written_module("WarrantCells").text
    assert CATALOGUE["WARRANT_ERROR"].result.startswith("text")


def test_the_module_of_xlwings_keeps_its_notice() -> None:
    assert "Copyright (C) 2014-present, Zoomer Analytics LLC" in XLWINGS
    assert all(XLWINGS.count(change.new) == 1 and change.why for change in xlwings_module.CHANGES)
    assert f'"xlwings64-{xlwings_module.pinned()}.dll"' in XLWINGS


def function_of_xlwings(name: str) -> str:
    """Give what stands in a function of xlwings' module, without its comments and what it declares."""
    (text,) = re.findall(rf"^Function {name}\(.*\n((?:.*\n)*?)End Function", XLWINGS, re.MULTILINE)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("'", "Dim ")))


def test_whoever_sends_a_workbook_does_not_choose_the_program_that_is_started() -> None:
    settings = function_of_xlwings("GetConfig")
    assert settings.startswith('source = "user"\n'), "before anything is read, in a workbook or in a file beside it"
    # Only so are the two never reached.
    for place in ("sheet", "directory"):
        assert f'If source = "" Or source = "{place}" Then' in settings


def test_settings_of_other_add_ins_are_not_ours() -> None:
    assert 'Public Const PROJECT_NAME As String = "warrants"\n' in XLWINGS
    assert "myaddin" not in XLWINGS.casefold()


def test_no_file_beside_a_workbook_is_imported_in_place_of_a_package() -> None:
    command = function_of_xlwings("XLPyCommand")
    started = [line for line in command.splitlines() if " -c " in line]
    assert started == [
        'tail = " -P -B -c ""import sys, os;" & LicenseKeyEnvString & "import xlwings; xlwings.serve(\'$(CLSID)\')"""'
    ], "-P leaves out the folder that Excel is in; nothing else is put on the path"
    assert "prepare_sys_path" not in command


def test_python_is_started_where_no_workbook_is_open_and_one_process_serves_all() -> None:
    command = function_of_xlwings("XLPyCommand")
    for workbook in ("ActiveWorkbook", "ThisWorkbook"):
        assert workbook not in command


def test_another_module_of_xlwings_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="xlwings: its module is not the one that the add-in is made for"):
        xlwings_module.changed('Attribute VB_Name = "xlwings"\nanother\n')


def test_another_version_of_xlwings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlwings_module, "pinned", lambda: "0.99.0")
    with pytest.raises(NotUnderstood, match=r"pip install xlwings==0\.99\.0"):
        addin_modules()
