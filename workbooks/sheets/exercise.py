"""The sheet Exercise: what an exercise on a date pays, and what an issue on that date would do."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import Expression, Literal, Name, call, infix
from workbooks.layout import Column, Field, Fields, Row, Sheet, Spill
from workbooks.styles import Format, Part

_SETTLEMENT_ROWS = 7
_PROPERTY_ROWS = 6


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="Exercise",
        title="Exercise",
        subtitle="What an exercise pays, on the exact price of its date; and what an issue of shares would do then",
        guide="Give a date and what is paid; read the settlement, and the property receivable beside it.",
        blocks=(_inputs(deal), _position(), _settlement(), _property(), _issue(deal), _after_issue()),
        widths=(34, 20, 16, 14, 62),
    )


def _inputs(deal: Deal) -> Fields:
    exercise = deal.exercise

    def given(label: str, name: str, value: object, shown: Format, unit: str, clause: str) -> Field:
        note = "Assumed" if deal.is_sample else "An example: change it"
        return Field(label, value, name, shown, unit=unit, clause=clause, note=note, is_assumed=True)

    return Fields(
        "The exercise",
        (
            given("Date of surrender", "Exercise_Date", exercise.on, Format.DATE, "date", "1"),
            given("Warrant Shares exercised", "Exercised_Shares", exercise.shares, Format.SHARES, "shares", "1"),
            given("Paid in cash", "Cash_Paid", exercise.cash, Format.MONEY, "$", "1(a)"),
            given("Paid by cancelled debt", "Debt_Paid", exercise.debt, Format.MONEY, "$", "1(b)"),
        ),
    )


def _function(label: str, name: str, formula: Expression, shown: Format, unit: str, clause: str) -> Field:
    return Field(label, formula, name, shown, Part.FUNCTION, unit, clause)


def _position() -> Fields:
    on = ("Exercise_Date", "Terms", "Events", "Prices")
    history = ("Price_Dates", "Price_Closes", "Price_Bids", "Price_Asks")
    may = call("IS_EXERCISABLE", "Exercise_Date", "Issue_Date", "Expiration_Date", "Holidays")
    last = call("LAST_EXERCISE_DATE", "Expiration_Date", "Holidays")
    price = call("WARRANT_PRICE_ON", *on)
    shares = call("WARRANT_SHARES_ON", *on)
    outstanding = call("WARRANT_OUTSTANDING_ON", *on)
    value = call("FMV_AVERAGE", "Exercise_Date", "FMV_Days", *history, infix("Trading_Calendar", "=", Literal("NYSE")))
    net = call("NET_EXERCISE_SHARES", "Exercised_Shares", "Price_On_Date", "Value_On_Date")
    return Fields(
        "Where the Warrant stands on that date",
        (
            _function("May be exercised", "May_Exercise", may, Format.GENERAL, "", "1"),
            _function("Last exercise day", "Last_Exercise_Day", last, Format.DATE, "date", "1"),
            _function("Exercise Price", "Price_On_Date", price, Format.PRICE, "$ a share", "4"),
            _function("Warrant Shares purchasable", "Shares_On_Date", shares, Format.SHARES, "shares", "4"),
            _function("Shares outstanding", "Outstanding_On_Date", outstanding, Format.COUNT, "shares", "4"),
            _function("Fair Market Value", "Value_On_Date", value, Format.PRICE, "$ a share", "1"),
            Field(
                "Part of all Warrants exercised",
                infix("Exercised_Shares", "/", "Shares_On_Date"),
                "Part_Exercised",
                Format.PERCENT,
                Part.NATIVE,
                clause="1",
                note="The same part of the property below is received",
            ),
            Field(
                "Assets shown below", float(_PROPERTY_ROWS), "Property_Rows", Format.COUNT, Part.FIXED, "rows", "4.A"
            ),
            _function("Shares issued if exercised net alone", "Net_Shares", net, Format.COUNT, "shares", "1(c)"),
        ),
    )


def _settlement() -> Spill:
    paid = ("Cash_Paid", "Debt_Paid")
    formula = call("WARRANT_SETTLEMENT_ON", "Exercise_Date", "Exercised_Shares", "Terms", "Events", "Prices", *paid)
    columns = (
        Column("Settlement", Format.TEXT, Part.FUNCTION),
        Column("Amount", Format.SHARES, Part.FUNCTION, "$, or shares"),
    )
    return Spill("Settlement", formula, columns, _SETTLEMENT_ROWS, heading="What it pays (1)", rows=_settled())


def _settled() -> tuple[Row, ...]:
    """Work the settlement out again: what is left to net exercise is cut from the shares at Fair Market Value."""
    due = infix("Exercised_Shares", "*", "Price_On_Date")
    paid = infix("Cash_Paid", "+", "Debt_Paid")
    is_paid = infix(paid, "=", "Sum_Payable")
    withheld = call("IF", is_paid, "Nothing", infix(infix(due, "-", paid), "/", "Value_On_Date"))
    kept = infix("Exercised_Shares", "-", "Native_Shares_Withheld_Then")
    fraction = infix(kept, "-", "Native_Shares_Issued")
    in_lieu = call("ROUND", infix(fraction, "*", "Value_On_Date"), "Cent_Decimals")
    return (
        Row("Sum payable", "Sum_Payable", Format.MONEY, call("ROUND", due, "Cent_Decimals"), "1"),
        Row("Cash", "Settled_Cash", Format.MONEY, Name("Cash_Paid"), "1(a)"),
        Row("Debt cancelled", "Settled_Debt", Format.MONEY, Name("Debt_Paid"), "1(b)"),
        Row("Shares withheld", "Shares_Withheld_Then", Format.SHARES, withheld, "1(c)"),
        Row("Shares issued", "Shares_Issued", Format.COUNT, _full(kept), "1", is_cut=True),
        Row(
            "Cash in lieu",
            "Paid_In_Lieu",
            Format.MONEY,
            call("IF", infix(fraction, "=", "Nothing"), "Nothing", in_lieu),
            "1",
        ),
        Row("Warrant shares left", "Shares_Left", Format.SHARES, infix("Shares_On_Date", "-", "Exercised_Shares"), "1"),
    )


def _full(shares: Expression) -> Expression:
    """Cut to full shares; rounded first to decimals far below a share, or floats fall short of a whole number."""
    return call("INT", call("ROUND", shares, "Share_Decimals"))


def _property() -> Spill:
    formula = call("WARRANT_PROPERTY_ON", "Exercise_Date", "Terms", "Events", "Prices", "Property_Rows")
    columns = (
        Column("Asset", Format.TEXT, Part.FUNCTION),
        Column("Amount", Format.SHARES, Part.FUNCTION, "$, or units"),
    )
    heading = "Property receivable beside the shares, on all Warrants (4.A, 4.B)"
    return Spill("Property_Receivable", formula, columns, _PROPERTY_ROWS, heading)


def _issue(deal: Deal) -> Fields:
    def given(label: str, name: str, value: float, shown: Format, unit: str, clause: str) -> Field:
        return Field(label, value, name, shown, unit=unit, clause=clause, note="An example: change it", is_assumed=True)

    shares, cash, expenses = (100_000.0, 450_000.0, 15_000.0) if deal.is_sample else (1.0, 0.0, 0.0)
    return Fields(
        "A planned issue of shares on that date, before the exercise above",
        (
            given("Additional Shares", "Planned_Shares", shares, Format.COUNT, "shares", "4.C(1)"),
            given("Cash", "Planned_Cash", cash, Format.MONEY, "$", "4.C(2)"),
            given("Property, at the Board's value", "Planned_Property", 0.0, Format.MONEY, "$", "4.C(2)"),
            given("Expenses", "Planned_Expenses", expenses, Format.MONEY, "$", "4.C(2)"),
        ),
    )


def _after_issue() -> Fields:
    consideration = call("NET_CONSIDERATION", "Planned_Cash", "Planned_Property", "Planned_Expenses")
    effective = call("EFFECTIVE_PRICE", "Planned_Shares", "Planned_Consideration")
    planned = ("Planned_Shares", "Planned_Consideration")
    price = call("WARRANT_ADJUSTED_PRICE", "Price_On_Date", "Outstanding_On_Date", *planned, "Value_On_Date")
    shares = call("WARRANT_ADJUSTED_SHARES", "Shares_On_Date", "Price_On_Date", "Planned_Exercise_Price")
    return Fields(
        "What it would do",
        (
            _function("Consideration", "Planned_Consideration", consideration, Format.MONEY, "$", "4.C(2)"),
            _function("Effective Price", "Planned_Effective_Price", effective, Format.PRICE, "$ a share", "4.C(5)"),
            _function("Exercise Price after", "Planned_Exercise_Price", price, Format.PRICE, "$ a share", "4.C(1)(b)"),
            _function("Warrant Shares after", "Planned_Warrant_Shares", shares, Format.SHARES, "shares", "4.C(1)(a)"),
        ),
    )
