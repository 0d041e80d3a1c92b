Attribute VB_Name = "WarrantFunctions"
Option Explicit
' Generated from the catalogue of the functions; do not edit.

Public Function NET_EXERCISE_SHARES(warrant_shares As Variant, exercise_price As Variant, fair_market_value As Variant, Optional fractional As Variant) As Variant
Attribute NET_EXERCISE_SHARES.VB_Description = "Shares issued by a net exercise: X less the shares worth X x P, full shares; 0 where P is at or above F. Clause 1(c)."
    NET_EXERCISE_SHARES = WarrantAnswer("NET_EXERCISE_SHARES", Array(warrant_shares, exercise_price, fair_market_value, fractional))
End Function

Public Function CASH_IN_LIEU(shares As Variant, fair_market_value As Variant) As Variant
Attribute CASH_IN_LIEU.VB_Description = "Cash in lieu of the fraction of a share: the fraction x F, to the cent, half up. Clause 1."
    CASH_IN_LIEU = WarrantAnswer("CASH_IN_LIEU", Array(shares, fair_market_value))
End Function

Public Function EXERCISE_PAYMENT(warrant_shares As Variant, exercise_price As Variant) As Variant
Attribute EXERCISE_PAYMENT.VB_Description = "Sum payable on an exercise: X x P, to the cent, half up. Clause 1."
    EXERCISE_PAYMENT = WarrantAnswer("EXERCISE_PAYMENT", Array(warrant_shares, exercise_price))
End Function

Public Function SHARES_WITHHELD(amount As Variant, fair_market_value As Variant) As Variant
Attribute SHARES_WITHHELD.VB_Description = "Shares not issued in payment of an amount: those having a Fair Market Value equal to it. Clause 1(c)."
    SHARES_WITHHELD = WarrantAnswer("SHARES_WITHHELD", Array(amount, fair_market_value))
End Function

Public Function EXERCISE_SETTLEMENT(warrant_shares As Variant, exercise_price As Variant, fair_market_value As Variant, Optional cash As Variant, Optional debt_cancelled As Variant, Optional warrant_shares_available As Variant) As Variant
Attribute EXERCISE_SETTLEMENT.VB_Description = "Settlement of an exercise paid in cash, by cancelled debt, by shares not issued, or by any mix of them. Clause 1."
    EXERCISE_SETTLEMENT = WarrantAnswer("EXERCISE_SETTLEMENT", Array(warrant_shares, exercise_price, fair_market_value, cash, debt_cancelled, warrant_shares_available))
End Function

Public Function IS_EXERCISABLE(at As Variant, Optional issue_date As Variant, Optional expiration_date As Variant, Optional holidays As Variant) As Variant
Attribute IS_EXERCISABLE.VB_Description = "Whether the Warrant may be exercised then: a business day of the term, before 5:00 P.M. on its last date. Clause 1."
    IS_EXERCISABLE = WarrantAnswer("IS_EXERCISABLE", Array(at, issue_date, expiration_date, holidays))
End Function

Public Function LAST_EXERCISE_DATE(Optional expiration_date As Variant, Optional holidays As Variant) As Variant
Attribute LAST_EXERCISE_DATE.VB_Description = "Last business day on which the Warrant may be exercised. Clause 1."
    LAST_EXERCISE_DATE = WarrantAnswer("LAST_EXERCISE_DATE", Array(expiration_date, holidays))
End Function

Public Function CLOSING_PRICE(Optional last_sale As Variant, Optional bid As Variant, Optional ask As Variant) As Variant
Attribute CLOSING_PRICE.VB_Description = "Closing price of a day: the last reported sale, or without one the average of closing bid and asked. Clause 1."
    CLOSING_PRICE = WarrantAnswer("CLOSING_PRICE", Array(last_sale, bid, ask))
End Function

