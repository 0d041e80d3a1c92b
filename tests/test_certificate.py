"""The certificate of 4.G: worked out again from nothing but its own text, it gives the ledger's result."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction

import pytest

from addin.cli import main
from addin.files import read_events, read_terms
from addin.market import market
from addin.warrant.certificate import adjustments, as_text, certificate
from addin.warrant.errors import NotThere
from addin.warrant.ledger import Row
from addin.warrant.replay import replay
from addin.warrant.terms import Terms
from tests.test_ledgers import FOLDER, NUMBERS
from workbooks.sample import sample

OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
DECIMAL = re.compile(r" \([-\d.e+]+\)$")
STEP = re.compile(r"  \d+\. ([^:]+): (?:no adjustment, )?(.+) = (.+)")


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

    return value(ast.parse(text.replace(" x ", " * "), mode="eval").body)


def equations(document: str) -> dict[str, Fraction]:
    """Work out every equation of a certificate's text, check it, and give the last result under each label."""
    results = {}
    for line in document.splitlines():
        found = STEP.fullmatch(line)
        if found:
            label, expression, stated = found.groups()
            result = worked_out(DECIMAL.sub("", stated))
            assert worked_out(expression) == result, line
            results[label] = result
    return results


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
        results = equations(document)
        if row.factor != 1:
            assert results["Exercise Price"] == row.price_after
            assert results["Warrant Shares"] == row.shares_after
            assert results["Fraction"] == row.factor
        assert f"Section {row.clause}:" in document
        assert "(d) Exercise Price after" in document
        assert "(b) Shares outstanding before" in document


def test_a_readjustment_shows_the_row_as_it_was_as_if_and_each_that_moved() -> None:
    terms, rows = ledger_of("02")
    number = next(n for n, row in enumerate(adjustments(rows), start=1) if row.event == "Expire")
    document = as_text(certificate(number, terms, rows))
    assert "Row 3 as it was: (12668996 + " in document
    assert "Row 3 as if: no adjustment, 1 = 1" in document
    assert "shall be readjusted to the Exercise Price which would have been in effect" in document


def test_there_is_none_beyond_the_last() -> None:
    terms, rows = ledger_of("02")
    with pytest.raises(NotThere, match="the schedule has 11 adjustments"):
        certificate(12, terms, rows)


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["certificate", "1"]) == 0
    assert "CERTIFICATE AS TO ADJUSTMENT No. 1" in capsys.readouterr().out
    assert main(["certificate", "99"]) == 1
    assert "there is no certificate 99" in capsys.readouterr().err
