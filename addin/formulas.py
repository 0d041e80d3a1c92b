"""How a worksheet function is declared: once, with all that its hosts, its reference page and its tests need.

A declaration is the clause, the arguments with kind, unit and bounds, the result and one worked example, over a plain
function of core values. `Formula.call` reads cells, checks bounds and names the argument of whatever is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import Any

from addin.cells import Cell, day, is_blank, moment, number, only_cell, rectangle, text, to_cell, truth
from addin.warrant.errors import Fault, NotUnderstood, OutOfRange, shown


def _terms(cell: Cell) -> object:
    from addin.inputs import terms_from_range

    return terms_from_range(rectangle(cell))


def _events(cell: Cell) -> object:
    from addin.schedule import read_schedule

    return read_schedule(rectangle(cell))


def _closes(cell: Cell) -> object:
    from addin.inputs import closes_from_range

    return closes_from_range(rectangle(cell))


def _register(cell: Cell) -> object:
    from addin.register import read_register

    return read_register(rectangle(cell))


class Kind(Enum):
    """What an argument is: how its cells are read, what it is called, and whether it is a range."""

    NUMBER = ("number", number, False)
    DATE = ("date", day, False)
    MOMENT = ("date and hour, Pacific Standard Time", moment, False)
    TRUTH = ("TRUE or FALSE", truth, False)
    TEXT = ("text", text, False)
    ANY = ("whatever it takes", lambda cell: cell, True)
    COLUMN = ("one column", rectangle, True)
    CALENDAR = ("TRUE, FALSE or one column of dates", rectangle, True)
    TERMS = ("two columns, key and value", _terms, True)
    EVENTS = ("event schedule with its header row", _events, True)
    REGISTER = ("entries of the register with their header row", _register, True)
    PRICES = ("Date, Close, Bid, Ask with a header row", _closes, True)

    def __init__(self, description: str, read: Callable[[Cell], Any], is_range: bool) -> None:  # noqa: FBT001
        self.description = description
        self.read = read
        self.is_range = is_range


TRUTHS = "TRUE or FALSE"
"""The unit of a column of them."""
PRICE = "$ a share"
TERMS_THAT_MAY_BE_0 = (
    "warrant_shares",
    "par_value",
    "plan_option_cap",
    "plan_options_granted",
    "restructuring_floor",
    "notice_days",
)
"""The keys of the terms of which 0 is a value."""
_OF_AMOUNTS = {"$", "shares"}


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: its name, kind, unit and meaning, its bounds, and its default as a cell where it is optional."""

    name: str
    kind: Kind
    doc: str
    unit: str = ""
    minimum: Fraction | None = None
    above: Fraction | None = None
    maximum: Fraction | None = None
    optional: bool = False
    default: object = None
    is_variadic: bool = False
    may_be_blank: bool = False
    """Whether a range may be there with nothing in it."""

    @property
    def is_range(self) -> bool:
        """Tell whether a range belongs here."""
        return self.kind.is_range

    @property
    def help(self) -> str:
        """Say what the argument is, in one line for a wizard."""
        unit = f", {self.unit}" if self.unit else ""
        default = f" {self._default_in_words()}" if self.optional else ""
        return f"{self.doc} ({self.kind.description}{unit}).{default}{self._zero}"

    @property
    def _zero(self) -> str:
        """Say where an empty cell gives a result like any other in a host that gives it as 0."""
        if self.kind is Kind.TERMS:
            *first, last = TERMS_THAT_MAY_BE_0
            which = f": {', '.join(first)} and {last}"
        elif self._takes_zero and not (self.optional and self.default == 0):
            which = ""
        else:
            return ""
        return f" Empty is 0 in xlwings Lite or Server on the desktop{which}."

    @property
    def _takes_zero(self) -> bool:
        """Whether it is an amount, and 0 is one of its values."""
        is_amount = self.kind is Kind.NUMBER or (self.kind is Kind.COLUMN and self.unit in _OF_AMOUNTS)
        return is_amount and self.above is None and (self.minimum is None or self.minimum <= 0)

    @property
    def is_never_zero(self) -> bool:
        """Tell whether the number 0 is an empty cell here, in a host that gives it so; TRUE and FALSE are no numbers.

        A number that is needed is 0 there, and out of its range where that is.
        """
        if self.kind is Kind.ANY or self.kind is Kind.NUMBER:
            return self.kind is Kind.NUMBER and self.optional and not self._takes_zero
        return not self._takes_zero

    def read(self, cell: Cell) -> Any:  # noqa: ANN401  # a core value of the argument's kind
        """Read a cell or range into the core's value; an empty optional one is its default."""
        if not self.is_range:
            cell = only_cell(cell)
        if (self.optional or self._is_needed) and _is_empty(cell):
            if self.optional:
                return self.default
            raise NotUnderstood("it is empty")
        value = self.kind.read(cell)
        if isinstance(value, Fraction):
            self._check(value)
        return value

    @property
    def _is_needed(self) -> bool:
        return self.is_range and not self.is_variadic and not self.may_be_blank

    def _check(self, value: Fraction) -> None:
        if self.above is not None and value <= self.above:
            raise OutOfRange(f"{shown(value)} is not above {self.above}")
        if self.minimum is not None and value < self.minimum:
            raise OutOfRange(f"{shown(value)} is below {self.minimum}")
        if self.maximum is not None and value > self.maximum:
            raise OutOfRange(f"{shown(value)} is above {self.maximum}")

    def _default_in_words(self) -> str:
        """Say what an omitted argument means; a range left out is simply not there."""
        if self.default is None or self.is_range:
            return "Optional."
        default = to_cell(self.default)
        words = f"{default:.15g}" if isinstance(default, float) else str(default)
        return f"Optional: {words.upper() if isinstance(default, bool) else words or 'blank'} if omitted."


