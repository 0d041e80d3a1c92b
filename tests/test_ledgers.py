"""The worked ledgers, to the last digit, through the core and through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.cli import main
from addin.files import read_events, read_terms
from addin.market import market
from addin.warrant.arithmetic import exact
from addin.warrant.replay import replay

FOLDER = Path(__file__).parent / "ledgers"
NUMBERS = sorted(path.stem for path in FOLDER.glob("*.json"))


def expected(number: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((FOLDER / f"{number}.json").read_text())
    return rows


def test_there_are_24() -> None:
    assert len(NUMBERS) == 24


@pytest.mark.parametrize("number", NUMBERS)
def test_core(number: str) -> None:
    terms, events = read_terms(FOLDER / f"{number}.toml"), read_events(FOLDER / f"{number}.csv")
    rows = list(replay(terms, events, market(terms, {})))
    names = ["clause", "factor", "price_before", "price_after", "shares_before", "shares_after"]
    for row, want in zip(rows, expected(number), strict=True):
        given = {name: getattr(row, name) for name in [*names, "outstanding_before", "outstanding_after"]}
        assert {name: value if name == "clause" else exact(value) for name, value in given.items()} == {
            name: want[name] for name in given
        }
        assert {asset: exact(amount) for asset, amount in row.property.items()} == want["property"]


@pytest.mark.parametrize("number", NUMBERS)
def test_command_line(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["--terms", str(FOLDER / f"{number}.toml"), "--events", str(FOLDER / f"{number}.csv")]
    assert main(["replay", *files, "--format", "json", "--exact"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [{name: row[name] for name in want} for row, want in zip(rows, expected(number), strict=True)] == expected(
        number
    )
