"""Deals and exercises at the edges of the sheets Exercise and Ownership, for the tests and for the hosts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from addin.cells import Cell
from addin.schedule import COLUMNS
from tests.changes import Change, Named, in_book, in_deal
from tests.random_inputs import paid_net
from tests.templates import drawn
from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.sample import sample_deal

RECORD_DATE = date(2003, 9, 22)
"""Of the sample's dividend DIV-1."""
DEEMED = date(2004, 9, 14)
"""A day on which deemed shares of the sample are unexercised."""
MERGED = date(2006, 12, 1)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A deal, and what is changed in its workbook's cells."""

    changes: list[Change] = field(default_factory=list)
    deal: Deal = field(default_factory=sample_deal)

    def drawn(self, template: str) -> Book:
        """Draw a template with the changes."""
        return in_book(drawn(template, in_deal(self.deal, self.changes)), self.changes)


def event(**cells: Cell) -> tuple[Cell, ...]:
    """Write a row of the sheet Events; a blank in a title is `_` here."""
    return tuple(cells.get(column.replace(" ", "_")) for column in COLUMNS)


def exercise(on: date, shares: Cell, value: Cell = None, cash: Cell = 0.0, debt: Cell = 0.0) -> list[Change]:
    """Give what is typed for an exercise."""
    names = ("Exercise_Date", "Exercised_Shares", "Board_Value", "Cash_Paid", "Debt_Paid")
    return [*map(Named, names, (on, shares, value, cash, debt))]


def planned(on: date, shares: float, cash: float, value: Cell) -> list[Change]:
    """Give what is typed for a planned issue."""
    names = ("Exercise_Date", "Planned_Shares", "Planned_Cash", "Planned_Expenses", "Board_Value")
    return [*map(Named, names, (on, shares, cash, 0.0, value))]


def net() -> list[Change]:
    """Pay the sample's own exercises by net exercise, so that they follow another price."""
    return [*paid_net(sample_deal())]


def merged() -> Deal:
    """Give the sample, merged for cash: no shares are receivable any more."""
    until = (row for row in sample_deal().events if str(row[0]) < "2006-06-01")
    gone = event(Date=MERGED, Event="Reorganization", New=0.0, Old=1.0)
    return replace(
        sample_deal(), events=(*until, gone, event(Date=MERGED, Event="Reorganization", Asset="Cash", Per_share=9.0))
    )


def combined() -> Deal:
    """Give a deal whose shares outstanding are not whole after a combination, seven for nine."""
    split = event(Date=date(2002, 6, 3), Event="Stock split", New=7.0, Old=9.0)
    return replace(sample_deal(), events=(split,), register=(), certificate_lines=(), electors=())


def failing(book: Book) -> list[Cell]:
    """Name the checks that do not hold."""
    area = book.names["Check_Results"]
    results = [row[0] for row in book.rows(area)]
    return [
        book.value(area.sheet, row, area.left - 1) for row, held in enumerate(results, area.top) if held is not True
    ]


SCENARIOS: dict[str, Scenario] = {
    "on a record date": Scenario(exercise(RECORD_DATE, 10_000.0, 2.67)),
    "all deemed": Scenario(
        [*net(), Named("Deemed_Outstanding", "all deemed"), *planned(DEEMED, 100_000.0, 100_000.0, 2.58)]
    ),
    "denominator only": Scenario(
        [*net(), Named("Deemed_Outstanding", "denominator only"), *planned(DEEMED, 100_000.0, 100_000.0, 2.58)]
    ),
    "merged, net": Scenario(exercise(date(2006, 12, 29), 10_000.0), merged()),
    "merged, paid": Scenario(exercise(date(2006, 12, 29), 10_000.0, cash=47_954.53), merged()),
    "half a cent in lieu": Scenario(exercise(date(2002, 3, 5), 600_000.0, 6.741)),
    "no value": Scenario(exercise(date(2005, 9, 6), 10_000.0)),
    "value below price": Scenario(exercise(date(2006, 12, 29), 10_000.0, 2.0)),
    "void": Scenario(exercise(date(2007, 4, 2), 10_000.0)),
    "nothing typed": Scenario([*map(Named, ("Exercised_Shares", "Cash_Paid", "Debt_Paid", "Planned_Shares"))]),
    "whole shares held of seven for nine": Scenario([], combined()),
}