def _is_empty(cell: Cell) -> bool:
    """Tell whether a cell, or every cell of a range, is empty."""
    return all(map(is_blank, chain.from_iterable(rectangle(cell)) if isinstance(cell, list | tuple) else [cell]))


@dataclass(frozen=True, slots=True)
class Example:
    """A call worked by hand: cells in, the cell or rectangle out, and the arithmetic in words."""

    arguments: tuple[Cell, ...]
    result: Cell
    arithmetic: str


@dataclass(frozen=True)
class Formula:
    """One worksheet function."""

    clause: str
    arguments: tuple[Argument, ...]
    result: str
    example: Example
    function: Callable[..., object]
    spills: bool = False

    @cached_property
    def name(self) -> str:
        """The name in a cell."""
        return self.function.__name__.upper()

    @cached_property
    def doc(self) -> str:
        """The function's docstring, its lines joined."""
        return " ".join((self.function.__doc__ or "").split())

    @property
    def summary(self) -> str:
        """The first paragraph of the documentation, for a wizard."""
        return " ".join((self.function.__doc__ or "").split("\n\n")[0].split())

    @property
    def wizard(self) -> str:
        """The summary and its clause, for a wizard that shows nothing else of it."""
        number, *more = self.clause.split(", ")
        if not number[0].isdigit():
            return self.summary
        return f"{self.summary} Clause{'s' if more else ''} {self.clause}."

    @property
    def signature(self) -> str:
        """The call as a person writes it, optional arguments in brackets."""
        return f"{self.name}({', '.join(map(_as_written, self.arguments))})"

    def call(self, cells: Sequence[Cell]) -> object:
        """Evaluate on cell values to a core value. Raises a `Fault` that names the argument, the value, the clause."""
        try:
            return self.function(*self.read(cells))
        except Fault as fault:
            raise fault.at(self.name, clause=self.clause) from None

    def read(self, cells: Sequence[Cell]) -> list[object]:
        """Read cells into the core's values, one for each argument, omitted ones at their defaults."""
        if self.arguments and self.arguments[-1].is_variadic:
            *first, rest = self.arguments
            return [*self._read(first, cells), *map(rest.read, cells[len(first) :])]
        extra = [cell for cell in cells[len(self.arguments) :] if cell is not None]
        if extra:
            raise NotUnderstood(f"{len(self.arguments)} arguments at most, {len(cells)} given")
        return self._read(self.arguments, cells)

    def _read(self, arguments: Sequence[Argument], cells: Sequence[Cell]) -> list[object]:
        given = [*cells, *[None] * len(arguments)]
        values = []
        for argument, cell in zip(arguments, given, strict=False):
            try:
                values.append(argument.read(cell))
            except Fault as fault:
                raise fault.at(f"{self.name}, {argument.name}") from None
        return values


def _as_written(argument: Argument) -> str:
    if argument.is_variadic:
        return f"{argument.name}..."
    return f"[{argument.name}]" if argument.optional else argument.name


CATALOGUE: dict[str, Formula] = {}
"""Every worksheet function by name, filled by the modules of `addin.functions` in the order of the agreement."""


def formula(
    clause: str, *arguments: Argument, result: str, example: Example, spills: bool = False
) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Declare a function of core values as a worksheet function."""

    def declare(function: Callable[..., object]) -> Callable[..., object]:
        declared = Formula(clause, arguments, result, example, function, spills)
        CATALOGUE[declared.name] = declared
        return function

    return declare


def find(name: str) -> Formula:
    """Find a function by its name in any case."""
    declared = CATALOGUE.get(name.upper())
    if declared is None:
        raise NotUnderstood(f"no function is called {name!r}; `warrants functions` lists them")
    return declared


def evaluate(name: str, cells: Sequence[Cell]) -> Cell:
    """Evaluate a function as a cell would: a value, a rectangle of values, or the code of an error."""
    try:
        return to_cell(find(name).call(cells))
    except Fault as fault:
        return fault.code
