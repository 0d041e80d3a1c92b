"""The tab Warrants: each button pressed, through its VBA to what it asks Python for, and the words that it shows."""

from __future__ import annotations

import re
import webbrowser
from pathlib import Path

import openpyxl
import pytest

from addin import __version__
from addin.functions import CATALOGUE
from addin.hosts import Finding
from addin.hosts.excel import buttons, help_page
from addin.hosts.excel.xlwings_module import pinned
from addin.warrant.errors import NotThere
from tests.hosts.interpreter import Excel, Part

FUNCTION_WIZARD = 450


@pytest.fixture
def excel() -> Excel:
    return Excel()


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    addresses: list[str] = []

    def visit(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", visit)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return addresses


def test_new_workbook_writes_the_template_and_opens_it(excel: Excel, tmp_path: Path) -> None:
    path = tmp_path / "deal.xlsx"
    excel.answers["GetSaveAsFilename"] = str(path)
    assert excel.press("WarrantsNewWorkbook", "exercise") == []
    assert excel.opened == [str(path)]
    assert "Exercise" in openpyxl.load_workbook(path, read_only=True).sheetnames
    assert excel.press("WarrantsNewWorkbook", "exercise") == [f"{path} exists already: choose another name."]


def test_new_workbook_is_called_off_with_the_dialog(excel: Excel) -> None:
    excel.answers["GetSaveAsFilename"] = False
    assert excel.press("WarrantsNewWorkbook", "exercise") == []
    assert excel.opened == []
    assert excel.python.starts == 0


def test_a_new_workbook_that_excel_does_not_open_is_not_laid_to_python(excel: Excel, tmp_path: Path) -> None:
    path = tmp_path / "deal.xlsx"
    excel.answers["GetSaveAsFilename"] = str(path)
    excel.refused = ["Method 'Open' of object 'Workbooks' failed"]
    words = f"{path} is written, but Excel did not open it: Method 'Open' of object 'Workbooks' failed"
    assert excel.press("WarrantsNewWorkbook", "exercise") == [words]
    assert path.exists()


def test_a_template_that_cannot_be_written_says_so(excel: Excel, tmp_path: Path) -> None:
    excel.answers["GetSaveAsFilename"] = str(tmp_path / "deal.xls")
    assert excel.press("WarrantsNewWorkbook", "exercise") == [f"{tmp_path}/deal.xls: a workbook's name ends in .xlsx"]


def test_recalculate_works_everything_out_and_says_what_failed(excel: Excel) -> None:
    assert excel.press("WarrantsRecalculate") == []
    assert excel.done == ["CalculateFull"]
    excel.python.refusals = ["no library"]
    excel.cell("SPLIT_PRICE", 3, 3, 2)
    assert excel.press("WarrantsRecalculate") == [], "what failed before is forgotten"


def test_recalculate_says_why_python_was_not_reached_however_many_cells_ask(excel: Excel) -> None:
    excel.python.refusals = ["Could not load xlwings64.dll"]
    excel.recalculated = lambda: [excel.cell("SPLIT_PRICE", 3, 3, 2) for _ in range(3)]
    (said,) = excel.press("WarrantsRecalculate")
    words = "SPLIT_PRICE: Python cannot be reached: Could not load xlwings64.dll (at "
    assert said.startswith(f"Some cells could not be worked out. {words}")
    assert excel.python.starts == 1, "the others did not wait for it again"


def test_function_help_opens_the_page_at_the_function_of_the_cell(excel: Excel, visited: list[str]) -> None:
    excel.answers["ActiveCell"] = Part(formula="=ROUND(split_price(A1,2,1),2)")
    assert excel.press("WarrantsFunctionHelp") == []
    excel.answers["ActiveCell"] = Part(formula="=1+1")
    excel.press("WarrantsFunctionHelp")
    assert [address.rpartition("/")[2] for address in visited] == [f"{buttons.PAGE}#SPLIT_PRICE", buttons.PAGE]


def test_function_help_without_python_is_the_function_wizard(excel: Excel) -> None:
    excel.python.refusals = ["no library"]
    assert excel.press("WarrantsFunctionHelp") == []
    assert excel.done == [FUNCTION_WIZARD]


def test_function_help_without_python_or_a_workbook_says_why(excel: Excel) -> None:
    excel.python.refusals = ["no library"]
    excel.refused = ["Show method of Dialog class failed"]
    (said,) = excel.press("WarrantsFunctionHelp")
    assert said.startswith("Python cannot be reached: no library.\n")
    assert excel.done == []


def test_function_help_without_a_browser_says_where_the_page_is(
    visited: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    assert buttons.function_help("", "").startswith("The page is in ")
    assert not visited


def test_the_page_has_every_function_with_its_arguments_and_its_example() -> None:
    page = help_page.page()
    for formula in CATALOGUE.values():
        section = page.partition(f'<h2 id="{formula.name}">')[2].partition("<h2")[0]
        assert section.count("<li><code>") == len(formula.arguments)
        assert f"Example: <code>={formula.name}(" in section
        assert "`" not in section
    assert re.search(r"At least 0|at least 0", page)
    assert "&lt;" not in page.partition("<h1>")[0]


def test_about_says_version_and_licences(excel: Excel) -> None:
    said = excel.press("WarrantsAbout")[0]
    assert said.startswith(f"warrant-addin {__version__}, with xlwings {pinned()}.\n")
    for word in ("4 March 2002", "Licence: MIT", "Zoomer Analytics LLC, under the BSD 3-clause", "Tim Hall"):
        assert word in said
    assert len(said) < 1000


def test_check_says_that_all_is_of_one_version(monkeypatch: pytest.MonkeyPatch, excel: Excel) -> None:
    monkeypatch.setattr("addin.hosts.excel.doctor", lambda _: [])
    versions = f"warrant-addin {__version__} with xlwings {pinned()}"
    assert excel.press("WarrantsCheck") == [f"Python answers. Add-in and package are {versions}."]
    assert "versions differ: the add-in is warrant-addin 0.0.9 with xlwings 0.37.8" in buttons.check("0.0.9", "0.37.8")


def test_check_says_first_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Finding(is_well=True, words="a"), Finding(is_well=False, words="b"), Finding(is_well=True, words="c")]
    monkeypatch.setattr("addin.hosts.excel.doctor", lambda _: iter(found))
    assert buttons.check(__version__, pinned()).splitlines()[1:] == ["WRONG: b", "ok: a", "ok: c"]


def test_a_button_does_not_wait_for_cells_that_failed(excel: Excel, tmp_path: Path) -> None:
    excel.python.refusals = ["no library"]
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == "#N/A"
    excel.answers["GetSaveAsFilename"] = str(tmp_path / "deal.xlsx")
    assert excel.press("WarrantsNewWorkbook", "exercise") == []


def test_check_says_what_the_doctor_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def doctor(_: object) -> None:
        raise NotThere("this is not Windows")

    monkeypatch.setattr("addin.hosts.excel.doctor", doctor)
    assert buttons.check(__version__, pinned()) == "this is not Windows"


def test_check_without_python_says_why_and_what_to_do(excel: Excel) -> None:
    excel.python.refusals = ["Could not load xlwings64-0.37.8.dll"]
    said = excel.press("WarrantsCheck")[0]
    assert said.startswith("Python cannot be reached: Could not load xlwings64-0.37.8.dll.\n")
    assert f"version {__version__}, with xlwings 0.37.8; its settings are in warrants.conf." in said
    assert "Run in a terminal: warrants doctor excel" in said


@pytest.mark.parametrize(
    ("interpreter", "words"),
    [
        ("", "no Python is named in warrants.conf"),
        (r"C:\gone\python.exe", r"its program is not there, C:\gone\python.exe"),
    ],
)
def test_nothing_is_started_that_nobody_named_or_that_is_not_there(excel: Excel, interpreter: str, words: str) -> None:
    excel.python.members["interpreter"] = interpreter
    assert excel.cell("SPLIT_PRICE", 3, 3, 2) == "#N/A"
    assert excel.python.starts == 0
    assert excel.press("WarrantsCheck")[0].startswith(f"Python cannot be reached: {words}.\n")


def test_what_does_not_fit_a_box_is_cut_and_says_where_the_rest_is(
    monkeypatch: pytest.MonkeyPatch, excel: Excel
) -> None:
    monkeypatch.setattr(buttons, "check", lambda *_: "x" * 2000)
    said = excel.press("WarrantsCheck")[0]
    assert said.endswith("x ...\nAll of it: warrants doctor excel")


def test_the_help_of_arguments_is_given_when_excel_has_opened(excel: Excel) -> None:
    excel.vba.run("Workbook_Open")
    assert excel.done == ["'warrants.xlam'!WarrantsDescribe"]
    excel.vba.run("WarrantsDescribe")
    assert len(excel.described) == len(CATALOGUE)
    options = excel.described["'warrants.xlam'!SPLIT_PRICE"]
    assert options["Category"] == "Warrants"
    helps = [argument.help for argument in CATALOGUE["SPLIT_PRICE"].arguments]
    assert options["ArgumentDescriptions"].items == helps  # type: ignore[attr-defined]


def test_a_help_that_excel_does_not_take_is_said_by_the_check(excel: Excel) -> None:
    excel.is_refused_while_hidden = True
    excel.book.members["isaddin"] = True
    excel.book.vba_set = lambda *_, **__: None  # type: ignore[method-assign]
    excel.vba.run("WarrantsDescribe")
    said = excel.press("WarrantsCheck")[0]
    assert "the Function Wizard did not take the help of the arguments: Cannot edit a macro on a hidden" in said


def test_an_add_in_that_excel_takes_for_hidden_is_in_sight_for_a_moment(excel: Excel) -> None:
    excel.is_refused_while_hidden = True
    excel.vba.run("WarrantsDescribe")
    assert len(excel.described) == len(CATALOGUE)
    assert excel.book.members["isaddin"] is True
    assert "The last failure" not in excel.press("WarrantsCheck")[0]
