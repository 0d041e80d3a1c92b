"""The charts show the ledger: its steps, its clauses, the closing prices and their average, and no error anywhere."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import Workbook

from addin.calendar import listed_sessions, nyse_sessions
from addin.cells import Cell, to_serial
from addin.files import read_events
from addin.market import ledger
from addin.warrant.errors import NotThere
from addin.warrant.fair_value import Closes, average_close
from addin.warrant.ledger import Row
from addin.warrant.terms import TradingCalendar
from tests.test_ledgers import FOLDER
from tests.test_recalculation import deal_of_ledger, is_close
from workbooks.area import Area
from workbooks.canvas import Book
from workbooks.charts import WIDTH, native_chart
from workbooks.deal import Deal
from workbooks.drawing import draw
from workbooks.layout import Chart
from workbooks.native import is_error, scalar
from workbooks.sample import sample, sample_deal
from workbooks.sheets import calendars, chart_data, charts, entries, events, ownership, prices, recalculation, terms
from workbooks.sheets.chart_data import ADJUSTING, BLANK, CLAUSES, name_of
from workbooks.styles import Format
from workbooks.writer import save

Point = tuple[Cell, Cell]
FIGURES = {"Price": "price_after", "Shares": "shares_after"}
REFERENCE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}f"
SERIES = "{http://schemas.openxmlformats.org/drawingml/2006/chart}ser"
DIGIT = 7 / 96 * 2.54
"""Centimetres of a column's width for each character, the digit of the house font."""
NO_EVENTS = replace(sample_deal(), events=(), prices=())


def drawn(deal: Deal) -> Book:
    described = (terms.sheet, prices.sheet, events.sheet, recalculation.alone, recalculation.keys)
    return draw(
        [
            each(deal)
            for each in (
                *described,
                entries.sheet,
                recalculation.trading_days,
                calendars.sheet,
                chart_data.sheet,
                charts.sheet,
            )
        ],
    )


def sample_of(name: str) -> tuple[Deal, list[Row]]:
    if name == "sample":
        return sample_deal(), list(ledger(*sample()))
    deal = deal_of_ledger(name)
    return deal, list(ledger(deal.terms, read_events(FOLDER / f"{name}.csv"), {}))


def values(book: Book, name: str) -> list[Cell]:
    return [scalar(row[0]) for row in book.rows(book.names[name])]


def points(book: Book, across: str, up: str) -> list[Point]:
    return list(zip(values(book, across), values(book, up), strict=True))


def distinct(of: Sequence[Point]) -> list[Point]:
    """Drop what repeats the point before it."""
    return [point for index, point in enumerate(of) if not index or point != of[index - 1]]


def assert_points(shown: Sequence[Point], expected: Sequence[tuple[date, Fraction | None]]) -> None:
    assert [across for across, _ in shown] == [to_serial(on) for on, _ in expected]
    assert all(is_close(up, figure) for (_, up), (_, figure) in zip(shown, expected, strict=True))


@pytest.mark.parametrize("name", ["sample", "02", "10"])
@pytest.mark.parametrize("of", FIGURES)
def test_the_steps_are_the_rows_of_the_ledger(name: str, of: str) -> None:
    deal, rows = sample_of(name)
    of_terms, figure = deal.terms, FIGURES[of]
    level: Fraction | None = {"Price": of_terms.exercise_price, "Shares": of_terms.warrant_shares}[of]
    corners = [(of_terms.issue_date, level)]
    for row in (row for row in rows if row.date <= of_terms.expiration_date):
        on = max(row.date, of_terms.issue_date)
        assert getattr(row, figure.replace("after", "before")) == level
        level = getattr(row, figure)
        corners += [(on, corners[-1][1]), (on, level)]
    corners.append((of_terms.expiration_date, level))
    every = points(drawn(deal), "Step_Dates", f"Step_{of}")
    shown, beyond = every[: len(corners)], every[len(corners) - 1 :]
    assert_points(shown, corners)
    assert len(distinct(beyond)) == 1


@pytest.mark.parametrize("name", ["sample", "02", "10"])
@pytest.mark.parametrize("of", FIGURES)
def test_each_clause_stands_at_its_rows(name: str, of: str) -> None:
    deal, rows = sample_of(name)
    book = drawn(deal)
    for clause in CLAUSES:
        acting = [row for row in rows if row.clause == clause and row.date <= deal.terms.expiration_date]
        shown = distinct(points(book, name_of("Mark_Dates", clause), name_of(f"Mark_{of}", clause)))
        title = book.name(name_of("Title", clause))
        if acting:
            assert_points(shown, list(dict.fromkeys((row.date, getattr(row, FIGURES[of])) for row in acting)))
            assert title == clause
        else:
            assert shown == distinct(points(book, "Step_Dates", f"Step_{of}")[:1])
            assert title == BLANK
    assert {row.clause for row in rows} <= {"", *CLAUSES}


def test_an_empty_schedule_is_a_flat_line_over_the_term() -> None:
    book, of_terms = drawn(NO_EVENTS), NO_EVENTS.terms
    term = [of_terms.issue_date, of_terms.expiration_date]
    for of, level in (("Price", of_terms.exercise_price), ("Shares", of_terms.warrant_shares)):
        assert_points(distinct(points(book, "Step_Dates", f"Step_{of}")), [(on, level) for on in term])
    assert {book.name(name_of("Title", clause)) for clause in CLAUSES} == {BLANK}


