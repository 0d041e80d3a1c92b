"""The command line: what `warrants` takes, and how it ends. What each command does is in `commands`."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from addin import __version__, commands, exchange, hosting
from addin.commands import FAULT
from addin.warrant.errors import Fault


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Exit status 2 for a usage error, 1 for a fault in a file or a cell: one line, no traceback."""
    # A note may hold what a terminal cannot show; the rest of the ledger is to be seen all the same.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if hasattr(options, "terms"):
            # Whoever calls one function does not wait for what reads a schedule.
            from addin.given import take_workbook

            take_workbook(options, parser)
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
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_new(subparsers.add_parser("new", help="write a workbook; without files, the agreement's own sample"))
    _add_replay(subparsers.add_parser("replay", help="print the ledger, one row for each row of the schedule"))
    _add_certificate(subparsers.add_parser("certificate", help="write the certificate of an adjustment (4.G)"))
    _add_calendar(subparsers.add_parser("calendar", help="list everything with a date: notices, shelf, exercise"))
    _add_register(subparsers.add_parser("register", help="list the Warrants by number and Holder (1, 3, 5)"))
    _add_read(subparsers.add_parser("read", help="write what a workbook holds of a deal to TOML and CSV files"))
    _add_diff(subparsers.add_parser("diff", help="say what changed between two deals: terms, rows, price, shares"))
    notice = subparsers.add_parser("notice", help="draft the notice of a row of the schedule (4.H)")
    notice.add_argument("ref", metavar="REF", help="the row's Ref")
    _add_workbook(notice)
    _add_files(notice)
    notice.set_defaults(run=commands.notice)
    call = subparsers.add_parser("call", help="evaluate one function as a cell would")
    call.add_argument("name", metavar="NAME", help="the function, in any case")
    call.add_argument(
        "cells",
        metavar="ARG",
        nargs=argparse.REMAINDER,
        help="JSON: 1.94, '\"2002-06-03\"', [[1],[2]], null",
    )
    call.set_defaults(run=commands.call)
    functions = subparsers.add_parser("functions", help="list the worksheet functions")
    functions.add_argument("--markdown", action="store_true", help="the whole reference page, as docs/functions.md")
    functions.set_defaults(run=commands.functions)
    hosting.add_commands(subparsers)
    return parser


def _add_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("path", metavar="PATH", type=Path, help="the workbook to write, .xlsx")
    new.add_argument(
        "--template",
        metavar="NAME",
        default="model",
        help="model (the default: everything), cap-table, event-schedule, exercise, certificate, covenants, register",
    )
    new.add_argument(
        "--edition",
        default="addin",
        choices=["addin", "lambda"],
        help="lambda: no add-in, the functions are names of the workbook and the ledger native formulas (Excel 365)",
    )
    new.description = (
        "Write a workbook; without files, the agreement's own sample. Of a workbook given for --terms its terms,"
        " schedule, prices, holders, instruments and register are taken; what its other sheets ask for (the dates to"
        " look at, an exercise, a certificate's number, reserved shares, expenses, consents) begins anew."
    )
    _add_files(new)
    new.add_argument("--cap-table", metavar="C.csv", type=Path, help="holders: Class, Holder, Shares, Source")
    new.add_argument(
        "--instruments", metavar="I.csv", type=Path, help="what else may be issued: Class, Instrument, Shares ..."
    )
    new.add_argument("--register", metavar="R.csv", type=Path, help="entries of the register of Warrants")
    new.add_argument("--force", action="store_true", help="overwrite an existing file")
    new.set_defaults(run=commands.new)


def _add_replay(replay: argparse.ArgumentParser) -> None:
    replay.description = "Print the ledger; without files, of the agreement's own sample."
    _add_workbook(replay)
    _add_files(replay)
    replay.add_argument("--as-of", metavar="DATE", type=_iso_date, help="leave out later rows; 2004-12-31")
    replay.add_argument("--columns", action="store_true", help="what the columns and events of a schedule are")
    _add_format(replay)
    replay.set_defaults(run=commands.replay)


