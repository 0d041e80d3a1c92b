"""4.C: issues of shares and of rights to them, repricing, exercise and expiry, each a row to its outcome."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from addin.warrant.adjustment import effective_price, is_below_fair_market_value, net_consideration
from addin.warrant.book import Book, Outcome, Scene
from addin.warrant.chain import Issue, Lapse, Movement, NewMaximum, Step, fraction_of
from addin.warrant.errors import Fault, NotUnderstood, OutOfRange
from addin.warrant.events import Exercise, Expire, IssueRights, IssueShares, Reprice, RightKind, Treatment
from addin.warrant.exclusions import is_restructuring_exempt
from addin.warrant.fair_value import FairMarketValue
from addin.warrant.ledger import IssueFacts, Offer, ReplayFacts
from addin.warrant.securities import Deeming, Security
from addin.warrant.terms import ExerciseTest, ReadjustedNumber, Terms

ONE = Fraction(1)
ZERO = Fraction(0)


def issue_shares(event: IssueShares, scene: Scene) -> Outcome:
    """Test an issue of Common Stock (4.C(1)), unless the restructuring exempts it (4.C(5)(ii))."""
    scene = replace(scene, book=_restructured(event, scene.book))
    value = scene.value() if _is_restructuring(event, scene) else None
    counted = ZERO if value and _is_exempt(event, value, scene.book.terms) else ONE
    offer = Offer(event.shares, counted, event.cash, event.property_value, event.expenses)
    return _tested(offer, scene, event.clause, issued=event.shares, value=value)


def issue_rights(event: IssueRights, scene: Scene) -> Outcome:
    """Deem the maximum of shares issued when the rights are (4.C(3), (4)); those outstanding before are not tested."""
    security, book = _granted(event, scene.book)
    if event.date < book.terms.issue_date:
        return Outcome(book.holding(replace(security, tested_at_issue=False)), "")
    paid = (event.cash, event.property_value, event.expenses)
    offer = Offer(event.shares, security.counted, *paid, payable=event.payable)
    return _deemed(security, offer, replace(scene, book=book), event.clause)


def reprice(event: Reprice, scene: Scene) -> Outcome:
    """Deem what is unexercised issued anew where its price is lowered below Fair Market Value (4.C(6))."""
    before = scene.book.security(event.ref)
    shares = before.unexercised if event.shares is None else event.shares
    if not before.unexercised:
        raise OutOfRange(f"nothing of {event.ref!r} is left to reprice", column="Ref")
    if not shares:
        raise OutOfRange("a new maximum of 0 leaves nothing to reprice", column="Shares")
    after = before.repriced(shares, event.payable)
    if not before.is_lowered_by(shares, event.payable):
        book = scene.book.then(scene.number, NewMaximum(event.ref, after.counted * shares))
        return Outcome(_recorded(after, book, adjusts=False), "")
    offer = Offer(shares, after.counted, received=after.received, payable=event.payable)
    return _deemed(after, offer, scene, event.clause, column="Payable")


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
    return Outcome(book.then(scene.number, step), "")


def expire(event: Expire, scene: Scene) -> Outcome:
    """Readjust as if only the shares actually issued had been deemed issued, for what was received (4.C(3))."""
    security = scene.book.security(event.ref)
    readjusts = security.unexercised and not scene.is_void
    chain, moved = scene.book.rewritten(_as_issued(security, scene.book) if readjusts else {})
    book = replace(scene.book, chain=chain, plan=scene.book.plan.using(-security.cap_used))
    return Outcome(
        book.holding(replace(security, expired=True)).then(scene.number, Lapse(event.ref)),
        event.clause,
        fraction_of(moved),
        follows=book.terms.reading.readjusted_number is ReadjustedNumber.INVERSE,
        facts=ReplayFacts(moved, ZERO, book.outstanding) if moved else None,
    )


def _restructured(event: IssueShares, book: Book) -> Book:
    """Hold the schedule to "a one-time restructuring" (4.C(5)(ii)): rows of one Ref, or of none."""
    if event.treatment is not Treatment.RESTRUCTURING:
        return book
    if book.restructuring not in {None, event.ref}:
        second = repr(event.ref) if event.ref else "without a Ref"
        first = repr(book.restructuring) if book.restructuring else "one without a Ref"
        message = f"a second restructuring {second} after {first}: the exclusion is for one"
        raise OutOfRange(message, clause="4.C(5)(ii)", column="Treatment")
    return replace(book, restructuring=event.ref)


def _is_restructuring(event: IssueShares, scene: Scene) -> bool:
    """Tell whether the exclusion may apply: for "shares ... issued after the Issue Date" (4.C(5)(ii))."""
    after_issue_date = event.date > scene.book.terms.issue_date
    is_one = event.treatment is Treatment.RESTRUCTURING and event.shares > 0
    return is_one and after_issue_date and not scene.is_void


def _is_exempt(event: IssueShares, value: FairMarketValue, terms: Terms) -> bool:
    price = (event.cash + event.property_value) / event.shares
    return is_restructuring_exempt(price, value.value, terms.restructuring_floor)


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


def _deemed(security: Security, offer: Offer, scene: Scene, clause: str, *, column: str = "Expenses") -> Outcome:
    """Test a deemed issue of all that is unexercised, and remember its link for a readjustment."""
    outcome = _tested(offer, scene, clause, ref=security.ref, column=column)
    adjusts = outcome.fraction != ONE
    return replace(outcome, book=_recorded(security, outcome.book, adjusts=adjusts))


def _recorded(security: Security, book: Book, *, adjusts: bool) -> Book:
    """Put a security on the book with the deemed issue, or the new maximum, at the end of the chain."""
    deeming = Deeming(book.chain.last, security.counted, security.received, adjusts)
    return book.holding(security.deemed(deeming))


def _tested(
    offer: Offer,
    scene: Scene,
    clause: str,
    *,
    issued: Fraction = ZERO,
    ref: str = "",
    value: FairMarketValue | None = None,
    column: str = "Expenses",
) -> Outcome:
    """Hold Additional Shares and their consideration against Fair Market Value (4.C(1)); a fault stands at `column`."""
    before = scene.book
    if scene.is_void:
        return Outcome(before.then(scene.number, Movement(issued)), "")
    shares, consideration = offer.additional_shares, offer.consideration
    value = value or (scene.value() if shares else None)
    fmv = value.value if value else None
    adjusts = fmv is not None and is_below_fair_market_value(shares, consideration, fmv)
    try:
        book = before.then(scene.number, Issue(shares, consideration, fmv, adjusts, issued, ref, deemed=shares))
    except Fault as fault:
        raise fault.at(column=column) from None
    return Outcome(
        book,
        clause,
        book.chain.links[-1].fraction,
        additional_shares=shares,
        consideration=consideration,
        effective_price=effective_price(shares, consideration) if shares else None,
        fair_market_value=value,
        facts=IssueFacts(offer, before.outstanding, before.chain.standing.deemed_beside(ref)),
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
            return Issue(shares, consideration, fmv, adjusts, step.issued, step.ref, deemed=shares)
        case Issue() | NewMaximum():
            return replace(step, deemed=shares)
        case _:
            return step
