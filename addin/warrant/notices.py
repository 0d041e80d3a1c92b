"""4.H: notices of record dates, reorganizations and the like, each mailed "at least 30 days prior"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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

    Where the last day to mail is after the Expiration Date there is no "holder of a Warrant at the time outstanding".
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
        character=_character(event),
        last_day=last_day_to_mail(event.date, days),
        mailed=_mailed(refs, schedule),
        must_state=OF_A_TRANSACTION if is_transaction else OF_A_RECORD_DATE,
    )


def _mailed(refs: Collection[str], schedule: Iterable[Event]) -> date | None:
    """Find when the notice of one of these Refs was first mailed."""
    return next((event.date for event in schedule if is_mailed(event) and event.ref in refs), None)


def is_mailed(event: Event) -> bool:
    """Tell a notice that was mailed from an event that is planned."""
    return isinstance(event, Notice) and event.treatment is Treatment.MAILED


def _character(event: Event) -> str:
    """Say what the holders are to hear of; "" for an event that needs no notice."""
    match event:
        case StockDividend():
            return f"a dividend of {shown(event.shares)} shares of Common Stock"
        case Distribution():
            amount = f"${shown(event.per_share)}" if event.asset == CASH else f"{shown(event.per_share)} {event.asset}"
            return f"a distribution of {amount} on each share of {event.of_asset or 'Common Stock'}"
        case IssueShares() | IssueRights() if event.treatment is Treatment.HOLDERS:
            return f"a right to {shown(event.shares)} shares of Common Stock"
        case Conversion() | Receipt():
            return f"a reorganization of {event.of_asset or 'the Company'}"
        case Notice() if not is_mailed(event):
            return event.note or "a planned event"
        case _:
            return ""


def draft(notice: RequiredNotice, terms: Terms) -> str:
    """Draft the notice's text; what the schedule does not know is left to fill in."""
    stated = "\n".join(f"  - {each};" for each in notice.must_state)
    return (
        f"{terms.issuer}\n"
        f"NOTICE TO THE HOLDERS OF WARRANTS\n\n"
        f"Under Section 4.H of the Warrant, notice is given of {notice.character}, on {notice.on}.\n\n"
        f"This notice must specify:\n{stated}\n\n"
        f"Date: {notice.on}\n"
        f"Amount and character: {notice.character}\n"
        f"Holders of record as of: ______________\n\n"
        f"To be mailed to each holder of a Warrant no later than {notice.last_day}"
        f" ({terms.notice_days} days before).\n"
    )
