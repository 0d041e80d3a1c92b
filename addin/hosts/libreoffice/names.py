"""What LibreOffice calls the functions: UNO takes no underscores, so each has a method name beside its own."""

from __future__ import annotations

from addin.functions import CATALOGUE

IDENTIFIER = "warrants.addin"
"""The extension's name to LibreOffice, by which it is updated and removed."""
SERVICE = "warrants.Functions"
INTERFACE, EVALUATOR = "warrants.XFunctions", "warrants.XEvaluator"
OXT = "warrants.oxt"


def method(name: str) -> str:
    """Give the UNO method of a function: `warrantLedger` for WARRANT_LEDGER."""
    first, *rest = name.lower().split("_")
    return first + "".join(map(str.capitalize, rest))


def parameter(index: int) -> str:
    """Give the UNO name of a parameter: the wizard lists parameters by it in alphabetical order."""
    return f"a{index:02}"


def full_name(name: str) -> str:
    """Give the name that a formula may use without the shim: `WARRANTS.FUNCTIONS.WARRANTLEDGER`."""
    return f"{SERVICE}.{method(name)}".upper()


def by_method() -> dict[str, str]:
    """Give the functions' names by their UNO methods."""
    return {method(name): name for name in CATALOGUE}
