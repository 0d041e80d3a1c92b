"""What a cell looks like tells which part it plays, printed in grey as well."""

from __future__ import annotations

from itertools import combinations

import pytest

from workbooks.sheets.about import LEGEND
from workbooks.styles import Part, fill, font

_APART = 12
"""Shades of grey, of 256, that people tell apart side by side."""


def shade(part: Part) -> float:
    """Give how light a part's fill is, as a printer without colours sees it."""
    described = fill(part)
    if described.fill_type is None:
        return 255.0
    red, green, blue = bytes.fromhex(str(described.start_color.rgb)[-6:])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def look(part: Part) -> tuple[object, ...]:
    """Give what tells a part: weight, slant, colours."""
    return font(part).b, font(part).i, font(part).color, fill(part).fill_type, fill(part).start_color


@pytest.mark.parametrize(("one", "other"), [*combinations([look.part for _, look in LEGEND], 2)])
def test_the_parts_of_the_legend_are_told_apart(one: Part, other: Part) -> None:
    assert look(one) != look(other)


def test_a_check_and_a_native_formula_are_told_apart_in_grey() -> None:
    assert font(Part.CHECK).b
    assert not font(Part.NATIVE).b
    assert shade(Part.NATIVE) - shade(Part.CHECK) > _APART
