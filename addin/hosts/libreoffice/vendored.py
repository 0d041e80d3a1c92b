"""What the extension carries of this package and of the libraries that a cell needs, so that nothing is installed.

The modules are found by following imports, those inside functions too, from the few that are named here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from addin.warrant.errors import NotThere

DISTRIBUTION, LICENCE = "warrant-addin", "LICENSE"
_ROOTS = (
    "addin.hosts.libreoffice.calling",
    # The library of holidays loads its calendars by name: these are the two that the functions ask for.
    "holidays.countries.united_states",
    "holidays.financial.ny_stock_exchange",
)
_HOLLOW = frozenset(["addin.hosts", "addin.hosts.libreoffice", "holidays.countries", "holidays.financial"])
"""Packages whose own module would load every calendar there is, or what builds and installs: here it is empty."""
_LIBRARIES = {"holidays": "holidays", "dateutil": "python-dateutil", "six": "six"}
"""The libraries by their import names; what they import of others is the standard library."""
_RECORDED = frozenset([LICENCE, "CONTRIBUTORS", "METADATA"])
_PACKAGES = frozenset(["addin", *_LIBRARIES])


def vendored() -> dict[str, bytes]:
    """Give the files by their place below `pythonpath`."""
    return {**dict(sorted(_modules().items())), **_records()}


def _modules() -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    seen: set[str] = set()
    waiting = [*_ROOTS]
    while waiting:
        name = waiting.pop()
        source = _source(name) if name not in seen and name.partition(".")[0] in _PACKAGES else None
        seen.add(name)
        if source is not None:
            waiting += [*_parents(name)]
            content = b"" if name in _HOLLOW else source.read_bytes()
            files[_place(name, source)] = content
            waiting += [*_imports(ast.parse(content), name if source.stem == "__init__" else name.rpartition(".")[0])]
    return files


def _source(name: str) -> Path | None:
    """Find the file of a module, without importing what it lies in; a name that is imported from one may be none."""
    top, *below = name.split(".")
    spec = find_spec(top)
    if spec is None or spec.origin is None:
        raise NotThere("the library is not installed, and the extension carries it", place=top)
    origin = Path(spec.origin)
    if origin.name != "__init__.py":
        return None if below else origin
    path = origin.parent.joinpath(*below)
    found = (each for each in (path / "__init__.py", path.with_suffix(".py")) if each.is_file())
    return next(found, None)


def _place(name: str, source: Path) -> str:
    below = name.replace(".", "/")
    return f"{below}/__init__.py" if source.stem == "__init__" else f"{below}.py"


def _parents(name: str) -> Iterator[str]:
    parts = name.split(".")
    for end in range(1, len(parts)):
        yield ".".join(parts[:end])


def _imports(tree: ast.AST, package: str) -> Iterator[str]:
    """Give every name that is imported, except what is for type checkers alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            above = parts[: len(parts) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)
        elif not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            yield from _imports(node, package)


def _records() -> dict[str, bytes]:
    """Give what pip records of each library: its metadata, which `holidays` reads for its version, and its licence."""
    return {
        path.as_posix(): path.read_binary()
        for name in _LIBRARIES.values()
        for path in distribution(name).files or ()
        if path.name in _RECORDED and path.parts[0].endswith(".dist-info")
    }


def licence() -> bytes:
    """Give this package's own licence."""
    (found,) = (path for path in distribution(DISTRIBUTION).files or () if path.name == LICENCE)
    return found.read_binary()
