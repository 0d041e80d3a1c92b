"""What `warrants build excel` writes: the add-in, and each template with the functions in it, all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from addin.files import make_folder, replacing
from addin.hosts.excel.addin_file import NAME, write_addin
from addin.hosts.excel.macro_workbook import write_macro_workbook
from workbooks.templates import TEMPLATES


def build(folder: Path, *, force: bool) -> list[Path]:
    """Write all files. Raises a `Fault` where one exists, or the folder cannot be made."""
    make_folder(folder)
    writers: dict[str, Callable[[Path], None]] = {NAME: write_addin}
    writers |= {
        f"{template.name}.xlsm": partial(write_macro_workbook, template=template) for template in TEMPLATES.values()
    }
    with ExitStack() as stack:
        for name, write in writers.items():
            write(stack.enter_context(replacing(folder / name, force=force)))
    return [folder / name for name in writers]
