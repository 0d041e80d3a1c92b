"""Which procedures a module of Basic declares, however its lines are laid out: any of them may replace a function."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = re.compile(r"""("[^"\n]*"?)|'[^\n]*|(?<![^\n:])[ \t\d]*rem\b[^\n]*""", re.IGNORECASE)
"""A text, which may hold what looks like code, or a comment."""
_CONTINUED = re.compile(r"[ \t]_[ \t]*\r?\n")
_DECLARATION = re.compile(
    r"[\s\d]*(?:(?:public|private|global|friend|static|declare|ptrsafe)\s+)*"
    r"(?:function|sub|property\s+(?:get|let|set))\s*[\s\[](\w+)",
    re.IGNORECASE,
)


def declared(source: str) -> Iterator[str]:
    """Give the names of functions, procedures, properties, and those of other programs, as they stand."""
    plain = _WORDS.sub(lambda found: '""' if found[1] else "", source)
    for statement in re.split(r"[\r\n:]", _CONTINUED.sub(" ", plain)):
        found = _DECLARATION.match(statement)
        if found:
            yield found[1]
