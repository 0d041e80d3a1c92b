"""What holds the file together: parts, content types, relationships, sheets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from tests.structure.package import MAIN, RELATION, WORKBOOK, Package

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT = "[Content_Types].xml"
_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$|^history$", re.IGNORECASE)
_HEIGHT, _WIDTH, _FOOTER = 409.0, 255.0, 255


def malformed_parts(package: Package) -> Iterator[str]:
    """Parts that are no XML. All other checks read XML, so this one comes first."""
    for name in package.parts:
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                package.tree(name)
            except ET.ParseError as error:
                yield f"{name}: {error}"


def duplicate_parts(package: Package) -> Iterator[str]:
    """Parts that stand in the file twice; a reader takes either."""
    yield from (name for name, count in Counter(map(str.lower, package.listed)).items() if count > 1)


def content_types(package: Package) -> Iterator[str]:
    """Parts without a content type, and content types of parts that are not there."""
    root = package.tree(_CONTENT)
    stated = {each.get("PartName", "").lstrip("/") for each in root.iter(f"{_TYPES}Override")}
    endings = {each.get("Extension") for each in root.iter(f"{_TYPES}Default")}
    yield from (f"{name} is not there" for name in stated - set(package.parts))
    for name in set(package.parts) - stated - {_CONTENT}:
        if name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"


def relationships(package: Package) -> Iterator[str]:
    """Relationships to parts that are not there, and ids that no relationship has."""
    for part in package.parts:
        relations = package.relations(part)
        for relation in relations.values():
            if not relation.is_external and relation.target not in package.parts:
                yield f"{part} refers to {relation.target}"
    for part in (WORKBOOK, *(sheet.part for sheet in package.sheets)):
        used = {each.get(f"{RELATION}id") for each in package.tree(part).iter()} - {None}
        yield from (f"{part} uses {each}" for each in used - set(package.relations(part)))


def sheet_names(package: Package) -> Iterator[str]:
    """Names of sheets that Excel does not take: too long, with a forbidden character, or there already."""
    names = [sheet.name for sheet in package.sheets]
    yield from (name for name in names if not 0 < len(name) <= _NAME or _FORBIDDEN.search(name))
    yield from (name for name, count in Counter(map(str.lower, names)).items() if count > 1)


def sizes(package: Package) -> Iterator[str]:
    """Rows, columns and footers beyond Excel's limits: 409 points, 255 characters."""
    for sheet in package.sheets:
        for row in sheet.root.iter(f"{MAIN}row"):
            if float(row.get("ht", "0")) > _HEIGHT:
                yield f"{sheet.name} row {row.get('r')} is {row.get('ht')} points high"
        for column in sheet.root.iter(f"{MAIN}col"):
            if float(column.get("width", "0")) > _WIDTH:
                yield f"{sheet.name} column {column.get('min')} is {column.get('width')} wide"
        for tag in ("oddHeader", "oddFooter"):
            for each in sheet.root.iter(f"{MAIN}{tag}"):
                if len(each.text or "") > _FOOTER:
                    yield f"{sheet.name}: {tag} of {len(each.text or '')} characters"
