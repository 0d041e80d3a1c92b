"""The worksheet functions, by section of the agreement. Importing this package fills the catalogue in that order."""

from addin.formulas import CATALOGUE, evaluate, find
from addin.functions import section_1, section_4, section_4_ledger

__all__ = ["CATALOGUE", "evaluate", "find", "section_1", "section_4", "section_4_ledger"]
