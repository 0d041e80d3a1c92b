"""The add-in's VBA run in LibreOffice: modules put into a workbook, as they are put into ours, and its cells read.

What LibreOffice 7.4 does otherwise than Excel: it has no `Value2`, no `Date1904` and no tool bars; an error cell in a
range arrives as 0, and so does an argument left out before another; `CVErr(2042)` shows as the text `Error 2042`; a
range of several areas never reaches a function. All of that is on the page for a Windows machine.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from openpyxl import Workbook
from pyopenvba import ExcelFile

from addin.hosts.excel.package import CONTENT_TYPES, parts_of, write_parts
from addin.hosts.excel.source import Module

PATH = "/usr/bin:/bin"  # a virtual environment's python on PATH would be taken for LibreOffice's own
SECONDS = 60
SCRIPT = Path(__file__).with_name("vba_script.py")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def available() -> bool:
    """Whether LibreOffice is installed, and Debian's Python can talk to it."""
    return shutil.which("soffice", path=PATH) is not None and Path("/usr/lib/python3/dist-packages/uno.py").exists()


def with_modules(workbook: Workbook, modules: Sequence[Module], path: Path) -> Path:
    """Save a workbook as .xlsm with modules in it."""
    workbook.save(path)
    parts = parts_of(path)
    plain, with_macros = b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"vnd." + plain, b"vnd." + with_macros)
    write_parts(path, parts)
    with ExcelFile(path) as book:
        project = book.add_vba_project()
        for module in modules:
            project.add_module(module.name, module.source)
        book.save(path)
    return path


def shown(workbook: Path, profile: Path) -> dict[str, str]:
    """Calculate a workbook with its macros, and give what each cell with a formula shows, by its address."""
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    with subprocess.Popen(
        ["/usr/bin/python3", str(SCRIPT), profile.resolve().as_uri(), workbook.resolve().as_uri()],
        env={"PATH": PATH, "HOME": str(profile), "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # soffice is a chain of processes: all of them have to go
    ) as process:
        try:
            said = process.communicate(timeout=SECONDS)[0]
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    found: dict[str, str] = json.loads(said)
    return found
