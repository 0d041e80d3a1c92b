"""The command line as its user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from addin import __version__
from addin.cli import main
from addin.functions import CATALOGUE
from addin.warrant.columns import COLUMNS
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
LEDGER_02 = ["--terms", str(ROOT / "tests/ledgers/02.toml"), "--events", str(ROOT / "tests/ledgers/02.csv")]


def run(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Run a command; give its status, what it printed and what it said."""
    try:
        status = main(arguments)
    except SystemExit as exit_:
        status = int(exit_.code or 0)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_replay_prints_a_table_that_a_person_can_read(capsys: Capture) -> None:
    status, out, err = run(capsys, "replay", *LEDGER_02)
    assert (status, err) == (0, "")
    heading, first, *rest = out.splitlines()
    assert heading.split("  ")[0] == "Date"
    assert first.split() == [
        *("2002-04-16", "Issue", "shares", "4.C(1)"),
        *("0.887245", "16.068009", "2,933,342.64", "12,668,996"),
    ]
    assert len(rest) == 13


def test_replay_without_files_is_the_sample(capsys: Capture) -> None:
    status, out, _ = run(capsys, "replay", "--as-of", "2002-12-31")
    assert status == 0
    assert len(out.splitlines()) == 6
    assert "2002-06-10" in out


def test_replay_as_json_and_exact(capsys: Capture) -> None:
    _, out, _ = run(capsys, "replay", *LEDGER_02, "--format", "json")
    rows = json.loads(out)
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["price_before"] == 18.11
    assert rows[0]["property"] == {}
    _, out, _ = run(capsys, "replay", *LEDGER_02, "--format", "json", "--exact")
    assert json.loads(out)[0]["price_before"] == "1811/100"


def test_replay_as_csv(capsys: Capture) -> None:
    _, out, _ = run(capsys, "replay", *LEDGER_02, "--format", "csv", "--exact")
    lines = out.splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 15
    assert lines[2].startswith("2002-04-30,Issue options on convertibles,S1,4.C(4),")


def test_exact_numbers_of_any_length_are_written(tmp_path: Path, capsys: Capture) -> None:
    events = tmp_path / "many.csv"
    rows = [f"2002-06-{1 + n // 20:02},Issue shares,{1000 + n},{n}.01,{3 + n}" for n in range(500)]
    events.write_text("Date,Event,Shares,Cash,FMV\n" + "\n".join(rows))
    files = ["--terms", LEDGER_02[1], "--events", str(events)]
    status, out, _ = run(capsys, "replay", *files, "--format", "json", "--exact")
    assert status == 0
    assert len(json.loads(out)[-1]["price_after"]) > 4300


def test_a_fault_in_a_file_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    events = tmp_path / "e.csv"
    events.write_text("Date,Event,Shares\n2002-06-03,Repurchase,-5\n")
    status, out, err = run(capsys, "replay", "--terms", LEDGER_02[1], "--events", str(events))
    assert (status, out) == (1, "")
    assert err == "warrants: e.csv row 2, column Shares: -5 is negative: 0 or more belongs here (clause 4.C(5))\n"


@pytest.mark.parametrize("command", [["replay"], ["new", "a.xlsx"]])
def test_terms_must_be_given_with_other_files(capsys: Capture, command: list[str]) -> None:
    status, _, err = run(capsys, *command, *LEDGER_02[2:])
    assert status == 2
    assert "give --terms with the other files" in err


def test_numbers_beyond_all_doubles_are_a_fault_in_one_line(tmp_path: Path, capsys: Capture) -> None:
    events = tmp_path / "e.csv"
    events.write_text("Date,Event,New,Old\n" + "2002-06-03,Stock split,1e300,1\n" * 3)
    status, _, err = run(capsys, "replay", *LEDGER_02[:2], "--events", str(events))
    assert (status, err) == (1, "warrants: the result is too large for a cell\n")
    assert run(capsys, "replay", *LEDGER_02[:2], "--events", str(events), "--exact")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["net_exercise_shares", "1000", "1.94", "3"], "353.0"),
        (["LAST_EXERCISE_DATE"], '"2007-03-02"'),
        (["IS_EXERCISABLE", '"2007-03-03"'], "false"),
        (["CLOSING_PRICE", "null", "1.9", "2"], "1.95"),
        (["EFFECTIVE_PRICE", "100", "-1e5"], "-1000.0"),
        (["FMV_AVERAGE", '"2002-06-05"', "1", '[["2002-06-04"]]', "[[2.5]]"], "2.5"),
    ],
)
def test_call(capsys: Capture, arguments: list[str], printed: str) -> None:
    assert run(capsys, "call", *arguments) == (0, f"{printed}\n", "")


