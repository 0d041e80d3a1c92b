"""Install, uninstall and doctor: on a new profile of LibreOffice, and on one with macros and settings of the user's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from addin import __version__
from addin.cli import main
from addin.hosts.libreoffice import library, office, profile
from addin.hosts.libreoffice.macros import declared
from addin.hosts.libreoffice.office import Office, find_office
from addin.hosts.libreoffice.shim import MODULE
from tests.hosts import libreoffice
from tests.hosts.libreoffice import RECALCULATE, as_a_user, converted, set_in

OWN_MACROS = """Option Explicit
Sub Main
  MsgBox "SPLIT_PRICE"
End Sub

Function DOUBLED(x)
  DOUBLED = x * 2
End Function
"""
OWN_SETTING = (
    '<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="sn" oor:op="fuse"><value>Holder &amp; Sons'
    "</value></prop></item>"
)
XBA = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script="http://openoffice.org/2000/script"'
    ' script:name="{name}" script:language="StarBasic">{source}</script:module>'
)


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    libreoffice.needed()


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a profile that LibreOffice made, on which nothing was done."""
    made = tmp_path_factory.mktemp("pristine") / "profile"
    while profile.Profile(made).is_new:
        find_office().start_once(made)
    return made


@pytest.fixture
def fresh(pristine: Path, tmp_path: Path) -> Path:
    """Give a copy of it."""
    return Path(shutil.copytree(pristine, tmp_path / "profile"))


@pytest.fixture
def own(fresh: Path) -> Path:
    """Give a profile with macros of the user's own, and a setting."""
    standard = fresh / "user" / "basic" / "Standard"
    (standard / "Module1.xba").write_text(XBA.format(name="Module1", source=OWN_MACROS.replace('"', "&quot;")), "utf-8")
    set_in(fresh, OWN_SETTING)
    set_in(fresh, RECALCULATE)
    return fresh


@pytest.fixture
def _user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with as_a_user(tmp_path_factory.mktemp("bin")):
        yield


def call(command: str, folder: Path) -> int:
    """Run a command; give its exit status."""
    return main([command, "libreoffice", "--profile", str(folder)])


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shown_in(folder: Path, tmp_path: Path, *formulas: str) -> list[object]:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Calls", 0)
    for row, formula in enumerate(formulas, start=1):
        sheet.cell(row, 1, formula)
    workbook.save(tmp_path / "calls.xlsx")
    (saved,) = converted(folder, [tmp_path / "calls.xlsx"], tmp_path / "out", "xlsx", "Calc MS Excel 2007 XML")
    after = openpyxl.load_workbook(saved, data_only=True)["Calls"]
    return [after.cell(row, 1).value for row in range(1, len(formulas) + 1)]


