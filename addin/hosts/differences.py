"""In what the hosts differ, for whoever reads the reference: what one of them does to a cell before we see it."""

from __future__ import annotations

from collections.abc import Mapping

DIFFERENCES: Mapping[str, str] = {
    "empty is 0": "Excel on the desktop, on Windows or a Mac, gives a function of xlwings Lite or Server an empty cell"
    " as 0, and does not say that it is on the desktop. So in these two, on the web as well, a 0 counts as empty where"
    " nobody means one: for a date, a text or a Ref, a calendar, an optional number that cannot be 0, and in a table"
    " where a row uses nothing of its column. Where a call shows such a 0, every 0 that may be an empty cell is one."
    " Where it shows neither such a 0 nor an empty cell, a 0 is one among votes, in a price table, for the shares of a"
    " register and for a term above 0. Any other 0 is the number: `#NUM!` where that is out of range; a result with 0"
    " for a required count or amount, for an optional number that may be 0, and for the terms warrant_shares,"
    " par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days: leave out the row of one"
    " that is not given. An argument left out of the formula is left out everywhere.",
    "currency has four places": "A function imported by the xlwings add-in itself (*Import Functions*) is given a cell"
    " with a currency or accounting format cut to four decimal places. Every other way gives all of them.",
    "TRUE is 1": "LibreOffice gives TRUE and FALSE as 1 and 0: where a number belongs they are numbers, not `#VALUE!`.",
    "errors go before": "LibreOffice shows an error among the arguments without asking the function: it comes through"
    " as itself, but WARRANT_ERROR shows it too, in place of its reason.",
    "newer errors": "`#SPILL!`, `#CALC!` and other newer errors come through as themselves in Excel on Windows. xlwings"
    " Lite and Server are given `#VALUE!` for them, and LibreOffice, which has none of them, what it made of them.",
    "left out is 0": "LibreOffice gives an argument that is left out before another, as the first of `=F(;2)`, as 0."
    " Where a date, text or a range may be left out, a 0 that is not the only argument counts as that.",
}
"""What is different, by a name for it."""
