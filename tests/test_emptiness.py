"""A host that gives empty cells as 0: a 0 is an empty cell where none is meant, and is itself where one may be."""

from __future__ import annotations

from typing import Any

import pytest

from addin.cells import not_negative
from addin.emptiness import is_zero, restored, without_left_out
from addin.formulas import TERMS_THAT_MAY_BE_0
from addin.functions import CATALOGUE
from addin.inputs import TERM_READERS, part, whole

TERMS: list[Any] = [["warrant_shares", 1000], ["shares_outstanding", 10000], ["par_value", 0]]
HEADER: list[Any] = ["Date", "Event", "Ref", "Shares", "Cash", "FMV", "New", "Old", "Asset", "Per share"]
ISSUE: list[Any] = [37410, "Issue shares", 0, 1000, 0, 0, 0, 0, 0, 0]
STOCK: list[Any] = [37411, "Reorganization", 0, 0, 0, 0, 0, 1, 0, 0]
ASSET: list[Any] = [37412, "Reorganization", 0, 0, 0, 0, 0, 0, "Gold", 0]
FULL: list[Any] = [["Date", "Event", "Ref", "Shares", "Payable", "FMV"], [37410, "Reprice", "O", 0, 0, 0]]
DAYS: list[Any] = [[37410], [37411]]
NO = [False]


def empties(name: str, *cells: Any) -> list[Any]:  # noqa: ANN401  # cells and ranges
    """Give the cells of a call as they are restored."""
    return restored(CATALOGUE[name], cells)


def of_events(*rows: list[Any]) -> Any:  # noqa: ANN401  # a range
    """Give a schedule as it is restored."""
    return empties("WARRANT_PRICE_ON", 37420, TERMS, [*rows])[2]


def test_a_schedule_that_shows_empty_cells_as_0() -> None:
    assert of_events(HEADER, ISSUE, STOCK, ASSET, [0] * 10) == [
        HEADER,
        [37410, "Issue shares", None, 1000, *[None] * 6],
        [37411, "Reorganization", None, None, None, None, 0, 1, None, None],
        [37412, "Reorganization", *[None] * 6, "Gold", 0],
        [None] * 10,
    ]


def test_a_schedule_without_an_empty_cell_keeps_its_0() -> None:
    assert of_events(*FULL) == FULL


def test_another_table_shows_it_too() -> None:
    _, _, events = empties("WARRANT_PRICE_ON", 37420, [*TERMS, ["issuer", 0]], FULL)
    assert events == [FULL[0], [37410, "Reprice", "O", None, 0, None]]


def test_text_that_is_empty_does_not_hide_it() -> None:
    assert of_events(HEADER, [*ISSUE[:-1], ""])[1] == [37410, "Issue shares", None, 1000, *[None] * 5, ""]


@pytest.mark.parametrize("blank", [None, ""])
def test_a_host_that_tells_them_apart_keeps_its_0(blank: object) -> None:
    events = [FULL[0], [37410, "Issue shares", blank, 1, blank, 0]]
    given = [37420, [["exercise_price", 0]], events, [["Date", "Close"], [37410, 0]]]
    assert empties("WARRANT_PRICE_ON", *given) == given
    votes = [[[1], [2], [blank]], [[True], [0], [blank]]]
    assert empties("CONSENT_FRACTION", *votes) == votes


def test_terms() -> None:
    keys = [*TERM_READERS, "exercise_test", "who knows"]
    _, terms, _ = empties("WARRANT_PRICE_ON", 37420, [[key, 0] for key in keys] + [[0, 0]], FULL)
    kept = {*TERMS_THAT_MAY_BE_0, "who knows"}
    assert terms == [[key, 0 if key in kept else None] for key in keys] + [[None, None]]


def test_which_terms_may_be_0() -> None:
    may_be_0 = [key for key, read in TERM_READERS.items() if read in {not_negative, part, whole}]
    assert may_be_0 == [*TERMS_THAT_MAY_BE_0]


