"""The sheet Charts: price and shares as steps with each adjustment's clause, and closing prices."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.layout import Chart, ChartKind, Line, Sheet, Side, Stroke
from workbooks.sheets.chart_data import ADJUSTING, CLAUSES, name_of
from workbooks.styles import Format

_HEIGHT = 24
_ABOVE = {"4.B", "4.C(3)", "4.C(6)"}
_SIDES = {"4.E": Side.LEFT} | dict.fromkeys(_ABOVE, Side.ABOVE)
"""The other clauses stand below their marks: neighbours are apart, and a split's long step does not strike it out."""


def sheet(_: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="Charts",
        title="Charts",
        subtitle="The Exercise Price and the Warrant Shares as each event left them, and the closing prices",
        guide="Look at the whole life of the Warrant; a mark names the clause of each adjustment.",
        blocks=(
            # An exercise of the Warrant leaves its price as it is.
            _over_time("Exercise Price", "Price", "$ a share", Format.MONEY, ADJUSTING),
            _over_time("Warrant Shares", "Shares", "shares", Format.COUNT, CLAUSES),
            _PRICES,
        ),
        widths=(33,) * 5,
        is_landscape=False,
        is_one_page=True,
    )


def _over_time(title: str, of: str, unit: str, shown: Format, clauses: tuple[str, ...]) -> Chart:
    lines = (Line(title, f"Step_{of}"), *(_marks(of, clause) for clause in clauses))
    return Chart(f"{title} over time, {unit}", ChartKind.LINES, "Step_Dates", lines, "date", unit, shown, _HEIGHT)


def _marks(of: str, clause: str) -> Line:
    """Mark the rows of a clause; one that never acts has no title, and lies on the opening."""
    side, title = _SIDES.get(clause, Side.BELOW), name_of("Title", clause)
    return Line(clause, name_of(f"Mark_{of}", clause), Stroke.TITLES, side, title, name_of("Mark_Dates", clause))


_PRICES = Chart(
    "Closing prices, and the average of the trading days preceding, $ a share",
    ChartKind.LINES,
    "Close_Dates",
    (
        Line("Closing price", "Close_Prices", Stroke.DOTS),
        Line("Average of the trading days preceding (1)", "Average_Prices", Stroke.DOTS, across="Average_Dates"),
    ),
    "date",
    "$ a share",
    Format.MONEY,
    _HEIGHT,
)
