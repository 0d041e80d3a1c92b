"""A template as .xlsm: the same sheets as the .xlsx, and the functions' modules with them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from addin.hosts.excel.package import CONTENT_TYPES, Parts, parts_of, write_parts
from addin.hosts.excel.project import write_workbook_project
from workbooks.model import write
from workbooks.templates import Template

_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def write_macro_workbook(path: Path, template: Template) -> None:
    """Write a template of the sample with the functions in it."""
    parts = _plain(template)
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(_PLAIN, _WITH_MACROS)
    write_parts(path, parts)
    write_workbook_project(path)


def _plain(template: Template) -> Parts:
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / f"{template.name}.xlsx"
        write(plain, template=template)
        return parts_of(plain)
