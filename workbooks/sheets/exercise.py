"""The sheet Exercise: what an exercise on a date pays, and what an issue on that date would do."""

from __future__ import annotations

from workbooks import natively
from workbooks.deal import Deal
from workbooks.expressions import Expression, Literal, Name, call, infix
from workbooks.layout import Column, Field, Fields, Row, Sheet, Spill
from workbooks.notation import formula
from workbooks.recalculation.capacity import assets
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
        blocks=(_inputs(deal), _position(), _settlement(), _property(), _held(deal), _issue(deal), _after_issue()),
        widths=(36, 20, 18, 14, 20, 12, 62),
        is_landscape=False,
        is_one_page=True,
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


_UNITS = {Format.DATE: "date", Format.PRICE: "$ a share", Format.MONEY: "$", Format.GENERAL: ""}


def _function(
    label: str, name: str, ours: Expression, shown: Format, clause: str, native: Expression, *, is_cut: bool = False
) -> Field:
    unit = _UNITS.get(shown, "shares")
    return Field(label, ours, name, shown, Part.FUNCTION, unit, clause, native=native, is_cut=is_cut)


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
            _function("May be exercised", "May_Exercise", may, Format.GENERAL, "1", _MAY),
            _function("Last exercise day", "Last_Exercise_Day", last, Format.DATE, "1", _LAST),
            _function("Exercise Price", "Price_On_Date", price, Format.PRICE, "4", natively.price(*_THEN)),
            _function(
                "Warrant Shares purchasable", "Shares_On_Date", shares, Format.SHARES, "4", natively.shares(*_THEN)
            ),
            _function(
                "Shares outstanding",
                "Outstanding_On_Date",
                outstanding,
                Format.COUNT,
                "4",
                natively.outstanding(*_THEN),
            ),
            _function(
                "Fair Market Value",
                "Value_On_Date",
                value,
                Format.PRICE,
                "1",
                natively.value("Exercise_Date", _FIRST),
            ),
            Field(
                "Part of all Warrants exercised",
                infix("Exercised_Shares", "/", "Shares_On_Date"),
                "Part_Exercised",
                Format.PERCENT,
                Part.NATIVE,
                clause="1",
                note="The same part of the property below is received",
            ),
            _function(
                "Shares issued if exercised net alone",
                "Net_Shares",
                net,
                Format.COUNT,
                "1(c)",
                _NET,
                is_cut=True,
            ),
            natively.rows_until("Exercise_Date", _ROWS),
            natively.first_day("Exercise_Date", _FIRST),
            Field(
                "Assets shown below", float(_PROPERTY_ROWS), "Property_Rows", Format.COUNT, Part.FIXED, "rows", "4.A"
            ),
        ),
    )


_ROWS, _FIRST = "Rows_Until_Exercise", "First_Day_Averaged"
_THEN = ("Exercise_Date", _ROWS)
_IN_TERM = "Issue_Date<=Exercise_Date,Exercise_Date<=Expiration_Date"
# Holidays of one's own stand in one cell as text, which no native formula of every Excel takes apart.
_OPEN = f"AND({_IN_TERM},NETWORKDAYS(Exercise_Date,Exercise_Date,Federal_Holidays)=1)"
_MAY = formula(f'IF(Holidays="",{_OPEN},May_Exercise)')
_LAST = formula('IF(Holidays="",WORKDAY(Expiration_Date+1,-1,Federal_Holidays),Last_Exercise_Day)')
_KEPT_NET = "Exercised_Shares-Exercised_Shares*Price_On_Date/Value_On_Date"
_NET = formula(f"MAX(INT(ROUND({_KEPT_NET},Share_Decimals)),0)")


def _settlement() -> Spill:
    paid = ("Cash_Paid", "Debt_Paid")
    settled = call("WARRANT_SETTLEMENT_ON", "Exercise_Date", "Exercised_Shares", "Terms", "Events", "Prices", *paid)
    columns = (
        Column("Settlement", Format.TEXT, Part.FUNCTION),
        Column("Amount", Format.SHARES, Part.FUNCTION, "$, or shares"),
    )
    # Full shares that are paid in cash or by debt need no Fair Market Value: any number stands for it.
    needs_none = f"AND({_IS_PAID},Exercised_Shares=INT(Exercised_Shares))"
    value = formula(f"IF({needs_none},1,Value_On_Date)")
    known = ("Exercised_Shares", "Price_On_Date", value, *paid, "Shares_On_Date")
    alone = call("EXERCISE_SETTLEMENT", *known)
    return Spill(
        "Settlement", settled, columns, _SETTLEMENT_ROWS, heading="What it pays (1)", rows=_settled(), alone=alone
    )


