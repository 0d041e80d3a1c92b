"""4.H: notices of record dates, reorganizations and the like, each mailed "at least 30 days prior"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from addin.warrant.errors import shown
from addin.warrant.events import (
    CASH,
    Conversion,
    Distribution,
    Event,
    IssueRights,
    IssueShares,
    Notice,
    Receipt,
    StockDividend,
    Treatment,
)
from addin.warrant.terms import Terms

OF_A_RECORD_DATE = (
    "the date on which a record is to be taken for the purpose of such dividend, distribution or right",
    "the amount and character of such dividend, distribution or right",
)
OF_A_TRANSACTION = (
    "the date on which it is expected to take place",
    "the time, if any is to be fixed, as of which the holders of record shall be entitled to exchange their shares",
    "the securities or other property deliverable upon it",
)


def last_day_to_mail(event_date: date, days: int) -> date:
    """Count back "at least 30 days prior to the date specified in the notice": calendar days, never moved (4.H)."""
    return event_date - timedelta(days=days)


@dataclass(frozen=True, slots=True)
class RequiredNotice:
    """A notice that a row of the schedule, or a planned event, needs; `mailed` is blank until one is.

    `must_state` quotes what 4.H wants it to specify, `character` says of what.
    """

    ref: str
    on: date
    event: str
    character: str
    last_day: date
    mailed: date | None
    must_state: tuple[str, ...]

    def status(self, as_of: date) -> str:
        """Say where the notice stands on a date: mailed in time or late, due, or overdue."""
        if self.mailed is not None and self.mailed <= as_of:
            late = (self.mailed - self.last_day).days
            return f"mailed {self.mailed}, {_days(late)} late" if late > 0 else f"mailed {self.mailed}, in time"
        overdue = (as_of - self.last_day).days
        return f"not mailed, {_days(overdue)} overdue" if overdue > 0 else f"to be mailed by {self.last_day}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def required_notices(events: Iterable[Event], terms: Terms) -> list[RequiredNotice]:
    """List the notices that a schedule needs, by date; the rows of one reorganization need one together.

    A reorganization of stock that is held is listed too: 4.H(1) speaks of "other stock or securities at the time
    receivable", 4.H(2) of the Company alone, and a notice too many harms nobody. Where the last day to mail is after
    the Expiration Date there is no "holder of a Warrant at the time outstanding".
    """
    schedule = sorted(events, key=lambda event: event.date)
    together: dict[tuple[object, ...], list[Event]] = {}
    for index, event in enumerate(schedule):
        if _character(event) and last_day_to_mail(event.date, terms.notice_days) <= terms.expiration_date:
            key = (event.date, event.of_asset) if isinstance(event, Conversion | Receipt) else (index,)
            together.setdefault(key, []).append(event)
    return [_required(rows, schedule, terms.notice_days) for rows in together.values()]


def _required(rows: Sequence[Event], schedule: Sequence[Event], days: int) -> RequiredNotice:
    event = rows[0]
    refs = [row.ref for row in rows if row.ref]
    is_transaction = isinstance(event, Conversion | Receipt | Notice)
    return RequiredNotice(
        ref=refs[0] if refs else "",
        on=event.date,
        event="Planned event" if isinstance(event, Notice) else event.name,
        character=_characters(rows),
        last_day=last_day_to_mail(event.date, days),
        mailed=_mailed(refs, schedule),
        must_state=OF_A_TRANSACTION if is_transaction else OF_A_RECORD_DATE,
    )


def _mailed(refs: Collection[str], schedule: Iterable[Event]) -> date | None:
    """Find when the notice of one of these Refs was first mailed."""
    return next((event.date for event in schedule if is_mailed(event) and event.ref in refs), None)


def _characters(rows: Sequence[Event]) -> str:
    """Say what all rows of one notice are: of a reorganization, what becomes of a share and what is received for it."""
    gives = []
    for row in rows:
        match row:
            case Conversion(new=new, old=old):
                gives.append(f"{shown(new)} for {shown(old)}")
            case Receipt(asset=asset, per_share=per_share):
                gives.append(_amount(per_share, asset))
            case _:
                pass
    character = _character(rows[0])
    return f"{character}: {' and '.join(gives)} for each share" if gives else character


def _amount(per_share: Fraction, asset: str) -> str:
    return f"${shown(per_share)}" if asset == CASH else f"{shown(per_share)} {asset}"


def is_mailed(event: Event) -> bool:
    """Tell a notice that was mailed from an event that is planned."""
    return isinstance(event, Notice) and event.treatment is Treatment.MAILED


def _character(event: Event) -> str:
    """Say what the holders are to hear of; "" for an event that needs no notice."""
    match event:
        case StockDividend():
            return f"a dividend of {shown(event.shares)} shares of Common Stock"
        case Distribution():
            amount, of = _amount(event.per_share, event.asset), event.of_asset or "Common Stock"
            return f"a distribution of {amount} on each share of {of}"
        case IssueShares() | IssueRights() if event.treatment is Treatment.HOLDERS:
            return f"a right to {shown(event.shares)} shares of Common Stock"
        case Conversion() | Receipt():
            return f"a reorganization of {event.of_asset or 'the Company'}"
        case Notice() if not is_mailed(event):
            return event.note or "a planned event"
        case _:
            return ""


def draft(notice: RequiredNotice, terms: Terms) -> str:
    """Draft the notice's text; what the schedule does not know is left to fill in, below the letter what to check."""
    checked = "\n".join(f"  - {each};" for each in notice.must_state)
    is_transaction = notice.must_state is OF_A_TRANSACTION
    on = f"{'expected to take place' if is_transaction else 'of which a record is taken'} on {notice.on}"
    return (
        f"{terms.issuer}\n"
        f"NOTICE TO THE HOLDERS OF WARRANTS\n\n"
        f"Under Section 4.H of the Warrant, notice is given of {notice.character}, {on}.\n\n"
        f"Date: {notice.on}\n"
        f"Amount and character: {notice.character}\n"
        f"{_TO_FILL_IN[is_transaction]}: ______________\n\n"
        f"- - - - - - - - - - - - - - - - not part of the notice - - - - - - - - - - - - - - - -\n"
        f"It must specify (4.H):\n{checked}\n"
        f"To be mailed to each holder of a Warrant no later than {notice.last_day}"
        f" ({terms.notice_days} days before).\n"
    )


_TO_FILL_IN = (
    "Payable, or to be exercised, on",
    "Holders of record may exchange their shares for the securities or other property deliverable as of",
)
"""What the schedule does not know, of a record date and of a transaction."""