@pytest.mark.usefixtures("_user")
def test_a_new_profile(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "profile"
    module = folder / "user" / "basic" / "Standard" / f"{MODULE}.xba"
    assert call("doctor", folder) == 1
    assert f"WRONG: {folder}: LibreOffice has no profile there: run `warrants install" in capsys.readouterr().out
    assert call("install", folder) == 0
    assert f"extension warrants.addin {__version__} installed, and its names in {module}" in capsys.readouterr().out
    assert call("doctor", folder) == 0
    assert "WRONG" not in capsys.readouterr().out
    assert call("install", folder) == 0
    assert f"updated from {__version__}" in capsys.readouterr().out
    assert shown_in(folder, tmp_path, "=SPLIT_PRICE(3,3,2)", "=SPLIT_PRICE(3,0,2)") == [2, "#NUM!"]
    assert call("uninstall", folder) == 0
    assert not module.exists()
    assert shown_in(folder, tmp_path, "=SPLIT_PRICE(3,3,2)") == ["#NAME?"]
    capsys.readouterr()
    assert call("uninstall", folder) == 0
    assert capsys.readouterr().out == f"{folder}: nothing of the functions was installed here\n"


@pytest.mark.usefixtures("_user")
def test_what_is_the_users_own_survives_and_works(own: Path, tmp_path: Path) -> None:
    before = files_of(own)
    assert call("install", own) == 0
    assert shown_in(own, tmp_path, "=DOUBLED(21)", "=SPLIT_PRICE(3,3,2)") == [42, 2]
    assert call("uninstall", own) == 0
    after = files_of(own)
    rewritten = {name for name, content in before.items() if after.get(name) != content}
    assert rewritten <= {"user/registrymodifications.xcu", "user/extensions/buildid"}, "LibreOffice's own"
    settings = after["user/registrymodifications.xcu"].decode()
    assert "Holder &amp; Sons" in settings
    assert "OOXMLRecalcMode" in settings
    assert {name for name in after if name.startswith("user/basic/")} <= set(before)
    assert shown_in(own, tmp_path, "=DOUBLED(21)", "=SPLIT_PRICE(3,3,2)") == [42, "#NAME?"]


def test_no_virtual_environment_is_left_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "another"
    (other / "bin").mkdir(parents=True)
    (other / "pyvenv.cfg").touch()
    kept = str(tmp_path / "bin")
    monkeypatch.setenv("PATH", os.pathsep.join((str(other / "bin"), os.environ["PATH"], kept)))
    folders = office.environment()["PATH"].split(os.pathsep)
    assert kept in folders
    assert not [each for each in folders if Path(each).parent.joinpath("pyvenv.cfg").exists()]


@pytest.mark.usefixtures("_user")
@pytest.mark.parametrize(
    ("module", "source", "words"),
    [
        ("Mine", "Private Function split_price(a)\nEnd Function", "a macro of yours is called split_price"),
        ("Mine", "  static sub FMV_5DAY\nEnd Sub", "a macro of yours is called FMV_5DAY"),
        ("Mine", "Sub A : End Sub : Function split_price(a)\nEnd Function", "a macro of yours is called split_price"),
        ("Mine", "Function _\n split_price(a)\nEnd Function", "a macro of yours is called split_price"),
        (MODULE, "Sub Main\nEnd Sub", f"this module is not ours, and {MODULE} is the name of ours: rename it"),
    ],
)
def test_a_macro_of_a_functions_name_is_refused(
    own: Path, module: str, source: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = own / "user" / "basic" / "Standard" / f"{module}.xba"
    path.write_text(XBA.format(name=module, source=source), "utf-8")
    before = files_of(own)
    assert call("install", own) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"warrants: {path}: {words}")
    assert said.count("\n") == 1
    assert files_of(own) == before


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Function A(x)\nEnd Function\nSub B\nEnd Sub", ["A", "B"]),
        ("Sub A : End Sub : Function B(x)\nEnd Function", ["A", "B"]),
        ("Sub A\nB: End Sub : Function C", ["A", "C"]),
        ("Public Function _\r\n  A(x)\r\nEnd Function", ["A"]),
        ("Public _\n Static _\n Function _\n A%(x)", ["A"]),
        ('Declare Function A Lib "user32" Alias "Function B" (x)', ["A"]),
        ('Public Declare PtrSafe Sub A Lib "user32"', ["A"]),
        ("10 Function A(x)\n20 End Function\n30: Sub B", ["A", "B"]),
        ("Property Get A\nEnd Property\nproperty  set B(x)", ["A", "B"]),
        ("Function [A](x)\nFunction[B](x)", ["A", "B"]),
        ("\tPRIVATE\tSUB\tA", ["A"]),
        ("x = 1 ' Function A\nRem Function B\n10 Rem : Sub C\ny = 2 : rem : Sub D", []),
        ('x = "a : Function A" : Sub B', ["B"]),
        ('x = "it\'s" : Sub A \' : Sub B\nx = "unended : Sub C\nSub D', ["A", "D"]),
        ("Exit Function\nEnd Sub\nfunctional = 1\nDim A As Integer\nSub = 1\nRemark = 1 : Sub A", ["A"]),
    ],
)
def test_every_way_to_declare_a_macro_is_read(source: str, names: list[str]) -> None:
    assert [*declared(source)] == names


