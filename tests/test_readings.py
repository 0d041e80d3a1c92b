"""The four readings: each changes what it should and nothing else, on a schedule small enough to work by hand.

900 Warrant Shares at $2 and 9,000 shares outstanding, unless a schedule says otherwise: N x P is 1,800.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod

import pytest

from addin.inputs import terms_from_range
from addin.market import ledger
from addin.schedule import read_schedule
from addin.warrant.columns import COLUMNS
from tests.cases import cells

READINGS = {
    "deemed_outstanding": ("this issue", "all deemed", "denominator only"),
    "exercise_test": ("once", "again"),
    "plan_cap_after_split": ("as written", "scaled"),
    "readjusted_number": ("inverse", "price only"),
}
"""Each switch and its values, the default first."""

TERMS = {"warrant_shares": 900, "shares_outstanding": 9000, "exercise_price": 2, "plan_option_cap": 1000}

Place = tuple[int, str]
Ledger = dict[Place, object]
"""What stands in each row, counted from 1, and column."""


def replayed(schedule: str, switches: Mapping[str, str]) -> Ledger:
    terms = terms_from_range([[key, value] for key, value in {**TERMS, **switches}.items()])
    rows = enumerate(ledger(terms, read_schedule(cells(schedule)), {}), start=1)
    return {(number, column): getattr(row, column) for number, row in rows for column in COLUMNS}


def differing(one: Ledger, other: Ledger) -> set[Place]:
    assert one.keys() == other.keys()
    return {place for place in one if one[place] != other[place]}


def in_column(places: set[Place], column: str) -> set[int]:
    return {row for row, name in places if name == column}


def columns(places: set[Place]) -> set[str]:
    return {column for _, column in places}


@dataclass(frozen=True)
class Sheet:
    """A schedule under each value of a switch.

    `default` is the ledger under the default: for each row factor, price, Warrant Shares and shares outstanding after
    it. `differs` has a line for each cell that is not the same under all values: row, column, and the cell under each
    value in the order of `READINGS`; "-" is a blank, and property is so much of SpinCo.
    """

    name: str
    switch: str
    schedule: str
    arithmetic: str = field(repr=False)
    default: str
    differs: str

    def cells(self) -> Iterator[tuple[Place, list[object]]]:
        """Read the lines of `differs`."""
        for line in self.differs.strip().splitlines():
            row, column, *values = line.split()
            yield (int(row), column), [_cell(column, value) for value in values]


def _cell(column: str, value: str) -> object:
    if column == "clause":
        return "" if value == "-" else value
    if value == "-":
        return None
    return {"SpinCo": Fraction(value)} if column == "property" else Fraction(value)


SHEETS = [
    Sheet(
        name="what counts as outstanding beside a later issue",
        switch="deemed_outstanding",
        schedule="""
Date,Event,Ref,Shares,Payable,FMV
2002-06-03,Issue options,A,1000,0,2
2002-07-01,Issue shares,,1000,,2
2002-08-01,Stock dividend,,1000,,
2003-06-03,Expire,A,,,
""",
        arithmetic="""
1. 9,000 / (9,000 + 1,000) = 9/10. A does not count itself: the same under all.
2. 1,000 shares for nothing. Neither: 9,000 / 10,000 = 9/10. A's 1,000 in both: 10,000 / 11,000 = 10/11. Below alone:
   9,000 / 11,000 = 9/11. P is 9/5 times that: 81/50, 18/11, 81/55.
3. 4.D counts what is issued and outstanding, never A: 10,000 / 11,000 = 10/11 under all.
4. Nothing was issued under A: row 1 has no adjustment, and A counts in row 2 under none. 2 x 9/10 x 10/11 = 18/11 under
   all; the factor is that over 81/55, 180/121 and 162/121.
""",
        default="""
9/10  9/5    1000     9000
9/10  81/50  10000/9  10000
10/11 81/55  11000/9  11000
10/9  18/11  1100     11000
""",
        differs="""
