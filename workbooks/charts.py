"""Native charts, readable in grey: lines told apart by dash and marker, every axis with its title and unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openpyxl.chart import BarChart, Reference, ScatterChart, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RichTextProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.area import Area
from workbooks.layout import Chart, ChartKind, Line, Stroke
from workbooks.styles import FONT, GREY, INK, NAVY, RULE, Format

_DASHES = ("solid", "sysDash", "dash", "sysDot")
_COLOURS = (NAVY, "B07A00", "2E7D5B", GREY)
_DOTS = (("circle", 3), ("dash", 5))
"""The marks of dots and their sizes, told apart by their shape."""
WIDTH, _ROW = 30.0, 0.5
"""Centimetres: the width of a chart, and of the height of one row of the sheet."""
_POINTS = 12_700
_TENTHS = 100
_TURNED = -90 * 60_000
"""How titles beside marks are turned, in parts of a degree: neighbours a month apart do not overlap."""
_SCALES = {Format.PERCENT: Format.SCALE}
"""How an axis is numbered where its cells hide a zero: a scale begins with one."""

Native = Any
"""A chart or a series of openpyxl, which says little of their types."""
Ranges = Callable[[str], tuple[Worksheet, Area]]


def native_chart(chart: Chart, ranges: Ranges) -> Native:
    """Make a chart over named ranges, given where each of them stands."""
    drawn: Native = (_bars if chart.kind is ChartKind.BARS else _over_dates)(chart, ranges)
    drawn.title = chart.title
    drawn.x_axis.title, drawn.y_axis.title = chart.across_title, chart.up_title
    for titled, size in ((drawn, 14), (drawn.x_axis, 10), (drawn.y_axis, 10)):
        titled.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_characters(size))
    drawn.y_axis.number_format = _SCALES.get(chart.format, chart.format).value
    drawn.width, drawn.height = WIDTH, chart.height * _ROW
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False
        axis.txPr = _text(size=9)
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=RULE))
    if sum(line.stroke is not Stroke.TITLES for line in chart.lines) == 1:
        drawn.legend = None
    else:
        drawn.legend.position, drawn.legend.txPr = "b", _text(size=9)
    return drawn


def _over_dates(chart: Chart, ranges: Ranges) -> Native:
    """Draw lines and marks over dates: steps where the dates stand twice, before and after."""
    drawn: Native = ScatterChart(style=13, scatterStyle="lineMarker")
    for index, line in enumerate(chart.lines):
        across = _reference(line.across or chart.across, ranges)
        series: Native = Series(_reference(line.values, ranges), across, title=line.title)
        if line.titled:
            series.tx = _title(line, ranges)
        _draw(series, line, index)
        series.smooth = False
        drawn.series.append(series)
    drawn.x_axis.number_format, drawn.x_axis.majorGridlines = Format.DATE.value, None
    return drawn


def _bars(chart: Chart, ranges: Ranges) -> Native:
    drawn: Native = BarChart(barDir="bar", gapWidth=60)
    for line in chart.lines:
        series: Native = Series(_reference(line.values, ranges), title=line.title)
        series.graphicalProperties = GraphicalProperties(solidFill=NAVY)
        series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
        series.dLbls.numFmt = chart.format.value
        drawn.series.append(series)
    drawn.set_categories(_reference(chart.across, ranges))
    drawn.x_axis.scaling.orientation = "maxMin"
    return drawn


def _reference(name: str, ranges: Ranges) -> Reference:
    sheet, area = ranges(name)
    return Reference(sheet, min_col=area.left, min_row=area.top, max_col=area.right, max_row=area.bottom)


def _title(line: Line, ranges: Ranges) -> SeriesLabel:
    """Take the title from a cell."""
    _, area = ranges(line.titled)
    return SeriesLabel(strRef=StrRef(area.reference))


def _draw(series: Native, line: Line, index: int) -> None:
    match line.stroke:
        case Stroke.LINE:
            _stroke(series, index)
        case Stroke.DOTS:
            _mark(series, *_DOTS[index % len(_DOTS)], _COLOURS[index % len(_COLOURS)])
        case Stroke.TITLES:
            _mark(series, "circle", 6, INK)
            _titles(series, line)


def _stroke(series: Native, index: int) -> None:
    """Draw a line without markers."""
    stroke: Native = LineProperties(w=2 * _POINTS, solidFill=_COLOURS[index % len(_COLOURS)])
    stroke.prstDash = _DASHES[index % len(_DASHES)]
    series.graphicalProperties = GraphicalProperties(ln=stroke)
    series.marker.symbol = "none"


def _titles(series: Native, line: Line) -> None:
    """Put the title of a series beside each of its marks."""
    series.dLbls = DataLabelList(
        showSerName=True, showVal=False, showCatName=False, showLegendKey=False, dLblPos=line.side.value
    )
    series.dLbls.txPr = _text(size=8, turned=_TURNED)


def _mark(series: Native, symbol: str, size: int, colour: str) -> None:
    """Draw marks without a line: nothing is drawn where there is no value between them."""
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    series.marker.symbol, series.marker.size = symbol, size
    series.marker.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=colour))


def _text(*, size: int, turned: int = 0) -> RichText:
    shown = _characters(size)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=shown), endParaRPr=shown)
    return RichText(bodyPr=RichTextProperties(rot=turned), p=[paragraph])


def _characters(size: int) -> CharacterProperties:
    return CharacterProperties(sz=size * _TENTHS, latin=Font(typeface=FONT), solidFill=INK)
