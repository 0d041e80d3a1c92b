"""Whether each row can be what it says: what the add-in refuses with a fault, a native formula can only flag."""

from __future__ import annotations

from addin.warrant.events import Treatment
from workbooks.layout import Column
from workbooks.notation import formula
from workbooks.recalculation.columns import Group, truth
from workbooks.styles import Format, Part

SOUND = "Rows_Are_Sound"
"""The name of the column that says so of every row."""

_TREATMENTS = ",".join(f'[@Treatment]="{each.value}"' for each in Treatment)
_OF_RIGHT = 'OR([@Event]="Reprice",[@Event]="Exercise",[@Event]="Expire")'
_DUE = "ROUND(ROUND([@Sum due],Whole_Shares),Whole_Cents)"
# A row that is not used has no date: any day stands for it, so that the cell holds no error.
_DAY = "MAX([@Date],Issue_Date)"
_OPEN = f'OR(Holidays<>"",NETWORKDAYS({_DAY},{_DAY},FederalHolidays[Date])=1)'

SOUNDNESS = Group(
    "Whether the row can be what it says; the add-in refuses one that cannot",
    (
        truth("Is known", f"AND(ISNUMBER(MATCH([@Event],EventClauses[Event],0)),OR({_TREATMENTS}))"),
        truth("Is in time", "OR([@Is grant],[@Date]>=Issue_Date)"),
        truth(
            "Ref fits",
            f'AND(OR(NOT({_OF_RIGHT}),[@Previous]>0),OR(NOT([@Is grant]),AND([@Ref]<>"",[@Previous]=0)),'
            "OR([@Expiry]=0,[@No]<=[@Expiry]))",
        ),
        truth(
            "Is left",
            'AND(OR([@Event]<>"Exercise",[@Shares]-[@Left before]<=Tie_Tolerance*[@Largest before]),'
            "OR(NOT([@Is surrender]),[@Shares]-[@N adjusted]<=Tie_Tolerance*[@N adjusted]))",
        ),
        truth("May be surrendered", f"OR(NOT([@Is surrender]),AND(NOT([@Is void]),[@Paid]<={_DUE},{_OPEN}))"),
        truth("Something is left", "AND([@P after]>0,[@O after]>0)"),
        Column(
            "Is sound",
            Format.GENERAL,
            Part.CHECK,
            "TRUE or FALSE",
            formula=formula(
                'IF([@Date]="",TRUE,AND([@Is known],[@Is in time],[@Ref fits],[@Is left],[@May be surrendered],'
                "[@Something is left]))"
            ),
            name=SOUND,
        ),
    ),
)