def _add_register(register: argparse.ArgumentParser) -> None:
    register.description = "Print the register of Warrants on a date; without files, of the agreement's own sample."
    _add_workbook(register)
    _add_files(register)
    register.add_argument("--register", metavar="R.csv", type=Path, help="entries of the register")
    register.add_argument("--on", metavar="DATE", type=_iso_date, help="the day to look at; the Expiration Date")
    which = register.add_mutually_exclusive_group()
    which.add_argument("--warrant", metavar="NUMBER", help="one Warrant, through every adjustment")
    which.add_argument("--holders", action="store_true", help="who consents to a change, and for how many shares (11)")
    which.add_argument("--columns", action="store_true", help="what the columns and entries of a register are")
    _add_format(register)
    register.set_defaults(run=commands.register)


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["table", "csv", "json"], default="table", help="table, the default")
    command.add_argument("--exact", action="store_true", help='every number as "n/d", or "n" where it is whole')


def _add_certificate(certificate: argparse.ArgumentParser) -> None:
    certificate.description = "Write a certificate (4.G); without files, of the agreement's own sample."
    certificate.add_argument("number", metavar="NUMBER", type=int, help="which adjustment of the ledger, from 1")
    _add_workbook(certificate)
    _add_files(certificate)
    certificate.set_defaults(run=commands.certificate)


def _add_calendar(calendar: argparse.ArgumentParser) -> None:
    _add_workbook(calendar)
    _add_files(calendar)
    calendar.add_argument("--as-of", metavar="DATE", type=_iso_date, help="the day that notices are looked at; today")
    calendar.add_argument("--rule-144", metavar="DATE", type=_iso_date, help="day all are saleable freely (7.A)")
    calendar.add_argument("--disposed", metavar="DATE", type=_iso_date, help="day all have been disposed of (7.A)")
    calendar.add_argument("--ics", metavar="FILE.ics", type=Path, help="write it for a calendar program instead")
    calendar.add_argument("--force", action="store_true", help="overwrite an existing file")
    calendar.set_defaults(run=commands.calendar)


def _add_read(read: argparse.ArgumentParser) -> None:
    read.description = (
        "Write what a workbook holds of a deal: terms.toml, events.csv, prices.csv, cap-table.csv, instruments.csv and"
        " register.csv, those that there is anything of, all or none. Each is found by the name of its table, else by"
        " its defined name, else by its header row, on any sheet. Inputs of other sheets (the dates to look at, an"
        " exercise, consents and the like) are not taken."
    )
    read.add_argument("file", metavar="FILE", type=Path, help="the workbook, .xlsx or .xlsm")
    read.add_argument("--to", metavar="DIR", type=Path, default=Path(), help="the folder to write to; this one")
    read.add_argument("--force", action="store_true", help="overwrite existing files")
    read.set_defaults(run=exchange.read)


def _add_diff(diff: argparse.ArgumentParser) -> None:
    diff.description = (
        "Say what changed between two deals, each a workbook or a folder of the files that `warrants read` writes:"
        " terms, rows, and after which rows price, shares and shares outstanding differ."
    )
    diff.epilog = f"Exit status 0: nothing differs; {exchange.DIFFERS}: something does; 1: a fault in a file; 2: usage."
    diff.add_argument("before", metavar="A", type=Path, help="a workbook, or a folder")
    diff.add_argument("after", metavar="B", type=Path, help="another")
    diff.add_argument("--format", choices=["text", "json"], default="text", help="text, the default")
    diff.add_argument("--exact", action="store_true", help='every number as "n/d", or "n" where it is whole')
    diff.set_defaults(run=exchange.diff)


def _add_workbook(command: argparse.ArgumentParser) -> None:
    what = "a workbook, for all files that are not given"
    command.add_argument("workbook", metavar="WORKBOOK", nargs="?", type=Path, help=what)


def _add_files(command: argparse.ArgumentParser) -> None:
    command.add_argument("--terms", metavar="T.toml", type=Path, help="terms of the Warrants; or a workbook, for all")
    command.add_argument("--events", metavar="E.csv", type=Path, help="event schedule")
    command.add_argument("--prices", metavar="P.csv", type=Path, help="price history: Date, Close, Bid, Ask")


def _iso_date(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{given!r} is not a date: write it as 2004-12-31") from None


if __name__ == "__main__":
    sys.exit(main())
