"""xlwings' own VBA, from its installed files, with the changes that our add-in needs, each with its reason.

xlwings is Copyright (C) 2014-present, Zoomer Analytics LLC, under a BSD 3-clause licence; its notice stays in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import requires, version
from importlib.resources import as_file, files

from pyopenvba import ExcelFile

from addin.hosts.excel.source import Module
from addin.warrant.errors import NotThere, NotUnderstood

BASE = "quickstart_addin_ribbon.xlam"
"""The file that xlwings gives to build an add-in from."""
XLWINGS, DICTIONARY = "xlwings", "Dictionary"
_NOTICE = "Redistributions of source code must retain the above copyright notice"


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of xlwings' text, which stands in it once, what takes its place, and why."""

    old: str
    new: str
    why: str


CHANGES = (
    Change(
        '#Const App = "Microsoft Excel"',
        'Option Private Module\n#Const App = "Microsoft Excel"',
        "the Function Wizard lists the functions of a warrant and not those of this module",
    ),
    Change(
        'PROJECT_NAME As String = "myaddin"',
        'PROJECT_NAME As String = "warrants"',
        "the settings are in .warrants/warrants.conf, apart from those of other add-ins",
    ),
    Change(
        "    Dim configValue As String\n",
        '    Dim configValue As String\n    source = "user"\n',
        "settings in a workbook or beside it would let whoever sends one choose the program that is started",
    ),
    Change(
        'AddExcelDir & ";" & ActiveWorkbook.FullName & ";" & ThisWorkbook.FullName & ";" & GetConfig(',
        'AddExcelDir & ";;;" & GetConfig(',
        "it fails where no workbook is open, and one Python process serves all of them",
    ),
    Change(
        'tail = " -B -c ""import sys, os;"',
        'tail = " -P -B -c ""import sys, os;"',
        "a file in the folder that Excel is in would be imported in place of a package",
    ),
    Change(
        r'import xlwings.utils;xlwings.utils.prepare_sys_path(\""" & PYTHONPATH & "\"");import xlwings;',
        "import xlwings;",
        "likewise for a file beside a workbook",
    ),
)


def pinned() -> str:
    """Give the version of xlwings that this package is made for."""
    for requirement in requires("warrant-addin") or ():
        # What stands behind a semicolon says where it is required.
        name, _, wanted = requirement.partition(";")[0].strip().partition("==")
        if name == XLWINGS:
            return wanted
    raise NotThere("no version of xlwings is pinned", place="warrant-addin")


def check_version() -> str:
    """Give the version of xlwings, installed and pinned. Raises `NotUnderstood` where they differ."""
    installed, wanted = version(XLWINGS), pinned()
    if installed != wanted:
        raise NotUnderstood(
            f"version {installed} is installed, and the add-in is made for {wanted}:"
            f" run python -m pip install xlwings=={wanted}",
            place=XLWINGS,
        )
    return installed


def modules() -> list[Module]:
    """Give xlwings' module, changed, and the class that it needs on a Mac."""
    with as_file(files(XLWINGS) / BASE) as path, ExcelFile(path) as book:
        texts = {name: book.get_module(name).replace("\r\n", "\n") for name in (XLWINGS, DICTIONARY)}
    return [Module(XLWINGS, changed(texts[XLWINGS])), Module(DICTIONARY, _unnamed(texts[DICTIONARY]))]


def changed(text: str) -> str:
    """Make every change, and check that nothing is there twice or not at all, and the notice is."""
    text = _unnamed(text)
    for change in CHANGES:
        if text.count(change.old) != 1:
            raise NotUnderstood(f"its module is not the one that the add-in is made for: {change.old}", place=XLWINGS)
        text = text.replace(change.old, change.new)
    if _NOTICE not in text:
        raise NotUnderstood("its module has lost its licence", place=XLWINGS)
    return text


def _unnamed(text: str) -> str:
    first, rest = text.split("\n", 1)
    if not first.startswith("Attribute VB_Name = "):
        raise NotUnderstood(f"its module begins with {first!r}", place=XLWINGS)
    return rest
