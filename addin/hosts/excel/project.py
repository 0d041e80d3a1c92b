"""A VBA project written into a file by pyOpenVBA: which modules the add-in has, and which a workbook of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyopenvba import ExcelFile, VBAModuleKind

from addin import __version__
from addin.hosts.excel import wrappers, xlwings_module
from addin.hosts.excel.package import parts_of, write_parts
from addin.hosts.excel.project_name import named
from addin.hosts.excel.source import Module, quoted, written, written_module
from addin.hosts.excel.xlwings_module import DICTIONARY

THIS_WORKBOOK = "ThisWorkbook"
RIBBON = "WarrantRibbon"
_WRITTEN = ("WarrantCells", "WarrantPython", "WarrantWords", "WarrantCheck", "WarrantOpening")
_PROJECT = "xl/vbaProject.bin"
_BUTTON_OF_THE_BASE = "RibbonMyAddin"


def about(xlwings: str) -> str:
    """Say what the add-in is, under which licence, and what of it is xlwings'."""
    return (
        f"warrant-addin {__version__}, with xlwings {xlwings}.\n\n"
        "What a stock purchase warrant's price and number of shares are, why, and what an exercise pays. The"
        " specification is the warrant that Alpha Technologies Group, Inc. issued on 4 March 2002; each number names"
        " the clause that it comes from.\n\n"
        "Nothing here reads the network or sends anything. Licence: MIT.\n"
        "Contains xlwings' VBA, Copyright (C) 2014-present, Zoomer Analytics LLC, under the BSD 3-clause licence, and"
        " VBA-Dictionary, (c) Tim Hall, under the MIT licence; their notices stand in the modules."
    )


def workbook_modules() -> list[Module]:
    """Give the modules that a workbook needs to calculate on its own, in the order in which they are read."""
    version = xlwings_module.check_version()
    return [*wrappers.modules(), *map(written_module, _WRITTEN), _versions(version), *xlwings_module.modules()]


def addin_modules() -> list[Module]:
    """Give the modules of the add-in: those of a workbook, and the buttons'."""
    return [*workbook_modules(), written_module(RIBBON)]


def write_addin_project(path: Path) -> None:
    """Put the add-in's modules into xlwings' base, in place of its own button."""
    with ExcelFile(path) as book:
        book.vba_project().delete_module(_BUTTON_OF_THE_BASE)
        _put(book, addin_modules())
        book.save(path)
    parts = parts_of(path)
    write_parts(path, parts | {_PROJECT: named(parts[_PROJECT])})


def write_workbook_project(path: Path) -> None:
    """Give a workbook a project, with a module for the workbook and for each sheet, and ours."""
    with ExcelFile(path) as book:
        book.add_vba_project()
        _put(book, workbook_modules())
        book.save(path)
    write_parts(path, parts_of(path))


def _put(book: ExcelFile, modules: Iterable[Module]) -> None:
    project = book.vba_project()
    there = {name.casefold() for name in project.module_names()}
    for module in modules:
        if module.name.casefold() in there:
            book.set_module(module.name, module.source)
        else:
            kind = VBAModuleKind.other if module.name == DICTIONARY else VBAModuleKind.standard
            project.add_module(module.name, module.source, kind=kind)
    book.set_module(THIS_WORKBOOK, written(f"{THIS_WORKBOOK}.cls").replace("\n", "\r\n"))


def _versions(xlwings: str) -> Module:
    lines = " & vbLf & _\n        ".join(quoted(line) for line in about(xlwings).split("\n"))
    return Module(
        "WarrantVersion",
        "Option Explicit\nOption Private Module\n\n"
        f"Public Const WARRANTS_VERSION As String = {quoted(__version__)}\n\n"
        f"Public Function WarrantAboutWords() As String\n    WarrantAboutWords = {lines}\nEnd Function\n",
    )
