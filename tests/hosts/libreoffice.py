"""Recalculates workbooks in headless LibreOffice, on a profile that `warrants install libreoffice` made.

LibreOffice's own unopkg installs the extension there, and the plain names of a workbook resolve as a user's do.
"""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from addin.cli import main
from addin.hosts.libreoffice.office import environment, find_office, python_fault
from addin.warrant.errors import NotThere

SECONDS = 120
# Root's unopkg as it is for everyone else: it runs as nobody, who may still read and write what root may.
AS_ROOT = """\
#!/bin/sh
exec setpriv --securebits=+no_setuid_fixup --reuid=65534 --regid=65534 --clear-groups \\
  --inh-caps=+dac_override,+fowner --ambient-caps=+dac_override,+fowner {unopkg} "$@"
"""
# What a file carries of its last calculation is not to be believed.
RECALCULATE = (
    '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
    "<value>0</value></prop></item>"
)


def available() -> bool:
    """Whether LibreOffice is installed, with a Python that the functions run on."""
    try:
        return python_fault(find_office()) is None
    except NotThere:
        return False


def needed() -> None:
    """Skip by name where LibreOffice is not installed, unless it was to be."""
    if not available():
        if os.environ.get("WARRANTS_EXPECT_LIBREOFFICE"):
            pytest.fail("LibreOffice was to be installed here, and is not")
        pytest.skip("LibreOffice with Python is not installed")


@contextmanager
def as_a_user(folder: Path) -> Iterator[None]:
    """Let unopkg serve root too, who runs the tests where they run in a container."""
    if os.geteuid() != 0:
        yield
        return
    served = folder / "unopkg"
    served.write_text(AS_ROOT.format(unopkg=find_office().folder / "unopkg"), "utf-8")
    served.chmod(0o755)
    with patch.dict(os.environ, {"PATH": os.pathsep.join((str(folder), os.environ["PATH"]))}):
        yield


def warrants(*arguments: str) -> str:
    """Run a command of the command line that is to succeed, and give what it prints."""
    with redirect_stdout(StringIO()) as said, redirect_stderr(said):
        status = main(arguments)
    assert status == 0, said.getvalue()
    return said.getvalue()


def set_in(profile: Path, item: str) -> None:
    """Insert a setting into a profile."""
    path = profile / "user" / "registrymodifications.xcu"
    path.write_text(path.read_text("utf-8").replace("</oor:items>", f"{item}</oor:items>"), "utf-8")


class LibreOffice:
    """A profile with the functions installed, made once and used for any number of runs, one at a time.

    What the host does not let a function see: an error among the arguments, or in a cell of a range, becomes the
    result without a call, so `evaluate` never meets one here; TRUE and FALSE arrive as 1.0 and 0.0, and come back
    so; an argument omitted before another (`F(1,,2)`) arrives as 0.0, one left out at the end or an empty cell as
    None. The saved file keeps 15 significant digits, although the functions are given, and give, the exact doubles.
    """

    def __init__(self, directory: Path) -> None:
        """Make the profile in `directory`, which needs to be empty or absent."""
        directory.mkdir(exist_ok=True)
        self.directory = directory.resolve() / "profile"
        with as_a_user(directory):
            warrants("install", "libreoffice", "--profile", str(self.directory))
        set_in(self.directory, RECALCULATE)

    def recalculate(self, workbooks: Sequence[Path], out: Path) -> list[Path]:
        """Recalculate every formula of the workbooks, whatever their cached values, and save them as .xlsx in `out`."""
        return converted(self.directory, workbooks, out, "xlsx", "Calc MS Excel 2007 XML")

    def to_pdf(self, workbook: Path, out: Path) -> Path:
        """Print a recalculated workbook to a PDF in `out`."""
        return converted(self.directory, [workbook], out, "pdf", "calc_pdf_Export")[0]


def converted(profile: Path, workbooks: Sequence[Path], out: Path, suffix: str, export: str) -> list[Path]:
    """Convert workbooks on a profile; give the files in `out`."""
    saved = [out.resolve() / f"{workbook.stem}.{suffix}" for workbook in workbooks]
    if len({*saved, *(workbook.resolve() for workbook in workbooks)}) < 2 * len(saved):
        message = f"two workbooks of one name, or the output would replace its source: {saved}"
        raise ValueError(message)
    for path in saved:
        path.unlink(missing_ok=True)
    said = run(
        profile,
        "--convert-to",
        f"{suffix}:{export}",
        "--outdir",
        str(out.resolve()),
        *(str(workbook.resolve()) for workbook in workbooks),
    )
    # soffice exits with 0 whatever happens; a traceback is a fault of ours that a cell alone would hide.
    if "Traceback" in said or not all(path.exists() for path in saved):
        raise RuntimeError(said)
    return saved


def run(profile: Path, *arguments: str) -> str:
    """Run LibreOffice on a profile, and give what it says."""
    with subprocess.Popen(
        [find_office().soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments],
        env={**environment(), "HOME": str(profile), "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,  # soffice is a chain of processes: on a time-out all of them have to go
    ) as process:
        try:
            return process.communicate(timeout=SECONDS)[0]
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
