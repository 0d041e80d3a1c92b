"""Native charts, readable in grey: lines told apart by dash and marker, every axis with its title and unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from openpyxl.chart import BarChart, Reference, ScatterChart, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.area import Area
from workbooks.layout import Chart, ChartKind
from workbooks.styles import GREY, INK, NAVY, RULE, Format

_DASHES = ("solid", "sysDash", "dash", "sysDot")
_COLOURS = (NAVY, "B07A00", "2E7D5B", GREY)
_MARKERS = ("diamond", "square", "triangle", "circle", "x", "star", "plus", "dash", "dot")
_WIDTH, _ROW = 30.0, 0.5
"""Centimetres: the width of a chart, and of the height of one row of the sheet."""
_POINTS = 12_700
_TENTHS = 100

Native = Any
"""A chart or a series of openpyxl, which says little of their types."""
Ranges = Callable[[str], tuple[Worksheet, Area]]


def native_chart(chart: Chart, ranges: Ranges) -> Native:
    """Make a chart over named ranges, given where each of them stands."""
    drawn: Native = (_bars if chart.kind is ChartKind.BARS else _over_dates)(chart, ranges)
    drawn.title = chart.title
    drawn.x_axis.title, drawn.y_axis.title = chart.across_title, chart.up_title
    drawn.y_axis.number_format = chart.format.value
    drawn.width, drawn.height = _WIDTH, chart.height * _ROW
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False
        axis.txPr = _text(size=9)
    drawn.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=RULE))
    if len(chart.lines) == 1:
        drawn.legend = None
    else:
        drawn.legend.position = "b"
    return drawn


def _over_dates(chart: Chart, ranges: Ranges) -> Native:
    """Draw lines and marks over dates: steps where the dates stand twice, before and after."""
    drawn: Native = ScatterChart(style=13, scatterStyle="lineMarker")
    across = _reference(chart.across, ranges)
    for index, line in enumerate(chart.lines):
        series: Native = Series(_reference(line.values, ranges), across, title=line.title)
        _mark(series, index) if line.is_label else _stroke(series, index)
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


def _stroke(series: Native, index: int) -> None:
    """Draw a line without markers."""
    stroke: Native = LineProperties(w=2 * _POINTS, solidFill=_COLOURS[index % len(_COLOURS)])
    stroke.prstDash = _DASHES[index % len(_DASHES)]
    series.graphicalProperties = GraphicalProperties(ln=stroke)
    series.marker.symbol = "none"


def _mark(series: Native, index: int) -> None:
    """Draw markers without a line, each with the name of its series beside it."""
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    series.marker.symbol, series.marker.size = _MARKERS[index % len(_MARKERS)], 8
    series.marker.graphicalProperties = GraphicalProperties(solidFill=INK, ln=LineProperties(solidFill=INK))
    series.dLbls = DataLabelList(
        showSerName=True, showVal=False, showCatName=False, showLegendKey=False, dLblPos="tb"[index % 2]
    )
    series.dLbls.txPr = _text(size=8)


def _text(*, size: int) -> RichText:
    shown = CharacterProperties(sz=size * _TENTHS, latin=None, solidFill=INK)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=shown), endParaRPr=shown)])
