"""4.H: notices of record dates and of what else a Holder must hear of before it happens."""

from __future__ import annotations

from datetime import date, timedelta


def last_day_to_mail(event_date: date, days: int) -> date:
    """Count back "at least 30 days prior to the date specified in the notice": calendar days, never moved (4.H)."""
    return event_date - timedelta(days=days)
