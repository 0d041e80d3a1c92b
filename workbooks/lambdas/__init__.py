"""The lambda edition: the catalogue's scalar functions as defined names, for Excel 365 without any add-in."""

from workbooks.lambdas.edition import NOT_WRITTEN, Definition, definitions

__all__ = ["NOT_WRITTEN", "Definition", "definitions"]