def test_a_price_table() -> None:
    table = [["Date", "Close", "Bid", "Ask"], [37410, 0, 0, 0], [37411, 2, 3, 4], [0, 0, 0, 0]]
    *_, prices = empties("WARRANT_PRICE_ON", 37420, TERMS, FULL, table)
    assert prices == [table[0], [37410, None, None, None], table[2], [None] * 4]


def test_a_register() -> None:
    register = [["Date", "Entry", "Warrant", "Shares"], [37410, "Transfer", "W-1", 0], [0, 0, 0, 0]]
    _, found, *_ = empties("WARRANT_REGISTER", 37420, register, TERMS, FULL)
    assert found == [register[0], [37410, "Transfer", "W-1", None], [None] * 4]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([DAYS, [[1], [0]]], [DAYS, [[1], [0]]]),
        ([[*DAYS, [0]], [[1], [0], [0]]], [[*DAYS, [None]], [[1], [None], [None]]]),
        ([DAYS, [[1], [0]], [[0], [2]], [[0], [3]]], [DAYS, [[1], [None]], [[None], [2]], [[None], [3]]]),
        ([DAYS, [[1], [2]], [[0], [0]], [[1], [1]]], [DAYS, [[1], [2]], [[0], [0]], [[1], [1]]]),
        ([DAYS, [[1], [2]], None, None, [[0]]], [DAYS, [[1], [2]], None, None, [[None]]]),
        ([DAYS, [[1], [2]], None, None, [[False]]], [DAYS, [[1], [2]], None, None, [[False]]]),
    ],
)
def test_a_price_history_and_its_calendar(given: list[Any], expected: list[Any]) -> None:
    assert empties("FMV_5DAY", 37420, *given) == [37420, *expected]


def test_an_amount_is_empty_where_all_beside_it_is() -> None:
    given = [[[600], [0], [0]], [[True], [False], [0]]]
    assert empties("CONSENT_FRACTION", *given) == [[[600], [0], [None]], [[True], [False], [None]]]
    assert empties("FULLY_DILUTED_SHARES", 1000, [[200], [0]]) == [1000, [[200], [0]]]
    several = [[[600, 0], [400, 0]], [[True], [0]]]
    assert empties("CONSENT_FRACTION", *several)[0] == several[0]


def test_scalars() -> None:
    assert empties("LAST_EXERCISE_DATE", 0, [[0], [37410]]) == [None, [[None], [37410]]]
    assert empties("CLOSING_PRICE", 0, [[0.0]], -0.0) == [None, None, None]
    assert empties("EXERCISE_SETTLEMENT", 0, 0, 0, 0, 0, 0) == [0] * 6
    assert empties("NOTICE_DEADLINE", 0, 0) == [None, 0]
    assert empties("NET_EXERCISE_SHARES", 1, 1, 1, *NO) == [1, 1, 1, *NO]
    assert empties("SPLIT_PRICE", 1, 2, 3, 0) == [1, 2, 3, 0]


def test_behind_a_function_name() -> None:
    assert empties("WARRANT_ERROR", "closing_price", [[0]], [[2]]) == ["closing_price", None, [[2]]]
    assert empties("WARRANT_ERROR", "nothing", [[0]]) == ["nothing", [[0]]]
    assert empties("WARRANT_ERROR") == []


def test_what_libreoffice_leaves_out() -> None:
    given = [37420, [[1]], [[1]], 0.0, 0.0, 0.0]
    assert without_left_out(CATALOGUE["FMV_5DAY"], given) == [*given[:3], None, None, 0.0]
    assert without_left_out(CATALOGUE["CLOSING_PRICE"], [0.0, 1.0, 2.0]) == [0.0, 1.0, 2.0]
    assert without_left_out(CATALOGUE["WARRANT_ERROR"], ["LAST_EXERCISE_DATE", 0.0]) == ["LAST_EXERCISE_DATE", None]


def test_what_is_0() -> None:
    assert [is_zero(cell) for cell in (0, 0.0, -0.0, None, " ", False, "0", 1)] == [True] * 3 + [False] * 5
