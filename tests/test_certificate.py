"""The certificate of 4.G: worked out again from nothing but its own text, it gives the ledger's result."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest

from addin.cli import main
from addin.files import read_events, read_terms
from addin.market import market
from addin.schedule import read_schedule
from addin.warrant.arithmetic import decimal
from addin.warrant.certificate import COMBINED, NOT_PAID, QUOTED, READJUSTED, adjustments, as_text, certificate
from addin.warrant.errors import NotThere
from addin.warrant.ledger import AssetSplitFacts, PropertyFacts, Row
from addin.warrant.replay import replay
from addin.warrant.terms import DeemedOutstanding, Reading, Terms
from tests.agreement import is_quoted, squashed, text
from tests.test_ledgers import FOLDER, NUMBERS
from workbooks.sample import sample

OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
STEP = re.compile(r" +\d+\. (.+): (.+) = (.+)")
EXACTLY = re.compile(r" +exactly (.+) = (.+)")
RECEIVED = {
    "(a) Cash",
    "(a) Property, at the Board's value",
    "(a) Received for the rights",
    "(a) Minimum payable later",
}
FACT = re.compile(r"  (\S.*?)  +\$?(-?[\d,]+(?:\.\d+)?)(\.\.\.)?(?: shares| a share|)(?:, exactly (\S+))?")


def worked_out(text: str) -> Fraction:
    """Work out an expression of whole numbers, brackets and the four operations."""

    def value(node: ast.expr) -> Fraction:
        match node:
            case ast.Constant(value=int() as number):
                return Fraction(number)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -value(operand)
            case ast.BinOp(left=left, op=op, right=right):
                return OPERATORS[type(op)](value(left), value(right))
            case _:
                raise AssertionError(ast.dump(node))

    in_fractions = re.sub(r"\d+\.\d+", lambda found: f"({Fraction(found[0])})", text.replace(" x ", " * "))
    return value(ast.parse(in_fractions, mode="eval").body)


def equations(document: str) -> dict[str, tuple[str, Fraction]]:
    """Work out every equation of a certificate's text, check it, and give the last under each label with its result."""
    found: dict[str, tuple[str, Fraction]] = {}
    lines = [*document.splitlines(), ""]
    for line, after in pairwise(lines):
        step, exactly = STEP.fullmatch(line), EXACTLY.fullmatch(after)
        if step:
            expression, stated = exactly.groups() if exactly else (step[2].replace(",", ""), step[3].replace(",", ""))
            result = Fraction(stated)
            assert worked_out(expression) == result, line
            found[step[1]] = expression, result
            assert "..." in step[0] or worked_out(step[2].replace(",", "")) == result
    return found


def facts(document: str) -> dict[str, Fraction]:
    """Read the numbers that a certificate's text states, the exact one where the decimal goes on."""
    stated = {}
    for line in document.partition("THE ARITHMETIC")[0].splitlines():
        found = FACT.fullmatch(line)
        if found:
            label, shown, goes_on, exactly = found.groups()
            stated[label] = Fraction(exactly or shown.replace(",", ""))
            assert bool(exactly) == bool(goes_on)
    return stated


def ledger_of(name: str) -> tuple[Terms, list[Row]]:
    if name == "sample":
        terms, events, closes = sample()
    else:
        terms, events, closes = read_terms(FOLDER / f"{name}.toml"), read_events(FOLDER / f"{name}.csv"), {}
    return terms, list(replay(terms, events, market(terms, closes)))


@pytest.mark.parametrize("name", ["sample", *NUMBERS])
def test_every_certificate_gives_its_result_again(name: str) -> None:
    terms, rows = ledger_of(name)
    adjusting = adjustments(rows)
    for number, row in enumerate(adjusting, start=1):
        document = as_text(certificate(number, terms, rows))
        worked, stated = equations(document), facts(document)
        assert (stated["(c) Exercise Price before"], stated["(d) Exercise Price after"]) == (
            row.price_before,
            row.price_after,
        )
        assert stated["(b) Shares outstanding before"] == row.outstanding_before
        if row.factor != 1:
            assert worked["Exercise Price"][1] == stated["(d) Exercise Price after"]
            assert worked["Exercise Price"][1] / worked["Fraction"][1] == stated["(c) Exercise Price before"]
            assert stated["Warrant Shares after"] == row.shares_after
            if row.shares_after != row.shares_before:
                assert worked["Warrant Shares"][1] == stated["Warrant Shares after"]
        if "(a) Consideration" in stated:
            whole = sum(amount for label, amount in stated.items() if label in RECEIVED)
            part = stated.get("(a) Part of it that counts", Fraction(1))
            net = (whole - stated.get("(a) Less expenses", Fraction(0))) * part
            assert net == stated["(a) Consideration"] == row.consideration
            assert worked.get("Consideration", ("", net))[1] == net
            assert stated["Additional Shares"] == row.additional_shares
        for asset, amount in row.property.items():
            assert stated[f"Receivable on all Warrants: {asset}"] == amount
        if isinstance(row.facts, PropertyFacts | AssetSplitFacts):
            assert worked[row.facts.asset][1] == stated[f"Receivable on all Warrants: {row.facts.asset}"]
        assert f"Section {row.clause}:" in document


