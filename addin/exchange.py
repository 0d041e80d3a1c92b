"""What `read` and `diff` do: a deal out of a workbook, and what changed between two."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from addin.warrant.errors import NotThere

DIFFERS = 3
"""The exit status of two deals that differ: 1 is a fault in a file and 2 a usage error, here as everywhere."""


def read(options: Namespace, _: ArgumentParser) -> int:
    """Write what a workbook holds of a deal to files, all of them or none."""
    from addin.files import write_all

    texts = {options.to / name: text for name, text in _texts(options.file).items()}
    try:
        options.to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotThere(f"cannot be written: {error.strerror}", place=str(options.to)) from None
    write_all(texts, force=options.force)
    for path in texts:
        print(f"wrote {path}")
    return 0


def _texts(workbook: Path) -> dict[str, str]:
    """Give the text of each file that a workbook has the contents of, by the file's name."""
    from addin.deal_tables import TABLES, lines
    from addin.given import TERMS_FILE
    from addin.inputs import terms_from_range
    from addin.texts import csv_of, toml_of
    from addin.xlsx.book import book
    from addin.xlsx.inputs import SIGNS_OF_TERMS, find_table, find_terms, signs_of

    opened, texts = book(workbook), {}
    terms = find_terms(opened)
    if terms:
        texts[TERMS_FILE] = toml_of(terms_from_range(terms.cells, terms.source))
    for table in TABLES:
        found = find_table(opened, table)
        rows = list(lines(table, found.cells, found.source)) if found else []
        if found and rows:
            texts[table.file] = csv_of(table, rows)
            _say_passed_over(found.source, found.passed_over)
    if not texts:
        signs = "; ".join([SIGNS_OF_TERMS, *map(signs_of, TABLES)])
        raise NotThere(f"nothing of a deal is there: looked for {signs}", place=opened.name)
    return texts


def _say_passed_over(source: str, titles: tuple[str, ...]) -> None:
    if titles:
        print(f"warrants: {source}: not a column of the deal, passed over: {', '.join(titles)}", file=sys.stderr)


def diff(options: Namespace, _: ArgumentParser) -> int:
    """Print what changed between two deals. Exit status 0 where nothing did, 3 where something did.

    A row that cannot be replayed is a fault all the same, said after whatever could be compared.
    """
    from addin.comparing import compare, read_deal
    from addin.differences import FORMATS

    found = compare(read_deal(options.before), read_deal(options.after))
    print(FORMATS[options.format](found, is_exact=options.exact))
    if found.fault:
        raise found.fault
    return DIFFERS if found else 0