@pytest.mark.usefixtures("_user")
def test_a_macro_that_takes_the_place_of_a_function_later_is_found(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("install", fresh) == 0
    path = fresh / "user" / "basic" / "Standard" / "Module1.xba"
    path.write_text(
        XBA.format(name="Module1", source="Sub A : End Sub : Function split_price(a)\nEnd Function"), "utf-8"
    )
    capsys.readouterr()
    assert call("doctor", fresh) == 1
    assert f"WRONG: {path}: a macro of yours is called split_price" in capsys.readouterr().out


def test_a_profile_in_use_is_refused(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / ".lock").touch()
    before = files_of(own)
    for command in ("install", "uninstall"):
        assert call(command, own) == 1
        assert f"warrants: {own / '.lock'}: LibreOffice has this profile open: close it" in capsys.readouterr().err
    assert files_of(own) == before


def test_what_is_not_a_profile_is_refused(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("install", own / "user") == 1
    assert f"{own / 'user'}: this is what lies in a profile: give the folder above it, {own}" in capsys.readouterr().err
    assert call("install", own / "user" / "registrymodifications.xcu") == 1
    assert "it is a file, and a profile is a folder" in capsys.readouterr().err


def test_a_program_that_does_not_end_is_ended(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bin").mkdir()
    waiting = tmp_path / "bin" / "unopkg"
    waiting.write_text(f"#!/bin/sh\nsleep 60 &\necho $! >>{tmp_path}/started\nwait\n", "utf-8")
    waiting.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    monkeypatch.setattr(office, "SECONDS", 0.5)
    before = files_of(own)
    assert call("install", own) == 1
    assert "unopkg did not end within 0.5 s" in capsys.readouterr().err
    assert files_of(own) == before
    for started in (tmp_path / "started").read_text("utf-8").split():
        assert _has_ended(int(started))


def _has_ended(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return True
    return state.rpartition(")")[2].split()[0] == "Z"


@pytest.mark.usefixtures("_user")
def test_a_profile_that_cannot_be_made_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert call("install", tmp_path / "file" / "profile") == 1
    words = f"{tmp_path / 'file' / 'profile'}: it cannot be read or written: Not a directory"
    assert capsys.readouterr().err == f"warrants: {words}\n"


def test_what_may_not_be_read_is_said(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refuse)
    for command in ("install", "uninstall", "doctor"):
        assert call(command, fresh) == 1
        words = f"{fresh / 'registrymodifications.xcu'}: it cannot be read or written: Permission denied"
        assert capsys.readouterr().err == f"warrants: {words}\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="unopkg refuses root alone")
def test_root_is_refused_before_anything_is_done(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files_of(own)
    for folder in (own, tmp_path / "new"):
        assert call("install", folder) == 1
        words = "root: LibreOffice's unopkg refuses root: run this as the user who works with it"
        assert capsys.readouterr().err == f"warrants: {words}\n"
    assert files_of(own) == before
    assert not (tmp_path / "new").exists()


def test_what_unopkg_refuses_leaves_nothing_behind(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bin").mkdir()
    refusing = tmp_path / "bin" / "unopkg"
    refusing.write_text("#!/bin/sh\necho 'ERROR: Exception occurred: no room'\nexit 1\n", "utf-8")
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    before = files_of(own)
    for folder in (own, tmp_path / "new"):
        assert call("install", folder) == 1
        assert capsys.readouterr().err == f"warrants: {folder}: unopkg add failed: no room\n"
    assert files_of(own) == before
    assert not (tmp_path / "new").exists()


def test_a_list_without_modules_is_restored_to_the_byte(fresh: Path) -> None:
    standard = library.library_of(profile.Profile(fresh))
    listed = standard.index.read_bytes()
    head, _, _ = listed.partition(b">\n <library:element")
    for given in (listed, head + b"/>\n", listed.replace(b"\n", b"\r\n")):
        standard.index.write_bytes(given)
        standard.insert()
        standard.insert()
        assert standard.index.read_bytes().count(MODULE.encode()) == 1
        assert standard.is_current()
        assert standard.take_out()
        assert standard.index.read_bytes() == given
    assert not standard.take_out()


@pytest.mark.usefixtures("_user")
def test_the_doctor_says_what_is_wrong_and_what_to_do(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def wrong() -> list[str]:
        status = call("doctor", fresh)
        found = [line for line in capsys.readouterr().out.splitlines() if "WRONG" in line]
        assert status == bool(found)
        return found

    install = "run `warrants install libreoffice`"
    module = fresh / "user" / "basic" / "Standard" / f"{MODULE}.xba"
    assert wrong() == [
        f"libreoffice: WRONG: {fresh}: the extension is not installed: {install}",
        f"libreoffice: WRONG: {module}: the plain names are not there, and formulas show #NAME?: {install}",
    ]
    assert call("install", fresh) == 0
    capsys.readouterr()
    assert wrong() == []
    module.write_text(module.read_text("utf-8").replace(__version__, "0.0.9"), "utf-8")
    assert wrong() == [f"libreoffice: WRONG: {module}: the plain names are of another version: {install}"]
    (described,) = fresh.glob("user/uno_packages/cache/uno_packages/*/warrants.oxt/description.xml")
    described.write_text(described.read_text("utf-8").replace(__version__, "0.0.9"), "utf-8")
    assert f"{fresh}: the extension is 0.0.9, and this package is {__version__}: {install}" in wrong()[0]
    (registered,) = fresh.glob("user/uno_packages/cache/registry/*bundle*/backenddb.xml")
    registered.write_text(registered.read_text("utf-8").replace(" url=", ' revoked="true" url=', 1), "utf-8")
    assert f"{fresh}: the extension is disabled: enable it in the Extension Manager, or {install}" in wrong()[0]
    registered.write_text("<", "utf-8")
    assert call("doctor", fresh) == 1
    assert "LibreOffice's list of extensions is damaged: " in capsys.readouterr().err


@pytest.mark.usefixtures("_user")
@pytest.mark.parametrize("what", ["all folders", "the files in it"])
def test_files_of_the_extension_that_are_gone_come_back(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    folder = own / "user" / "uno_packages" / "cache" / "uno_packages"

    def lose() -> None:
        gone = [*folder.glob("*/warrants.oxt/*")] if what == "the files in it" else [folder]
        for path in gone:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        capsys.readouterr()

    assert call("install", own) == 0
    lose()
    assert call("doctor", own) == 1
    assert (
        "the extension is listed, and its files are gone: run `warrants install libreoffice`" in capsys.readouterr().out
    )
    assert call("install", own) == call("doctor", own) == 0
    assert "WRONG" not in capsys.readouterr().out
    assert shown_in(own, tmp_path, "=DOUBLED(21)", "=SPLIT_PRICE(3,3,2)") == [42, 2]
    lose()
    assert call("uninstall", own) == 0
    assert "the extension and its names are removed" in capsys.readouterr().out
    assert profile.Profile(own).lost() is None
    assert call("install", own) == call("doctor", own) == 0


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("\nERROR: no room\n\nERROR: unopkg failed.\n", "no room"),
        ("ERROR: Exception occurred: no room at ./desktop/dp_manager.cxx:84", "no room"),
        (
            'ERROR: (com.sun.star.io) { { Message = "Error binding: a/b.oxt at ./dp_backend.cxx:184" } }',
            "Error binding: a/b.oxt",
        ),
        ("unknown\n", "unknown"),
        ("", "it said nothing"),
        ("ERROR: " + "x" * 2000, "x" * office.LONGEST),
    ],
)
def test_of_what_unopkg_prints_the_message_is_said(
    fresh: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    printed: str,
    words: str,
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "printed").write_text(printed, "utf-8")
    refusing = tmp_path / "bin" / "unopkg"
    refusing.write_text(f"#!/bin/sh\ncat {tmp_path}/printed\nexit 1\n", "utf-8")
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    assert call("install", fresh) == 1
    assert capsys.readouterr().err == f"warrants: {fresh}: unopkg add failed: {words}\n"


@pytest.mark.usefixtures("_user")
def test_the_doctor_sees_whether_libreoffice_runs(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("install", fresh) == 0
    (fresh / ".lock").touch()
    assert call("doctor", fresh) == 0
    words = "ok: LibreOffice runs on this profile: what is installed shows after its next start"
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("libraries", "words"),
    [
        (
            {},
            "LibreOffice has no Python there (pyuno): install the package python3-uno, or LibreOffice with its Python",
        ),
        (
            {"libpyuno.so": b"\0libpython3.8.so.1.0\0"},
            "LibreOffice's Python is 3.8, and the functions need 3.11 or later: install a newer LibreOffice",
        ),
        ({"pyuno.pyd": b"\0python310.dll\0"}, "LibreOffice's Python is 3.10, and the functions need 3.11 or later"),
    ],
)
def test_a_python_that_is_missing_or_too_old(
    libraries: dict[str, bytes],
    words: str,
    fresh: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "program").mkdir()
    for name, content in libraries.items():
        (tmp_path / "program" / name).write_bytes(content)
    found = find_office()
    there = Office(found.soffice, found.unopkg, tmp_path / "program")
    for module in ("examining", "installing"):
        monkeypatch.setattr(f"addin.hosts.libreoffice.{module}.find_office", lambda: there)
    assert call("doctor", fresh) == 1
    assert f"WRONG: {tmp_path / 'program'}: {words}" in capsys.readouterr().out
    assert call("install", fresh) == 1
    assert f"warrants: {tmp_path / 'program'}: {words}" in capsys.readouterr().err


def test_the_python_of_a_later_libreoffice(tmp_path: Path) -> None:
    program = tmp_path / "Contents" / "MacOS"
    frameworks = tmp_path / "Contents" / "Frameworks"
    for folder in (program, frameworks):
        folder.mkdir(parents=True)
    named = b"@loader_path/LibreOfficePython.framework/Versions/3.12/LibreOfficePython"
    (frameworks / "libpyuno.dylib").write_bytes(named)
    assert Office("soffice", "unopkg", program).python() == (3, 12)


def test_libreoffice_that_is_not_there(
    fresh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_folders", lambda: iter(()))
    words = "LibreOffice: it was not found on this machine: install it from https://www.libreoffice.org"
    assert call("doctor", fresh) == 1
    assert f"WRONG: {words}" in capsys.readouterr().out
    assert call("install", fresh) == 1
    assert f"warrants: {words}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "variable", "folder"),
    [
        ("linux", "XDG_CONFIG_HOME", "libreoffice/4"),
        ("win32", "APPDATA", "LibreOffice/4"),
        ("darwin", "HOME", "Library/Application Support/LibreOffice/4"),
    ],
)
def test_where_each_system_keeps_the_profile(
    platform: str, variable: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert profile.usual_folder() == tmp_path / folder


@pytest.mark.usefixtures("_user")
def test_in_an_old_python_a_cell_says_so(fresh: Path, tmp_path: Path) -> None:
    assert call("install", fresh) == 0
    (component,) = fresh.glob("user/uno_packages/cache/uno_packages/*/warrants.oxt/component.py")
    component.write_text(component.read_text("utf-8").replace("NEEDED = (3, 11)", "NEEDED = (4, 0)"), "utf-8")
    formulas = ["=SPLIT_PRICE(3,3,2)", '=WARRANT_ERROR("SPLIT_PRICE",3)', "=WARRANTS.FUNCTIONS.SPLITPRICE(3,3,2)"]
    error, words, by_full_name = shown_in(fresh, tmp_path, *formulas)
    assert (error, by_full_name) == ("#VALUE!", "#VALUE!")
    assert str(words).startswith("the functions need Python 4.0 or later, and this LibreOffice has 3.")
    assert str(words).endswith(": install a newer LibreOffice")
