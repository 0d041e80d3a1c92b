"""The sheet Calendars: the days without business that native formulas and LAMBDAs count without an add-in."""

from __future__ import annotations

from datetime import date

from addin.warrant.terms import Terms
from workbooks.deal import Deal
from workbooks.lambdas.days import federal_holidays, nyse_closings
from workbooks.layout import Column, Field, Fields, Sheet, Table
from workbooks.styles import Format, Part, Role


def span(terms: Terms) -> tuple[date, date]:
    """Give the years that the tables cover: those of the term, the one before it and two more after it.

    An average on the Issue Date looks back over the New Year; registration and last prices run past the term.
    """
    return date(terms.issue_date.year - 1, 1, 1), date(terms.expiration_date.year + 2, 12, 31)


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    first, last = span(deal.terms)
    covered = Fields(
        "Days covered",
        (
            _field("From", first, "Calendars_From"),
            _field("To", last, "Calendars_To"),
        ),
    )
    return Sheet(
        name="Calendars",
        title="Calendars",
        subtitle="Monday to Friday without business; a LAMBDA gives #N/A outside the days covered",
        blocks=(
            covered,
            _table("Federal holidays as observed, 5 U.S.C. 6103(b)", "Federal_Holidays", federal_holidays(first, last)),
            _table(
                "Days without a session of the New York Stock Exchange", "NYSE_Closings", nyse_closings(first, last)
            ),
        ),
        widths=(26, 16, 12, 12, 44),
        guide="Look up a day on which the Warrant cannot be exercised, or for which there is no closing price.",
        role=Role.WORKING,
    )


def _field(label: str, day: date, name: str) -> Field:
    return Field(label, day, name=name, format=Format.DATE, part=Part.FIXED, unit="date", clause="1")


def _table(heading: str, name: str, days: list[date]) -> Table:
    column = Column("Date", Format.DATE, Part.FIXED, unit="date", width=26, name=name)
    return Table(name.replace("_", ""), (column,), tuple((day,) for day in days), heading=heading)
