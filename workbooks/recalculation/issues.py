"""Whether a row is tested, A, C, E and the outcome: E below Fair Market Value, ties decided by a tolerance (4.C)."""

from __future__ import annotations

from workbooks.recalculation.columns import Group, count, money, price, truth

_SHARES, _REPRICE, _EXERCISE = ('[@Event]="Issue shares"', '[@Event]="Reprice"', '[@Event]="Exercise"')
_ADJUSTED = "N(before[Adjusted,1+[@Previous]])>0"
_EXEMPT = "[@Cash]+[@Property]>=Restructuring_Floor*[@F]*[@Shares]*(1-Tie_Tolerance)"


def _below(shares: str, consideration: str) -> str:
    """Test C < F x A by more than floats can lose, so that a tie stays one (4.C(1))."""
    return f"{shares}*[@F]-{consideration}>Tie_Tolerance*{shares}*[@F]"


TESTED = Group(
    "Whether the row is tested: at issue, when repriced below, or when exercised (4.C(1), (3), (6))",
    (
        truth("Was tested", 'IF([@Right]="",FALSE,INDEX([Date],[@First])>=Issue_Date)'),
        truth("Was adjusted", _ADJUSTED),
        truth(
            "Tests exercise",
            f'AND({_EXERCISE},NOT([@Was adjusted]),OR(Exercise_Test="again",NOT([@Was tested])))',
        ),
        price("A share before", f"IF({_REPRICE},([@Received before]+[@Payable before])/[@Left before],0)"),
        price("A share repriced", f"IF({_REPRICE},([@Received before]+[@Payable])/[@New maximum],0)"),
        truth("Lowers", "[@A share before]-[@A share repriced]>Tie_Tolerance*ABS([@A share before])"),
        truth(
            "Is tested",
            f"AND(NOT([@Is void]),OR({_SHARES},AND([@Is grant],[@Date]>=Issue_Date),[@Lowers],[@Tests exercise]))",
        ),
        truth("Deems", "AND([@Is tested],[@Sets maximum])"),
        truth(
            "Is restructuring",
            f'AND({_SHARES},[@Treatment]="Restructuring",[@Shares]>0,[@Date]>Issue_Date,NOT([@Is void]))',
        ),
    ),
)

OUTCOME = Group(
    "Additional Shares A, consideration C, Effective Price E, and whether E is below F (4.C(1), (2), (5))",
    (
        count(
            "Shares tested",
            f"[@Is tested]*(({_SHARES})*[@Shares]+({_EXERCISE})*[@Counted before]*[@Shares]+[@Deemed maximum])",
        ),
        truth("Needs value", "OR([@Is restructuring],[@Shares tested]>0)"),
        price("F", 'IF(AND([@Needs value],[@Value]=""),NA(),[@Value])', "$ a share, F"),
        truth("Is exempt", f"IF([@Is restructuring],{_EXEMPT},FALSE)"),
        count("A", "IF([@Is exempt],0,[@Shares tested])", "shares, A"),
        money(
            "C",
            f"[@Is tested]*NOT([@Is exempt])*(({_SHARES})*[@Net received]"
            f"+({_EXERCISE})*[@Counted before]*([@Net received]+[@Received along])"
            "+[@Sets maximum]*[@Counted]*([@Received after]+[@Payable]))",
            "$, C",
        ),
        price("E", 'IF([@A]>0,[@C]/[@A],"")', "$ a share, E"),
        truth("Adjusts", f"IF([@A]>0,{_below('[@A]', '[@C]')},FALSE)"),
        truth("Adjusted", "OR([@Was adjusted],AND([@Deems],[@Adjusts]))"),
        truth(
            "Adjusts as issued",
            f"IF(AND([@Adjusts],[@A as issued]>0),{_below('[@A as issued]', '[@C as issued]')},FALSE)",
        ),
    ),
)