@pytest.mark.parametrize("calendar", TradingCalendar)
def test_closing_prices_and_the_average_of_the_days_preceding(calendar: TradingCalendar) -> None:
    of_terms = replace(NO_EVENTS.terms, trading_calendar=calendar, expiration_date=date(2003, 3, 3))
    deal = replace(NO_EVENTS, terms=of_terms, prices=sample_deal().prices[:16])
    _, _, every = sample()
    closes = dict(sorted(every.items())[:16])
    book = drawn(deal)
    assert_points(distinct(points(book, "Close_Dates", "Close_Prices")), list(closes.items()))
    expected = [(on, average) for on in trading_days(book) if (average := average_on(on, deal, closes)) is not None]
    assert len(expected) == {TradingCalendar.NYSE: 8, TradingCalendar.NONE: 11}[calendar]
    assert_points(distinct(points(book, "Average_Dates", "Average_Prices")), expected)


def trading_days(book: Book) -> list[date]:
    cells = [row[0] for row in book.column("TradingDays", "Trading day")]
    return [to_date(cell) for cell in cells if isinstance(cell, float | date)]


def to_date(cell: float | date) -> date:
    return cell if isinstance(cell, date) else date(1899, 12, 30) + timedelta(days=int(cell))


def average_on(on: date, deal: Deal, closes: Closes) -> Fraction | None:
    days = listed_sessions(closes) if deal.terms.trading_calendar is TradingCalendar.NONE else nyse_sessions
    try:
        return average_close(on, closes, days, deal.terms.fmv_days).value
    except NotThere:
        return None


def test_without_prices_nothing_but_one_point_at_nothing_is_drawn() -> None:
    book = drawn(NO_EVENTS)
    (close,) = distinct(points(book, "Close_Dates", "Close_Prices"))
    assert close == (to_serial(NO_EVENTS.terms.issue_date), 0.0)
    assert distinct(points(book, "Average_Dates", "Average_Prices")) == [close]


def test_prices_too_few_for_an_average_hide_it_behind_the_first_close() -> None:
    deal = replace(NO_EVENTS, prices=sample_deal().prices[:4])
    book = drawn(deal)
    closes = distinct(points(book, "Close_Dates", "Close_Prices"))
    assert len(closes) == 4
    assert distinct(points(book, "Average_Dates", "Average_Prices")) == closes[:1]


@pytest.mark.parametrize("deal", [sample_deal(), deal_of_ledger("02"), NO_EVENTS], ids=["sample", "02", "no events"])
def test_no_cell_that_feeds_the_charts_is_an_error(deal: Deal) -> None:
    book = drawn(deal)
    for sheet in ("Chart Data", "Trading Days"):
        canvas = book.canvases[sheet]
        cells = [cell for placed in canvas.tables for row in book.rows(placed.area) for cell in row]
        cells += [book.value(sheet, *at) for at in canvas.cells]
        assert cells
        assert not [cell for cell in cells if is_error(cell)]


def test_every_series_covers_its_columns(tmp_path: Path) -> None:
    book = drawn(sample_deal())
    save(book, tmp_path / "charts.xlsx", force=False)
    with zipfile.ZipFile(tmp_path / "charts.xlsx") as file:
        names = sorted(name for name in file.namelist() if name.startswith("xl/charts/"))
        shown = [ET.fromstring(file.read(name)).iter(SERIES) for name in names]  # noqa: S314  # our own file
        written = {tuple(each.text for each in one.iter(REFERENCE)) for series in shown for one in series}
    described = [block for block in book.canvases["Charts"].sheet.blocks if isinstance(block, Chart)]
    lines = [(line.titled, line.across or chart.across, line.values) for chart in described for line in chart.lines]
    assert written == {tuple(book.names[name].reference for name in names if name) for names in lines}
    assert len(lines) == 1 + len(ADJUSTING) + 1 + len(CLAUSES) + 2
    for _, across, up in lines:
        assert covers_its_column(book, across)
        assert covers_its_column(book, up)


def covers_its_column(book: Book, name: str) -> bool:
    area = book.names[name]
    bodies = [placed.body for placed in book.canvases["Chart Data"].tables]
    return (area.top, area.bottom) in {(body.top, body.bottom) for body in bodies if body.has(area.top, area.left)}


def test_the_charts_do_not_overlap() -> None:
    canvas = drawn(sample_deal()).canvases["Charts"]
    for (above, chart), (below, _) in pairwise(canvas.charts):
        assert above + chart.height < below
    assert math.fsum(canvas.widths.values()) * DIGIT >= WIDTH


def test_the_axis_of_parts_begins_with_a_zero_that_is_seen() -> None:
    (chart,) = (block for block in ownership.sheet(sample_deal()).blocks if isinstance(block, Chart))
    native = native_chart(chart, lambda _: (Workbook().worksheets[0], Area("Ownership", 1, 1, 2, 1)))
    assert native.y_axis.number_format.formatCode == "0%"
    assert native.series[0].dLbls.numFmt == Format.PERCENT.value
