"""The functions of 6, 7 and 11 and of the cap table as native formulas of their arguments, read and checked before."""

from __future__ import annotations

from addin.warrant.registration import EFFECTIVE_WITHIN, FILED_WITHIN, KEPT_AFTER_EXPIRATION

SECTIONS_6_TO_11 = {
    "RESERVATION_SHORTFALL": "MAX(-INT(-warrant_shares) + reserved - (authorized - outstanding), 0)",
    "REGISTRATION_CALENDAR": f"""
        LET(
          after_expiration, expiration_date + {KEPT_AFTER_EXPIRATION.days},
          VSTACK(
            HSTACK("File by", issue_date + {FILED_WITHIN.days}),
            HSTACK("Effective by", issue_date + {EFFECTIVE_WITHIN.days}),
            HSTACK("Keep effective to", MIN(
              after_expiration,
              IF(rule_144_date = "", after_expiration, rule_144_date),
              IF(disposed_date = "", after_expiration, disposed_date)))))""",
    "INDEMNITY_LIMIT": "MIN(claim, net_proceeds)",
    "CONTRIBUTION_LIMIT": "MAX(offering_price - damages_paid, 0)",
    "CONSENT_FRACTION": """
        LET(votes, VOTES_OF(shares, consents), INDEX(votes, 1, 1) / INDEX(votes, 1, 2))""",
    "HAS_MAJORITY": """
        LET(votes, VOTES_OF(shares, consents),
          DECIMAL_OF(2 * INDEX(votes, 1, 1) - INDEX(votes, 1, 2), INDEX(votes, 1, 2)) > 0)""",
    "FULLY_DILUTED_SHARES": """
        LET(column, COLUMN_OF(instruments),
          shares_outstanding + SUM(MAP(column, SEQUENCE(ROWS(column)), LAMBDA(count, row,
            IF(row > LAST_FILLED(column), 0, ZERO_OR_MORE(count))))))""",
    "TREASURY_STOCK_SHARES": "MAX(shares - shares * exercise_price / average_price, 0)",
}
