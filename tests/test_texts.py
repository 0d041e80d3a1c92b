"""A deal's values as text: what is written to CSV and TOML reads back the same, and runs nowhere."""

from __future__ import annotations

import io
import tomllib
from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.deal_tables import CAP_TABLE, Line, lines
from addin.files import csv_rows
from addin.inputs import terms_from_mapping
from addin.texts import csv_of, decimal, guarded, toml_of, unguarded
from addin.warrant.terms import Reading, ReadjustedNumber, Terms

TEXTS = st.text(st.characters(exclude_categories=["Cs"])).map(str.strip)
DAYS = st.dates(min_value=date(2002, 3, 4))
NUMBERS = st.floats(0, 1e300).map(lambda value: Fraction(repr(value)))
NUMBERS |= st.decimals(0, 10**12, places=9).map(Fraction)
ABOVE_ZERO = NUMBERS.filter(bool)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0.07", "0.07"),
        ("0", "0"),
        ("17000000", "17000000"),
        ("1.50", "1.5"),
        ("-2.25", "-2.25"),
        ("1e21", "1" + "0" * 21),
        ("1e22", "1E+22"),
        ("1e-300", "1E-300"),
        ("0.1234567890123456789", "0.1234567890123456789"),
    ],
)
def test_a_number_is_written_in_its_shortest_form(number: str, written: str) -> None:
    assert decimal(Fraction(number)) == written


@given(st.text())
def test_the_apostrophe_that_guards_a_text_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(NUMBERS)
def test_any_number_is_written_exactly(number: Fraction) -> None:
    assert Fraction(decimal(number)) == number


def read_back(text: str) -> list[Line]:
    """Read a CSV text as the reader of files does, without a file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("addin.files._opened", lambda _: nullcontext(io.StringIO(text, newline="")))
        return list(lines(CAP_TABLE, csv_rows(Path("c.csv")), "c.csv"))


@given(st.lists(st.tuples(TEXTS, TEXTS.filter(bool), NUMBERS, TEXTS)))
def test_any_table_reads_back_from_csv(rows: list[tuple[object, ...]]) -> None:
    read = read_back(csv_of(CAP_TABLE, [Line("", row) for row in rows]))
    assert [tuple("" if value is None else value for value in line.values) for line in read] == rows


TERMS = st.builds(
    Terms,
    warrant_shares=NUMBERS,
    shares_outstanding=ABOVE_ZERO,
    issuer=TEXTS.filter(bool),
    expiration_date=DAYS,
    exercise_price=ABOVE_ZERO,
    shares_authorized=st.none() | ABOVE_ZERO,
    fmv_days=st.integers(1, 1000),
    holidays=st.none() | st.lists(DAYS).map(tuple),
    reading=st.builds(Reading, readjusted_number=st.sampled_from(ReadjustedNumber)),
)


@given(TERMS)
def test_any_terms_read_back_from_toml(terms: Terms) -> None:
    assert terms_from_mapping(tomllib.loads(toml_of(terms), parse_float=Decimal), "t") == terms
