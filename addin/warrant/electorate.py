"""11: the Holders whose consent counts, and for how many shares, from the register."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from addin.warrant.register import Register

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Elector:
    """A Holder, the shares that its Warrants purchase, and its Registrable Securities not sold when registered."""

    holder: str
    purchasable: Fraction
    registrable: Fraction

    @property
    def of_7_and_8(self) -> Fraction:
        """The shares that count for a change of 7 or 8: "issued or issuable upon exercise of the Warrants" (11)."""
        return self.purchasable + self.registrable


def electorate(register: Register) -> list[Elector]:
    """List who consents to a change, and for how many shares, by Holder in the order of the register (11)."""
    purchasable: dict[str, Fraction] = {}
    for warrant in register.outstanding:
        purchasable[warrant.holder] = purchasable.get(warrant.holder, ZERO) + register.shares(warrant)
    a_unit = register.history.common_stock[-1]
    registrable = {holder: units * a_unit for holder, units in register.registrable.items() if units * a_unit}
    holders = dict.fromkeys([*purchasable, *registrable])
    return [Elector(each, purchasable.get(each, ZERO), registrable.get(each, ZERO)) for each in holders]
