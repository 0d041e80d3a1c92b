"""The second opinions beside consents, expenses, Warrants, notices and certificates: right, and sharp enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from addin.cells import Cell
from addin.functions import evaluate
from addin.market import ledger
from addin.schedule import COLUMNS
from addin.warrant.certificate import adjustments
from tests.changes import Named, in_book
from tests.hosts import libreoffice
from tests.recalculation import differences
from workbooks.canvas import Book
from workbooks.checks import checks_of, passed
from workbooks.deal import Deal, Rows
from workbooks.model import book
from workbooks.native import is_error
from workbooks.sample import sample, sample_deal
from workbooks.sheets import expenses
from workbooks.templates import CERTIFICATE, COVENANTS, KEPT_REGISTER, Template
from workbooks.writer import save

DEAL = sample_deal()
COUNSEL, UNDERWRITING = "Counsel for the holders", "Underwriting discounts and fees"
HOSTILE = ("=1+1", "@SUM(1)", "*", ">0", "A?")


def drawn(template: Template, deal: Deal = DEAL, **inputs: Cell) -> Book:
    """Draw a template with other values in named cells."""
    return in_book(book(deal, template), [Named(name, value) for name, value in inputs.items()])


def failing(of: Book, sheet: str) -> list[str]:
    """List the checks of a sheet that do not hold."""
    described = [of.canvases[sheet].sheet]
    return [each.name for each in checks_of(described) if passed(each).value(of) is not True]  # type: ignore[arg-type]


def shown(of: Book, *names: str) -> list[Cell]:
    return [of.name(name) for name in names]


def spoil(of: Book, name: str, row: int, value: Cell) -> None:
    """Put another number into a result of ours, before anything that stands on it is worked out."""
    area = of.names[name]
    of.rows(area)
    of.values[area.sheet, area.top + row, area.left] = value


def held_by(*holders: str) -> Deal:
    """Give a deal whose Holders have the Warrants in equal parts; of the sample every second one consents."""
    each = float(DEAL.terms.warrant_shares) / len(holders)
    register: Rows = tuple(
        (date(2002, 3, 4), "Issue", f"W-{index}", None, holder, each, None, None)
        for index, holder in enumerate(holders, start=1)
    )
    return replace(DEAL, events=(), register=register, electors=holders, certificate_lines=())


VOTE = ("Consenting_Any", "Shares_Any", "Part_Any", "Majority_Any")


def test_the_vote_is_worked_again() -> None:
    of = drawn(KEPT_REGISTER)
    assert failing(of, "Consents") == []
    for suffix in ("Any", "Registration"):
        consenting, every, part, majority = shown(of, *(f"Native_{name[:-4]}_{suffix}" for name in VOTE))
        assert isinstance(consenting, float)
        assert isinstance(every, float)
        assert part == consenting / every
        assert majority is (consenting > every / 2)


def test_half_of_the_shares_is_no_majority() -> None:
    of = drawn(KEPT_REGISTER, held_by("First", "Second"))
    assert failing(of, "Consents") == []
    assert shown(of, "Native_Part_Any", "Native_Majority_Any") == [0.5, False]
    of = drawn(KEPT_REGISTER, replace(held_by("First", "Second", "Third"), electors=("Third", "Second")))
    assert failing(of, "Consents") == []
    assert of.name("Native_Majority_Any") is False


@pytest.mark.parametrize("name", HOSTILE)
def test_a_holder_is_compared_to_the_letter(name: str) -> None:
    """As a criterion each of these would count others, or none; `a?` is another Holder than `A?`."""
    of = drawn(KEPT_REGISTER, held_by("First", name, "AB", name.swapcase() + "x"))
    assert failing(of, "Consents") == []
    assert of.name("Native_Consenting_Any") == float(DEAL.terms.warrant_shares) / 2


@pytest.mark.parametrize("electors", [("First", "Nobody"), ("First", "Second", "First"), ("FIRST", "Second")])
def test_a_name_that_is_no_holders_or_stands_twice_is_an_error_of_both(electors: tuple[str, ...]) -> None:
    of = drawn(KEPT_REGISTER, replace(held_by("First", "Second"), electors=electors))
    assert of.name("Consents_Count") is False
    assert all(map(is_error, shown(of, *VOTE, *(f"Native_{name}" for name in VOTE))))
    assert failing(of, "Consents") == []


def test_libreoffice_takes_names_and_kinds_as_we_do(
    office: libreoffice.LibreOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = (("counsel for the  HOLDERS", 1.0), (COUNSEL, 2.0), ("Listing", 0.1), (UNDERWRITING, 0.2))
    monkeypatch.setattr(expenses, "_EXPENSES", listed)
    for number, template in enumerate((KEPT_REGISTER, COVENANTS)):
        path = tmp_path / f"{number}.xlsx"
        deal = held_by("First", *HOSTILE) if template is KEPT_REGISTER else with_notices()
        save(drawn(template, deal), path, force=False)
        (recalculated,) = office.recalculate([path], tmp_path / f"out-{number}")
        stored, again = (openpyxl.load_workbook(each, data_only=True) for each in (path, recalculated))
        assert differences(stored, again) == []


def test_a_wrong_vote_is_found() -> None:
    of = drawn(KEPT_REGISTER)
    spoil(of, "Vote_Consenting", 0, 99_209.0)
    assert failing(of, "Consents") == ["Check_Consenting_Any"]
    of = drawn(KEPT_REGISTER)
    spoil(of, "Vote_Majority", 1, value=False)
    assert failing(of, "Consents") == ["Check_Majority_Registration"]


@pytest.mark.parametrize(
    ("listed", "has_conflict", "borne"),
    [
        ((), False, (0.0, 0.0)),
        (((COUNSEL, 8.0), ("Listing", 5.0), (COUNSEL, 3.0), (COUNSEL, 2.0), (UNDERWRITING, 7.0)), False, (13.0, 12.0)),
        (((COUNSEL, 8.0), ("Listing", 5.0), (COUNSEL, 3.0), (COUNSEL, 2.0), (UNDERWRITING, 7.0)), True, (18.0, 7.0)),
        (((" counsel  for the HOLDERS", 8.0), (COUNSEL, 3.0)), False, (8.0, 3.0)),
        ((("Listing", 0.1), ("Listing", 0.2), ("listing", 0.0)), False, (0.1 + 0.2, 0.0)),
    ],
)
def test_what_each_bears_is_worked_again(
    listed: tuple[tuple[str, float], ...],
    has_conflict: bool,  # noqa: FBT001  # a column of the table above
    borne: tuple[float, float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(expenses, "_EXPENSES", listed)
    of = drawn(COVENANTS, Has_Conflict=has_conflict)
    assert failing(of, "Expenses") == []
    names = ("Borne_By_Company_In_All", "Borne_By_Sellers_In_All")
    assert shown(of, *(f"Native_{name}" for name in names)) == pytest.approx(borne)
    assert shown(of, *names) == pytest.approx(borne)


@pytest.mark.parametrize("wrong", [("*", 5.0), ("Lunch", 5.0), ("", 5.0), ("Listing", None), ("Listing", -1.0)])
def test_an_expense_that_is_not_understood_is_an_error_of_both(
    wrong: tuple[str, Cell], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expenses, "_EXPENSES", (("Listing", 1.0), wrong))
    of = drawn(COVENANTS)
    names = ("Borne_By_Company_In_All", "Native_Borne_By_Company_In_All", "Native_Borne_By_Sellers_In_All")
    assert all(map(is_error, shown(of, *names)))
    assert failing(of, "Expenses") == []


def test_the_kinds_on_the_sheet_are_those_of_the_function() -> None:
    listed = evaluate("REGISTRATION_EXPENSES", [])
    assert isinstance(listed, list)
    of = drawn(COVENANTS)
    kinds = [of.column("ExpenseKinds", title) for title in ("Expense", "Clause", "Borne by")]
    assert [[*row[:3]] for row in listed[1:-1]] == [[each[0] for each in row] for row in zip(*kinds, strict=True)]


@pytest.mark.parametrize("on", [date(2002, 3, 4), date(2003, 9, 22), date(2006, 12, 29), date(2007, 3, 4)])
def test_the_sum_payable_is_worked_again_for_each_warrant(on: date) -> None:
    of = drawn(KEPT_REGISTER, Register_Date=on)
    assert failing(of, "Warrants") == []
    sums = [row[0] for row in of.column("SumsPayable", "Sum payable")]
    ours = [row[0] or 0.0 for row in of.rows(of.names["Outstanding_Sums"])]
    assert sums == ours
    assert bool(any(sums)) is (on <= DEAL.terms.expiration_date)


def test_a_sum_that_is_a_cent_off_is_found() -> None:
    of = drawn(KEPT_REGISTER)
    spoil(of, "Outstanding_Sums", 0, 75_919.69)
    assert failing(of, "Warrants") == ["Check_Register_Sum_Payable", "Sums_Agree"]


NOTICED = (
    # Two rows of one reorganization, then one of the other asset; two that fall on one day; one after the term.
    ("2004-05-03", "Distribution", None, None, None, "Spun shares", 1.0, None),
    ("2004-06-02", "Stock dividend", None, None, None, None, None, 10_000.0),
    ("2004-09-20", "Reorganization", None, 2.0, 1.0, None, None, None),
    ("2004-09-20", "Reorganization", None, None, None, "Cash", 0.5, None),
    ("2004-09-20", "Notice", None, None, None, None, None, None),
    ("2007-03-30", "Notice", None, None, None, None, None, None),
    ("2007-04-30", "Notice", None, None, None, None, None, None),
)


def with_notices() -> Deal:
    """Give a deal of rows that need notices, by the columns of the sheet Events."""
    titles = ("Date", "Event", "Ref", "New", "Old", "Asset", "Per share", "Shares")
    rows = []
    for values in NOTICED:
        given = dict(zip(titles, values, strict=True)) | {"Date": date.fromisoformat(str(values[0]))}
        rows.append(tuple(given.get(title) for title in COLUMNS))
    return replace(DEAL, events=tuple(rows))


def test_each_notice_and_its_last_day_is_worked_again() -> None:
    of = drawn(COVENANTS, with_notices())
    assert failing(of, "Notices") == []
    days = [row[0] for row in of.column("RequiredNotices", "Last day to mail")]
    # 30 days before each: of the reorganization's rows the first alone, of 30 April 2007 none.
    assert [day for day in days if day != ""] == [38080.0, 38110.0, 38220.0, 38220.0, 39141.0]
    assert of.name("Listed_Notices") == 5.0


@pytest.mark.parametrize("days", [0.0, 1.0, 60.0, 400.0])
def test_the_last_day_follows_the_terms(days: float) -> None:
    assert failing(drawn(COVENANTS, with_notices(), Notice_Days=days), "Notices") == []
    assert failing(drawn(COVENANTS, Notice_Days=days), "Notices") == []


def test_a_calendar_that_is_a_day_off_is_found() -> None:
    for row, name in ((0, "Check_Listed_Issue"), (3, "Notices_Are_Listed")):
        of = drawn(COVENANTS)
        area = of.names["Calendar_Dates"]
        day = of.rows(area)[row][0]
        assert isinstance(day, date)
        spoil(of, "Calendar_Dates", row, date.fromordinal(day.toordinal() + 1))
        assert failing(of, "Notices") == [name]


@pytest.mark.parametrize("number", [0.0, 1.5, *map(float, range(1, 22))])
def test_a_certificate_states_what_the_recalculation_has(number: float) -> None:
    of = drawn(CERTIFICATE, Certificate_Number=number)
    assert failing(of, "Certificate") == []
    is_there = number in range(1, 1 + len(adjustments(ledger(*sample()))))
    assert is_error(of.name("Certified_Row")) is not is_there
    assert is_error(of.name("Stated_Price_After")) is not is_there


def test_a_certificate_with_another_number_is_found() -> None:
    of = drawn(CERTIFICATE)
    labels = [row[0] for row in of.rows(of.names["Certificate_Labels"])]
    spoil(of, "Certificate_Values", labels.index("(d) Exercise Price after"), 1.90)
    assert failing(of, "Certificate") == ["Check_Stated_Price_After"]
