"""What is looked at on a Windows machine: its environment, its registry, its programs. A test gives others."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from addin.warrant.errors import NotThere

SECONDS = 60
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows alone has the flag, and opens a black window without it where Excel is the caller."""
CURRENT_USER, CLASSES = "HKEY_CURRENT_USER", "HKEY_CLASSES_ROOT"


class Registry(Protocol):
    """The registry, as far as it is read."""

    def values(self, root: str, key: str) -> Mapping[str, object]:
        """Give the values of a key by name, none where it cannot be read; the nameless one is ''."""


class WindowsRegistry:
    """The registry of this machine."""

    def values(self, root: str, key: str) -> Mapping[str, object]:
        """Read the values of a key."""
        # Only Windows has the module, and only there does mypy know what is in it.
        import winreg

        found: dict[str, object] = {}
        try:
            with winreg.OpenKey(getattr(winreg, root), key) as opened:  # type: ignore[attr-defined, unused-ignore]
                count = winreg.QueryInfoKey(opened)[1]  # type: ignore[attr-defined, unused-ignore]
                for index in range(count):
                    name, value, _ = winreg.EnumValue(opened, index)  # type: ignore[attr-defined, unused-ignore]
                    found[name] = value
        except OSError:
            return {}
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program said, and whether it ended well."""

    is_well: bool
    words: str


class Programs(Protocol):
    """The programs that can be run."""

    def run(self, *command: str) -> Answer:
        """Run a program to its end and give what it said; of an error the last line."""


class WindowsPrograms:
    """The programs of this machine."""

    def run(self, *command: str) -> Answer:
        """Run a program, with no window and no question."""
        try:
            # The program is the one that the person's own settings name; what it prints may be in any encoding.
            done = subprocess.run(  # noqa: S603
                command,
                capture_output=True,
                text=True,
                errors="replace",
                stdin=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
                creationflags=NO_WINDOW,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Answer(is_well=False, words=str(error))
        lines = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
        return Answer(done.returncode == 0, lines[-1] if lines else f"it ended with {done.returncode}")


@dataclass(frozen=True, slots=True)
class Windows:
    """A Windows machine: variables of the environment, the registry, programs, and the Python that runs this."""

    environment: Mapping[str, str]
    registry: Registry
    programs: Programs
    python: Path

    def folder(self, variable: str) -> Path:
        """Give the folder that a variable of the environment names."""
        named = self.environment.get(variable)
        if not named:
            raise NotThere("Windows sets it for every user, and it is not set here", place=f"%{variable}%")
        return Path(named)


def here(platform: str = sys.platform) -> Windows:
    """Give this machine. Raises `NotThere` where it is not Windows."""
    if platform != "win32":
        raise NotThere(
            "this is not Windows, and the add-in runs in Excel for Windows alone; `warrants build excel DIR` writes its"
            " files here all the same",
            place="excel",
        )
    return Windows(os.environ, WindowsRegistry(), WindowsPrograms(), Path(sys.executable))
