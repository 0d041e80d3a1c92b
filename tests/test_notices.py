"""4.H and 7.A: which notices are needed, by when, what they state, and the calendar of everything with a date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest

from addin.calendar import business_days
from addin.cli import main
from addin.ics import as_ics
from addin.inputs import terms_from_mapping
from addin.schedule import read_schedule
from addin.warrant.deadlines import deadlines
from addin.warrant.events import Event
from addin.warrant.notices import OF_A_RECORD_DATE, OF_A_TRANSACTION, draft, required_notices

TERMS = terms_from_mapping({"warrant_shares": 1000, "shares_outstanding": 10_000}, "terms")
HEADER = "Date,Event,Ref,Shares,FMV,Payable,New,Old,Treatment,Asset,Per share,Note"


def schedule(*rows: str) -> list[Event]:
    return read_schedule([[*line.split(",")] for line in (HEADER, *rows)])


@pytest.mark.parametrize(
    ("row", "character"),
    [
        ("2003-09-22,Stock dividend,D,1000,,,,,,,,", "a dividend of 1,000 shares of Common Stock"),
        (
            "2003-09-22,Distribution,D,,,,,,Retained earnings,cash,0.5,",
            "a distribution of $0.5 on each share of Common Stock",
        ),
        ("2003-09-22,Issue options,D,100,2,150,,,Holders,,,", "a right to 100 shares of Common Stock"),
        ("2003-09-22,Issue shares,D,100,2,,,,Holders,,,", "a right to 100 shares of Common Stock"),
        ("2003-09-22,Reorganization,D,,,,1,2,,,,", "a reorganization of the Company"),
        ("2003-09-22,Notice,D,,,,,,,,,dissolution", "dissolution"),
    ],
)
def test_what_needs_a_notice(row: str, character: str) -> None:
    (notice,) = required_notices(schedule(row), TERMS)
    assert notice.character.startswith(character)
    assert (notice.on, notice.last_day) == (date(2003, 9, 22), date(2003, 8, 23))


def test_what_needs_none() -> None:
    rows = schedule(
        "2003-09-22,Issue shares,D,100,2,,,,,,,", "2003-09-22,Stock split,,,,,2,1,,,,", "2003-09-22,Expire,X,,,,,,,,,"
    )
    assert required_notices(rows, TERMS) == []


def test_the_rows_of_one_reorganization_need_one_notice() -> None:
    rows = schedule("2003-09-22,Reorganization,M,,,,1,2,,,,", "2003-09-22,Reorganization,M,,,,,,,Cash,3,")
    (notice,) = required_notices(rows, TERMS)
    assert notice.must_state == OF_A_TRANSACTION


def test_reorganizations_of_two_things_on_one_day_need_a_notice_each() -> None:
    rows = schedule(
        "2003-08-20,Notice,M,,,,,,Mailed,,,",
        "2003-09-22,Reorganization,,,,,1,2,,,,",
        "2003-09-22,Reorganization,M,,,,,,,Cash,3,",
    )
    (notice,) = required_notices(rows, TERMS)
    assert (notice.ref, notice.mailed) == ("M", date(2003, 8, 20))
    of_held = read_schedule(
        [["Date", "Event", "Ref", "New", "Old", "Of asset"], ["2003-09-22", "Reorganization", "S", 1, 2, "SpinCo"]]
    )
    assert [each.ref for each in required_notices([*rows, *of_held], TERMS)] == ["M", "S"]


def test_a_draft_says_what_kind_of_day_it_is_and_what_a_share_becomes() -> None:
    (dividend,) = required_notices(schedule("2003-09-22,Stock dividend,D,1000,,,,,,,,"), TERMS)
    assert "Common Stock, of which a record is taken on 2003-09-22." in draft(dividend, TERMS)
    rows = schedule("2003-09-22,Reorganization,M,,,,1,2,,,,", "2003-09-22,Reorganization,N,,,,,,,Cash,3,")
    (merger,) = required_notices(rows, TERMS)
    assert merger.ref == "M"
    assert merger.character == "a reorganization of the Company: 1 for 2 and $3 for each share"
    assert f"{merger.character}, expected to take place on 2003-09-22." in draft(merger, TERMS)


def test_nobody_is_to_be_told_once_the_warrants_are_void() -> None:
    rows = schedule("2007-04-02,Stock dividend,A,1,,,,,,,,", "2007-04-03,Stock dividend,B,1,,,,,,,,")
    # 30 days before 2 April 2007 is 3 March, the Expiration Date.
    assert [each.ref for each in required_notices(rows, TERMS)] == ["A"]


@pytest.mark.parametrize(
    ("mailed", "as_of", "status"),
    [
        ("2003-08-23", date(2003, 9, 1), "mailed 2003-08-23, in time"),
        ("2003-08-22", date(2003, 8, 22), "mailed 2003-08-22, in time"),
        ("2003-08-24", date(2003, 9, 1), "mailed 2003-08-24, 1 day late"),
        ("2003-08-24", date(2003, 8, 23), "to be mailed by 2003-08-23"),
        ("2003-09-10", date(2003, 8, 25), "not mailed, 2 days overdue"),
        ("2003-09-10", date(2003, 8, 24), "not mailed, 1 day overdue"),
    ],
)
def test_where_a_notice_stands(mailed: str, as_of: date, status: str) -> None:
    rows = schedule("2003-09-22,Stock dividend,D,1000,,,,,,,,", f"{mailed},Notice,D,,,,,,Mailed,,,")
    (notice,) = required_notices(rows, TERMS)
    assert notice.status(as_of) == status


def test_the_notice_of_another_ref_is_another_notice() -> None:
    dividends = ("2003-09-22,Stock dividend,D,1000,,,,,,,,", "2003-10-22,Stock dividend,E,1000,,,,,,,,")
    notices = required_notices(schedule(*dividends, "2003-08-20,Notice,E,,,,,,Mailed,,,"), TERMS)
    assert {notice.ref: notice.mailed for notice in notices} == {"D": None, "E": date(2003, 8, 20)}


def test_a_draft_states_what_the_agreement_asks() -> None:
    (notice,) = required_notices(schedule("2003-09-22,Stock dividend,D,1000,,,,,,,,"), TERMS)
    text = draft(notice, TERMS)
    assert all(words in text for words in OF_A_RECORD_DATE)
    assert "no later than 2003-08-23 (30 days before)" in text


def test_the_calendar_has_everything_with_a_date_in_order() -> None:
    rows = schedule("2003-09-22,Stock dividend,D,1000,,,,,,,,")
    entries = deadlines(TERMS, rows, business_days(), date(2003, 9, 1))
    assert [(entry.on.isoformat(), entry.clause) for entry in entries] == [
        ("2002-03-04", "1"),
        ("2002-04-18", "7.A"),
        ("2002-06-02", "7.A"),
        ("2003-08-23", "4.H"),
        ("2003-09-22", "4.H"),
        ("2007-03-02", "1"),
        ("2007-03-03", "1"),
        ("2007-06-01", "7.A"),
    ]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("2003-09-22,Notice,D,,,,,,,,,dissolution", "Planned event D"),
        ("2003-09-22,Stock dividend,D,1000,,,,,,,,", "Stock dividend D"),
    ],
)
def test_the_calendar_names_what_a_notice_is_of(row: str, name: str) -> None:
    entries = deadlines(TERMS, schedule(row), business_days(), date(2003, 8, 1))
    assert f"Last day to mail the notice of {name} on 2003-09-22" in {entry.what for entry in entries}


def test_a_calendar_program_reads_it_back() -> None:
    entries = deadlines(TERMS, schedule(), business_days(), date(2003, 9, 1))
    written = as_ics(entries, TERMS)
    assert written == as_ics(entries, TERMS)
    read = icalendar.Calendar.from_ical(written)
    found = [(event.decoded("dtstart"), str(event["summary"])) for event in read.walk("VEVENT")]
    assert found == [(entry.on, entry.what) for entry in entries]
    assert len({str(event["uid"]) for event in read.walk("VEVENT")}) == len(entries)


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calendar", "--as-of", "2003-09-01"]) == 0
    assert "mailed 2003-08-20, in time" in capsys.readouterr().out
    assert main(["calendar", "--as-of", "2005-03-01"]) == 0
    assert "not mailed, 17 days overdue" in capsys.readouterr().out
    assert main(["calendar", "--rule-144", "2004-03-05"]) == 0
    assert "2004-03-05  Registration kept effective to" in capsys.readouterr().out
    path = tmp_path / "w.ics"
    assert main(["calendar", "--ics", str(path)]) == 0
    assert main(["calendar", "--ics", str(path)]) == 1
    assert "--force overwrites it" in capsys.readouterr().err
    assert main(["notice", "DIV-1"]) == 0
    assert "a dividend of 350,000 shares" in capsys.readouterr().out
    assert main(["notice", "NONE"]) == 1
    assert (
        "no row with the Ref 'NONE' needs a notice; those that do are DIV-1, SPIN-04, CASH-05, MERGER-06, PLANNED-07"
        in capsys.readouterr().err
    )
