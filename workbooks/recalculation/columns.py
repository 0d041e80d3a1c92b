"""How the columns of the recalculation are declared: a title, a formula as people write it, a unit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbooks.layout import Column
from workbooks.notation import formula
from workbooks.styles import Format, Part

TABLE = "Again"
"""The name of the Excel table, short because every formula says it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Columns under one heading, which says what they compute and cites the clause."""

    heading: str
    columns: tuple[Column, ...]

    def headed(self) -> tuple[Column, ...]:
        """Give the columns, the first of them with the heading."""
        first, *others = self.columns
        return (replace(first, group=self.heading), *others)


def truth(title: str, text: str) -> Column:
    """A column of TRUE and FALSE."""
    return native(title, text, "TRUE or FALSE", Format.GENERAL)


def native(title: str, text: str, unit: str = "", shown: Format = Format.GENERAL, width: float = 12) -> Column:
    """A column of one native formula."""
    return Column(title, shown, Part.NATIVE, unit, width, formula(text))


def label(title: str, text: str, width: float = 12) -> Column:
    """A column of text."""
    return native(title, text, "", Format.GENERAL, width)


def count(title: str, text: str, unit: str = "shares") -> Column:
    """A column of shares."""
    return native(title, text, unit, Format.SHARES, 14)


def money(title: str, text: str, unit: str = "$") -> Column:
    """A column of money."""
    return native(title, text, unit, Format.MONEY, 14)


def price(title: str, text: str, unit: str = "$ a share") -> Column:
    """A column of money a share."""
    return native(title, text, unit, Format.PRICE, 13)


def part(title: str, text: str, unit: str = "part of 1") -> Column:
    """A column of ratios."""
    return native(title, text, unit, Format.FACTOR, 13)


def trimmed(cell: str) -> str:
    """Write a cell's text without the spaces around it, those that do not break among them."""
    return f'TRIM(SUBSTITUTE({cell}&"",No_Break_Space," "))'


def row(title: str, text: str) -> Column:
    """A column of row numbers."""
    return native(title, text, "row", Format.COUNT, 9)
