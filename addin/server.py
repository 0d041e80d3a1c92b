"""The functions for xlwings Server, whose module custom_functions says `from addin.server import *`.

At every cell of a range xlwings looks for Pyodide anew, in all folders that Python imports from. Here it is told, once
and before it comes to any cell, that there is none: a long range takes a fraction of the time.
"""

from __future__ import annotations

import sys

from addin.udfs import *  # noqa: F403  # the functions, and nothing else
from addin.udfs import __all__  # noqa: F401  # so that they are passed on

if sys.platform != "emscripten":
    sys.modules.setdefault("pyodide", None)  # type: ignore[arg-type]  # how an import is told that nothing is there
