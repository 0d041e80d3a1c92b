"""What `warrants doctor excel` looks at, each in words with what to do."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from addin import __version__
from addin.hosts import Finding
from addin.hosts.excel.addin_file import NAME
from addin.hosts.excel.configuration import INTERPRETER, read_settings, value_of
from addin.hosts.excel.installation import Built, Place, built, place
from addin.hosts.excel.windows import CLASSES, CURRENT_USER, Answer, Windows
from addin.hosts.excel.xlwings_module import pinned

INSTALL = "run: warrants install excel"
NEEDED = (3, 11)
"""The Python that the package needs; an older one knows no -P, without which a file could pass for a package."""
VERSION_ASKED = "import sys; print('%d.%d' % sys.version_info[:2])"
_VERSION = re.compile(r"(\d+)\.(\d+)", re.ASCII)
VERSIONS_ASKED = (
    "import json, addin, addin.udfs, importlib.metadata as m;"
    "print(json.dumps([addin.__version__, m.version('xlwings')]))"
)
_DISABLED = r"Software\Microsoft\Office\{}\Excel\Resiliency\DisabledItems"
_LENGTHS = struct.Struct("<3I")
LONGEST = 200
"""How much is shown of words that nobody here wrote."""


def examine(windows: Windows, profile: Path | None) -> Iterator[Finding]:
    """Look at Excel, the add-in, and the Python that it is to call, in the order in which they depend on each other."""
    where = place(windows, profile)
    office = _office(windows)
    yield _excel(office)
    addin = built(where.addin)
    yield _addin(where, addin)
    if office:
        yield _disabled(windows, office)
    interpreter = value_of(read_settings(where.settings), INTERPRETER)
    yield _named(interpreter, where)
    if interpreter and Path(interpreter).exists():
        yield _library(Path(interpreter))
        wrong = _wrong_python(windows, interpreter)
        yield wrong or _package(windows, interpreter, addin)


def _office(windows: Windows) -> str:
    """Give Excel's version as the registry writes it, 16.0; blank where it is not installed."""
    current = str(windows.registry.values(CLASSES, r"Excel.Application\CurVer").get("", ""))
    number = current.rpartition(".")[2]
    return f"{number}.0" if number.isdecimal() else ""


def _excel(office: str) -> Finding:
    if office:
        return Finding(is_well=True, words=f"Excel {office} is installed")
    return Finding(is_well=False, words="Excel for Windows is not installed: install it, and start it once")


def _addin(where: Place, addin: Built | None) -> Finding:
    if not where.addin.exists():
        return Finding(is_well=False, words=f"the add-in is not there, {where.addin}: {INSTALL}")
    if addin is None:
        return Finding(is_well=False, words=f"{where.addin} is not our add-in: move it elsewhere, and {INSTALL}")
    if addin != Built(__version__, pinned()):
        return Finding(
            is_well=False,
            words=f"the add-in is of version {addin.version} with xlwings {addin.xlwings}, this package of"
            f" {__version__} with {pinned()}: close Excel, and {INSTALL}",
        )
    return Finding(is_well=True, words=f"the add-in, version {addin.version}, is in {where.addin.parent}")


def _disabled(windows: Windows, office: str) -> Finding:
    items = windows.registry.values(CURRENT_USER, _DISABLED.format(office)).values()
    if any(NAME in disabled_item(item) for item in items if isinstance(item, bytes)):
        return Finding(
            is_well=False,
            words="Excel has disabled the add-in: File, Options, Add-ins, Manage: Disabled Items, Go, choose"
            f" {NAME}, Enable, and start Excel again",
        )
    return Finding(is_well=True, words="Excel has not disabled it")


def disabled_item(item: bytes) -> str:
    """Read what Excel has disabled: after a kind and two lengths in bytes, its path and its description."""
    if len(item) < _LENGTHS.size:
        return ""
    _, path, description = _LENGTHS.unpack_from(item)
    text = item[_LENGTHS.size : _LENGTHS.size + path + description]
    return text.decode("utf-16-le", errors="replace").casefold()


def _named(interpreter: str, where: Place) -> Finding:
    if not interpreter:
        return Finding(is_well=False, words=f"no Python is named in {where.settings}: {INSTALL}")
    if not Path(interpreter).exists():
        return Finding(
            is_well=False,
            words=f"the Python that the add-in calls is not there, {interpreter}: {INSTALL}, with a Python that stays",
        )
    return Finding(is_well=True, words=f"the add-in calls {interpreter}")


def _library(interpreter: Path) -> Finding:
    """Look for the library through which VBA starts Python, where xlwings' module does."""
    folders = (interpreter.parent, interpreter.parent.parent)
    names = [f"xlwings{bits}-{pinned()}.dll" for bits in (64, 32)]
    if any((folder / name).exists() for folder in folders for name in names):
        return Finding(is_well=True, words="xlwings' library is beside it")
    return Finding(
        is_well=False,
        words=f"{names[0]} is in neither {folders[0]} nor {folders[1]}: install the package in a virtual environment,"
        f" not with --user, and {INSTALL} from there",
    )


def _wrong_python(windows: Windows, interpreter: str) -> Finding | None:
    """Ask a Python for its version, in words that any understands; None where it can be asked for the package."""
    needed = ".".join(map(str, NEEDED))
    answer = windows.programs.run(interpreter, "-c", VERSION_ASKED)
    if not answer.is_well:
        return Finding(is_well=False, words=f"the Python there does not run ({answer.words}): {INSTALL}, from another")
    version = _VERSION.fullmatch(answer.words)
    if not version:
        return _not_understood(answer)
    if (int(version[1]), int(version[2])) < NEEDED:
        return Finding(
            is_well=False,
            words=f"the Python there is {answer.words}, and the functions need {needed} or later: install the package"
            f" in one, and {INSTALL} from there",
        )
    return None


def _not_understood(answer: Answer) -> Finding:
    return Finding(
        is_well=False,
        words=f"the Python there says something else than it is asked ({answer.words[:LONGEST]}): start it in a"
        f" terminal, mend what prints that, or {INSTALL} from another",
    )


def _package(windows: Windows, interpreter: str, addin: Built | None) -> Finding:
    answer = windows.programs.run(interpreter, "-P", "-c", VERSIONS_ASKED)
    if not answer.is_well:
        return Finding(
            is_well=False,
            words=f"the package cannot be imported there ({answer.words}): install it there, and {INSTALL}",
        )
    there = _said_versions(answer.words)
    if there is None:
        return _not_understood(answer)
    if addin and there != addin:
        return Finding(
            is_well=False,
            words=f"the package there is {there.version} with xlwings {there.xlwings}, the add-in {addin.version} with"
            f" {addin.xlwings}: close Excel, and {INSTALL} from the Python that the add-in is to call",
        )
    return Finding(is_well=True, words=f"the package there is {there.version} with xlwings {there.xlwings}")


def _said_versions(words: str) -> Built | None:
    """Read what a Python was asked for; None where it says something else."""
    try:
        said = json.loads(words)
    except (ValueError, RecursionError):
        return None
    match said:
        case [str(version), str(xlwings)]:
            return Built(version, xlwings)
    return None
