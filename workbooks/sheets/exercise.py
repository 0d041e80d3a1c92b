"""The sheet Exercise: what an exercise on a date pays, and what an issue on that date would do."""

from __future__ import annotations

from workbooks import natively
from workbooks.deal import Deal
from workbooks.expressions import Expression, Literal, Name, call, infix
from workbooks.layout import Column, Field, Fields, Row, Sheet, Spill
from workbooks.notation import formula
from workbooks.recalculation.capacity import assets, versions
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
        blocks=(
            *(_inputs(deal), _position(), _found(), _settlement(), _steps(), _property(), _held(deal)),
            *(_issue(deal), _after_issue(), _tested(deal)),
        ),
        widths=(40, 20, 18, 14, 20, 12, 66),
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
            Field(
                "Fair Market Value, the Board's",
                None,
                "Board_Value",
                Format.QUOTE,
                unit="$ a share",
                clause="1",
                note="Blank: from Prices. For the exercise and the planned issue",
            ),
        ),
    )


_UNITS = {Format.DATE: "date", Format.PRICE: "$ a share", Format.MONEY: "$", Format.GENERAL: "", Format.PERCENT: ""}


def _function(
    label: str,
    name: str,
    ours: Expression,
    shown: Format,
    clause: str,
    native: Expression,
    *,
    is_cut: bool = False,
) -> Field:
    unit = _UNITS.get(shown, "shares")
    note = _NOTES.get(name, "")
    return Field(label, ours, name, shown, Part.FUNCTION, unit, clause, note, native=native, is_cut=is_cut)


def _native(
    label: str, name: str, text: str | Expression, shown: Format, clause: str, note: str = "", unit: str | None = None
) -> Field:
    worked = formula(text) if isinstance(text, str) else text
    unit = _UNITS.get(shown, "shares") if unit is None else unit
    return Field(label, worked, name, shown, Part.NATIVE, unit, clause, note)


_NOTES = {
    "Average_Of_Closes": "Blank where Prices lacks one of the days",
    "Net_Shares": "Blank where no Fair Market Value is known, or no shares are receivable",
    "Planned_Exercise_Price": "As its row in Events would give it; blank as above",
}
"""What a function's number needs to be said of it, where it may be blank."""


_ON = ("Exercise_Date", "Terms", "Events", "Prices")


def _position() -> Fields:
    may = call("IS_EXERCISABLE", "Exercise_Date", "Issue_Date", "Expiration_Date", "Holidays")
    last = call("LAST_EXERCISE_DATE", "Expiration_Date", "Holidays")
    price, shares, outstanding = (call(f"WARRANT_{what}_ON", *_ON) for what in ("PRICE", "SHARES", "OUTSTANDING"))
    return Fields(
        "Where the Warrant stands at the end of that date",
        (
            _function("May be exercised", "May_Exercise", may, Format.TRUTH, "1", _MAY),
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
            natively.rows_until("Exercise_Date", _ROWS),
        ),
    )


_ROWS, _BEFORE, _FIRST = "Rows_Until_Exercise", "Rows_Before_Close", "First_Day_Averaged"
_THEN, _AT_SURRENDER = ("Exercise_Date", _ROWS), ("Exercise_Date", _BEFORE)
_IN_TERM = "Issue_Date<=Exercise_Date,Exercise_Date<=Expiration_Date"
# Holidays of one's own stand in one cell as text, which no native formula of every Excel takes apart.
_OPEN = f"AND({_IN_TERM},NETWORKDAYS(Exercise_Date,Exercise_Date,Federal_Holidays)=1)"
_MAY = formula(f'IF(Holidays="",{_OPEN},May_Exercise)')
_LAST = formula('IF(Holidays="",WORKDAY(Expiration_Date+1,-1,Federal_Holidays),Last_Exercise_Day)')