Public Function FMV_5DAY(on_date As Variant, dates As Variant, closes As Variant, Optional bids As Variant, Optional asks As Variant, Optional calendar As Variant) As Variant
Attribute FMV_5DAY.VB_Description = "Fair Market Value of one share: the average close of the five consecutive trading days preceding a date. Clause 1."
    FMV_5DAY = WarrantAnswer("FMV_5DAY", Array(on_date, dates, closes, bids, asks, calendar))
End Function

Public Function FMV_AVERAGE(on_date As Variant, days As Variant, dates As Variant, closes As Variant, Optional bids As Variant, Optional asks As Variant, Optional calendar As Variant) As Variant
Attribute FMV_AVERAGE.VB_Description = "Average close of so many consecutive trading days preceding a date; FMV_5DAY is the agreement's five. Clause 1."
    FMV_AVERAGE = WarrantAnswer("FMV_AVERAGE", Array(on_date, days, dates, closes, bids, asks, calendar))
End Function

Public Function WARRANT_REGISTER(on_date As Variant, register As Variant, terms As Variant, events As Variant, Optional prices As Variant, Optional rows As Variant) As Variant
Attribute WARRANT_REGISTER.VB_Description = "Register of Warrants on a date: those outstanding with Holder, shares after every adjustment, sum payable, and how each was issued. Clauses 1, 3, 5."
    WARRANT_REGISTER = WarrantAnswer("WARRANT_REGISTER", Array(on_date, register, terms, events, prices, rows))
End Function

Public Function WARRANT_ELECTORATE(on_date As Variant, register As Variant, terms As Variant, events As Variant, Optional prices As Variant, Optional rows As Variant) As Variant
Attribute WARRANT_ELECTORATE.VB_Description = "Holders whose consent to a change counts: shares that their Warrants purchase, and for a change of 7 or 8 also shares issued on exercise and not sold under the registration. Clause 11."
    WARRANT_ELECTORATE = WarrantAnswer("WARRANT_ELECTORATE", Array(on_date, register, terms, events, prices, rows))
End Function

Public Function WARRANT_CONSENTS(on_date As Variant, holders As Variant, consents As Variant, register As Variant, terms As Variant, events As Variant, Optional prices As Variant) As Variant
Attribute WARRANT_CONSENTS.VB_Description = "Vote of the Holders on a change: shares consenting, of all, and whether they are a majority, for any term and for 7 or 8. Clause 11."
    WARRANT_CONSENTS = WarrantAnswer("WARRANT_CONSENTS", Array(on_date, holders, consents, register, terms, events, prices))
End Function

Public Function WARRANT_ADJUSTED_PRICE(exercise_price As Variant, shares_outstanding As Variant, additional_shares As Variant, consideration As Variant, fair_market_value As Variant) As Variant
Attribute WARRANT_ADJUSTED_PRICE.VB_Description = "Exercise Price after an issue of Additional Shares: P x (O + C / F) / (O + A) where C / A is below F, else P. Clause 4.C(1)(b)."
    WARRANT_ADJUSTED_PRICE = WarrantAnswer("WARRANT_ADJUSTED_PRICE", Array(exercise_price, shares_outstanding, additional_shares, consideration, fair_market_value))
End Function

Public Function WARRANT_ADJUSTED_SHARES(warrant_shares As Variant, price_before As Variant, price_after As Variant) As Variant
Attribute WARRANT_ADJUSTED_SHARES.VB_Description = "Warrant Shares after an adjustment of the price: N x price before / price after. Clause 4.C(1)(a)."
    WARRANT_ADJUSTED_SHARES = WarrantAnswer("WARRANT_ADJUSTED_SHARES", Array(warrant_shares, price_before, price_after))
End Function

Public Function NET_CONSIDERATION(cash As Variant, Optional property_value As Variant, Optional expenses As Variant, Optional allocable As Variant) As Variant
Attribute NET_CONSIDERATION.VB_Description = "Consideration received for an issue: (cash + property) x the part allocable, less all expenses. Clause 4.C(2)."
    NET_CONSIDERATION = WarrantAnswer("NET_CONSIDERATION", Array(cash, property_value, expenses, allocable))
