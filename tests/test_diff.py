"""What changed between two deals, in terms of the deal: terms, rows, and the price and shares that moved."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from addin.cli import main
from addin.exchange import DIFFERS
from tests.editing import LEDGERS, Capture, edited, typed
from workbooks.model import write
from workbooks.sample import FOLDER as SAMPLES

SAME = "The same deal: nothing differs in terms, rows, price or shares\n"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diff") / "a.xlsx"
    write(path)
    return path


def compared(before: Path, after: Path, capsys: Capture, *options: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["diff", str(before), str(after), *options])
    said = capsys.readouterr()
    assert not said.err
    return status, said.out


def in_json(before: Path, after: Path, capsys: Capture, *options: str) -> Any:  # noqa: ANN401  # JSON is what it is
    status, said = compared(before, after, capsys, "--format", "json", *options)
    found = json.loads(said)
    assert status == (0 if found["same"] else DIFFERS)
    return found


def rename(workbook: Workbook) -> None:
    workbook["Events"].title = "Schedule, final"


def sort_by_ref(workbook: Workbook) -> None:
    """Sort the schedule by its third column; events of one day keep their order, for no day has two."""
    sheet = workbook["Events"]
    filled = [row for row in sheet.iter_rows(min_row=6, max_col=17) if row[0].value]
    values = sorted(([each.value for each in row] for row in filled), key=lambda row: str(row[2] or ""))
    for row, given in zip(filled, values, strict=True):
        for into, value in zip(row, given, strict=True):
            into.value = value


def insert_event(workbook: Workbook) -> None:
    """Insert an event at the top of the schedule, and move all others down."""
    sheet = workbook["Events"]
    filled = [row for row in sheet.iter_rows(min_row=6, max_col=17) if row[0].value]
    sheet.move_range(f"A6:Q{filled[-1][0].row}", rows=1)
    for column, value in ((1, date(2006, 12, 28)), (2, "Repurchase"), (4, 1000)):
        sheet.cell(6, column).value = value


@pytest.mark.parametrize("edit", [rename, sort_by_ref])
def test_what_is_no_difference(sample: Path, tmp_path: Path, capsys: Capture, edit: Any) -> None:  # noqa: ANN401
    assert compared(sample, edited(sample, tmp_path / "b.xlsx", edit), capsys) == (0, SAME)


def test_a_workbook_and_the_files_that_it_was_read_into_are_the_same(
    sample: Path, tmp_path: Path, capsys: Capture
) -> None:
    main(["read", str(sample), "--to", str(tmp_path)])
    assert compared(sample, tmp_path, capsys) == (0, SAME)
    assert compared(tmp_path, sample, capsys) == (0, SAME)


def test_an_inserted_event_is_one_line_and_what_moved(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    after = edited(sample, tmp_path / "b.xlsx", insert_event)
    status, said = compared(sample, after, capsys)
    assert status == DIFFERS
    lines = said.splitlines()
    assert lines[:3] == [
        "Event schedule",
        "+ 2006-12-28 Repurchase, Shares 1000",
        "Ledger: what moved, after each row",
    ]
    assert not [line for line in lines if line.startswith("- ")]
    # It is after all adjustments: shares outstanding move, and nothing else.
    found = in_json(sample, after, capsys, "--exact")
    assert found["ledger"]
    for each in found["ledger"]:
        assert each["date"] > "2006-12-28"
        assert all(each[name]["before"] == each[name]["after"] for name in ("price", "shares"))
    (added,) = found["rows"]["events"]["added"]
    assert (added["Date"], added["Shares"], added["Note"]) == ("2006-12-28", "1000", None)
    outstanding = {name: int(value) for name, value in found["end"]["outstanding"].items()}
    assert outstanding["before"] - outstanding["after"] == 1000
    assert found["end"]["price"]["before"] == found["end"]["price"]["after"]


def test_what_cannot_be_replayed_is_compared_as_far_as_it_goes(tmp_path: Path, capsys: Capture) -> None:
    before = by_hand(tmp_path / "a")
    more = "2002-06-04,Repurchase,,99999,,,,\n"
    after = by_hand(tmp_path / "b", events_csv=f"{EVENTS}2002-06-03,Issue shares,A,1000,600,2,,\n{more}")
    assert main(["diff", str(before), str(after)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith("warrants: events.csv row 3, column Shares: ")
    lines = said.out.splitlines()
    assert lines[:3] == [
        "Event schedule",
        "+ 2002-06-04 Repurchase, Shares 99999",
        "~ 2002-06-03 Issue shares A: Cash: 1000 -> 600",
    ]
    assert "1.909091 -> 1.872727" in lines[-1]
    assert main(["diff", str(before), str(after), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["end"], found["same"]) == (None, False)
    assert found["fault"].startswith("events.csv row 3")


def by_hand(folder: Path, **files: str) -> Path:
    """Write a deal of 1,000 Warrant Shares at $2 and 10,000 shares outstanding, the files given in place of its own."""
    folder.mkdir()
    terms = "warrant_shares = 1000\nshares_outstanding = 10000\nexercise_price = 2\n"
    events = "Date,Event,Ref,Shares,Cash,FMV,New,Old\n2002-06-03,Issue shares,A,1000,1000,2,,\n"
    own = {"terms.toml": terms, "events.csv": events} | {name.replace("_", "."): text for name, text in files.items()}
    for name, text in own.items():
        (folder / name).write_text(text)
    return folder


EVENTS = "Date,Event,Ref,Shares,Cash,FMV,New,Old\n"


def test_a_changed_cell_is_a_changed_row(tmp_path: Path, capsys: Capture) -> None:
    """P becomes 2 x (10,000 + C / 2) / 11,000: C falls from 1,000 to 600."""
    before = by_hand(tmp_path / "a")
    after = by_hand(tmp_path / "b", events_csv=f"{EVENTS}2002-06-03,Issue shares,A,1000,600,2,,\n")
    found = in_json(before, after, capsys, "--exact")
    (changed,) = found["rows"]["events"]["changed"]
    assert changed["changes"] == [{"name": "Cash", "before": "1000", "after": "600"}]
    assert changed["row"]["Ref"] == "A"
    price = {"before": "21/11", "after": "103/55"}  # 2 x 10,500 / 11,000, and 2 x 10,300 / 11,000
    shares = {"before": "22000/21", "after": "110000/103"}  # 1,000 x 2 / P
    outstanding = {"before": "11000", "after": "11000"}
    moved = {"price": price, "shares": shares, "outstanding": outstanding}
    assert found["ledger"] == [{"date": "2002-06-03", "event": "Issue shares", "ref": "A", **moved}]
    assert found["end"] == moved
    status, said = compared(before, after, capsys)
    assert status == DIFFERS
    assert said.splitlines() == [
        "Event schedule",
        "~ 2002-06-03 Issue shares A: Cash: 1000 -> 600",
        "Ledger: what moved, after each row",
        "   Date        Event         Ref  Exercise Price $      Warrant Shares        Outstanding",
        "~  2002-06-03  Issue shares  A    1.909091 -> 1.872727  1,047.62 -> 1,067.96  11,000",
        "Where the Warrant stands at the end",
        "~  Exercise Price $  1.909091 -> 1.872727",
        "~  Warrant Shares    1,047.62 -> 1,067.96",
        "   Outstanding       11,000",
    ]


def test_a_changed_price_is_one_row_and_what_follows(tmp_path: Path, capsys: Capture) -> None:
    """A sixth of the average: F falls from 2 to 1.9, and E = 1 stays below it."""
    events = f"{EVENTS}2002-06-10,Issue shares,A,1000,1000,,,\n"
    days = [f"2002-06-{day:02},2\n" for day in (3, 4, 5, 6, 7)]
    before = by_hand(tmp_path / "a", events_csv=events, prices_csv="Date,Close\n" + "".join(days))
    changed = "Date,Close,Source\n" + "".join(reversed([*days[:4], "2002-06-07,1.5,Corrected\n"]))
    after = by_hand(tmp_path / "b", events_csv=events, prices_csv=changed)
    found = in_json(before, after, capsys, "--exact")
    (row,) = found["rows"]["prices"]["changed"]
    assert row["changes"] == [
        {"name": "Close", "before": "2", "after": "3/2"},
        {"name": "Source", "before": None, "after": "Corrected"},
    ]
    # 2 x (10,000 + 1,000 / 1.9) / 11,000
    assert found["end"]["price"] == {"before": "21/11", "after": "400/209"}


def test_changed_terms_and_what_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    before = by_hand(tmp_path / "a")
    terms = "warrant_shares = 1000\nshares_outstanding = 10000\nexercise_price = 4\nholidays = [2004-01-02]\n"
    after = by_hand(tmp_path / "b", terms_toml=f'{terms}[reading]\nexercise_test = "again"\n')
    _, said = compared(before, after, capsys)
    assert said.splitlines()[:4] == [
        "Terms",
        "~ exercise_price: 2 -> 4",
        "~ holidays: blank -> 2004-01-02",
        "~ exercise_test: once -> again",
    ]
    found = in_json(before, after, capsys)
    assert found["terms"][1] == {"name": "holidays", "before": None, "after": ["2004-01-02"]}
    assert found["end"]["price"]["after"] == pytest.approx(42 / 11)


def test_two_rows_of_one_day_in_another_order_are_a_difference_where_they_make_one(
    tmp_path: Path, capsys: Capture
) -> None:
    issue, split = "2002-06-03,Issue shares,A,1000,1000,2,,\n", "2002-06-03,Stock split,,,,,2,1\n"
    before = by_hand(tmp_path / "a", events_csv=EVENTS + issue + split)
    after = by_hand(tmp_path / "b", events_csv=EVENTS + split + issue)
    status, said = compared(before, after, capsys)
    assert status == DIFFERS
    assert said.startswith("Of one day, in another order: the events of 2002-06-03\nLedger: what moved")
    assert in_json(before, after, capsys)["reordered"] == ["2002-06-03"]


def test_a_move_too_small_for_the_decimals_is_shown_with_more(tmp_path: Path, capsys: Capture) -> None:
    before = by_hand(tmp_path / "a")
    after = by_hand(tmp_path / "b", events_csv=f"{EVENTS}2002-06-03,Issue shares,A,1000,1000.0001,2,,\n")
    _, said = compared(before, after, capsys)
    assert "1.9090909090909092 -> 1.909090918181818" in said


def test_removed_rows_and_an_emptied_table(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "b"
    main(["read", str(sample), "--to", str(folder)])
    (folder / "register.csv").unlink()
    holders = (folder / "cap-table.csv").read_text().splitlines(keepends=True)
    (folder / "cap-table.csv").write_text("".join(holders[:2]))
    found = in_json(sample, folder, capsys)
    assert len(found["rows"]["cap-table"]["removed"]) == len(holders) - 2
    assert len(found["rows"]["register"]["removed"]) == len((SAMPLES / "register.csv").read_text().splitlines()) - 1
    assert found["ledger"] == []


def test_what_cannot_be_compared(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    for other, words in (
        (tmp_path, "no terms.toml is in this folder"),
        (LEDGERS / "02.csv", "it is neither a workbook nor a folder with terms.toml"),
        (tmp_path / "none.xlsx", "none.xlsx: cannot be read: No such file"),
        (
            edited(sample, tmp_path / "e.xlsx", typed("Events", "B7", "Isue")),
            "e.xlsx Events row 7, column Event: 'Isue'",
        ),
    ):
        assert main(["diff", str(sample), str(other)]) == 1
        said = capsys.readouterr()
        assert words in said.err
        assert not said.out


def test_the_help_says_what_each_exit_status_means(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["diff", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert f"Exit status 0: nothing differs; {DIFFERS}: something does; 1: a fault in a file; 2: usage." in shown


def test_of_two_copies_of_a_row_one_may_go(tmp_path: Path, capsys: Capture) -> None:
    row = "2002-06-03,Repurchase,,5,,,,\n"
    before = by_hand(tmp_path / "a", events_csv=EVENTS + row * 3)
    after = by_hand(tmp_path / "b", events_csv=EVENTS + row * 2)
    found = in_json(before, after, capsys)
    assert len(found["rows"]["events"]["removed"]) == 1
    assert found["end"]["outstanding"] == {"before": 9985.0, "after": 9990.0}
    shutil.rmtree(before)
