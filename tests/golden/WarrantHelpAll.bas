Attribute VB_Name = "WarrantHelpAll"
Option Explicit
' Generated from the catalogue of the functions; do not edit.
Option Private Module

Public Sub WarrantDescribeAll()
    Describe_NET_EXERCISE_SHARES
    Describe_CASH_IN_LIEU
    Describe_EXERCISE_PAYMENT
    Describe_SHARES_WITHHELD
    Describe_EXERCISE_SETTLEMENT
    Describe_IS_EXERCISABLE
    Describe_LAST_EXERCISE_DATE
    Describe_CLOSING_PRICE
    Describe_FMV_5DAY
    Describe_FMV_AVERAGE
    Describe_WARRANT_REGISTER
    Describe_WARRANT_ELECTORATE
    Describe_WARRANT_CONSENTS
    Describe_WARRANT_ADJUSTED_PRICE
    Describe_WARRANT_ADJUSTED_SHARES
    Describe_NET_CONSIDERATION
    Describe_DEEMED_CONSIDERATION
    Describe_EFFECTIVE_PRICE
    Describe_ADDITIONAL_SHARES
    Describe_READJUSTED_PRICE
    Describe_STOCK_DIVIDEND_PRICE
    Describe_SPLIT_PRICE
    Describe_SPLIT_SHARES
    Describe_ADJUSTMENT_CERTIFICATE
    Describe_WARRANT_LEDGER
    Describe_WARRANT_PRICE_ON
    Describe_WARRANT_SHARES_ON
    Describe_WARRANT_OUTSTANDING_ON
    Describe_WARRANT_ISSUABLE_ON
    Describe_WARRANT_PROPERTY_ON
    Describe_WARRANT_SURRENDER_PRICE_ON
    Describe_WARRANT_SURRENDER_SHARES_ON
    Describe_WARRANT_ISSUE_PRICE_ON
    Describe_WARRANT_SETTLEMENT_ON
    Describe_PAR_VALUE_HEADROOM
    Describe_NOTICE_DEADLINE
    Describe_WARRANT_CALENDAR
    Describe_RESERVATION_SHORTFALL
    Describe_REGISTRATION_CALENDAR
    Describe_REGISTRATION_EXPENSES
    Describe_INDEMNITY_LIMIT
    Describe_CONTRIBUTION_LIMIT
    Describe_CONSENT_FRACTION
    Describe_HAS_MAJORITY
    Describe_FULLY_DILUTED_SHARES
    Describe_TREASURY_STOCK_SHARES
    Describe_WARRANT_ERROR
End Sub
