"""Worksheet functions of 6, 7 and 11."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from addin import at_once
from addin.cells import Cell, Rectangle, beside, each, not_negative, text, truth
from addin.formulas import TRUTHS, Argument, Example, Kind, formula
from addin.functions.arguments import (
    DISPOSED_DATE,
    FACE,
    ROWS,
    RULE_144_DATE,
    ZERO,
    money,
    optional,
    padded,
    shares,
)
from addin.warrant import consents as voting
from addin.warrant import registration, reservation
from addin.warrant.expenses import EXPENSES, Bearer, Expense, borne, expense_named


@formula(
    "6",
    shares("authorized", "Shares authorized"),
    shares("outstanding", "Shares outstanding"),
    shares("reserved", "Shares reserved for anything else"),
    shares("warrant_shares", "Shares issuable on all outstanding Warrants"),
    result="shares, 0 where enough are left",
    example=Example((1000, 800, 150, 60.5), 11.0, "61 + 150 are needed; 1,000 - 800 = 200 are left"),
)
def reservation_shortfall(
    authorized: Fraction, outstanding: Fraction, reserved: Fraction, warrant_shares: Fraction
) -> Fraction:
    """Shares missing of those to be reserved for all Warrants, rounded up, beside what is otherwise reserved."""
    return reservation.reservation_shortfall(authorized, outstanding, reserved, warrant_shares)


@formula(
    "7.A",
    optional(Argument("issue_date", Kind.DATE, "Issue Date"), FACE.issue_date),
    optional(Argument("expiration_date", Kind.DATE, "Expiration Date"), FACE.expiration_date),
    RULE_144_DATE,
    DISPOSED_DATE,
    result="two columns, label and date",
    spills=True,
    example=Example(
        (),
        [
            ["File by", date(2002, 4, 18)],
            ["Effective by", date(2002, 6, 2)],
            ["Keep effective to", date(2007, 6, 1)],
        ],
        "45 and 90 days after 4 March 2002; 90 days after 3 March 2007. A Sunday is shown as written",
    ),
)
def registration_calendar(
    issue_date: date, expiration_date: date, rule_144_date: date | None, disposed_date: date | None
) -> list[list[object]]:
    """Dates of the shelf registration: file by, effective by, and kept effective to the earliest of three dates."""
    dates = registration.shelf(issue_date, expiration_date, rule_144_date, disposed_date)
    return [
        ["File by", dates.file_by],
        ["Effective by", dates.effective_by],
        ["Keep effective to", dates.keep_effective_to],
    ]


@formula(
    "7.D",
    optional(Argument("expenses", Kind.COLUMN, "Kinds of expense, by name; one row for each counsel")),
    optional(Argument("amounts", Kind.COLUMN, "Amount of each", "$")),
    optional(
        Argument("has_conflict", Kind.TRUTH, "TRUE where a conflict among the sellers calls for more than one counsel"),
        default=False,
    ),
    ROWS,
    result="a header row, a row for each expense, and their totals; without arguments the kinds that there are",
    spills=True,
    example=Example(
        (
            [
                ["Listing"],
                ["Underwriting discounts and fees"],
                ["Counsel for the holders"],
                ["Counsel for the holders"],
            ],
            [[5000], [12000], [8000], [3000]],
        ),
        [
            ["Expense", "Clause", "Borne by", "Company", "Sellers"],
            ["Listing", "7.D(1)", "Company", 5000.0, 0.0],
            ["Underwriting discounts and fees", "7.D(1)(f)", "Sellers", 0.0, 12000.0],
            ["Counsel for the holders", "7.D(2)", "Company", 8000.0, 0.0],
            ["Counsel for the holders", "7.D(2)", "Sellers", 0.0, 3000.0],
            ["Total", "", "", 13000.0, 15000.0],
        ],
        "no more than one counsel of the holders is reimbursed, for there is no conflict",
    ),
)
def registration_expenses(
    expenses: Rectangle | None,
    amounts: Rectangle | None,
    has_conflict: bool,  # noqa: FBT001
    rows: Fraction | None,
) -> list[list[object]]:
    """Expenses of the registration, and who bears each: the Company, or the sellers of Registrable Securities.

    The first counsel of the holders in the list is the one that a majority of the Registrable Securities chose.
    """
    given = _amounts(expenses or [], amounts) if expenses or amounts else [(expense, ZERO) for expense in EXPENSES]
    header: list[object] = ["Expense", "Clause", "Borne by", "Company", "Sellers"]
    listed: list[list[object]] = []
    totals = dict.fromkeys(Bearer, ZERO)
    for expense, bearer, amount in borne(given, has_conflict=has_conflict):
        totals[bearer] += amount
        parts = [amount if bearer is column else ZERO for column in Bearer]
        listed.append([expense.name, expense.clause, str(bearer), *parts])
    return padded([header, *listed, ["Total", "", "", *totals.values()]], rows)


def _amounts(expenses: Rectangle, amounts: Rectangle | None) -> list[tuple[Expense, Fraction]]:
    names, sums = beside(expenses, amounts or [], "expenses", "amounts")
    return list(zip(each(_expense, names, "expenses"), each(not_negative, sums, "amounts"), strict=True))


def _expense(cell: Cell) -> Expense:
    return expense_named(text(cell))


@formula(
    "7.E(2)",
    money("claim", "Claim against a seller"),
    money("net_proceeds", "Net proceeds that it received"),
    result="$",
    example=Example((500_000, 120_000), 120_000.0, "the claim, but no more than the net proceeds"),
)
def indemnity_limit(claim: Fraction, net_proceeds: Fraction) -> Fraction:
    """Most that a seller of Registrable Securities owes as indemnity: the claim, up to its net proceeds."""
    return registration.indemnity_limit(claim, net_proceeds)


@formula(
    "7.E(3)",
    money("offering_price", "Total price at which its securities, and its affiliates', were offered"),
    money("damages_paid", "Damages that it has otherwise been required to pay"),
    result="$, never below 0",
    example=Example((200_000, 50_000), 150_000.0, "200,000 - 50,000"),
)
def contribution_limit(offering_price: Fraction, damages_paid: Fraction) -> Fraction:
    """Most that a holder contributes: the offering price of what was sold less damages already paid."""
    return registration.contribution_limit(offering_price, damages_paid)


_SHARES = Argument("shares", Kind.COLUMN, "Shares of each Holder", "shares")
_CONSENTS = Argument("consents", Kind.COLUMN, "TRUE where the Holder consents, FALSE where not", TRUTHS)


@formula(
    "11",
    _SHARES,
    _CONSENTS,
    result="part of all shares, 0 to 1",
    example=Example(([[600], [400]], [[True], [False]]), 0.6, "600 / (600 + 400)"),
)
def consent_fraction(shares: Rectangle, consents: Rectangle) -> Fraction:
    """Part of all shares whose Holders consent to a change.

    Shares still purchasable; for a change of 7 or 8, shares issued and not sold under the registration as well.
    """
    return voting.consent_fraction(*_votes(shares, consents))


@formula(
    "11",
    _SHARES,
    _CONSENTS,
    result="TRUE or FALSE",
    example=Example(([[500], [500]], [[True], [False]]), result=False, arithmetic="half is not a majority"),
)
def has_majority(shares: Rectangle, consents: Rectangle) -> bool:
    """Whether Holders of more than half of all shares consent to a change."""
    return voting.has_majority(*_votes(shares, consents))


def _votes(shares: Rectangle, consents: Rectangle) -> tuple[list[Fraction], list[bool]]:
    held, votes = beside(shares, consents, "shares", "consents")
    sums = at_once.split_total(held, votes)
    if sums is not None:
        # Holders of one mind count as one.
        return [*sums], [True, False]
    return each(not_negative, held, "shares"), each(truth, votes, "consents")