2 factor        9/10    10/11   9/11
2 price_after   81/50   18/11   81/55
2 shares_after  10000/9 1100    11000/9
3 price_before  81/50   18/11   81/55
3 shares_before 10000/9 1100    11000/9
3 price_after   81/55   180/121 162/121
3 shares_after  11000/9 1210    12100/9
4 factor        10/9    11/10   11/9
4 price_before  81/55   180/121 162/121
4 shares_before 11000/9 1210    12100/9
""",
    ),
    Sheet(
        name="a plan grant, a repriced security and a new maximum count for what they are",
        switch="deemed_outstanding",
        schedule="""
Date,Event,Ref,Shares,Payable,FMV,Treatment
2002-06-03,Issue options,A,2000,0,2,Plan
2002-07-01,Issue convertibles,B,1000,1000,2,
2002-08-01,Reprice,B,,0,2,
2002-09-03,Reprice,A,3500,0,,
2002-10-01,Issue shares,,500,,2,
""",
        arithmetic="""
1. The cap of 1,000 leaves 1,000 of the 2,000: 9,000 / 10,000 = 9/10.
2. C / F = 500. Neither: 9,500 / 10,000 = 19/20. The counted 1,000 of A in both: 10,500 / 11,000 = 21/22. Below alone:
   9,500 / 11,000 = 19/22.
3. B anew, for nothing; it does not count itself: 9,000 / 10,000, 10,000 / 11,000, 9,000 / 11,000.
4. Lowers nothing: only the new maximum is recorded. 1,000 stay exempt, 2,500 count.
5. A's 2,500 and B's 1,000: 9,000 / 9,500 = 18/19, 12,500 / 13,000 = 25/26, 9,000 / 13,000 = 9/13.
""",
        default="""
9/10  9/5       1000         9000
19/20 171/100   20000/19     9000
9/10  1539/1000 200000/171   9000
1     1539/1000 200000/171   9000
18/19 729/500   100000/81    9500
""",
        differs="""
2 factor        19/20      21/22       19/22
2 price_after   171/100    189/110     171/110
2 shares_after  20000/19   22000/21    22000/19
3 factor        9/10       10/11       9/11
3 price_before  171/100    189/110     171/110
3 price_after   1539/1000  189/121     1539/1210
3 shares_before 20000/19   22000/21    22000/19
3 shares_after  200000/171 24200/21    242000/171
4 price_before  1539/1000  189/121     1539/1210
4 price_after   1539/1000  189/121     1539/1210
4 shares_before 200000/171 24200/21    242000/171
4 shares_after  200000/171 24200/21    242000/171
5 factor        18/19      25/26       9/13
5 price_before  1539/1000  189/121     1539/1210
5 price_after   729/500    4725/3146   13851/15730
5 shares_before 200000/171 24200/21    242000/171
5 shares_after  100000/81  125840/105  3146000/1539
""",
    ),
    Sheet(
        name="what counts follows splits and exercises, and is gone when the rest expires",
        switch="deemed_outstanding",
        schedule="""
Date,Event,Ref,Shares,Cash,Payable,FMV,New,Old
2002-06-03,Issue options,A,1000,,0,2,,
2002-07-01,Stock split,,,,,,2,1
2002-08-01,Exercise,A,1000,0,,,,
2002-09-03,Issue shares,,1000,,,2,,
2003-06-03,Expire,A,,,,,,
2003-07-01,Issue shares,,2000,,,2,,
""",
        arithmetic="""
1. 9,000 / 10,000 = 9/10.
2. Two for one: O 18,000, A 2,000.
3. O 19,000, 1,000 of A are left.
4. 19,000 / 20,000 = 19/20. A's 1,000 in both: 20,000 / 21,000 = 20/21. Below alone: 19,000 / 21,000 = 19/21.
5. 1,000 were issued, 500 in the units of row 1, for nothing: 9,000 / 9,500 = 18/19 there. All of them were exercised
   before row 4: 19/20 there. P = 2 x 18/19 x 1/2 x 19/20 = 9/10 under all.
6. 20,000 / 22,000 = 10/11 under all.
""",
        default="""
9/10  9/5     1000     9000
1/2   9/10    2000     18000
1     9/10    2000     19000
19/20 171/200 40000/19 20000
20/19 9/10    2000     20000
10/11 9/11    2200     22000
""",
        differs="""
