"""11: the Holders whose consent counts, and for how many shares, from the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from addin.warrant.consents import consent_fraction, has_majority
from addin.warrant.errors import NotThere, NotUnderstood
from addin.warrant.register import Register

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Elector:
    """A Holder, the shares that its Warrants purchase, and its Registrable Securities not sold when registered.

    For a change of 7 or 8 both count: "shares ... issued or issuable upon exercise of the Warrants" (11).
    """

    holder: str
    shares_purchasable: Fraction
    registrable_securities: Fraction
    for_7_and_8: Fraction


def electorate(register: Register) -> list[Elector]:
    """List who consents to a change, and for how many shares, by Holder in the order of the register (11)."""
    purchasable: dict[str, Fraction] = {}
    for warrant in register.outstanding:
        purchasable[warrant.holder] = purchasable.get(warrant.holder, ZERO) + register.shares(warrant)
    a_unit = register.history.common_stock[-1]
    registrable = {holder: units * a_unit for holder, units in register.registrable.items() if units * a_unit}
    holders = dict.fromkeys([*purchasable, *registrable])
    return [_elector(each, purchasable.get(each, ZERO), registrable.get(each, ZERO)) for each in holders]


def _elector(holder: str, purchasable: Fraction, registrable: Fraction) -> Elector:
    return Elector(holder, purchasable, registrable, purchasable + registrable)


@dataclass(frozen=True, slots=True)
class Vote:
    """How a vote on a change stands: shares consenting, of all, which part they are, and whether that is a majority."""

    change_of: str
    consenting: Fraction
    all_shares: Fraction
    part: Fraction
    majority: bool


def votes(electors: Sequence[Elector], consents: Sequence[tuple[str, bool]]) -> list[Vote]:
    """Count a vote on any term, and one on 7 or 8; a Holder who is not named does not consent (11).

    Raises `NotThere` for a name that is no Holder's, `NotUnderstood` for one given twice.
    """
    given: dict[str, bool] = {}
    holders = [each.holder for each in electors]
    for holder, consents_ in consents:
        if holder not in holders:
            known = ", ".join(map(repr, holders)) or "none"
            raise NotThere(f"no Holder on that day is called {holder!r}; there are {known}", clause="11")
        if holder in given:
            raise NotUnderstood(f"{holder!r} is named twice: a Holder consents once", clause="11")
        given[holder] = consents_
    says = [given.get(holder, False) for holder in holders]
    return [
        _vote("Any term", [each.shares_purchasable for each in electors], says),
        _vote("7 or 8", [each.for_7_and_8 for each in electors], says),
    ]


def _vote(change_of: str, shares: Sequence[Fraction], says: Sequence[bool]) -> Vote:
    total, part = sum(shares, ZERO), consent_fraction(shares, says)
    return Vote(change_of, part * total, total, part, has_majority(shares, says))
