"""xlwings' conversion alone: functions declared to it as ours are, which do nothing with their cells."""

from __future__ import annotations

from addin.functions import CATALOGUE
from addin.udfs import declared

BACK = "_BACK"
"""What the name of a function ends in that gives its last range back."""

globals().update({name: declared(formula, lambda *_: 0.0) for name, formula in CATALOGUE.items()})
globals().update(
    {
        f"{name}{BACK}": declared(formula, lambda _, cells: [each for each in cells if isinstance(each, list)][-1])
        for name, formula in CATALOGUE.items()
    }
)
