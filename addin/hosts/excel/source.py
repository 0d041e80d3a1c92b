"""VBA as text: a module by name, and a text in quotes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

FOLDER = "vba"


@dataclass(frozen=True, slots=True)
class Module:
    """A module of a project: its name, and its text without the line that names it."""

    name: str
    text: str

    @property
    def source(self) -> str:
        """The text as a project keeps it: named, with the ends of lines of Windows."""
        return f'Attribute VB_Name = "{self.name}"\n{self.text}'.replace("\n", "\r\n")


def quoted(text: str) -> str:
    """Write a text as VBA does."""
    return '"{}"'.format(text.replace('"', '""'))


def written(name: str) -> str:
    """Read what is written by hand in the folder vba, with plain ends of lines."""
    return (files(__package__) / FOLDER / name).read_text(encoding="ascii").replace("\r\n", "\n")


def written_module(name: str) -> Module:
    """Read a module that is written by hand."""
    first, text = written(f"{name}.bas").split("\n", 1)
    if first != f'Attribute VB_Name = "{name}"':
        raise ValueError(first)
    return Module(name, text)