4 factor        19/20    20/21 19/21
4 price_after   171/200  6/7   57/70
4 shares_after  40000/19 2100  42000/19
5 factor        20/19    21/20 21/19
5 price_before  171/200  6/7   57/70
5 shares_before 40000/19 2100  42000/19
""",
    ),
    Sheet(
        name="whether an exercise is tested",
        switch="exercise_test",
        schedule="""
Date,Event,Ref,Shares,Cash,Payable,FMV
2001-06-01,Issue options,Z,1000,,0,
2002-06-03,Issue options,A,1000,500,1500,2
2002-07-01,Issue options,B,1000,,0,2
2003-06-03,Exercise,A,1000,1500,,4
2003-07-01,Exercise,B,1000,0,,4
2003-08-01,Exercise,Z,1000,0,,4
""",
        arithmetic="""
1. Outstanding on the Issue Date: no adjustment.
2. E = (500 + 1,500) / 1,000 = 2, which is F: no adjustment.
3. 9,000 / 10,000 = 9/10.
4. Tested at issue: once. Again: C = the 500 received + 1,500 paid; (9,000 + 2,000 / 4) / 10,000 = 19/20; P = 9/5 x
   19/20 = 171/100.
5. B led to an adjustment: tested again under neither. 10,000 shares become 11,000.
6. Z was never tested: tested now under both. 11,000 / 12,000 = 11/12.
""",
        default="""
1     2     900      9000
1     2     900      9000
9/10  9/5   1000     9000
1     9/5   1000     10000
1     9/5   1000     11000
11/12 33/20 12000/11 12000
""",
        differs="""
4 clause            -        4.C(1)
4 factor            1        19/20
4 price_after       9/5      171/100
4 shares_after      1000     20000/19
4 additional_shares -        1000
4 consideration     -        2000
4 effective_price   -        2
4 fair_market_value -        4
5 price_before      9/5      171/100
5 price_after       9/5      171/100
5 shares_before     1000     20000/19
5 shares_after      1000     20000/19
6 price_before      9/5      171/100
6 price_after       33/20    627/400
6 shares_before     1000     20000/19
6 shares_after      12000/11 240000/209
""",
    ),
    Sheet(
        name="whether the plan cap splits",
        switch="plan_cap_after_split",
        schedule="""
Date,Event,Ref,Shares,Payable,FMV,New,Old,Treatment
2002-06-03,Issue options,A,600,600,2,,,Plan
2002-07-01,Stock split,,,,,2,1,
2002-08-01,Issue options,B,2400,2400,2,,,Plan
2002-09-03,Issue options,C,2000,0,2,,,
2003-06-03,Expire,A,,,,,,
2003-07-01,Issue options,D,1600,0,2,,,Plan
""",
        arithmetic="""
1. 600 of the cap's 1,000: none counts.
2. P 1, N 1,800, O 18,000; A is 1,200 shares. The cap is 1,000 with 600 used, or 2,000 with 1,200 used.
3. 400 are left and 2,000 count, for 2,000: (18,000 + 1,000) / 20,000 = 19/20. Or 800 are left and 1,600 count, for
   1,600: (18,000 + 800) / 19,600 = 47/49.
4. No plan grant: 18,000 / 20,000 = 9/10 under both.
5. A led to no adjustment: P stays. What A used is free: 400 of 1,000 are used, or 800 of 2,000.
6. 600 are left and 1,000 count: 18,000 / 19,000 = 18/19. Or 1,200 are left and 400 count: 18,000 / 18,400 = 45/46.
""",
        default="""
1     2       900      9000
1/2   1       1800     18000
19/20 19/20   36000/19 18000
9/10  171/200 40000/19 18000
1     171/200 40000/19 18000
18/19 81/100  20000/9  18000
""",
        differs="""
3 factor            19/20    47/49
3 price_after       19/20    47/49
3 shares_after      36000/19 88200/47
3 additional_shares 2000     1600
3 consideration     2000     1600
4 price_before      19/20    47/49
4 price_after       171/200  423/490
4 shares_before     36000/19 88200/47
4 shares_after      40000/19 98000/47
5 price_before      171/200  423/490
5 price_after       171/200  423/490
5 shares_before     40000/19 98000/47
5 shares_after      40000/19 98000/47
6 factor            18/19    45/46
6 price_before      171/200  423/490
6 price_after       81/100   3807/4508
6 shares_before     40000/19 98000/47
6 shares_after      20000/9  901600/423
6 additional_shares 1000     400
""",
    ),
    Sheet(
        name="whether the number follows a readjustment",
        switch="readjusted_number",
        schedule="""
