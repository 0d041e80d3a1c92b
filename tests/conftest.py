"""What the tests share: where things are, and the hosts that run where they are installed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.hosts import com, libreoffice, officejs, ooxml, pyodide
from tests.templates import ALONE, NAMES, written

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
XLWINGS: dict[str, ModuleType] = {"Excel": com, "Office.js": officejs, "Pyodide": pyodide}
"""The hosts that xlwings serves, each a module with `call(module, name, arguments)`."""


@pytest.fixture(scope="session", params=XLWINGS)
def host(request: pytest.FixtureRequest) -> ModuleType:
    """Give each host that xlwings serves in turn; skip Pyodide by name where it is not installed."""
    if XLWINGS[request.param] is pyodide:
        check_pyodide()
    return XLWINGS[request.param]


def check_pyodide() -> None:
    """Skip by name where Pyodide is not installed, and fail where it was to be."""
    if not pyodide.available():
        if os.environ.get("WARRANTS_EXPECT_PYODIDE"):
            pytest.fail("node with Pyodide and micropip was to be installed here, and is not")
        pytest.skip("WARRANTS_PYODIDE names no folder with npm's pyodide and micropip's wheel, or node is not there")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> libreoffice.LibreOffice:
    """Give LibreOffice with the functions installed; skip by name where it is not installed."""
    libreoffice.needed()
    return libreoffice.LibreOffice(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def validator() -> Callable[[Path], list[str]]:
    """Give the Open XML SDK's validator; skip by name where it is not installed."""
    if not ooxml.available():
        if os.environ.get("WARRANTS_EXPECT_VALIDATOR"):
            pytest.fail("the Open XML SDK's validator was to be installed here, and is not")
        pytest.skip("ooxml-validator (npm) is not on the PATH")
    return ooxml.violations


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give all templates of the sample as files, in both editions."""
    folder = tmp_path_factory.mktemp("templates")
    return {name: written(name, folder) for name in (*NAMES, *ALONE)}


@pytest.fixture(scope="session", params=(*NAMES, *ALONE))
def template(request: pytest.FixtureRequest, templates: dict[str, Path]) -> Path:
    """Give each template of the sample in turn, in both editions."""
    return templates[request.param]


@pytest.fixture(scope="session")
def recalculated(
    office: libreoffice.LibreOffice, templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, Path]:
    """Give for each template, of those with the add-in, what LibreOffice saves of it, all recalculated in one run."""
    given = [templates[name] for name in NAMES]
    return dict(zip(given, office.recalculate(given, tmp_path_factory.mktemp("recalculated")), strict=True))


@pytest.fixture
def price_history() -> Path:
    """Give the real daily closes, which lie outside the repository."""
    path = DATA / "BAC-daily-close.csv"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    return path
