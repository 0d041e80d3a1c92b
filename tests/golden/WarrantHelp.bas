Attribute VB_Name = "WarrantHelp"
Option Explicit
' Generated from the catalogue of the functions; do not edit.
Option Private Module

Public Sub Describe_NET_EXERCISE_SHARES()
    WarrantDescribe "NET_EXERCISE_SHARES", _
        "Shares issued by a net exercise: X less the shares worth X x P, full shares; 0 where P is at or above F. Clause 1(c).", _
        Array("Warrant Shares exercised, X (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Exercise Price in effect, P (number, $ a share).", _
        "Fair Market Value of one share, F (number, $ a share).", _
        "TRUE keeps the fraction of a share (TRUE or FALSE). Optional: FALSE if omitted.")
End Sub

Public Sub Describe_CASH_IN_LIEU()
    WarrantDescribe "CASH_IN_LIEU", _
        "Cash in lieu of the fraction of a share: the fraction x F, to the cent, half up. Clause 1.", _
        Array("Shares issuable on the exercise, with their fraction (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Fair Market Value of one share, F (number, $ a share).")
End Sub

Public Sub Describe_EXERCISE_PAYMENT()
    WarrantDescribe "EXERCISE_PAYMENT", _
        "Sum payable on an exercise: X x P, to the cent, half up. Clause 1.", _
        Array("Warrant Shares exercised, X (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Exercise Price in effect, P (number, $ a share).")
End Sub

Public Sub Describe_SHARES_WITHHELD()
    WarrantDescribe "SHARES_WITHHELD", _
        "Shares not issued in payment of an amount: those having a Fair Market Value equal to it. Clause 1(c).", _
        Array("Part of the sum payable left to net exercise (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Fair Market Value of one share, F (number, $ a share).")
End Sub

