"""What is outstanding of each right to Additional Shares, by Ref, row after row (4.C(3), (4), (5)(iii), (6))."""

from __future__ import annotations

from workbooks.recalculation.columns import Group, count, label, money, part, row, truth

_REPRICE, _EXERCISE, _EXPIRE = ('[@Event]="Reprice"', '[@Event]="Exercise"', '[@Event]="Expire"')
_OF_RIGHT = "([Right]=[@Right])"
_EXERCISED_SINCE = f'{_OF_RIGHT}*([Event]="Exercise")*([No]>[@No])'


def _before(title: str) -> str:
    """Take what the previous row of the same Ref left; 0 in the first, where the header stands."""
    return f"N(before[{title},1+[@Previous]])"


RIGHT = Group(
    "The right, by Ref: its rows, and the splits since the last of them (4.C(3))",
    (
        label("Right", f'IF(OR([@Is grant],{_REPRICE},{_EXERCISE},{_EXPIRE}),[@Ref],"")'),
        row("Previous", f'IF([@Right]="",0,SUMPRODUCT(MAX({_OF_RIGHT}*([No]<[@No])*[No])))'),
        row("First", "IF([@Previous]=0,[@No],before[First,1+[@Previous]])"),
        row("Expiry", f'IF([@Right]="",0,SUMPRODUCT({_OF_RIGHT}*([Event]="Expire")*[No]))'),
        truth("Is convertible", 'IF([@Right]="",FALSE,INDEX([Event],[@First])="Issue convertibles")'),
        part("Units since", "IF([@Previous]=0,1,[@Units]/before[Units,1+[@Previous]])", "new for old"),
        part("Cap units since", "IF([@Previous]=0,1,[@Cap units]/before[Cap units,1+[@Previous]])", "new for old"),
    ),
)

PLAN = Group(
    "The plan cap: what of a grant is no Additional Shares (4.C(5)(iii))",
    (
        count("Cap share before", f"{_before('Cap share')}*[@Cap units since]"),
        count("Cap used before", "IF([@No]=1,Plan_Options_Granted,above[Cap used])*[@Cap ratio]"),
        count("Cap room", "MAX(Plan_Option_Cap*[@Cap units]-[@Cap used before],0)"),
        count("Excluded", 'IF(AND([@Is grant],[@Treatment]="Plan"),MIN([@Shares],[@Cap room]),0)'),
        count("Cap used", f"[@Cap used before]+[@Excluded]-({_EXPIRE})*[@Cap share before]"),
    ),
)


STANDING = Group(
    "What is unexercised, and what was received and is payable for it (4.C(3), (6))",
    (
        count("Left before", f"{_before('Left after')}*[@Units since]"),
        count("Largest before", f"{_before('Largest')}*[@Units since]", "shares, maximum"),
        count("New maximum", 'IF([@Shares given]="",[@Left before],[@Shares])'),
        count(
            "Unexercised",
            "IF([@Left before]-[@Shares]<=Tie_Tolerance*[@Largest before],0,[@Left before]-[@Shares])",
            "after an exercise",
        ),
        count(
            "Left after",
            f"[@Is grant]*[@Shares]+({_REPRICE})*[@New maximum]"
            f"+({_EXERCISE})*[@Unexercised]+({_EXPIRE})*[@Left before]",
        ),
        count(
            "Largest",
            f"[@Is grant]*[@Shares]+({_REPRICE})*[@New maximum]+OR({_EXERCISE},{_EXPIRE})*[@Largest before]",
            "shares, maximum",
        ),
        part("Part left", f"IF(AND({_EXERCISE},[@Left before]>0),[@Unexercised]/[@Left before],1)"),
        money("Received before", _before("Received after")),
        money("Received along", f"IF(AND({_EXERCISE},[@Left before]>0),[@Received before]*[@Shares]/[@Left before],0)"),
        money("Received after", "IF([@Is grant],[@Net received],[@Received before]*[@Part left])"),
        money("Payable before", _before("Payable after")),
        money("Payable after", f"IF(OR([@Is grant],{_REPRICE}),[@Payable],[@Payable before]*[@Part left])"),
        part("Counted before", _before("Counted")),
        count("Exempt", "IF([@Is grant],[@Excluded],(1-[@Counted before])*[@Left before])"),
        part(
            "Counted",
            f"IF(OR(AND([@Is grant],[@Shares]>0),AND({_REPRICE},[@New maximum]>[@Left before])),"
            "([@Left after]-[@Exempt])/[@Left after],MAX([@Counted before],[@Is grant]*1))",
            "of each share",
        ),
        count("Cap share", "IF([@Is grant],[@Excluded],[@Cap share before]*[@Part left])"),
        truth("Sets maximum", f"OR([@Is grant],{_REPRICE})"),
        count("Deemed maximum", "IF([@Sets maximum],[@Counted]*[@Left after],0)"),
    ),
)

AS_ISSUED = Group(
    "What was issued and paid after this row under the Ref, in the units of this row (4.C(3))",
    (
        count("Issued since", f"IF([@Sets maximum],SUMPRODUCT({_EXERCISED_SINCE}*[Shares]/[Units])*[@Units],0)"),
        money("Paid since", f"IF([@Sets maximum],SUMPRODUCT({_EXERCISED_SINCE}*[Net received]),0)"),
        money("Received since", f"IF([@Sets maximum],SUMPRODUCT({_EXERCISED_SINCE}*[Received along]),0)"),
        count("A as issued", "[@Counted]*[@Issued since]", "shares, A"),
        money(
            "C as issued",
            "[@Counted]*([@Paid since]+IF([@Is convertible],[@Received since],[@Received after]))",
            "$, C",
        ),
    ),
)
