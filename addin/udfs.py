"""The catalogue as xlwings functions: the module that Excel loads.

One construction serves the three runtimes of xlwings: COM on Windows, Office.js, and none at all. Each function gives
a value, a rectangle, or an error's code as text; it raises nothing, for an exception's words would land in the cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import Parameter, Signature

from xlwings import arg, func, on_server, ret

from addin.cells import NEWER_ERRORS, Cell
from addin.emptiness import restored
from addin.formulas import Argument, Formula
from addin.functions import CATALOGUE, evaluate

DATE_FORMAT = "yyyy-mm-dd"


def _parameter(argument: Argument) -> Parameter:
    # None is also what an empty cell gives: omitted and empty are the same.
    if argument.is_variadic:
        return Parameter(argument.name, Parameter.VAR_POSITIONAL)
    default = None if argument.optional else Parameter.empty
    return Parameter(argument.name, Parameter.POSITIONAL_OR_KEYWORD, default=default)


Evaluated = Callable[[str, Sequence[Cell]], object]


def served(name: str, cells: Sequence[Cell]) -> object:
    """Evaluate for Office.js, which gives 0 for an empty cell on the desktop, and has no type for the newer errors.

    As text, a sum would pass over them.
    """
    result = evaluate(name, restored(CATALOGUE[name], cells))
    return "#VALUE!" if isinstance(result, str) and result in NEWER_ERRORS else result


def declared(formula: Formula, evaluated: Evaluated = served if on_server else evaluate) -> Callable[..., object]:
    """Declare a formula to xlwings, with what its cells are given to."""

    def udf(*arguments: object) -> object:
        return evaluated(formula.name, arguments)

    udf.__name__ = udf.__qualname__ = formula.name
    udf.__doc__ = formula.wizard
    # xlwings would read the hints above as converters.
    udf.__annotations__ = {}
    vars(udf)["__signature__"] = Signature([_parameter(argument) for argument in formula.arguments])
    told = ret(date_format=DATE_FORMAT)(udf)
    for argument in formula.arguments:
        shape = {"ndim": 2} if argument.is_range else {}
        told = arg(argument.name, doc=argument.help, err_to_str=True, **shape)(told)
    # Outermost, because every other decorator resets the category.
    return func(category="Warrants")(told)


__all__ = list(CATALOGUE)  # xlwings Lite's main.py says `from addin.udfs import *`, and keeps its own names
globals().update({name: declared(formula) for name, formula in CATALOGUE.items()})
