"""Mutation testing of the core by hand: `python -m tests.mutation [MODULE ...]`, every module where none is named.

Cosmic-ray changes one operator or constant of `addin/warrant` at a time, in a copy of the tree, and the tests that run
in the core must notice. The score of each module is printed, and each survivor; the exit status is 1 where the score
is below 95% or a survivor is not in `mutation_survivors.toml`, which says of each why it cannot matter.

Chosen are, of cosmic-ray's replacements:

- + and -, * and / for one another, // by /, % by *, set union by intersection, and a sign left out;
- each comparison by its neighbour at the boundary and by its negation; `is` and `is not` for one another;
- `and` and `or` for one another, `not` left out, each condition negated;
- True and False for one another; each number one more and one less.

Left out are annotations and unions of types, which compute nothing, and the `*` before keyword-only parameters. Tests
that draw at random are left out too: a mutant that only chance would find counts as a survivor.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

from tests.conftest import ROOT

CORE = Path("addin", "warrant")
SURVIVORS = Path(__file__).with_name("mutation_survivors.toml")
LEAST_SCORE = 0.95
AT_ONCE = 2
SECONDS = 120
"""A mutant that runs longer never ends, and somebody would notice."""

REPLACEMENTS = [
    *(f"ReplaceBinaryOperator_{each}" for each in "Add_Sub Sub_Add Mul_Div Div_Mul FloorDiv_Div Mod_Mul".split()),
    "ReplaceBinaryOperator_BitOr_BitAnd",
    *(f"ReplaceUnaryOperator_Delete_{each}" for each in "USub Not".split()),
    *(f"ReplaceComparisonOperator_{each}" for each in "Eq_NotEq NotEq_Eq Is_IsNot IsNot_Is".split()),
    *(f"ReplaceComparisonOperator_{each}" for each in "Lt_LtE Lt_GtE LtE_Lt LtE_Gt".split()),
    *(f"ReplaceComparisonOperator_{each}" for each in "Gt_GtE Gt_LtE GtE_Gt GtE_Lt".split()),
    *"ReplaceAndWithOr ReplaceOrWithAnd AddNot ReplaceTrueWithFalse ReplaceFalseWithTrue NumberReplacer".split(),
]
FASTEST = [
    "tests/test_cases.py::test_call_in_the_core",
    "tests/test_cases.py::test_ledger_in_the_core",
    "tests/test_ledgers.py::test_core",
    "tests/test_catalogue.py::test_the_values_of_the_core_are_frozen_and_slotted",
    "tests/test_catalogue.py::test_what_has_many_fields_is_made_by_name",
    "tests/test_notices.py",
    "tests/test_certificate.py",
    "tests/test_register.py",
]
QUICK = ["tests/test_faults.py", "tests/test_readings.py", "tests/test_inputs.py"]
LEDGERS = "tests/test_ledgers.py::test_core"
OF_A_MODULE = {
    **dict.fromkeys(("entries", "history", "register", "registrar", "electorate"), "tests/test_register.py"),
    **dict.fromkeys(("arithmetic", "certificate"), "tests/test_certificate.py"),
    **dict.fromkeys(("notices", "deadlines"), "tests/test_notices.py"),
}
"""Tests that know a module best, and run first."""
LEFT_OUT = {"test_agreement.py", "test_properties.py", "test_workbooks.py"}
SLOW = "xlwings or workbook or thousand"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to one module: the line as it was and as it is now, and the module's whole text with it."""

    module: str
    line: int
    was: str
    now: str
    text: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What the list of survivors knows it by; a line's number moves too easily."""
        return (self.module, self.was, self.now)


def mutants(module: str, text: str) -> Iterator[Mutant]:
    """Make every chosen change to a module's text."""
    tree = get_ast(text)
    declaring = {id(node) for node in _declarations(tree)}
    for name in REPLACEMENTS:
        replacement = get_operator(f"core/{name}")()
        places = (node for node in ast_nodes(tree) for _ in replacement.mutation_positions(node))
        for occurrence, node in enumerate(places):
            if id(node) not in declaring:
                yield _mutant(module, text, mutate_code(text, replacement, occurrence))


