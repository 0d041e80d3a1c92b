"""What each command of `warrants` does. What a command needs is imported where it runs."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addin.warrant.errors import Fault

if TYPE_CHECKING:
    from addin.printing import Facts, Heading
    from addin.warrant.entries import Entry
    from addin.warrant.events import Event
    from addin.warrant.fair_value import Closes
    from addin.warrant.terms import Terms

FAULT = 1
"""The exit status of a fault in a file or a cell."""


def certificate(options: Namespace, parser: ArgumentParser) -> int:
    """Print the certificate of one adjustment (4.G)."""
    from addin.market import ledger
    from addin.warrant.certificate import as_text
    from addin.warrant.certificate import certificate as certify

    _check_terms((options.events, options.prices), options, parser)
    terms, events, closes = _inputs(options)
    _say_sample(options)
    print(as_text(certify(options.number, terms, ledger(terms, events, closes))))
    return 0


def calendar(options: Namespace, parser: ArgumentParser) -> int:
    """Print everything with a date, or write it for a calendar program."""
    from addin.calendar import business_days
    from addin.files import replacing
    from addin.ics import as_ics
    from addin.printing import columns
    from addin.warrant.deadlines import deadlines
    from addin.warrant.errors import OutOfRange

    _check_terms((options.events, options.prices), options, parser)
    terms, events, _ = _inputs(options)
    as_of = options.as_of or date.today()  # noqa: DTZ011  # the day where the user is
    shelf = {"rule_144_date": options.rule_144, "disposed_date": options.disposed}
    entries = deadlines(terms, events, business_days(terms.holidays), as_of, **shelf)
    if options.ics and options.ics.suffix.lower() != ".ics":
        raise OutOfRange("a calendar's name ends in .ics", place=str(options.ics))
    if options.ics is None:
        print(
            columns([["Date", "What", "Clause", "Notice"], *([str(e.on), e.what, e.clause, e.status] for e in entries)])
        )
        return 0
    with replacing(options.ics, force=options.force) as temporary:
        temporary.write_bytes(as_ics(entries, terms))
    print(f"wrote {options.ics}")
    return 0


def register(options: Namespace, parser: ArgumentParser) -> int:
    """Print the Warrants outstanding on a date, the life of one of them, or the Holders who consent (1, 3, 5, 11)."""
    from addin.market import ledger
    from addin.printing import headings_of, line_facts
    from addin.warrant import registrar
    from addin.warrant.electorate import Elector, electorate
    from addin.warrant.register import Line, Moment

    if options.columns:
        from addin.reference import register_page

        print(register_page())
        return 0
    _check_terms((options.events, options.prices, options.register), options, parser)
    if options.terms and not options.register:
        parser.error("give --register with the other files: the schedule does not say who holds the Warrants")
    terms, events, closes = _inputs(options)
    entries, rows = _entries(options), ledger(terms, events, closes)
    registrar.check(entries, terms, rows)
    kept = registrar.register_on(options.on or terms.expiration_date, entries, terms, rows)
    lines: list[Any]
    if options.warrant:
        lines, headings = [*kept.life(options.warrant)], headings_of(Moment, shares=6)
    elif options.holders:
        votes = dict.fromkeys(("shares_purchasable", "registrable_securities", "for_7_and_8"), 2)
        lines, headings = electorate(kept), headings_of(Elector, **votes)
    else:
        lines, headings = [*kept.lines()], headings_of(Line, shares=2, sum_payable=2)
    _print_facts(line_facts(lines), headings, options)
    return 0


def notice(options: Namespace, parser: ArgumentParser) -> int:
    """Print the draft of the notices of a Ref (4.H)."""
    from addin.warrant.errors import NotThere
    from addin.warrant.notices import draft, required_notices

    _check_terms((options.events, options.prices), options, parser)
    terms, events, _ = _inputs(options)
    needed = required_notices(events, terms)
    found = [notice for notice in needed if notice.ref == options.ref]
    if not found:
        refs = ", ".join(notice.ref for notice in needed if notice.ref) or "none"
        raise NotThere(f"no row with the Ref {options.ref!r} needs a notice; those that do are {refs}", clause="4.H")
    _say_sample(options)
    print("\n".join(draft(notice, terms) for notice in found), end="")
    return 0


def _say_sample(options: Namespace) -> None:
    """Head a document of the sample, so that nobody takes it for a real one."""
    if options.terms is None:
        print("SAMPLE, of assumed figures: give --terms and --events for your own\n")


def _check_terms(given: Sequence[Path | None], options: Namespace, parser: ArgumentParser) -> None:
    """Ask for terms beside any other file: the agreement leaves the number of Warrant Shares blank."""
    if any(given) and options.terms is None:
        parser.error("give --terms with the other files: the agreement leaves the number of Warrant Shares blank")


def new(options: Namespace, parser: ArgumentParser) -> int:
    """Write a workbook."""
    from workbooks.deal import from_files
    from workbooks.editions import LAMBDA
    from workbooks.model import write
    from workbooks.templates import KEPT_REGISTER, TEMPLATES

    template = TEMPLATES.get(options.template)
    if template is None:
        parser.error(f"no template is called {options.template!r}; there are {', '.join(TEMPLATES)}")
    if options.edition == LAMBDA and template is not KEPT_REGISTER:
        _leave_out_register(options)
    files = (options.terms, options.events, options.prices, options.cap_table, options.register, options.instruments)
    _check_terms(files, options, parser)
    deal = from_files(*files) if options.terms else None
    write(options.path, deal, template, options.edition, force=options.force)
    print(f"wrote {options.path}")
    return 0


def _leave_out_register(options: Namespace) -> None:
    """Leave out, and say so, a register that a workbook has and nobody asked for."""
    if "register" in options.taken:
        print(f"warrants: the register of {options.register} is left out: it needs the add-in", file=sys.stderr)
        options.register = None


def replay(options: Namespace, parser: ArgumentParser) -> int:
    """Print the ledger."""
    from addin.market import replaying
    from addin.printing import LEDGER, ledger_facts
    from addin.progress import with_progress

    if options.columns:
        from addin.reference import events_page

        print(events_page())
        return 0
    _check_terms((options.events, options.prices), options, parser)
    terms, events, closes = _inputs(options)
    rows = list(with_progress(replaying(terms, events, closes, options.as_of), len(events)))
    _print_facts(ledger_facts(rows), LEDGER, options)
    return 0


def _print_facts(facts: Sequence[Facts], headings: Sequence[Heading], options: Namespace) -> None:
    from addin.printing import FORMATS

    print(FORMATS[options.format](facts, headings, is_exact=options.exact))


def _inputs(options: Namespace) -> tuple[Terms, list[Event], Closes]:
    """Read the files given; where none is, take the agreement's own sample."""
    from addin.files import read_closes, read_events, read_terms

    if not (options.terms or options.events or options.prices):
        from workbooks.sample import sample

        if sys.stderr.isatty():
            print(
                "warrants: no files were given: this is the agreement's own sample, of assumed figures", file=sys.stderr
            )
        return sample()
    events = read_events(options.events) if options.events else []
    return read_terms(options.terms), events, read_closes(options.prices) if options.prices else {}


