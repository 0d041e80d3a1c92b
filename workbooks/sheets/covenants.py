"""The sheet Covenants: par value (4.F), reservation (6), and the registration's dates and limits (7)."""

from __future__ import annotations

from workbooks import natively
from workbooks.deal import Deal
from workbooks.expressions import Expression, Literal, call
from workbooks.layout import Column, Field, Fields, Row, Sheet, Spill
from workbooks.notation import formula
from workbooks.styles import Format, Part


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="Covenants",
        title="Covenants",
        subtitle="What the Company keeps so that every Warrant can be exercised, and its registration",
        guide="Give what is reserved and the dates of the registration; read what is missing.",
        blocks=(_inputs(deal), _reserved(), _limits(), _SHELF),
        widths=(42, 20, 22, 18, 22, 12, 60),
    )


def _inputs(deal: Deal) -> Fields:
    is_sample = deal.is_sample

    def amount(label: str, name: str, value: float, unit: str, clause: str) -> Field:
        note = "Assumed" if is_sample else "An example: change it"
        shown = Format.COUNT if unit == "shares" else Format.MONEY
        given = value if is_sample else 0.0
        return Field(label, given, name, shown, unit=unit, clause=clause, note=note, is_assumed=True)

    def day(label: str, name: str, value: object, clause: str, note: str) -> Field:
        return Field(label, value, name, Format.DATE, unit="date", clause=clause, note=note)

    def days(label: str, name: str, value: float) -> Field:
        return Field(label, value, name, Format.COUNT, Part.FIXED, "calendar days", "7.A", "As in the agreement")

    return Fields(
        "Given",
        (
            day("Date", "Covenants_Date", deal.as_of, "", "All events to that day count"),
            amount("Otherwise reserved", "Reserved_Shares", 550_000.0, "shares", "6"),
            day("Day all saleable under Rule 144", "Rule_144_Date", None, "7.A(ii)", "Blank: not yet"),
            day("Day all disposed of", "Disposed_Date", None, "7.A(iii)", "Blank: not yet"),
            days("Days to file", "Days_To_File", 45.0),
            days("Days to be effective", "Days_To_Effect", 90.0),
            days("Days to be kept effective after the term", "Days_After_Term", 90.0),
            amount("Claim against a seller", "Claim", 500_000.0, "$", "7.E(2)"),
            amount("Its net proceeds", "Net_Proceeds", 120_000.0, "$", "7.E(2)"),
            amount("Offering price of its sales", "Offering_Price", 200_000.0, "$", "7.E(3)"),
            amount("Damages otherwise paid", "Damages_Paid", 50_000.0, "$", "7.E(3)"),
        ),
    )


def _function(
    label: str,
    name: str,
    ours: Expression,
    shown: Format,
    unit: str,
    clause: str,
    native: str | Expression,
) -> Field:
    again = formula(native) if isinstance(native, str) else native
    return Field(label, ours, name, shown, Part.FUNCTION, unit, clause, _NOTES.get(name, ""), native=again)


_NOTES = {
    "Covenants_Price": "Blank after the Expiration Date",
    "Reservation_Shortfall_Shares": "Blank where Terms do not say how many shares are authorized",
}
"""Where a number may be blank."""
_ROWS = "Rows_Until_Covenants"
_THEN = ("Covenants_Date", _ROWS)


def _reserved() -> Fields:
    on = ("Covenants_Date", "Terms", "Events", "Prices")
    price, shares, outstanding = (call(f"WARRANT_{what}_ON", *on) for what in ("PRICE", "ISSUABLE", "OUTSTANDING"))
    needed = ("Shares_Authorized", "Covenants_Outstanding", "Reserved_Shares", "Covenants_Shares")
    headroom = call("PAR_VALUE_HEADROOM", "Covenants_Price", "Par_Value")
    blank = Literal("")
    is_void, is_priceless = formula("Covenants_Date>Expiration_Date"), formula('Covenants_Price=""')
    is_unknown = formula('Shares_Authorized=""')
    at_hand = "Shares_Authorized-Covenants_Outstanding"
    needed_then = "ROUNDUP(ROUND(Covenants_Shares,Share_Decimals),0)+Reserved_Shares"
    return Fields(
        "Par value and reservation",
        (
            _function(
                "Exercise Price",
                "Covenants_Price",
                call("IF", is_void, blank, price),
                Format.PRICE,
                "$ a share",
                "4",
                natively.price_if_any(*_THEN),
            ),
            _function(
                "Headroom over par value",
                "Par_Headroom",
                call("IF", is_priceless, blank, headroom),
                Format.PRICE,
                "$ a share",
                "4.F",
                call("IF", is_priceless, blank, formula("Covenants_Price-Par_Value")),
            ),
            Field(
                "Par value is covered",
                formula("IF(Covenants_Date>Expiration_Date,TRUE,Covenants_Price>=Par_Value)"),
                "Par_Is_Covered",
                Format.GENERAL,
                Part.CHECK,
                "TRUE or FALSE",
                "4.F",
                "The Exercise Price is not below par value, or the Warrant is void",
            ),
            _function(
                "Shares outstanding",
                "Covenants_Outstanding",
                outstanding,
                Format.COUNT,
                "shares",
                "4",
                natively.outstanding(*_THEN),
            ),
            _function(
                "Issuable on all Warrants",
                "Covenants_Shares",
                shares,
                Format.SHARES,
                "shares",
                "6",
                natively.issuable(*_THEN),
            ),
            _function(
                "Shares missing of those to reserve",
                "Reservation_Shortfall_Shares",
                call("IF", is_unknown, blank, call("RESERVATION_SHORTFALL", *needed)),
                Format.COUNT,
                "shares, rounded up",
                "6",
                call("IF", is_unknown, blank, formula(f"MAX({needed_then}-({at_hand}),0)")),
            ),
            natively.rows_until("Covenants_Date", _ROWS),
        ),
    )


def _limits() -> Fields:
    indemnity = call("INDEMNITY_LIMIT", "Claim", "Net_Proceeds")
    contribution = call("CONTRIBUTION_LIMIT", "Offering_Price", "Damages_Paid")
    return Fields(
        "A seller's limits",
        (
            _function(
                "Indemnity at most",
                "Indemnity_At_Most",
                indemnity,
                Format.MONEY,
                "$",
                "7.E(2)",
                "MIN(Claim,Net_Proceeds)",
            ),
            _function(
                "Contribution at most",
                "Contribution_At_Most",
                contribution,
                Format.MONEY,
                "$",
                "7.E(3)",
                "MAX(Offering_Price-Damages_Paid,0)",
            ),
        ),
    )


_EARLIEST = "MIN(Expiration_Date+Days_After_Term,Rule_144_Date,Disposed_Date)"
_SHELF = Spill(
    "Shelf_Dates",
    call("REGISTRATION_CALENDAR", "Issue_Date", "Expiration_Date", "Rule_144_Date", "Disposed_Date"),
    (
        Column("Shelf registration", Format.TEXT, Part.FUNCTION),
        Column("Date", Format.DATE, Part.FUNCTION, "as written"),
    ),
    3,
    "Dates of the registration (7.A)",
    rows=(
        Row("To be filed by", "Filed_By", Format.DATE, formula("Issue_Date+Days_To_File"), "7.A"),
        Row("To be effective by", "Effective_By", Format.DATE, formula("Issue_Date+Days_To_Effect"), "7.A"),
        Row("To be kept effective to", "Kept_To", Format.DATE, formula(_EARLIEST), "7.A"),
    ),
)
