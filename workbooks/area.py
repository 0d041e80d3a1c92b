"""Rectangles of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet, first and last row and column counted from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def reference(self) -> str:
        """Write it as a defined name refers to it."""
        start = f"${get_column_letter(self.left)}${self.top}"
        end = f"${get_column_letter(self.right)}${self.bottom}"
        corners = start if self.is_cell else f"{start}:{end}"
        return f"'{self.sheet}'!{corners}"

    @property
    def is_cell(self) -> bool:
        """Tell whether it is one cell."""
        return (self.top, self.left) == (self.bottom, self.right)

    def has(self, row: int, column: int) -> bool:
        """Tell whether a cell is part of it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def local(self) -> str:
        """Write it without its sheet and without dollars."""
        return self.reference.split("!")[1].replace("$", "")
