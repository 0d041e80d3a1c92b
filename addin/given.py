"""What a person gave to speak of a deal by: files, a workbook in place of any of them, or a folder that holds them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Mapping
from pathlib import Path

from addin.deal_tables import TABLES
from addin.warrant.errors import NotThere, NotUnderstood
from addin.xlsx.package import is_workbook

TERMS = "terms"
TERMS_FILE = "terms.toml"
FILES: Mapping[str, str] = {TERMS: TERMS_FILE} | {table.name: table.file for table in TABLES}
"""What a deal is made from, by the name of its option, and the file that `warrants read` writes of it."""
_OPTIONS = {name: name.replace("-", "_") for name in FILES}


def files_of(path: Path, wanted: Collection[str] = tuple(FILES)) -> dict[str, Path]:
    """Say where a workbook, or a folder of files, has what is wanted of a deal; what it does not have is left out.

    What is not wanted is not looked at: a fault in a cap table is none of a ledger's.
    """
    if path.is_dir():
        found = {name: path / FILES[name] for name in wanted if (path / FILES[name]).exists()}
        if TERMS not in found:
            raise NotThere(f"no {TERMS_FILE} is in this folder", place=str(path))
        return found
    if not path.exists() or is_workbook(path):
        from addin.xlsx.inputs import has_rows

        return {TERMS: path} | {each.name: path for each in TABLES if each.name in wanted and has_rows(path, each)}
    raise NotUnderstood(f"it is neither a workbook nor a folder with {TERMS_FILE} and the like", place=str(path))


def take_workbook(options: Namespace, parser: ArgumentParser) -> None:
    """Let a workbook, given alone or for the terms, stand for every file that the command takes and nobody gave.

    The names of those files are then in `taken`: what nobody asked for may be left out again.
    """
    workbook = getattr(options, "workbook", None)
    if workbook and workbook.exists() and not is_workbook(workbook):
        parser.error(f"{workbook} is no workbook: give other files by --terms, --events and --prices")
    if workbook is None and options.terms and is_workbook(options.terms):
        workbook = options.terms
    blank = {name: option for name, option in _OPTIONS.items() if getattr(options, option, "") is None}
    options.taken = set()
    for name, path in files_of(workbook, blank).items() if workbook else ():
        if name in blank:
            setattr(options, blank[name], path)
            options.taken.add(name)