End Function

Public Function DEEMED_CONSIDERATION(received As Variant, payable_on_exercise As Variant, Optional payable_on_conversion As Variant) As Variant
Attribute DEEMED_CONSIDERATION.VB_Description = "Consideration deemed received for a deemed issue: what was received plus the minimum payable later. Clauses 4.C(3), (4)."
    DEEMED_CONSIDERATION = WarrantAnswer("DEEMED_CONSIDERATION", Array(received, payable_on_exercise, payable_on_conversion))
End Function

Public Function EFFECTIVE_PRICE(additional_shares As Variant, consideration As Variant) As Variant
Attribute EFFECTIVE_PRICE.VB_Description = "Effective Price of Additional Shares: their aggregate consideration divided by their number, E = C / A. Clause 4.C(5)."
    EFFECTIVE_PRICE = WarrantAnswer("EFFECTIVE_PRICE", Array(additional_shares, consideration))
End Function

Public Function ADDITIONAL_SHARES(shares As Variant, Optional treatment As Variant, Optional price_per_share As Variant, Optional fair_market_value As Variant, Optional plan_granted_before As Variant, Optional plan_cap As Variant, Optional restructuring_floor As Variant) As Variant
Attribute ADDITIONAL_SHARES.VB_Description = "How many shares issued are Additional Shares: none issued under the Warrants or in the restructuring at or above the floor, and of a plan grant what is above the cap. Clause 4.C(5)."
    ADDITIONAL_SHARES = WarrantAnswer("ADDITIONAL_SHARES", Array(shares, treatment, price_per_share, fair_market_value, plan_granted_before, plan_cap, restructuring_floor))
End Function

Public Function READJUSTED_PRICE(exercise_price As Variant, shares_outstanding As Variant, deemed_shares As Variant, deemed_consideration As Variant, shares_issued As Variant, consideration_received As Variant, fair_market_value As Variant) As Variant
Attribute READJUSTED_PRICE.VB_Description = "Exercise Price readjusted on expiry, as if only the shares actually issued had been deemed issued; right where no later row depends on the deemed issue. Clause 4.C(3)."
    READJUSTED_PRICE = WarrantAnswer("READJUSTED_PRICE", Array(exercise_price, shares_outstanding, deemed_shares, deemed_consideration, shares_issued, consideration_received, fair_market_value))
End Function

Public Function STOCK_DIVIDEND_PRICE(exercise_price As Variant, shares_outstanding As Variant, dividend_shares As Variant) As Variant
Attribute STOCK_DIVIDEND_PRICE.VB_Description = "Exercise Price after a dividend in Common Stock: P x O / (O + shares issuable in payment). Clause 4.D."
    STOCK_DIVIDEND_PRICE = WarrantAnswer("STOCK_DIVIDEND_PRICE", Array(exercise_price, shares_outstanding, dividend_shares))
End Function

Public Function SPLIT_PRICE(exercise_price As Variant, new_shares As Variant, old_shares As Variant) As Variant
Attribute SPLIT_PRICE.VB_Description = "Exercise Price after a split or combination of new for old shares: P x old / new. Clause 4.E."
    SPLIT_PRICE = WarrantAnswer("SPLIT_PRICE", Array(exercise_price, new_shares, old_shares))
End Function

Public Function SPLIT_SHARES(warrant_shares As Variant, new_shares As Variant, old_shares As Variant) As Variant
Attribute SPLIT_SHARES.VB_Description = "Warrant Shares after a split or combination of new for old shares: N x new / old. Clause 4.E."
    SPLIT_SHARES = WarrantAnswer("SPLIT_SHARES", Array(warrant_shares, new_shares, old_shares))
End Function

