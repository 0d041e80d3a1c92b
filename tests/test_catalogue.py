"""The catalogue: each function declared whole, its example right in every host, its page fresh, its start cheap."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from fractions import Fraction
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import get_args

import pytest

import addin.udfs
import addin.warrant
from addin.cells import to_cell
from addin.cli import main
from addin.formulas import Formula
from addin.functions import CATALOGUE
from addin.reference import page
from addin.schedule import COLUMNS as SCHEDULE_COLUMNS
from addin.schedule import FORMS
from addin.schedule_notes import COLUMN_NOTES, EVENT_NOTES
from addin.warrant.entries import Entry
from addin.warrant.errors import Fault
from addin.warrant.events import Event
from addin.warrant.ledger import Row
from addin.warrant.terms import Terms
from tests.cases import matches
from tests.conftest import ROOT
from tests.hosts import com, officejs

FORMULAS = list(CATALOGUE.values())
OF_THE_READING = """
WARRANT_PROPERTY_ON NOTICE_DEADLINE RESERVATION_SHORTFALL PAR_VALUE_HEADROOM REGISTRATION_CALENDAR INDEMNITY_LIMIT
CONTRIBUTION_LIMIT CONSENT_FRACTION HAS_MAJORITY FULLY_DILUTED_SHARES TREASURY_STOCK_SHARES WARRANT_ERROR
ADJUSTMENT_CERTIFICATE
NET_EXERCISE_SHARES CASH_IN_LIEU EXERCISE_PAYMENT SHARES_WITHHELD EXERCISE_SETTLEMENT IS_EXERCISABLE
LAST_EXERCISE_DATE CLOSING_PRICE FMV_5DAY FMV_AVERAGE WARRANT_ADJUSTED_PRICE WARRANT_ADJUSTED_SHARES
NET_CONSIDERATION DEEMED_CONSIDERATION EFFECTIVE_PRICE ADDITIONAL_SHARES READJUSTED_PRICE STOCK_DIVIDEND_PRICE
SPLIT_PRICE SPLIT_SHARES WARRANT_LEDGER WARRANT_PRICE_ON WARRANT_SHARES_ON WARRANT_OUTSTANDING_ON
WARRANT_SETTLEMENT_ON
""".split()
BESIDE = {"WARRANT_REGISTER", "WARRANT_ELECTORATE", "WARRANT_CALENDAR", "REGISTRATION_EXPENSES"}
BESIDE |= {"WARRANT_CONSENTS", "WARRANT_ISSUABLE_ON"}
BESIDE |= {"WARRANT_SURRENDER_PRICE_ON", "WARRANT_SURRENDER_SHARES_ON", "WARRANT_ISSUE_PRICE_ON"}
VBA_WORDS = set(
    """
