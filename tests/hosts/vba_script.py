"""Runs in Debian's Python, which has UNO: starts LibreOffice, opens a workbook with its macros, prints its formulas."""

import json
import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

ALWAYS_EXECUTE = 4
FORMULAS = 16
PIPE = "vba"
TRIES = 100


def connected() -> Any:  # noqa: ANN401  # UNO has no types
    """Wait for LibreOffice to listen."""
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(TRIES):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice does not listen")


def formulas(document: Any) -> dict[str, str]:  # noqa: ANN401
    """Give what every cell with a formula shows, by its address."""
    shown = {}
    for sheet in document.Sheets:
        for cells in sheet.queryContentCells(FORMULAS).Cells:
            shown[cells.AbsoluteName.replace("$", "").rpartition(".")[2]] = cells.String
    return shown


profile, workbook = sys.argv[1:]
subprocess.Popen(
    [
        "/usr/bin/soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        f"--accept=pipe,name={PIPE};urp;",
    ],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
context = connected()
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
options = (PropertyValue(Name="Hidden", Value=True), PropertyValue(Name="MacroExecutionMode", Value=ALWAYS_EXECUTE))
document = desktop.loadComponentFromURL(workbook, "_blank", 0, options)
document.calculateAll()
json.dump(formulas(document), sys.stdout)
sys.stdout.flush()
is_to_go = True
document.close(is_to_go)
