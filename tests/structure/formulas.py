"""The formulas: that Excel can read them, and that they follow the practice of modelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

from tests.structure.package import Package

LAMBDA = "_xlfn.LAMBDA("
"""How a name begins that is a function of the workbook itself."""
_LENGTH = 8_192
_CLOSES = {")": "(", "}": "{", "]": "["}
_QUOTED = re.compile(r""""(?:[^"]|"")*"|'(?:[^']|'')*'""")
_VOLATILE = {"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"}
_IDENTITIES = {0.0, 1.0}
"""Nothing and the whole, and the modes of native functions: they assume nothing."""
_EXAMPLES = "Functions"
"""The sheet whose formulas are the reference's worked examples: calls on literals, in sight as text beside them."""
_OTHER_FILE = re.compile(r"\[[^\[\]]*\][^\[\]]*!|\||://")


def long_formulas(package: Package) -> Iterator[str]:
    """Formulas of more characters than Excel reads."""
    yield from (f"{place}: {len(text)}" for place, text in package.formulas() if len(text) > _LENGTH)


def unreadable_formulas(package: Package) -> Iterator[str]:
    """Formulas with a quote, parenthesis, bracket or brace that opens or closes alone, or where none may stand."""
    yield from (f"{place}: {text}" for place, text in package.formulas() if text and not tokens(text))


def volatile_functions(package: Package) -> Iterator[str]:
    """Formulas that change without any input, or hide from Excel what they depend on."""
    for place, text in package.formulas():
        yield from (f"{place}: {name}" for name in sorted(_VOLATILE & set(_functions(text))))


def external_links(package: Package) -> Iterator[str]:
    """Anything outside the file that the workbook reads: links, connections, DDE."""
    for part in package.parts:
        yield from (f"{part}: {each.target}" for each in package.relations(part).values() if each.is_external)
    yield from (part for part in package.parts if re.search(r"externalLinks|connections|queryTables", part))
    for place, text in package.formulas():
        if _OTHER_FILE.search(re.sub(r'"[^"]*"', '""', text)):
            yield f"{place}: {text}"


def nested_ifs(package: Package) -> Iterator[str]:
    """Formulas with an IF among the arguments of an IF; the body of a LAMBDA is no formula of a cell."""
    for place, text in package.formulas():
        if text.startswith(LAMBDA):
            continue
        depth: list[bool] = []
        for token in tokens(text):
            if token.type == Token.FUNC and token.subtype == Token.OPEN:
                is_if = token.value.upper() == "IF("
                if is_if and any(depth):
                    yield f"{place}: {text}"
                depth.append(is_if)
            elif token.type == Token.FUNC:
                depth.pop()


def constants(package: Package) -> Iterator[str]:
    """Numbers written into a cell's formula, other than 0 and 1; the reference's worked examples aside."""
    for cell in package.cells:
        if cell.formula is None or cell.sheet == _EXAMPLES:
            continue
        for token in tokens(cell.formula):
            is_number = token.type == Token.OPERAND and token.subtype == Token.NUMBER
            if is_number and float(token.value) not in _IDENTITIES:
                yield f"{cell.place}: {token.value} in {cell.formula}"


def columns_of_one_formula(package: Package) -> Iterator[str]:
    """Columns of tables in which two rows have different formulas, or a formula has a typed number among it."""
    columns: dict[tuple[str, int], set[str | None]] = defaultdict(set)
    tables = [each for each in package.tables if each.area.sheet != _EXAMPLES]
    for cell in package.cells:
        row, column = cell.at
        for table in (each for each in tables if each.area.sheet == cell.sheet):
            if row > table.area.top and table.area.has(row, column):
                columns[table.name, column].add(_relative(cell.formula, row))
    yield from (f"{table} column {column}" for (table, column), texts in columns.items() if len(texts) > 1)


@cache
def tokens(text: str) -> list[Token]:
    """Give the tokens of a formula; none of what cannot be read, which is one check's to say."""
    try:
        return Tokenizer(f"={text}").items if text and _is_balanced(text) else []
    except TokenizerError:
        return []


def _is_balanced(text: str) -> bool:
    bare = _QUOTED.sub("", text)
    if '"' in bare or "'" in bare:
        return False
    opened: list[str] = []
    for character in bare:
        if character in "({[":
            opened.append(character)
        elif character in _CLOSES and (not opened or opened.pop() != _CLOSES[character]):
            return False
    return not opened


def _functions(text: str) -> Iterator[str]:
    for token in tokens(text):
        if token.type == Token.FUNC and token.subtype == Token.OPEN:
            yield token.value.rstrip("(").upper().removeprefix("_XLFN.")


def _relative(formula: str | None, row: int) -> str | None:
    """Write the rows of a formula's references to cells as distances from its own."""
    if formula is None:
        return None
    return "".join(_distant(token.value, row) if "[" not in token.value else token.value for token in tokens(formula))


def _distant(text: str, row: int) -> str:
    return re.sub(r"(?<![A-Za-z_\d])([A-Z]{1,3})(\d+)\b", lambda match: f"{match[1]}[{int(match[2]) - row}]", text)
