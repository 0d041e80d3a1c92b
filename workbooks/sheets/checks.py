"""The sheet Checks: every check of the workbook, and the one flag that every sheet shows."""

from __future__ import annotations

from collections.abc import Sequence

from workbooks.checks import ALL, FLAG, SHARE_TOLERANCE, TOLERANCE, Check, checks_of, passed
from workbooks.expressions import call
from workbooks.layout import Field, Fields, Sheet
from workbooks.styles import Format, Part, Role

_RESULTS = "Check_Results"


def sheet(sheets: Sequence[Sheet]) -> Sheet:
    """Describe the sheet, from the sheets that it checks."""
    return Sheet(
        name="Checks",
        title="Checks",
        subtitle="Each number of ours is worked out again by a native formula beside it; all must agree",
        guide="Look here first where a sheet says that a check fails; the row that is FALSE names its sheet and item.",
        blocks=(_FLAG, _measures(), Fields("Every check", tuple(map(_result, checks_of(sheets))), values=_RESULTS)),
        widths=(44, 30, 32, 20, 62),
        role=Role.OUTPUT,
    )


_FLAG = Fields(
    "All of them",
    (
        Field("All checks agree", call("AND", _RESULTS), ALL, part=Part.CHECK),
        Field("Shown on every sheet", call("IF", ALL, "Words_If_Agreed", "Words_If_Not"), FLAG, part=Part.NATIVE),
        Field("Where all agree", "All checks agree", "Words_If_Agreed", part=Part.FIXED),
        Field("Where one fails", "A check fails: see the sheet Checks", "Words_If_Not", part=Part.FIXED),
    ),
)


def _measures() -> Fields:
    relative, share = "relative: of the larger number", "shares"
    return Fields(
        "What counts as agreement",
        (
            Field("Two numbers differ at most by", 1e-12, TOLERANCE, Format.SMALL, Part.FIXED, relative),
            Field("Full shares, once cut, by", 1.0, SHARE_TOLERANCE, Format.COUNT, Part.FIXED, share, "1"),
            Field(
                "Decimals of shares before they are cut", 9.0, "Share_Decimals", Format.COUNT, Part.FIXED, clause="1"
            ),
            Field("Decimals of a cent", 2.0, "Cent_Decimals", Format.COUNT, Part.FIXED, clause="1"),
            Field("Nothing", 0.0, "Nothing", Format.COUNT, Part.FIXED),
        ),
    )


def _result(check: Check) -> Field:
    return Field(f"{check.sheet}: {check.of}", passed(check), part=Part.CHECK, clause=check.clause, note=check.compares)
