"""What the buttons of the add-in ask Python for. Each answers with words for the person, or none where all is done."""

from __future__ import annotations

import re
import tempfile
import webbrowser
from pathlib import Path

from addin import __version__
from addin.functions import CATALOGUE
from addin.hosts.excel import help_page
from addin.hosts.excel.xlwings_module import check_version
from addin.warrant.errors import Fault

PAGE = "warrants-functions.html"
_CALL = re.compile(r"([A-Za-z_0-9]+)\(")


def new_workbook(path: str, template: str) -> str:
    """Write a template of the sample."""
    from workbooks.model import write
    from workbooks.templates import TEMPLATES

    if Path(path).exists():
        return f"{path} exists already: choose another name."
    try:
        write(Path(path), None, TEMPLATES[template])
    except Fault as fault:
        return str(fault)
    return ""


def function_help(formula: str, _: str) -> str:
    """Open the page of the functions, at the first of ours in a formula."""
    names = [name.upper() for name in _CALL.findall(formula) if name.upper() in CATALOGUE]
    page = Path(tempfile.gettempdir()) / PAGE
    page.write_text(help_page.page(), encoding="utf-8")
    # In a folder with a space the address has %20; a fragment is no part of a path.
    address = page.as_uri() + (f"#{names[0]}" if names else "")
    return "" if webbrowser.open(address) else f"The page is in {page}."


def check(warrants: str, xlwings: str) -> str:
    """Say whether the add-in and this Python are of one version, and all else that `doctor` looks at."""
    from addin.hosts.excel import doctor

    try:
        found = sorted(doctor(None), key=lambda finding: finding.is_well)
    except Fault as fault:
        return str(fault)
    lines = [f"{'ok' if finding.is_well else 'WRONG'}: {finding.words}" for finding in found]
    return "\n".join([_versions(warrants, xlwings), *lines])


def _versions(warrants: str, xlwings: str) -> str:
    here = (__version__, check_version())
    if (warrants, xlwings) == here:
        return f"Python answers. Add-in and package are warrant-addin {warrants} with xlwings {xlwings}."
    return (
        f"Python answers, but versions differ: the add-in is warrant-addin {warrants} with xlwings {xlwings}, the"
        f" package {here[0]} with xlwings {here[1]}. Close Excel and run: warrants install excel"
    )
