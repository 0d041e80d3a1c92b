"""From a formula as a person types it to the text that an .xlsx file stores.

Lower case is a parameter or a name of LET, upper case a function or a defined name; `[x]` is an optional parameter. The
file prefixes what Excel 2007 did not know, or the name is dropped on opening: `_xlfn.` a newer function, `_xlpm.` a
parameter and each use of it, `_xlop.` an optional one in its list alone.
"""

from __future__ import annotations

import re

NEWER_FUNCTIONS = {
    name: f"_xlfn.{name}" for name in "HSTACK ISOMITTED LAMBDA LET MAP REDUCE SEQUENCE SWITCH TEXTSPLIT TOCOL".split()
} | {
    "UNIQUE": "_xlfn.UNIQUE",
    "VSTACK": "_xlfn.VSTACK",
    "FILTER": "_xlfn._xlws.FILTER",
}
"""The functions that came after Excel 2007, as the file names them."""

LONGEST_FORMULA = 8192
"""Characters that Excel takes in a formula."""

_TOKEN = re.compile(
    r"""
    (?P<text>"[^"]*")
    | (?P<error>\#[A-Z/0]+[!?]?)
    | \[(?P<optional>[a-z_]\w*)\]
    | (?P<local>[a-z_]\w*)
    | (?P<name>[A-Z]\w*)
    """,
    re.VERBOSE | re.ASCII,
)
_SPACE = re.compile(r'("[^"]*")|\s+')
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|r|c|r\d*c\d*", re.IGNORECASE)


def stored(typed: str) -> str:
    """Give the text of a formula as a file stores it."""
    return _TOKEN.sub(_stored_token, typed)


def on_one_line(typed: str) -> str:
    """Join the lines of a formula; text in quotes keeps its spaces."""
    joined = _SPACE.sub(lambda match: match[1] or " ", typed.strip())
    return joined.replace("( ", "(").replace(" )", ")")


def local_names(typed: str) -> set[str]:
    """Give the parameters and names of LET that a formula speaks of."""
    found = _TOKEN.finditer(typed)
    return {name for match in found if (name := match["optional"] or match["local"])}


def apart(typed: str) -> str:
    """Give a formula with an underscore before each parameter and name of LET."""
    return _TOKEN.sub(_apart_token, typed)


def is_like_a_cell(name: str) -> bool:
    """Tell whether Excel reads a name as a cell or a column, and so refuses it: `p1`, `r`, `c`."""
    return _LIKE_A_CELL.fullmatch(name) is not None


def _stored_token(match: re.Match[str]) -> str:
    if optional := match["optional"]:
        return f"_xlop.{optional}"
    if local := match["local"]:
        return f"_xlpm.{local}"
    if name := match["name"]:
        return NEWER_FUNCTIONS.get(name, name)
    return match[0]


def _apart_token(match: re.Match[str]) -> str:
    if optional := match["optional"]:
        return f"[_{optional}]"
    return f"_{match['local']}" if match["local"] else match[0]
