"""Whether each row can be what it says: what the add-in refuses with a fault, a native formula can only flag."""

from __future__ import annotations

from dataclasses import dataclass

from workbooks.layout import Column
from workbooks.notation import formula
from workbooks.recalculation.columns import Group, label, native, row, truth
from workbooks.styles import Format, Part

SOUND = "Rows_Are_Sound"
"""The name of the column that says so of every row."""
FIRST_UNSOUND = "First_Unsound_Row"
"""The name of the cell that says which row is the first that is not."""

_OF_RIGHT = 'OR([@Event]="Reprice",[@Event]="Exercise",[@Event]="Expire")'
_EARLIER = "([No]<[@No])"

_REF_FITS = (
    f"AND(OR(NOT({_OF_RIGHT}),[@Previous]>0),"
    'OR([@Right]="",[@Previous]=0,before[Event,1+[@Previous]]<>"Expire"),'
    'OR(NOT([@Is grant]),AND([@Ref]<>"",[@Previous]=0)))'
)
_DIVIDEND_FITS = (
    'AND(OR([@Event]<>"Stock dividend",[@Ref]="",[@Declared]=0),OR([@Event]<>"Dividend paid",[@Declared]>0))'
)
_ANOTHER_RESTRUCTURING = f'SUMPRODUCT(([Treatment]="Restructuring")*([Ref]<>[@Ref])*{_EARLIER})'
_NOTICED = 'SUMPRODUCT(([Ref]=[@Ref])*([Treatment]<>"Mailed"))'
_TREATMENT_FITS = (
    f'AND(OR([@Treatment]<>"Restructuring",{_ANOTHER_RESTRUCTURING}=0),'
    'OR([@Treatment]<>"Retained earnings",[@Asset]="Cash"),'
    f'OR([@Treatment]<>"Mailed",AND([@Ref]<>"",{_NOTICED}>0)))'
)
_IS_LEFT = (
    'AND(OR([@Event]<>"Exercise",[@Shares]-[@Left before]<=Tie_Tolerance*[@Largest before]),'
    'OR([@Event]<>"Reprice",AND([@Left before]>0,[@New maximum]>0)),'
    "OR(NOT([@Is surrender]),[@Shares]-[@N adjusted]<=Tie_Tolerance*[@N adjusted]))"
)

_DUE = "ROUND(ROUND([@Sum due],Whole_Shares),Whole_Cents)"
# A row that is not used has no date: any day stands for it, so that the cell holds no error.
_DAY = "MAX([@Date],Issue_Date)"
_FEDERAL = f"AND(NETWORKDAYS({_DAY},{_DAY},FederalHolidays[Date])=1,Calendars_From<={_DAY},{_DAY}<=Calendars_To)"
_OWN = f"AND(NETWORKDAYS({_DAY},{_DAY})=1,Holidays<>{_DAY},ISERROR(FIND([@Day],Holidays)))"
_IS_OPEN = f'IF(TRIM(Holidays)="",{_FEDERAL},{_OWN})'
_IN_CENTS = "[@Cash]=ROUND([@Cash],Whole_Cents),[@Debt]=ROUND([@Debt],Whole_Cents)"
_MAY_BE_SURRENDERED = (
    f"OR(NOT([@Is surrender]),AND(NOT([@Is void]),{_IS_OPEN},{_IN_CENTS},[@Paid]<={_DUE},"
    "[@Shares withheld]<=[@Shares]*(1+Tie_Tolerance),OR(NOT([@Was gone]),[@Left to withhold]=0)))"
)

_REORGANIZATION = '[@Event]="Reorganization"'
_CONVERTS = f'AND({_REORGANIZATION},[@Asset]="")'
_SAME_ONE = f'([Event]="Reorganization")*([Date]=[@Date])*([Of asset]=[@Of asset])*{_EARLIER}'
_STANDS_TOGETHER = (
    f"OR(NOT({_REORGANIZATION}),AND(OR([@Goes on],SUMPRODUCT({_SAME_ONE})=0),"
    f"NOT(AND({_CONVERTS},[@Goes on],N(above[Is converted])>0)),"
    f'NOT(AND({_CONVERTS},[@New]=0,[@Shares given]<>""))))'
)
_OF_COMMON_STOCK = ",".join(
    f'[@Event]="{event}"'
    for event in ("Issue shares", "Reprice", "Stock dividend", "Stock split", "Distribution", "Reorganization")
)
_IS_RECEIVABLE = (
    f'AND(OR(NOT([@Was gone]),[@Of asset]<>"",[@Goes on],NOT(OR([@Is grant],{_OF_COMMON_STOCK}))),'
    'OR([@Of asset]="",[@Is void],[@Goes on],[@Acts on now]>0))'
)


