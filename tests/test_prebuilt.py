"""The copies of the templates in the package are those that the program writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prebuilt import FOLDER, copies, parts
from workbooks.model import write
from workbooks.templates import Template


@pytest.mark.parametrize(("name", "template", "edition"), list(copies()))
def test_a_copy_is_fresh(name: str, template: Template, edition: str, tmp_path: Path) -> None:
    write(tmp_path / name, None, template, edition)
    fresh, kept = parts(tmp_path / name), parts(FOLDER / name)
    stale = [part for part in {**fresh, **kept} if fresh.get(part) != kept.get(part)]
    assert not stale, "run python -m tests.prebuilt"


def test_there_is_no_other() -> None:
    assert {path.name for path in FOLDER.glob("*.xlsx")} == {name for name, _, _ in copies()}
