"""The catalogue as VBA: a function for each, what the Function Wizard says of it, and nothing else.

What all of them do with cells and errors is written once, in vba/WarrantCells.bas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from addin.formulas import Argument, Formula
from addin.functions import CATALOGUE
from addin.hosts.excel.source import Module, quoted

LARGEST = 48_000
"""Characters of a module: VBA takes 64K, and its own form of a line is longer than the line."""
_HEAD = "Option Explicit\n' Generated from the catalogue of the functions; do not edit.\n"


def modules() -> list[Module]:
    """Give the modules of the functions and of their help, each as many as VBA's limits ask for."""
    formulas = CATALOGUE.values()
    described = _parts("WarrantHelp", map(_description, formulas), "Option Private Module\n")
    return [*_parts("WarrantFunctions", map(wrapper, formulas)), *described, _all_described()]


def wrapper(formula: Formula) -> str:
    """Write the VBA function of a worksheet function."""
    parameters = ", ".join(map(_parameter, formula.arguments))
    return (
        f"Public Function {formula.name}({parameters}) As Variant\n"
        f"Attribute {formula.name}.VB_Description = {quoted(formula.wizard)}\n"
        f"{_body(formula)}"
        "End Function\n"
    )


def _parameter(argument: Argument) -> str:
    if argument.is_variadic:
        return f"ParamArray {argument.name}() As Variant"
    return f"Optional {argument.name} As Variant" if argument.optional else f"{argument.name} As Variant"


def _body(formula: Formula) -> str:
    names = [argument.name for argument in formula.arguments]
    if not formula.arguments[-1].is_variadic:
        return f'    {formula.name} = WarrantAnswer("{formula.name}", Array({", ".join(names)}))\n'
    # VBA hands a ParamArray on only as a copy.
    return (
        f"    Dim more As Variant\n    more = {names[-1]}\n"
        f'    {formula.name} = WarrantAnswer("{formula.name}", WarrantJoined({", ".join(names[:-1])}, more))\n'
    )


def _description(formula: Formula) -> str:
    helps = ", _\n        ".join(quoted(argument.help) for argument in formula.arguments)
    return (
        f"Public Sub Describe_{formula.name}()\n"
        f'    WarrantDescribe "{formula.name}", _\n'
        f"        {quoted(formula.wizard)}, _\n"
        f"        Array({helps})\n"
        "End Sub\n"
    )


def _all_described() -> Module:
    calls = "".join(f"    Describe_{name}\n" for name in CATALOGUE)
    text = f"{_HEAD}Option Private Module\n\nPublic Sub WarrantDescribeAll()\n{calls}End Sub\n"
    return Module("WarrantHelpAll", text)


def _parts(name: str, procedures: Iterable[str], options: str = "") -> Iterator[Module]:
    """Share procedures out to modules, in their order."""
    part, text = 1, ""
    for procedure in procedures:
        if text and len(text) + len(procedure) > LARGEST:
            yield _part(name, part, options + text)
            part, text = part + 1, ""
        text += f"\n{procedure}"
    yield _part(name, part, options + text)


def _part(name: str, part: int, text: str) -> Module:
    return Module(name if part == 1 else f"{name}{part}", _HEAD + text)
