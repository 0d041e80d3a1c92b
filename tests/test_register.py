"""The register of Warrants (1, 3, 5, 11): what each entry does, what it refuses, and that it ties to the ledger."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from addin.cli import main
from addin.files import read_register
from addin.inputs import terms_from_mapping
from addin.market import ledger, position, register_on
from addin.register import read_register as read_entries
from addin.schedule import read_schedule
from addin.warrant.electorate import Elector, Vote, electorate, votes
from addin.warrant.entries import Entry, Exchange, Issue, Replacement, Sale, Surrender, Transfer
from addin.warrant.errors import Fault
from addin.warrant.events import Event, ExerciseWarrant
from addin.warrant.ledger import Row
from addin.warrant.register import Moment, Register
from addin.warrant.registrar import register_on as keep
from tests.conftest import ROOT
from workbooks.sample import sample, sample_register

TERMS = terms_from_mapping({"warrant_shares": 1000, "shares_outstanding": 10_000, "exercise_price": 2}, "terms")
ISSUED = "2002-03-04,Issue,W-1,,First,600,\n2002-03-04,Issue,W-2,,Second,400,\n"
EVENTS = """Date,Event,Shares,Cash,FMV,New,Old
2003-06-02,Stock split,,,,2,1
2003-09-02,Exercise warrant,300,300,,,
2004-06-01,Stock split,,,,3,2
"""


def schedule(text: str) -> list[Event]:
    return read_schedule([[*line.split(",")] for line in text.strip().splitlines()], "events.csv")


def register(tmp_path: Path, rows: str, on: date = date(2007, 3, 3), events: str = EVENTS) -> Register:
    path = tmp_path / "register.csv"
    path.write_text(f"Date,Entry,Warrant,New warrant,Holder,Shares,Note\n{ISSUED}{rows}")
    return register_on(on, read_register(path), TERMS, schedule(events), {})


def shares(kept: Register) -> dict[str, Fraction]:
    return {each.number: kept.shares(each) for each in kept.outstanding}


EXERCISED = "2003-09-02,Exercise,W-1,W-9,,300,\n"


def test_each_warrant_follows_every_adjustment(tmp_path: Path) -> None:
    # 600 and 400, doubled; 300 of the first 1,200 exercised; three for two.
    assert shares(register(tmp_path, "", date(2002, 3, 4))) == {"W-1": 600, "W-2": 400}
    assert shares(register(tmp_path, "", date(2003, 6, 2))) == {"W-1": 1200, "W-2": 800}
    assert shares(register(tmp_path, EXERCISED, date(2003, 9, 2))) == {"W-2": 800, "W-9": 900}
    assert shares(register(tmp_path, EXERCISED)) == {"W-2": 1200, "W-9": 1350}


def test_transfer_in_whole_and_in_part(tmp_path: Path) -> None:
    whole = register(tmp_path, EXERCISED + "2003-10-01,Transfer,W-2,W-3,Third,,\n")
    assert shares(whole) == {"W-9": 1350, "W-3": 1200}
    assert whole.warrants["W-3"].holder == "Third"
    part = "2003-10-01,Transfer,W-2,W-3,Third,200,\n2003-10-01,Transfer,W-2,W-4,Second,,\n"
    # 200 of the 800 of that day, then three for two.
    assert shares(register(tmp_path, EXERCISED + part)) == {"W-9": 1350, "W-3": 300, "W-4": 900}


def test_exchange_into_several_and_replacement_of_a_lost_one(tmp_path: Path) -> None:
    several = "".join(f"2003-07-01,Exchange,W-2,{number},,{shares},\n" for number, shares in (("A", 100), ("B", 700)))
    kept = register(tmp_path, several + EXERCISED + "2003-09-03,Replacement,A,C,,,lost\n")
    assert shares(kept) == {"B": 1050, "W-9": 1350, "C": 150}
    assert {kept.warrants[number].holder for number in "ABC"} == {"Second"}
    assert (kept.warrants["A"].ended_by, kept.warrants["C"].in_place_of) == ("Replacement", "A")


def test_a_surrender_of_several_warrants_and_a_whole_one(tmp_path: Path) -> None:
    rows = "2003-01-02,Exchange,W-1,A,,50,\n2003-01-02,Exchange,W-1,B,,,\n"
    rows += "2003-09-02,Exercise,A,,,,\n2003-09-02,Exercise,B,C,,200,\n"
    # A is 50 x 2 = 100 of the 300, all of it; B 550 x 2 = 1,100 less 200.
    assert shares(register(tmp_path, rows)) == {"W-2": 1200, "C": 1350}


def test_an_entry_stands_before_a_record_date_of_its_day(tmp_path: Path) -> None:
    # 10,000 / 12,500: N grows by 5/4 at the close of business, after the transfer of 100.
    events = "Date,Event,Ref,Shares\n2003-06-02,Stock dividend,D,2500"
    rows = "2003-06-02,Transfer,W-2,A,Third,100,\n2003-06-02,Transfer,W-2,B,Second,,\n"
    assert shares(register(tmp_path, rows, date(2003, 6, 2), events)) == {"W-1": 750, "A": 125, "B": 375}


def test_two_surrenders_of_one_day_are_told_apart_by_their_ref(tmp_path: Path) -> None:
    # 100 for 200 in cash, 100 net at F = 4: 100 and 50 shares issued.
    events = "Date,Event,Ref,Shares,Cash,FMV\n2002-09-03,Exercise warrant,CASH,100,200,\n"
    events += "2002-09-03,Exercise warrant,NET,100,,4\n"
    path = tmp_path / "register.csv"
    path.write_text(
        f"Date,Entry,Warrant,New warrant,Holder,Shares,Ref\n{ISSUED}"
        "2002-09-03,Exercise,W-1,W-3,,100,NET\n2002-09-03,Exercise,W-2,W-4,,100,CASH\n"
    )
    kept = register_on(date(2002, 9, 3), read_register(path), TERMS, schedule(events), {})
    assert {each.holder: each.registrable_securities for each in electorate(kept)} == {"First": 50, "Second": 100}
    path.write_text(path.read_text().replace("NET", "OTHER"))
    with pytest.raises(Fault, match="column Ref: the schedule has no Exercise warrant row of 2002-09-03 with the Ref"):
        register_on(date(2002, 9, 3), read_register(path), TERMS, schedule(events), {})


def test_a_warrants_number_that_became_a_date_is_refused() -> None:
    rows: list[list[object]] = [
        ["Date", "Entry", "Warrant", "Holder", "Shares"],
        ["2002-03-04", "Issue", date(2003, 1, 2), "A", 1],
    ]
    with pytest.raises(Fault, match="row 2, column Warrant: 2003-01-02 is a date or a truth value, not a name: format"):
        read_entries(rows)


def test_a_transfer_before_an_exercise_of_its_day_stands_before_its_row(tmp_path: Path) -> None:
    # 100 of 1,000 are transferred and exercised; the split of that day comes after.
    events = "Date,Event,Shares,Cash,New,Old\n2003-06-02,Exercise warrant,100,200,,\n2003-06-02,Stock split,,,2,1\n"
    rows = "2003-06-02,Transfer,W-1,A,Third,100,\n2003-06-02,Transfer,W-1,B,First,,\n2003-06-02,Exercise,A,,,,\n"
    kept = register(tmp_path, rows, date(2003, 6, 2), events)
    assert shares(kept) == {"W-2": 800, "B": 1000}
    assert [each.shares for each in kept.life("A")] == [100, 0]


def test_a_vote_counts_each_holder_once(tmp_path: Path) -> None:
    electors = electorate(register(tmp_path, EXERCISED))
    any_term, of_7 = votes(electors, [("First", True)])
    # First 1,350 of 2,550; with the 450 issued to it, 1,800 of 3,000.
    assert (any_term.part, any_term.majority) == (Fraction(9, 17), True)
    assert of_7 == Vote("7 or 8", Fraction(1800), Fraction(3000), Fraction(3, 5), majority=True)
    assert not votes(electors, [("Second", True)])[0].majority
    with pytest.raises(Fault, match="'First' is named twice: a Holder consents once"):
        votes(electors, [("First", True), ("First", True)])
    with pytest.raises(Fault, match="no Holder on that day is called 'first'; there are 'Second', 'First'"):
        votes(electors, [("first", True)])


def test_the_life_of_a_warrant(tmp_path: Path) -> None:
    kept = register(tmp_path, EXERCISED)
    assert list(kept.life("W-1")) == [
        Moment(date(2002, 3, 4), "Issued to First", "", Fraction(600)),
        Moment(date(2003, 6, 2), "Stock split", "4.E", Fraction(1200)),
        Moment(date(2003, 9, 2), "Surrendered, Exercise", "", Fraction(0)),
    ]
    # An exercise moves no other Warrant, and is no moment of its life.
    assert [each.shares for each in kept.life("W-2")] == [400, 800, 1200]
    first, *_, last = register(tmp_path, EXERCISED, date(2007, 3, 4)).life("W-9")
    assert first == Moment(date(2003, 9, 2), "Issued to First, Exercise of W-1", "", Fraction(900))
    assert last == Moment(date(2007, 3, 3), "Void after this day", "1", Fraction(0))


def test_all_are_void_after_the_expiration_date(tmp_path: Path) -> None:
    assert register(tmp_path, EXERCISED, date(2007, 3, 4)).outstanding == ()


def test_the_wider_electorate_of_sections_7_and_8(tmp_path: Path) -> None:
    rows = EXERCISED + "2003-12-01,Sale,,,First,100,\n"
    # 300 issued less 100 sold, three for two: 300; W-9 is for 900 x 3 / 2.
    first, second = sorted(electorate(register(tmp_path, rows)), key=lambda each: each.holder)
    assert first == Elector("First", Fraction(1350), Fraction(300), Fraction(1650))
    assert second == Elector("Second", Fraction(1200), Fraction(0), Fraction(1200))
    assert electorate(register(tmp_path, rows, date(2007, 3, 4))) == [
        Elector("First", Fraction(0), Fraction(300), Fraction(300))
    ]


def test_a_reorganization_that_leaves_no_shares_leaves_none_registrable(tmp_path: Path) -> None:
    events = "Date,Event,Shares,Cash,New,Old,Asset,Per share\n2003-06-02,Exercise warrant,300,600\n"
    events += "2003-07-01,Reorganization,,,0,1,,\n2003-07-01,Reorganization,,,,,Cash,9\n"
    kept = register(tmp_path, "2003-06-02,Exercise,W-1,W-9,,300,\n", events=events)
    assert [each.registrable_securities for each in electorate(kept)] == [0, 0]
    assert shares(kept) == {"W-2": 400, "W-9": 300}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("2003-10-01,Gift,W-2,W-3,Third,,\n", "row 4, column Entry: 'Gift' is not an entry; there are Issue, Transfer"),
        ("2003-10-01,Transfer,W-7,W-3,Third,,\n", "row 4, column Warrant: no Warrant 'W-7' was issued (clause 3)"),
        (
            "2003-10-01,Transfer,W-2,,Third,,\n",
            "row 4, column New warrant: it is empty: the number of a Warrant belongs",
        ),
        ("2003-10-01,Transfer,W-2,W-1,Third,,\n", "column New warrant: a Warrant 'W-1' was issued before"),
        ("2003-10-01,Transfer,W-2,W-3,Second,,\n", "column Holder: 'Second' holds Warrant 'W-2' already"),
        (
            "2003-10-01,Transfer,W-2,W-3,Third,900,\n",
            "column Shares: 900 shares stand in new Warrants, the surrendered one is for 800 (clause 3)",
        ),
        (
            "2003-10-01,Exchange,W-2,W-3,,800.5,\n",
            "column Shares: 800.5 shares stand in new Warrants, the surrendered one is for 800 (clause 3)",
        ),
        (
            "2003-10-01,Exchange,W-2,W-3,,700,\n",
            "column Shares: 100 of the Warrant's 800 shares stand in no new Warrant: a row next to this one",
        ),
        (
            "2003-10-01,Exchange,W-2,W-3,,800,\n2003-10-01,Exchange,W-2,W-4,,,\n",
            "stand in new Warrants, the surrendered one is for 800: nothing is left for a blank (clause 3)",
        ),
        (
            "2003-10-01,Exchange,W-2,W-3,,,\n2003-10-01,Exchange,W-2,W-4,,,\n",
            "row 4, column Shares: two rows would take what is left of one Warrant",
        ),
        ("2003-10-01,Exchange,W-2,W-3,Third,,\n", "column Holder: 'Third' stands where 'Exchange' uses nothing"),
        ("2003-10-01,Replacement,W-2,W-3,,800,\n", "column Shares: '800' stands where 'Replacement' uses nothing"),
        (
            "2003-10-01,Replacement,W-2,W-3,,,\n2003-10-02,Replacement,W-2,W-4,,,\n",
            "row 5, column Warrant: Warrant 'W-2' ended on 2003-10-01, by a row 'Replacement' (clause 5)",
        ),
        (
            "2003-10-01,Replacement,W-2,W-3,,,\n2003-10-01,Replacement,W-2,W-4,,,\n",
            "row 4, column Shares: two rows would take what is left of one Warrant",
        ),
        (
            "2003-10-01,Exercise,W-2,W-3,,10,\n",
            "column Date: the schedule has no Exercise warrant row of 2003-10-01 that",
        ),
        (
            "2003-09-02,Exercise,W-2,W-3,,301,\n",
            "column Shares: 301 exercised; the schedule's row of that day has 300 left to enter, in the order",
        ),
        ("2003-09-02,Exercise,W-2,W-3,,801,\n", "column Shares: 801 exercised, Warrant 'W-2' is for 800 (clause 1)"),
        ("2003-09-02,Exercise,W-2,,,300,\n", "column New warrant: it is empty, and 500 shares not purchased need"),
        (
            "2003-01-02,Exchange,W-1,A,,150,\n2003-01-02,Exchange,W-1,B,,,\n2003-09-02,Exercise,A,C,,,\n",
            "row 6, column New warrant: 'C' stands where all 300 shares are exercised (clause 1)",
        ),
        (
            "2003-09-02,Exercise,W-1,A,,100,\n2003-09-02,Exercise,W-2,B,,200,\n",
            "row 5, column Warrant: 200 shares of the surrender by 'First' are still to be entered: one row of",
        ),
        (
            "2003-09-02,Exercise,W-1,A,,100,\n",
            "events.csv row 3, column Shares: 200 of the 300 Warrant Shares exercised stand in no entry",
        ),
        (
            "2003-09-02,Exercise,W-1,,,,\n",
            "column Shares: it is empty, which is all 1,200; the schedule's row of that day",
        ),
        ("2003-10-01,Sale,,,First,1,\n", "column Holder: nothing was issued on exercise to 'First'; there are none"),
        ("2002-03-04,Issue,W-3,,Third,1,\n", "row 2, column Shares: the Warrants issued are for 1,001 shares, 1 more"),
        ("2002-03-05,Issue,W-3,,Third,1,\n", "row 4, column Date: 2002-03-05 is not the Issue Date 2002-03-04"),
        ("2002-03-03,Exchange,W-1,A,,,\n", "row 4, column Date: 2002-03-03 is before the Issue Date 2002-03-04"),
        ("2003-10-01,Exchange,W-1,A,,0,\n", "row 4, column Shares: 0 is not above 0 (clause 3)"),
    ],
)
def test_an_entry_refused(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(Fault) as fault:
        register(tmp_path, rows)
    assert words in str(fault.value)


def test_an_entry_on_the_last_day_and_one_above_the_issue_on_the_first(tmp_path: Path) -> None:
    last = register(tmp_path, EXERCISED + "2007-03-03,Replacement,W-2,W-3,,,\n")
    assert shares(last) == {"W-9": 1350, "W-3": 1200}
    path = tmp_path / "r.csv"
    path.write_text(f"Date,Entry,Warrant,New warrant,Holder,Shares,Note\n2002-03-04,Exchange,W-1,A,,,\n{ISSUED}")
    first = register_on(date(2002, 3, 4), read_register(path), TERMS, [], {})
    assert shares(first) == {"W-2": 400, "A": 600}


def test_an_issue_a_fraction_short_says_so() -> None:
    issued = [Issue(date=TERMS.issue_date, warrant="1", holder="A", shares=Fraction(1999, 2))]
    with pytest.raises(Fault, match=r"for 999\.5 shares, 0\.5 fewer than the 1,000 of the terms"):
        register_on(TERMS.issue_date, issued, TERMS, [], {})


def test_an_entry_after_the_expiration_date(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="2007-03-05 is after the Expiration Date 2007-03-03: every Warrant is void"):
        register(tmp_path, EXERCISED + "2007-03-05,Replacement,W-2,W-3,,,\n", date(2007, 6, 1))
    sold = register(tmp_path, EXERCISED + "2007-03-05,Sale,,,First,450,\n", date(2007, 6, 1))
    assert electorate(sold) == []


def test_a_register_with_nothing_in_it() -> None:
    with pytest.raises(Fault, match="register: no Warrant is issued in it"):
        register_on(date(2003, 1, 2), [], TERMS, [], {})
    with pytest.raises(Fault, match=r"r\.csv: no row issues a Warrant \(clause 1\)"):
        read_entries([["Date", "Entry"]], "r.csv")
    with pytest.raises(Fault, match="2002-03-03 is before the Issue Date"):
        register_on(date(2002, 3, 3), [], TERMS, [], {})


def test_the_sample_ties_at_every_date() -> None:
    terms, events, closes = sample()
    kinds = {type(entry) for entry in sample_register()}
    assert kinds == {Issue, Transfer, Exchange, Replacement, Surrender, Sale}
    for on in sorted({event.date for event in events if event.date >= terms.issue_date}):
        kept = register_on(on, sample_register(), terms, events, closes)
        assert sum(shares(kept).values()) == position(on, terms, events, closes).warrant_shares


BANKS = ["First", "Second", "Third", "Fourth"]


@dataclass
class Simulated:
    """A register kept beside the program's: each Warrant's Holder and shares, moved row by row."""

    draw: random.Random
    entries: list[Entry]
    held: dict[str, tuple[str, Fraction]]

    def adjust(self, row: Row) -> None:
        """Move every Warrant as the row moves them all."""
        ratio = row.shares_after / row.shares_before
        self.held = {number: (holder, shares * ratio) for number, (holder, shares) in self.held.items()}

    def exercise(self, row: Row, event: ExerciseWarrant) -> None:
        """Let the Holder of most surrender Warrants until the exercise is filled; the last one in part."""
        totals = Counter[str]()
        for holder, shares in self.held.values():
            totals[holder] += shares  # type: ignore[assignment]  # exact shares count as well
        ((holder, _),) = totals.most_common(1)
        left = event.shares
        for number in [number for number, (owner, _) in self.held.items() if owner == holder]:
            whole = self.held.pop(number)[1]
            part = min(whole, left)
            new = self.number() if part < whole else ""
            if new:
                self.held[new] = (holder, whole - part)
            self.entries.append(Surrender(date=row.date, warrant=number, shares=part, new_warrant=new))
            left -= part
            if not left:
                return
        raise AssertionError

    def reissue(self, on: date) -> None:
        """Transfer, exchange or replace a Warrant, in whole or divided in two."""
        number = self.draw.choice(sorted(self.held))
        holder, whole = self.held.pop(number)
        buyer, part = self.draw.choice(BANKS), whole * Fraction(self.draw.randrange(1, 10), 10)
        new, rest = self.number(), self.number()
        divided = self.draw.random() < 1 / 2
        if buyer != holder:
            first = Transfer(date=on, warrant=number, new_warrant=new, holder=buyer, shares=part if divided else None)
            both: list[Entry] = [first, Transfer(date=on, warrant=number, new_warrant=rest, holder=holder)]
        else:
            kept = Exchange(date=on, warrant=number, new_warrant=new, shares=part)
            both = [kept if divided else Replacement(date=on, warrant=number, new_warrant=new)]
            both += [Exchange(date=on, warrant=number, new_warrant=rest)]
        self.entries += both if divided else both[:1]
        self.held[new] = (buyer, part if divided else whole)
        if divided:
            self.held[rest] = (holder, whole - part)

    def number(self) -> str:
        """Give a number that no Warrant has."""
        return f"N-{len(self.entries)}-{self.draw.getrandbits(64)}"


def test_a_thousand_warrants_through_the_history_of_the_sample_tie_at_every_date() -> None:
    terms, events, closes = sample()
    rows = list(ledger(terms, events, closes))
    held = {f"W-{n}": (BANKS[n % 4], Fraction(600)) for n in range(1000)}
    issued = [Issue(date=terms.issue_date, warrant=n, holder=h, shares=s) for n, (h, s) in held.items()]
    simulated = Simulated(random.Random(2002), [*issued], held)
    expected: dict[date, dict[str, tuple[str, Fraction]]] = {}
    last_row = {row.date: row for row in rows}
    for row in rows:
        if isinstance(row.source, ExerciseWarrant):
            simulated.exercise(row, row.source)
        elif row.shares_before:
            simulated.adjust(row)
        on = row.date + timedelta(days=1)
        is_last = last_row[row.date] is row and on not in last_row
        if is_last and terms.issue_date <= row.date and on <= terms.expiration_date:
            expected[row.date] = simulated.held
            simulated.held = dict(simulated.held)
            for _ in range(40):
                simulated.reissue(on)
            expected[on] = dict(simulated.held)
    for on, warrants in expected.items():
        kept = keep(on, simulated.entries, terms, rows)
        assert {each.number: (each.holder, kept.shares(each)) for each in kept.outstanding} == warrants
        assert sum(shares(kept).values()) == position(on, terms, events, closes).warrant_shares
    assert len(expected) > 50
    assert Counter(type(entry).__name__ for entry in simulated.entries).keys() >= {"Transfer", "Exchange", "Surrender"}


def test_the_command_holds_later_entries_against_the_ledger_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = ROOT / "workbooks" / "samples"
    path = tmp_path / "r.csv"
    late = "2007-04-02,Sale,,,Second lender,999999,\n"
    path.write_text((samples / "register.csv").read_text(encoding="utf-8") + late, encoding="utf-8")
    files = [f"--{name}={samples / name}.{kind}" for name, kind in (("terms", "toml"), ("events", "csv"))]
    assert main(["register", *files, f"--prices={samples}/prices.csv", f"--register={path}", "--on=2004-01-05"]) == 1
    assert "r.csv row 17, column Shares: 999,999 sold, 'Second lender' holds" in capsys.readouterr().err


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "--on", "2006-12-29"]) == 0
    assert "W-10     First lender     40,227.43   192,908.71  2004-05-17  Exercise   W-7" in capsys.readouterr().out
    assert main(["register", "--holders", "--on", "2006-12-29", "--format", "csv", "--exact"]) == 0
    assert "holder,shares_purchasable,registrable_securities,for_7_and_8" in capsys.readouterr().out
    assert main(["register", "--warrant", "W-10"]) == 0
    assert "4.E      40,227.425985" in capsys.readouterr().out
    assert main(["register", "--columns"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "register.md").read_text(encoding="utf-8")
    assert main(["register", "--warrant", "W-99"]) == 1
    assert "no Warrant 'W-99' was issued" in capsys.readouterr().err
    samples = ROOT / "workbooks" / "samples"
    files = ["--terms", str(samples / "terms.toml"), "--events", str(samples / "events.csv")]
    with pytest.raises(SystemExit):
        main(["register", *files])
    assert "give --register with the other files" in capsys.readouterr().err
