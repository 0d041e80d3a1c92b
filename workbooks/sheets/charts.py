"""The sheets Charts and Chart Data: price and shares as steps with each adjustment's clause, and closing prices."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import Beside, Expression, Literal, call, infix
from workbooks.layout import Chart, ChartKind, Column, Field, Fields, Line, Sheet, Table
from workbooks.sheets.events import rows_of
from workbooks.styles import Format, Part, Role

_CLAUSES = ("1", "4.A", "4.B", "4.C(1)", "4.C(3)", "4.C(4)", "4.C(6)", "4.D", "4.E")
_BEFORE, _AFTER = "before", "after"


def sheet(_: Deal) -> Sheet:
    """Describe the sheet of charts."""
    return Sheet(
        name="Charts",
        title="Charts",
        subtitle="The Exercise Price and the Warrant Shares as each event left them, and the closing prices",
        guide="Look at the whole life of the Warrant; a mark names the clause of each adjustment.",
        blocks=(
            _over_time("Exercise Price", "Price", "$ a share", Format.PRICE),
            _over_time("Warrant Shares", "Shares", "shares", Format.COUNT),
            _PRICES,
        ),
        widths=(30, 30, 30, 30, 30),
        is_landscape=False,
        is_one_page=True,
    )


def _over_time(title: str, of: str, unit: str, shown: Format) -> Chart:
    marks = tuple(Line(clause, _range(of, clause), is_label=True) for clause in _CLAUSES)
    lines = (Line(title, f"Step_{of}"), *marks)
    return Chart(f"{title} over time, {unit}", ChartKind.LINES, "Step_Dates", lines, "date", unit, shown, height=28)


_PRICES = Chart(
    "Closing price and its five-day average, $ a share",
    ChartKind.LINES,
    "Price_Dates",
    (Line("Closing price", "Price_Closes"),),
    "date",
    "$ a share",
    Format.MONEY,
    height=28,
)


def data(deal: Deal) -> Sheet:
    """Describe the sheet of what the charts show: two points for each row of the ledger, before and after."""
    return Sheet(
        name="Chart Data",
        title="Chart Data",
        subtitle="What the charts show: two points for each row of the ledger; #N/A is what a chart leaves out",
        guide="Nothing to do here: it feeds the charts.",
        blocks=(_start(), _steps(deal)),
        widths=(14, 12, 14, 16, 16, 12),
        role=Role.WORKING,
    )


def _start() -> Fields:
    return Fields(
        "Where a row begins",
        (Field("Before it", _BEFORE, "Side_Before", part=Part.FIXED),),
    )


def _steps(deal: Deal) -> Table:
    columns = (
        Column("Row", Format.COUNT, Part.FIXED, "of Ledger"),
        Column("Side", Format.TEXT, Part.FIXED),
        Column("Date", Format.DATE, Part.NATIVE, formula=_until_expiration(), name="Step_Dates"),
        Column("Price", Format.PRICE, Part.NATIVE, "$ a share", formula=_shown(_side("Price")), name="Step_Price"),
        Column("Shares", Format.SHARES, Part.NATIVE, "shares", formula=_shown(_side("Shares")), name="Step_Shares"),
        Column("Clause", Format.TEXT, Part.NATIVE, formula=_of("Ledger_Clauses")),
        *(_marks(of, unit, shown, clause) for of, unit, shown in _MARKED for clause in _CLAUSES),
    )
    rows = tuple((float(row), side) for row in range(2, rows_of(deal) + 1) for side in (_BEFORE, _AFTER))
    return Table("Steps", columns, rows, heading="Steps")


_MARKED = (("Price", "$ a share", Format.PRICE), ("Shares", "shares", Format.SHARES))


def _marks(of: str, unit: str, shown: Format, clause: str) -> Column:
    """Give the points after a row of a clause."""
    is_after = infix(Beside("Side"), "<>", "Side_Before")
    is_marked = call("AND", is_after, infix(Beside("Clause"), "=", Literal(clause)))
    formula = call("IF", is_marked, Beside(of), call("NA"))
    return Column(f"{of} {clause}", shown, Part.NATIVE, unit, formula=formula, name=_range(of, clause))


def _range(of: str, clause: str) -> str:
    letters = "".join(letter for letter in clause if letter.isalnum())
    return f"Step_{of}_{letters}"


def _of(column: str) -> Expression:
    return call("INDEX", column, Beside("Row"))


def _side(of: str) -> Expression:
    is_before = infix(Beside("Side"), "=", "Side_Before")
    return call("IF", is_before, _of(f"Ledger_{of}_Before"), _of(f"Ledger_{of}_After"))


def _until_expiration() -> Expression:
    """Give the date of a row within the term; text, as an empty row has, is above any number."""
    on = _of("Ledger_Dates")
    return call("IF", infix(on, "<=", "Expiration_Date"), on, call("NA"))


def _shown(value: Expression) -> Expression:
    """Leave out what is not a number, as charts do."""
    return call("IF", call("ISNUMBER", value), value, call("NA"))
