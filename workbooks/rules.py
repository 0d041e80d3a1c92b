"""What may be typed into an input, and the words that a person sees there (Excel's data validation)."""

from __future__ import annotations

from dataclasses import dataclass

from workbooks.layout import Column, Field
from workbooks.styles import Format, Part

_LONGEST_TITLE = 32
_LONGEST_MESSAGE = 255
_LONGEST_TEXT = 1000


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of data validation: its kind, its operator and bounds or its list, and what is said of it.

    Blank is let through where it means something.
    """

    kind: str
    operator: str | None
    first: str
    second: str | None
    title: str
    prompt: str
    error: str
    allows_blank: bool = True


_ANY_NUMBER = ("decimal", "greaterThanOrEqual", "0", None, "A number of 0 or more, without commas or currency signs")
_KINDS = {
    Format.DATE: ("date", "between", "1", "2958465", "A date, as 2002-06-03"),
    Format.PERCENT: ("decimal", "between", "0", "1", "A part of the whole, from 0% to 100%"),
    Format.TEXT: (
        "textLength",
        "lessThanOrEqual",
        str(_LONGEST_TEXT),
        None,
        f"Text of {_LONGEST_TEXT} letters at most",
    ),
}


def rule_of(item: Field | Column) -> Rule | None:
    """Give the rule of an input by its choices or its format; none for what is not typed."""
    if item.part is not Part.INPUT:
        return None
    label, told = (item.label, str(item.note)) if isinstance(item, Field) else (item.title, item.help)
    title = label[:_LONGEST_TITLE]
    if item.choices:
        listed = ", ".join(item.choices)
        return Rule(
            "list", None, f'"{",".join(item.choices)}"', None, title, _said(told, listed), _said("One of", listed)
        )
    kind, operator, first, second, meant = _KINDS.get(item.format, _ANY_NUMBER)
    is_needed = isinstance(item, Field) and item.is_needed
    said = _said(told or meant, item.unit)
    return Rule(kind, operator, first, second, title, said, f"{meant}.", allows_blank=not is_needed)


def _said(words: str, more: str) -> str:
    """Join two parts of a message, cut at a word where Excel would refuse a longer one."""
    said = f"{words}: {more}." if words and more else f"{words or more}."
    if len(said) <= _LONGEST_MESSAGE:
        return said
    return said[: _LONGEST_MESSAGE - 2].rsplit(" ", 1)[0] + " …"
