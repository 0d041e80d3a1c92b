"""A Windows machine to install on, made of folders: its environment, a registry, and the programs that it has."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from addin import __version__
from addin.hosts.excel.windows import CLASSES, CURRENT_USER, Answer, Windows
from addin.hosts.excel.xlwings_module import pinned

CURRENT = r"Excel.Application\CurVer"
DISABLED = r"Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"


@dataclass(slots=True)
class Machine:
    """The registry and the programs of a machine, to be changed by a test, and its folders."""

    root: Path
    keys: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    python_version: Answer = field(default=Answer(is_well=True, words="3.13"))

    def __post_init__(self) -> None:
        """Install Excel, and a Python with the package."""
        self.keys[CLASSES, CURRENT] = {"": "Excel.Application.16"}
        self.python = self.add_python("Python")
        (self.root / "Roaming").mkdir()

    python: Path = field(init=False)

    def add_python(self, name: str, *versions: str) -> Path:
        """Put a virtual environment there, with the library of xlwings and the package in it."""
        python = self.root / name / "Scripts" / "python.exe"
        python.parent.mkdir(parents=True)
        python.touch()
        (python.parent.parent / f"xlwings64-{pinned()}.dll").touch()
        self.answers[str(python)] = Answer(is_well=True, words=json.dumps(versions or [__version__, pinned()]))
        return python

    def disable(self, path: str) -> None:
        """List a file among those that Excel has disabled, as it does."""
        texts = [f"{text}\0".encode("utf-16-le") for text in (path.lower(), "warrants")]
        item = struct.pack("<3I", 1, *map(len, texts)) + b"".join(texts)
        self.keys[CURRENT_USER, DISABLED] = {"1A2B3C": item, "Other": b"\0"}

    def values(self, root: str, key: str) -> Mapping[str, object]:
        """Read a key."""
        return self.keys.get((root, key), {})

    def run(self, *command: str) -> Answer:
        """Run a program: the Python that is asked for its version, and then, with -P, for those of the package."""
        return self.answers[command[0]] if "-P" in command else self.python_version

    @property
    def windows(self) -> Windows:
        """Give the machine as the commands see it."""
        environment = {"APPDATA": str(self.root / "Roaming"), "USERPROFILE": str(self.root)}
        return Windows(environment, self, self, self.python)

    @property
    def addin(self) -> Path:
        """Where Excel loads the add-in."""
        return self.root / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "warrants.xlam"

    @property
    def settings(self) -> Path:
        """What the add-in's VBA reads."""
        return self.root / ".warrants" / "warrants.conf"

    def files(self) -> dict[str, bytes]:
        """Give every file, to compare before and after."""
        return {str(path): path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file()}
