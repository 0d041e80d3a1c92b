"""A template as .xlsm: the same sheets as the .xlsx, and the functions' modules with them."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import workbooks.templates
from addin.hosts.excel.package import CONTENT_TYPES, parts_of, write_parts
from addin.hosts.excel.project import write_workbook_project
from workbooks.templates import Template

_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def write_macro_workbook(path: Path, template: Template) -> None:
    """Write a template with the functions in it, from its copy in the package."""
    with as_file(files(workbooks.templates) / f"{template.name}.xlsx") as copy:
        parts = parts_of(copy)
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(_PLAIN, _WITH_MACROS)
    write_parts(path, parts)
    write_workbook_project(path)
