"""In what the hosts differ, for whoever reads the reference: what one of them does to a cell before we see it."""

from __future__ import annotations

from collections.abc import Mapping

DIFFERENCES: Mapping[str, str] = {
    "empty is 0": "Excel on the desktop, on Windows or a Mac, gives a function of xlwings Lite or Server an empty cell"
    " as 0. Where a date, text or a table belongs that counts as empty. In a table with a 0 where none can be meant,"
    " and no cell seen to be empty, every 0 counts as empty where a cell may be, whatever the host. Where a number"
    " belongs it is the number 0: `#NUM!` where 0 is out of range, else a result with 0. An argument left out of the"
    " formula is left out everywhere.",
    "currency has four places": "A function imported by the xlwings add-in itself (*Import Functions*) is given a cell"
    " with a currency or accounting format cut to four decimal places. Every other way gives all of them.",
    "TRUE is 1": "LibreOffice gives TRUE and FALSE as 1 and 0: where a number belongs they are numbers, not `#VALUE!`.",
    "errors go before": "LibreOffice shows an error among the arguments without asking the function: it comes through"
    " as itself, but WARRANT_ERROR shows it too, in place of its reason.",
    "newer errors": "`#SPILL!`, `#CALC!` and other newer errors come through as themselves in Excel on Windows. xlwings"
    " Lite and Server are given `#VALUE!` for them, and LibreOffice, which has none of them, what it made of them.",
    "left out is 0": "LibreOffice gives an argument that is left out before another, as the first of `=F(;2)`, as 0.",
}
"""What is different, by a name for it."""
