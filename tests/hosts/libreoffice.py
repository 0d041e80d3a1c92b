"""Recalculates workbooks in headless LibreOffice, with the catalogue's functions registered by their plain names.

In .xlsx LibreOffice 7.4 resolves a plain name only through a Basic function of that name, so a throw-away profile
carries one for each formula; it hands its arguments to `libreoffice_script`, which calls `addin.functions.evaluate`.
"""

import os
import shutil
import signal
import subprocess
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import addin
from addin.formulas import Formula
from addin.functions import CATALOGUE

PATH = "/usr/bin:/bin"  # a virtual environment's python on PATH would be taken for LibreOffice's own
SECONDS = 120
SCRIPT = Path(__file__).with_name("libreoffice_script.py")
PROVIDER = Path("/usr/lib/libreoffice/program/pythonscript.py")  # of libreoffice-script-provider-python

# Plain values, not VBA's Range objects: those would show error cells, but reading a cell that is not yet calculated
# from within a macro starts another macro inside it, and LibreOffice 7.4 dies of that at a chain of five.
PREAMBLE = f"""Option Explicit
Dim script As Object

Function Evaluated(name, arguments)
  Dim provider, rows, i, j
  If IsNull(script) Then
    provider = CreateUnoService("com.sun.star.script.provider.MasterScriptProviderFactory")
    script = provider.createScriptProvider("").getScript( _
      "vnd.sun.star.script:{SCRIPT.name}$call?language=Python&location=user")
  End If
  rows = script.invoke(Array(name, arguments), Array(), Array())
  If IsArray(rows) Then
    Dim cells(UBound(rows), UBound(rows(0)))
    For i = 0 To UBound(rows)
      For j = 0 To UBound(rows(0))
        cells(i, j) = rows(i)(j)
      Next
    Next
    Evaluated = cells
  Else
    Evaluated = rows
  End If
End Function
"""

# An error that no handler catches opens a dialog, which no one can close: the run would hang.
FUNCTION = """
Function {name}({parameters})
  On Error Goto Failed
  {name} = Evaluated("{name}", Array({arguments}))
  Exit Function
Failed:
  {name} = "Basic: " & Error$
End Function
"""

VARIADIC = 8
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
LIBRARIES = (
    '<library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>'
)
LIBRARY = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
    'library:readonly="false" library:passwordprotected="false"><library:element library:name="Catalogue"/>'
    "</library:library>"
)
MODULE = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Catalogue" '
    'script:language="StarBasic">{}</script:module>'
)
# Setup counts as completed, or the first start would replace our Basic library by its own empty one.
SETTINGS = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">'
    "<value>true</value></prop></item>"
    '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
    "<value>0</value></prop></item></oor:items>"
)


def available() -> bool:
    """Whether LibreOffice and its Python script provider are installed where Debian puts them."""
    return shutil.which("soffice", path=PATH) is not None and PROVIDER.exists()


class LibreOffice:
    """A profile with the catalogue registered, made once and used for any number of runs, one at a time.

    What the host does not let a function see: an error among the arguments, or in a cell of a range, becomes the
    result without a call, so `evaluate` never meets one here; TRUE and FALSE arrive as 1.0 and 0.0; an argument
    omitted before another (`F(1,,2)`) arrives as 0.0, one left out at the end or an empty cell as None. Booleans
    inside an array come back as 1 and 0, and the saved file keeps 15 significant digits, although the functions are
    given, and give, the exact doubles.
    """

    def __init__(self, directory: Path) -> None:
        """Prepare the profile in `directory`, which needs to be empty or absent."""
        self.directory = directory.resolve()
        for name, text in {
            "registrymodifications.xcu": HEADER + SETTINGS,
            "basic/script.xlc": HEADER + LIBRARIES,
            "basic/Standard/script.xlb": HEADER + LIBRARY,
            "basic/Standard/Catalogue.xba": HEADER + MODULE.format(escape(_basic())),
            f"Scripts/python/{SCRIPT.name}": SCRIPT.read_text("utf-8"),
        }.items():
            path = self.directory / "user" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def recalculate(self, workbooks: Sequence[Path], out: Path) -> list[Path]:
        """Recalculate every formula of the workbooks, whatever their cached values, and save them as .xlsx in `out`."""
        return self._convert(workbooks, out, "xlsx", "Calc MS Excel 2007 XML")

    def to_pdf(self, workbook: Path, out: Path) -> Path:
        """Print a recalculated workbook to a PDF in `out`."""
        return self._convert([workbook], out, "pdf", "calc_pdf_Export")[0]

    def _convert(self, workbooks: Sequence[Path], out: Path, suffix: str, export: str) -> list[Path]:
        saved = [out.resolve() / f"{workbook.stem}.{suffix}" for workbook in workbooks]
        if len({*saved, *(workbook.resolve() for workbook in workbooks)}) < 2 * len(saved):
            message = f"two workbooks of one name, or the output would replace its source: {saved}"
            raise ValueError(message)
        for path in saved:
            path.unlink(missing_ok=True)
        said = self._run(
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

    def _run(self, *arguments: str) -> str:
        with subprocess.Popen(
            ["/usr/bin/env", "soffice", f"-env:UserInstallation={self.directory.as_uri()}", "--headless", *arguments],
            env={"PATH": PATH, "HOME": str(self.directory), "LC_ALL": "C.UTF-8", "PYTHONPATH": _python_path()},
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


def _basic() -> str:
    return PREAMBLE + "".join(
        FUNCTION.format(
            name=formula.name,
            parameters=", ".join(f"Optional a{i}" for i in range(_count(formula))),
            arguments=", ".join(f"a{i}" for i in range(_count(formula))),
        )
        for formula in CATALOGUE.values()
    )


def _python_path() -> str:
    return os.pathsep.join((str(Path(addin.__path__[0]).resolve().parent), sysconfig.get_paths()["purelib"]))


def _count(formula: Formula) -> int:
    """Count the parameters of a Basic function, with room for what a variadic one may be given."""
    is_variadic = any(argument.is_variadic for argument in formula.arguments)
    return len(formula.arguments) + (VARIADIC if is_variadic else 0)
