"""The calendar of deadlines as an .ics file, for a calendar program to take in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from addin.warrant.deadlines import Deadline
from addin.warrant.terms import Terms


def as_ics(entries: Sequence[Deadline], terms: Terms) -> bytes:
    """Write deadlines as all-day entries. Two runs give the same bytes: entries are stamped with the Issue Date."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//warrant-addin//deadlines//EN")
    calendar.add("version", "2.0")
    for index, entry in enumerate(entries, start=1):
        event = icalendar.Event()
        event.add("uid", f"{entry.on:%Y%m%d}-{index}@warrant-addin")
        event.add("dtstamp", datetime.combine(terms.issue_date, time.min, UTC))
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.what)
        event.add("description", f"{terms.issuer}, Warrant, Section {entry.clause}. {entry.status}".strip())
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
