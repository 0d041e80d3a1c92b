"""What the functions share, each a defined name of its own: cells read and checked, decimals kept, days counted.

A native double has no exact decimals: 0.285 x 100 is 28.499999999999996. Where a legal act rounds, the amount is
first rounded to the fourteen digits that a double is sure of, so that ties and full shares of what people type in cells
come out as they are written.
"""

from __future__ import annotations

from dataclasses import dataclass

SIGNIFICANT_DIGITS = 14
"""Decimal digits that a native number is sure of after a few operations."""

SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Reader:
    """A shared name: what it stands for, in a line for the Name Manager."""

    refers_to: str
    doc: str


READERS = {
    "IS_EMPTY": Reader(
        'LAMBDA(cell, IF(ISERROR(cell), FALSE, TRIM(cell) = ""))',
        "TRUE for an empty cell, or one that holds nothing but spaces",
    ),
    "NUMBER_OF": Reader(
        "LAMBDA(cell, IF(ISNUMBER(cell), cell, IF(ISERROR(cell), cell, #VALUE!)))",
        "A number; #VALUE! for anything else, an error as itself",
    ),
    "ABOVE_ZERO": Reader(
        "LAMBDA(cell, IF(NUMBER_OF(cell) > 0, NUMBER_OF(cell), #NUM!))",
        "A number above 0: a price, a ratio; #NUM! at or below",
    ),
    "ZERO_OR_MORE": Reader(
        "LAMBDA(cell, IF(NUMBER_OF(cell) >= 0, NUMBER_OF(cell), #NUM!))",
        "A number of 0 or more: a count, an amount; #NUM! below",
    ),
    "BETWEEN": Reader(
        "LAMBDA(cell, least, most, IF(AND(NUMBER_OF(cell) >= least, cell <= most), cell, #NUM!))",
        "A number between two bounds, both included; #NUM! outside them",
    ),
    "TRUTH_OF": Reader(
        """LAMBDA(cell,
             IF(ISNUMBER(cell), IF(OR(cell = 0, cell = 1), cell = 1, #VALUE!),
             IF(OR(ISERROR(cell), ISLOGICAL(cell)), cell,
             SWITCH(UPPER(TRIM(cell)), "TRUE", TRUE, "FALSE", FALSE, #VALUE!))))""",
        "TRUE or FALSE, also written as 1 or 0; #VALUE! for anything else",
    ),
    "TEXT_OF": Reader(
        "LAMBDA(cell, IF(ISERROR(cell), cell, TRIM(cell)))", "Text without spaces around it; an error as itself"
    ),
    "MOMENT_WRITTEN": Reader(
        """LAMBDA(written, LET(
             on, DATE(LEFT(written, 4), MID(written, 6, 2), MID(written, 9, 2)),
             hour, IF(LEN(written) = 10, 0, TIMEVALUE(MID(written, 12, 8))),
             IF(AND(
               OR(LEN(written) = 10, LEN(written) = 16, LEN(written) = 19),
               MID(written, 5, 1) & MID(written, 8, 1) = "--",
               YEAR(on) = VALUE(LEFT(written, 4)),
               MONTH(on) = VALUE(MID(written, 6, 2)),
               DAY(on) = VALUE(MID(written, 9, 2)),
               OR(hour = 0, MID(written, 11, 1) = "T", MID(written, 11, 1) = " ")),
             on + hour, #VALUE!)))""",
        "Date written as 2002-06-03, with an hour as 2002-06-03T16:59 or 2002-06-03T16:59:59; #VALUE! for other text",
    ),
    "MOMENT_OF": Reader(
        """LAMBDA(cell,
             IF(ISERROR(cell), cell,
             IF(ISTEXT(cell), MOMENT_WRITTEN(TRIM(cell)),
             IF(ISNUMBER(cell), IF(AND(cell >= 1, cell < DATE(9999, 12, 31) + 1), cell, #VALUE!), #VALUE!))))""",
        "Date and hour: a date cell, or text such as 2002-06-03T16:59; #VALUE! for anything else",
    ),
    "SECONDS_OF": Reader(
        f"LAMBDA(moment, ROUND(moment * {SECONDS_A_DAY}, 0))", "A date and hour in whole seconds, which compare exactly"
    ),
    "DATE_OF": Reader(
        f"LAMBDA(cell, INT(SECONDS_OF(MOMENT_OF(cell)) / {SECONDS_A_DAY}))",
        "Date, an hour in it passed over; #VALUE! for what is no date",
    ),
    "COLUMN_OF": Reader(
        """LAMBDA(cells,
             IF(MIN(ROWS(cells), COLUMNS(cells)) > 1, #VALUE!,
             TOCOL(MAP(cells, LAMBDA(cell, IF(IS_EMPTY(cell), "", cell))))))""",
        "One column or one row of cells, as a column; an empty cell is no text. #VALUE! for several columns",
    ),
    "COUNT_OF": Reader("LAMBDA(cells, ROWS(cells) * COLUMNS(cells))", "How many cells there are, empty ones included"),
    "LAST_FILLED": Reader(
        'LAMBDA(column, MAX(IF(column = "", 0, SEQUENCE(ROWS(column)))))',
        "Row of the last cell of a column that holds something: what is below is its empty tail",
    ),
    "DECIMAL_OF": Reader(
        f"""LAMBDA(amount, size,
             ROUND(amount, MAX(0, {SIGNIFICANT_DIGITS - 1} - INT(LOG10(MAX(1, ABS(size)))))))""",
        "An amount to the digits that are sure after arithmetic on numbers of that size",
    ),
    "TO_THE_CENT": Reader(
        "LAMBDA(amount, size, INT(DECIMAL_OF(100 * amount, 100 * size) + 1 / 2) / 100)",
        "Money to the cent, half up (1), computed from amounts of that size",
    ),
    "FULL_SHARES": Reader(
        "LAMBDA(shares, size, INT(DECIMAL_OF(shares, size)))",
        "Full shares (1), computed from counts of that size; one more where the fraction is 1 to digit 14",
    ),
    "IS_WHOLE_CENTS": Reader(
        "LAMBDA(amount, TO_THE_CENT(amount, amount) = DECIMAL_OF(amount, amount))",
        "TRUE for an amount that can be paid in coin",
    ),
    "ISSUE_FRACTION": Reader(
        """LAMBDA(outstanding, additional, consideration, value,
             IF(outstanding * value + consideration > 0,
               (outstanding * value + consideration) / ((outstanding + additional) * value),
               #NUM!))""",
        "Fraction of 4.C(1)(b), (O + C / F) / (O + A); #NUM! where a consideration below 0 would leave no price",
    ),
    "ADJUSTMENT_FRACTION": Reader(
        """LAMBDA(outstanding, additional, consideration, value,
             IF(AND(additional > 0, consideration < additional * value),
               ISSUE_FRACTION(outstanding, additional, consideration, value),
               1))""",
        "Fraction that an issue multiplies the price by: 1 where E is at or above F (4.C(1))",
    ),
    "VOTES_OF": Reader(
        """LAMBDA(shares, consents,
             IF(COUNT_OF(shares) <> COUNT_OF(consents), #VALUE!,
             LET(
               held, COLUMN_OF(shares),
               says, COLUMN_OF(consents),
               every, MAP(held, says, LAMBDA(share, says_so,
                 IF(AND(IS_EMPTY(share), IS_EMPTY(says_so)), 0, ZERO_OR_MORE(share)))),
               given, MAP(held, says, LAMBDA(share, says_so,
                 IF(AND(IS_EMPTY(share), IS_EMPTY(says_so)), 0, ZERO_OR_MORE(share) * TRUTH_OF(says_so)))),
               IF(SUM(every) + SUM(given) > 0, HSTACK(SUM(given), SUM(every)), #NUM!))))""",
        "Shares whose Holders consent, and all shares (11); #NUM! where there are none",
    ),
    "QUOTED_PRICE": Reader(
        """LAMBDA(last_sale, bid, ask, LET(
             sale, IF(IS_EMPTY(last_sale), "", ABOVE_ZERO(last_sale)),
             low, IF(IS_EMPTY(bid), "", ABOVE_ZERO(bid)),
             high, IF(IS_EMPTY(ask), "", ABOVE_ZERO(ask)),
             IF(AND(sale = sale, low = low, high = high),
               IF(sale <> "", sale, IF(OR(low = "", high = ""), "", (low + high) / 2)))))""",
        "Closing price of a day (1): the last sale, or the average of bid and asked; no text where there is neither",
    ),
}
"""The shared names, in the order of what they stand on."""
