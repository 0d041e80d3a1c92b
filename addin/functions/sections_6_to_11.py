"""Worksheet functions of 6, 7 and 11."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from addin.cells import Rectangle, each, is_blank, line, truth
from addin.formulas import Argument, Example, Kind, formula
from addin.functions.arguments import FACE, count, money, optional, shares
from addin.warrant import consents as voting
from addin.warrant import registration, reservation
from addin.warrant.errors import NotUnderstood


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
    optional(Argument("rule_144_date", Kind.DATE, "Day all are saleable under Rule 144 without volume limit")),
    optional(Argument("disposed_date", Kind.DATE, "Day all have been disposed of")),
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
_CONSENTS = Argument("consents", Kind.COLUMN, "TRUE where the Holder consents, FALSE where not")


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
    """Take two columns side by side; rows with neither are passed over."""
    held, votes = line(shares), line(consents)
    if len(held) != len(votes):
        raise NotUnderstood(f"shares has {len(held)} cells, consents has {len(votes)}")
    rows = [pair for pair in zip(held, votes, strict=True) if not all(map(is_blank, pair))]
    return each(count, [share for share, _ in rows], "shares"), each(truth, [vote for _, vote in rows], "consents")
