"""The worksheet functions, by section of the agreement. Importing this package fills the catalogue in that order."""

from addin.formulas import CATALOGUE, evaluate, find
from addin.functions import (
    section_1,
    section_3_register,
    section_4,
    section_4_certificate,
    section_4_ledger,
    section_4_notices,
    sections_6_to_11,
    supplements,
)

__all__ = [
    "CATALOGUE",
    "evaluate",
    "find",
    "section_1",
    "section_3_register",
    "section_4",
    "section_4_certificate",
    "section_4_ledger",
    "section_4_notices",
    "sections_6_to_11",
    "supplements",
]
