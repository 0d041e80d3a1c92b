"""Terms, prices and schedules as people keep them, and every fault with its place, in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from addin.cells import Rectangle
from addin.files import read_closes, read_events, read_terms
from addin.inputs import closes_from_range, terms_from_mapping, terms_from_range
from addin.market import market
from addin.schedule import read_schedule
from addin.warrant.errors import Fault
from addin.warrant.replay import replay
from addin.warrant.terms import DeemedOutstanding, Terms

MINIMUM = {"warrant_shares": 1000, "shares_outstanding": 10_000}


def said(read: object, *arguments: object) -> str:
    with pytest.raises(Fault) as fault:
        read(*arguments)  # type: ignore[operator]  # a reader of the package
    return str(fault.value)


def replayed(text: str, **terms: object) -> None:
    rows = [line.split(",") for line in text.strip().splitlines()]
    read = terms_from_mapping(MINIMUM | terms, "terms")
    list(replay(read, read_schedule([list(row) for row in rows]), market(read, {})))


def test_what_is_left_out_takes_the_agreements_value() -> None:
    terms = terms_from_mapping(MINIMUM, "terms.toml")
    assert terms == Terms(warrant_shares=Fraction(1000), shares_outstanding=Fraction(10_000))
    assert (terms.exercise_price, terms.expiration_date) == (Fraction(194, 100), date(2007, 3, 3))


def test_a_range_says_the_same_in_any_case_and_order() -> None:
    cells: Rectangle = [
        ["Shares outstanding", "10000"],
        ["", None],
        ["EXERCISE_PRICE", 1.94],
        ["issue date", 37319.0],
        ["Deemed outstanding", "All deemed"],
        ["warrant_shares", 1000.0],
        ["Par value", None],
        [None, None],
    ]
    terms = terms_from_range(cells)
    assert terms.reading.deemed_outstanding is DeemedOutstanding.ALL_DEEMED
    assert (terms.warrant_shares, terms.issue_date, terms.par_value) == (
        Fraction(1000),
        date(2002, 3, 4),
        Fraction(3, 100),
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"strike": 2}, "no term is called 'strike'"),
        ({"exercise_price": 0}, "exercise_price: 0 is not above 0"),
        ({"exercise_price": "1,94"}, "'1,94' is not a number"),
        ({"warrant_shares": -1}, "warrant_shares: -1 is negative"),
        ({"fmv_days": Decimal("2.5")}, "2.5 is not a whole number"),
        ({"fmv_days": 0}, "from 1 to 1000 days are averaged, not 0"),
        ({"restructuring_floor": 85}, "85 is above 1: write 85% as 0.85"),
        ({"issuer": ["a"]}, "is not text"),
        ({"exercise_price": Decimal("1e999999999")}, "is not a number"),
        ({"issue_date": "3/4/2002"}, "write it as 2002-06-03"),
        ({"expiration_date": date(2001, 1, 1)}, "is before the issue date"),
        ({"trading_calendar": "LSE"}, "'LSE' is not one of NYSE, none"),
        ({"reading": {"exercise_test": "twice"}}, "[reading] exercise_test: 'twice' is not one of once, again"),
        ({"reading": {"exercise": "once"}}, "no switch is called 'exercise'"),
        ({"exercise_test": "once"}, "belongs under [reading]"),
        ({"reading": "once"}, "[reading] is a table"),
    ],
)
def test_terms_refused(given: dict[str, object], words: str) -> None:
    message = said(terms_from_mapping, MINIMUM | given, "terms.toml")
    assert message.startswith("terms.toml")
    assert words in message


def test_terms_that_the_agreement_leaves_blank_must_be_given() -> None:
    assert "warrant_shares is missing: the number of Warrant Shares is blank" in said(
        terms_from_mapping, {"shares_outstanding": 1}, "t.toml"
    )
    assert "shares_outstanding is missing" in said(terms_from_range, [["warrant_shares", 1]])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([["warrant_shares", 1, 2]], "terms row 1: terms stand in two columns"),
        ([[None, 5]], "terms row 1: '5' has no key beside it"),
        ([["par_value", 1], ["Par value", 1]], "terms row 2, par_value: it stands twice"),
        ([["warrant_shares", "#N/A"]], "terms row 1, warrant_shares: it holds the error #N/A"),
    ],
)
def test_ranges_of_terms_refused(cells: list[list[object]], words: str) -> None:
    assert words in said(terms_from_range, cells)


def test_holidays_may_stand_in_one_cell_or_in_several_rows() -> None:
    both = (date(2002, 7, 4), date(2002, 12, 25))
    base: Rectangle = [[key, value] for key, value in MINIMUM.items()]
    assert terms_from_range([*base, ["holidays", "2002-07-04, 2002-12-25"]]).holidays == both
    assert terms_from_range([*base, ["holidays", both[0]], ["holidays", both[1]]]).holidays == both
    assert terms_from_mapping({**MINIMUM, "holidays": list(both)}, "t").holidays == both


def test_a_price_history_in_any_order_with_a_day_that_had_no_sale() -> None:
    cells: Rectangle = [
        ["ask", "DATE", "close", "Bid"],
        [2.0, "2002-06-03", None, "1.9"],
        [None, 37411.0, 2.5, None],
        [None] * 4,
    ]
    assert closes_from_range(cells) == {date(2002, 6, 3): Fraction("1.95"), date(2002, 6, 4): Fraction("2.5")}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["2002-06-03", 0]], "prices row 2, column Close: 0 is not above 0"),
        ([["2002-06-03", 1], ["2002-06-03", 1]], "prices row 3, column Date: 2002-06-03 stands twice"),
        ([["2002-06-03", 1, 2]], "prices row 2, column Ask: Bid stands without Ask"),
        ([["", 1]], "prices row 2, column Date: it is empty"),
        ([["2002-06-03", "n/a"]], "prices row 2, column Close: 'n/a' is not a number"),
    ],
)
def test_prices_refused(rows: Rectangle, words: str) -> None:
    assert words in said(closes_from_range, [["Date", "Close", "Bid", "Ask"], *rows])


def test_a_schedule_in_another_order_and_case_with_empty_rows() -> None:
    cells: Rectangle = [
        [None, None, None, None, None],
        ["fmv", " EVENT ", "date", "shares", "Cash"],
        ["2", "issue  SHARES", 37410.0, 100.0, "100"],
        ["", None, "  ", None, None],
    ]
    (event,) = read_schedule(cells)
    assert (event.date, event.place) == (date(2002, 6, 3), "events row 3")


HEADER = "Date,Event,Ref,Shares,Cash,Payable,Debt,FMV,New,Old,Treatment,Asset"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2002-06-03,Issue bonds,,,,,,,,,,", "events row 2, column Event: 'Issue bonds' is not an event"),
        ("2002-06-03,,,5,,,,,,,,", "events row 2, column Event: it is empty"),
        (",Expire,A,,,,,,,,,", "events row 2, column Date: it is empty: a date belongs here (clause 4.C(3))"),
        (
            "2002-06-03,Issue shares,,,5,,,2,,,,",
            "row 2, column Shares: it is empty: a number belongs here (clause 4.C(1))",
        ),
        (
            "2002-06-03,Issue shares,,-5,5,,,2,,,,",
            "row 2, column Shares: -5 is negative: 0 or more belongs here (clause 4.C(1))",
        ),
        ("2002-06-03,Issue shares,,5,5,,,0,,,,", "row 2, column FMV: 0 is not above 0"),
        ("2002-06-03,Issue shares,,5,5,,7,2,,,,", "row 2, column Debt: '7' stands where 'Issue shares' uses nothing"),
        ("2002-06-03,Issue shares,,5,5,,,2,,,,Gold", "column Asset: 'Gold' stands where 'Issue shares' uses nothing"),
        ("2002-06-03,Issue shares,,5,5,,,2,,,Plan,", "'Plan' is not a treatment of 'Issue shares'; there are blank"),
        ("2002-06-03,Issue shares,,5,5,,,,,,,", "row 2, column FMV: no Fair Market Value on 2002-06-03"),
        ("2002-06-03,Stock split,,,,,,,2,,,", "column Old: it is empty: a number belongs here (clause 4.E)"),
        ("2002-06-03,Stock split,,,,,,,2,0,,", "column Old: 0 is not above 0 (clause 4.E)"),
        ("2002-06-03,Exercise,A,5,,,,,,,,", "column Ref: no options or convertibles were issued under 'A'"),
        ("2002-06-03,Expire,,,,,,,,,,", "column Ref: it is empty"),
        ("2002-06-03,Dividend paid,A,5,,,,,,,,", "column Ref: no stock dividend was declared under 'A' (clause 4.D)"),
        ("2002-06-03,Repurchase,,10000,,,,,,,,", "column Shares: 10,000 shares leave none of the 10,000 outstanding"),
        ("2002-03-01,Repurchase,,1,,,,,,,,", "column Date: Repurchase on 2002-03-01, before the Issue Date 2002-03-04"),
        (
            "2007-03-03,Exercise warrant,,1,,,,9,,,,",
            "column Date: Saturday 2007-03-03 is not a business day (clause 1)",
        ),
        ("2007-03-05,Exercise warrant,,1,,,,9,,,,", "column Date: exercise on 2007-03-05, after the Expiration Date"),
        ("2002-06-03,Exercise warrant,,1001,,,,9,,,,", "column Shares: 1,001 Warrant Shares exercised, 1,000 are"),
        (
            "2002-06-03,Exercise warrant,,100,,,,1,,,,",
            "column Shares: net exercise would withhold 194 shares of the 100",
        ),
        ("2002-06-03,Exercise warrant,,100,195,,,,,,,", "column Cash: 195 paid, the sum payable is 194 (clause 1)"),
        ("2002-06-03,Exercise warrant,,100,.005,,,,,,,", "column Cash: 0.005 is not in whole cents (clause 1)"),
        ("2002-06-03,Issue options,A,9,,,,2,,,,", "column Payable: it is empty: a number belongs here (clause 4.C(3))"),
        ("2002-03-01,Stock split,,,,,,,2,1,,", "column Date: Stock split on 2002-03-01, before the Issue Date"),
        ("2002-06-03T01:00Z,Expire,A,,,,,,,,,", "column Date: 2002-06-03T01:00Z has a UTC offset"),
        ("2002-06-03,Distribution,,,,,,,,,,Gold", "column Per share: it is empty: a number belongs here (clause 4.A)"),
    ],
)
def test_a_row_refused(row: str, words: str) -> None:
    assert words in said(replayed, f"{HEADER}\n{row}")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            "2002-06-03,Issue options,A,9,,9,,2,,,,\n2002-06-04,Exercise,A,10,9,,,,,,,",
            "row 3, column Shares: 10 exercised",
        ),
        ("2002-06-03,Issue options,A,9,,9,,2,,,,\n2002-06-04,Issue options,A,9,,9,,2,,,,", "'A' was issued before"),
        (
            "2002-06-03,Issue options,A,9,,9,,2,,,,\n2002-06-04,Expire,A,,,,,,,,,\n2002-06-05,Exercise,A,1,1,,,,,,,",
            "row 4, column Ref: 'A' has already expired",
        ),
        (
            "2002-06-03,Issue options,A,9,,9,,2,,,,\n2002-06-04,Reprice,A,0,,1,,2,,,,",
            "row 3, column Shares: a new maximum of 0 leaves nothing to reprice (clause 4.C(6))",
        ),
        (
            "2002-06-03,Issue shares,,9,0,,,2,,,,\n2002-06-04,Repurchase,,10009,,,,,,,,",
            "row 3, column Shares: 10,009 shares leave none of the 10,009 outstanding (clause 4.C(5))",
        ),
        ("2002-06-03,Stock dividend,D,9,,,,,,,,\n2002-06-04,Stock dividend,D,9,,,,,,,,", "a dividend 'D' was declared"),
        (
            "2002-06-03,Issue shares,X,9,9,,,2,,,Restructuring,\n2002-06-04,Issue shares,Y,9,9,,,2,,,Restructuring,",
            "row 3, column Treatment: a second restructuring 'Y' after 'X'",
        ),
    ],
)
def test_rows_refused_after_others(rows: str, words: str) -> None:
    assert words in said(replayed, f"{HEADER}\n{rows}")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            "2003-06-02,,2,1,,,\n2003-06-02,,3,1,,,",
            "column New: another row gives New and Old of the reorganization of 2003-06-02: one may (clause 4.B)",
        ),
        (
            "2003-06-02,50,0,1,,,",
            "row 2, column Shares: 50 stands where New is 0: no successor's stock is receivable (clause 4.B)",
        ),
        (
            "2003-06-02,,,,Gold,1,\n2003-06-09,50,2,1,,,Gold",
            "row 3, column Shares: '50' stands beside Of asset 'Gold': it is the successor's shares outstanding",
        ),
    ],
)
def test_rows_of_a_reorganization_refused(rows: str, words: str) -> None:
    reorganized = rows.replace(",", ",Reorganization,", 1).replace("\n2003-06-02", "\n2003-06-02,Reorganization")
    reorganized = reorganized.replace("\n2003-06-09", "\n2003-06-09,Reorganization")
    assert words in said(replayed, f"Date,Event,Shares,New,Old,Asset,Per share,Of asset\n{reorganized}")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([["Date", "Evnt"]], "events row 1: no column is called 'Evnt'"),
        ([["Date", "Event", "event"]], "events row 1: two columns are called 'Event'"),
        ([["Date", "Ref"]], "events row 1: the header row has no column 'Event'"),
        ([["Date", "Event", ""], ["2002-06-03", "Expire", "stray"]], "events row 2: 'stray' stands under no column's"),
        ([], "events row 1: the header row has no column 'Date'"),
    ],
)
def test_headers_refused(cells: list[list[object]], words: str) -> None:
    assert words in said(read_schedule, cells)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Date,Event,Shares,Cash,FMV\n2002-06-03,Issue shares,100,"1,234.56",2\n', "'1,234.56' is written with commas"),
        ("Date,Event,Shares,Cash,FMV\n2002-06-03,Issue shares,100,1,234.56,2\n", "'1,234.56' is written with commas"),
        ("Date,Event,Shares,FMV,Cash,Note\n2002-06-03,Issue shares,7,9,1,234\n", None),
        ("Date,Event,Shares,FMV,Cash\n2003-06-03,Issue shares,100,1.5,200,,,\n", None),
        ("Date,Event,Shares,Cash,FMV,Note\n2003-06-03,Issue shares,10000,150,000,,,\n", "'150,000' is written with"),
        ("Date,Event,Shares,Cash,FMV,Note\n2003-06-03,Issue shares,10000,150,000,\n", "'000' begins with 0"),
        ("Date;Event\n2003-06-03;Expire\n", "separated by semicolons"),
        ('Date,Event\n"2002-06-03,Expire\n', "it is not CSV"),
    ],
)
def test_a_csv_with_commas_in_its_numbers(tmp_path: Path, text: str, words: str | None) -> None:
    path = tmp_path / "e.csv"
    path.write_text(text)
    if words is None:
        assert read_events(path)
        return
    message = said(read_events, path)
    assert message.startswith("e.csv")
    assert words in message


def test_a_csv_from_a_spreadsheet_program(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(b"\xef\xbb\xbfDate,Close,Bid,Ask\r\n37410,2.5,,\r\n,,,\r\n")
    assert read_closes(path) == {date(2002, 6, 3): Fraction(5, 2)}


def test_a_note_may_hold_any_character(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("Date,Event,Ref,Note\n2002-06-03,Expire,A,a\u2028b\x0bc\n", encoding="utf-8")
    (event,) = read_events(path)
    assert event.note == "a\u2028b\x0bc"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("warrant_shares = " + "1" * 5000, "it is not TOML: "),
        ("warrant_shares = " + "[" * 20_000, "it is not TOML: "),
        ("warrant_shares = 1\nshares_outstanding = 1\nexercise_price = 1e999999999", "is not a number"),
    ],
)
def test_hostile_terms(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "t.toml"
    path.write_text(text)
    assert words in said(read_terms, path)


def test_an_exempt_restructuring_keeps_the_value_that_it_was_held_against() -> None:
    terms = terms_from_mapping(MINIMUM, "terms")
    closes = dict(zip([date(2002, 6, day) for day in range(3, 8)], map(Fraction, (2, 2, 1, 1, 1)), strict=True))
    header = ["Date", "Event", "Shares", "Cash", "Treatment", "New", "Old"]
    split: list[object] = ["2002-06-05", "Stock split", None, None, None, 2, 1]
    issue: list[object] = ["2002-06-10", "Issue shares", 10, 17, "Restructuring", None, None]
    _, row = replay(terms, read_schedule([[*header], split, issue]), market(terms, closes))
    assert (row.clause, row.additional_shares, row.fair_market_value) == ("", Fraction(0), Fraction(7, 5))
    assert row.note == "FMV averages closing prices from 2002-06-03 as given, across the split of 2002-06-05"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert "no.toml: cannot be read: No such file" in said(read_terms, tmp_path / "no.toml")
    latin = tmp_path / "l.csv"
    latin.write_bytes(b"Date,Event,Note\n2002-06-03,Expire,caf\xe9\n")
    assert "l.csv: it is not text in UTF-8: save it as CSV UTF-8" in said(read_events, latin)
    broken = tmp_path / "b.toml"
    broken.write_text("issuer = \n")
    assert "b.toml: it is not TOML: Invalid value (at line 1" in said(read_terms, broken)


@pytest.mark.parametrize(
    ("split", "note"),
    [
        ("2002-06-03", ""),
        ("2002-06-04", "FMV averages closing prices from 2002-06-03 as given, across the split of 2002-06-04"),
    ],
)
def test_a_split_is_across_the_five_days_from_the_second_on(split: str, note: str) -> None:
    terms = terms_from_mapping(MINIMUM, "terms")
    closes = {date(2002, 6, day): Fraction(2) for day in range(3, 8)}
    header = ["Date", "Event", "Shares", "New", "Old"]
    rows: Rectangle = [[*header], [split, "Stock split", "", "2", "1"], ["2002-06-10", "Issue shares", "10", "", ""]]
    *_, row = replay(terms, read_schedule(rows), market(terms, closes))
    assert row.note == note