Date,Event,Ref,Shares,Cash,Payable,FMV,New,Old,Asset,Per share
2002-06-03,Issue options,A,1000,,0,2,,,,
2002-07-01,Expire,A,,,,,,,,
2002-08-01,Stock split,,,,,,2,1,,
2002-09-03,Distribution,,,,,,,,SpinCo,0.5
2003-06-03,Exercise warrant,,900,900,,,,,,
2003-07-01,Stock dividend,D,2100,,,,,,,
2003-08-01,Dividend paid,D,0,,,,,,,
""",
        arithmetic="""
1. 9,000 / 10,000 = 9/10: P 9/5, N 1,000.
2. P is 2 again. N x 9/5 / 2 = 900, or stays 1,000.
3. Two for one: 1,800 or 2,000.
4. Half a SpinCo on each: 900 or 1,000.
5. 900 x 1 is paid in full and 900 shares are issued: O 18,900 under both. 900 or 1,100 are left, with 900 x 1/2 or
   1,000 x 11/20 of SpinCo.
6. 18,900 / 21,000 = 9/10: N x 10/9.
7. Not paid: P is 1 again, and N follows under both, for this is 4.D and not 4.C(3): 900 or 1,100.
""",
        default="""
9/10 9/5  1000 9000
10/9 2    900  9000
1/2  1    1800 18000
1    1    1800 18000
1    1    900  18900
9/10 9/10 1000 21000
10/9 1    900  18900
""",
        differs="""
2 shares_after  900  1000
3 shares_before 900  1000
3 shares_after  1800 2000
4 shares_before 1800 2000
4 shares_after  1800 2000
4 property      900  1000
5 shares_before 1800 2000
5 shares_after  900  1100
5 property      450  550
6 shares_before 900  1100
6 shares_after  1000 11000/9
6 property      450  550
7 shares_before 1000 11000/9
7 shares_after  900  1100
7 property      450  550
""",
    ),
]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_reading_changes_what_it_should_and_nothing_else(sheet: Sheet) -> None:
    ledgers = [replayed(sheet.schedule, {sheet.switch: value}) for value in READINGS[sheet.switch]]
    expected = dict(sheet.cells())
    assert set().union(*(differing(ledgers[0], other) for other in ledgers[1:])) == expected.keys()
    assert {place: [each[place] for each in ledgers] for place in expected} == expected


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_the_ledger_under_the_default(sheet: Sheet) -> None:
    found = replayed(sheet.schedule, {})
    after = ("factor", "price_after", "shares_after", "outstanding_after")
    expected = [list(map(Fraction, line.split())) for line in sheet.default.strip().splitlines()]
    assert [[found[row, column] for column in after] for row in range(1, len(found) // len(COLUMNS) + 1)] == expected
    assert differing(found, replayed(sheet.schedule, {sheet.switch: READINGS[sheet.switch][0]})) == set()


NOTHING_TO_DECIDE = {
    # No adjustment, or nothing left of it: no deemed shares are outstanding when the shares are issued.
    "deemed_outstanding": """
Date,Event,Ref,Shares,Cash,Payable,FMV
2002-06-03,Issue options,A,1000,,2000,2
2002-06-04,Issue options,B,1000,,0,2
2002-06-05,Exercise,B,1000,0,,
2002-07-01,Issue options,C,1000,,1000,2
2002-07-02,Expire,C,,,,
2002-08-01,Stock dividend,,1000,,,
2002-09-03,Issue shares,,1000,,,2
""",
    # B led to an adjustment, Z was outstanding on the Issue Date; of A, tested without adjustment, none is exercised.
    "exercise_test": """
Date,Event,Ref,Shares,Cash,Payable,FMV
2001-06-01,Issue options,Z,1000,,0,
2002-06-03,Issue options,A,1000,,2000,2
2002-06-04,Issue options,B,1000,,0,2
2002-07-01,Exercise,B,1000,0,,
2002-07-02,Exercise,Z,1000,0,,2
2002-08-01,Expire,A,,,,
""",
    # The split comes after the last plan grant, and the cap does not move with a reorganization.
    "plan_cap_after_split": """