def test_call_spills_rows(capsys: Capture) -> None:
    _, out, _ = run(capsys, "call", "EXERCISE_SETTLEMENT", "10", "2", "4")
    assert json.loads(out)[3:5] == [["Shares withheld", 5.0], ["Shares issued", 5.0]]


def test_call_says_why_a_cell_is_an_error(capsys: Capture) -> None:
    status, out, err = run(capsys, "call", "SPLIT_PRICE", "2", "0", "1")
    assert (status, out) == (1, "#NUM!\n")
    assert err == "SPLIT_PRICE, new_shares: 0 is not above 0 (clause 4.E)\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["call", "NO_SUCH"], "no function is called 'NO_SUCH'"),
        (["call", "SPLIT_PRICE", "abc"], "argument 1, abc, is not JSON"),
        (["call", "FMV_5DAY", "[" * 20_000], "is not JSON"),
        (["replay", "--as-of", "12/31/2002"], "write it as 2004-12-31"),
        (["replay", "--format", "xml"], "invalid choice"),
        (["new"], "PATH"),
        ([], "COMMAND"),
    ],
)
def test_a_usage_error_is_status_2(capsys: Capture, arguments: list[str], words: str) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert words in err


def test_functions_lists_each_with_its_clause(capsys: Capture) -> None:
    _, out, _ = run(capsys, "functions")
    for name, formula in CATALOGUE.items():
        assert f"{name}(" in out
        assert f"    {formula.clause}: " in out


def test_new_writes_a_workbook_and_overwrites_none(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "alpha.xlsx"
    assert run(capsys, "new", str(path)) == (0, f"wrote {path}\n", "")
    before = path.read_bytes()
    status, _, err = run(capsys, "new", str(path))
    assert (status, err) == (1, f"warrants: {path}: it exists already; --force overwrites it\n")
    assert run(capsys, "new", str(path), "--force")[0] == 0
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_new_leaves_nothing_where_a_file_is_at_fault(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.xlsx"
    status, _, err = run(capsys, "new", str(path), "--terms", str(tmp_path / "none.toml"))
    assert (status, list(tmp_path.iterdir())) == (1, [])
    assert "none.toml: cannot be read" in err
    status, _, err = run(capsys, "new", str(tmp_path / "no" / "a.xlsx"))
    assert status == 1
    assert "cannot be written" in err


def test_new_writes_an_xlsx_and_nothing_else(tmp_path: Path, capsys: Capture) -> None:
    status, _, err = run(capsys, "new", str(tmp_path / "a.xls"))
    assert (status, list(tmp_path.iterdir())) == (1, [])
    assert "a.xls: a workbook's name ends in .xlsx" in err


def test_new_says_where_a_folder_stands_in_its_way(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "a.xlsx"
    folder.mkdir()
    status, _, err = run(capsys, "new", str(folder), "--force")
    assert (status, list(tmp_path.iterdir())) == (1, [folder])
    assert "cannot be written: Is a directory" in err


def test_a_terminal_of_few_letters_shows_the_rest(tmp_path: Path) -> None:
    events = tmp_path / "e.csv"
    events.write_text("Date,Event,Shares,Note\n2002-06-03,Repurchase,5,caf\u00e9\n", encoding="utf-8")
    command = [sys.executable, "-m", "addin.cli", "replay", *LEDGER_02[:2], "--events", str(events)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    shown = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert "caf\\xe9" in shown.stdout


def test_the_installed_command_tells_its_version_and_stops_with_its_reader() -> None:
    command = [sys.executable, "-m", "addin.cli"]
    told = subprocess.run([*command, "--version"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == f"warrant-addin {__version__}\n"
    shown = subprocess.run([*command, "replay"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stderr == ""
