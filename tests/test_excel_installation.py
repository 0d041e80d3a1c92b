"""Install, uninstall and doctor on a machine that is a folder: all or nothing, and what was a person's stays theirs."""

from __future__ import annotations

import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from addin import __version__, hosting
from addin.cli import main
from addin.hosts.excel import addin_file, configuration, examination, windows
from addin.hosts.excel.configuration import INTERPRETER, read_settings, value_of
from addin.hosts.excel.installation import Built, built
from addin.hosts.excel.windows import CLASSES, CURRENT_USER, Answer, Windows, here
from addin.hosts.excel.xlwings_module import pinned
from tests.hosts.windows import CURRENT, Machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path)
    monkeypatch.setattr(windows, "here", lambda: machine.windows)
    return machine


@pytest.fixture
def installed(machine: Machine, capsys: pytest.CaptureFixture[str]) -> Machine:
    assert main(["install", "excel"]) == 0
    capsys.readouterr()
    return machine


def wrong(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Run the doctor, and give what is wrong."""
    status = main(["doctor", "excel"])
    found = [line.partition("WRONG: ")[2] for line in capsys.readouterr().out.splitlines() if "WRONG" in line]
    assert status == (1 if found else 0)
    return found


def interpreter(machine: Machine) -> str:
    return value_of(read_settings(machine.settings), INTERPRETER)


def test_install_writes_the_add_in_and_names_this_python(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["install", "excel"]) == 0
    said = capsys.readouterr().out
    assert f"wrote {machine.addin}, which Excel loads when it starts\n" in said
    assert f"named {machine.python} in {machine.settings}\n" in said
    assert built(machine.addin) == Built(__version__, pinned())
    assert machine.settings.read_text() == (
        f'"INTERPRETER_WIN","{machine.python}"\n"WARRANTS_INTERPRETER","{machine.python}"\n'
    )
    assert b"\r\n" in machine.settings.read_bytes()
    assert wrong(capsys) == []


def test_uninstall_leaves_the_machine_as_it_was(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    before = machine.files()
    assert main(["install", "excel"]) == main(["install", "excel"]) == main(["uninstall", "excel"]) == 0
    assert machine.files() == before
    assert not machine.settings.parent.exists()
    assert f"took away {machine.addin}\n" in capsys.readouterr().out
    assert main(["uninstall", "excel"]) == 0
    assert capsys.readouterr().out == f"{machine.addin} is not there\n"


def test_a_persons_own_settings_and_python_come_back(machine: Machine) -> None:
    machine.settings.parent.mkdir()
    own = '"SHOW CONSOLE","True"\r\n"Interpreter_Win","C:\\mine\\python.exe"\r\n"TEMP DIR","D:\\t, u"\r\n'
    machine.settings.write_bytes(own.encode())
    assert main(["install", "excel"]) == main(["install", "excel"]) == 0
    assert interpreter(machine) == str(machine.python)
    assert '"TEMP DIR","D:\\t, u"\n' in machine.settings.read_text()
    assert main(["uninstall", "excel"]) == 0
    assert sorted(machine.settings.read_text().upper().splitlines()) == sorted(own.upper().splitlines())


def test_a_python_that_a_person_names_afterwards_stays(installed: Machine) -> None:
    installed.settings.write_text('"INTERPRETER_WIN","C:\\later\\python.exe"\n"WARRANTS_INTERPRETER","old"\n')
    assert main(["uninstall", "excel"]) == 0
    assert installed.settings.read_text() == '"INTERPRETER_WIN","C:\\later\\python.exe"\n'


def test_another_environment_takes_over(installed: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    installed.python = installed.add_python("Another")
    assert main(["install", "excel"]) == 0
    assert interpreter(installed) == str(installed.python)
    assert "BEFORE" not in installed.settings.read_text()
    assert wrong(capsys) == []


def refuse(path: Path, mode: str) -> None:
    raise PermissionError(path, mode)


@pytest.mark.parametrize("sign", ["a file beside it", "nobody may write"])
def test_nothing_is_written_where_excel_has_it_open(
    installed: Machine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sign: str
) -> None:
    if sign == "a file beside it":
        installed.addin.with_name("~$warrants.xlam").touch()
    before = installed.files()
    if sign == "nobody may write":
        monkeypatch.setattr(Path, "open", refuse)
    for command in ("install", "uninstall"):
        assert main([command, "excel"]) == 1
        assert "Excel has it open: close Excel, and run this again" in capsys.readouterr().err
    monkeypatch.undo()
    assert installed.files() == before


def test_a_file_of_that_name_that_is_not_ours_stays(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.addin.parent.mkdir(parents=True)
    machine.addin.write_text("mine", encoding="utf-8")
    before = machine.files()
    for command in ("install", "uninstall"):
        assert main([command, "excel"]) == 1
        assert "a file of that name that is not ours is there: move it elsewhere" in capsys.readouterr().err
    assert machine.files() == before
    assert any("is not our add-in" in each for each in wrong(capsys))


def test_an_add_in_that_fails_to_be_written_leaves_no_settings(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path) -> None:
        raise RuntimeError

    monkeypatch.setattr("addin.hosts.excel.installation.write_addin", fail)
    before = machine.files()
    with pytest.raises(RuntimeError):
        main(["install", "excel"])
    assert machine.files() == before


def test_a_path_that_vba_cannot_read_is_refused(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(configuration, "_encoding", lambda: "cp1252")
    machine.python = machine.add_python("Питон")
    before = machine.files()
    assert main(["install", "excel"]) == 1
    assert "letters that Excel's VBA cannot read" in capsys.readouterr().err
    assert machine.files() == before


def test_settings_that_are_no_text_are_a_fault(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.settings.parent.mkdir()
    machine.settings.write_bytes(b'"A","\xff\xfe"')
    assert main(["install", "excel"]) == 1
    assert "warrants.conf: cannot be read" in capsys.readouterr().err
    assert not machine.addin.exists()


def test_another_folder_that_excel_starts_from(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    folder = machine.root / "start"
    assert main(["install", "excel", "--profile", str(folder)]) == 0
    assert (folder / addin_file.NAME).exists()
    assert main(["doctor", "excel", "--profile", str(folder)]) == 0
    assert main(["uninstall", "excel", "--profile", str(folder)]) == 0
    assert not (folder / addin_file.NAME).exists()
    assert "WRONG" not in capsys.readouterr().out


def test_the_doctor_of_a_bare_machine(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.keys.clear()
    assert wrong(capsys) == [
        "Excel for Windows is not installed: install it, and start it once",
        f"the add-in is not there, {machine.addin}: run: warrants install excel",
        f"no Python is named in {machine.settings}: run: warrants install excel",
    ]


def test_an_add_in_that_excel_disabled(installed: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    installed.disable(r"C:\Users\Ann\AppData\Roaming\Microsoft\Excel\XLSTART\other.xlam")
    assert wrong(capsys) == []
    installed.disable(r"C:\Users\Ann\AppData\Roaming\Microsoft\Excel\XLSTART\Warrants.xlam")
    (said,) = wrong(capsys)
    assert said.startswith("Excel has disabled the add-in: File, Options, Add-ins, Manage: Disabled Items, Go, choose")
    installed.keys[CLASSES, CURRENT] = {"": "Excel.Application.15"}
    assert wrong(capsys) == [], "another version of Excel has a list of its own"


def test_an_add_in_of_another_version(
    installed: Machine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addin_file, "__version__", "0.0.9")
    addin_file.write_addin(installed.addin)
    older, package = wrong(capsys)
    assert older.startswith(f"the add-in is of version 0.0.9 with xlwings {pinned()}, this package of {__version__}")
    assert package.startswith(f"the package there is {__version__} with xlwings {pinned()}, the add-in 0.0.9")


def test_a_python_with_another_version_of_the_package(installed: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    installed.answers[str(installed.python)] = Answer(is_well=True, words='["0.2.0", "0.38.0"]')
    (said,) = wrong(capsys)
    assert said.startswith(
        f"the package there is 0.2.0 with xlwings 0.38.0, the add-in {__version__} with {pinned()}: "
    )


def test_a_python_without_the_package(installed: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    installed.answers[str(installed.python)] = Answer(is_well=False, words="No module named 'addin'")
    (said,) = wrong(capsys)
    assert said.startswith("the package cannot be imported there (No module named 'addin'): install it there, and run")


@pytest.mark.parametrize("words", ["warning: no room", "[]", '["0.1.0", 2]', "[" * 100_000])
def test_a_python_that_says_something_else(installed: Machine, capsys: pytest.CaptureFixture[str], words: str) -> None:
    installed.answers[str(installed.python)] = Answer(is_well=True, words=words)
    (said,) = wrong(capsys)
    assert said.startswith(f"the Python there says something else than it is asked ({words[:200]}): start it in a")
    assert len(said) < 400


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(is_well=True, words="3.9"), "the Python there is 3.9, and the functions need 3.11 or later: install"),
        (Answer(is_well=True, words="2.7"), "the Python there is 2.7, and the functions need 3.11 or later: install"),
        (Answer(is_well=True, words="hello"), "the Python there says something else than it is asked (hello): start"),
        (Answer(is_well=False, words="no access"), "the Python there does not run (no access): run: warrants install"),
    ],
)
def test_a_python_that_is_too_old_or_does_not_run(
    installed: Machine, capsys: pytest.CaptureFixture[str], answer: Answer, words: str
) -> None:
    installed.python_version = answer
    (said,) = wrong(capsys)
    assert said.startswith(words)


def test_the_questions_are_python() -> None:
    programs = here("win32").programs
    major, minor = sys.version_info[:2]
    assert programs.run(sys.executable, "-c", examination.VERSION_ASKED).words == f"{major}.{minor}"
    versions = programs.run(sys.executable, "-P", "-c", examination.VERSIONS_ASKED).words
    assert versions == f'["{__version__}", "{pinned()}"]'


def test_a_python_that_is_gone(installed: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    installed.python.unlink()
    (said,) = wrong(capsys)
    assert said.startswith(f"the Python that the add-in calls is not there, {installed.python}: run: warrants install")


def test_a_python_without_the_library_of_xlwings(installed: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    (installed.python.parent.parent / f"xlwings64-{pinned()}.dll").unlink()
    (said,) = wrong(capsys)
    assert f"xlwings64-{pinned()}.dll is in neither {installed.python.parent}" in said
    assert "not with --user" in said


@pytest.mark.skipif(sys.platform == "win32", reason="what is said where Excel for Windows cannot be")
@pytest.mark.parametrize("command", ["install", "uninstall", "doctor"])
def test_elsewhere_each_says_so_in_a_sentence(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "excel"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("warrants: excel: this is not Windows, and the add-in runs in Excel for Windows alone")
    assert said.err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="likewise")
def test_elsewhere_the_doctor_of_all_hosts_goes_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hosting, "HOSTS", ("excel",))
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.startswith("excel: not looked at: this is not Windows")


def test_a_variable_that_windows_sets_and_that_is_not_there_is_a_fault(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(windows, "here", lambda: Windows({}, machine, machine, machine.python))
    assert main(["install", "excel"]) == 1
    assert "%APPDATA%: Windows sets it for every user" in capsys.readouterr().err


def test_on_windows_there_is_a_machine() -> None:
    assert here("win32").python == Path(sys.executable)


def test_a_program_says_its_last_line() -> None:
    programs = here("win32").programs
    assert programs.run(sys.executable, "-c", "print('a'); print('b')") == Answer(is_well=True, words="b")
    failed = programs.run(sys.executable, "-c", "import nothing_of_that_name")
    assert failed == Answer(is_well=False, words="ModuleNotFoundError: No module named 'nothing_of_that_name'")
    assert not programs.run("/no/such/program").is_well
    odd = programs.run(sys.executable, "-c", r"import sys; sys.stdout.buffer.write(b'\x81\xff')")
    assert odd.is_well, "in whatever encoding"


def test_no_window_opens_where_windows_has_the_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}

    def run(command: tuple[str, ...], **options: object) -> subprocess.CompletedProcess[str]:
        given.update(options)
        return subprocess.CompletedProcess(command, 0, "3.13", "")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(windows, "NO_WINDOW", 0x08000000)
    assert here("win32").programs.run("python").words == "3.13"
    assert given["creationflags"] == 0x08000000


def test_the_registry_is_read_value_by_value(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: dict[tuple[str, str], list[tuple[str, object, int]]]
    keys = {("root", CURRENT): [("", "Excel.Application.16", 1), ("Other", b"1", 3)]}

    def open_key(root: str, key: str) -> AbstractContextManager[list[tuple[str, object, int]]]:
        if (root, key) not in keys:
            raise FileNotFoundError(key)
        return nullcontext(keys[root, key])

    winreg = SimpleNamespace(
        HKEY_CLASSES_ROOT="root",
        HKEY_CURRENT_USER="user",
        OpenKey=open_key,
        QueryInfoKey=lambda opened: (0, len(opened), 0),
        EnumValue=lambda opened, index: opened[index],
    )
    monkeypatch.setitem(sys.modules, "winreg", winreg)
    registry = here("win32").registry
    assert registry.values(CLASSES, CURRENT) == {"": "Excel.Application.16", "Other": b"1"}
    assert registry.values(CURRENT_USER, CURRENT) == {}
