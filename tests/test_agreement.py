"""The walk of the clauses: from every paragraph of the agreement to a function, a case and a cell, or to a reason."""

from __future__ import annotations

import re

import pytest

from addin.agreement import Paragraph, paragraphs
from addin.cells import ERROR_CODES
from tests.agreement import blocks, cell_of, is_quoted, page, squashed, text, unknown_functions
from tests.cases import CALLS, LEDGERS
from tests.conftest import ROOT

INDEX = paragraphs()
FUNCTION_OF = {case.name: case.function for case in CALLS} | {case.name: "WARRANT_LEDGER" for case in LEDGERS}
REFUSALS = {
    *(case.name for case in CALLS if isinstance(case.expected, str) and case.expected in ERROR_CODES),
    *(case.name for case in LEDGERS if case.error),
}


def test_the_text_is_read_without_its_page_breaks() -> None:
    assert 100 < len(blocks()) < 150
    assert not any(re.search(r"<PAGE>|(^| )(-\d+-|[AB]-1)( |$)", block) for block in blocks())


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block[:40])
def test_every_paragraph_of_the_agreement_is_in_the_index(block: str) -> None:
    assert any(is_quoted(each.words, block) for each in INDEX)


@pytest.mark.parametrize("paragraph", INDEX, ids=lambda each: f"{each.section} {each.words[:30]}")
def test_a_paragraph_has_a_function_a_case_and_a_cell_or_a_reason(paragraph: Paragraph) -> None:
    assert any(is_quoted(paragraph.words, block) for block in blocks())
    assert squashed(paragraph.heading).casefold() in squashed(text()).casefold()
    if paragraph.reason:
        assert (paragraph.computes, paragraph.functions, paragraph.case) == ("", (), "")
    else:
        assert paragraph.computes
        assert FUNCTION_OF[paragraph.case] in paragraph.functions
        assert cell_of(paragraph)


def test_the_case_of_a_paragraph_is_a_result_and_no_refusal() -> None:
    assert not {each.case for each in INDEX} & REFUSALS


def test_the_index_names_functions_that_there_are() -> None:
    assert not unknown_functions()


def test_no_reason_is_boilerplate() -> None:
    reasons = [each.reason for each in INDEX if each.reason]
    assert len(reasons) == len(set(reasons))


def test_the_index_is_in_the_order_of_the_agreement() -> None:
    tops = [each.section.split("(")[0].split(".")[0] for each in INDEX]
    numbers = [int(top) for top in tops if top.isdigit()]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 15))


def test_the_page_is_fresh() -> None:
    assert (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8").rstrip() == page()