def test_the_words_quoted_are_the_agreements() -> None:
    agreement = squashed(text())
    for quoted in (*QUOTED.values(), READJUSTED, NOT_PAID, COMBINED):
        assert is_quoted(quoted, agreement), quoted


def test_a_readjustment_shows_the_row_as_it_was_as_if_and_each_that_moved() -> None:
    terms, rows = ledger_of("02")
    number = next(n for n, row in enumerate(adjustments(rows), start=1) if row.event == "Expire")
    document = as_text(certificate(number, terms, rows))
    (as_it_was,) = [line for line in document.splitlines() if "as it was" in line]
    assert "Row 3, 2002-05-07 Issue convertibles S2, as it was: (12,668,996 + " in as_it_was
    assert ", as if no adjustment, for nothing counts: 1\n" in document
    assert "(a) Consideration actually received  $0" in document
    assert "shall be readjusted to the Exercise Price which would have been in effect" in document


def test_the_part_of_a_grant_above_the_plan_cap() -> None:
    terms, rows = ledger_of("sample")
    document = as_text(certificate(4, terms, rows))
    # 900,000 granted, 1,969,693 - 1,200,000 left of the cap: 130,307 count, for that part of $990,000.
    assert "the part of the grant above the plan cap: 0.1447855555... x 900,000 = 130,307" in document
    assert "Consideration: 0.1447855555... x 990,000 = 143,337.7" in document


def stated_by(number: int, header: str, *rows: str, reading: Reading | None = None) -> dict[str, object]:
    """Give what a certificate of a small schedule states, by label."""
    terms = Terms(warrant_shares=Fraction(1000), shares_outstanding=Fraction(10_000), reading=reading or Reading())
    events = read_schedule([[*line.split(",")] for line in (header, *rows)])
    written = certificate(number, terms, list(replay(terms, events, market(terms, {}))))
    return {each.label: each.value for each in written.statements}


def test_a_deemed_issue_states_what_is_deemed_outstanding_after_it() -> None:
    header = "Date,Event,Ref,Shares,Cash,Payable,FMV"
    rows = ["2002-06-03,Issue options,A,2000,,2000,2", "2002-06-10,Issue options,B,1000,,1000,2"]
    reading = Reading(deemed_outstanding=DeemedOutstanding.DENOMINATOR_ONLY)
    # 10,000 outstanding, 2,000 deemed for A and 1,000 for B.
    label = "(b) Outstanding or deemed outstanding after"
    assert stated_by(2, header, *rows, reading=reading)[label] == 13_000
    assert stated_by(2, header, *rows)[label] == 11_000
    shares = stated_by(1, header, "2002-06-03,Issue shares,,1000,1000,,2")
    assert label not in shares
    assert shares["(b) Shares outstanding after"] == 11_000


REORGANIZED = "Date,Event,New,Old,Asset,Per share,Of asset"
NONE_LEFT, TOGETHER = "Common Stock, after all its rows", "Of one reorganization with rows"


def test_a_reorganization_states_its_other_rows_and_what_is_left() -> None:
    cash = "2002-06-03,Reorganization,,,Cash,3,"
    merged = stated_by(1, REORGANIZED, "2002-06-03,Reorganization,0,1,,,", cash)
    assert (merged[TOGETHER], merged[NONE_LEFT]) == ("1", "none is receivable")
    alone = stated_by(1, REORGANIZED, cash, "2002-07-01,Reorganization,1,2,,,")
    assert not {TOGETHER, NONE_LEFT} & set(alone)
    converted = stated_by(2, REORGANIZED, "2002-06-03,Reorganization,1,2,,,", cash)
    assert converted[TOGETHER] == "1"
    assert NONE_LEFT not in converted
    split = stated_by(1, "Date,Event,New,Old", "2002-06-03,Stock split,2,1")
    assert not {TOGETHER, NONE_LEFT} & set(split)


