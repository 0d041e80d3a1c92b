"""The calendar of deadlines as an .ics file, for a calendar program to take in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from addin.warrant.deadlines import Deadline
from addin.warrant.terms import Terms


def as_ics(entries: Sequence[Deadline], terms: Terms) -> bytes:
    """Write deadlines as all-day entries. Two runs give the same bytes: entries are stamped with the Issue Date.

    An entry is known by its issuer and its words: another row of the schedule leaves it as it is, and importing the
    file again replaces it.
    """
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//warrant-addin//deadlines//EN")
    calendar.add("version", "2.0")
    told = Counter[str]()
    for entry in entries:
        event = icalendar.Event()
        told[entry.what] += 1
        event.add("uid", _uid(terms.issuer, entry, told[entry.what]))
        event.add("dtstamp", datetime.combine(terms.issue_date, time.min, UTC))
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.what)
        event.add("description", f"{terms.issuer}, Warrant, Section {entry.clause}. {entry.status}".strip())
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _uid(issuer: str, entry: Deadline, occurrence: int) -> str:
    words = "\n".join((issuer, entry.clause, entry.what, str(occurrence)))
    return f"{sha256(words.encode()).hexdigest()[:32]}@warrant-addin"
