"""The rows beside those of the sheet Ledger: relative differences, and whether they agree."""

from __future__ import annotations

from workbooks.layout import Column
from workbooks.notation import formula
from workbooks.recalculation.columns import Group, native, part
from workbooks.styles import Format, Part

_COMPARED = {
    "factor": ("factor", "Factor", "0"),
    "P": ("price_after", "Exercise Price after", "[@P before]"),
    "N": ("shares_after", "Warrant Shares after", "[@N before]"),
    "O": ("outstanding_after", "Outstanding after", "[@O before]"),
    "A": ("additional_shares", "Additional Shares", "0"),
    "C": ("consideration", "Consideration", "ABS([@Net received])"),
    "E": ("effective_price", "Effective Price", "0"),
    "F": ("fair_market_value", "Fair Market Value", "0"),
}
"""A figure's letter or name, its key in the ledger, its column here, and what it came from if that is larger."""


def _ledger(letter: str) -> Column:
    key, title, _ = _COMPARED[letter]
    text = f'INDEX(Ledger,1+[@No],MATCH("{key}",INDEX(Ledger,1,0),0))'
    return native(f"Ledger {letter}", text, title, Format.STATED, 15)


def _difference(letter: str) -> Column:
    _, title, origin = _COMPARED[letter]
    ours, here = f"[@Ledger {letter}]", f"[@{title}]"
    relative = f"ABS({here}-{ours})/MAX(ABS({here}),ABS({ours}),{origin})"
    text = f"IF({here}={ours},0,IFERROR(ROUND({relative},Difference_Decimals),1))"
    return part(f"Difference {letter}", text, "relative")


_AGREES = f"MAX({','.join(f'[@Difference {letter}]' for letter in _COMPARED)})<=Agreement_Tolerance"
AGREEMENT = "Recalculation_Agrees"
"""The name of the column that says whether the rows agree."""

COMPARISON = Group(
    "Beside the sheet Ledger: its figures, and the relative differences",
    (
        *map(_ledger, _COMPARED),
        *map(_difference, _COMPARED),
        Column("Agrees", Format.GENERAL, Part.CHECK, "TRUE or FALSE", formula=formula(_AGREES), name=AGREEMENT),
    ),
)