Public Function ADJUSTMENT_CERTIFICATE(number As Variant, terms As Variant, events As Variant, Optional prices As Variant, Optional rows As Variant) As Variant
Attribute ADJUSTMENT_CERTIFICATE.VB_Description = "Certificate of an adjustment: the words of the clause, consideration, shares outstanding, price and number before and after, and the arithmetic in exact steps. Clause 4.G."
    ADJUSTMENT_CERTIFICATE = WarrantAnswer("ADJUSTMENT_CERTIFICATE", Array(number, terms, events, prices, rows))
End Function

Public Function WARRANT_LEDGER(terms As Variant, events As Variant, Optional prices As Variant, Optional as_of As Variant, Optional rows As Variant) As Variant
Attribute WARRANT_LEDGER.VB_Description = "Ledger of the schedule: each event with clause, Exercise Price, Warrant Shares and shares outstanding before and after. Clause 4."
    WARRANT_LEDGER = WarrantAnswer("WARRANT_LEDGER", Array(terms, events, prices, as_of, rows))
End Function

Public Function WARRANT_PRICE_ON(on_date As Variant, terms As Variant, events As Variant, Optional prices As Variant) As Variant
Attribute WARRANT_PRICE_ON.VB_Description = "Exercise Price in effect on a date, after all rows of that day. #N/A after the Expiration Date. Clause 4."
    WARRANT_PRICE_ON = WarrantAnswer("WARRANT_PRICE_ON", Array(on_date, terms, events, prices))
End Function

Public Function WARRANT_SHARES_ON(on_date As Variant, terms As Variant, events As Variant, Optional prices As Variant) As Variant
Attribute WARRANT_SHARES_ON.VB_Description = "Warrant Shares still purchasable on a date, after all rows of that day; 0 after the Expiration Date. Clause 4."
    WARRANT_SHARES_ON = WarrantAnswer("WARRANT_SHARES_ON", Array(on_date, terms, events, prices))
End Function

Public Function WARRANT_OUTSTANDING_ON(on_date As Variant, terms As Variant, events As Variant, Optional prices As Variant) As Variant
Attribute WARRANT_OUTSTANDING_ON.VB_Description = "Shares of Common Stock outstanding on a date, after all rows of that day. Clause 4."
    WARRANT_OUTSTANDING_ON = WarrantAnswer("WARRANT_OUTSTANDING_ON", Array(on_date, terms, events, prices))
End Function

Public Function WARRANT_ISSUABLE_ON(on_date As Variant, terms As Variant, events As Variant, Optional prices As Variant) As Variant
Attribute WARRANT_ISSUABLE_ON.VB_Description = "Shares issuable on exercise of all Warrants on a date, to be reserved: the Warrant Shares, or 0 where a reorganization left no shares receivable. Clause 6."
    WARRANT_ISSUABLE_ON = WarrantAnswer("WARRANT_ISSUABLE_ON", Array(on_date, terms, events, prices))
End Function

Public Function WARRANT_PROPERTY_ON(on_date As Variant, terms As Variant, events As Variant, Optional prices As Variant, Optional rows As Variant) As Variant
Attribute WARRANT_PROPERTY_ON.VB_Description = "Property receivable on exercise of all Warrants beside Common Stock, after all rows of a day. Clauses 4.A, 4.B."
    WARRANT_PROPERTY_ON = WarrantAnswer("WARRANT_PROPERTY_ON", Array(on_date, terms, events, prices, rows))
End Function

Public Function WARRANT_SURRENDER_PRICE_ON(on_date As Variant, terms As Variant, events As Variant, Optional prices As Variant) As Variant
Attribute WARRANT_SURRENDER_PRICE_ON.VB_Description = "Exercise Price for a surrender on a date: after the rows of that day, before its record dates, which fall at the close of business. #N/A after the Expiration Date. Clauses 1, 4.D."
    WARRANT_SURRENDER_PRICE_ON = WarrantAnswer("WARRANT_SURRENDER_PRICE_ON", Array(on_date, terms, events, prices))
