"""What an input takes is what the core takes, and its message says what belongs there."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from addin.inputs import SWITCH_READERS, TERM_NOTES, TERM_READERS
from addin.schedule import FORMS, NUMBERS, read_schedule
from addin.warrant.errors import Fault
from workbooks.layout import Column, Field, Fields, Table
from workbooks.limits import EVENT_LIMITS, TERM_LIMITS, Limit
from workbooks.rules import Rule, rule_of
from workbooks.sample import sample_deal
from workbooks.styles import Format
from workbooks.templates import MODEL

TRIED = (-1.0, 0.0, 0.5, 1.0, 1.5, 5.0, 5.5, 1000.0, 1001.0)


def inputs() -> Iterator[tuple[str, Field | Column, Rule]]:
    """Give every input of the model, with its sheet and its rule."""
    for sheet in (each(sample_deal()) for each in MODEL.sheets):
        for block in sheet.blocks:
            items = block.fields if isinstance(block, Fields) else block.columns if isinstance(block, Table) else ()
            for item in items:
                if rule := rule_of(item):
                    yield sheet.name, item, rule


def lets(limit: Limit, value: float) -> bool:
    """Tell whether Excel lets a number into a cell of a limit."""
    if limit.kind == "whole" and value % 1:
        return False
    first, second = float(limit.first), float(limit.second or "inf")
    return {
        "greaterThan": value > first,
        "greaterThanOrEqual": value >= first,
        "between": first <= value <= second,
    }[limit.operator]


@pytest.mark.parametrize("value", TRIED)
@pytest.mark.parametrize("key", [key for key, limit in TERM_LIMITS.items() if limit.kind in ("decimal", "whole")])
def test_a_term_takes_what_the_core_takes(key: str, value: float) -> None:
    try:
        TERM_READERS[key](value)
    except Fault:
        assert not lets(TERM_LIMITS[key], value)
    else:
        assert lets(TERM_LIMITS[key], value)


@pytest.mark.parametrize("column", NUMBERS)
def test_a_column_of_the_schedule_refuses_0_where_every_event_does(column: str) -> None:
    using = [form for form in FORMS.values() if column in (*form.needs, *form.may_use)]
    refused = all(column in form.above_zero for form in using)
    assert lets(EVENT_LIMITS[column], 0.0) is not refused
    assert not lets(EVENT_LIMITS[column], -0.01)
    assert lets(EVENT_LIMITS[column], 0.01)


def test_a_fair_market_value_of_0_is_refused_by_both() -> None:
    rows: list[list[object]] = [["Date", "Event", "Shares", "Cash", "FMV"], ["2002-06-03", "Issue shares", 5, 5, 0]]
    with pytest.raises(Fault, match="0 is not above 0"):
        read_schedule(rows)
    assert not lets(EVENT_LIMITS["FMV"], 0.0)


@pytest.mark.parametrize(
    ("name", "operator", "first"),
    [
        ("Given_Exercise_Price", "greaterThan", "0"),
        ("Average_Price", "greaterThan", "0"),
        ("Given_FMV_Days", "between", "1"),
        ("Certificate_Number", "greaterThanOrEqual", "1"),
        ("Given_Expiration_Date", "between", "Issue_Date"),
    ],
)
def test_an_input_has_its_limit(name: str, operator: str, first: str) -> None:
    (rule,) = [rule for _, item, rule in inputs() if item.name == name]
    assert (rule.operator, rule.first) == (operator, first)


def test_every_message_says_what_belongs_in_the_cell() -> None:
    for sheet, item, rule in inputs():
        for said in (rule.prompt, rule.error):
            assert 30 < len(said) <= 255 or item.choices, f"{sheet}: {said}"
            assert not said.lower().startswith(("assumed", "as given", "text of", "a number", "an example")), sheet
            assert said.count("shares.") < 2, said


def test_no_message_is_of_where_a_figure_is_from() -> None:
    said = [rule.prompt for _, _, rule in inputs()]
    assert "Otherwise reserved, shares. A number of 0 or more, without commas or currency signs." in said
    assert "Shares issuable. A number of 0 or more, without commas or currency signs." in said
    assert not [each for each in said if "Assumed" in each or "Agreement" in each]


def test_every_term_has_words_of_its_own() -> None:
    assert TERM_NOTES.keys() == TERM_READERS.keys()
    assert not TERM_NOTES.keys() & SWITCH_READERS.keys()


def test_a_format_alone_gives_a_limit() -> None:
    part = rule_of(Field("Part", Fraction(1, 2), "Some_Part", Format.PERCENT))
    assert part is not None
    assert (part.first, part.second) == ("0", "1")