def _settled() -> tuple[Row, ...]:
    """Work the settlement out again: what is left to net exercise is cut from the shares at Fair Market Value."""
    due, kept = "Exercised_Shares*Price_On_Date", "Exercised_Shares-Native_Shares_Withheld_Then"
    fraction = f"ROUND({kept}-Native_Shares_Issued,Share_Decimals)"
    in_lieu = f"IF({fraction}=0,0,ROUND({fraction}*Value_On_Date,Cent_Decimals))"
    withheld = f"IF({_IS_PAID},0,({due}-Cash_Paid-Debt_Paid)/Value_On_Date)"
    full = f"NOT({natively.at(_ROWS, 'Is gone', 'FALSE')})*INT(ROUND({kept},Share_Decimals))"
    payable = f"IF(May_Exercise,ROUND(ROUND({due},Share_Decimals),Cent_Decimals),NA())"
    left = "IF(May_Exercise,Shares_On_Date-Exercised_Shares,NA())"
    return (
        _row("Sum payable", "Sum_Payable", Format.MONEY, payable, "1"),
        _row("Cash", "Settled_Cash", Format.MONEY, "IF(May_Exercise,Cash_Paid,NA())", "1(a)"),
        _row("Debt cancelled", "Settled_Debt", Format.MONEY, "IF(May_Exercise,Debt_Paid,NA())", "1(b)"),
        _row("Shares withheld", "Shares_Withheld_Then", Format.SHARES, withheld, "1(c)", origin="Exercised_Shares"),
        _row("Shares issued", "Shares_Issued", Format.COUNT, full, "1", is_cut=True),
        _row("Cash in lieu", "Paid_In_Lieu", Format.MONEY, in_lieu, "1"),
        _row("Warrant Shares left", "Shares_Left", Format.SHARES, left, "1", origin="Shares_On_Date"),
    )


_IS_PAID = "ROUND(Cash_Paid+Debt_Paid,Cent_Decimals)=Native_Sum_Payable"


def _row(
    label: str, name: str, shown: Format, native: str, clause: str, *, is_cut: bool = False, origin: str = ""
) -> Row:
    return Row(label, name, shown, formula(native), clause, is_cut, origin)


def _property() -> Spill:
    receivable = call("WARRANT_PROPERTY_ON", "Exercise_Date", "Terms", "Events", "Prices", "Property_Rows")
    columns = (
        Column("Asset", Format.TEXT, Part.FUNCTION),
        Column("Amount", Format.SHARES, Part.FUNCTION, "$, or units"),
    )
    heading = "Property receivable beside the shares, on all Warrants (4.A, 4.B)"
    return Spill("Property_Receivable", receivable, columns, _PROPERTY_ROWS, heading)


def _held(deal: Deal) -> Fields:
    """List the property again, from the sheet Recalculation."""

    def held(number: int) -> tuple[Field, Field]:
        amount = formula(natively.at(_ROWS, f"Held {number}", "0"))
        return (
            Field(f"Asset {number}", Name(f"Asset_{number}"), part=Part.NATIVE, clause="4.A"),
            Field("Its amount, on all Warrants", amount, "", Format.SHARES, Part.NATIVE, "$, or units", "4.A"),
        )

    each = tuple(field for number in range(1, assets(deal) + 1) for field in held(number))
    return Fields("The same property, worked again natively; an asset that is not held then has 0", each)


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
    lowered = (
        "Price_On_Date*(Outstanding_On_Date+Planned_Consideration/Value_On_Date)/(Outstanding_On_Date+Planned_Shares)"
    )
    is_below = "Planned_Consideration<Planned_Shares*Value_On_Date"
    return Fields(
        "What it would do",
        (
            _function(
                "Consideration",
                "Planned_Consideration",
                consideration,
                Format.MONEY,
                "4.C(2)",
                formula("Planned_Cash+Planned_Property-Planned_Expenses"),
            ),
            _function(
                "Effective Price",
                "Planned_Effective_Price",
                effective,
                Format.PRICE,
                "4.C(5)",
                formula("Planned_Consideration/Planned_Shares"),
            ),
            _function(
                "Exercise Price after",
                "Planned_Exercise_Price",
                price,
                Format.PRICE,
                "4.C(1)(b)",
                formula(f"IF({is_below},{lowered},Price_On_Date)"),
            ),
            _function(
                "Warrant Shares after",
                "Planned_Warrant_Shares",
                shares,
                Format.SHARES,
                "4.C(1)(a)",
                formula("Shares_On_Date*Price_On_Date/Planned_Exercise_Price"),
            ),
        ),
    )