def _found() -> Fields:
    """Show what the surrender finds: immediately prior to the close of business, when record dates fall (1, 4.D)."""
    price, shares = (call(f"WARRANT_SURRENDER_{what}_ON", *_ON) for what in ("PRICE", "SHARES"))
    history = ("Price_Dates", "Price_Closes", "Price_Bids", "Price_Asks")
    value = call("FMV_AVERAGE", "Exercise_Date", "FMV_Days", *history, infix("Trading_Calendar", "=", Literal("NYSE")))
    net = call("NET_EXERCISE_SHARES", "Exercised_Shares", "Price_At_Surrender", "Value_On_Date")
    return Fields(
        "What the surrender finds, immediately prior to the close of business",
        (
            _native(
                "A dividend takes effect at the close",
                "Dividend_At_Close",
                f"{_BEFORE}<{_ROWS}",
                Format.GENERAL,
                "1, 4.D",
                "TRUE: the figures below are those before it, the ones above those after it",
                "TRUE or FALSE",
            ),
            _function(
                "Exercise Price", "Price_At_Surrender", price, Format.PRICE, "1, 4.D", natively.price(*_AT_SURRENDER)
            ),
            _function(
                "Warrant Shares purchasable",
                "Shares_At_Surrender",
                shares,
                Format.SHARES,
                "1, 4.D",
                natively.shares(*_AT_SURRENDER),
            ),
            _native(
                "Shares outstanding",
                "Outstanding_At_Surrender",
                natively.outstanding(*_AT_SURRENDER),
                Format.COUNT,
                "4",
            ),
            _native(
                "No shares are receivable any more",
                "No_Shares_Receivable",
                natively.is_gone(_BEFORE),
                Format.GENERAL,
                "4.B",
                "After a reorganization with New = 0: property alone is received",
                "TRUE or FALSE",
            ),
            _function(
                "Average of the closes before",
                "Average_Of_Closes",
                call("IF", _ALL_THERE, value, Literal("")),
                Format.PRICE,
                "1",
                call("IF", _ALL_THERE, natively.value("Exercise_Date", _FIRST), Literal("")),
            ),
            _native(
                "Fair Market Value",
                "Value_On_Date",
                'IF(Board_Value="",Average_Of_Closes,Board_Value)',
                Format.PRICE,
                "1",
                "The Board's, where it is given; blank: not known",
            ),
            _native(
                "Part of all Warrants exercised",
                "Part_Exercised",
                'IF(Shares_At_Surrender=0,"",Exercised_Shares/Shares_At_Surrender)',
                Format.PERCENT,
                "1",
                "The same part of the property below is received",
            ),
            _function(
                "Shares issued if exercised net alone",
                "Net_Shares",
                call("IF", _NO_NET, Literal(""), net),
                Format.COUNT,
                "1(c)",
                call("IF", _NO_NET, Literal(""), _NET),
                is_cut=True,
            ),
            natively.rows_before_close("Exercise_Date", _BEFORE),
            natively.first_day("Exercise_Date", _FIRST),
            natively.closes("Exercise_Date", _FIRST, "Closes_Averaged"),
            Field(
                "Assets shown below", float(_PROPERTY_ROWS), "Property_Rows", Format.COUNT, Part.FIXED, "rows", "4.A"
            ),
        ),
    )


_ALL_THERE = formula("Closes_Averaged=FMV_Days")
_NO_VALUE = formula('OR(Value_On_Date="",No_Shares_Receivable)')
_NO_NET = formula('OR(Value_On_Date="",No_Shares_Receivable,Exercised_Shares="")')
_KEPT_NET = "Exercised_Shares-Exercised_Shares*Price_At_Surrender/Value_On_Date"
_NET = formula(f"MAX(INT(ROUND({_KEPT_NET},Share_Decimals)),0)")


def _settlement() -> Spill:
    paid = ("Cash_Paid", "Debt_Paid", "Board_Value")
    settled = call("WARRANT_SETTLEMENT_ON", "Exercise_Date", "Exercised_Shares", "Terms", "Events", "Prices", *paid)
    columns = (
        Column("Settlement", Format.TEXT, Part.FUNCTION),
        Column("Amount", Format.SHARES, Part.FUNCTION, "$, or shares"),
    )
    return Spill("Settlement", settled, columns, _SETTLEMENT_ROWS, heading="What it pays (1)", rows=_settled())


def _settled() -> tuple[Row, ...]:
    """Work the settlement out again: what is left to net exercise is cut from the shares at Fair Market Value."""
    in_lieu = f"{_WORTH}-Left_To_Net-Shares_Cut*N(Value_On_Date)"
    in_cents = f"NOT(No_Shares_Receivable)*ROUND(ROUND({in_lieu},Sure_Decimals),Cent_Decimals)"
    return (
        _row("Sum payable", "Sum_Payable", Format.MONEY, "Due_To_The_Cent", "1"),
        _row("Cash", "Settled_Cash", Format.MONEY, "N(Cash_Paid)", "1(a)"),
        _row("Debt cancelled", "Settled_Debt", Format.MONEY, "N(Debt_Paid)", "1(b)"),
        _row("Shares withheld", "Shares_Withheld_Then", Format.SHARES, "Shares_Netted", "1(c)", origin=_X),
        _row("Shares issued", "Shares_Issued", Format.COUNT, "NOT(No_Shares_Receivable)*Shares_Cut", "1", is_cut=True),
        _row("Cash in lieu", "Paid_In_Lieu", Format.MONEY, in_cents, "1"),
        _row("Warrant Shares left", "Shares_Left", Format.SHARES, f"{_N}-{_X}", "1", origin=_N),
    )