Date,Event,Ref,Shares,Payable,FMV,New,Old,Treatment
2002-06-03,Issue options,A,600,0,2,,,Plan
2002-07-01,Reorganization,,,,,2,1,
2002-08-01,Issue options,B,2400,0,2,,,Plan
2002-09-03,Stock split,,,,,2,1,
2002-10-01,Issue options,C,2000,0,2,,,
2003-06-03,Expire,B,,,,,,
""",
    # A led to no adjustment, B has nothing left unexercised, and a dividend that is not paid is of 4.D.
    "readjusted_number": """
Date,Event,Ref,Shares,Cash,Payable,FMV
2002-06-03,Issue options,A,1000,,2000,2
2002-06-04,Issue options,B,1000,,0,2
2002-07-01,Exercise,B,1000,0,,
2002-08-01,Expire,A,,,,
2002-08-02,Expire,B,,,,
2002-09-03,Stock dividend,D,1000,,,
2002-10-01,Dividend paid,D,0,,,
""",
}


@pytest.mark.parametrize("switch", READINGS)
def test_a_reading_with_nothing_to_decide(switch: str) -> None:
    default = replayed(NOTHING_TO_DECIDE[switch], {})
    assert any(default[place] for place in default if place[1] == "clause")
    for value in READINGS[switch]:
        assert differing(default, replayed(NOTHING_TO_DECIDE[switch], {switch: value})) == set(), value


TOGETHER = """
Date,Event,Ref,Shares,Cash,Payable,FMV,New,Old,Treatment,Asset,Per share
2002-06-03,Issue options,A,1000,,2000,2,,,,,
2002-07-01,Issue options,B,1000,,0,2,,,,,
2002-08-01,Issue options,G,600,,0,2,,,Plan,,
2002-09-03,Stock split,,,,,,2,1,,,
2002-10-01,Issue options,H,2400,,0,2,,,Plan,,
2002-11-01,Stock dividend,,2000,,,,,,,,
2002-12-02,Exercise,A,2000,2000,,2,,,,,
2003-01-06,Expire,B,,,,,,,,,
2003-02-03,Issue shares,,2000,,,2,,,,,
2003-03-03,Distribution,,,,,,,,,SpinCo,1
"""
"""All four at once. H counts for what is left of the cap: 2,000 of the 2,400, or 1,600 where it splits (c).

1. E = 2 = F: no adjustment. 2. 9,000 / 10,000. 3. Within the cap. 4. Two for one: O 18,000, A and B 2,000 each.
5. H, beside B: 18,000 / (18,000 + c), or 20,000 / (20,000 + c), or 18,000 / (20,000 + c).
6. 18,000 / 20,000 under all: 4.D counts no deemed shares.
7. 2,000 of A for 2,000, C / F = 1,000, beside B and H: once, nothing. Again, 21,000 / 22,000, or (23,000 + c) /
   (24,000 + c), or 21,000 / (24,000 + c).
8. B lapses: row 2 undone, and rows 5 and 7 are as without B: 18,000 / (18,000 + c) under all in row 5, and in row 7
   21,000 / 22,000, or (21,000 + c) / (22,000 + c), or 21,000 / (22,000 + c).