def _entries(options: Namespace) -> list[Entry]:
    from addin.files import read_register

    if options.register:
        return read_register(options.register)
    from workbooks.sample import sample_register

    return sample_register()


def call(options: Namespace, parser: ArgumentParser) -> int:
    """Evaluate one function as a cell would."""
    from addin.cells import to_cell
    from addin.functions import CATALOGUE, find

    if options.name.upper() not in CATALOGUE:
        parser.error(f"no function is called {options.name!r}; `warrants functions` lists them")
    cells = [_json_cell(given, index, parser) for index, given in enumerate(options.cells, start=1)]
    try:
        result = to_cell(find(options.name).call(cells))
    except Fault as fault:
        print(fault.code)
        print(fault, file=sys.stderr)
        return FAULT
    print(json.dumps(result, default=date.isoformat, ensure_ascii=False))
    return 0


def _json_cell(given: str, index: int, parser: ArgumentParser) -> object:
    try:
        # A cell holds doubles only.
        return json.loads(given, parse_int=float)
    except (json.JSONDecodeError, RecursionError):
        parser.error(f"argument {index}, {given}, is not JSON; text and dates are written '\"2002-06-03\"'")


def functions(options: Namespace, _: ArgumentParser) -> int:
    """List the functions."""
    from addin.reference import listing, page

    print(page() if options.markdown else listing())
    return 0
