"""The command line: `warrants new`, `replay`, `certificate`, `calendar`, `notice`, `call` and `functions`.

What a command needs is imported where it runs, so that `--help` and a scalar call do not wait for the rest.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from addin import __version__
from addin.warrant.errors import Fault

if TYPE_CHECKING:
    from addin.warrant.events import Event
    from addin.warrant.fair_value import Closes
    from addin.warrant.terms import Terms

FAULT = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Exit status 2 for a usage error, 1 for a fault in a file or a cell: one line, no traceback."""
    # A note may hold what a terminal cannot show; the rest of the ledger is to be seen all the same.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options, parser)
    except Fault as fault:
        print(f"warrants: {fault}", file=sys.stderr)
        return FAULT
    except BrokenPipeError:
        # The reader has left, as in `warrants replay | head`.
        sys.stderr.close()
        return FAULT
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="warrants",
        description="What a stock purchase warrant's price and number of shares are, why, and what an exercise pays.",
    )
    parser.add_argument("--version", action="version", version=f"warrant-addin {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_new(commands.add_parser("new", help="write a workbook; without files, the agreement's own sample"))
    _add_replay(commands.add_parser("replay", help="print the ledger, one row for each row of the schedule"))
    _add_certificate(commands.add_parser("certificate", help="write the certificate of an adjustment (4.G)"))
    _add_calendar(commands.add_parser("calendar", help="list everything with a date: notices, registration, exercise"))
    notice = commands.add_parser("notice", help="draft the notice of a row of the schedule (4.H)")
    notice.add_argument("ref", metavar="REF", help="the row's Ref")
    _add_files(notice)
    notice.set_defaults(run=_notice)
    call = commands.add_parser("call", help="evaluate one function as a cell would")
    call.add_argument("name", metavar="NAME", help="the function, in any case")
    call.add_argument(
        "cells",
        metavar="ARG",
        nargs=argparse.REMAINDER,
        help="JSON: 1.94, '\"2002-06-03\"', [[1],[2]], null",
    )
    call.set_defaults(run=_call)
    functions = commands.add_parser("functions", help="list the worksheet functions")
    functions.add_argument("--markdown", action="store_true", help="the whole reference page, as docs/functions.md")
    functions.set_defaults(run=_functions)
    return parser


def _add_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("path", metavar="PATH", type=Path, help="the workbook to write, .xlsx")
    new.add_argument("--template", metavar="NAME", default="model", choices=["model"], help="model, the default")
    _add_files(new)
    new.add_argument("--cap-table", metavar="C.csv", type=Path, help="holders: Class, Holder, Shares")
    new.add_argument("--force", action="store_true", help="overwrite an existing file")
    new.set_defaults(run=_new)


def _add_replay(replay: argparse.ArgumentParser) -> None:
    replay.description = "Print the ledger; without files, of the agreement's own sample."
    _add_files(replay)
    replay.add_argument("--as-of", metavar="DATE", type=_iso_date, help="leave out later rows; 2004-12-31")
    replay.add_argument("--format", choices=["table", "csv", "json"], default="table", help="table, the default")
    replay.add_argument("--exact", action="store_true", help='every number as "n/d", or "n" where it is whole')
    replay.set_defaults(run=_replay)


def _add_certificate(certificate: argparse.ArgumentParser) -> None:
    certificate.description = "Write a certificate (4.G); without files, of the agreement's own sample."
    certificate.add_argument("number", metavar="NUMBER", type=int, help="which adjustment of the ledger, from 1")
    _add_files(certificate)
    certificate.set_defaults(run=_certificate)


def _add_calendar(calendar: argparse.ArgumentParser) -> None:
    _add_files(calendar)
    calendar.add_argument("--as-of", metavar="DATE", type=_iso_date, help="the day that notices are looked at; today")
    calendar.add_argument("--ics", metavar="FILE.ics", type=Path, help="write it for a calendar program instead")
    calendar.add_argument("--force", action="store_true", help="overwrite an existing file")
    calendar.set_defaults(run=_calendar)


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument("--terms", metavar="T.toml", type=Path, help="terms of the Warrants")
    command.add_argument("--events", metavar="E.csv", type=Path, help="event schedule")
    command.add_argument("--prices", metavar="P.csv", type=Path, help="price history: Date, Close, Bid, Ask")


def _iso_date(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is not a date: write it as 2004-12-31") from None


def _certificate(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from addin.market import ledger
    from addin.printing import long_numbers
    from addin.warrant.certificate import as_text, certificate

    _check_terms((options.events, options.prices), options, parser)
    terms, events, closes = _inputs(options)
    if options.terms is None:
        print("SAMPLE, of assumed figures: give --terms and --events for your own\n")
    with long_numbers():
        print(as_text(certificate(options.number, terms, ledger(terms, events, closes))))
    return 0


def _calendar(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from addin.calendar import business_days
    from addin.files import replacing
    from addin.ics import as_ics
    from addin.printing import columns
    from addin.warrant.deadlines import deadlines

    _check_terms((options.events, options.prices), options, parser)
    terms, events, _ = _inputs(options)
    as_of = options.as_of or date.today()  # noqa: DTZ011  # the day where the user is
    entries = deadlines(terms, events, business_days(terms.holidays), as_of)
    if options.ics is None:
        print(
            columns([["Date", "What", "Clause", "Notice"], *([str(e.on), e.what, e.clause, e.status] for e in entries)])
        )
        return 0
    with replacing(options.ics, force=options.force) as temporary:
        temporary.write_bytes(as_ics(entries, terms))
    print(f"wrote {options.ics}")
    return 0


def _notice(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from addin.warrant.errors import NotThere
    from addin.warrant.notices import draft, required_notices

    _check_terms((options.events, options.prices), options, parser)
    terms, events, _ = _inputs(options)
    found = [notice for notice in required_notices(events, terms.notice_days) if notice.ref == options.ref]
    if not found:
        raise NotThere(f"no row with the Ref {options.ref!r} needs a notice", clause="4.H")
    print("\n".join(draft(notice, terms) for notice in found), end="")
    return 0


def _check_terms(given: Sequence[Path | None], options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Ask for terms beside any other file: the agreement leaves the number of Warrant Shares blank."""
    if any(given) and options.terms is None:
        parser.error("give --terms with the other files: the agreement leaves the number of Warrant Shares blank")


def _new(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from workbooks.model import write

    files = (options.terms, options.events, options.prices, options.cap_table)
    _check_terms(files, options, parser)
    write(options.path, *files, force=options.force)
    print(f"wrote {options.path}")
    return 0


def _replay(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from addin.market import ledger
    from addin.printing import FORMATS, long_numbers
    from addin.progress import with_progress

    _check_terms((options.events, options.prices), options, parser)
    terms, events, closes = _inputs(options)
    rows = list(with_progress(ledger(terms, events, closes, options.as_of), len(events)))
    with long_numbers():
        print(FORMATS[options.format](rows, is_exact=options.exact))
    return 0


def _inputs(options: argparse.Namespace) -> tuple[Terms, list[Event], Closes]:
    """Read the files given; where none is, take the agreement's own sample."""
    from addin.files import read_closes, read_events, read_terms

    if not (options.terms or options.events or options.prices):
        from workbooks.sample import sample

        return sample()
    events = read_events(options.events) if options.events else []
    return read_terms(options.terms), events, read_closes(options.prices) if options.prices else {}


def _call(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
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


def _json_cell(given: str, index: int, parser: argparse.ArgumentParser) -> object:
    try:
        # A cell holds doubles only.
        return json.loads(given, parse_int=float)
    except (json.JSONDecodeError, RecursionError):
        parser.error(f"argument {index}, {given}, is not JSON; text and dates are written '\"2002-06-03\"'")


def _functions(options: argparse.Namespace, _: argparse.ArgumentParser) -> int:
    from addin.reference import listing, page

    print(page() if options.markdown else listing())
    return 0


if __name__ == "__main__":
    sys.exit(main())
