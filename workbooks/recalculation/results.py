"""What comes out: the price, the Warrant Shares and the shares outstanding after each row, exercises settled (1, 4)."""

from __future__ import annotations

from workbooks.recalculation.columns import Group, count, money, part, price, truth
from workbooks.recalculation.versions import chosen

SETTLEMENT = Group(
    "Exercise of the Warrant: the sum payable, and the shares issued for it (1)",
    (
        price("P before", "IF([@No]=1,Exercise_Price,above[P after])"),
        count("N before", "IF([@No]=1,Warrant_Shares,above[N after])"),
        truth("Was gone", "N(above[Is gone])>0"),
        truth("Is gone", "OR([@Was gone],AND([@Is conversion],[@New]=0))"),
        money("Sum due", "[@Is surrender]*[@Shares]*[@P before]"),
        money("Paid", "[@Is surrender]*ROUND([@Cash]+[@Debt],Whole_Cents)"),
        money(
            "Left to withhold",
            "IF([@Paid]>=ROUND(ROUND([@Sum due],Whole_Shares),Whole_Cents),0,[@Sum due]-[@Paid])",
        ),
        truth(
            "Settles at value",
            "AND([@Is surrender],NOT([@Was gone]),OR([@Left to withhold]>0,[@Shares]<>INT([@Shares])))",
        ),
        price("Settlement value", 'IF(AND([@Settles at value],[@Value]=""),NA(),[@Value])'),
        count("Shares withheld", "IF([@Left to withhold]>0,[@Left to withhold]/[@Settlement value],0)"),
        count(
            "Shares issued",
            "[@Is surrender]*NOT([@Was gone])*INT(ROUND([@Shares]-[@Shares withheld],Whole_Shares))",
            "full shares",
        ),
    ),
)


def position(versions: int) -> Group:
    """Give the columns of P, N and O after each row."""
    follows = 'AND([@Event]="Expire",Readjusted_Number="price only")'
    return Group(
        "P, N and O after the row: the row's own version (4.C(1)(a), 4.C(3))",
        (
            price("P after", f"Exercise_Price*{chosen('product', versions)}"),
            count("N adjusted", f"[@N before]*IF({follows},1,[@P before]/[@P after])"),
            count(
                "N after",
                "IF(AND([@Is surrender],ABS([@N adjusted]-[@Shares])<=Tie_Tolerance*[@N adjusted]),0,"
                "[@N adjusted]-[@Is surrender]*[@Shares])",
            ),
            count("O before", "IF([@No]=1,Shares_Outstanding,above[O after])"),
            count("O after", chosen("O", versions)),
        ),
    )


def _of_row(figure: str) -> str:
    return f'IF([@Date]="","",{figure})'


LEDGER = Group(
    "The ledger",
    (
        part("Factor", 'IF([@Is void],"",[@P after]/[@P before])', "after / before"),
        price("Exercise Price before", 'IF([@Is void],"",[@P before])'),
        price("Exercise Price after", 'IF([@Is void],"",[@P after])'),
        count("Warrant Shares before", _of_row("NOT([@Is void])*[@N before]")),
        count("Warrant Shares after", _of_row("NOT([@Is void])*[@N after]")),
        count("Outstanding before", _of_row("[@O before]")),
        count("Outstanding after", _of_row("[@O after]")),
        count("Additional Shares", 'IF([@Is tested],[@A],"")', "shares, A"),
        money("Consideration", 'IF([@Is tested],[@C],"")', "$, C"),
        price("Effective Price", 'IF([@Is tested],[@E],"")', "$ a share, E"),
        price("Fair Market Value", 'IF(OR([@Needs value],[@Settles at value]),[@Value],"")', "$ a share, F"),
    ),
)
