"""What a cell looks like, by the part that it plays: inputs blue on cream, our functions on green, checks bold on grey.

Parts are told apart without colour too: by weight, slant or how dark the fill is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

FONT = "Calibri"
INK = "1F2933"
NAVY = "1F3A5F"
GREY = "6B7280"
RULE = "D3D9E0"
CREAM = "FFF8E1"
GREEN = "E8F3EC"
GREEN_INK = "2E7D5B"
PALE = "F3F5F8"
AMBER = "FCE3B6"
BLUE = "1D4ED8"
RED = "B42318"


class Part(StrEnum):
    """The part that a cell plays on its sheet."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    HEADER = "header"
    UNITS = "units"
    LABEL = "label"
    PROSE = "prose"
    INPUT = "input"
    FUNCTION = "function"
    NATIVE = "native"
    FIXED = "fixed"
    ASSUMED = "assumed"
    NOTE = "note"
    KEY = "key"
    CHECK = "check"
    FLAG = "flag"


class Role(Enum):
    """What a sheet is for: its tab's colour, and whether people type into it."""

    ABOUT = NAVY
    INPUT = "C9A227"
    OUTPUT = "2E7D5B"
    WORKING = GREY


class Format(StrEnum):
    """How a value is shown."""

    GENERAL = "General"
    TEXT = "@"
    DATE = "yyyy-mm-dd"
    PRICE = "#,##0.000000"
    QUOTE = "#,##0.00##"
    MONEY = "#,##0.00"
    SHARES = "#,##0.00;-#,##0.00"
    COUNT = "#,##0"
    FACTOR = "0.00000000"
    PERCENT = "0.00%;-0.00%;"
    SCALE = "0%"
    TRUTH = '"TRUE";"TRUE";"FALSE"'
    STATED = "#,##0.00########"
    SMALL = "0E+00"


@dataclass(frozen=True, slots=True)
class Look:
    """A part and a format: what the writer turns into one style of the file."""

    part: Part
    format: Format = Format.GENERAL
    wrap: bool = False


_RULED = Side(style="thin", color=RULE)
_BOXED = Border(left=_RULED, right=_RULED, top=_RULED, bottom=_RULED)
_BELOW = Border(bottom=_RULED)

_FONTS = {
    Part.TITLE: Font(name=FONT, size=18, bold=True, color=NAVY),
    Part.SUBTITLE: Font(name=FONT, size=10, color=GREY),
    Part.HEADING: Font(name=FONT, size=12, bold=True, color=NAVY),
    Part.HEADER: Font(name=FONT, size=10, bold=True, color="FFFFFF"),
    Part.UNITS: Font(name=FONT, size=9, italic=True, color=GREY),
    Part.INPUT: Font(name=FONT, size=10, color=BLUE),
    Part.ASSUMED: Font(name=FONT, size=10, italic=True, color=INK),
    Part.NOTE: Font(name=FONT, size=10, color=GREY),
    Part.KEY: Font(name=FONT, size=8, color=GREY),
    Part.CHECK: Font(name=FONT, size=10, bold=True, color=INK),
    Part.FLAG: Font(name=FONT, size=10, bold=True, color=GREEN_INK),
}
_FILLS = {
    Part.HEADER: NAVY,
    Part.UNITS: PALE,
    Part.INPUT: CREAM,
    Part.FUNCTION: GREEN,
    Part.NATIVE: PALE,
    Part.CHECK: RULE,
    Part.ASSUMED: AMBER,
}
_BORDERS = {
    Part.HEADING: _BELOW,
    Part.INPUT: _BOXED,
    Part.FUNCTION: _BOXED,
    Part.NATIVE: _BOXED,
    Part.CHECK: _BOXED,
    Part.FIXED: _BOXED,
    Part.ASSUMED: _BOXED,
    Part.UNITS: _BOXED,
    Part.KEY: _BELOW,
}
_INDENTED = set(Part) - {Part.TITLE, Part.SUBTITLE, Part.HEADING, Part.PROSE, Part.FLAG}
_NUMBERS = {
    Format.PRICE,
    Format.QUOTE,
    Format.MONEY,
    Format.SHARES,
    Format.COUNT,
    Format.FACTOR,
    Format.PERCENT,
    Format.SMALL,
}


def font(part: Part) -> Font:
    """Give the font of a part."""
    return _FONTS.get(part, Font(name=FONT, size=10, color=INK))


def fill(part: Part) -> PatternFill:
    """Give the fill of a part."""
    colour = _FILLS.get(part)
    return PatternFill("solid", start_color=colour, end_color=colour) if colour else PatternFill()


def border(part: Part) -> Border:
    """Give the border of a part."""
    return _BORDERS.get(part, Border())


def is_wrapped(look: Look) -> bool:
    """Tell whether text goes on in a second line: where it is asked for, and in headers."""
    return look.wrap or look.part is Part.HEADER


def line_height(part: Part) -> float:
    """Give the height of a line of a part's text, in points."""
    return {Part.TITLE: 26.0, Part.HEADING: 19.0, Part.HEADER: 14.0}.get(part, 14.25)


def alignment(look: Look) -> Alignment:
    """Place numbers to the right and text to the left, a little off the cell's edge."""
    side = "right" if look.format in _NUMBERS else "left"
    indent = 1 if look.part in _INDENTED else 0
    vertical = "top" if look.wrap else "center"
    return Alignment(horizontal=side, vertical=vertical, wrap_text=is_wrapped(look), indent=indent)


def protection(look: Look) -> Protection:
    """Leave inputs open."""
    return Protection(locked=look.part is not Part.INPUT)
