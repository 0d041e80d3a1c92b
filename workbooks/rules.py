"""What may be typed into an input, and the words that a person sees there (Excel's data validation)."""

from __future__ import annotations

from dataclasses import dataclass

from workbooks.layout import Column, Field
from workbooks.limits import A_DAY, NOT_NEGATIVE, PART, TEXT, Limit
from workbooks.styles import Format, Part

_LONGEST_TITLE = 32
_LONGEST_MESSAGE = 255


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


_LIMITS = {Format.DATE: A_DAY, Format.PERCENT: PART, Format.TEXT: TEXT}
"""What a cell of a format takes that says nothing else; any other a number of 0 or more."""


def rule_of(item: Field | Column) -> Rule | None:
    """Give the rule of an input by its choices or its limit; none for what is not typed."""
    if item.part is not Part.INPUT:
        return None
    may_be_blank = not (isinstance(item, Field) and item.is_needed)
    title, told = _title(item)[:_LONGEST_TITLE], _told(item)
    if item.among:
        return Rule("list", None, item.among, None, title, _said(*told), _said("One of the list", *told))
    if item.choices:
        listed = f"One of: {', '.join(item.choices)}"
        return Rule("list", None, f'"{",".join(item.choices)}"', None, title, _said(*told, listed), _said(listed))
    limit = limit_of(item)
    said = _said(*told, limit.meant)
    return Rule(limit.kind, limit.operator, limit.first, limit.second, title, said, said, may_be_blank)


def limit_of(item: Field | Column) -> Limit:
    """Give what an input takes: as it says, or as its format has it."""
    return item.takes or _LIMITS.get(item.format, NOT_NEGATIVE)


def _title(item: Field | Column) -> str:
    return item.label if isinstance(item, Field) else item.title


def _told(item: Field | Column) -> tuple[str, ...]:
    """Say what belongs in the cell: its help, or else its label and unit with what is noted of it, but no source."""
    if item.help:
        return (item.help,)
    told, unit = _title(item), item.unit.replace("$", "dollars")
    if item.format is not Format.DATE and unit.casefold() not in told.casefold():
        told = f"{told}, {unit}"
    noted = item.note if isinstance(item, Field) and isinstance(item.note, str) and not item.is_assumed else ""
    return (told, noted) if noted else (told,)


def _said(*sentences: str) -> str:
    """Join the sentences of a message, cut at a word where Excel would refuse a longer one."""
    said = " ".join(each if each.endswith((".", "?")) else f"{each}." for each in sentences)
    if len(said) <= _LONGEST_MESSAGE:
        return said
    return said[: _LONGEST_MESSAGE - 2].rsplit(" ", 1)[0] + " …"
