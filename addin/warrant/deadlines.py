"""Everything with a date: the last exercise day, notices, the shelf registration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from addin.warrant.events import Event
from addin.warrant.exercise import BusinessDay, last_exercise_date
from addin.warrant.notices import required_notices
from addin.warrant.registration import shelf
from addin.warrant.terms import Terms


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date, what it is the date of, the clause, and for a notice where it stands."""

    on: date
    what: str
    clause: str
    status: str = ""


def deadlines(
    terms: Terms,
    events: Iterable[Event],
    business_day: BusinessDay,
    as_of: date,
    *,
    rule_144_date: date | None = None,
    disposed_date: date | None = None,
) -> list[Deadline]:
    """List everything with a date, in order. Raises `NotThere` where the term has no business day."""
    registration = shelf(terms.issue_date, terms.expiration_date, rule_144_date, disposed_date)
    last = last_exercise_date(terms.issue_date, terms.expiration_date, business_day)
    found = [
        Deadline(terms.issue_date, "Issue Date: the Warrant may be exercised", "1"),
        Deadline(registration.file_by, "Registration statement to be filed by", "7.A"),
        Deadline(registration.effective_by, "Registration statement to be effective by", "7.A"),
        Deadline(last, "Last exercise day", "1"),
        Deadline(terms.expiration_date, "Expiration Date, 5:00 P.M. Pacific Standard Time", "1"),
        Deadline(registration.keep_effective_to, "Registration kept effective to", "7.A"),
    ]
    for notice in required_notices(events, terms):
        name = f"{notice.event} {notice.ref}".strip()
        status = notice.status(as_of)
        found.append(Deadline(notice.last_day, f"Last day to mail the notice of {name} on {notice.on}", "4.H", status))
        found.append(Deadline(notice.on, f"{name}: {notice.character}", "4.H"))
    return sorted(found, key=lambda each: each.on)
