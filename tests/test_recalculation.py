"""The ledger in native formulas, as we evaluate them: the same as the core's, under all readings."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import StringIO

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from addin.cells import Cell, to_cell
from addin.deal_tables import EVENTS, PRICES, lines
from addin.files import read_events, read_terms
from addin.inputs import PRICE_COLUMNS, closes_from_range
from addin.market import ledger
from addin.schedule import COLUMNS, NUMBERS, read_schedule
from addin.warrant.errors import Fault
from addin.warrant.events import Event
from addin.warrant.ledger import Row
from addin.warrant.terms import (
    DeemedOutstanding,
    ExerciseTest,
    PlanCapAfterSplit,
    Reading,
    ReadjustedNumber,
    Terms,
    TradingCalendar,
)
from tests.findings import findings
from tests.hard_schedules import HARD
from tests.test_ledgers import FOLDER, expected
from tests.test_ledgers import NUMBERS as LEDGERS
from tests.test_properties import schedules
from workbooks import model
from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.drawing import draw
from workbooks.expressions import Call, Expression, Infix, Literal
from workbooks.layout import Table
from workbooks.recalculation.capacity import assets
from workbooks.recalculation.columns import TABLE
from workbooks.recalculation.comparison import COMPARISON
from workbooks.recalculation.ledger import groups
from workbooks.references import Before
from workbooks.sample import sample, sample_deal
from workbooks.sheets import calendars, entries, events, prices, recalculation, terms

DIGITS = 1e-12
FIGURES = {
    "Factor": "factor",
    "Exercise Price before": "price_before",
    "Exercise Price after": "price_after",
    "Warrant Shares before": "shares_before",
    "Warrant Shares after": "shares_after",
    "Outstanding before": "outstanding_before",
    "Outstanding after": "outstanding_after",
    "Additional Shares": "additional_shares",
    "Consideration": "consideration",
    "Effective Price": "effective_price",
    "Fair Market Value": "fair_market_value",
}
ROOM = (
    *("Rows_Suffice", "Versions_Suffice", "Assets_Suffice"),
    *("Trading_Days_Suffice", "Sessions_Suffice", "Calendars_Suffice"),
)


def deal_of(of: Terms, cells: Iterable[Sequence[Cell]]) -> Deal:
    given = tuple(line.values for line in lines(EVENTS, map(list, cells), "events", to_given))
    return replace(sample_deal(), terms=of, events=given, prices=())


def to_given(value: object) -> Cell:
    return None if value is None else to_cell(value)


def deal_of_ledger(number: str) -> Deal:
    rows = csv.reader(StringIO((FOLDER / f"{number}.csv").read_text()))
    return deal_of(read_terms(FOLDER / f"{number}.toml"), list(rows))


def drawn(deal: Deal) -> Book:
    """Draw the native ledger alone, as a workbook without any add-in has it."""
    described = (terms.sheet, prices.sheet, events.sheet, recalculation.alone)
    workings = (recalculation.keys, entries.sheet, recalculation.trading_days, calendars.sheet)
    return draw([each(deal) for each in (*described, *workings)])


def column(book: Book, title: str) -> list[Cell]:
    return [row[0] for row in book.column(TABLE, title)]


def named(book: Book, name: str) -> Cell:
    return book.rows(book.names[name])[0][0]


def is_close(cell: Cell, figure: Fraction | None, scale: float = 0) -> bool:
    """Compare with the exact number; one that is what is left of a larger one, to a part of that."""
    if figure is None:
        return cell == ""
    return isinstance(cell, int | float) and math.isclose(cell, figure, rel_tol=DIGITS, abs_tol=DIGITS * scale)


def check_figures(book: Book, rows: Sequence[Row]) -> None:
    for title, name in FIGURES.items():
        for row, cell in zip(rows, column(book, title), strict=False):
            paid = getattr(row.source, "cash", 0) + getattr(row.source, "expenses", 0)
            scale = float(paid) if title in {"Consideration", "Effective Price"} else 0
            figure = getattr(row, name)
            assert is_close(cell, figure, scale), (row.number, row.event, title, cell, figure and float(figure))
    clauses = column(book, "Clause")
    assert clauses[: len(rows)] == [row.clause for row in rows]
    assert set(clauses[len(rows) :]) <= {""}


def check_property(book: Book, rows: Sequence[Row], count: int) -> None:
    assets = [named(book, f"Asset_{number}") for number in range(1, count + 1)]
    amounts = [column(book, f"Held {number}") for number in range(1, count + 1)]
    for index, row in enumerate(rows):
        held = {asset: each[index] for asset, each in zip(assets, amounts, strict=True) if each[index]}
        assert held.keys() == row.property.keys(), (row.number, held)
        assert all(is_close(amount, row.property[str(asset)]) for asset, amount in held.items()), (row.number, held)


def check(deal: Deal, rows: Sequence[Row]) -> None:
    book = drawn(deal)
    check_figures(book, rows)
    check_property(book, rows, assets(deal))
    assert findings(book) == []
    blank = [column(book, title)[len(rows) :] for title in FIGURES]
    assert {cell for cells in blank for cell in cells} <= {""}


@pytest.mark.parametrize("number", LEDGERS)
def test_worked_ledgers(number: str) -> None:
    deal = deal_of_ledger(number)
    rows = ledger(deal.terms, read_events(FOLDER / f"{number}.csv"), {})
    check(deal, rows)
    after = column(drawn(deal), "Exercise Price after")
    for cell, row in zip(after, expected(number), strict=False):
        assert is_close(cell, None if row["price_after"] is None else Fraction(str(row["price_after"])))


def test_the_sample() -> None:
    check(sample_deal(), ledger(*sample()))


def as_cells(event: Event) -> list[Cell]:
    """Write an event as a row of the sheet Events."""
    values: dict[str, object] = {title: getattr(event, name, None) for title, name in NUMBERS.items()}
    texts = {"Treatment": "treatment", "Asset": "asset", "Of asset": "of_asset", "Ref": "ref"}
    values |= {title: str(getattr(event, name, "")) or None for title, name in texts.items()}
    values |= {"Date": event.date, "Event": event.name}
    optional = {"Cash", "Property", "Expenses", "Debt"}
    return [
        None if value is None or (title in optional and not value) else to_cell(value)
        for title, value in ((title, values.get(title)) for title in COLUMNS)
    ]


@given(schedules(), st.sampled_from(ReadjustedNumber), st.sampled_from([date(2002, 5, 15), date(2002, 12, 31)]))
@settings(max_examples=60, derandomize=True)
def test_random_schedules(drawn: tuple[Terms, list[Event]], number: ReadjustedNumber, expires: date) -> None:
    of, schedule = drawn
    of = replace(of, expiration_date=expires, reading=replace(of.reading, readjusted_number=number))
    try:
        rows = ledger(of, schedule, {})
    except Fault:
        assume(False)  # noqa: FBT003  # the Warrant was exercised after the earlier Expiration Date
    check(deal_of(of, [COLUMNS, *map(as_cells, schedule)]), rows)


OF = Terms(warrant_shares=Fraction(600_000), shares_outstanding=Fraction(1_000_000), expiration_date=date(2003, 3, 3))
READINGS = [
    Reading(DeemedOutstanding(outstanding), ExerciseTest(test), PlanCapAfterSplit(cap), ReadjustedNumber(number))
    for outstanding, test, cap, number in (
        ("this issue", "once", "as written", "inverse"),
        ("all deemed", "again", "scaled", "price only"),
        ("denominator only", "again", "as written", "inverse"),
        ("denominator only", "once", "scaled", "inverse"),
    )
]


def filled(text: str) -> list[list[Cell]]:
    """Read the rows of a schedule, the columns at the end left out."""
    rows: list[list[Cell]] = [list(row.strip().split(",")) for row in text.strip().splitlines()]
    return [[*COLUMNS], *([*row, *[""] * (len(COLUMNS) - len(row))] for row in rows)]


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: "-".join(reading.deemed_outstanding.split()))
@pytest.mark.parametrize("title", HARD)
def test_what_is_hard(title: str, reading: Reading) -> None:
    of = replace(OF, reading=reading)
    cells = filled(HARD[title])
    check(deal_of(of, cells), ledger(of, read_schedule(cells), {}))


SPRING = """
    2002-04-26,2
    2002-04-27,9
    2002-04-29,,2.1,2.3
    2002-04-30,2.15
    2002-05-01,2.05
    2002-05-02,1.95
    2002-05-03,2.25
    2002-05-06,2.4"""
"""Closing prices: a Saturday among them, a day with bid and asked alone."""
PRICE_THEN = 1.94 * (1_000_000 + 8_000 / 2.12) / 1_070_000
ASKING = "2002-05-06,Issue options,A,70000,1000,,,7000\n2002-05-07,Issue shares,,70000,1000"


def asking(history: str, calendar: TradingCalendar) -> Deal:
    given = [row.strip().split(",") for row in history.strip().splitlines()]
    prices = [line.values for line in lines(PRICES, [[*PRICE_COLUMNS], *given], "prices", to_given)]
    return replace(deal_of(replace(OF, trading_calendar=calendar), filled(ASKING)), prices=tuple(prices))


@pytest.mark.parametrize("calendar", TradingCalendar)
def test_the_average_of_five_trading_days(calendar: TradingCalendar) -> None:
    deal = asking(SPRING, calendar)
    closes = closes_from_range([[*PRICE_COLUMNS], *(list(row[:4]) for row in deal.prices)])
    rows = ledger(deal.terms, read_schedule(filled(ASKING)), closes)
    assert [row.fair_market_value for row in rows] == {
        TradingCalendar.NYSE: [Fraction("2.12"), Fraction("2.16")],
        TradingCalendar.NONE: [Fraction("2.12"), Fraction("2.16")],
    }[calendar]
    check(deal, rows)


def test_a_day_without_a_price_is_missed_where_it_is_needed() -> None:
    book = drawn(asking(SPRING.replace("2002-05-06,2.4", ""), TradingCalendar.NYSE))
    assert column(book, "F")[:3] == [pytest.approx(2.12, rel=DIGITS), "#N/A", ""]
    assert column(book, "Exercise Price after")[:2] == [pytest.approx(PRICE_THEN, rel=DIGITS), "#N/A"]


def test_every_row_agrees_with_the_sheet_ledger() -> None:
    rows = model.book(sample_deal())
    assert set(column(rows, "Agrees")) == {True}
    assert {cell for letter in "PNOACEF" for cell in column(rows, f"Difference {letter}")} == {0}


def test_rows_may_be_taken_from_the_sheet_events() -> None:
    deal = sample_deal()
    (table,) = (block for block in events.sheet(deal).blocks if isinstance(block, Table))
    short = replace(events.sheet(deal), blocks=(replace(table, spare=0),))
    others = (
        terms.sheet,
        prices.sheet,
        recalculation.alone,
        recalculation.keys,
        entries.sheet,
        recalculation.trading_days,
        calendars.sheet,
    )
    check_figures(draw([short, *(each(deal) for each in others)]), ledger(*sample()))


def depth_of_ifs(expression: Expression) -> int:
    """Count the IFs that stand one inside another."""
    parts = expression.arguments if isinstance(expression, Call) else ()
    if isinstance(expression, Infix):
        parts = (expression.left, expression.right)
    is_if = isinstance(expression, Call) and expression.function == "IF"
    return max(map(depth_of_ifs, parts), default=0) + is_if


def numbers_in(expression: Expression) -> set[object]:
    """Collect the numbers that a formula holds."""
    match expression:
        case Literal(cell=cell):
            return {cell} if isinstance(cell, int | float) and not isinstance(cell, bool) else set()
        case Call(arguments=arguments):
            return set().union(*map(numbers_in, arguments))
        case Infix(left=left, right=right):
            return numbers_in(left) | numbers_in(right)
        case Before(place=place):
            return numbers_in(place)
        case _:
            return set()


def test_formulas_nest_no_ifs_and_hold_no_numbers_but_0_and_1() -> None:
    columns = [each for group in (*groups(4, 6), COMPARISON) for each in group.columns]
    assert len({each.title for each in columns}) == len(columns) > 150
    for each in columns:
        assert each.formula is not None
        assert depth_of_ifs(each.formula) <= 1, each.title
        assert numbers_in(each.formula) <= {0, 1}, each.title
