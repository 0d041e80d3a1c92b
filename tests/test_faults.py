"""Every fault of an event schedule, word for word, from a file and from a range.

A message names the file or the range, the row as a person counts it, the column, the value, what was expected and the
clause. What each event uses is written out here from the reading's table: the project's own is what is tested.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from addin.cli import main
from addin.functions import find
from addin.warrant.errors import Fault

TERMS: dict[str, object] = {"warrant_shares": 1000, "shares_outstanding": 10000, "exercise_price": 2}
EVENTS = (
    "Issue shares, Issue options, Issue convertibles, Issue options on convertibles, Reprice, Exercise, Expire,"
    " Stock dividend, Dividend paid, Stock split, Distribution, Reorganization, Repurchase, Exercise warrant, Notice"
)
COLUMNS = (
    "Date, Event, Ref, Shares, Cash, Property, Expenses, Payable, Debt, FMV, New, Old, Treatment, Asset, Per share,"
    " Of asset, Note"
)


@dataclass(frozen=True)
class Wrong:
    """A schedule that is refused: the code in a cell, and the message without the name of its file or range."""

    name: str
    code: str
    message: str
    schedule: str
    prices: str = ""
    calendar: str = "NYSE"


def cells(text: str) -> list[list[object]]:
    """Give CSV as a range holds it: numbers as doubles, blanks as empty cells."""
    return [[_cell(cell) for cell in row] for row in csv.reader(io.StringIO(text))]


def _cell(given: str) -> object:
    try:
        return float(given)
    except ValueError:
        return given or None


def from_a_file(wrong: Wrong, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Replay from files; give the one line on standard error."""
    terms = TERMS | {"trading_calendar": f'"{wrong.calendar}"'}
    (folder / "terms.toml").write_text("\n".join(f"{key} = {value}" for key, value in terms.items()))
    (folder / "events.csv").write_text(wrong.schedule)
    arguments = ["replay", "--terms", str(folder / "terms.toml"), "--events", str(folder / "events.csv")]
    if wrong.prices:
        (folder / "prices.csv").write_text(wrong.prices)
        arguments += ["--prices", str(folder / "prices.csv")]
    assert main(arguments) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    return line


def from_a_range(wrong: Wrong) -> tuple[str, str]:
    """Call WARRANT_LEDGER on ranges; give the code and the words, which WARRANT_ERROR must say too."""
    terms = [[key, value] for key, value in TERMS.items()] + [["trading_calendar", wrong.calendar]]
    arguments = [terms, cells(wrong.schedule), cells(wrong.prices) or None]
    with pytest.raises(Fault) as fault:
        find("WARRANT_LEDGER").call(arguments)
    assert find("WARRANT_ERROR").call(["WARRANT_LEDGER", *arguments]) == str(fault.value)
    return fault.value.code, str(fault.value)


