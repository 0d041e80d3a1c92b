"""Faults in what the core was given, in words for the reader of a cell."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar


def shown(number: Fraction) -> str:
    """Write a number for a message, as a person would: 1,234.5."""
    try:
        return f"{float(number):,.15g}"
    except OverflowError:
        return f"a number of {int(abs(number)).bit_length()} binary digits"


class Fault(Exception):
    """What is wrong, with the value; `column`, `place` and `clause` say where it stands and what it breaks."""

    code: ClassVar[str]

    def __init__(self, message: str, *, clause: str = "", column: str = "", place: str = "") -> None:
        """Say what is wrong; the place is often known only further out, see `at`."""
        super().__init__(message)
        self.message = message
        self.clause = clause
        self.column = column
        self.place = place

    def at(self, place: str = "", *, column: str = "", clause: str = "") -> Fault:
        """Add where it happened, unless something nearer to the value has said so already."""
        self.place = self.place or place
        self.column = self.column or column
        self.clause = self.clause or clause
        return self

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.place, self.column and f"column {self.column}")))
        return f"{where}: {self._sentence()}" if where else self._sentence()

    def _sentence(self) -> str:
        return f"{self.message} (clause {self.clause})" if self.clause else self.message


class NotUnderstood(Fault):
    """Not a number, not a date, text where a number belongs, ranges of different lengths."""

    code = "#VALUE!"


class OutOfRange(Fault):
    """A zero or negative price, a negative count, more than is left: understood, and not possible."""

    code = "#NUM!"


class NotThere(Fault):
    """Data that is not there: a closing price, a Ref, a price after the Expiration Date."""

    code = "#N/A"