_X, _N = "Exercised_Shares", "Shares_At_Surrender"
_WORTH = "Exercised_Shares*N(Value_On_Date)"
_PAID = "ROUND(Cash_Paid+Debt_Paid,Cent_Decimals)"


def _row(
    label: str, name: str, shown: Format, native: str, clause: str, *, is_cut: bool = False, origin: str = ""
) -> Row:
    return Row(label, name, shown, formula(f"IF(Can_Settle,{native},NA())"), clause, is_cut, origin)


_VALUED = f"OR(No_Shares_Receivable,N(Value_On_Date)>0,AND(Left_To_Net=0,{_X}=INT({_X})))"
_SETTLES = (
    "May_Exercise",
    f"ISNUMBER({_X})",
    f"MIN({_X},Cash_Paid,Debt_Paid)>=0",
    f"{_X}<={_N}",
    "ROUND(Cash_Paid,Cent_Decimals)=Cash_Paid",
    "ROUND(Debt_Paid,Cent_Decimals)=Debt_Paid",
    f"{_PAID}<=Due_To_The_Cent",
    "OR(NOT(No_Shares_Receivable),Left_To_Net=0)",
    f"Left_To_Net-{_WORTH}<=Tie_Tolerance*Left_To_Net",
    _VALUED,
)
"""What an exercise must be for a settlement: open, of what is there, paid in cents and no more than due, and valued."""


def _steps() -> Fields:
    """Work out what the second opinions of the settlement stand on."""
    size = "LOG10(MAX(Exercised_Shares*N(Value_On_Date)+Sum_Due,1))"
    return Fields(
        "The same, step by step and natively",
        (
            Field(
                "Digits that a native number is sure of",
                14.0,
                "Sure_Digits",
                Format.COUNT,
                Part.FIXED,
                "digits",
                note="Money is rounded to them before it is to the cent, so that half a cent stays one",
            ),
            _native("Sum due, exact", "Sum_Due", f"{_X}*Price_At_Surrender", Format.MONEY, "1"),
            _native(
                "Sure decimals of its money",
                "Sure_Decimals",
                f"MAX(Sure_Digits-1-INT({size}),0)",
                Format.COUNT,
                "1",
                unit="digits",
            ),
            _native(
                "Sum due, to the cent",
                "Due_To_The_Cent",
                "ROUND(ROUND(Sum_Due,Sure_Decimals),Cent_Decimals)",
                Format.MONEY,
                "1",
            ),
            _native(
                "Left to net exercise",
                "Left_To_Net",
                f"IF({_PAID}=Due_To_The_Cent,0,Sum_Due-Cash_Paid-Debt_Paid)",
                Format.MONEY,
                "1(c)",
                "Nothing, where cash and debt pay the sum due to the cent",
            ),
            _native(
                "Can be settled",
                "Can_Settle",
                f"IFERROR(AND({','.join(_SETTLES)}),FALSE)",
                Format.GENERAL,
                "1, 4.B",
                "FALSE: closed, more than there is or is due, or no value is known",
                "TRUE or FALSE",
            ),
            _native(
                "Shares withheld for it",
                "Shares_Netted",
                'IF(Left_To_Net=0,0,IFERROR(Left_To_Net/Value_On_Date,""))',
                Format.SHARES,
                "1(c)",
                "Blank where no Fair Market Value is known",
            ),
            _native(
                "Full shares of the rest",
                "Shares_Cut",
                f"INT(ROUND({_X}-N(Shares_Netted),Share_Decimals))",
                Format.COUNT,
                "1",
            ),
        ),
    )


def _property() -> Spill:
    receivable = call("WARRANT_PROPERTY_ON", "Exercise_Date", "Terms", "Events", "Prices", "Property_Rows")
    columns = (
        Column("Asset", Format.TEXT, Part.FUNCTION, name="Property_Assets"),
        Column("Amount", Format.SHARES, Part.FUNCTION, "$, or units", name="Property_Amounts"),
    )
    heading = "Property receivable beside the shares, on all Warrants (4.A, 4.B)"
    return Spill("Property_Receivable", receivable, columns, _PROPERTY_ROWS, heading)