def check(wrong: Wrong, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert from_a_file(wrong, folder, capsys) == f"warrants: events.csv {wrong.message}"
    assert from_a_range(wrong) == (wrong.code, f"events {wrong.message}")


ISSUED = "Date,Event,Ref,Shares,Cash,Expenses,Payable,FMV,New\n2002-06-03,Issue options,A,900,,,900,2,\n"
EXPIRED = f"{ISSUED}2002-06-04,Expire,A,,,,,,\n"
GOLD = (
    "Date,Event,Asset,Per share,Of asset,New,Old,Shares,Note\n"
    "2002-06-03,Distribution,Gold,1,,,,,\n2002-06-04,Reorganization,,,Gold,0,1,,\n"
)
GONE = (
    "Date,Event,Ref,Shares,Cash,Payable,FMV,New,Old,Asset,Per share\n"
    "2002-06-03,Issue options,A,900,,900,2,,,,\n2003-06-03,Reorganization,,,,,,0,1,,\n"
)
NO_COMMON_STOCK = "no Common Stock is receivable since the reorganization of 2003-06-03 (clause 4.B)"
ONLY_RIGHTS = "before the Issue Date 2002-03-04: only options and convertibles outstanding then may be dated so"

STATED = [
    # The header, the event and its date.
    Wrong("a column that there is not", "#VALUE!", f"row 1: no column is called 'Evnt'; there are {COLUMNS} (clause 4)",
          "Date,Evnt\n2002-06-03,Expire\n"),
    Wrong("a column that stands twice", "#VALUE!", "row 1: two columns are called 'Event' (clause 4)",
          "Date,Event,EVENT\n2002-06-03,Expire,\n"),
    Wrong("a column that is missing", "#VALUE!", "row 1: the header row has no column 'Event' (clause 4)",
          "Date,Ref\n2002-06-03,A\n"),
    Wrong("a cell under no column's name", "#VALUE!", "row 2: 'stray' stands under no column's name (clause 4)",
          "Date,Event,\n2002-06-03,Expire,stray\n"),
    Wrong("an unknown event", "#VALUE!",
          f"row 2, column Event: 'Issue bonds' is not an event; there are {EVENTS} (clause 4)",
          "Date,Event\n2002-06-03,Issue bonds\n"),
    Wrong("no event", "#VALUE!", "row 2, column Event: it is empty: an event belongs here (clause 4)",
          "Date,Event,Shares\n2002-06-03,,5\n"),
    Wrong("no date", "#VALUE!", "row 2, column Date: it is empty: a date belongs here (clause 4.C(3))",
          "Date,Event,Ref\n,Expire,A\n"),
    Wrong("a date of another country", "#VALUE!",
          "row 2, column Date: '3/6/2002' is not a date: write it as 2002-06-03 (clause 4.C(3))",
          "Date,Event,Ref\n3/6/2002,Expire,A\n"),
    Wrong("rows are counted with the header and the empty ones, in the order of the file", "#NUM!",
          "row 3, column Shares: -5 is negative: 0 or more belongs here (clause 4.C(5))",
          "Date,Event,Shares\n,,\n2004-06-03,Repurchase,-5\n2002-06-03,Repurchase,5\n"),
    # Numbers.
    Wrong("text where a number belongs", "#VALUE!",
          "row 2, column Shares: 'many' is not a number: write digits and a point only, as 1234.56 (clause 4.C(5))",
          "Date,Event,Shares\n2002-06-03,Repurchase,many\n"),
    Wrong("a number with commas", "#VALUE!",
          "row 2, column Shares: '1,000' is written with commas: write the number without them (clause 4.C(5))",
          'Date,Event,Shares\n2002-06-03,Repurchase,"1,000"\n'),
    Wrong("an error among the numbers comes through as itself", "#N/A",
          "row 2, column Shares: it holds the error #N/A (clause 4.C(5))",
          "Date,Event,Shares\n2002-06-03,Repurchase,#N/A\n"),
    # 1, Fair Market Value.
    Wrong("an issue without Fair Market Value", "#N/A",
          "row 2, column FMV: no Fair Market Value on 2002-06-03: give FMV, or a price history (clause 1)",
          "Date,Event,Shares\n2002-06-03,Issue shares,5\n"),
    Wrong("options without Fair Market Value", "#N/A",
          "row 2, column FMV: no Fair Market Value on 2002-06-03: give FMV, or a price history (clause 1)",
          "Date,Event,Ref,Shares,Payable\n2002-06-03,Issue options,A,5,5\n"),
    Wrong("a lower price without Fair Market Value", "#N/A",
          "row 3, column FMV: no Fair Market Value on 2002-06-04: give FMV, or a price history (clause 1)",
          f"{ISSUED}2002-06-04,Reprice,A,,,,800,,\n"),
    Wrong("an exercise that is tested without Fair Market Value", "#N/A",
          "row 3, column FMV: no Fair Market Value on 2002-06-03: give FMV, or a price history (clause 1)",
          "Date,Event,Ref,Shares,Cash,Payable\n2001-06-01,Issue options,A,9,,9\n2002-06-03,Exercise,A,9,9,\n"),
    Wrong("net exercise without Fair Market Value", "#N/A",
          "row 2, column FMV: no Fair Market Value on 2002-06-03: give FMV, or a price history (clause 1)",
          "Date,Event,Shares\n2002-06-03,Exercise warrant,5\n"),
    Wrong("a price history without one of the five days", "#N/A",
          "row 2, column FMV: no closing price for Wednesday 2002-06-05, a trading day whose price the Fair Market"
          " Value on 2002-06-10 needs (clause 1)",
          "Date,Event,Shares\n2002-06-10,Issue shares,5\n",
          "Date,Close\n2002-06-03,2\n2002-06-04,2\n2002-06-06,2\n2002-06-07,2\n"),
    Wrong("a price history of two days", "#N/A",
          "row 2, column FMV: only 2 of the 5 trading days preceding 2002-06-10 are known (clause 1)",
          "Date,Event,Shares\n2002-06-10,Issue shares,5\n", "Date,Close\n2002-06-06,2\n2002-06-07,2\n", "none"),
    # 1, exercise of the Warrant.
    Wrong("an exercise of the Warrant after its term", "#NUM!",
          "row 2, column Date: exercise on 2007-03-05, after the Expiration Date 2007-03-03 (clause 1)",
          "Date,Event,Shares,Cash\n2007-03-05,Exercise warrant,5,10\n"),
    Wrong("an exercise of the Warrant on the Saturday that ends its term", "#NUM!",
          "row 2, column Date: Saturday 2007-03-03 is not a business day (clause 1)",
          "Date,Event,Shares,Cash\n2007-03-03,Exercise warrant,5,10\n"),
    Wrong("an exercise of the Warrant on a holiday", "#NUM!",
          "row 2, column Date: Friday 2004-12-31 is not a business day (clause 1)",
          "Date,Event,Shares,Cash\n2004-12-31,Exercise warrant,5,10\n"),
    Wrong("more exercised than is purchasable", "#NUM!",
          "row 2, column Shares: 1,001 Warrant Shares exercised, 1,000 are purchasable (clause 1)",
          "Date,Event,Shares,Cash\n2002-06-03,Exercise warrant,1001,2002\n"),
    Wrong("more cash than is due", "#NUM!", "row 2, column Cash: 10.01 paid, the sum payable is 10 (clause 1)",
          "Date,Event,Shares,Cash\n2002-06-03,Exercise warrant,5,10.01\n"),
    Wrong("more debt than is due", "#NUM!", "row 2, column Debt: 10.01 paid, the sum payable is 10 (clause 1)",
          "Date,Event,Shares,Debt\n2002-06-03,Exercise warrant,5,10.01\n"),
    Wrong("more of both than is due", "#NUM!", "row 2, column Cash: 11 paid, the sum payable is 10 (clause 1)",
          "Date,Event,Shares,Cash,Debt\n2002-06-03,Exercise warrant,5,6,5\n"),
    Wrong("a part of a cent in cash", "#NUM!", "row 2, column Cash: 0.005 is not in whole cents (clause 1)",
          "Date,Event,Shares,Cash\n2002-06-03,Exercise warrant,5,0.005\n"),
    Wrong("a part of a cent of debt", "#NUM!", "row 2, column Debt: 0.005 is not in whole cents (clause 1)",
          "Date,Event,Shares,Debt\n2002-06-03,Exercise warrant,5,0.005\n"),
    Wrong("more withheld than is exercised: 100 x 2 / 1 = 200", "#NUM!",
          "row 2, column Shares: net exercise would withhold 200 shares of the 100 exercised (clause 1(c))",
          "Date,Event,Shares,FMV\n2002-06-03,Exercise warrant,100,1\n"),
    # 4.C, rights to shares.
    Wrong("an exercise under a Ref never issued", "#N/A",
          "row 2, column Ref: no options or convertibles were issued under 'A' (clause 4.C(3))",
          "Date,Event,Ref,Shares\n2002-06-03,Exercise,A,5\n"),
    Wrong("a repricing of a Ref never issued", "#N/A",
          "row 2, column Ref: no options or convertibles were issued under 'A' (clause 4.C(6))",
          "Date,Event,Ref,Payable\n2002-06-03,Reprice,A,5\n"),
    Wrong("an expiry of a Ref never issued", "#N/A",
          "row 2, column Ref: no options or convertibles were issued under 'A' (clause 4.C(3))",
          "Date,Event,Ref\n2002-06-03,Expire,A\n"),
    Wrong("more exercised than is left: 900 - 600 = 300", "#NUM!",
          "row 4, column Shares: 301 exercised of A, 300 are left (clause 4.C(3))",
          f"{ISSUED}2002-06-04,Exercise,A,600,600,,,,\n2002-06-05,Exercise,A,301,301,,,,\n"),
    Wrong("an exercise after expiry", "#NUM!",
          "row 4, column Ref: 'A' has already expired: a Ref still outstanding belongs here (clause 4.C(3))",
          f"{EXPIRED}2002-06-05,Exercise,A,1,1,,,,\n"),
    Wrong("a repricing after expiry", "#NUM!",
          "row 4, column Ref: 'A' has already expired: a Ref still outstanding belongs here (clause 4.C(6))",
          f"{EXPIRED}2002-06-05,Reprice,A,,,,1,2,\n"),
    Wrong("an expiry after expiry", "#NUM!",
          "row 4, column Ref: 'A' has already expired: a Ref still outstanding belongs here (clause 4.C(3))",
          f"{EXPIRED}2002-06-05,Expire,A,,,,,,\n"),
    Wrong("an issue under a Ref that is taken", "#VALUE!",
          "row 4, column Ref: 'A' was issued before: each issue has a Ref of its own (clause 4.C(3))",
          f"{EXPIRED}2002-06-05,Issue convertibles,A,9,,,,2,\n"),
    Wrong("a repricing to no shares", "#NUM!",
          "row 3, column Shares: a new maximum of 0 leaves nothing to reprice (clause 4.C(6))",
          f"{ISSUED}2002-06-04,Reprice,A,0,,,1,2,\n"),
    Wrong("a repricing of nothing", "#NUM!", "row 4, column Ref: nothing of 'A' is left to reprice (clause 4.C(6))",
          f"{ISSUED}2002-06-04,Exercise,A,900,900,,,,\n2002-06-05,Reprice,A,,,,1,2,\n"),
    # 4.C(2): F x O = 2 x 10,000 = 20,000 is what the expenses may not reach.
    Wrong("an issue that leaves no price", "#NUM!",
          "row 2, column Expenses: a consideration of -20,000 would bring the Exercise Price to 0 or below"
          " (clause 4.C(2))",
          "Date,Event,Shares,Expenses,FMV\n2002-06-03,Issue shares,5,20000,2\n"),
    Wrong("options that leave no price: 5,000 - 30,000", "#NUM!",
          "row 2, column Expenses: a consideration of -25,000 would bring the Exercise Price to 0 or below"
          " (clause 4.C(2))",
          "Date,Event,Ref,Shares,Payable,Expenses,FMV\n2002-06-03,Issue options,A,5,5000,30000,2\n"),
    Wrong("a repricing that leaves no price: 5,000 - 30,000", "#NUM!",
          "row 3, column Payable: a consideration of -25,000 would bring the Exercise Price to 0 or below"
          " (clause 4.C(2))",
          "Date,Event,Ref,Shares,Payable,Expenses,FMV\n"
          "2002-06-03,Issue options,A,5,30000,30000,2\n2002-06-04,Reprice,A,,5000,,2\n"),
    Wrong("an exercise that leaves no price", "#NUM!",
          "row 3, column Expenses: a consideration of -20,000 would bring the Exercise Price to 0 or below"
          " (clause 4.C(2))",
          "Date,Event,Ref,Shares,Payable,Expenses,FMV\n"
          "2001-06-01,Issue options,A,5,10,,\n2002-06-04,Exercise,A,5,,20000,2\n"),
    Wrong("a readjustment that leaves no price: 6,000 of 30,000 paid less 30,000", "#NUM!",
          "row 4, column Ref: a consideration of -24,000 would bring the Exercise Price to 0 or below (clause 4.C(2))",
          "Date,Event,Ref,Shares,Cash,Payable,Expenses,FMV\n2002-06-03,Issue options,A,5,,30000,30000,2\n"
          "2002-06-04,Exercise,A,1,6000,,,\n2002-06-05,Expire,A,,,,,\n"),
    Wrong("a dividend not paid that leaves no price: on 11,000 shares 21,000 is less than 22,000, on 10,000 it is more",
          "#NUM!",
          "row 4, column Ref: a consideration of -21,000 would bring the Exercise Price to 0 or below (clause 4.C(2))",
          "Date,Event,Ref,Shares,Expenses,FMV\n2002-06-03,Stock dividend,D,1000,,\n"
          "2002-06-04,Issue shares,,5,21000,2\n2002-06-05,Dividend paid,D,0,,\n"),
    # 4.C(5).
    Wrong("a second restructuring", "#NUM!",
          "row 3, column Treatment: a second restructuring 'Y' after 'X': the exclusion is for one (clause 4.C(5)(ii))",
          "Date,Event,Ref,Shares,Cash,FMV,Treatment\n2002-06-03,Issue shares,X,9,18,2,Restructuring\n"
          "2002-06-04,Issue shares,Y,9,18,2,Restructuring\n"),
    Wrong("a second restructuring after one without a Ref", "#NUM!",
          "row 3, column Treatment: a second restructuring 'Y' after one without a Ref: the exclusion is for one"
          " (clause 4.C(5)(ii))",
          "Date,Event,Ref,Shares,Cash,FMV,Treatment\n2002-06-03,Issue shares,,9,18,2,Restructuring\n"
          "2002-06-04,Issue shares,Y,9,18,2,Restructuring\n"),
    Wrong("a second restructuring without a Ref", "#NUM!",
          "row 3, column Treatment: a second restructuring without a Ref after 'X': the exclusion is for one"
          " (clause 4.C(5)(ii))",
          "Date,Event,Ref,Shares,Cash,FMV,Treatment\n2002-06-03,Issue shares,X,9,18,2,Restructuring\n"
          "2002-06-04,Issue shares,,9,18,2,Restructuring\n"),
    Wrong("all shares repurchased", "#NUM!",
          "row 2, column Shares: 10,000 shares leave none of the 10,000 outstanding (clause 4.C(5))",
          "Date,Event,Shares\n2002-06-03,Repurchase,10000\n"),
    # 4.D.
    Wrong("a dividend paid that was never declared", "#N/A",
          "row 2, column Ref: no stock dividend was declared under 'D' (clause 4.D)",
          "Date,Event,Ref,Shares\n2002-06-03,Dividend paid,D,5\n"),
    Wrong("a dividend declared twice", "#VALUE!",
          "row 3, column Ref: a dividend 'D' was declared before: each has a Ref of its own (clause 4.D)",
          "Date,Event,Ref,Shares\n2002-06-03,Stock dividend,D,9\n2002-06-04,Stock dividend,D,9\n"),
    Wrong("a dividend not paid without which there were never so many shares to buy back", "#NUM!",
          "row 4, column Ref: 10,500 shares leave none of the 10,000 outstanding (clause 4.D)",
          "Date,Event,Ref,Shares\n2002-06-03,Stock dividend,D,1000\n2002-06-04,Repurchase,,10500\n"
          "2002-06-05,Dividend paid,D,0\n"),
    # 4.A and 4.B.
    Wrong("property out of retained earnings", "#VALUE!",
          "row 2, column Treatment: 'Retained earnings' goes with Asset Cash, not 'Gold' (clause 4.A)",
          "Date,Event,Asset,Per share,Treatment\n2002-06-03,Distribution,Gold,1,Retained earnings\n"),
    Wrong("a dividend out of retained earnings on an asset of which nothing is held", "#N/A",
          "row 4, column Of asset: nothing of 'Gold' is receivable (clause 4.A)",
          "Date,Event,Asset,Per share,Of asset,Treatment,New,Old\n2002-06-03,Distribution,Gold,1,,,,\n"
          "2002-06-04,Reorganization,,,Gold,,0,1\n2002-06-05,Distribution,Cash,1,Gold,Retained earnings,,\n"),
    Wrong("a distribution on an asset of which nothing is held", "#N/A",
          "row 4, column Of asset: nothing of 'Gold' is receivable (clause 4.A)",
          f"{GOLD}2002-06-05,Distribution,Cash,1,Gold,,,,\n"),
    Wrong("a split of an asset of which nothing is held", "#N/A",
          "row 4, column Of asset: nothing of 'Gold' is receivable (clause 4.A)",
          f"{GOLD}2002-06-05,Stock split,,,Gold,2,1,,\n"),
    Wrong("a reorganization of an asset of which nothing is held", "#N/A",
          "row 4, column Of asset: nothing of 'Gold' is receivable (clause 4.B)",
          f"{GOLD}2002-06-05,Reorganization,,,Gold,2,1,,\n"),
    Wrong("an asset received for one of which nothing is held", "#N/A",
          "row 4, column Of asset: nothing of 'Gold' is receivable (clause 4.B)",
          f"{GOLD}2002-06-05,Reorganization,Cash,1,Gold,,,,\n"),
    Wrong("a row between those of a reorganization", "#NUM!",
          "row 4, column Event: another row stands between those of the reorganization of 2002-06-03: its rows belong"
          " together (clause 4.B)",
          "Date,Event,Shares,Asset,Per share,New,Old\n2002-06-03,Reorganization,,,,1,2\n"
          "2002-06-03,Repurchase,5,,,,\n2002-06-03,Reorganization,,Cash,1,,\n"),
    Wrong("a reorganization into nothing that is said", "#VALUE!",
          "row 2, column New: it is empty: a number, or an Asset in place of New and Old, belongs here (clause 4.B)",
          "Date,Event,Note\n2002-06-03,Reorganization,merged\n"),
    Wrong("a reorganization into so much of nothing", "#VALUE!",
          "row 2, column Asset: it is empty: the name of an asset belongs here (clause 4.B)",
          "Date,Event,Per share\n2002-06-03,Reorganization,1\n"),
    # 4.B, New = 0.
    *(
        Wrong(f"{event} after New = 0", "#NUM!", f"row 4, column Event: {event} on 2004-01-05: {NO_COMMON_STOCK}",
              f"{GONE}2004-01-05,{event}{rest}\n")
        for event, rest in (
            ("Issue shares", ",,5,5,,2,,,,"),
            ("Issue options", ",B,5,,5,2,,,,"),
            ("Issue convertibles", ",B,5,5,,2,,,,"),
            ("Issue options on convertibles", ",B,5,,5,2,,,,"),
            ("Reprice", ",A,,,800,2,,,,"),
            ("Stock dividend", ",,5,,,,,,,"),
            ("Stock split", ",,,,,,2,1,,"),
            ("Distribution", ",,,,,,,,Cash,1"),
            ("Reorganization", ",,,,,,2,1,,"),
            ("Reorganization", ",,,,,,,,Cash,1"),
        )
    ),
    Wrong("net exercise after New = 0: 5 x 2 less 4", "#NUM!",
          "row 3, column Cash: 6 of the sum payable is left to net exercise, and no shares are receivable since the"
          " reorganization of 2003-06-03 (clause 4.B)",
          "Date,Event,Shares,Cash,FMV,New,Old\n2003-06-03,Reorganization,,,,0,1\n"
          "2004-01-05,Exercise warrant,5,4,2,,\n"),
    # 4.H.
    Wrong("a notice mailed of what no row has", "#N/A",
          "row 2, column Ref: no row has the Ref 'D' whose notice was mailed (clause 4.H)",
          "Date,Event,Ref,Treatment\n2002-06-03,Notice,D,Mailed\n"),
    Wrong("a notice mailed of nothing", "#VALUE!", "row 2, column Ref: it is empty: a Ref belongs here (clause 4.H)",
          "Date,Event,Ref,Treatment\n2002-06-03,Notice,,Mailed\n"),
]  # fmt: skip  # name, code and message first, then the schedule under them


@pytest.mark.parametrize("wrong", STATED, ids=lambda wrong: wrong.name)
def test_a_fault_that_the_reading_states(wrong: Wrong, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(wrong, tmp_path, capsys)


NUMBERS = ["Shares", "Cash", "Property", "Expenses", "Payable", "Debt", "FMV", "New", "Old", "Per share"]
TEXTS = ["Asset", "Of asset"]
BELONGS = {"Ref": "a Ref", "Asset": "the name of an asset"}
Cells = Mapping[str, str]


@dataclass(frozen=True)
class Use:
    """What an event uses, as the reading's table has it: a row that is right with all of it, and what it needs.

    `also` is what it uses in a row of another kind, `above_zero` what may not be 0, `before` a row that must precede.
    """

    event: str
    clause: str
    right: Cells
    needs: tuple[str, ...]
    treatments: str = "it has none"
    before: Cells | None = None
    also: tuple[str, ...] = ()
    above_zero: tuple[str, ...] = ("FMV", "New", "Old")


A = {"Event": "Issue options", "Ref": "A", "Shares": "9", "Payable": "9", "FMV": "2"}
D = {"Event": "Stock dividend", "Ref": "D", "Shares": "9"}
GOLD_HELD = {"Event": "Distribution", "Asset": "Gold", "Per share": "1"}
SHARES = {"Shares": "9", "Cash": "9", "Property": "9", "Expenses": "9", "FMV": "2"}
RIGHTS = SHARES | {"Ref": "A", "Payable": "9"}
CALLED = ("Ref", "Shares", "Payable")
USES = [
    Use("Issue shares", "4.C(1)", SHARES, ("Shares",), "there are blank, Restructuring, Holders"),
    Use("Issue options", "4.C(3)", RIGHTS, CALLED, "there are blank, Plan, Holders"),
    Use("Issue convertibles", "4.C(3)", RIGHTS, ("Ref", "Shares"), "there are blank, Holders"),
    Use("Issue options on convertibles", "4.C(4)", RIGHTS, CALLED, "there are blank, Holders"),
    Use("Reprice", "4.C(6)", {"Ref": "A", "Payable": "8", "Shares": "9", "FMV": "2"}, ("Ref", "Payable"), before=A),
    Use("Exercise", "4.C(3)", SHARES | {"Ref": "A"}, ("Ref", "Shares"), before=A),
    Use("Expire", "4.C(3)", {"Ref": "A"}, ("Ref",), before=A),
    Use("Stock dividend", "4.D", {"Ref": "D", "Shares": "9"}, ("Shares",)),
    Use("Dividend paid", "4.D", {"Ref": "D", "Shares": "9"}, ("Ref", "Shares"), before=D),
    Use("Stock split", "4.E", {"New": "2", "Old": "1"}, ("New", "Old"), also=("Of asset",)),
    Use("Stock split", "4.A", {"New": "2", "Old": "1", "Of asset": "Gold"}, ("New", "Old"), before=GOLD_HELD),
    Use(
        "Distribution",
        "4.A",
        {"Asset": "Silver", "Per share": "1", "Of asset": "Gold"},
        ("Asset", "Per share"),
        "there are blank, Retained earnings",
        before=GOLD_HELD,
    ),
    Use(
        "Reorganization",
        "4.B",
        {"New": "2", "Old": "1", "Shares": "9"},
        ("Old",),
        also=("Of asset", "Asset", "Per share"),
        above_zero=("Old", "Shares"),
    ),
    Use(
        "Reorganization",
        "4.B",
        {"Asset": "Silver", "Per share": "1", "Of asset": "Gold"},
        ("Per share",),
        before=GOLD_HELD,
        also=("New", "Old", "Shares"),
    ),
    Use("Repurchase", "4.C(5)", {"Shares": "9"}, ("Shares",)),
    Use("Exercise warrant", "1", {"Shares": "9", "Cash": "9", "Debt": "9", "FMV": "2"}, ("Shares",)),
    Use("Notice", "4.H", {"Note": "a merger is planned"}, (), "there are blank, Mailed"),
]


def faults_of(use: Use) -> Iterator[Wrong]:
    """Put one thing at a time wrong in a row that is right."""
    for column in use.needs:
        yield _wrong(use, column, "", "#VALUE!", f"it is empty: {BELONGS.get(column, 'a number')} belongs here")
    for column in filter(use.right.__contains__, NUMBERS):
        not_a_number = "'many' is not a number: write digits and a point only, as 1234.56"
        yield _wrong(use, column, "many", "#VALUE!", not_a_number)
        negative = "-7 is not above 0" if column in use.above_zero else "-7 is negative: 0 or more belongs here"
        yield _wrong(use, column, "-7", "#NUM!", negative)
        if column in use.above_zero:
            yield _wrong(use, column, "0", "#NUM!", "0 is not above 0")
    for column in [*NUMBERS, *TEXTS]:
        if column not in {*use.right, *use.also}:
            value = "7" if column in NUMBERS else "Gold"
            yield _wrong(use, column, value, "#VALUE!", f"'{value}' stands where '{use.event}' uses nothing")
    if not use.event.startswith("Issue ") or use.event == "Issue shares":
        yield _wrong(use, "Date", "2002-03-01", "#NUM!", f"{use.event} on 2002-03-01, {ONLY_RIGHTS}")
    unknown = f"'Gift' is not a treatment of '{use.event}'; {use.treatments}"
    yield _wrong(use, "Treatment", "Gift", "#VALUE!", unknown)


def _schedule(use: Use, **changed: str) -> str:
    rows = [{"Date": "2002-06-03"} | dict(use.before)] if use.before else []
    rows.append({"Date": "2003-06-03", "Event": use.event} | dict(use.right) | changed)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS.split(", "), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _wrong(use: Use, column: str, value: str, code: str, words: str) -> Wrong:
    message = f"row {3 if use.before else 2}, column {column}: {words} (clause {use.clause})"
    name = f"{use.event} ({use.clause}): {column} {value or 'empty'}"
    return Wrong(name, code, message, _schedule(use, **{column: value}))


SYSTEMATIC = [wrong for use in USES for wrong in faults_of(use)]


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.event} ({use.clause})")
def test_a_row_with_all_that_its_event_uses_is_right(use: Use) -> None:
    """So that each of the faults below is the one thing wrong with its row."""
    assert find("WARRANT_LEDGER").call([[[key, value] for key, value in TERMS.items()], cells(_schedule(use))])


@pytest.mark.parametrize("wrong", SYSTEMATIC, ids=lambda wrong: wrong.name)
def test_a_fault_in_what_an_event_uses(wrong: Wrong, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(wrong, tmp_path, capsys)


def test_every_event_of_the_reading_is_held_to_what_it_uses() -> None:
    assert {use.event for use in USES} == set(EVENTS.split(", "))


@pytest.mark.parametrize("column", ["New", "Old", "Shares"])
def test_stock_and_an_asset_of_a_reorganization_in_one_row(
    column: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "'7' stands beside Asset 'Cash': stock and each asset have a row of their own"
    use = Use("Reorganization", "4.B", {"Asset": "Cash", "Per share": "1"}, ())
    check(_wrong(use, column, "7", "#VALUE!", words), tmp_path, capsys)
