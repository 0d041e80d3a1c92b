"""warrants.oxt: each function once with its help, the same bytes twice, and a core that needs nothing installed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from addin import __version__
from addin.cli import main
from addin.formulas import Formula
from addin.functions import CATALOGUE
from addin.hosts.archive import archived
from addin.hosts.libreoffice import shim
from addin.hosts.libreoffice.declarations import EMPTY_IS_ZERO
from addin.hosts.libreoffice.extension import packed
from addin.hosts.libreoffice.names import EVALUATOR, INTERFACE, SERVICE, by_method, method, parameter
from addin.hosts.libreoffice.office import NEEDED

OOR = "{http://openoffice.org/2001/registry}"
DESCRIPTION = "{http://openoffice.org/extensions/description/2006}"
MANIFEST = "{http://openoffice.org/2001/manifest}"
LIBRARIES = {"addin", "holidays", "dateutil", "six"}
OLDEST = (3, 6)
"""The oldest Python that LibreOffice 7 was built with."""

# Runs with the extension's `pythonpath` alone: no site-packages, nothing of this folder.
ALONE = """
import sys
sys.path.insert(0, sys.argv[1])
from addin.functions import CATALOGUE
from addin.hosts.libreoffice.calling import answer
for name, formula in CATALOGUE.items():
    answer(name, tuple(formula.example.arguments))
