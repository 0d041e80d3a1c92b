"""Ten inputs of the model changed at random, plausibly: most workbooks stay free of faults, and some do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from addin.cells import Cell
from addin.deal_tables import CAP_TABLE, EVENTS, INSTRUMENTS, PRICES, REGISTER
from addin.warrant.terms import DeemedOutstanding, ExerciseTest, PlanCapAfterSplit, ReadjustedNumber, TradingCalendar
from tests.changes import Change, InTable, Named, rows_of
from workbooks.deal import Deal

CHANGES = 10
_WEIGHTS = (60, 60, 60, 40, 20, 10, 3)
"""How often terms, other fields, events, prices, holders and the register are drawn, and how seldom a fault; the
register's changes often make the consents' names unknown."""
FIRST_DAY, LAST_DAY = date(2002, 3, 4), date(2007, 3, 2)
_FMV = 12.0
"""What a surrender's share is worth at least: above every price that the changes lead to."""


Choice = Callable[[Random], Cell]
Offer = tuple[Change, Choice]
"""A cell that may change, and how its value is drawn."""


def changes(deal: Deal, random: Random, is_there: Callable[[Change], bool] = lambda _: True) -> list[Change]:
    """Draw ten changes, each of another cell that is there, and let what is surrendered be paid by net exercise."""
    drawn: dict[Change, Change] = {}
    groups = (_terms(), _fields(), _events(deal), _prices(deal), _holders(deal), _register(deal), _faults(deal))
    offered = [[offer for offer in group if is_there(offer[0])] for group in groups]
    weights = [weight if offers else 0 for weight, offers in zip(_WEIGHTS, offered, strict=True)]
    while len(drawn) < CHANGES:
        (group,) = random.choices(offered, weights)
        cell, choice = random.choice(group)
        drawn[cell] = replace(cell, value=choice(random))
    return [*paid_net(deal), *drawn.values()]


def paid_net(deal: Deal) -> Iterator[Change]:
    """Leave cash and debt of a surrender blank: what is fixed in cents would not follow another price."""
    for row, event in enumerate(rows_of(deal, EVENTS.excel_table)):
        if event["Event"] == "Exercise warrant":
            yield from (InTable(EVENTS.excel_table, row, title, None) for title in ("Cash", "Debt"))
            yield InTable(EVENTS.excel_table, row, "FMV", _FMV)


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
    for row, event in enumerate(rows_of(deal, EVENTS.excel_table)):
        counts = ("Shares",) if event["Event"] in ("Issue shares", "Repurchase") else ()
        for title in (*amounts, *counts) if event["Event"] != "Exercise warrant" else ():
            if event[title]:
                yield InTable(EVENTS.excel_table, row, title), _near(event[title], 0 if title in counts else 2)


def _prices(deal: Deal) -> Iterator[Offer]:
    for row, price in enumerate(rows_of(deal, PRICES.excel_table)):
        if price["Close"]:
            yield InTable(PRICES.excel_table, row, "Close"), _near(price["Close"], 2)


def _holders(deal: Deal) -> Iterator[Offer]:
    for row, holder in enumerate(rows_of(deal, CAP_TABLE.excel_table)):
        yield InTable(CAP_TABLE.excel_table, row, "Shares"), _near(holder["Shares"], 0)
    for row, instrument in enumerate(rows_of(deal, INSTRUMENTS.excel_table)):
        yield InTable(INSTRUMENTS.excel_table, row, "Shares"), _near(instrument["Shares"], 0)


def _register(deal: Deal) -> Iterator[Offer]:
    """Offer the date, whom a Warrant goes to, and how many of the shares issued were sold."""
    yield Named("Register_Date"), _day
    for row, entry in enumerate(rows_of(deal, REGISTER.excel_table)):
        if entry["Entry"] == "Transfer":
            yield (
                InTable(REGISTER.excel_table, row, "Holder"),
                _one_of("Another fund", "A third bank", "=1+1", "@SUM(1)"),
            )
        if entry["Entry"] == "Sale":
            yield InTable(REGISTER.excel_table, row, "Shares"), _count(1, 45_000)


def _faults(deal: Deal) -> Iterator[Offer]:
    """Offer what no ledger takes: a price below zero, a Ref that was never issued, text for a number."""
    yield Named("Exercise_Price"), _one_of(-1.0)
    for row, event in enumerate(rows_of(deal, EVENTS.excel_table)):
        if event["Event"] in ("Exercise", "Reprice"):
            yield InTable(EVENTS.excel_table, row, "Ref"), _one_of("NEVER")
            yield InTable(EVENTS.excel_table, row, "Shares"), _one_of("many")


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
