"""The functions of section 4 as native formulas of their arguments, which have been read and checked before."""

from __future__ import annotations

SECTION_4 = {
    "WARRANT_ADJUSTED_PRICE": """
        exercise_price
          * ADJUSTMENT_FRACTION(shares_outstanding, additional_shares, consideration, fair_market_value)""",
    "WARRANT_ADJUSTED_SHARES": "warrant_shares * price_before / price_after",
    "NET_CONSIDERATION": "(cash + property_value) * allocable - expenses",
    "DEEMED_CONSIDERATION": "received + payable_on_exercise + payable_on_conversion",
    "EFFECTIVE_PRICE": "consideration / additional_shares",
    "ADDITIONAL_SHARES": """
        SWITCH(LOWER(treatment),
          "", shares,
          "holders", shares,
          "exercise warrant", 0,
          "plan", MAX(shares - MAX(plan_cap - plan_granted_before, 0), 0),
          "restructuring",
            IF(OR(price_per_share = "", fair_market_value = ""), #VALUE!,
            IF(DECIMAL_OF(price_per_share - restructuring_floor * fair_market_value, price_per_share) >= 0, 0,
            shares)),
          #VALUE!)""",
    "READJUSTED_PRICE": """
        exercise_price
          * ADJUSTMENT_FRACTION(shares_outstanding, shares_issued, consideration_received, fair_market_value)
          / ISSUE_FRACTION(shares_outstanding, deemed_shares, deemed_consideration, fair_market_value)""",
    "STOCK_DIVIDEND_PRICE": "exercise_price * shares_outstanding / (shares_outstanding + dividend_shares)",
    "SPLIT_PRICE": "exercise_price * old_shares / new_shares",
    "SPLIT_SHARES": "warrant_shares * new_shares / old_shares",
    "PAR_VALUE_HEADROOM": "exercise_price - par_value",
    "NOTICE_DEADLINE": "IF(days <> INT(days), #NUM!, event_date - days)",
}
