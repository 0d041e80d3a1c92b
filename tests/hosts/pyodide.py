"""xlwings Lite: a function called through xlwings' own pipeline in Pyodide, which node runs in place of a browser.

The package is installed there as a user's is: its built wheel, by micropip, which reads the dependencies as on
Pyodide's platform. The other wheels are made of what is installed here, so that nothing is fetched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from . import officejs
from .com import Child

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = Path(os.environ.get("WARRANTS_PYODIDE", "."))
"""Where `npm install --prefix FOLDER pyodide` and `pip download --dest FOLDER micropip` have put them."""

PACKAGE: Final = FOLDER / "node_modules" / "pyodide"
# xlwings comes after what might need it: xlwings Lite brings its own, of whatever version.
BEFORE, AFTER = ("six", "python-dateutil", "holidays"), ("xlwings",)


def available() -> bool:
    """Whether node, Pyodide and micropip are where they are looked for."""
    return bool(shutil.which("node")) and PACKAGE.is_dir() and any(FOLDER.glob("micropip-*.whl"))


def call(module: ModuleType, name: str, arguments: Sequence[object], *, desktop: bool = False) -> object:
    """Return what the cell of `=NAME(arguments)` shows, of arguments and results as those of `officejs.call`."""
    return officejs.cell(raw(module, name, officejs.sent(arguments, desktop=desktop)))


def raw(module: ModuleType, name: str, args: Sequence[object]) -> list[list[Any]]:
    """Return the JSON that Office.js is given for the JSON that it sends."""
    rows: list[list[Any]] = _child().ask(module=module.__name__, data=officejs.request(name, args))
    return rows


def metadata(module: ModuleType) -> dict[str, Any]:
    """Return what Excel is told where main.py is `from module import *`."""
    told: dict[str, Any] = _child().ask(module=module.__name__)
    return told


def first_cell(module: ModuleType, name: str, arguments: Sequence[object]) -> tuple[float, float]:
    """Return what a fresh start takes to import xlwings, and then our functions with the first cell, in seconds."""
    data = officejs.request(name, officejs.sent(arguments))
    of_xlwings, of_ours = _Node().ask(module=module.__name__, data=data, first=True)
    return of_xlwings, of_ours


def loaded() -> set[str]:
    """Return the names of all modules that are loaded over there."""
    return set(_child().ask(loaded=True))


def built(folder: Path) -> Path:
    """Build the project's own wheel."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("warrant_addin-*.whl"))


class _Node(Child):
    def __init__(self) -> None:
        self._wheels = TemporaryDirectory()
        folder = Path(self._wheels.name)
        order = [*(_wheel(name, folder) for name in BEFORE), built(folder), *(_wheel(name, folder) for name in AFTER)]
        _wheel("packaging", folder)
        for micropip in FOLDER.glob("micropip-*.whl"):
            shutil.copy(micropip, folder)
        script = Path(__file__).with_suffix(".mjs")
        names = ",".join(path.name for path in order)
        python = script.with_name("pyodide_script.py")
        self._serve(["node", str(script), str(PACKAGE), str(folder), names, str(python)])


@cache
def _child() -> _Node:
    return _Node()


def _wheel(name: str, folder: Path) -> Path:
    """Make a wheel for every platform of an installed distribution, without what is compiled for this one."""
    installed = distribution(name)
    path = folder / f"{name.replace('-', '_')}-{installed.version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for file in installed.files or ():
            if file.suffix not in {".pyc", ".so"} and ".." not in file.parts:
                wheel.write(file.locate(), str(file))
    return path
