"""The walk from the agreement to the program: each paragraph with its function, case and cell; `docs/agreement.md`.

`python -m tests.agreement > docs/agreement.md` writes the page again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from openpyxl.utils import get_column_letter

from addin.agreement import Paragraph, paragraphs
from addin.functions import CATALOGUE
from workbooks.expressions import Call, Expression, Infix
from workbooks.model import book
from workbooks.sample import sample_deal

PAGE_BREAK = re.compile(r"\s*\n\s*-\d+-\s*\n<PAGE>\s*|\s*<PAGE>\s*|\n\s*[AB]-1\s*(\n|$)")
HEAD = """\
# The agreement, walked

Generated from the index of the agreement and the model workbook by `python -m tests.agreement`; do not edit. Each row
quotes the operative words of a paragraph and says what computes them: the worksheet functions, the case of
`tests/cases` that shows it, worked by hand, and a cell of the model workbook. A paragraph that computes nothing says
why, and what a user does instead.
"""


def text() -> str:
    """Give the agreement's text, page breaks taken out, a blank line between paragraphs."""
    whole = (Path(__file__).parent / "agreement.txt").read_text(encoding="utf-8")
    return PAGE_BREAK.sub(_joined, whole)


def _joined(mark: re.Match[str]) -> str:
    """Join a paragraph that a page break cuts, and leave two apart that it parts."""
    before = mark.string[: mark.start()].rstrip()[-1:]
    return "\n\n" if before in {".", ";", ":", "-", "_"} else " "


def squashed(words: str) -> str:
    """Take line breaks and repeated spaces out."""
    return " ".join(words.split())


def blocks() -> list[str]:
    """Give the agreement's paragraphs in order, every title and signature line among them."""
    return [squashed(block) for block in re.split(r"\n[ \t]*\n", text()) if block.strip()]


def is_quoted(words: str, block: str) -> bool:
    """Tell whether all parts of a quotation stand in a paragraph, in their order."""
    at = 0
    for part in words.split(" ... "):
        at = block.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@cache
def cells() -> Mapping[str, str]:
    """Give for each function the first cell of the model that uses it; one outside the sheet Functions where any is."""
    found: dict[str, str] = {}
    for name, canvas in book(sample_deal()).canvases.items():
        for row, column, formula in sorted(canvas.formulas(), key=itemgetter(0, 1)):
            for function in _called(formula):
                found.setdefault(function, f"{name}!{get_column_letter(column)}{row}")
    return found


def _called(expression: Expression) -> Iterator[str]:
    match expression:
        case Call(function=function, arguments=arguments):
            yield function
            for each in arguments:
                yield from _called(each)
        case Infix(left=left, right=right):
            yield from _called(left)
            yield from _called(right)
        case _:
            return


def cell_of(paragraph: Paragraph) -> str:
    """Give a cell of the model for a paragraph's functions; one outside the sheet Functions where any has one."""
    used = [cells()[each] for each in paragraph.functions if each in cells()]
    return min(used, key=lambda cell: cell.startswith("Functions!"), default="")


def page() -> str:
    """Write the page: a table for each section."""
    tables = []
    for top, found in groupby(paragraphs(), key=lambda each: _top(each.section)):
        rows = list(found)
        tables.append(f"## {top}. {rows[0].heading}\n" if top[0].isdigit() else f"## {top}\n")
        tables.append("| Clause | Operative words | What it computes, or why nothing | Functions | Case | Cell |")
        tables.append("|---|---|---|---|---|---|")
        tables += [_row(each) for each in rows]
        tables.append("")
    return "\n".join([HEAD, *tables]).rstrip()


def _top(section: str) -> str:
    return section.split("(", maxsplit=1)[0]


def _row(paragraph: Paragraph) -> str:
    functions = ", ".join(f"[{each}](functions.md#{each.lower()})" for each in paragraph.functions)
    columns = (
        paragraph.section,
        paragraph.words,
        paragraph.computes or paragraph.reason,
        functions,
        paragraph.case,
        cell_of(paragraph),
    )
    return "| " + " | ".join(each.replace("|", "\\|").replace("_" * 3, "\\_" * 3) for each in columns) + " |"


def unknown_functions() -> set[str]:
    """Give the functions that the index names and the catalogue has not."""
    return {name for each in paragraphs() for name in each.functions} - set(CATALOGUE)


if __name__ == "__main__":
    print(page())  # noqa: T201  # the page is its output