array as boolean byref byte byval call case const currency date declare dim do double each else elseif empty
end enum erase err error event exit false for function get global goto if implements in input integer is let
lib like lock long loop lset mod name new next not nothing null object on open option optional or paramarray
print private property public put range redim rem resume return rset select set single static step stop string
sub then time to true type until variant wend while with write xor caller
""".split()
)
CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")
ONE_ULP = 1e-15


def test_every_function_of_the_reading_and_what_the_register_and_the_calendar_add() -> None:
    assert len(OF_THE_READING) == 38
    assert set(CATALOGUE) - set(OF_THE_READING) == BESIDE
    assert set(OF_THE_READING) <= set(CATALOGUE)


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_the_example_is_right(formula: Formula) -> None:
    assert matches(to_cell(formula.call(formula.example.arguments)), to_cell(formula.example.result), relative=ONE_ULP)


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_the_example_is_right_through_xlwings(formula: Formula, host: ModuleType) -> None:
    arguments = [cell or None if isinstance(cell, str) else cell for cell in formula.example.arguments]
    arguments = [com.OMITTED if cell is None else cell for cell in arguments]
    result = host.call(addin.udfs, formula.name, arguments)
    assert matches(result, to_cell(formula.example.result), relative=ONE_ULP)


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda formula: formula.name)
def test_it_is_declared_whole(formula: Formula) -> None:
    assert len(formula.wizard) < 255
    assert formula.clause
    assert formula.result
    assert formula.example.arithmetic
    assert not CELL.fullmatch(formula.name)
    optional = [argument.optional for argument in formula.arguments]
    assert optional == sorted(optional), "optional arguments stand last"
    for argument in formula.arguments:
        assert argument.name not in VBA_WORDS
        assert not CELL.fullmatch(argument.name)
        assert len(argument.help) < 255


def test_each_bound_is_kept_and_named() -> None:
    for formula in FORMULAS:
        for index, argument in enumerate(formula.arguments):
            beyond = {
                "above": argument.above,
                "below": None if argument.minimum is None else argument.minimum - 1,
                "over": None if argument.maximum is None else argument.maximum + 1,
            }
            for value in (each for each in beyond.values() if each is not None):
                cells = list(formula.example.arguments) + [None] * (index + 1 - len(formula.example.arguments))
                cells[index] = to_cell(Fraction(value))
                if argument.optional and argument.kind.name == "DATE":
                    continue
                with pytest.raises(Fault, match=f"{formula.name}, {argument.name}: ") as fault:
                    formula.call(cells)
                assert fault.value.code == "#NUM!"


def test_the_reference_page_is_fresh() -> None:
    written = (ROOT / "docs" / "functions.md").read_text(encoding="utf-8")
    assert written == page() + "\n", "run: warrants functions --markdown > docs/functions.md"


def test_excel_can_import_the_functions() -> None:
    wrapper = com.vba_wrapper(addin.udfs)
    for name in CATALOGUE:
        assert len(re.findall(rf"Function {name}\(", wrapper)) == 1
    assert len(officejs.metadata(addin.udfs)["functions"]) == len(CATALOGUE)


def modules_after(statement: str) -> set[str]:
    """List the top-level modules that a fresh process has loaded after a statement."""
    return {name.partition(".")[0] for name in all_modules_after(statement)}


def all_modules_after(statement: str) -> set[str]:
    """List every module that a fresh process has loaded after a statement."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_the_core_imports_the_standard_library_only() -> None:
    before = modules_after("pass")
    assert modules_after("import addin.warrant.replay") - before - sys.stdlib_module_names == {"addin"}


def test_the_values_of_the_core_are_frozen_and_slotted() -> None:
    modules = [import_module(f"addin.warrant.{each.name}") for each in iter_modules(addin.warrant.__path__)]
    named = [each for module in modules for each in vars(module).values() if isinstance(each, type)]
    values = {each for each in named if is_dataclass(each)}
    assert all("__slots__" in vars(each) for each in values)
    loose = {each.__name__ for each in values if not vars(each)["__dataclass_params__"].frozen}
    assert loose == {"_Surrendered"}, "what of a surrender is left to enter counts down, and is nobody else's"


def test_what_has_many_fields_is_made_by_name() -> None:
    assert all(each.kw_only for made in (Terms, Row, *get_args(Event), *get_args(Entry)) for each in fields(made))


def test_a_fresh_cell_pays_for_xlwings_and_for_us_only() -> None:
    added = modules_after("import addin.udfs") - modules_after("import xlwings") - sys.stdlib_module_names
    assert added == {"addin"}


def test_a_scalar_cell_does_not_wait_for_the_replay() -> None:
    loaded = all_modules_after("import addin.udfs; addin.udfs.SPLIT_PRICE(3.0, 3.0, 2.0)")
    assert not loaded & {"addin.warrant.events", "addin.warrant.replay", "addin.schedule", "addin.inputs"}


def test_the_page_of_the_schedule_is_fresh_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(COLUMN_NOTES) == set(SCHEDULE_COLUMNS)
    assert set(EVENT_NOTES) == set(FORMS)
    assert main(["replay", "--columns"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
