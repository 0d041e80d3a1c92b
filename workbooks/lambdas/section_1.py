"""The functions of section 1 as native formulas of their arguments, which have been read and checked before."""

from __future__ import annotations

from addin.functions.arguments import FACE
from addin.warrant.exercise import CLOSE_OF_EXERCISE

SECTION_1 = {
    "NET_EXERCISE_SHARES": """
        LET(left, MAX(warrant_shares * (fair_market_value - exercise_price) / fair_market_value, 0),
          IF(fractional, left, FULL_SHARES(left, warrant_shares)))""",
    "CASH_IN_LIEU": """
        TO_THE_CENT((shares - INT(shares)) * fair_market_value, shares * fair_market_value)""",
    "EXERCISE_PAYMENT": """
        TO_THE_CENT(warrant_shares * exercise_price, warrant_shares * exercise_price)""",
    "SHARES_WITHHELD": "amount / fair_market_value",
    "EXERCISE_SETTLEMENT": """
        LET(
          due, warrant_shares * exercise_price,
          worth, warrant_shares * fair_market_value,
          payable, TO_THE_CENT(due, due),
          owed, DECIMAL_OF(payable - cash - debt_cancelled, payable),
          withheld, IF(owed = 0, 0, due - cash - debt_cancelled),
          issued, FULL_SHARES(warrant_shares - withheld / fair_market_value, warrant_shares),
          IF(OR(
            IF(warrant_shares_available = "", FALSE, warrant_shares > warrant_shares_available),
            NOT(IS_WHOLE_CENTS(cash)),
            NOT(IS_WHOLE_CENTS(debt_cancelled)),
            owed < 0,
            DECIMAL_OF(worth - withheld, worth + due) < 0), #NUM!,
          VSTACK(
            HSTACK("Sum payable", payable),
            HSTACK("Cash", cash),
            HSTACK("Debt cancelled", debt_cancelled),
            HSTACK("Shares withheld", withheld / fair_market_value),
            HSTACK("Shares issued", issued),
            HSTACK("Cash in lieu", TO_THE_CENT(worth - withheld - issued * fair_market_value, worth + due)),
            HSTACK("Warrant shares left",
              IF(warrant_shares_available = "", "", warrant_shares_available - warrant_shares)))))""",
    "IS_EXERCISABLE": f"""
        IF(AND(
          HOLIDAYS_OF(holidays) > 0,
          SECONDS_OF(issue_date) <= SECONDS_OF(at),
          SECONDS_OF(at) < SECONDS_OF(expiration_date + TIME({CLOSE_OF_EXERCISE:%H, %M, %S}))),
        IS_BUSINESS_DAY(DATE_OF(at), holidays), FALSE)""",
    "LAST_EXERCISE_DATE": "LAST_BUSINESS_DAY(expiration_date, holidays)",
    "CLOSING_PRICE": "PRICE_THERE(QUOTED_PRICE(last_sale, bid, ask))",
    "FMV_5DAY": f"AVERAGE_CLOSE(on_date, {FACE.fmv_days}, dates, closes, bids, asks, calendar)",
    "FMV_AVERAGE": """
        IF(days <> INT(days), #NUM!, AVERAGE_CLOSE(on_date, days, dates, closes, bids, asks, calendar))""",
}
