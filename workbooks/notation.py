"""Formulas written as people write them, read into expressions.

`[@Shares]` is a column in this row, `[Shares]` a whole column of this table, `EventSchedule[Shares]` of another,
`above[Shares]` the row above, `before[Shares,1+[@Previous]]` one cell of a column counted from its header, 1, down to
the row above, and `Exercise_Price` a name. Functions and operators are the host's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from workbooks.expressions import Beside, Call, Expression, Infix, Literal, Name
from workbooks.native import PRECEDENCE
from workbooks.references import Above, Before, ColumnOf

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>\d+(?:\.\d+)?)
    | (?P<text>"(?:[^"]|"")*")
    | \[@(?P<beside>[^\]]+)\]
    | above\[(?P<above>[^\]]+)\]
    | before\[(?P<before>[^\],]+),
    | (?P<table>\w*)\[(?P<column>[^\]]+)\]
    | (?P<call>[A-Z][A-Z0-9_]*)\(
    | (?P<name>[A-Za-z_]\w*)
    | (?P<sign><=|>=|<>|[-+*/&=<>(),\]])
    )""",
    re.VERBOSE,
)
_LOOSEST, _TIGHTEST = min(PRECEDENCE.values()), max(PRECEDENCE.values())


@cache
def formula(text: str) -> Expression:
    """Read a formula, written without its equals sign."""
    reader = _Reader(text)
    expression = reader.operation(_LOOSEST)
    if reader.sign:
        raise ValueError(f"{text!r} goes on after its end with {reader.sign!r}")
    return expression


class _Reader:
    """Reads one formula from left to right; `token` is what comes next."""

    def __init__(self, text: str) -> None:
        """Begin at the first token."""
        self._text, self._end = text, 0
        self._next()

    @property
    def sign(self) -> str:
        """Give the sign that comes next, "" at the end."""
        return "" if self.token is None else self.token["sign"] or self.token[0]

    def operation(self, rank: int) -> Expression:
        """Read operands between operators of a rank, from the left."""
        if rank > _TIGHTEST:
            return self._operand()
        left = self.operation(rank + 1)
        while PRECEDENCE.get(self.sign) == rank:
            sign = self._taken()["sign"]
            left = Infix(left, sign, self.operation(rank + 1))
        return left

    def _operand(self) -> Expression:
        token = self._taken()
        kind = token.lastgroup or ""
        if kind == "before":
            return Before(token["before"], self._closed("]"))
        if kind == "call":
            return Call(token["call"], self._arguments())
        if kind == "column":
            return ColumnOf(token["column"], token["table"])
        if kind in _PLAIN:
            return _PLAIN[kind](token[kind])
        if token["sign"] == "-" and self.token and self.token["number"]:
            return Literal(-_number(self._taken()["number"]))
        if token["sign"] != "(":
            raise ValueError(f"{self._text!r}: {token[0]!r} stands where an operand belongs")
        return self._closed(")")

    def _arguments(self) -> tuple[Expression, ...]:
        if self.sign == ")":
            self._taken()
            return ()
        arguments = [self.operation(_LOOSEST)]
        while self.sign == ",":
            self._taken()
            arguments.append(self.operation(_LOOSEST))
        self._expect(")")
        return tuple(arguments)

    def _closed(self, sign: str) -> Expression:
        inside = self.operation(_LOOSEST)
        self._expect(sign)
        return inside

    def _expect(self, sign: str) -> None:
        if self.sign != sign:
            raise ValueError(f"{self._text!r}: {sign!r} belongs where {self.sign!r} stands")
        self._next()

    def _taken(self) -> re.Match[str]:
        token = self.token
        if token is None:
            raise ValueError(f"{self._text!r} ends where an operand belongs")
        self._next()
        return token

    def _next(self) -> None:
        self.token = _TOKEN.match(self._text, self._end)
        if self.token is None and self._text[self._end :].strip():
            raise ValueError(f"{self._text!r} is not understood from {self._text[self._end :]!r} on")
        self._end = self.token.end() if self.token else self._end


def _name(text: str) -> Expression:
    return Literal(text == "TRUE") if text in {"TRUE", "FALSE"} else Name(text)


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


_PLAIN: dict[str, Callable[[str], Expression]] = {
    "number": lambda text: Literal(_number(text)),
    "text": lambda text: Literal(text[1:-1].replace('""', '"')),
    "beside": Beside,
    "above": Above,
    "name": _name,
}