def _declarations(tree: Any) -> Iterator[Any]:  # noqa: ANN401  # a node of the parser, which has no types of its own
    """Find the nodes that say of what type something is, or how it is passed."""
    for node in ast_nodes(tree):
        if node.type == "annassign":
            yield from ast_nodes(node.children[1])
        elif node.type in {"param", "funcdef"} and node.annotation:
            yield from ast_nodes(node.annotation)
        elif node.type == "parameters" or (node.type == "expr" and node.children[-1].type != "atom"):
            yield from node.children


def _mutant(module: str, text: str, mutated: str) -> Mutant:
    lines = enumerate(zip(text.splitlines(), mutated.splitlines(), strict=True), start=1)
    number, (was, now) = next((number, pair) for number, pair in lines if pair[0] != pair[1])
    return Mutant(module, number, was.strip(), now.strip(), mutated)


class Copies:
    """Copies of the tree, one for each mutant at work; the working tree is never touched."""

    def __init__(self, folder: Path) -> None:
        self.free: SimpleQueue[Path] = SimpleQueue()
        self.written = itertools.count()
        self.whole = folder / "whole"
        shutil.copytree(ROOT, self.whole, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        for number in range(AT_ONCE):
            self.free.put(shutil.copytree(self.whole, folder / str(number)))

    def text(self, module: str) -> str:
        """Give a module's text as it was copied: a tree that is edited meanwhile would fail for other reasons."""
        return (self.whole / CORE / f"{module}.py").read_text(encoding="utf-8")

    def passes(self, module: str, text: str) -> bool:
        """Tell whether the tests pass with this text in place of a module's."""
        copy = self.free.get()
        path = copy / CORE / f"{module}.py"
        try:
            self._write(path, text)
            rest = sorted(str(each) for each in copy.glob("tests/test_*.py") if each.name not in LEFT_OUT)
            first = [OF_A_MODULE.get(module, LEDGERS)]
            return all(_passes(tests, copy) for tests in (first, FASTEST, QUICK, rest))
        finally:
            self._write(path, self.text(module))
            self.free.put(copy)

    def _write(self, path: Path, text: str) -> None:
        """Write a module with a time of its own, so that no compiled one is taken for it."""
        path.write_text(text, encoding="utf-8")
        os.utime(path, times=(next(self.written),) * 2)


def _passes(tests: list[str], copy: Path) -> bool:
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest", "-k", f"not ({SLOW})"]
    command = [sys.executable, "-m", "pytest", *options, *tests]
    try:
        return subprocess.run(command, cwd=copy, capture_output=True, check=False, timeout=SECONDS).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def listed() -> set[tuple[str, str, str]]:
    """Read the kept list of survivors."""
    survivors = tomllib.loads(SURVIVORS.read_text(encoding="utf-8")).get("survivor", [])
    return {(each["module"], each["was"], each["now"]) for each in survivors}


def main(modules: list[str]) -> int:
    """Test the modules named, or all; print scores and survivors; give the exit status."""
    modules = [Path(each).stem for each in modules] or sorted(path.stem for path in (ROOT / CORE).glob("*.py"))
    known = listed()
    made, survivors = 0, list[Mutant]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        copies = Copies(Path(folder))
        if not copies.passes("__init__", copies.text("__init__")):
            sys.exit("the tests fail without any mutation")
        for module in modules:
            found = list(mutants(module, copies.text(module)))
            passes = pool.map(lambda mutant: copies.passes(mutant.module, mutant.text), found)
            alive = [mutant for mutant, passed in zip(found, passes, strict=True) if passed]
            _print(f"{module}: {_score(len(found), len(alive))}")
            for mutant in alive:
                new = "" if mutant.key in known else " NOT LISTED"
                _print(f"  {CORE / module}.py:{mutant.line}{new}\n    - {mutant.was}\n    + {mutant.now}")
            made, survivors = made + len(found), survivors + alive
    _print(f"total: {_score(made, len(survivors))}")
    keys = {mutant.key for mutant in survivors}
    for module, was, now in sorted(key for key in known - keys if key[0] in modules):
        _print(f"listed, but caught or gone: {module}\n    - {was}\n    + {now}")
    return int(len(survivors) > (1 - LEAST_SCORE) * made or not keys <= known)


def _score(made: int, alive: int) -> str:
    return f"{made - alive} of {made} caught, {(made - alive) / made:.1%}" if made else "nothing to change"


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201  # a command's output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