print(*{name.partition(".")[0] for name in sys.modules})
print(sys.modules["holidays"].__file__)
"""
# Stands in for what LibreOffice's own Python has.
OLD_PYTHON = """
import sys, types
uno, unohelper = types.ModuleType("uno"), types.ModuleType("unohelper")
uno.getClass = lambda name: type(name, (), {})
unohelper.Base = type("Base", (), {})
unohelper.ImplementationHelper = lambda: types.SimpleNamespace(addImplementation=lambda *given: None)
sys.modules.update(uno=uno, unohelper=unohelper)
sys.version_info = (3, 8, 10)
component = types.ModuleType("component")
component.__file__ = sys.argv[1]
exec(compile(open(sys.argv[1]).read(), sys.argv[1], "exec"), vars(component))
service = component.Functions(None)
print(service.evaluate("SPLIT_PRICE", (2.0, 2.0, 1.0)), service.splitPrice(2.0, 2.0, 1.0))
print(service.evaluate("WARRANT_ERROR", ("SPLIT_PRICE", 2.0)))
print(service.warrantError("SPLIT_PRICE", (2.0,)))
print("addin" in sys.modules)
"""


@pytest.fixture(scope="module")
def oxt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "new"
    assert main(["build", "libreoffice", str(folder)]) == 0
    return folder / "warrants.oxt"


@pytest.fixture(scope="module")
def unpacked(oxt: Path) -> Path:
    with zipfile.ZipFile(oxt) as archive:
        archive.extractall(oxt.parent / "unpacked")
    return oxt.parent / "unpacked"


def _parsed(path: Path) -> ET.Element:
    return ET.fromstring(path.read_text("utf-8"))  # noqa: S314  # what was built just now


def _properties(node: ET.Element) -> dict[str, str]:
    return {each.get(f"{OOR}name", ""): "".join(each.itertext()).strip() for each in node if each.tag == "prop"}


def test_two_builds_give_the_same_bytes(oxt: Path) -> None:
    assert oxt.read_bytes() == packed()
    assert oxt.stat().st_size < 500_000


def test_built_on_windows_an_archive_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = archived({"a": b"1"})
    monkeypatch.setattr("sys.platform", "win32")
    assert archived({"a": b"1"}) == here


def test_an_existing_file_is_not_overwritten(oxt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "libreoffice", str(oxt.parent)]) == 1
    assert capsys.readouterr().err == f"warrants: {oxt}: it exists already; --force overwrites it\n"
    assert main(["build", "libreoffice", str(oxt.parent), "--force"]) == 0


def test_a_folder_that_cannot_be_is_said(oxt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "libreoffice", str(oxt / "below")]) == 1
    assert capsys.readouterr().err == f"warrants: {oxt / 'below'}: cannot be made: Not a directory\n"


def test_each_function_is_there_once_with_its_help(unpacked: Path) -> None:
    (functions,) = _parsed(unpacked / "CalcAddIns.xcu").iterfind(f".//node[@{OOR}name='AddInFunctions']")
    nodes = list(functions)
    assert [node.get(f"{OOR}name") for node in nodes] == [*map(method, CATALOGUE)]
    for node, formula in zip(nodes, CATALOGUE.values(), strict=True):
        assert _properties(node) == {
            "DisplayName": formula.name,
            "Description": formula.wizard,
            "Category": "Warrants",
            "CompatibilityName": formula.name,
        }
        _check_parameters(node, formula)


def _check_parameters(node: ET.Element, formula: Formula) -> None:
    (parameters,) = node.iterfind("node")
    names = [each.get(f"{OOR}name", "") for each in parameters]
    assert names == sorted(names) == [parameter(index) for index in range(len(formula.arguments))]
    for shown, argument in zip(map(_properties, parameters), formula.arguments, strict=True):
        assert shown["DisplayName"] == argument.name
        assert shown["Description"].removesuffix(EMPTY_IS_ZERO.get(argument.kind, "")) == argument.help


def test_the_type_library_has_a_method_for_each(unpacked: Path) -> None:
    text = (unpacked / "warrants.idl").read_text("utf-8")
    declared = re.findall(r"^  (.+) (\w+)\((.*)\);$", text, re.MULTILINE)
    assert [name for _, name, _ in declared] == [*map(method, CATALOGUE), "evaluate"]
    for (result, _, parameters), formula in zip(declared, CATALOGUE.values(), strict=False):
        assert parameters.count("[in]") == len(formula.arguments)
        assert (result == "any") is not formula.spills
    assert "_" not in text


def test_a_method_names_one_function() -> None:
    assert [*by_method().values()] == [*CATALOGUE]
    assert len({name.lower() for name in by_method()}) == len(CATALOGUE)


def test_it_says_what_it_is(unpacked: Path) -> None:
    described = _parsed(unpacked / "description.xml")
    values = {each.tag.removeprefix(DESCRIPTION): each.get("value") for each in described}
    assert values["identifier"] == "warrants.addin"
    assert values["version"] == __version__
    for name in ("display-name", "publisher", "extension-description", "registration"):
        assert name in values
    manifest = _parsed(unpacked / "META-INF" / "manifest.xml")
    for entry in manifest:
        assert (unpacked / entry.get(f"{MANIFEST}full-path", "")).is_file()
        assert entry.get(f"{MANIFEST}media-type")
    linked = re.findall(r'xlink:href="([^"]+)"', (unpacked / "description.xml").read_text("utf-8"))
    assert [path for path in linked if not (unpacked / path).is_file()] == []


def test_the_licences_are_there(unpacked: Path) -> None:
    assert (unpacked / "LICENSE").is_file()
    held = unpacked / "pythonpath"
    licensed = {path.relative_to(held).parts[0].partition("-")[0] for path in held.rglob("*") if path.name == "LICENSE"}
    assert licensed == {"holidays", "python_dateutil", "six"}


def test_only_what_a_cell_needs_is_carried(unpacked: Path) -> None:
    held = unpacked / "pythonpath"
    top = {path.stem for path in held.iterdir() if not path.name.endswith(".dist-info")}
    assert top == LIBRARIES
    assert {path.stem for path in (held / "holidays" / "countries").glob("*.py")} == {"__init__", "united_states"}
    modules = {path.relative_to(held).as_posix() for path in held.glob("addin/**/*.py")}
    assert not modules & {"addin/udfs.py", "addin/cli.py", "addin/files.py", "addin/hosts/libreoffice/office.py"}


def test_the_core_runs_on_what_is_carried_alone(unpacked: Path) -> None:
    held = unpacked / "pythonpath"
    command = [sys.executable, "-I", "-S", "-B", "-W", "error", "-c", ALONE, str(held)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=unpacked)
    loaded, holidays = run.stdout.splitlines()
    assert set(loaded.split()) - sys.stdlib_module_names <= {*LIBRARIES, "__main__", "__mp_main__"}
    assert Path(holidays).is_relative_to(held)


def test_the_component_keeps_to_old_syntax(unpacked: Path) -> None:
    ast.parse((unpacked / "component.py").read_text("utf-8"), feature_version=OLDEST)


def test_the_component_and_what_installs_it_agree(unpacked: Path) -> None:
    component = (unpacked / "component.py").read_text("utf-8")
    assert f"NEEDED = {NEEDED}\n" in component
    assert f'SERVICE = "{SERVICE}"\n' in component
    assert f'EXPLAINS = "{method("WARRANT_ERROR").lower()}"\n' in component
    assert f'("{INTERFACE}", "{EVALUATOR}")' in component


def test_an_old_python_is_said_in_words(unpacked: Path) -> None:
    command = [sys.executable, "-I", "-c", OLD_PYTHON, str(unpacked / "component.py")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    words = "the functions need Python 3.11 or later, and this LibreOffice has 3.8.10: install a newer LibreOffice"
    assert run.stdout.splitlines() == ["nan nan", words, words, "False"]


def test_the_plain_names_are_basic_functions() -> None:
    declared = re.findall(r"^Function (\w+)\((.*)\)$", shim.basic(), re.MULTILINE)
    assert [name for name, _ in declared if name in CATALOGUE] == [*CATALOGUE]
    for name, parameters in declared:
        if name in CATALOGUE and name != "WARRANT_ERROR":
            assert parameters.count("Optional") == len(CATALOGUE[name].arguments) + 1
    assert shim.basic().count("On Error Goto Failed") == len(CATALOGUE)
    assert ET.fromstring(shim.xba()).text == shim.basic()  # noqa: S314  # likewise
