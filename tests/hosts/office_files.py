"""Office files with macros read by those who did not write them: oletools for the VBA, and the parts of the package."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from addin.hosts.excel.package import CONTENT_TYPES, Parts, parts_of

with warnings.catch_warnings():
    # It says so of pyparsing, which it reads formulas with.
    warnings.simplefilter("ignore", DeprecationWarning)
    from oletools.olevba import VBA_Parser

PROJECT = "xl/vbaProject.bin"
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_TARGET = re.compile(r'\bTarget="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Macros:
    """What olevba finds in a file: the source of each module, and whether compiled code hides another."""

    modules: dict[str, str]
    is_stomped: bool


def macros(path: Path) -> Macros:
    """Read the VBA of a file. The project is laid beside it: of a file in memory olevba does not see what is hidden."""
    project = path.with_suffix(".bin")
    project.write_bytes(parts_of(path)[PROJECT])
    parser = VBA_Parser(str(project))
    try:
        sources = {stream.rpartition("/")[2]: code for _, stream, _, code in parser.extract_macros()}
        return Macros(sources, parser.detect_vba_stomping())
    finally:
        parser.close()
        project.unlink()


def faults(parts: Parts) -> list[str]:
    """List parts without a type, types and relations without a part, and XML that is none."""
    return [*_without_a_type(parts), *_without_a_part(parts), *_not_well_formed(parts)]


def _without_a_type(parts: Parts) -> list[str]:
    root = ET.fromstring(parts[CONTENT_TYPES])  # noqa: S314  # a file of our own
    named = {each.get("PartName", "").lstrip("/") for each in root if each.tag.endswith("Override")}
    endings = {each.get("Extension", "") for each in root if each.tag.endswith("Default")}
    missing = [f"{name} has no type" for name in parts if not (name in named or name.rpartition(".")[2] in endings)]
    return [*(each for each in missing if not each.startswith(CONTENT_TYPES)), *(f"no {n}" for n in named - {*parts})]


def _without_a_part(parts: Parts) -> list[str]:
    found = []
    for name, text in parts.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            for relation in _RELATION.findall(text.decode()):
                target = _TARGET.search(relation)
                if 'TargetMode="External"' not in relation and target and _part(folder, target[1]) not in parts:
                    found.append(f"{name}: no {target[1]}")
    return found


def _part(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps: list[str] = []
    for step in f"{folder}/{target}".split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps).lstrip("/")


def _not_well_formed(parts: Parts) -> list[str]:
    found = []
    for name, text in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                ET.fromstring(text)  # noqa: S314  # a file of our own
            except ET.ParseError as error:
                found.append(f"{name}: {error}")
    return found
