"""What xlwings Server is given: all functions, and no search for Pyodide at every cell."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from addin.functions import CATALOGUE
from tests.conftest import ROOT
from tests.hosts.officejs import ENVIRONMENT, request
from tests.test_pyodide import line_of

CALL = """
import asyncio, json, sys
from importlib import import_module
from types import ModuleType

custom_functions = ModuleType("custom_functions")
exec(sys.argv[2], vars(custom_functions))
server = import_module("xlwings.server")
told = server.custom_functions_meta(custom_functions)
cell = asyncio.run(server.custom_functions_call(json.loads(sys.argv[1]), custom_functions))
print(json.dumps({"told": [each["id"] for each in told["functions"]], "cell": cell, "pyodide": sys.modules["pyodide"]}))
"""


def test_a_server_of_its_own_process_has_every_function() -> None:
    asked = json.dumps(request("LAST_EXERCISE_DATE", [None, None]))
    environment = {**os.environ, **ENVIRONMENT}
    command = [sys.executable, "-c", CALL, asked, line_of("xlwings-server.md")]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    answer = json.loads(run.stdout)
    assert answer["told"] == sorted(CATALOGUE)
    assert answer["cell"] == [[{"type": "FormattedNumber", "basicValue": 39143.0, "numberFormat": "yyyy-mm-dd"}]]
    assert answer["pyodide"] is None
