"""The commands that bring the functions into a host: build, install, uninstall, doctor."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from addin.hosts import HOSTS, host
from addin.warrant.errors import NotThere

WRONG = 1
"""The exit status of `doctor` where something is wrong."""


def add_commands(subparsers: _SubParsersAction[ArgumentParser]) -> None:
    """Declare the commands, each over the hosts that there are."""
    build_command = subparsers.add_parser("build", help="write what Excel or LibreOffice loads: add-in and templates")
    build_command.add_argument("host", metavar="HOST", choices=HOSTS, help=" or ".join(HOSTS))
    build_command.add_argument("folder", metavar="DIR", type=Path, help="the folder to write to")
    build_command.add_argument("--force", action="store_true", help="overwrite existing files")
    build_command.set_defaults(run=build)
    for command, what in ((install, "put the functions into"), (uninstall, "take the functions out of")):
        parser = subparsers.add_parser(command.__name__, help=f"{what} Excel or LibreOffice")
        parser.add_argument("host", metavar="HOST", choices=HOSTS, help=" or ".join(HOSTS))
        _add_profile(parser)
        parser.set_defaults(run=command)
    doctor_command = subparsers.add_parser(
        "doctor", help="say what is wrong with the functions in Excel or LibreOffice"
    )
    doctor_command.add_argument("host", metavar="HOST", nargs="?", choices=HOSTS, help="one of them; both if omitted")
    _add_profile(doctor_command)
    doctor_command.set_defaults(run=doctor)


def _add_profile(parser: ArgumentParser) -> None:
    what = "where not the usual: LibreOffice's profile, the folder that holds user; the folder that Excel starts from"
    parser.add_argument("--profile", metavar="DIR", type=Path, help=what)


def build(options: Namespace, _: ArgumentParser) -> int:
    """Write what a host loads."""
    for path in host(options.host).build(options.folder, force=options.force):
        print(f"wrote {path}")
    return 0


def install(options: Namespace, _: ArgumentParser) -> int:
    """Put the functions into a host."""
    for line in host(options.host).install(options.profile):
        print(line)
    return 0


def uninstall(options: Namespace, _: ArgumentParser) -> int:
    """Take the functions out of a host."""
    for line in host(options.host).uninstall(options.profile):
        print(line)
    return 0


def doctor(options: Namespace, _: ArgumentParser) -> int:
    """Say of everything that has to be right whether it is, and in words what to do where it is not."""
    if options.host:
        return 0 if _is_well(options.host, options.profile) else WRONG
    is_well = True
    for name in HOSTS:
        try:
            is_well &= _is_well(name, options.profile)
        except NotThere as fault:
            # Nobody asked for this host: that it cannot be looked at here is not wrong.
            print(f"{name}: not looked at: {fault.message}")
    return 0 if is_well else WRONG


def _is_well(name: str, profile: Path | None) -> bool:
    is_well = True
    for finding in host(name).doctor(profile):
        print(f"{name}: {'ok' if finding.is_well else 'WRONG'}: {finding.words}")
        is_well &= finding.is_well
    return is_well
