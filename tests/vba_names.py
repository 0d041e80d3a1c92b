"""The names in VBA modules: with `Option Explicit` one that is not declared is a fault of the whole project.

Excel finds it only where it compiles, at the first call. Here each procedure's names are held against what is declared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from addin.hosts.excel.source import Module

PROCEDURE = re.compile(r"^(?:Public |Private )?(?:Function|Sub) .*?^End (?:Function|Sub)$", re.MULTILINE | re.DOTALL)
KEYWORDS = set(
    """
addressof alias and any append array as attribute base binary boolean byref byte byval call case cbool cbyte ccur
cdate cdbl cdec cint clng clnglng clngptr compare const csng cstr currency cvar cverr database date debug decimal
declare defbool defbyte defcur defdate defdbl defint deflng defobj defsng defstr defvar dim do doevents double each
else elseif empty end endif enum eqv erase error event exit explicit false for friend function get global gosub goto
if imp implements in input int integer is lbound len lenb let like line lock long longlong longptr loop lset me mid
midb mod name new next not nothing null object on open option optional or output paramarray preserve print private
property ptrsafe public put raiseevent random read redim rem resume return rset seek select set sgn shared single spc
static step stop string sub tab text then time to true type typeof ubound unlock until variant wend while width with
withevents write xor
""".split()
)
OFFERED = set(
    """
activecell application err format instr iserror isarray ismissing isobject left msgbox now replace right thisworkbook
vartype vbboolean vbinformation vblf vbstring workbooks
""".split()
)
"""What VBA and Excel offer, as far as our modules use it."""

_PROJECT = re.compile(r"^(?:Public |Private )?(?:Const|(?:PtrSafe )?Function|Sub) (\w+)", re.MULTILINE)
_TYPED = re.compile(r"(\w+)(?:\(\))? As \w+")
_LABEL = re.compile(r"^(\w+):$", re.MULTILINE)
_TYPE = re.compile(r"\bAs \w+")
_USED = re.compile(r"(?<![.\w])[A-Za-z]\w*\b(?!\s*:=)")


def undeclared(module: Module, project: Sequence[Module]) -> Iterator[str]:
    """Give each name in a procedure that neither it nor its module, the project, VBA or Excel declares."""
    code = _code(module.text)
    shared = {*_TYPED.findall(PROCEDURE.sub("", code))}
    shared |= {name for each in project for name in _PROJECT.findall(each.text)}
    for procedure in PROCEDURE.findall(code):
        known = {*_TYPED.findall(procedure), *_LABEL.findall(procedure), *shared}
        used = {name.casefold() for name in _USED.findall(_TYPE.sub("", procedure))}
        yield from used - {name.casefold() for name in known} - KEYWORDS - OFFERED


def _code(text: str) -> str:
    """Give code without what is in quotes, without comments and attributes."""
    lines = (re.sub(r"'.*", "", re.sub(r'"(?:[^"]|"")*"', '""', line)) for line in text.splitlines())
    return "\n".join(line for line in lines if not line.startswith("Attribute"))