def test_of_a_held_asset_nothing_is_left_unless_it_is_converted() -> None:
    spin_off = "2002-06-03,Distribution,,,SpinCo,1,"
    cash = "2002-07-01,Reorganization,,,Cash,3,SpinCo"
    gone = stated_by(2, REORGANIZED, spin_off, cash, "2002-07-01,Reorganization,,,Cash,1,")
    assert gone["SpinCo, after all its rows"] == "none is left"
    assert not {TOGETHER, NONE_LEFT} & set(gone)
    kept = stated_by(3, REORGANIZED, spin_off, cash, "2002-07-01,Reorganization,2,1,,,SpinCo")
    assert "SpinCo, after all its rows" not in kept
    assert (kept["SpinCo held before"], kept["New units"], kept[TOGETHER]) == (1000, 2, "2")


def test_a_grant_for_nothing_counts_for_nothing() -> None:
    terms = Terms(warrant_shares=Fraction(1000), shares_outstanding=Fraction(10_000), plan_option_cap=Fraction(50))
    rows = [["Date", "Event", "Ref", "Shares", "Payable", "FMV", "Treatment"]]
    rows += [["2002-06-03", "Issue options", "A", "100", "0", "2", "Plan"]]
    ledger = list(replay(terms, read_schedule([[*row] for row in rows]), market(terms, {})))
    assert "Consideration: 0.5 x 0 = 0\n" in as_text(certificate(1, terms, ledger))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("-1/2", "-0.5"),
        ("-1/3", "-0.3333333333..."),
        ("1234567/2", "617,283.5"),
        ("0", "0"),
        ("2/3", "0.6666666666..."),
    ],
)
def test_a_decimal_is_cut_short_and_never_rounded(number: str, shown: str) -> None:
    assert decimal(Fraction(number)) == shown


def test_there_is_none_beyond_the_last() -> None:
    terms, rows = ledger_of("02")
    for number in (0, 12):
        with pytest.raises(NotThere, match=f"no certificate {number}: the schedule has 11 adjustments"):
            certificate(number, terms, rows)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Stock split,2,1", "that stock split or subdivision shall be proportionately decreased"),
        ("Stock split,1,4", "that reverse stock split or combination shall be proportionately increased"),
        ("Reorganization,1,4", "in lieu of the stock or other securities and property receivable"),
    ],
)
def test_a_ratio_is_quoted_by_its_clause_and_direction(row: str, words: str) -> None:
    terms = Terms(warrant_shares=Fraction(1000), shares_outstanding=Fraction(10_000))
    events = read_schedule([["Date", "Event", "New", "Old"], ["2002-06-03", *row.split(",")]])
    document = as_text(certificate(1, terms, list(replay(terms, events, market(terms, {})))))
    assert words in " ".join(document.split())
    assert "\n  1. Fraction: " in document


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        (["Issue shares,,1000,1000,100,2"], ["(a) Cash", "(a) Less expenses", "(a) Consideration"]),
        (["Issue shares,,1000,0,0,2"], ["(a) Cash", "(a) Consideration"]),
        # The issue between has another fraction once the dividend turns out unpaid, and the same consideration.
        (["Stock dividend,D,1000,,,", "Issue shares,,1000,1000,,2", "Dividend paid,D,0,,,"], []),
    ],
)
def test_the_last_certificate_states_the_parts_of_its_own_consideration(rows: list[str], parts: list[str]) -> None:
    terms = Terms(warrant_shares=Fraction(1000), shares_outstanding=Fraction(10_000))
    dated = [f"2002-06-0{day},{row}" for day, row in enumerate(rows, start=3)]
    events = read_schedule([[*row.split(",")] for row in ("Date,Event,Ref,Shares,Cash,Expenses,FMV", *dated)])
    ledger = list(replay(terms, events, market(terms, {})))
    written = certificate(len(adjustments(ledger)), terms, ledger)
    assert [each.label for each in written.statements if each.label.startswith("(a)")] == parts


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificate", "1"]) == 0
    assert "CERTIFICATE AS TO ADJUSTMENT No. 1" in capsys.readouterr().out
    assert main(["certificate", "99"]) == 1
    assert "there is no certificate 99" in capsys.readouterr().err
