"""The settings that the add-in reads, in .warrants/warrants.conf: lines of "KEY","value", as VBA writes them.

Only our own lines change. A Python that somebody had named before is kept beside ours, and comes back.
"""

from __future__ import annotations

import csv
import locale
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.warrant.errors import NotUnderstood

INTERPRETER = "INTERPRETER_WIN"
OURS = "WARRANTS_INTERPRETER"
"""The Python that `install` named: where the two differ, a person has named another since."""
BEFORE = "WARRANTS_INTERPRETER_BEFORE"


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of the settings: its key in capitals, its value, and the line as it stands."""

    key: str
    value: str
    line: str


def read_settings(path: Path) -> list[Setting]:
    """Read the settings, none where there is no file."""
    if not path.exists():
        return []
    try:
        # In the code page of the machine, for so VBA reads it.
        lines = path.read_text(encoding=_encoding()).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise NotUnderstood(f"cannot be read: {error}", place=str(path)) from None
    return [_setting(line) for line in lines]


def value_of(settings: Sequence[Setting], key: str) -> str:
    """Give the value of a key, the first as VBA takes it; blank where there is none."""
    return next((each.value for each in settings if each.key == key), "")


def with_interpreter(settings: Sequence[Setting], interpreter: Path) -> bytes:
    """Write the settings with a Python named in them, and keep beside it whom somebody else had named."""
    before = _of_another(settings) or value_of(settings, BEFORE)
    named = {INTERPRETER: str(interpreter), OURS: str(interpreter)} | ({BEFORE: before} if before else {})
    return _written([*_others(settings), *map(_line, named.items())])


def without_interpreter(settings: Sequence[Setting]) -> bytes:
    """Write the settings without what `with_interpreter` put there."""
    kept = _of_another(settings) or value_of(settings, BEFORE)
    return _written([*_others(settings), *([_line((INTERPRETER, kept))] if kept else [])])


def _of_another(settings: Sequence[Setting]) -> str:
    """Give the Python that somebody else named."""
    named = value_of(settings, INTERPRETER)
    return "" if named == value_of(settings, OURS) else named


def _others(settings: Sequence[Setting]) -> list[str]:
    return [each.line for each in settings if each.key not in {INTERPRETER, OURS, BEFORE}]


def _setting(line: str) -> Setting:
    cells = [*next(csv.reader([line]), []), "", ""]
    return Setting(cells[0].strip().upper(), cells[1], line)


def _line(named: tuple[str, str]) -> str:
    return ",".join(f'"{text}"' for text in named)


def _written(lines: Sequence[str]) -> bytes:
    try:
        return "".join(f"{line}\r\n" for line in lines).encode(_encoding())
    except UnicodeEncodeError:
        raise NotUnderstood(
            "the path of this Python has letters that Excel's VBA cannot read: install it in a folder without them"
        ) from None


def _encoding() -> str:
    return locale.getencoding()
