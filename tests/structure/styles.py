"""How cells look: styles that are there, fonts of the house, texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from openpyxl.styles import Font

from tests.structure.package import MAIN, CellPart, Package
from workbooks.styles import Part, font

_STYLES = "xl/styles.xml"
_AS_TEXT = "49"  # the number format "@"
_OWN_FORMATS = 164
_LIKE_FORMULAS = ("=", "+", "-", "@")


def style_numbers(package: Package) -> Iterator[str]:
    """Cells of a style that is not there, and styles of a font, fill, border or format that is not there."""
    root, looks = package.tree(_STYLES), _looks(package)
    yield from (f"{cell.place}: style {cell.style}" for cell in package.cells if cell.style >= len(looks))
    formats = {each.get("numFmtId", "") for each in root.iter(f"{MAIN}numFmt")}
    for index, look in enumerate(looks):
        for tag, key in (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")):
            if int(look.get(key, "0")) >= len(root.findall(f"{MAIN}{tag}/*")):
                yield f"style {index}: {key} {look.get(key)}"
        number = look.get("numFmtId", "0")
        if int(number) >= _OWN_FORMATS and number not in formats:
            yield f"style {index}: number format {number}"


def fonts_of_the_house(package: Package) -> Iterator[str]:
    """Cells in a font that no part of a sheet has: the default one, an accidental size or colour."""
    house = {_described(font(part)) for part in Part}
    stored = package.tree(_STYLES).iterfind(f"{MAIN}fonts/{MAIN}font")
    fonts = [_described(Font.from_tree(each)) for each in stored]  # type: ignore[arg-type]  # an Element is what it takes
    for cell, look in _looked(package):
        number = int(look.get("fontId", "0"))
        if number < len(fonts) and fonts[number] not in house:
            yield f"{cell.place}: {fonts[number]}"


def texts_like_formulas(package: Package) -> Iterator[str]:
    """Texts that begin as formulas do, and would become one: stored as one, or when the cell is entered again."""
    for cell, look in _looked(package):
        text = package.text(cell) or ""
        if not text.startswith(_LIKE_FORMULAS) or cell.kind == "str":
            continue
        stays = look.get("numFmtId") == _AS_TEXT or look.get("quotePrefix") == "1"
        if cell.formula is not None or not stays:
            yield f"{cell.place}: {text[:20]}"


def _looks(package: Package) -> list[ET.Element]:
    return package.tree(_STYLES).findall(f"{MAIN}cellXfs/{MAIN}xf")


def _looked(package: Package) -> Iterator[tuple[CellPart, ET.Element]]:
    """Give each cell with its style; one whose style is not there is another check's to say."""
    looks = _looks(package)
    return ((cell, looks[cell.style]) for cell in package.cells if cell.style < len(looks))


def _described(drawn: Font) -> str:
    colour = drawn.color and (drawn.color.rgb if drawn.color.type == "rgb" else drawn.color.type)
    marks = [mark for mark in ("bold", "italic", "underline", "strike", "scheme") if getattr(drawn, mark)]
    return " ".join(map(str, (drawn.name, drawn.sz, colour, *marks)))
