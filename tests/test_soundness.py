"""The native ledger flags what the add-in refuses, and nothing else: no row is passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from random import Random

import pytest

from addin.cells import Cell
from addin.functions.arguments import FACE
from addin.inputs import PRICE_COLUMNS, SWITCH_READERS, closes_from_range, term_value, terms_from_range
from addin.market import ledger
from addin.schedule import COLUMNS, FORMS, NUMBERS, TEXTS, Form, read_schedule
from addin.warrant.errors import Fault
from addin.warrant.events import Event, Treatment
from addin.warrant.fair_value import Closes
from addin.warrant.terms import Terms, TradingCalendar
from tests.changes import Named, in_book
from tests.findings import findings, is_sound
from tests.hard_schedules import HARD
from tests.templates import drawn
from tests.test_recalculation import READINGS, column, filled, named
from tests.test_recalculation import deal_of as deal_of_cells
from tests.test_recalculation import drawn as drawn_alone
from workbooks.canvas import Book
from workbooks.deal import Deal
from workbooks.drawing import draw
from workbooks.recalculation.forms import OF_ASSET, RECEIVED, forms
from workbooks.sample import sample, sample_deal
from workbooks.sheets import calendars, entries, events, prices, recalculation, terms
from workbooks.sheets.terms import cell_name
from workbooks.templates import EVENT_SCHEDULE

ALONE = f"{EVENT_SCHEDULE.name}-lambda"
Cells = dict[str, Cell]
"""A row of the schedule, by the titles of its columns."""

OF = Terms(warrant_shares=Fraction(600_000), shares_outstanding=Fraction(1_000_000), expiration_date=date(2003, 3, 3))
BEFORE: tuple[Cells, ...] = (
    {
        "Date": date(2002, 5, 6),
        "Event": "Issue options",
        "Ref": "A",
        "Shares": 70_000.0,
        "Payable": 7_000.0,
        "FMV": 1.0,
    },
    {"Date": date(2002, 5, 7), "Event": "Stock dividend", "Ref": "D", "Shares": 40_000.0},
    {"Date": date(2002, 5, 8), "Event": "Distribution", "Asset": "Unit", "Per share": 0.5},
)
ON = date(2002, 5, 9)
SOUND: dict[str, Cells] = {
    "Issue shares": {"Shares": 1_000.0, "Cash": 10.0, "FMV": 1.0},
    "Issue options": {"Ref": "B", "Shares": 1_000.0, "Payable": 10.0, "FMV": 1.0},
    "Issue convertibles": {"Ref": "B", "Shares": 1_000.0, "Cash": 10.0, "FMV": 1.0},
    "Issue options on convertibles": {"Ref": "B", "Shares": 1_000.0, "Payable": 10.0, "FMV": 1.0},
    "Reprice": {"Ref": "A", "Payable": 700.0, "FMV": 1.0},
    "Exercise": {"Ref": "A", "Shares": 1_000.0, "Cash": 100.0, "FMV": 1.0},
    "Expire": {"Ref": "A"},
    "Stock dividend": {"Shares": 1_000.0},
    "Dividend paid": {"Ref": "D", "Shares": 1_000.0},
    "Stock split": {"New": 2.0, "Old": 1.0},
    f"Stock split{OF_ASSET}": {"New": 2.0, "Old": 1.0, "Of asset": "Unit"},
    "Distribution": {"Asset": "Cash", "Per share": 0.1},
    "Reorganization": {"New": 2.0, "Old": 1.0, "Shares": 9_000_000.0},
    f"Reorganization{OF_ASSET}": {"New": 2.0, "Old": 1.0, "Of asset": "Unit"},
    f"Reorganization{RECEIVED}": {"Asset": "Cash", "Per share": 1.0},
    "Repurchase": {"Shares": 1_000.0},
    "Exercise warrant": {"Shares": 1_000.0, "FMV": 9.0},
    "Notice": {"Note": "A meeting"},
}
"""A row of each form that the core takes after those before, but for its date and its event."""


def row_of(name: str, **other: Cell) -> Cells:
    return {"Date": ON, "Event": name.partition(",")[0], **SOUND[name], **other}


def deal_of(rows: Sequence[Cells], of: Terms = OF) -> Deal:
    """Give a deal of these rows, its cells as they are."""
    cells = tuple(tuple(row.get(title) for title in COLUMNS) for row in rows)
    return replace(sample_deal(), terms=of, events=cells, prices=(), register=(), certificate_lines=(), electors=())


def refusal(rows: Sequence[Cells], of: Terms = OF) -> str:
    """Say why the core refuses rows; nothing where it takes them."""
    try:
        ledger(of, read_schedule([[*COLUMNS], *([row.get(title) for title in COLUMNS] for row in rows)]), {})
    except Fault as fault:
        return str(fault)
    return ""


def cells_that_cannot_be(form: Form) -> Iterator[tuple[str, Cell]]:
    """Give what no cell of a form may hold: nothing where it is needed, anything where it is unused, out of bounds."""
    used = {*form.needs, *form.may_use}
    # A split that is of no asset is of the Common Stock.
    yield from ((title, None) for title in ("Date", *form.needs) if title != "Of asset")
    yield from ((title, "x" if title in TEXTS else 1.0) for title in (*NUMBERS, *TEXTS) if title not in used)
    for title in (each for each in NUMBERS if each in used):
        yield from ((title, cell) for cell in (-1.0, "x", True, *([0.0] if title in form.above_zero else [])))
    yield from (("Treatment", each.value) for each in Treatment if each and each not in form.treatments)
    yield from [("Event", "Isue shares"), ("Event", "Issue sh*"), ("Event", None), ("Date", "a day"), ("Date", 0.5)]
    yield from [("Treatment", "Planned"), ("Date", date(2001, 5, 9))]


FAULTS = [
    pytest.param(name, title, cell, id=f"{name}-{title}-{cell}")
    for name, form in forms().items()
    for title, cell in cells_that_cannot_be(form)
    # Options may be dated before the Issue Date.
    if not ((title, cell) == ("Date", date(2001, 5, 9)) and "Ref" in form.needs and "Shares" in form.needs)
]


def test_every_form_has_a_row() -> None:
    assert list(SOUND) == sorted(forms(), key=list(SOUND).index)


@pytest.mark.parametrize("name", SOUND)
def test_what_the_core_takes_is_sound(name: str) -> None:
    for treatment in ("", *forms()[name].treatments):
        of_it = {"Asset": "Cash"} if treatment is Treatment.RETAINED_EARNINGS else {}
        mailed = {"Ref": "D"} if treatment is Treatment.MAILED else {}
        rows = [*BEFORE, row_of(name, Treatment=treatment or None, **of_it, **mailed)]
        assert (refusal(rows), findings(drawn_alone(deal_of(rows)))) == ("", [])


@pytest.mark.parametrize(("name", "title", "cell"), FAULTS)
def test_a_cell_that_cannot_be_is_found(name: str, title: str, cell: Cell) -> None:
    rows = [*BEFORE, row_of(name, **{title: cell})]
    assert refusal(rows)
    assert not is_sound(drawn_alone(deal_of(rows)))


A, D, UNIT = BEFORE


def on(day: int, event: str, **cells: Cell) -> Cells:
    """Give a row of a day of May 2002; `per_share` and `of_asset` are the columns of those names."""
    titled = {title.replace("_", " ").capitalize(): cell for title, cell in cells.items()}
    return {
        "Date": date(2002, 5, day),
        "Event": event,
        **{_TITLES.get(title, title): each for title, each in titled.items()},
    }


_TITLES = {"Fmv": "FMV"}
ISSUE = on(6, "Issue shares", shares=300_000.0, cash=280_500.0, fmv=1.1)
GONE = on(9, "Reorganization", new=0.0, old=1.0)
MERGER = on(9, "Reorganization", new=2.0, old=1.0)
PAID = on(9, "Exercise warrant", shares=1_000.0, cash=1_940.0)
OF_STATE: dict[str, list[Cells]] = {
    "a Ref issued twice": [A, {**A, "Date": ON}],
    "a Ref never issued": [on(9, "Exercise", ref="A", shares=1_000.0)],
    "a Ref in another case": [A, on(9, "Expire", ref="a")],
    "an asset in another case": [UNIT, on(9, "Stock split", new=2.0, old=1.0, of_asset="unit")],
    "an expiry of nothing": [on(9, "Expire", ref="A")],
    "an expiry before the issue": [on(5, "Expire", ref="A"), A],
    "two expiries": [A, on(9, "Expire", ref="A"), on(10, "Expire", ref="A")],
    "an exercise after expiry": [A, on(9, "Expire", ref="A"), on(10, "Exercise", ref="A", shares=5.0)],
    "an exercise between two expiries": [
        A,
        on(9, "Expire", ref="A"),
        on(10, "Exercise", ref="A", shares=5.0),
        on(13, "Expire", ref="A"),
    ],
    "more exercised than is left": [A, on(9, "Exercise", ref="A", shares=70_000.01)],
    "a repricing of nothing": [A, on(9, "Exercise", ref="A", shares=70_000.0), on(10, "Reprice", ref="A", payable=1.0)],
    "a repricing to no shares": [A, on(9, "Reprice", ref="A", payable=1.0, shares=0.0)],
    "a dividend declared twice": [D, {**D, "Date": ON}],
    "a dividend never declared": [on(9, "Dividend paid", ref="D", shares=10.0)],
    "a dividend paid before its record date": [on(6, "Dividend paid", ref="D", shares=10.0), D],
    "a second restructuring": [
        {**ISSUE, "Treatment": "Restructuring", "Ref": "R1"},
        {**ISSUE, "Treatment": "Restructuring", "Ref": "R2"},
    ],
    "a second restructuring, without a Ref": [
        {**ISSUE, "Treatment": "Restructuring", "Ref": "R1"},
        {**ISSUE, "Treatment": "Restructuring"},
    ],
    "retained earnings in land": [
        on(9, "Distribution", asset="Land", per_share=1.0, treatment="Retained earnings"),
    ],
    "a notice of nothing": [ISSUE, on(9, "Notice", treatment="Mailed")],
    "a notice of a Ref that no row has": [ISSUE, on(9, "Notice", treatment="Mailed", ref="X")],
    "a distribution on what is not held": [on(9, "Distribution", asset="Cash", per_share=1.0, of_asset="Unit")],
    "a split of what is not held": [on(9, "Stock split", new=2.0, old=1.0, of_asset="Unit")],
    "a merger of what is not held": [on(9, "Reorganization", new=2.0, old=1.0, of_asset="Unit")],
    "what was converted is held no more": [
        UNIT,
        on(9, "Reorganization", asset="Cash", per_share=1.0, of_asset="Unit"),
        on(10, "Stock split", new=2.0, old=1.0, of_asset="Unit"),
    ],
    "a row between those of a reorganization": [
        MERGER,
        {**ISSUE, "Date": ON},
        on(9, "Reorganization", asset="Cash", per_share=1.0),
    ],
    "two conversions of one reorganization": [MERGER, MERGER],
    "two conversions, an asset between": [MERGER, on(9, "Reorganization", asset="Cash", per_share=1.0), MERGER],
    "stock and an asset in one row": [{**MERGER, "Asset": "Cash", "Per share": 1.0}],
    "a successor's count, and no stock": [{**GONE, "Shares": 5.0}],
    "a successor's count, of an asset": [UNIT, {**MERGER, "Of asset": "Unit", "Shares": 5.0}],
    **{
        f"no Common Stock is left: {name}": [*BEFORE, {**GONE, "Date": date(2002, 5, 8)}, row_of(name)]
        for name in ("Issue shares", "Issue options", "Reprice", "Stock dividend", "Stock split", "Distribution")
    },
    "no Common Stock is left: another reorganization": [GONE, {**MERGER, "Date": date(2002, 5, 10)}],
    "no Common Stock is left: a net exercise": [GONE, on(10, "Exercise warrant", shares=1_000.0, fmv=5.0)],
    "no Common Stock is left: a cent too little": [GONE, {**PAID, "Date": date(2002, 5, 10), "Cash": 1_939.99}],
    "no Fair Market Value": [{**ISSUE, "FMV": None}],
    "no Fair Market Value to settle at": [{**PAID, "Cash": 100.0}],
    "before the Issue Date": [{**ISSUE, "Date": date(2002, 3, 3)}],
    "exercised before the Issue Date": [
        {**A, "Date": date(2002, 2, 4)},
        {"Date": date(2002, 2, 5), "Event": "Exercise", "Ref": "A", "Shares": 5.0},
    ],
    "on a Sunday": [{**PAID, "Date": date(2002, 5, 5)}],
    "on a federal holiday": [{**PAID, "Date": date(2002, 5, 27)}],
    "after the Expiration Date": [{**PAID, "Date": date(2003, 3, 4)}],
    "more than there are": [on(9, "Exercise warrant", shares=600_001.0, fmv=5.0)],
    "a cent too much": [{**PAID, "Cash": 1_940.01}],
    "cash in fractions of a cent": [{**PAID, "Cash": 1_939.995, "FMV": 5.0}],
    "debt in fractions of a cent": [{**PAID, "Cash": 1_000.0, "Debt": 0.001, "FMV": 5.0}],
    "more withheld than is exercised": [on(9, "Exercise warrant", shares=1_000.0, fmv=1.0)],
    "more repurchased than outstanding": [on(9, "Repurchase", shares=1_000_000.0)],
    "a consideration that leaves no price": [{**ISSUE, "Cash": 0.0, "Expenses": 9e9}],
    "no shares are left once a dividend was not paid": [
        D,
        on(8, "Repurchase", shares=1_010_000.0),
        on(9, "Issue shares", shares=500_000.0, cash=9e6, fmv=1.0),
        on(10, "Dividend paid", ref="D", shares=0.0),
    ],
    "something beside no event": [ISSUE, {"Shares": 5.0}],
    "a note beside no event": [ISSUE, {"Note": "To be asked"}],
}


@pytest.mark.parametrize("title", OF_STATE)
def test_a_row_that_cannot_follow_those_before_it_is_found(title: str) -> None:
    assert refusal(OF_STATE[title])
    assert not is_sound(drawn_alone(deal_of(OF_STATE[title])))


WORDS: dict[str, tuple[Cell, ...]] = {
    "Date": (None, date(2002, 3, 3), date(2002, 5, 8), date(2002, 5, 10), date(2003, 3, 4)),
    "Event": tuple(FORMS),
    "Treatment": (None, *(each.value for each in Treatment)),
    "Ref": (None, "A", "B", "D", "X"),
}
"""What is typed at random into a cell of a column that holds no number."""


def changed_at_random(rows: list[Cells], random: Random) -> list[Cells]:
    """Type another value into a cell, leave a row out, give one twice, or let two change their days."""
    at, other = random.randrange(len(rows)), random.randrange(len(rows))
    match random.randrange(6):
        case 0:
            return [*rows[:at], *rows[at + 1 :]] if rows[1:] else rows
        case 1:
            return [*rows[:other], dict(rows[at]), *rows[other:]]
        case 2:
            days = {at: rows[other]["Date"], other: rows[at]["Date"]}
            return [{**row, "Date": days.get(index, row["Date"])} for index, row in enumerate(rows)]
        case _:
            title = random.choice(COLUMNS)
            numbers = (None, 0.0, 3.0, -1.0, 0.005, "x")
            cell = random.choice(numbers if title in NUMBERS else WORDS.get(title, (None, "Cash", "Unit")))
            return [{**row, title: cell} if index == at else row for index, row in enumerate(rows)]


def hard(title: str) -> list[Cells]:
    """Give the rows of a hard schedule, as cells hold them."""
    return [dict(zip(COLUMNS, row, strict=True)) for row in deal_of_cells(OF, filled(HARD[title])).events]


@pytest.mark.parametrize("seed", range(60))
def test_what_is_changed_at_random_is_sound_where_the_core_takes_it(seed: int) -> None:
    random = Random(seed)
    rows = changed_at_random(hard(random.choice([*HARD])), random)
    of = replace(OF, reading=random.choice(READINGS))
    found = findings(drawn_alone(deal_of(rows, of)))
    assert bool(found) is bool(refusal(rows, of)), (refusal(rows, of), found)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([ISSUE, {**A, "Date": date(2001, 1, 2), "FMV": None}], id="options outstanding at issue"),
        pytest.param([{**ISSUE, "Treatment": "Restructuring"}] * 2, id="a restructuring in two rows"),
        pytest.param([{**GONE, "Ref": "M"}, {**PAID, "Date": date(2002, 5, 10)}], id="paid in full for property"),
        pytest.param([{**ISSUE, "Event": " issue  SHARES "}], id="an event with spaces"),
        pytest.param([{**ISSUE, "Event": "Issue\u00a0shares", "Ref": "R\u00a0"}], id="spaces that do not break"),
        pytest.param([A, on(9, "Expire", ref=" A ")], id="a Ref with spaces around it"),
        pytest.param([{**PAID, "Date": datetime(2002, 5, 9, 14)}], id="a date with an hour"),  # noqa: DTZ001
        pytest.param([on(9, "Exercise warrant", shares=1_000.0, fmv=1.94)], id="all of it withheld"),
        pytest.param([{"Note": " "}, ISSUE], id="an empty row above"),
    ],
)
def test_what_is_unusual_and_can_be_is_sound(rows: list[Cells]) -> None:
    assert (refusal(rows), findings(drawn_alone(deal_of(rows)))) == ("", [])


def with_term(key: str, cell: Cell) -> Book:
    """Draw a deal of one issue with a term changed."""
    return in_book(drawn_alone(deal_of([ISSUE])), [Named(cell_name(key), cell)])


BLANKS = {
    "issue_date": date(2002, 3, 1),
    "expiration_date": date(2006, 12, 29),
    "exercise_price": Fraction(2),
    "par_value": Fraction(1, 10),
    "plan_option_cap": Fraction(1_000_000),
    "plan_options_granted": Fraction(500_000),
    "restructuring_floor": Fraction(9, 10),
    "fmv_days": 3,
    "notice_days": 20,
    "trading_calendar": TradingCalendar.NONE,
}
"""Another value for each term that has one in the agreement, so that a blank has something to move."""


def grants() -> tuple[Deal, list[Event]]:
    """Give a schedule that the plan cap decides."""
    cells = filled(HARD["grants that cross the cap, lapse, and are repriced"])
    return deal_of_cells(OF, cells), read_schedule(cells)


@pytest.mark.parametrize("blank", [None, " "])
@pytest.mark.parametrize("key", [*BLANKS, *SWITCH_READERS])
def test_a_term_left_blank_takes_the_agreements_value(key: str, blank: Cell) -> None:
    deal, schedule = grants() if key.startswith("plan") else (sample_deal(), sample()[1])
    otherwise = replace(deal.terms, **{key: BLANKS[key]}) if key in BLANKS else deal.terms  # type: ignore[arg-type]  # a term's own type
    book = in_book(drawn_alone(replace(deal, terms=otherwise)), [Named(cell_name(key), blank)])
    default = {key: term_value(FACE, key)} if key in BLANKS else {}
    rows = ledger(replace(deal.terms, **default), schedule, sample()[2])  # type: ignore[arg-type]  # likewise
    expected = [row.price_after for row in rows if row.price_after is not None]
    after = [cell for cell in column(book, "Exercise Price after") if cell != ""]
    assert after == [pytest.approx(float(price), rel=1e-12) for price in expected]
    assert findings(book) == []


@pytest.mark.parametrize("name", ["deemed_outstanding", "restructuring_floor", "exercise_price", "fmv_days"])
def test_a_blank_is_no_false_alarm_beside_the_add_in(name: str) -> None:
    assert in_book(drawn("exercise", sample_deal()), [Named(cell_name(name), None)]).name("All_Checks") is True


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        *(("deemed_outstanding", cell) for cell in ("all deamed", "all  deemed", 1.0, "deemed", "|")),
        ("exercise_test", "twice"),
        ("plan_cap_after_split", "scaled up"),
        ("readjusted_number", "price"),
        ("trading_calendar", "NASDAQ"),
        *(("issue_date", cell) for cell in ("4 March 2002", -1.0, date(2008, 1, 1))),
        *(("expiration_date", cell) for cell in ("3 March 2007", 0.5, date(2001, 1, 1))),
        *(("exercise_price", cell) for cell in (0.0, -1.94, "$1.94", True)),
        *(("warrant_shares", cell) for cell in (None, -1.0, "many")),
        *(("shares_outstanding", cell) for cell in (None, 0.0, "many")),
        *(("shares_authorized", cell) for cell in (0.0, -1.0, "many")),
        *(("par_value", cell) for cell in (-0.03, "three cents")),
        *(("plan_option_cap", cell) for cell in (-1.0, "all")),
        *(("plan_options_granted", cell) for cell in (-1.0, "none")),
        *(("restructuring_floor", cell) for cell in (85.0, -0.1, "85%")),
        *(("fmv_days", cell) for cell in (0.0, 5.5, 1001.0, "five")),
        *(("notice_days", cell) for cell in (-1.0, 30.5, "thirty")),
        *(("holidays", cell) for cell in ("tomorrow", "2002-5-6", "2002-05-06;2002-05-07", "2002-05-06,")),
    ],
)
def test_a_term_that_cannot_be_is_found(key: str, cell: Cell) -> None:
    book = with_term(key, cell)
    with pytest.raises(Fault):
        terms_from_range([list(row) for row in book.rows(book.names["Terms"])])
    wrong = key if cell != date(2008, 1, 1) else "expiration_date"
    assert named(book, f"{cell_name(wrong)}_Can_Be") is not True


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("deemed_outstanding", " ALL deemed "),
        ("trading_calendar", "nyse"),
        ("holidays", "None"),
        ("holidays", "2002-05-06, 2002-05-07"),
        ("holidays", date(2002, 5, 6)),
        ("shares_authorized", None),
    ],
)
def test_a_term_may_be_written_in_other_ways(key: str, cell: Cell) -> None:
    book = with_term(key, cell)
    terms_from_range([list(row) for row in book.rows(book.names["Terms"])])
    assert named(book, f"{cell_name(key)}_Can_Be") is True


@pytest.mark.parametrize("holidays", ["2002-05-09", "2002-05-08,2002-05-09", ON, "none", "2002-05-08"])
def test_an_exercise_on_a_holiday_of_ones_own_is_found(holidays: Cell) -> None:
    deal = deal_of([PAID])
    book = in_book(drawn_alone(deal), [Named("Holidays", holidays)])
    read = terms_from_range([list(row) for row in book.rows(book.names["Terms"])])
    assert is_sound(book) is not bool(refusal([PAID], read))


PRICES = tuple((date(2002, 4, day), 2.0, None, None, None) for day in (26, 29, 30)) + tuple(
    (date(2002, 5, day), 2.0, None, None, None) for day in (1, 2, 3)
)


def priced(*more: tuple[Cell, ...]) -> Deal:
    return replace(deal_of([{**ISSUE, "FMV": None}]), prices=(*PRICES, *more))


def closes(deal: Deal) -> Closes:
    return closes_from_range([[*PRICE_COLUMNS], *(list(row[:4]) for row in deal.prices)])


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((date(2002, 5, 6), None, 2.1, None, None), id="a bid alone"),
        pytest.param((date(2002, 5, 6), 2.0, None, 2.1, None), id="an asked price alone"),
        pytest.param((date(2002, 5, 6), "2.00", None, None, None), id="text"),
        pytest.param((date(2002, 5, 6), "n/a", 2.0, 2.1, None), id="text beside quotes"),
        pytest.param((date(2002, 5, 6), 2.0, "n/a", 2.1, None), id="text among quotes"),
        pytest.param((date(2002, 5, 6), 0.0, None, None, None), id="a price of 0"),
        pytest.param((date(2002, 5, 3), 2.0, None, None, None), id="a date that stands twice"),
        pytest.param((date(2002, 5, 4), 2.0, None, None, None), id="a Saturday"),
        pytest.param((None, 2.0, None, None, None), id="a price of no day"),
        pytest.param(("2 May 2002", 2.0, None, None, None), id="a date that is text"),
        pytest.param((date(2002, 5, 6), None, None, None, None), id="a day without a price"),
    ],
)
def test_a_price_that_cannot_be_is_found(row: tuple[Cell, ...]) -> None:
    deal = priced(row)
    try:
        closes(deal)
    except Fault:
        assert findings(drawn_alone(deal)) != []
    else:
        assert row[1] == "2.00" or findings(drawn_alone(deal)) == []


@pytest.mark.parametrize("bid", [1.9, None])
def test_a_day_with_a_bid_alone_has_no_closing_price(bid: Cell) -> None:
    (*others, last) = PRICES
    deal = replace(priced(), prices=(*others, (last[0], None, bid, None, None)))
    assert column(drawn_alone(deal), "Value")[0] == ""


def test_a_term_moved_beyond_the_sessions_listed_says_so() -> None:
    then = tuple((date(2009, 6, day), 8.0, None, None, None) for day in (1, 2, 3, 4, 5))
    late = {**ISSUE, "Date": date(2009, 6, 8), "FMV": None}
    book = in_book(drawn_alone(replace(deal_of([late]), prices=then)), [Named("Expiration_Date", date(2012, 3, 2))])
    assert named(book, "Sessions_Suffice") is False
    assert named(book, "Trading_Days_Suffice") is True


def test_rows_that_there_is_no_room_for_are_missed() -> None:
    """Describe the sheet Events with more rows than the recalculation was made for."""
    many = events.sheet(deal_of([ISSUE] * 20))
    others = (terms.sheet, prices.sheet, recalculation.alone, recalculation.keys, entries.sheet)
    workings = (recalculation.trading_days, calendars.sheet)
    book = draw([many, *(each(deal_of([ISSUE])) for each in (*others, *workings))])
    assert named(book, "Rows_Suffice") is False


def test_the_first_row_that_is_wrong_is_named() -> None:
    book = drawn(ALONE, deal_of([ISSUE, {**A, "Payable": None}, on(9, "Expire", ref="X")]))
    said = {label: note for label, _, note in results(book)}
    assert said["Recalculation: Is sound"] == "2002-05-06 Issue options A: cells its event does not take so;"
    assert said["Recalculation Entries: Is filled in"] == "Row 2 of Events, Issue options: Payable"
    sound = {label: note for label, _, note in results(drawn(ALONE, deal_of([ISSUE])))}
    assert sound["Recalculation: Is sound"] == "Every row of Again"


def results(book: Book) -> Iterator[tuple[Cell, Cell, Cell]]:
    """Give every check of the sheet Checks: what it is of, how it stands, and what is said of it."""
    area = book.names["Check_Results"]
    for row in range(area.top, area.bottom + 1):
        of, stands, said = (book.value(area.sheet, row, area.left + across) for across in (-1, 0, 3))
        yield of, stands, said


def test_the_ledger_says_what_is_wrong() -> None:
    assert said_above_the_ledger([ISSUE]) == ""
    assert (
        said_above_the_ledger([{**ISSUE, "FMV": 0.0}]) == "events row 2, column FMV: 0 is not above 0 (clause 4.C(1))"
    )


def said_above_the_ledger(rows: Sequence[Cells]) -> Cell:
    book = drawn("event-schedule", deal_of(rows))
    cells = book.canvases["Ledger"].cells
    (heading,) = (row for (row, _), cell in cells.items() if str(cell.value).startswith("What is wrong"))
    return book.value("Ledger", heading + 1, 1)
