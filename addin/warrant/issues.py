"""4.C: issues of shares and of rights to them, repricing, exercise and expiry, each a row to its outcome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from addin.warrant.adjustment import effective_price, is_below_fair_market_value, net_consideration
from addin.warrant.book import Book, Outcome
from addin.warrant.chain import Issue, Lapse, Movement, NewMaximum, Step, fraction_of
from addin.warrant.errors import NotUnderstood, OutOfRange
from addin.warrant.events import Exercise, Expire, IssueRights, IssueShares, Reprice, RightKind, Treatment
from addin.warrant.exclusions import is_restructuring_exempt
from addin.warrant.fair_value import FairMarketValue
from addin.warrant.ledger import IssueFacts, ReplayFacts
from addin.warrant.securities import Deeming, Security
from addin.warrant.terms import DeemedOutstanding, ExerciseTest, PlanCapAfterSplit, ReadjustedNumber

ONE = Fraction(1)
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a row is replayed: its number, the book before it, and how to learn Fair Market Value on its date."""

    number: int
    book: Book
    value: Callable[[], FairMarketValue]
    is_void: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Shares issued or deemed issued, the part of each that counts, and the parts of what the Company has for them."""

    shares: Fraction
    counted: Fraction
    cash: Fraction = ZERO
    property_value: Fraction = ZERO
    expenses: Fraction = ZERO
    received: Fraction = ZERO
    payable: Fraction = ZERO

    @property
    def additional_shares(self) -> Fraction:
        """A: the shares that are Additional Shares of Common Stock (4.C(5))."""
        return self.counted * self.shares

    @property
    def consideration(self) -> Fraction:
        """C: the counted part of all that was received or is payable, net of expenses (4.C(2), (3), (4))."""
        paid = net_consideration(self.cash, self.property_value, self.expenses, ONE)
        return self.counted * (paid + self.received + self.payable)


def issue_shares(event: IssueShares, scene: Scene) -> Outcome:
    """Test an issue of Common Stock (4.C(1)), unless the restructuring exempts it (4.C(5)(ii))."""
    book = _restructured(event, scene.book)
    exempt = book.restructuring is not None and _is_exempt(event, scene)
    offer = Offer(event.shares, ZERO if exempt else ONE, event.cash, event.property_value, event.expenses)
    return _tested(offer, replace(scene, book=book), "4.C(1)", issued=event.shares)


def issue_rights(event: IssueRights, scene: Scene) -> Outcome:
    """Deem the maximum of shares issued when the rights are (4.C(3), (4)); those outstanding before are not tested."""
    security, book = _granted(event, scene.book)
    if event.date < book.terms.issue_date:
        return Outcome(book.holding(replace(security, tested_at_issue=False)), "")
    offer = Offer(
        event.shares, security.counted, event.cash, event.property_value, event.expenses, payable=event.payable
    )
    clause = "4.C(4)" if event.kind is RightKind.OPTIONS_ON_CONVERTIBLES else "4.C(3)"
    return _deemed(security, offer, replace(scene, book=book), clause)


def reprice(event: Reprice, scene: Scene) -> Outcome:
    """Deem what is unexercised issued anew where its price is lowered below Fair Market Value (4.C(6))."""
    before = scene.book.security(event.ref, "4.C(6)")
    shares = before.unexercised if event.shares is None else event.shares
    if not before.unexercised or not shares:
        raise OutOfRange(f"nothing of {event.ref!r} is left to reprice", clause="4.C(6)", column="Ref")
    after = before.repriced(shares, event.payable)
    if not before.is_lowered_by(shares, event.payable):
        book = _then(scene.number, scene.book, NewMaximum(event.ref, after.counted * shares))
        return Outcome(_recorded(after, book, adjusts=False), "")
    offer = Offer(shares, after.counted, received=after.received, payable=event.payable)
    return _deemed(after, offer, scene, "4.C(6)")


def exercise(event: Exercise, scene: Scene) -> Outcome:
    """Issue shares under a right: no further adjustment, unless it was never deemed issued (4.C(3))."""
    before = scene.book.security(event.ref)
    received = before.received_for(event.shares)
    paid = net_consideration(event.cash, event.property_value, event.expenses, ONE)
    book = scene.book.holding(before.exercised(event.shares, paid))
    offer = Offer(event.shares, before.counted, event.cash, event.property_value, event.expenses, received)
    if _is_tested_on_exercise(before, book):
        return _tested(offer, replace(scene, book=book), "4.C(1)", issued=event.shares)
    step = Movement(event.shares, event.ref, exercised=offer.additional_shares)
    return Outcome(_then(scene.number, book, step), "")


def expire(event: Expire, scene: Scene) -> Outcome:
    """Readjust as if only the shares actually issued had been deemed issued, for what was received (4.C(3))."""
    security = scene.book.security(event.ref)
    rewritten = {} if scene.is_void or not security.unexercised else _as_issued(security, scene.book)
    chain, moved = scene.book.chain.rewritten(rewritten) if rewritten else (scene.book.chain, ())
    book = replace(scene.book, chain=chain, plan=scene.book.plan.using(-security.cap_used))
    return Outcome(
        _then(scene.number, book.holding(replace(security, expired=True)), Lapse(event.ref)),
        "4.C(3)",
        fraction_of(moved),
        follows=book.terms.reading.readjusted_number is ReadjustedNumber.INVERSE,
        facts=ReplayFacts(moved, ZERO, book.outstanding) if moved else None,
    )


def split_rights(book: Book, ratio: Fraction) -> Book:
    """Move what is still issuable with a split (4.E), and under the reading `scaled` the plan cap with it."""
    cap_ratio = ratio if book.terms.reading.plan_cap_after_split is PlanCapAfterSplit.SCALED else ONE
    securities = {ref: security.split(ratio, cap_ratio) for ref, security in book.securities.items()}
    return replace(book, securities=securities, plan=book.plan.scaled(cap_ratio))


def _restructured(event: IssueShares, book: Book) -> Book:
    """Hold the schedule to "a one-time restructuring" (4.C(5)(ii)): rows of one Ref, or of none."""
    if event.treatment is not Treatment.RESTRUCTURING:
        return book
    if book.restructuring not in {None, event.ref}:
        raise OutOfRange(
            f"a second restructuring {event.ref!r} after {book.restructuring!r}: the exclusion is for one",
            clause="4.C(5)(ii)",
            column="Treatment",
        )
    return replace(book, restructuring=event.ref)


def _is_exempt(event: IssueShares, scene: Scene) -> bool:
    terms = scene.book.terms
    if event.treatment is not Treatment.RESTRUCTURING or scene.is_void or not event.shares:
        return False
    price = (event.cash + event.property_value) / event.shares
    after_issue_date = event.date > terms.issue_date
    return after_issue_date and is_restructuring_exempt(price, scene.value().value, terms.restructuring_floor)


def _granted(event: IssueRights, book: Book) -> tuple[Security, Book]:
    """Put rights on the book; a plan grant uses the cap for the part of it that does not count (4.C(5)(iii))."""
    if event.ref in book.securities:
        raise NotUnderstood(f"{event.ref!r} was issued before: each issue has a Ref of its own", column="Ref")
    in_plan = event.treatment is Treatment.PLAN
    counted = book.plan.counted(event.shares) if in_plan else event.shares
    security = Security(
        ref=event.ref,
        kind=event.kind,
        unexercised=event.shares,
        received=net_consideration(event.cash, event.property_value, event.expenses, ONE),
        payable=event.payable,
        counted=counted / event.shares if event.shares else ONE,
        cap_used=event.shares - counted,
    )
    return security, replace(book, plan=book.plan.using(security.cap_used))


def _is_tested_on_exercise(security: Security, book: Book) -> bool:
    again = book.terms.reading.exercise_test is ExerciseTest.AGAIN
    return not security.adjusted and (again or not security.tested_at_issue)


def _deemed(security: Security, offer: Offer, scene: Scene, clause: str) -> Outcome:
    """Test a deemed issue of all that is unexercised, and remember its link for a readjustment."""
    outcome = _tested(offer, scene, clause, ref=security.ref)
    adjusts = outcome.fraction != ONE
    return replace(outcome, book=_recorded(security, outcome.book, adjusts=adjusts))


def _recorded(security: Security, book: Book, *, adjusts: bool) -> Book:
    """Put a security on the book with the deemed issue, or the new maximum, at the end of the chain."""
    deeming = Deeming(len(book.chain.links) - 1, security.counted, security.received, adjusts)
    return book.holding(security.deemed(deeming))


def _tested(offer: Offer, scene: Scene, clause: str, *, issued: Fraction = ZERO, ref: str = "") -> Outcome:
    """Hold Additional Shares and their consideration against Fair Market Value (4.C(1))."""
    if scene.is_void:
        return Outcome(_then(scene.number, scene.book, Movement(issued)), "")
    shares, consideration = offer.additional_shares, offer.consideration
    value = scene.value() if shares else None
    adjusts = value is not None and is_below_fair_market_value(shares, consideration, value.value)
    step = Issue(shares, consideration, value.value if value else None, adjusts, issued, ref, deemed=shares)
    book = _then(scene.number, scene.book, step)
    return Outcome(
        book,
        clause,
        book.chain.links[-1].fraction,
        additional_shares=shares,
        consideration=consideration,
        effective_price=effective_price(shares, consideration) if shares else None,
        fair_market_value=value,
        facts=_facts(offer, scene.book, ref),
    )


def _facts(offer: Offer, book: Book, ref: str) -> IssueFacts:
    reading = book.terms.reading.deemed_outstanding
    deemed = book.chain.standing.deemed_of_others(ref)
    return IssueFacts(
        cash=offer.cash,
        property_value=offer.property_value,
        expenses=offer.expenses,
        received=offer.received,
        payable=offer.payable,
        shares=offer.shares,
        counted=offer.counted,
        outstanding=book.outstanding,
        deemed_before=deemed if reading is DeemedOutstanding.ALL_DEEMED else ZERO,
        deemed_after=ZERO if reading is DeemedOutstanding.THIS_ISSUE else deemed,
    )


def _as_issued(security: Security, book: Book) -> dict[int, Step]:
    """Replace each deemed issue by the shares actually issued since, at that row's O and F (4.C(3))."""
    links = book.chain.links
    return {each.link: _actual(links[each.link].step, each, security.kind) for each in security.deemings}


def _actual(step: Step, deeming: Deeming, kind: RightKind) -> Step:
    """Give a deemed issue as it was for what was received; one that led to no adjustment has none here either."""
    shares, consideration = deeming.additional_shares(), deeming.consideration(kind)
    match step:
        case Issue(adjusts=True, fmv=Fraction() as fmv):
            adjusts = is_below_fair_market_value(shares, consideration, fmv)
            actual = replace(step, additional_shares=shares, consideration=consideration, adjusts=adjusts)
            return replace(actual, deemed=shares)
        case Issue() | NewMaximum():
            return replace(step, deemed=shares)
        case _:
            return step


def _then(number: int, book: Book, step: Step) -> Book:
    return replace(book, chain=book.chain.then(number, step))
