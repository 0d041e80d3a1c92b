"""What a user of xlwings Lite gets: the wheel's dependencies there, all functions from one line, errors and dates."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from email import message_from_bytes
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement

import addin.udfs
from addin.functions import CATALOGUE
from tests.conftest import ROOT, check_pyodide
from tests.hosts import officejs, pyodide

NOT_NEEDED = {"openpyxl", "icalendar", "tqdm", "pyopenvba"}
"""What only the command line and the workbooks use."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the wheel that people install."""
    return pyodide.built(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def dependencies(wheel: Path) -> list[Requirement]:
    """Read the dependencies that the built wheel declares, extras left out."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        declared = message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])
    return [each for each in map(Requirement, declared) if "extra" not in str(each.marker)]


def _wanted(dependencies: list[Requirement], environment: Mapping[str, str]) -> set[str]:
    return {each.name.lower() for each in dependencies if each.marker is None or each.marker.evaluate(environment)}


def test_in_pyodide_the_wheel_asks_for_the_calendars_alone(dependencies: list[Requirement]) -> None:
    there = {"sys_platform": "emscripten", "platform_system": "Emscripten", "extra": ""}
    assert _wanted(dependencies, there) == {"holidays"}


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_elsewhere_it_asks_for_all(dependencies: list[Requirement], platform: str) -> None:
    assert _wanted(dependencies, {"sys_platform": platform, "extra": ""}) == {"holidays", "xlwings", *NOT_NEEDED}


def test_a_browser_fetches_code_and_not_workbooks(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert [name for name in archive.namelist() if name.endswith(".xlsx")] == []


def line_of(page: str) -> str:
    """Give the one line of Python that a page tells people to write."""
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    (line,) = {each.strip() for each in lines if each.startswith(" " * 7) and "import" in each}
    return line


def test_a_star_import_gives_the_functions_and_nothing_else() -> None:
    main = SimpleNamespace()
    exec(line_of("xlwings-lite.md"), vars(main))  # noqa: S102  # as xlwings Lite runs a main.py
    assert set(vars(main)) - {"__builtins__"} == set(CATALOGUE)


@pytest.fixture
def lite() -> None:
    """Skip by name where Pyodide is not installed."""
    check_pyodide()


@pytest.mark.usefixtures("lite")
def test_excel_is_told_of_every_function_as_on_a_server() -> None:
    told = pyodide.metadata(addin.udfs)
    assert told == officejs.metadata(addin.udfs)
    assert [each["id"] for each in told["functions"]] == sorted(CATALOGUE)


@pytest.mark.usefixtures("lite")
def test_an_error_is_typed_and_a_date_has_a_format() -> None:
    assert pyodide.raw(addin.udfs, "SPLIT_PRICE", [[[3]], [[0]], [[1]]]) == [
        [{"type": "Error", "errorType": "Num"}],
    ]
    assert pyodide.raw(addin.udfs, "LAST_EXERCISE_DATE", []) == [
        [{"type": "FormattedNumber", "basicValue": 39143, "numberFormat": "yyyy-mm-dd"}]
    ]


@pytest.mark.usefixtures("lite")
def test_a_cell_there_waits_for_nothing_that_it_does_not_need() -> None:
    pyodide.call(addin.udfs, "SPLIT_PRICE", [3, 2, 1])
    there = {name.partition(".")[0] for name in pyodide.loaded()}
    assert {"xlwings", "addin"} <= there
    assert not there & {"numpy", "pandas", *NOT_NEEDED}
