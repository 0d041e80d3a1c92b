"""The sheet Consents: who consents to a change of the Warrants, and whether that is a majority (11)."""

from __future__ import annotations

from workbooks.deal import Deal
from workbooks.expressions import call
from workbooks.layout import Column, Field, Fields, Sheet, Spill, Table
from workbooks.notation import formula
from workbooks.sheets.register import rows_of
from workbooks.styles import Format, Part

SPARE = 8


def sheet(deal: Deal) -> Sheet:
    """Describe the sheet."""
    return Sheet(
        name="Consents",
        title="Consents",
        subtitle="On the date of the sheet Warrants. A change needs the Company and more than half of the shares; one"
        " of 7 or 8 counts shares issued, too",
        guide="Say who consents to a change; read whether that is a majority (11).",
        blocks=(_votes(), _consents(deal), _ELECTION, *map(_again, _CHANGES), _electorate(deal)),
        widths=(34, 22, 24, 20, 22, 16, 60),
    )


def _votes() -> Spill:
    columns = (
        Column("Change of", Format.TEXT, Part.FUNCTION, name="Vote_Change"),
        Column("Consenting", Format.SHARES, Part.FUNCTION, "shares", name="Vote_Consenting"),
        Column("All shares", Format.SHARES, Part.FUNCTION, "shares", name="Vote_All"),
        Column("Part", Format.PERCENT, Part.FUNCTION, "consenting, of all", name="Vote_Part"),
        Column("Majority", Format.TRUTH, Part.FUNCTION, "more than half: TRUE or FALSE", name="Vote_Majority"),
    )
    given = ("Register_Date", "Consent_Holders", "Consent_Given", "Register", "Terms", "Events", "Prices")
    return Spill("Votes", call("WARRANT_CONSENTS", *given), columns, 3, "The vote", has_keys=True)


# A Holder's name may begin with an operator or hold an asterisk: it is compared to the letter, never as a criterion.
_NAMED = "EXACT(Electorate_Holders,[@Holder])"
_SAYS = "OR([@Consents]*1=1,[@Consents]*1=0)"
_ONCE = f'AND([@Consents]<>"",{_SAYS},SUMPRODUCT({_NAMED}*1)=1,SUMPRODUCT(EXACT([Holder],[@Holder])*1)=1)'
_COUNTS = f'IFERROR(OR([@Holder]&[@Consents]="",{_ONCE}),FALSE)'
_PURCHASABLE = f"SUMPRODUCT({_NAMED}*[@Consents],Electorate_Purchasable)"
_FOR_BOTH = f"[@Any term]+SUMPRODUCT({_NAMED}*[@Consents],Electorate_Registrable)"


def _consents(deal: Deal) -> Table:
    holder, says = "A Holder of the list below, each once", "TRUE where the Holder consents, FALSE where not"
    columns = (
        Column("Holder", Format.TEXT, name="Consent_Holders", among="Electorate_Holders", help=holder),
        Column(
            *("Consents", Format.GENERAL),
            unit="TRUE or FALSE",
            name="Consent_Given",
            choices=("TRUE", "FALSE"),
            help=says,
        ),
        Column("Any term", Format.SHARES, Part.NATIVE, "shares consenting", formula=formula(_PURCHASABLE)),
        Column("7 or 8", Format.SHARES, Part.NATIVE, "shares consenting", formula=formula(_FOR_BOTH)),
        Column("Counts", Format.GENERAL, Part.NATIVE, "named once, and listed", formula=formula(_COUNTS)),
        Column("Note", Format.TEXT, Part.ASSUMED if deal.is_sample else Part.NOTE),
    )
    note = "Assumed" if deal.is_sample else None
    # Nobody has consented yet, unless the sample assumes so.
    rows = tuple((name, deal.is_sample and index % 2 == 1, note) for index, name in enumerate(deal.electors))
    return Table("ConsentsGiven", columns, rows, SPARE, heading="Who consents: Holders of the list below, each once")


_CAN_BE_COUNTED = "IFERROR(AND(AND(ConsentsGiven[Counts]),SUM(Electorate_Purchasable)>0),FALSE)"
_ELECTION = Fields(
    "The vote, worked again from the shares of each Holder",
    (
        Field(
            *("The consents can be counted", formula(_CAN_BE_COUNTED), "Consents_Count", Format.GENERAL, Part.NATIVE),
            *("TRUE or FALSE", "11", "Every row counts, and there are shares"),
        ),
        Field(
            "The electorate ties to the Warrants",
            formula("ABS(SUM(Electorate_Purchasable)-Register_Shares)<=Check_Tolerance*Register_Shares"),
            "Electorate_Ties",
            Format.GENERAL,
            Part.CHECK,
            "TRUE or FALSE",
            "11",
            "Shares purchasable of all Holders against the sheet Warrants",
        ),
    ),
)
_ALL = "SUM(Electorate_Purchasable)"
_CHANGES = (("Any term", "Any", _ALL), ("7 or 8", "Registration", f"{_ALL}+SUM(Electorate_Registrable)"))
"""Each change as the vote calls it, what its names end in, and all its shares."""


def _again(change: tuple[str, str, str]) -> Fields:
    """Work one line of the vote out again."""
    of, suffix, every = change
    consenting, all_shares = f"Native_Consenting_{suffix}", f"Native_Shares_{suffix}"

    def ours(label: str, column: str, name: str, shown: Format, unit: str, native: str) -> Field:
        found = formula(f'INDEX({column},MATCH("{of}",Vote_Change,0))')
        return Field(label, found, f"{name}_{suffix}", shown, Part.FUNCTION, unit, "11", native=formula(native))

    def counted(text: str) -> str:
        return f"IF(Consents_Count,{text},NA())"

    # The margin is cut where floats' own errors begin: half is not a majority.
    margin = f"ROUND({consenting}+{consenting}-{all_shares},Share_Decimals)>0"
    consented = counted(f"SUM(ConsentsGiven[{of}])")
    return Fields(
        f"A change of {of[0].lower()}{of[1:]}",
        (
            ours("Consenting", "Vote_Consenting", "Consenting", Format.SHARES, "shares", consented),
            ours("All shares", "Vote_All", "Shares", Format.SHARES, "shares", counted(every)),
            ours("Part", "Vote_Part", "Part", Format.PERCENT, "of all", f"{consenting}/{all_shares}"),
            ours("Majority", "Vote_Majority", "Majority", Format.TRUTH, "TRUE or FALSE", margin),
        ),
    )


def _electorate(deal: Deal) -> Spill:
    columns = (
        Column("Holder", Format.TEXT, Part.FUNCTION, name="Electorate_Holders"),
        Column("Shares purchasable", Format.SHARES, Part.FUNCTION, "shares", name="Electorate_Purchasable"),
        Column(
            *("Registrable Securities", Format.SHARES, Part.FUNCTION, "issued, not sold when registered"),
            name="Electorate_Registrable",
        ),
        Column("For 7 and 8", Format.SHARES, Part.FUNCTION, "shares"),
    )
    given = ("Register_Date", "Register", "Terms", "Events", "Prices", call("ROWS", "Register"))
    formula_of_all = call("WARRANT_ELECTORATE", *given)
    return Spill("Electorate", formula_of_all, columns, rows_of(deal), "Whose consent counts (11)", has_keys=True)
