"""Ten inputs of the model changed at random, plausibly: most workbooks stay free of faults, and some do not.

The same changes go into the deal before it is drawn, into the drawn book's cells, and into a written file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from addin.cells import Cell
from addin.deal_tables import CAP_TABLE
from addin.inputs import PRICE_COLUMNS
from addin.register import COLUMNS as REGISTER_COLUMNS
from addin.schedule import COLUMNS as EVENT_COLUMNS
from addin.warrant.terms import DeemedOutstanding, ExerciseTest, PlanCapAfterSplit, ReadjustedNumber, TradingCalendar
from tests.recalculation import named_cell
from workbooks.canvas import Book
from workbooks.deal import Deal, Rows

CHANGES = 10
HOLDER_COLUMNS = tuple(CAP_TABLE.columns)
_WEIGHTS = (6, 6, 6, 4, 2, 1)
"""How often terms, other fields, events, prices, holders and the register are drawn; the register's changes often make
the consents' names unknown."""
FIRST_DAY, LAST_DAY = date(2002, 3, 4), date(2007, 3, 2)
_FMV = 12.0
"""What a surrender's share is worth at least: above every price that the changes lead to."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named cell's new value."""

    name: str
    value: Cell = None


@dataclass(frozen=True, slots=True)
class InTable:
    """The new value of a cell of a table: its row, counted from 0, and the title of its column."""

    table: str
    row: int
    title: str
    value: Cell = None


Change = Named | InTable
Choice = Callable[[Random], Cell]
Offer = tuple[Change, Choice]
"""A cell that may change, and how its value is drawn."""
TABLES = {
    "EventSchedule": ("events", EVENT_COLUMNS),
    "PriceHistory": ("prices", PRICE_COLUMNS),
    "Holders": ("holders", tuple(CAP_TABLE.columns)),
    "RegisterEntries": ("register", REGISTER_COLUMNS),
}
"""For each table the field of the deal that it shows, and the columns."""


def changes(deal: Deal, random: Random) -> list[Change]:
    """Draw ten changes, each of another cell, and let what is surrendered be paid by net exercise."""
    drawn: dict[Change, Change] = {}
    groups = (_terms(), _fields(), _events(deal), _prices(deal), _holders(deal), _register(deal))
    offered = [list(group) for group in groups]
    while len(drawn) < CHANGES:
        (group,) = random.choices(offered, _WEIGHTS)
        cell, choice = random.choice(group)
        drawn[cell] = replace(cell, value=choice(random))
    return [*_paid_net(deal), *drawn.values()]


def in_deal(deal: Deal, changed: list[Change]) -> Deal:
    """Give the deal with the changes of its tables."""
    for each in changed:
        if isinstance(each, InTable):
            field, columns = TABLES[each.table]
            rows: list[tuple[Cell, ...]] = list(getattr(deal, field))
            cells = list(rows[each.row])
            cells[columns.index(each.title)] = each.value
            rows[each.row] = tuple(cells)
            deal = replace(deal, **{field: tuple(rows)})  # type: ignore[arg-type]  # a field of rows
    return deal


def in_book(book: Book, changed: list[Change]) -> Book:
    """Put the changes of named cells into a drawn book, before anything of it is evaluated."""
    assert not book.values
    for each in changed:
        if isinstance(each, Named):
            area = book.names[each.name]
            book.values[area.sheet, area.top, area.left] = each.value
    return book


def in_file(source: Path, changed: list[Change], to: Path) -> Path:
    """Save a written workbook with all changes, as a person would who types them."""
    workbook = openpyxl.load_workbook(source)
    for each in changed:
        _type(workbook, each)
    workbook.save(to)
    return to


def _type(workbook: Workbook, change: Change) -> None:
    cell = named_cell(workbook, change.name) if isinstance(change, Named) else _in_table(workbook, change)
    cell.value = change.value
    if isinstance(change.value, str):
        cell.data_type = "s"  # text as it is: openpyxl would make a formula of "=1+1"


def _in_table(workbook: Workbook, change: InTable) -> Any:  # noqa: ANN401  # a cell, which openpyxl has no one type for
    sheet = next(sheet for sheet in workbook.worksheets if change.table in sheet.tables)
    header, *rows = sheet[sheet.tables[change.table].ref]
    return rows[change.row][[cell.value for cell in header].index(change.title)]


def _paid_net(deal: Deal) -> Iterator[Change]:
    """Leave cash and debt of a surrender blank: what is fixed in cents would not follow another price."""
    for row, event in enumerate(_records(deal.events, EVENT_COLUMNS)):
        if event["Event"] == "Exercise warrant":
            yield from (InTable("EventSchedule", row, title, None) for title in ("Cash", "Debt"))
            yield InTable("EventSchedule", row, "FMV", _FMV)