End Function

Public Function WARRANT_SURRENDER_SHARES_ON(on_date As Variant, terms As Variant, events As Variant, Optional prices As Variant) As Variant
Attribute WARRANT_SURRENDER_SHARES_ON.VB_Description = "Warrant Shares purchasable by a surrender on a date: after the rows of that day, before its record dates. Clauses 1, 4.D."
    WARRANT_SURRENDER_SHARES_ON = WarrantAnswer("WARRANT_SURRENDER_SHARES_ON", Array(on_date, terms, events, prices))
End Function

Public Function WARRANT_ISSUE_PRICE_ON(on_date As Variant, additional_shares As Variant, consideration As Variant, terms As Variant, events As Variant, Optional prices As Variant, Optional fair_market_value As Variant) As Variant
Attribute WARRANT_ISSUE_PRICE_ON.VB_Description = "Exercise Price after an issue of shares that is not in the schedule: as its row in Events would give it, earlier deemed issues counted by the reading. Clause 4.C(1)."
    WARRANT_ISSUE_PRICE_ON = WarrantAnswer("WARRANT_ISSUE_PRICE_ON", Array(on_date, additional_shares, consideration, terms, events, prices, fair_market_value))
End Function

Public Function WARRANT_SETTLEMENT_ON(on_date As Variant, warrant_shares As Variant, terms As Variant, events As Variant, Optional prices As Variant, Optional cash As Variant, Optional debt_cancelled As Variant, Optional fair_market_value As Variant) As Variant
Attribute WARRANT_SETTLEMENT_ON.VB_Description = "Settlement of an exercise on the exact Exercise Price, Warrant Shares and Fair Market Value of its date. Clause 1."
    WARRANT_SETTLEMENT_ON = WarrantAnswer("WARRANT_SETTLEMENT_ON", Array(on_date, warrant_shares, terms, events, prices, cash, debt_cancelled, fair_market_value))
End Function

Public Function PAR_VALUE_HEADROOM(exercise_price As Variant, Optional par_value As Variant) As Variant
Attribute PAR_VALUE_HEADROOM.VB_Description = "Headroom of the Exercise Price over par value: below 0, shares could not be issued fully paid. Clause 4.F."
    PAR_VALUE_HEADROOM = WarrantAnswer("PAR_VALUE_HEADROOM", Array(exercise_price, par_value))
End Function

Public Function NOTICE_DEADLINE(event_date As Variant, Optional days As Variant) As Variant
Attribute NOTICE_DEADLINE.VB_Description = "Last day to mail a notice of a record date, a reorganization or a dissolution: calendar days, never moved. Clause 4.H."
    NOTICE_DEADLINE = WarrantAnswer("NOTICE_DEADLINE", Array(event_date, days))
End Function

Public Function WARRANT_CALENDAR(as_of As Variant, terms As Variant, events As Variant, Optional rule_144_date As Variant, Optional disposed_date As Variant, Optional rows As Variant) As Variant
Attribute WARRANT_CALENDAR.VB_Description = "Calendar of everything with a date: exercise, registration, and each notice with its last day to mail and where it stands. Clauses 1, 4.H, 7.A."
    WARRANT_CALENDAR = WarrantAnswer("WARRANT_CALENDAR", Array(as_of, terms, events, rule_144_date, disposed_date, rows))
End Function

Public Function RESERVATION_SHORTFALL(authorized As Variant, outstanding As Variant, reserved As Variant, warrant_shares As Variant) As Variant
Attribute RESERVATION_SHORTFALL.VB_Description = "Shares missing of those to be reserved for all Warrants, rounded up, beside what is otherwise reserved. Clause 6."
    RESERVATION_SHORTFALL = WarrantAnswer("RESERVATION_SHORTFALL", Array(authorized, outstanding, reserved, warrant_shares))