_TWO_DIGITS = 'RIGHT("0"&{0}([@Date]),Digits_Of_A_Day)'
_WRITTEN = f'YEAR([@Date])&"-"&{_TWO_DIGITS.format("MONTH")}&"-"&{_TWO_DIGITS.format("DAY")}'
_DAY_WRITTEN = f'IF([@Date]="","",{_WRITTEN})'

STATE = Group(
    "What the soundness of a row depends on (4)",
    (
        label("Day", _DAY_WRITTEN),
        row("Ref before", f'IF([@Ref]="",0,SUMPRODUCT(MAX(([Ref]=[@Ref])*{_EARLIER}*[No])))'),
        row("Declared", f'SUMPRODUCT(([Event]="Stock dividend")*([Ref]=[@Ref])*{_EARLIER})'),
        truth("Is converted", f"OR({_CONVERTS},AND([@Goes on],N(above[Is converted])>0))"),
    ),
)


def soundness(versions: int, assets: int) -> Group:
    """Give the columns: whether each row is as it must be, by the clause, and what is wrong with it."""
    asked = _asked(versions, assets)
    words = "&".join(f'IFERROR(IF([@{each.title}],""," {each.wrong};")," {each.wrong};")' for each in asked)
    return Group(
        "Whether the row can be what it says; the add-in refuses one that cannot",
        (
            *(native(each.title, each.text, f"by {each.clause}") for each in asked),
            label("Unsound", f'REPT({words},([@Date]<>"")*1)', 30),
            Column(
                "Is sound",
                Format.GENERAL,
                Part.CHECK,
                "TRUE or FALSE",
                formula=formula('[@Unsound]=""'),
                name=SOUND,
                first_wrong=FIRST_UNSOUND,
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What must be so of a row: the title and formula of its column, the clause, and words for where it is not."""

    title: str
    clause: str
    text: str
    wrong: str


def _asked(versions: int, assets: int) -> tuple[_Asked, ...]:
    return (
        _Asked("Is filled in", "4", "INDEX(Entries[Is filled in],[@Source])", "cells its event does not take so"),
        _Asked("Is spelt alike", "4", _is_spelt_alike(assets), "a Ref or asset spelt in two ways"),
        _Asked("Is in time", "4", "OR([@Is grant],[@Date]>=Issue_Date)", "before the Issue Date"),
        _Asked("Ref fits", "4.C(3)", _REF_FITS, "a Ref not outstanding, or issued before"),
        _Asked("Dividend fits", "4.D", _DIVIDEND_FITS, "a dividend not declared, or twice"),
        _Asked("Treatment fits", "4.C(5)", _TREATMENT_FITS, "a Treatment that this row cannot have"),
        _Asked("Is left", "4.C(3)", _IS_LEFT, "more than is left"),
        _Asked("Has its value", "1", "NOT(OR(ISERROR([@F]),ISERROR([@Settlement value])))", "no Fair Market Value"),
        _Asked("May be surrendered", "1", _MAY_BE_SURRENDERED, "no day for an exercise, or not paid as is due"),
        _Asked("Stands together", "4.B", _STANDS_TOGETHER, "not one with, or not beside, its reorganization"),
        _Asked("Is receivable", "4.B", _IS_RECEIVABLE, "of what is not receivable"),
        _Asked("Something is left", "4.C(2)", _something_is_left(versions), "no price or no shares are left"),
    )


def _is_spelt_alike(assets: int) -> str:
    """Hold Refs and assets to the letter: formulas take "a" for "A", and the core does not."""

    def listed(title: str) -> str:
        exactly = ",".join(f"EXACT([@{title}],Asset_{number})" for number in range(1, assets + 1))
        return f'OR([@{title}]="",[@{title}]="Cash",[@Is void],{exactly})'

    return f"AND(OR([@Ref before]=0,EXACT([@Ref],before[Ref,1+[@Ref before]])),{listed('Asset')},{listed('Of asset')})"


def _something_is_left(versions: int) -> str:
    """Ask for a price and shares in the row's own version, and in every later one, which goes through it again."""
    each = (
        f"OR(Number_{number}<[@Version],AND([@Version {number} O]>0,[@Version {number} fraction]>0))"
        for number in range(versions)
    )
    return f"AND([@P after]>0,[@O after]>0,{','.join(each)})"
