"""Runs inside Pyodide, as xlwings Lite does: wheels by micropip, the user's main.py, a call for each cell."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from time import perf_counter
from types import ModuleType

import micropip
from js import Object
from pyodide.ffi import JsProxy, to_js


async def install(wheels: Sequence[str]) -> None:
    """Install wheels in their order; what none of them brings is a fault, for there is no index to take it from."""
    micropip.set_index_urls([])
    for wheel in wheels:
        await micropip.install(f"emfs:{wheel}")


@cache
def _main(module: str) -> ModuleType:
    """Make the module of a main.py that exports all functions of another."""
    script = ModuleType("main")
    exec(f"from {module} import *", vars(script))  # noqa: S102  # xlwings Lite too runs main.py from its text
    sys.modules["main"] = script
    return script


async def call(module: str, data: JsProxy) -> JsProxy:
    """Evaluate one cell: JavaScript's values in, JavaScript's values out."""
    server = import_module("xlwings.server")
    return _given(await server.custom_functions_call(data.to_py(), _main(module)))


def metadata(module: str) -> JsProxy:
    """Say what Excel is told of the functions of a main.py."""
    return _given(import_module("xlwings.server").custom_functions_meta(_main(module)))


async def first_cell(module: str, data: JsProxy) -> JsProxy:
    """Time what someone waits for: the import of xlwings, and then that of the functions with one cell, in seconds."""
    start = perf_counter()
    import_module("xlwings.server")
    imported = perf_counter()
    await call(module, data)
    return _given([imported - start, perf_counter() - imported])


def loaded() -> JsProxy:
    """List the modules that are loaded."""
    return _given(list(sys.modules))


def _given(result: object) -> JsProxy:
    return to_js(result, dict_converter=Object.fromEntries)
