"""The sheets Ownership and Covenants at their edges: classes, ties, and what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from addin.cells import Cell
from tests.changes import Named
from tests.scenarios import SCENARIOS, Scenario, combined, exercise, failing, merged
from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.sample import sample_deal

CAP_TABLES = ("cap-table", "cap-table-lambda")
CLASSES, TIE = "Ownership: Every class has a row below", "Ownership: Holders tie to the ledger"
OUTSTANDING = 3_284_125.0
"""Of the sample on the date that its workbook opens on."""


def held(*rows: tuple[Cell, float], deal: Deal | None = None) -> Scenario:
    """Give a deal with other holders: a class and its shares each."""
    holders = tuple((of, f"Holder {index}", shares, None) for index, (of, shares) in enumerate(rows))
    return Scenario([], replace(deal or sample_deal(), holders=holders))


def by_class(book: Book, column: str) -> dict[Cell, Cell]:
    names, values = (book.column("Classes", title) for title in ("Class", column))
    return {name[0]: value[0] for name, value in zip(names, values, strict=True)}


@pytest.mark.parametrize("template", CAP_TABLES)
def test_a_class_is_summed_up_as_it_is_written(template: str) -> None:
    given = {"Common*": 1_000.0, ">5": 2_000.0, "=cmd|' /C calc'!A0": 3_000.0, "C?mmon Stock": 4_000.0}
    given["Common Stock"] = OUTSTANDING - sum(given.values())
    book = held(*given.items()).drawn(template)
    assert failing(book) == []
    assert given.items() <= by_class(book, "Basic").items()


def test_a_class_in_another_case_is_the_same_class() -> None:
    book = held(("common stock", 1_000.0), ("Common Stock", OUTSTANDING - 1_000)).drawn("cap-table")
    assert failing(book) == []
    assert by_class(book, "Basic")["common stock"] == OUTSTANDING


def test_each_check_is_of_one_thing() -> None:
    assert failing(held(("Common Stock", OUTSTANDING - 1)).drawn("cap-table")) == [TIE]
    assert failing(held((None, 1_000.0), ("Common Stock", OUTSTANDING - 1_000)).drawn("cap-table")) == [CLASSES]


@pytest.mark.parametrize("template", CAP_TABLES)
@pytest.mark.parametrize(
    ("shares", "fails"),
    [
        pytest.param((2_000_000.0, 3_530_261.0), [], id="each holder's full shares"),
        pytest.param((2_000_000.0, 3_530_260.0), [], id="a share less, of two holders"),
        pytest.param((2_000_000.0, 3_530_259.0), [TIE], id="two shares less"),
        pytest.param((2_000_000.0, 3_530_263.5), [TIE], id="more than there are"),
    ],
)
def test_full_shares_tie_to_a_number_outstanding_that_is_not_whole(
    shares: tuple[float, float], fails: list[str], template: str
) -> None:
    """7,110,336 x 7 / 9 = 5,530,261.333...; two holders."""
    book = held(*(("Common Stock", each) for each in shares), deal=combined()).drawn(template)
    assert failing(book) == fails


@pytest.mark.parametrize("template", CAP_TABLES)
@pytest.mark.parametrize("name", ["merged, net", "no value", "void"])
def test_what_cannot_be_told_is_blank_for_every_holder(name: str, template: str) -> None:
    book = SCENARIOS[name].drawn(template)
    of_holders = [row for title in ("After exercise", "After issue") for row in book.column("Holders", title)]
    of_classes = [row for title in ("exercise", "issue") for row in book.column("Classes", f"Part after {title}")]
    assert {row[0] for row in (*of_holders, *of_classes)} == {""}
    assert set(failing(book)) <= {TIE}


@pytest.mark.parametrize("template", CAP_TABLES)
def test_after_a_merger_for_cash_an_exercise_adds_no_share(template: str) -> None:
    book = Scenario(exercise(date(2006, 12, 29), 10_000.0, cash=47_954.53), merged()).drawn(template)
    assert book.name("Outstanding_After_Exercise") == book.name("Ledger_Outstanding")
    assert book.name("Ledger_Warrant_Shares") == 0
    assert book.name("Diluted_After_Issue") == ""


@pytest.mark.parametrize("template", CAP_TABLES)
def test_the_pro_forma_of_a_record_date_is_of_its_end(template: str) -> None:
    """The issue at E >= F leaves N; the dividend at the close moves it with O, which has the 100,000."""
    book = SCENARIOS["on a record date"].drawn(template)
    before, after = book.name("Outstanding_At_Surrender"), book.name("Outstanding_On_Date")
    shares, found = book.name("Shares_At_Surrender"), book.name("Warrants_After_Issue")
    assert isinstance(before, float)
    assert isinstance(after, float)
    assert isinstance(shares, float)
    assert found == pytest.approx(shares * (after + 100_000) / (before + 100_000), rel=1e-12)
    assert after > before


@pytest.mark.parametrize("template", ["covenants", "covenants-lambda"])
def test_after_the_term_par_value_is_covered_and_there_is_no_price(template: str) -> None:
    book = Scenario([Named("Covenants_Date", date(2007, 4, 2))]).drawn(template)
    assert failing(book) == []
    assert book.name("Par_Is_Covered") is True
    assert [book.name(name) for name in ("Covenants_Price", "Par_Headroom", "Covenants_Shares")] == ["", "", 0]


@pytest.mark.parametrize("template", ["covenants", "covenants-lambda"])
def test_shares_authorized_may_be_unknown(template: str) -> None:
    book = Scenario([Named("Shares_Authorized")]).drawn(template)
    assert failing(book) == []
    assert book.name("Reservation_Shortfall_Shares") == ""
