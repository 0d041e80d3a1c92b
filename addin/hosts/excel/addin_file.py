"""warrants.xlam: xlwings' own add-in as base, with our project, our tab and our words in place of its own."""

from __future__ import annotations

import re
from importlib.resources import as_file, files
from pathlib import Path
from xml.sax.saxutils import escape

from addin import __version__
from addin.hosts.excel import ribbon
from addin.hosts.excel.package import Parts, parts_of, write_parts
from addin.hosts.excel.project import about, write_addin_project
from addin.hosts.excel.xlwings_module import BASE, XLWINGS, check_version
from addin.warrant.errors import NotUnderstood

NAME = "warrants.xlam"
PRODUCT = "warrant-addin"
CORE = "docProps/core.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def write_addin(path: Path) -> None:
    """Write the add-in."""
    version = check_version()
    with as_file(files(XLWINGS) / BASE) as base:
        parts = parts_of(base)
    write_parts(path, parts | _own_parts(parts, version))
    write_addin_project(path)


def _own_parts(base: Parts, xlwings: str) -> Parts:
    """Give what is ours: the tab, the one sheet, and the properties, without those of the person who made the base."""
    lines = about(xlwings).split("\n")
    texts = {
        "xl/workbook.xml": _workbook(_sheet_relation(base)),
        "xl/worksheets/sheet1.xml": _sheet(len(lines)),
        "xl/sharedStrings.xml": _strings(lines),
        "_rels/.rels": _relations(base["_rels/.rels"].decode()),
        ribbon.PART: ribbon.xml(),
        CORE: _properties(xlwings),
    }
    return {name: (text if text.startswith("<?xml") else _HEAD + text).encode() for name, text in texts.items()}


def _sheet_relation(base: Parts) -> str:
    """Give the name of the relation by which the base's workbook finds its sheet."""
    relations = base["xl/_rels/workbook.xml.rels"].decode()
    found = re.search(r'Id="([^"]+)" Type="[^"]*/worksheet"', relations)
    if not found:
        raise NotUnderstood(f"{BASE} has no sheet", place=XLWINGS)
    return found[1]


def _relations(text: str) -> str:
    """Relate the tab as its format does; the base does so as a later format, and a strict reader refuses it."""
    return re.sub(r'Type="[^"]*/ui/extensibility"', f'Type="{ribbon.RELATIONSHIP}"', text)


def _workbook(sheet: str) -> str:
    return (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><workbookPr codeName="ThisWorkbook"/>'
        '<bookViews><workbookView visibility="hidden"/></bookViews>'
        f'<sheets><sheet name="About" sheetId="1" r:id="{sheet}"/></sheets></workbook>'
    )


def _sheet(count: int) -> str:
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{row - 1}</v></c></row>' for row in range(1, count + 1))
    return f'<worksheet xmlns="{_SHEET}"><sheetPr codeName="Sheet2"/><sheetData>{rows}</sheetData></worksheet>'


def _strings(lines: list[str]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(line)}</t></si>' for line in lines)
    return f'<sst xmlns="{_SHEET}" count="{len(lines)}" uniqueCount="{len(lines)}">{items}</sst>'


def _properties(xlwings: str) -> str:
    """Say whose file it is and of which versions, for `doctor` to read."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>Warrants</dc:title><dc:creator>{PRODUCT}</dc:creator>"
        f"<cp:keywords>xlwings {xlwings}</cp:keywords><cp:version>{__version__}</cp:version></cp:coreProperties>"
    )
