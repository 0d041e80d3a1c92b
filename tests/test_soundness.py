"""The native ledger flags what the add-in refuses: no row is passed over in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from addin.cells import Cell
from addin.schedule import COLUMNS
from tests.templates import drawn
from workbooks.deal import Deal
from workbooks.sample import sample_deal
from workbooks.templates import EVENT_SCHEDULE

ON = date(2002, 5, 6)
ISSUE = {"Date": ON, "Event": "Issue shares", "Shares": 300_000.0, "Cash": 280_500.0, "FMV": 1.1}


def agreed(deal: Deal) -> Cell:
    """Say whether all checks of the edition without an add-in agree."""
    book = drawn(f"{EVENT_SCHEDULE.name}-lambda", deal)
    return book.name("All_Checks")


def with_row(**cells: Cell) -> Deal:
    """Give a deal of one event."""
    row = tuple(cells.get(column.replace(" ", "_")) for column in COLUMNS)
    return replace(sample_deal(), events=(row,), prices=(), register=(), certificate_lines=(), electors=())


def test_a_sound_row_is_let_through() -> None:
    assert agreed(with_row(**ISSUE)) is True


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({**ISSUE, "Cash": "280,500"}, id="an amount with a comma"),
        pytest.param({**ISSUE, "Shares": "300000"}, id="a number held as text"),
        pytest.param({**ISSUE, "Shares": -1.0}, id="a negative number"),
        pytest.param({**ISSUE, "Event": "Isue shares"}, id="an unknown event"),
        pytest.param({**ISSUE, "Treatment": "Restructured"}, id="an unknown treatment"),
        pytest.param({**ISSUE, "Date": "2002-05-06"}, id="a date held as text"),
        pytest.param({**ISSUE, "Date": None}, id="no date"),
        pytest.param({**ISSUE, "Date": date(2002, 1, 6)}, id="before the Issue Date"),
        pytest.param({**ISSUE, "FMV": None}, id="no Fair Market Value"),
        pytest.param({"Date": ON, "Event": "Exercise", "Ref": "A", "Shares": 1_000.0}, id="a Ref never issued"),
        pytest.param({"Date": ON, "Event": "Expire", "Ref": "A"}, id="an expiry of nothing"),
        pytest.param({"Date": ON, "Event": "Repurchase", "Shares": 9e9}, id="more repurchased than outstanding"),
        pytest.param({"Date": ON, "Event": "Exercise warrant", "Shares": 9e6, "FMV": 5.0}, id="more than there are"),
        pytest.param(
            {"Date": ON, "Event": "Exercise warrant", "Shares": 1_000.0, "Cash": 1940.01}, id="a cent too much"
        ),
        pytest.param(
            {"Date": date(2002, 5, 5), "Event": "Exercise warrant", "Shares": 1_000.0, "Cash": 1940.0}, id="on a Sunday"
        ),
    ],
)
def test_a_row_that_cannot_be_is_flagged(cells: dict[str, Cell]) -> None:
    assert agreed(with_row(**cells)) is False
