"""Checks: each number of ours held against a native formula beside it, and one flag for all that every sheet shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbooks.expressions import Expression, Literal, Name, call, infix
from workbooks.layout import Field, Fields, Row, Sheet, Spill, Table
from workbooks.styles import Format, Part

FLAG = "Checks_Flag"
ALL = "All_Checks"
TOLERANCE = "Check_Tolerance"
SHARE_TOLERANCE = "Share_Tolerance"
_NUMBERS = set(Format) - {Format.GENERAL, Format.TEXT, Format.DATE, Format.TRUTH}


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, the sheet and what it is of, its clause, and what is compared, or the cell that says so."""

    name: str
    sheet: str
    of: str
    clause: str
    compares: str | Expression


def native_name(name: str) -> str:
    """Name the cell that works a number out natively."""
    return f"Native_{name}"


def check_name(name: str) -> str:
    """Name the cell that compares the two."""
    return f"Check_{name}"


def flag() -> Expression:
    """Show how all checks stand."""
    return Name(FLAG)


def agreement_of(item: Field | Row) -> Expression:
    """Compare a number with its native one; two blanks agree, and two errors."""
    ours, native = Name(item.name), Name(native_name(item.name))
    both_blank = infix(infix(ours, "&", native), "=", Literal(""))
    both_fail = call("AND", call("ISERROR", ours), call("ISERROR", native))
    return call("IFERROR", _compared(item, ours, native), call("IFERROR", both_blank, both_fail))


def _compared(item: Field | Row, ours: Name, native: Name) -> Expression:
    """Compare numbers to a part of the larger, shares that are cut to full ones to a share, all else as it stands."""
    apart = call("ABS", infix(ours, "-", native))
    if item.is_cut:
        return infix(apart, "<=", SHARE_TOLERANCE)
    if item.format not in _NUMBERS:
        return infix(ours, "=", native)
    larger = [call("ABS", each) for each in (ours, native, *([Name(item.origin)] if item.origin else ()))]
    return infix(apart, "<=", infix(TOLERANCE, "*", call("MAX", *larger)))


def checks_of(sheets: Sequence[Sheet]) -> Iterator[Check]:
    """List the checks of described sheets, from top to bottom."""
    for sheet in sheets:
        for block in sheet.blocks:
            if isinstance(block, Fields):
                yield from _of_rows(block.fields, sheet.name)
            elif isinstance(block, Spill):
                yield from _of_rows(block.rows, sheet.name)
            elif isinstance(block, Table):
                yield from _of_table(block, sheet.name)


def _of_rows(rows: Sequence[Field | Row], sheet: str) -> Iterator[Check]:
    for each in rows:
        if each.native:
            compares = "To a share: native floats may misfloor" if each.is_cut else "Worked again natively"
            yield Check(check_name(each.name), sheet, each.label, each.clause, compares)
        if isinstance(each, Field) and each.part is Part.CHECK and each.name:
            yield Check(each.name, sheet, each.label, each.clause, each.note)


def _of_table(block: Table, sheet: str) -> Iterator[Check]:
    for column in block.columns:
        if column.part is Part.CHECK and column.name:
            said = Name(column.first_wrong) if column.first_wrong else f"Every row of {block.name}"
            yield Check(column.name, sheet, column.title, "", said)


def passed(check: Check) -> Expression:
    """Give TRUE where a check, or every row of it, holds; an error is a check that fails."""
    return call("IFERROR", call("AND", check.name), Literal(cell=False))