def _terms() -> Iterator[Offer]:
    yield Named("Exercise_Price"), _amount(1.2, 3)
    yield Named("Par_Value"), _amount(0.01, 0.06)
    yield Named("Shares_Outstanding"), _count(6_500_000, 8_000_000)
    yield Named("Shares_Authorized"), _count(8_000_000, 20_000_000)
    yield Named("Plan_Option_Cap"), _count(1_500_000, 2_200_000)
    yield Named("Plan_Options_Granted"), _count(1_000_000, 1_400_000)
    yield Named("Restructuring_Floor"), _amount(0.8, 0.95)
    yield Named("FMV_Days"), _count(3, 5)
    yield Named("Notice_Days"), _count(10, 60)
    yield Named("Trading_Calendar"), _value_of(TradingCalendar)
    yield Named("Deemed_Outstanding"), _value_of(DeemedOutstanding)
    yield Named("Exercise_Test"), _value_of(ExerciseTest)
    yield Named("Plan_Cap_After_Split"), _value_of(PlanCapAfterSplit)
    yield Named("Readjusted_Number"), _value_of(ReadjustedNumber)


def _fields() -> Iterator[Offer]:
    for name in ("Exercise_Date", "Cap_Table_Date", "Covenants_Date", "Rule_144_Date", "Disposed_Date"):
        yield Named(name), _day
    for name in ("Planned_Cash", "Planned_Property", "Planned_Expenses", "Claim", "Net_Proceeds", "Damages_Paid"):
        yield Named(name), _amount(0, 400_000)
    for name in ("Cash_Paid", "Debt_Paid"):
        yield Named(name), _amount(0, 2_000)
    yield Named("Offering_Price"), _amount(0, 400_000)
    yield Named("Exercised_Shares"), _count(1, 20_000)
    yield Named("Planned_Shares"), _count(1, 500_000)
    yield Named("Reserved_Shares"), _count(0, 2_000_000)
    yield Named("Certificate_Number"), _count(1, 15)
    yield Named("Has_Conflict"), lambda random: random.random() < 1 / 2


def _events(deal: Deal) -> Iterator[Offer]:
    """Offer the amounts of the schedule on which no later row's count depends."""
    amounts = ("Cash", "Property", "Expenses", "Payable", "FMV", "Per share")
    for row, event in enumerate(_records(deal.events, EVENT_COLUMNS)):
        counts = ("Shares",) if event["Event"] in ("Issue shares", "Repurchase") else ()
        for title in (*amounts, *counts) if event["Event"] != "Exercise warrant" else ():
            if event[title]:
                yield InTable("EventSchedule", row, title), _near(event[title], 0 if title in counts else 2)


def _prices(deal: Deal) -> Iterator[Offer]:
    for row, price in enumerate(_records(deal.prices, PRICE_COLUMNS)):
        if price["Close"]:
            yield InTable("PriceHistory", row, "Close"), _near(price["Close"], 2)


def _holders(deal: Deal) -> Iterator[Offer]:
    for row, holder in enumerate(_records(deal.holders, tuple(CAP_TABLE.columns))):
        yield InTable("Holders", row, "Shares"), _near(holder["Shares"], 0)


def _register(deal: Deal) -> Iterator[Offer]:
    """Offer the date, whom a Warrant goes to, and how many of the shares issued were sold."""
    yield Named("Register_Date"), _day
    for row, entry in enumerate(_records(deal.register, REGISTER_COLUMNS)):
        if entry["Entry"] == "Transfer":
            yield InTable("RegisterEntries", row, "Holder"), _one_of("Another fund", "A third bank", "=1+1", "@SUM(1)")
        if entry["Entry"] == "Sale":
            yield InTable("RegisterEntries", row, "Shares"), _count(1, 45_000)


def _records(rows: Rows, columns: tuple[str, ...]) -> Iterator[dict[str, Cell]]:
    return (dict(zip(columns, row, strict=False)) for row in rows)  # prices have a source beside them


def _amount(least: float, most: float) -> Choice:
    return lambda random: round(random.uniform(least, most), 2)


def _count(least: int, most: int) -> Choice:
    return lambda random: float(random.randint(least, most))


def _near(value: Cell, digits: int) -> Choice:
    assert isinstance(value, float)
    return lambda random: round(value * random.uniform(0.8, 1.25), digits)


def _one_of(*values: Cell) -> Choice:
    return lambda random: random.choice(values)


def _value_of(switch: type[StrEnum]) -> Choice:
    return _one_of(*(each.value for each in switch))


def _day(random: Random) -> date:
    return FIRST_DAY + timedelta(days=random.randint(0, (LAST_DAY - FIRST_DAY).days))
