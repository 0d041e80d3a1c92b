"""Worksheet functions of 4.C, 4.D and 4.E: one event at a time."""

from __future__ import annotations

from fractions import Fraction

from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import (
    EXERCISE_PRICE,
    FACE,
    FAIR_MARKET_VALUE,
    SHARES_OUTSTANDING,
    ZERO,
    money,
    net_money,
    optional,
    outstanding,
    price,
    shares,
)
from addin.warrant import adjustment, exclusions
from addin.warrant.errors import NotUnderstood

ONE = Fraction(1)


@formula(
    "4.C(1)(b)",
    EXERCISE_PRICE,
    SHARES_OUTSTANDING,
    shares("additional_shares", "Additional Shares issued or deemed issued, A"),
    net_money("consideration", "Consideration for them, net of expenses, C"),
    FAIR_MARKET_VALUE,
    result="$ a share",
    example=Example(
        (2, 1000, 100, 100, 2),
        2 * 1050 / 1100,
        "E = 100 / 100 = $1 is below F = $2; P = 2 x (1,000 + 100 / 2) / (1,000 + 100)",
    ),
)
def warrant_adjusted_price(
    exercise_price: Fraction,
    shares_outstanding: Fraction,
    additional_shares: Fraction,
    consideration: Fraction,
    fair_market_value: Fraction,
) -> Fraction:
    """Exercise Price after an issue of Additional Shares: P x (O + C / F) / (O + A) where C / A is below F, else P.

    #NUM! where the consideration is so far below 0 that the price would be.
    """
    issue = (additional_shares, consideration, fair_market_value)
    return exercise_price * adjustment.adjustment_fraction(shares_outstanding, *issue)


@formula(
    "4.C(1)(a)",
    shares("warrant_shares", "Warrant Shares before, N"),
    price("price_before", "Exercise Price before the adjustment"),
    price("price_after", "Exercise Price after the adjustment"),
    result="shares, a fraction kept",
    example=Example((1000, 2, 1.6), 1250.0, "2 / 1.6 = 1.25; 1.25 x 1,000 shares"),
)
def warrant_adjusted_shares(warrant_shares: Fraction, price_before: Fraction, price_after: Fraction) -> Fraction:
    """Warrant Shares after an adjustment of the price: N x price before / price after."""
    return warrant_shares * price_before / price_after


@formula(
    "4.C(2)",
    money("cash", "Cash received"),
    optional(money("property_value", "Fair value of property received, as the Board determines"), ZERO),
    optional(money("expenses", "Expenses payable by the Company for the issue"), ZERO),
    optional(
        Argument("allocable", Kind.NUMBER, "Part allocable to these securities", "0 to 1", ZERO, maximum=ONE), ONE
    ),
    result="$, below 0 where expenses exceed what was received",
    example=Example((1000, 500, 100, 0.8), 1100.0, "(1,000 + 500) x 0.8 - 100"),
)
def net_consideration(cash: Fraction, property_value: Fraction, expenses: Fraction, allocable: Fraction) -> Fraction:
    """Consideration received for an issue: (cash + property) x the part allocable, less all expenses."""
    return adjustment.net_consideration(cash, property_value, expenses, allocable)


@formula(
    "4.C(3), (4)",
    net_money("received", "Received for the rights, options or convertibles, net of expenses"),
    money("payable_on_exercise", "Minimum payable on exercise, or on conversion of convertibles"),
    optional(money("payable_on_conversion", "Minimum payable on conversion, of options on convertibles"), ZERO),
    result="$",
    example=Example((100, 900, 50), 1050.0, "100 + 900 + 50; the obligation converted is not counted"),
)
def deemed_consideration(
    received: Fraction, payable_on_exercise: Fraction, payable_on_conversion: Fraction
) -> Fraction:
    """Consideration deemed received for a deemed issue: what was received plus the minimum payable later."""
    return received + payable_on_exercise + payable_on_conversion


@formula(
    "4.C(5)",
    outstanding("additional_shares", "Additional Shares issued or deemed issued, A"),
    net_money("consideration", "Aggregate consideration for them, C"),
    result="$ a share",
    example=Example((400, 300), 0.75, "300 / 400"),
)
def effective_price(additional_shares: Fraction, consideration: Fraction) -> Fraction:
    """Effective Price of Additional Shares: their aggregate consideration divided by their number, E = C / A."""
    return adjustment.effective_price(additional_shares, consideration)


