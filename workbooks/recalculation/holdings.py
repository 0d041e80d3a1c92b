"""Property receivable beside Common Stock, asset by asset, after each row, and the row's clause (4.A, 4.B)."""

from __future__ import annotations

from workbooks.recalculation.columns import Group, count, label, part, row, truth

_REORGANIZATION = '[@Event]="Reorganization"'

ASSETS = Group(
    "Assets, numbered as they first appear (4.A, 4.B)",
    (
        truth(
            "Receives",
            f'AND([@Asset]<>"",OR(AND([@Event]="Distribution",[@Treatment]<>"Retained earnings"),{_REORGANIZATION}))',
        ),
        truth("Is new asset", "IF([@Receives],SUMPRODUCT([Receives]*([Asset]=[@Asset])*([No]<[@No]))=0,FALSE)"),
        row("Assets so far", "N(above[Assets so far])+[@Is new asset]"),
        truth(
            "Goes on",
            f'AND({_REORGANIZATION},above[Event]="Reorganization",above[Date]=[@Date],above[Of asset]=[@Of asset])',
        ),
        truth("Replaces", f'AND({_REORGANIZATION},[@Of asset]<>"",NOT([@Goes on]))'),
        part("Grows", 'IF(AND([@Of asset]<>"",[@Asset]="",[@Old]>0),[@New]/[@Old]-([@Event]="Stock split"),0)'),
    ),
)


def held(assets: int) -> Group:
    """Give the columns of so many assets."""
    numbers = range(1, assets + 1)
    of_asset = "+".join(f"([@Of asset]=Asset_{number})*N(above[Held {number}])" for number in numbers)
    columns = (
        count("Acts on now", f'IF([@Of asset]="",[@N before],{of_asset})', "shares or units"),
        count("Acts on", "NOT([@Is void])*IF([@Goes on],above[Acts on],[@Acts on now])", "shares or units"),
        part("Part kept", "IF(AND([@Is surrender],[@N adjusted]>0),[@N after]/[@N adjusted],1)"),
        *(count(f"Held {number}", _held(number), f"of asset {number}") for number in numbers),
        truth("Property moves", f"OR({','.join(_moves(number) for number in numbers)})"),
    )
    return Group("Property receivable on all Warrants after the row, asset by asset (4.A, 4.B)", columns)


def _held(number: int) -> str:
    before = f"N(above[Held {number}])*[@Part kept]*(1-[@Replaces]*([@Of asset]=Asset_{number}))"
    received = f"[@Receives]*[@Per share]*([@Asset]=Asset_{number})"
    return f"NOT([@Is void])*({before}+[@Acts on]*({received}+[@Grows]*([@Of asset]=Asset_{number})))"


def _moves(number: int) -> str:
    now, before = f"[@Held {number}]", f"N(above[Held {number}])"
    return f"ABS({now}-{before})>Tie_Tolerance*{now}"


CLAUSE = Group(
    "The clause of a row that moves P, N or property",
    (
        truth(
            "Moves",
            "AND(NOT([@Is void]),OR(ABS([@P after]/[@P before]-1)>Tie_Tolerance,[@Is surrender]*[@Shares]>0,"
            "[@Property moves]))",
        ),
        label("Acts as", 'IF(AND([@Event]="Stock split",[@Of asset]<>""),"Distribution",[@Event])', 27),
        label("Clause", 'IF([@Moves],INDEX(EventClauses[Clause],MATCH([@Acts as],EventClauses[Event],0)),"")'),
    ),
)
