"""The worked ledgers, to the last digit, through the core and through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.cli import main
from addin.files import read_events, read_terms
from addin.market import market
from addin.printing import exact
from addin.schedule import PLANNED
from addin.warrant.replay import replay

FOLDER = Path(__file__).parent / "ledgers"
NUMBERS = sorted(path.stem for path in FOLDER.glob("*.json"))


def is_in_scope(number: str) -> bool:
    """Tell a schedule of events that are computed from one with 4.A or 4.B in it."""
    text = (FOLDER / f"{number}.csv").read_text()
    return not any(f",{event}," in text for event in PLANNED)


IN_SCOPE = [number for number in NUMBERS if is_in_scope(number)]


def expected(number: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((FOLDER / f"{number}.json").read_text())
    return rows


def test_there_are_24() -> None:
    assert len(NUMBERS) == 24
    assert IN_SCOPE == ["02", "03", "06", "07", "17", "19", "20", "23"]


@pytest.mark.parametrize("number", IN_SCOPE)
def test_core(number: str) -> None:
    terms, events = read_terms(FOLDER / f"{number}.toml"), read_events(FOLDER / f"{number}.csv")
    rows = list(replay(terms, events, market(terms, {})))
    names = ["clause", "factor", "price_before", "price_after", "shares_before", "shares_after"]
    for row, want in zip(rows, expected(number), strict=True):
        given = {name: getattr(row, name) for name in [*names, "outstanding_before", "outstanding_after"]}
        assert {name: value if name == "clause" else exact(value) for name, value in given.items()} == {
            name: want[name] for name in given
        }


@pytest.mark.parametrize("number", IN_SCOPE)
def test_command_line(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["--terms", str(FOLDER / f"{number}.toml"), "--events", str(FOLDER / f"{number}.csv")]
    assert main(["replay", *files, "--format", "json", "--exact"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [{name: row[name] for name in want} for row, want in zip(rows, expected(number), strict=True)] == expected(
        number
    )


@pytest.mark.parametrize("number", [each for each in NUMBERS if each not in IN_SCOPE])
def test_events_to_come_are_refused_by_name(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["--terms", str(FOLDER / f"{number}.toml"), "--events", str(FOLDER / f"{number}.csv")]
    assert main(["replay", *files]) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"warrants: {number}.csv row ")
    assert "is not computed by this version (clause 4." in message