@formula(
    "4.C(5)",
    shares("shares", "Shares issued or issuable"),
    optional(Argument("treatment", Kind.TEXT, "Restructuring, Plan, Holders, Exercise warrant or blank"), ""),
    optional(
        Argument("price_per_share", Kind.NUMBER, "Price a share, gross of expenses (Restructuring)", "$ a share", ZERO)
    ),
    optional(FAIR_MARKET_VALUE),
    optional(shares("plan_granted_before", "Plan shares already excluded (Plan)"), ZERO),
    optional(shares("plan_cap", "Plan shares excluded at most (Plan)"), FACE.plan_option_cap),
    optional(
        Argument("restructuring_floor", Kind.NUMBER, "Least part of F (Restructuring)", "of F", ZERO, maximum=ONE),
        FACE.restructuring_floor,
    ),
    result="shares",
    example=Example((500_000, "Plan", "", "", 1_900_000), 430_307.0, "500,000 - (1,969,693 - 1,900,000)"),
)
def additional_shares(
    shares: Fraction,
    treatment: str,
    price_per_share: Fraction | None,
    fair_market_value: Fraction | None,
    plan_granted_before: Fraction,
    plan_cap: Fraction,
    restructuring_floor: Fraction,
) -> Fraction:
    """How many shares issued are Additional Shares: none issued under the Warrants or in the restructuring at or
    above the floor, and of a plan grant what is above the cap.
    """
    match treatment.casefold():
        case "" | "holders":
            return shares
        case "exercise warrant":
            return ZERO
        case "plan":
            return exclusions.plan_shares_counted(shares, plan_granted_before, plan_cap)
        case "restructuring":
            if price_per_share is None or fair_market_value is None:
                raise NotUnderstood("a restructuring is held against price_per_share and fair_market_value: give both")
            exempt = exclusions.is_restructuring_exempt(price_per_share, fair_market_value, restructuring_floor)
            return ZERO if exempt else shares
        case _:
            raise NotUnderstood(f"{treatment!r} is not Restructuring, Plan, Holders, Exercise warrant or blank")


@formula(
    "4.C(3)",
    price("exercise_price", "Exercise Price in force now"),
    outstanding("shares_outstanding", "Shares outstanding immediately before the deemed issue, O"),
    outstanding("deemed_shares", "Shares deemed issued, A"),
    net_money("deemed_consideration", "Consideration deemed received, C"),
    shares("shares_issued", "Shares actually issued, A'"),
    net_money("consideration_received", "Consideration actually received, C'"),
    price("fair_market_value", "Fair Market Value of one share at the deemed issue, F"),
    result="$ a share",
    example=Example(
        (1.9, 1000, 100, 0, 0, 0, 2),
        2.09,
        "1.9 / (1,000 / 1,100) x 1: nothing was issued, so the deemed issue is undone",
    ),
)
def readjusted_price(
    exercise_price: Fraction,
    shares_outstanding: Fraction,
    deemed_shares: Fraction,
    deemed_consideration: Fraction,
    shares_issued: Fraction,
    consideration_received: Fraction,
    fair_market_value: Fraction,
) -> Fraction:
    """Exercise Price readjusted on expiry, as if only the shares actually issued had been deemed issued; right where
    no later row depends on the deemed issue.

    For a deemed issue that had adjusted the price. WARRANT_LEDGER replays every later row as well.
    """
    deemed = (deemed_shares, deemed_consideration)
    actual = (shares_issued, consideration_received)
    return exercise_price * adjustment.readjustment_fraction(shares_outstanding, deemed, actual, fair_market_value)


@formula(
    "4.D",
    EXERCISE_PRICE,
    SHARES_OUTSTANDING,
    shares("dividend_shares", "Shares issuable in payment of the dividend"),
    result="$ a share",
    example=Example((2.2, 1000, 100), 2.0, "2.2 x 1,000 / (1,000 + 100)"),
)
def stock_dividend_price(exercise_price: Fraction, shares_outstanding: Fraction, dividend_shares: Fraction) -> Fraction:
    """Exercise Price after a dividend in Common Stock: P x O / (O + shares issuable in payment)."""
    return exercise_price * adjustment.dividend_fraction(shares_outstanding, dividend_shares)


_NEW = Argument("new_shares", Kind.NUMBER, "Shares after, for each old_shares before", "shares", above=ZERO)
_OLD = Argument("old_shares", Kind.NUMBER, "Shares before", "shares", above=ZERO)


@formula(
    "4.E",
    EXERCISE_PRICE,
    _NEW,
    _OLD,
    result="$ a share",
    example=Example((3, 3, 2), 2.0, "3 x 2 / 3: a three for two split"),
)
def split_price(exercise_price: Fraction, new_shares: Fraction, old_shares: Fraction) -> Fraction:
    """Exercise Price after a split or combination of new for old shares: P x old / new."""
    return exercise_price * adjustment.split_fraction(new_shares, old_shares)


@formula(
    "4.E",
    shares("warrant_shares", "Warrant Shares before, N"),
    _NEW,
    _OLD,
    result="shares, a fraction kept",
    example=Example((1000, 1, 4), 250.0, "1,000 x 1 / 4: a combination of four into one"),
)
def split_shares(warrant_shares: Fraction, new_shares: Fraction, old_shares: Fraction) -> Fraction:
    """Warrant Shares after a split or combination of new for old shares: N x new / old."""
    return warrant_shares / adjustment.split_fraction(new_shares, old_shares)