9. Beside H: 22,000 / 24,000, or (22,000 + c) / (24,000 + c), or 22,000 / (24,000 + c).
10. N of SpinCo.
"""

BY_HAND = {
    # deemed_outstanding, plan_cap_after_split: row 5; row 7 again; row 5 and row 7 again, both without B; row 9
    ("this issue", "as written"): "9/10  21/22   9/10  21/22   11/12",
    ("this issue", "scaled"): "45/49 21/22   45/49 21/22   11/12",
    ("all deemed", "as written"): "10/11 25/26   9/10  23/24   12/13",
    ("all deemed", "scaled"): "25/27 123/128 45/49 113/118 59/64",
    ("denominator only", "as written"): "9/11  21/26   9/10  7/8     11/13",
    ("denominator only", "scaled"): "5/6   105/128 45/49 105/118 55/64",
}
COMBINATIONS = list(product(*READINGS.values()))


def together(combination: tuple[str, ...]) -> Ledger:
    return replayed(TOGETHER, dict(zip(READINGS, combination, strict=True)))


def factors_by_hand(deemed: str, test: str, cap: str) -> list[Fraction]:
    grant, again, grant_alone, again_alone, issue = map(Fraction, BY_HAND[deemed, cap].split())
    tested, tested_alone = (again, again_alone) if test == "again" else (Fraction(1), Fraction(1))
    lapse = Fraction(10, 9) * grant_alone / grant * tested_alone / tested
    dividend, split = Fraction(9, 10), Fraction(1, 2)
    return [Fraction(1), Fraction(9, 10), Fraction(1), split, grant, dividend, tested, lapse, issue, Fraction(1)]


@pytest.mark.parametrize("combination", COMBINATIONS, ids=", ".join)
def test_all_24_together(combination: tuple[str, ...]) -> None:
    *others, number = combination
    found = together(combination)
    factors = factors_by_hand(*others)
    prices = [2 * prod(factors[:row]) for row in range(1, 11)]
    # N x P is 1,800; where N stays at the lapse of B, what it would have lost with the factor of row 8 stays with it.
    kept = factors[7] if number == "price only" else Fraction(1)
    shares = [1800 / price * (kept if row >= 8 else 1) for row, price in enumerate(prices, start=1)]
    assert [found[row, "factor"] for row in range(1, 11)] == factors
    assert [found[row, "price_after"] for row in range(1, 11)] == prices
    assert [found[row, "shares_after"] for row in range(1, 11)] == shares
    outstanding = [9000, 9000, 9000, 18000, 18000, 20000, 22000, 22000, 24000, 24000]
    assert [found[row, "outstanding_after"] for row in range(1, 11)] == outstanding
    assert found[10, "property"] == {"SpinCo": shares[-1]}


def changes(switch: str) -> Iterator[tuple[dict[str, str], set[Place]]]:
    """Give every combination of the other switches, and what each value but the default changes under it."""
    default, *others = READINGS[switch]
    for combination in COMBINATIONS:
        chosen = dict(zip(READINGS, combination, strict=True))
        if chosen[switch] in others:
            plain = together(tuple((chosen | {switch: default}).values()))
            yield chosen, differing(plain, together(combination))


MOVED_WITH_THE_PRICE = {"price_before", "price_after", "shares_before", "shares_after", "property"}


def test_readjusted_number_never_moves_the_price_or_the_shares_outstanding() -> None:
    for _, changed in changes("readjusted_number"):
        rows_after = {(row, column) for row in (9, 10) for column in ("shares_before", "shares_after")}
        assert changed == {(8, "shares_after"), *rows_after, (10, "property")}


def test_deemed_outstanding_touches_only_what_4_c_tests_after_a_deeming() -> None:
    for chosen, changed in changes("deemed_outstanding"):
        tested = {7} if chosen["exercise_test"] == "again" else set()
        assert in_column(changed, "factor") == {5, 8, 9} | tested
        assert columns(changed) == MOVED_WITH_THE_PRICE | {"factor"}


def test_exercise_test_touches_only_the_exercise_of_what_led_to_no_adjustment() -> None:
    of_a_test = {"clause", "additional_shares", "consideration", "effective_price", "fair_market_value"}
    for chosen, changed in changes("exercise_test"):
        # Where deemed shares count, the lapse of B replays the exercise without them.
        replayed_at_the_lapse = set() if chosen["deemed_outstanding"] == "this issue" else {8}
        assert in_column(changed, "factor") == {7} | replayed_at_the_lapse
        assert all(in_column(changed, column) == {7} for column in of_a_test)
        assert columns(changed) == MOVED_WITH_THE_PRICE | {"factor"} | of_a_test


def test_plan_cap_after_split_touches_only_plan_grants_and_what_counts_them() -> None:
    for chosen, changed in changes("plan_cap_after_split"):
        counts_h = chosen["deemed_outstanding"] != "this issue"
        tested = {7} if chosen["exercise_test"] == "again" else set()
        assert in_column(changed, "factor") == ({5, 8, 9} | tested if counts_h else {5})
        assert in_column(changed, "additional_shares") == {5}
        assert columns(changed) == MOVED_WITH_THE_PRICE | {"factor", "additional_shares"}