def _held(deal: Deal) -> Fields:
    """Take each asset out of the list above, beside its amount on the sheet Recalculation."""

    def each_of(number: int) -> tuple[Field, Field]:
        listed = formula(f"SUMPRODUCT(EXACT(Property_Assets,Asset_{number})*1,Property_Amounts)")
        held = natively.at(_ROWS, f"Held {number}", "0")
        return (
            Field(f"Asset {number}", Name(f"Asset_{number}"), part=Part.NATIVE, clause="4.A"),
            Field(
                f"Its amount, on all Warrants ({number})",
                listed,
                f"Property_{number}",
                Format.SHARES,
                Part.FUNCTION,
                "$, or units",
                "4.A",
                native=formula(f"IF(Exercise_Date<Issue_Date,NA(),(Exercise_Date<=Expiration_Date)*{held})"),
            ),
        )

    each = tuple(field for number in range(1, assets(deal) + 1) for field in each_of(number))
    return Fields("The same property, asset by asset; one that is not held then has 0", each)


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


_CHANGED = formula('Planned_Exercise_Price=""')


def _after_issue() -> Fields:
    consideration = call("NET_CONSIDERATION", "Planned_Cash", "Planned_Property", "Planned_Expenses")
    effective = call("EFFECTIVE_PRICE", "Planned_Shares", "Planned_Consideration")
    planned = (call("N", "Planned_Shares"), "Planned_Consideration")
    price = call("WARRANT_ISSUE_PRICE_ON", "Exercise_Date", *planned, "Terms", "Events", "Prices", "Board_Value")
    shares = call("WARRANT_ADJUSTED_SHARES", _N, "Price_At_Surrender", "Planned_Exercise_Price")
    lowered = "Price_At_Surrender*Issue_Numerator/Issue_Denominator"
    again = f"CHOOSE(1+Issue_Lowers+Issue_Lowers*(Issue_Numerator<=0),Price_At_Surrender,{lowered},NA())"
    blank = Literal("")
    no_shares = formula("N(Planned_Shares)=0")
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
                call("IF", no_shares, blank, effective),
                Format.PRICE,
                "4.C(5)",
                call("IF", no_shares, blank, formula("Planned_Consideration/Planned_Shares")),
            ),
            _function(
                "Exercise Price after",
                "Planned_Exercise_Price",
                call("IF", _NO_VALUE, blank, price),
                Format.PRICE,
                "4.C(1)(b)",
                call("IF", _NO_VALUE, blank, formula(again)),
            ),
            _function(
                "Warrant Shares after",
                "Planned_Warrant_Shares",
                call("IF", _CHANGED, blank, shares),
                Format.SHARES,
                "4.C(1)(a)",
                call("IF", _CHANGED, blank, formula(f"{_N}*Price_At_Surrender/Planned_Exercise_Price")),
            ),
        ),
    )


def _tested(deal: Deal) -> Fields:
    """Work out what the second opinion of the planned issue stands on: the fraction of 4.C(1)(b)."""
    above, below = 'Deemed_Outstanding="all deemed"', 'Deemed_Outstanding<>"this issue"'
    return Fields(
        "The same, step by step and natively",
        (
            _native(
                "Deemed issued and unexercised then",
                "Deemed_Then",
                natively.deemed(_BEFORE, versions(deal)),
                Format.SHARES,
                "4.C(1)(b)",
                "Of earlier deemed issues that adjusted the price; counted by the reading of Terms",
            ),
            _native(
                "E is below Fair Market Value",
                "Issue_Lowers",
                "Planned_Shares*N(Value_On_Date)-Planned_Consideration>Tie_Tolerance*Planned_Shares*N(Value_On_Date)",
                Format.GENERAL,
                "4.C(1)",
                unit="TRUE or FALSE",
            ),
            _native(
                "Numerator of the fraction, x F",
                "Issue_Numerator",
                f"(Outstanding_At_Surrender+({above})*Deemed_Then)*N(Value_On_Date)+Planned_Consideration",
                Format.MONEY,
                "4.C(1)(b)",
            ),
            _native(
                "Denominator of the fraction, x F",
                "Issue_Denominator",
                f"(Outstanding_At_Surrender+({below})*Deemed_Then+Planned_Shares)*N(Value_On_Date)",
                Format.MONEY,
                "4.C(1)(b)",
            ),
        ),
    )
