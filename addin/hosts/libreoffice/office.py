"""LibreOffice on this machine: where its programs are, which Python it runs, and how its own tools are called."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from addin.warrant.errors import Fault, NotThere, OutOfRange

NEEDED = (3, 11)
"""The Python that the functions need, as `component` says inside."""
GET = "install it from https://www.libreoffice.org or with the system's packages"
SECONDS = 120
_BESIDE_PYTHON = ("libpyuno.so", "libpyuno.dylib", "pyuno.pyd")
_VERSION = re.compile(rb"(?:libpython|python|Versions/)3\.?(\d+)", re.ASCII)
_PYTHONS = frozenset(["PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"])
_MESSAGE = re.compile(r'Message = "([^"]+)"')
_RAISED_AT = re.compile(r" at \S+\.cxx:\d+$")
LONGEST = 300
"""How much is shown of words that nobody here wrote."""
_REFUSES_ROOT = "Cannot run unopkg as root"


@dataclass(frozen=True, slots=True)
class Office:
    """The programs of one LibreOffice: the two that are called, and the folder that its libraries lie in."""

    soffice: str
    unopkg: str
    folder: Path

    def start_once(self, profile: Path) -> None:
        """Let LibreOffice make a new profile, and end."""
        _run([self.soffice, _installation(profile), "--headless", "--norestore", "--terminate_after_init"], profile)

    def add(self, extension: Path, profile: Path) -> None:
        """Add an extension to a profile, in place of an older one of its name."""
        self._unopkg("add", "--force", "--suppress-license", str(extension), profile=profile)

    def remove(self, identifier: str, profile: Path) -> None:
        """Remove an extension from a profile."""
        self._unopkg("remove", identifier, profile=profile)

    def check_user(self) -> None:
        """Raise `OutOfRange` where unopkg would refuse this user, without touching any profile."""
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            return
        with tempfile.TemporaryDirectory() as folder:
            _, printed = _run([self.unopkg, "list", _installation(Path(folder))], Path(folder))
        if _REFUSES_ROOT in printed:
            raise OutOfRange("LibreOffice's unopkg refuses root: run this as the user who works with it", place="root")

    def _unopkg(self, *arguments: str, profile: Path) -> None:
        status, printed = _run([self.unopkg, *arguments, _installation(profile)], profile)
        if status:
            raise OutOfRange(f"unopkg {arguments[0]} failed: {_said(printed)}", place=str(profile))

    def python(self) -> tuple[int, int] | None:
        """Give the version of the Python that LibreOffice was built for, as its library names it; None without one."""
        inside = (self.folder, self.folder.parent / "Frameworks")
        for library in (folder / name for folder in inside for name in _BESIDE_PYTHON):
            found = _VERSION.search(library.read_bytes()) if library.is_file() else None
            if found:
                return 3, int(found[1])
        return None


def find_office() -> Office:
    """Find LibreOffice on the PATH, or where its installers put it. Raises `NotThere`."""
    for folder in _folders():
        soffice, unopkg = _program("soffice", folder), _program("unopkg", folder)
        if soffice and unopkg:
            return Office(soffice, unopkg, folder)
    raise NotThere(f"it was not found on this machine: {GET}", place="LibreOffice")


def python_fault(office: Office) -> Fault | None:
    """Say what is wrong with LibreOffice's Python, and what to do."""
    needed = ".".join(map(str, NEEDED))
    found = office.python()
    if found is None:
        return NotThere(
            "LibreOffice has no Python there (pyuno): install the package python3-uno, or LibreOffice with its Python",
            place=str(office.folder),
        )
    if found < NEEDED:
        return OutOfRange(
            f"LibreOffice's Python is {found[0]}.{found[1]}, and the functions need {needed} or later: install a newer"
            " LibreOffice",
            place=str(office.folder),
        )
    return None


def environment() -> dict[str, str]:
    """Give the environment without any virtual environment's Python, which LibreOffice would take for its own.

    Another than the one that is active may be on the PATH too: with it LibreOffice's Python fails as it starts.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _PYTHONS}
    folders = [each for each in kept.get("PATH", "").split(os.pathsep) if not _is_virtual(each)]
    return {**kept, "PATH": os.pathsep.join(folders)}


def _is_virtual(folder: str) -> bool:
    return Path(folder).parent.joinpath("pyvenv.cfg").is_file()


def _folders() -> Iterator[Path]:
    on_path = shutil.which("soffice")
    if on_path:
        yield Path(on_path).resolve().parent
    match sys.platform:
        case "darwin":
            yield from (Path(root, "LibreOffice.app/Contents/MacOS") for root in ("/Applications", Path.home()))
        case "win32":
            roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
            yield from (Path(root, "LibreOffice", "program") for root in roots if root)
        case _:
            yield from (Path(root, "libreoffice/program") for root in ("/usr/lib", "/usr/lib64", "/opt"))
            yield from sorted(Path("/opt").glob("libreoffice*/program"), reverse=True)


def _program(name: str, folder: Path) -> str | None:
    return shutil.which(name) or shutil.which(name, path=str(folder))


def _installation(profile: Path) -> str:
    return f"-env:UserInstallation={profile.resolve().as_uri()}"


def _run(command: list[str], profile: Path) -> tuple[int, str]:
    """Run one of LibreOffice's programs; give its exit status and what it printed."""
    try:
        with subprocess.Popen(  # noqa: S603  # LibreOffice's own programs
            command,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        ) as process:
            try:
                printed, _ = process.communicate(timeout=SECONDS)
            except BaseException:
                _end(process)
                raise
            return process.returncode, printed
    except OSError as error:
        raise NotThere(f"cannot be run: {error.strerror}", place=command[0]) from None
    except subprocess.TimeoutExpired:
        raise OutOfRange(f"{Path(command[0]).name} did not end within {SECONDS} s", place=str(profile)) from None


def _end(process: subprocess.Popen[str]) -> None:
    """End a program with all that it started: soffice is a chain of processes."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _said(output: str) -> str:
    """Give the words that say what went wrong, of what unopkg prints: what it says last of all says nothing."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    wrong = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    words = (wrong or lines or ["it said nothing"])[0].removeprefix("Exception occurred: ")
    # An exception comes as all that it holds, with the line of LibreOffice's source that raised it.
    message = _MESSAGE.search(words)
    return _RAISED_AT.sub("", message[1] if message else words)[:LONGEST]