Public Sub Describe_EXERCISE_SETTLEMENT()
    WarrantDescribe "EXERCISE_SETTLEMENT", _
        "Settlement of an exercise paid in cash, by cancelled debt, by shares not issued, or by any mix of them. Clause 1.", _
        Array("Warrant Shares exercised, X (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Exercise Price in effect, P (number, $ a share).", _
        "Fair Market Value of one share, F (number, $ a share).", _
        "Paid in cash, whole cents (number, $). Optional: 0 if omitted.", _
        "Paid by cancelled indebtedness, whole cents (number, $). Optional: 0 if omitted.", _
        "Warrant Shares purchasable before the exercise (number, shares). Optional. Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_IS_EXERCISABLE()
    WarrantDescribe "IS_EXERCISABLE", _
        "Whether the Warrant may be exercised then: a business day of the term, before 5:00 P.M. on its last date. Clause 1.", _
        Array("When the Warrant would be surrendered (date and hour, Pacific Standard Time).", _
        "Issue Date (date). Optional: 2002-03-04 if omitted.", _
        "Expiration Date (date). Optional: 2007-03-03 if omitted.", _
        "Holidays in place of the federal ones, dates (one column). Optional.")
End Sub

Public Sub Describe_LAST_EXERCISE_DATE()
    WarrantDescribe "LAST_EXERCISE_DATE", _
        "Last business day on which the Warrant may be exercised. Clause 1.", _
        Array("Expiration Date (date). Optional: 2007-03-03 if omitted.", _
        "Holidays in place of the federal ones, dates (one column). Optional.")
End Sub

Public Sub Describe_CLOSING_PRICE()
    WarrantDescribe "CLOSING_PRICE", _
        "Closing price of a day: the last reported sale, or without one the average of closing bid and asked. Clause 1.", _
        Array("Last reported sale price of the day (number, $ a share). Optional.", _
        "Closing bid price (number, $ a share). Optional.", _
        "Closing asked price (number, $ a share). Optional.")
End Sub

Public Sub Describe_FMV_5DAY()
    WarrantDescribe "FMV_5DAY", _
        "Fair Market Value of one share: the average close of the five consecutive trading days preceding a date. Clause 1.", _
        Array("Date of exercise or of issue; it is not itself averaged (date).", _
        "Dates of the price history, in any order (one column).", _
        "Last reported sale of each date, blank where there is none (one column, $ a share).", _
        "Closing bid of each date (one column, $ a share). Optional.", _
        "Closing asked of each date (one column, $ a share). Optional.", _
        "TRUE or omitted counts NYSE sessions, FALSE the dates given, a range its own days (TRUE, FALSE or one column of dates). Optional.")
End Sub

Public Sub Describe_FMV_AVERAGE()
    WarrantDescribe "FMV_AVERAGE", _
        "Average close of so many consecutive trading days preceding a date; FMV_5DAY is the agreement's five. Clause 1.", _
        Array("Date of exercise or of issue; it is not itself averaged (date).", _
        "How many trading days to average (number, days).", _
        "Dates of the price history, in any order (one column).", _
        "Last reported sale of each date, blank where there is none (one column, $ a share).", _
        "Closing bid of each date (one column, $ a share). Optional.", _
        "Closing asked of each date (one column, $ a share). Optional.", _
        "TRUE or omitted counts NYSE sessions, FALSE the dates given, a range its own days (TRUE, FALSE or one column of dates). Optional.")
End Sub

Public Sub Describe_WARRANT_REGISTER()
    WarrantDescribe "WARRANT_REGISTER", _
        "Register of Warrants on a date: those outstanding with Holder, shares after every adjustment, sum payable, and how each was issued. Clauses 1, 3, 5.", _
        Array("Date; all rows of that day are taken (date).", _
        "Register of Warrants (entries of the register with their header row).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.", _
        "Rows to fill; the rest is blank (number, rows). Optional.")
End Sub

Public Sub Describe_WARRANT_ELECTORATE()
    WarrantDescribe "WARRANT_ELECTORATE", _
        "Holders whose consent to a change counts: shares that their Warrants purchase, and for a change of 7 or 8 also shares issued on exercise and not sold under the registration. Clause 11.", _
        Array("Date; all rows of that day are taken (date).", _
        "Register of Warrants (entries of the register with their header row).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.", _
        "Rows to fill; the rest is blank (number, rows). Optional.")
End Sub

Public Sub Describe_WARRANT_CONSENTS()
    WarrantDescribe "WARRANT_CONSENTS", _
        "Vote of the Holders on a change: shares consenting, of all, and whether they are a majority, for any term and for 7 or 8. Clause 11.", _
        Array("Date; all rows of that day are taken (date).", _
        "Holders, each once; those not named do not consent (one column).", _
        "TRUE where the Holder consents, FALSE where not (one column, TRUE or FALSE).", _
        "Register of Warrants (entries of the register with their header row).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_ADJUSTED_PRICE()
    WarrantDescribe "WARRANT_ADJUSTED_PRICE", _
        "Exercise Price after an issue of Additional Shares: P x (O + C / F) / (O + A) where C / A is below F, else P. Clause 4.C(1)(b).", _
        Array("Exercise Price in effect, P (number, $ a share).", _
        "Shares of Common Stock outstanding immediately before, O (number, shares).", _
        "Additional Shares issued or deemed issued, A (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Consideration for them, net of expenses, C (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Fair Market Value of one share, F (number, $ a share).")
End Sub

Public Sub Describe_WARRANT_ADJUSTED_SHARES()
    WarrantDescribe "WARRANT_ADJUSTED_SHARES", _
        "Warrant Shares after an adjustment of the price: N x price before / price after. Clause 4.C(1)(a).", _
        Array("Warrant Shares before, N (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Exercise Price before the adjustment (number, $ a share).", _
        "Exercise Price after the adjustment (number, $ a share).")
End Sub

Public Sub Describe_NET_CONSIDERATION()
    WarrantDescribe "NET_CONSIDERATION", _
        "Consideration received for an issue: (cash + property) x the part allocable, less all expenses. Clause 4.C(2).", _
        Array("Cash received (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Fair value of property received, as the Board determines (number, $). Optional: 0 if omitted.", _
        "Expenses payable by the Company for the issue (number, $). Optional: 0 if omitted.", _
        "Part allocable to these securities (number, 0 to 1). Optional: 1 if omitted. Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_DEEMED_CONSIDERATION()
    WarrantDescribe "DEEMED_CONSIDERATION", _
        "Consideration deemed received for a deemed issue: what was received plus the minimum payable later. Clauses 4.C(3), (4).", _
        Array("Received for the rights, options or convertibles, net of expenses (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Minimum payable on exercise, or on conversion of convertibles (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Minimum payable on conversion, of options on convertibles (number, $). Optional: 0 if omitted.")
End Sub

Public Sub Describe_EFFECTIVE_PRICE()
    WarrantDescribe "EFFECTIVE_PRICE", _
        "Effective Price of Additional Shares: their aggregate consideration divided by their number, E = C / A. Clause 4.C(5).", _
        Array("Additional Shares issued or deemed issued, A (number, shares).", _
        "Aggregate consideration for them, C (number, $). Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_ADDITIONAL_SHARES()
    WarrantDescribe "ADDITIONAL_SHARES", _
        "How many shares issued are Additional Shares: none issued under the Warrants or in the restructuring at or above the floor, and of a plan grant what is above the cap. Clause 4.C(5).", _
        Array("Shares issued or issuable (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Restructuring, Plan, Holders, Exercise warrant or blank (text). Optional: blank if omitted.", _
        "Price a share, gross of expenses (Restructuring) (number, $ a share). Optional. Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Fair Market Value of one share, F (number, $ a share). Optional.", _
        "Plan shares already excluded (Plan) (number, shares). Optional: 0 if omitted.", _
        "Plan shares excluded at most (Plan) (number, shares). Optional: 1969693 if omitted. Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Least part of F (Restructuring) (number, of F). Optional: 0.85 if omitted. Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_READJUSTED_PRICE()
    WarrantDescribe "READJUSTED_PRICE", _
        "Exercise Price readjusted on expiry, as if only the shares actually issued had been deemed issued; right where no later row depends on the deemed issue. Clause 4.C(3).", _
        Array("Exercise Price in force now (number, $ a share).", _
        "Shares outstanding immediately before the deemed issue, O (number, shares).", _
        "Shares deemed issued, A (number, shares).", _
        "Consideration deemed received, C (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Shares actually issued, A' (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Consideration actually received, C' (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Fair Market Value of one share at the deemed issue, F (number, $ a share).")
End Sub

Public Sub Describe_STOCK_DIVIDEND_PRICE()
    WarrantDescribe "STOCK_DIVIDEND_PRICE", _
        "Exercise Price after a dividend in Common Stock: P x O / (O + shares issuable in payment). Clause 4.D.", _
        Array("Exercise Price in effect, P (number, $ a share).", _
        "Shares of Common Stock outstanding immediately before, O (number, shares).", _
        "Shares issuable in payment of the dividend (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_SPLIT_PRICE()
    WarrantDescribe "SPLIT_PRICE", _
        "Exercise Price after a split or combination of new for old shares: P x old / new. Clause 4.E.", _
        Array("Exercise Price in effect, P (number, $ a share).", _
        "Shares after, for each old_shares before (number, shares).", _
        "Shares before (number, shares).")
End Sub

Public Sub Describe_SPLIT_SHARES()
    WarrantDescribe "SPLIT_SHARES", _
        "Warrant Shares after a split or combination of new for old shares: N x new / old. Clause 4.E.", _
        Array("Warrant Shares before, N (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Shares after, for each old_shares before (number, shares).", _
        "Shares before (number, shares).")
End Sub

Public Sub Describe_ADJUSTMENT_CERTIFICATE()
    WarrantDescribe "ADJUSTMENT_CERTIFICATE", _
        "Certificate of an adjustment: the words of the clause, consideration, shares outstanding, price and number before and after, and the arithmetic in exact steps. Clause 4.G.", _
        Array("Number of the certificate, from 1 (number).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.", _
        "Rows to fill; the rest is blank (number, rows). Optional.")
End Sub

Public Sub Describe_WARRANT_LEDGER()
    WarrantDescribe "WARRANT_LEDGER", _
        "Ledger of the schedule: each event with clause, Exercise Price, Warrant Shares and shares outstanding before and after. Clause 4.", _
        Array("Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.", _
        "Leaves out later rows (date). Optional.", _
        "Rows to fill; the rest is blank (number, rows). Optional.")
End Sub

Public Sub Describe_WARRANT_PRICE_ON()
    WarrantDescribe "WARRANT_PRICE_ON", _
        "Exercise Price in effect on a date, after all rows of that day. #N/A after the Expiration Date. Clause 4.", _
        Array("Date; all rows of that day are taken (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_SHARES_ON()
    WarrantDescribe "WARRANT_SHARES_ON", _
        "Warrant Shares still purchasable on a date, after all rows of that day; 0 after the Expiration Date. Clause 4.", _
        Array("Date; all rows of that day are taken (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_OUTSTANDING_ON()
    WarrantDescribe "WARRANT_OUTSTANDING_ON", _
        "Shares of Common Stock outstanding on a date, after all rows of that day. Clause 4.", _
        Array("Date; all rows of that day are taken (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_ISSUABLE_ON()
    WarrantDescribe "WARRANT_ISSUABLE_ON", _
        "Shares issuable on exercise of all Warrants on a date, to be reserved: the Warrant Shares, or 0 where a reorganization left no shares receivable. Clause 6.", _
        Array("Date; all rows of that day are taken (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_PROPERTY_ON()
    WarrantDescribe "WARRANT_PROPERTY_ON", _
        "Property receivable on exercise of all Warrants beside Common Stock, after all rows of a day. Clauses 4.A, 4.B.", _
        Array("Date; all rows of that day are taken (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.", _
        "Rows to fill; the rest is blank (number, rows). Optional.")
End Sub

Public Sub Describe_WARRANT_SURRENDER_PRICE_ON()
    WarrantDescribe "WARRANT_SURRENDER_PRICE_ON", _
        "Exercise Price for a surrender on a date: after the rows of that day, before its record dates, which fall at the close of business. #N/A after the Expiration Date. Clauses 1, 4.D.", _
        Array("Date of surrender (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_SURRENDER_SHARES_ON()
    WarrantDescribe "WARRANT_SURRENDER_SHARES_ON", _
        "Warrant Shares purchasable by a surrender on a date: after the rows of that day, before its record dates. Clauses 1, 4.D.", _
        Array("Date of surrender (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_ISSUE_PRICE_ON()
    WarrantDescribe "WARRANT_ISSUE_PRICE_ON", _
        "Exercise Price after an issue of shares that is not in the schedule: as its row in Events would give it, earlier deemed issues counted by the reading. Clause 4.C(1).", _
        Array("Date of the issue (date).", _
        "Additional Shares that would be issued, A (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Consideration for them, C (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.", _
        "Fair Market Value of one share, if Prices do not give it (number, $ a share). Optional.")
End Sub

Public Sub Describe_WARRANT_SETTLEMENT_ON()
    WarrantDescribe "WARRANT_SETTLEMENT_ON", _
        "Settlement of an exercise on the exact Exercise Price, Warrant Shares and Fair Market Value of its date. Clause 1.", _
        Array("Date of surrender, a business day of the term (date).", _
        "Warrant Shares exercised, X (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Price history, needed where a row gives no FMV (Date, Close, Bid, Ask with a header row, $ a share). Optional.", _
        "Paid in cash, whole cents (number, $). Optional: 0 if omitted.", _
        "Paid by cancelled indebtedness, whole cents (number, $). Optional: 0 if omitted.", _
        "Fair Market Value of one share, if Prices do not give it (number, $ a share). Optional.")
End Sub

Public Sub Describe_PAR_VALUE_HEADROOM()
    WarrantDescribe "PAR_VALUE_HEADROOM", _
        "Headroom of the Exercise Price over par value: below 0, shares could not be issued fully paid. Clause 4.F.", _
        Array("Exercise Price in effect, P (number, $ a share).", _
        "Par value of one share (number, $). Optional: 0.03 if omitted. Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_NOTICE_DEADLINE()
    WarrantDescribe "NOTICE_DEADLINE", _
        "Last day to mail a notice of a record date, a reorganization or a dissolution: calendar days, never moved. Clause 4.H.", _
        Array("Record date, or date of the event (date).", _
        "Days before it, calendar days (number, days). Optional: 30 if omitted. Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_WARRANT_CALENDAR()
    WarrantDescribe "WARRANT_CALENDAR", _
        "Calendar of everything with a date: exercise, registration, and each notice with its last day to mail and where it stands. Clauses 1, 4.H, 7.A.", _
        Array("Day on which the notices are looked at (date).", _
        "Terms of the Warrants (two columns, key and value). Empty is 0 in xlwings Lite or Server on the desktop: warrant_shares, par_value, plan_option_cap, plan_options_granted, restructuring_floor and notice_days.", _
        "Event schedule (event schedule with its header row).", _
        "Day all are saleable under Rule 144, no volume limit (date). Optional.", _
        "Day all have been disposed of (date). Optional.", _
        "Rows to fill; the rest is blank (number, rows). Optional.")
End Sub

Public Sub Describe_RESERVATION_SHORTFALL()
    WarrantDescribe "RESERVATION_SHORTFALL", _
        "Shares missing of those to be reserved for all Warrants, rounded up, beside what is otherwise reserved. Clause 6.", _
        Array("Shares authorized (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Shares outstanding (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Shares reserved for anything else (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Shares issuable on all outstanding Warrants (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_REGISTRATION_CALENDAR()
    WarrantDescribe "REGISTRATION_CALENDAR", _
        "Dates of the shelf registration: file by, effective by, and kept effective to the earliest of three dates. Clause 7.A.", _
        Array("Issue Date (date). Optional: 2002-03-04 if omitted.", _
        "Expiration Date (date). Optional: 2007-03-03 if omitted.", _
        "Day all are saleable under Rule 144, no volume limit (date). Optional.", _
        "Day all have been disposed of (date). Optional.")
End Sub

Public Sub Describe_REGISTRATION_EXPENSES()
    WarrantDescribe "REGISTRATION_EXPENSES", _
        "Expenses of the registration, and who bears each: the Company, or the sellers of Registrable Securities. Clause 7.D.", _
        Array("Kinds of expense, by name; one row for each counsel (one column). Optional.", _
        "Amount of each (one column, $). Optional. Empty is 0 in xlwings Lite or Server on the desktop.", _
        "TRUE where a conflict among the sellers calls for more than one counsel (TRUE or FALSE). Optional: FALSE if omitted.", _
        "Rows to fill; the rest is blank (number, rows). Optional.")
End Sub

Public Sub Describe_INDEMNITY_LIMIT()
    WarrantDescribe "INDEMNITY_LIMIT", _
        "Most that a seller of Registrable Securities owes as indemnity: the claim, up to its net proceeds. Clause 7.E(2).", _
        Array("Claim against a seller (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Net proceeds that it received (number, $). Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_CONTRIBUTION_LIMIT()
    WarrantDescribe "CONTRIBUTION_LIMIT", _
        "Most that a holder contributes: the offering price of what was sold less damages already paid. Clause 7.E(3).", _
        Array("Total price at which its securities, and its affiliates', were offered (number, $). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Damages that it has otherwise been required to pay (number, $). Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_CONSENT_FRACTION()
    WarrantDescribe "CONSENT_FRACTION", _
        "Part of all shares whose Holders consent to a change. Clause 11.", _
        Array("Shares of each Holder (one column, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "TRUE where the Holder consents, FALSE where not (one column, TRUE or FALSE).")
End Sub

Public Sub Describe_HAS_MAJORITY()
    WarrantDescribe "HAS_MAJORITY", _
        "Whether Holders of more than half of all shares consent to a change. Clause 11.", _
        Array("Shares of each Holder (one column, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "TRUE where the Holder consents, FALSE where not (one column, TRUE or FALSE).")
End Sub

Public Sub Describe_FULLY_DILUTED_SHARES()
    WarrantDescribe "FULLY_DILUTED_SHARES", _
        "Fully diluted shares: those outstanding and those issuable under every instrument.", _
        Array("Shares outstanding (number, shares).", _
        "Shares issuable under each instrument (one column, shares). Empty is 0 in xlwings Lite or Server on the desktop.")
End Sub

Public Sub Describe_TREASURY_STOCK_SHARES()
    WarrantDescribe "TREASURY_STOCK_SHARES", _
        "Incremental shares of the treasury stock method: shares less those that the proceeds buy back, never below 0.", _
        Array("Shares issuable under the instrument (number, shares). Empty is 0 in xlwings Lite or Server on the desktop.", _
        "Its exercise price (number, $ a share).", _
        "Average market price of the period (number, $ a share).")
End Sub

Public Sub Describe_WARRANT_ERROR()
    WarrantDescribe "WARRANT_ERROR", _
        "Reason in words why a function, with those arguments, gives an error; blank where it gives none.", _
        Array("Name of the function (text).", _
        "Its arguments, in their order (whatever it takes).")
End Sub
