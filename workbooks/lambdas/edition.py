"""The defined names of the lambda edition: for each scalar function of the catalogue a LAMBDA of its name.

A body is written once, over the catalogue's argument names; how its arguments are read and what bounds they have comes
from the catalogue itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from addin.cells import to_cell
from addin.formulas import Argument, Formula, Kind
from addin.functions import CATALOGUE
from workbooks.lambdas.days import DAYS
from workbooks.lambdas.notation import LONGEST_FORMULA, apart, on_one_line, stored
from workbooks.lambdas.readers import READERS, SIGNIFICANT_DIGITS, Reader
from workbooks.lambdas.section_1 import SECTION_1
from workbooks.lambdas.section_4 import SECTION_4
from workbooks.lambdas.sections_6_to_11 import SECTIONS_6_TO_11

BODIES = {**SECTION_1, **SECTION_4, **SECTIONS_6_TO_11}
"""What each function computes, over the names of its arguments."""

_REPLAYED = {Kind.TERMS, Kind.EVENTS, Kind.REGISTER, Kind.PRICES}
_READERS = {Kind.DATE: "DATE_OF", Kind.MOMENT: "MOMENT_OF", Kind.TRUTH: "TRUTH_OF", Kind.TEXT: "TEXT_OF"}
_OTHERS = {
    "REGISTRATION_EXPENSES": "it fills as many rows as there are expenses",
    "WARRANT_ERROR": "a LAMBDA gives a code, and has no words for it",
}
_ROUNDED = f" Rounded from {SIGNIFICANT_DIGITS} digits: past them it may differ by one share or cent."
LONGEST_COMMENT = 255
"""Characters that Excel takes in a name's comment; a file with more does not open."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined name: what a person would type after `=` in the Name Manager, and the comment shown with it.

    Each parameter begins with an underscore, so that none is also a name of the workbook: additional_shares would be
    the function ADDITIONAL_SHARES, exercise_price the cell Exercise_Price.
    """

    name: str
    refers_to: str
    comment: str

    @property
    def stored(self) -> str:
        """The text in the file."""
        return stored(self.refers_to)


def definitions() -> list[Definition]:
    """Give the names of the edition: what the functions share, then the functions in the order of the catalogue."""
    shared = [_shared(name, reader) for name, reader in {**READERS, **DAYS}.items()]
    return shared + [_function(each) for each in CATALOGUE.values() if each.name in BODIES]


def reason_for_none(formula: Formula) -> str:
    """Say why a function has no LAMBDA; blank where it has one."""
    if formula.name in BODIES:
        return ""
    if any(argument.kind in _REPLAYED for argument in formula.arguments):
        return "it replays the schedule, which the edition's ledger of native formulas does in cells"
    return _OTHERS[formula.name]


NOT_WRITTEN = {name: reason for name, each in CATALOGUE.items() if (reason := reason_for_none(each))}
"""The functions without a LAMBDA, and why."""


def _shared(name: str, reader: Reader) -> Definition:
    return _definition(name, reader.refers_to, reader.doc)


def _function(formula: Formula) -> Definition:
    parameters = ", ".join(f"[{each.name}]" if each.optional else each.name for each in formula.arguments)
    return _definition(formula.name, f"LAMBDA({parameters}, {_checking(formula)})", _comment(formula))


def _comment(formula: Formula) -> str:
    """Say what the catalogue says, and where native numbers may come to another share or cent."""
    body = BODIES[formula.name]
    rounds = "FULL_SHARES" in body or "TO_THE_CENT" in body
    return f"{formula.clause}: {formula.summary}{_ROUNDED if rounds else ''}"


def _definition(name: str, formula: str, comment: str) -> Definition:
    definition = Definition(name, apart(on_one_line(formula)), comment)
    if len(definition.stored) > LONGEST_FORMULA or len(definition.comment) > LONGEST_COMMENT:
        raise ValueError(f"{definition.name} is longer than Excel takes")
    return definition


def _checking(formula: Formula) -> str:
    """Read every argument in its order, give the first error among them, or else what the body computes.

    A value equals itself; an error makes AND that error, and so the function.
    """
    read = [each for each in formula.arguments if each.optional or not each.may_be_blank]
    bound = ", ".join(f"{each.name}, {_read(each)}" for each in read)
    first_error = ", ".join(f"{each.name} = {each.name}" for each in read if not each.is_range)
    checked = f"IF(AND({first_error}), {BODIES[formula.name]})" if first_error else BODIES[formula.name]
    return f"LET({bound}, {checked})" if bound else checked


def _read(argument: Argument) -> str:
    value = argument.name if argument.is_range else _reader(argument)
    if not argument.optional:
        return f"IF({_is_empty(argument)}, #VALUE!, {value})" if argument.is_range else value
    default = _constant(argument.default)
    return f"IF(ISOMITTED({argument.name}), {default}, IF({_is_empty(argument)}, {default}, {value}))"


def _is_empty(argument: Argument) -> str:
    if argument.is_range:
        return f'AND({argument.name} = "")'
    return f"IS_EMPTY({argument.name})"


def _reader(argument: Argument) -> str:
    name = argument.name
    if argument.kind is not Kind.NUMBER:
        return f"{_READERS[argument.kind]}({name})"
    if argument.minimum is not None and argument.maximum is not None:
        return f"BETWEEN({name}, {_constant(argument.minimum)}, {_constant(argument.maximum)})"
    if argument.above is not None:
        return f"ABOVE_ZERO({name})"
    return f"NUMBER_OF({name})" if argument.minimum is None else f"ZERO_OR_MORE({name})"


def _constant(value: object) -> str:
    """Write a default as a formula does."""
    match to_cell(value):
        case bool() as truth:
            return str(truth).upper()
        case date() as day:
            return f"DATE({day.year}, {day.month}, {day.day})"
        case float() as number:
            return f"{number:.15g}"
        case [[only]]:
            return _constant(only)
        case _:
            return '""'