End Function

Public Function REGISTRATION_CALENDAR(Optional issue_date As Variant, Optional expiration_date As Variant, Optional rule_144_date As Variant, Optional disposed_date As Variant) As Variant
Attribute REGISTRATION_CALENDAR.VB_Description = "Dates of the shelf registration: file by, effective by, and kept effective to the earliest of three dates. Clause 7.A."
    REGISTRATION_CALENDAR = WarrantAnswer("REGISTRATION_CALENDAR", Array(issue_date, expiration_date, rule_144_date, disposed_date))
End Function

Public Function REGISTRATION_EXPENSES(Optional expenses As Variant, Optional amounts As Variant, Optional has_conflict As Variant, Optional rows As Variant) As Variant
Attribute REGISTRATION_EXPENSES.VB_Description = "Expenses of the registration, and who bears each: the Company, or the sellers of Registrable Securities. Clause 7.D."
    REGISTRATION_EXPENSES = WarrantAnswer("REGISTRATION_EXPENSES", Array(expenses, amounts, has_conflict, rows))
End Function

Public Function INDEMNITY_LIMIT(claim As Variant, net_proceeds As Variant) As Variant
Attribute INDEMNITY_LIMIT.VB_Description = "Most that a seller of Registrable Securities owes as indemnity: the claim, up to its net proceeds. Clause 7.E(2)."
    INDEMNITY_LIMIT = WarrantAnswer("INDEMNITY_LIMIT", Array(claim, net_proceeds))
End Function

Public Function CONTRIBUTION_LIMIT(offering_price As Variant, damages_paid As Variant) As Variant
Attribute CONTRIBUTION_LIMIT.VB_Description = "Most that a holder contributes: the offering price of what was sold less damages already paid. Clause 7.E(3)."
    CONTRIBUTION_LIMIT = WarrantAnswer("CONTRIBUTION_LIMIT", Array(offering_price, damages_paid))
End Function

Public Function CONSENT_FRACTION(shares As Variant, consents As Variant) As Variant
Attribute CONSENT_FRACTION.VB_Description = "Part of all shares whose Holders consent to a change. Clause 11."
    CONSENT_FRACTION = WarrantAnswer("CONSENT_FRACTION", Array(shares, consents))
End Function

Public Function HAS_MAJORITY(shares As Variant, consents As Variant) As Variant
Attribute HAS_MAJORITY.VB_Description = "Whether Holders of more than half of all shares consent to a change. Clause 11."
    HAS_MAJORITY = WarrantAnswer("HAS_MAJORITY", Array(shares, consents))
End Function

Public Function FULLY_DILUTED_SHARES(shares_outstanding As Variant, instruments As Variant) As Variant
Attribute FULLY_DILUTED_SHARES.VB_Description = "Fully diluted shares: those outstanding and those issuable under every instrument."
    FULLY_DILUTED_SHARES = WarrantAnswer("FULLY_DILUTED_SHARES", Array(shares_outstanding, instruments))
End Function

Public Function TREASURY_STOCK_SHARES(shares As Variant, exercise_price As Variant, average_price As Variant) As Variant
Attribute TREASURY_STOCK_SHARES.VB_Description = "Incremental shares of the treasury stock method: shares less those that the proceeds buy back, never below 0."
    TREASURY_STOCK_SHARES = WarrantAnswer("TREASURY_STOCK_SHARES", Array(shares, exercise_price, average_price))
End Function

Public Function WARRANT_ERROR(function_name As Variant, ParamArray arguments() As Variant) As Variant
Attribute WARRANT_ERROR.VB_Description = "Reason in words why a function, with those arguments, gives an error; blank where it gives none."
    Dim more As Variant
    more = arguments
    WARRANT_ERROR = WarrantAnswer("WARRANT_ERROR", WarrantJoined(function_name, more))
End Function
