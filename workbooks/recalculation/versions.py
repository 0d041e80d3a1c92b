"""The schedule as each rewriting left it: an expiry that readjusts (4.C(3)), a dividend not paid when due (4.D).

Version 0 is the schedule as its rows first stood, version v as known after the v-th rewriting. No fraction depends on
the price, so a version is a corkscrew down the rows, and a row's price is that of its own version.
"""

from __future__ import annotations

from workbooks.layout import Column
from workbooks.recalculation.columns import Group, count, money, part, row, truth

_PAYMENT = '[@Event]="Dividend paid"'

REWRITINGS = Group(
    "Rewritings: which rows rewrite the schedule, and from which version each row is rewritten (4.C(3), 4.D)",
    (
        truth(
            "Is first payment",
            f'IF({_PAYMENT},SUMPRODUCT(([Event]="Dividend paid")*([Ref]=[@Ref])*([No]<[@No]))=0,FALSE)',
        ),
        truth("Rewrites", 'OR([@Is first payment],AND([@Event]="Expire",NOT([@Is void]),[@Left before]>0))'),
        row("Version", "N(above[Version])+[@Rewrites]"),
        row(
            "Rewritten by",
            '[@Sets maximum]*[@Expiry]+IF(AND([@Event]="Stock dividend",[@Ref]<>""),'
            "SUMPRODUCT([Is first payment]*([Ref]=[@Ref])*[No]),0)",
        ),
        row(
            "Rewritten from",
            "IF([@Rewritten by]=0,Never_Rewritten,INDEX([Version],[@Rewritten by])"
            "+NOT(INDEX([Rewrites],[@Rewritten by]))*Never_Rewritten)",
        ),
        count("Dividend shares", f'OR([@Event]="Stock dividend",{_PAYMENT})*[@Shares]'),
        count("Successor", 'IF(AND([@Is conversion],[@New]>0),[@Shares given],"")', "its own count, or blank"),
        count(
            "Joins",
            '(OR([@Event]="Issue shares",[@Event]="Exercise")-([@Event]="Repurchase"))*[@Shares]+[@Shares issued]',
        ),
    ),
)


def version(number: int) -> Group:
    """Give the columns of one version."""
    schedule = "the schedule as first written" if number == 0 else f"after rewriting {number}"
    return Group(
        f"Version {number}: {schedule} (4.C(1)(b), 4.D, 4.E)",
        (*_issue(f"Version {number}", number), *_price(f"Version {number}")),
    )


def _issue(v: str, number: int) -> tuple[Column, ...]:
    """A, C and the deemed shares that stand behind the Refs in one version."""
    return (
        truth(f"{v} rewritten", f"[@Rewritten from]<=Number_{number}"),
        count(f"{v} A", f"IF([@{v} rewritten],[@A as issued],[@A])", "shares, A"),
        money(f"{v} C", f"IF([@{v} rewritten],[@C as issued],[@C])", "$, C"),
        truth(f"{v} adjusts", f"IF([@{v} rewritten],[@Adjusts as issued],[@Adjusts])"),
        count(f"{v} maximum", f"IF([@{v} rewritten],[@A as issued],[@Deemed maximum])"),
        count(f"{v} own before", f"N(before[{v} own deemed,1+[@Previous]])*[@Units since]"),
        truth(
            f"{v} counts",
            f'AND([@Event]<>"Expire",OR(AND([@Deems],[@{v} adjusts]),N(before[{v} counts,1+[@Previous]])>0))',
        ),
        count(
            f"{v} own deemed",
            f"IF([@{v} counts],[@Sets maximum]*[@{v} maximum]"
            f'+([@Event]="Exercise")*([@{v} own before]-[@Counted before]*[@Shares]),0)',
        ),
        count(f"{v} other deemed", f"N(above[{v} all deemed])-[@{v} own before]"),
        count(f"{v} all deemed", f"N(above[{v} all deemed])*[@Ratio]+[@{v} own deemed]-[@{v} own before]"),
    )


def _price(v: str) -> tuple[Column, ...]:
    """The shares outstanding, the fraction and the product of the fractions in one version."""
    before, others = f"[@{v} O before]", f"[@{v} other deemed]"
    numerator = f'({before}+(Deemed_Outstanding="all deemed")*{others})*[@F]+[@{v} C]'
    denominator = f'({before}+(Deemed_Outstanding<>"this issue")*{others}+[@{v} A])*[@F]'
    return (
        count(f"{v} dividend", f"[@Dividend shares]*NOT([@{v} rewritten])"),
        count(f"{v} O before", f"IF([@No]=1,Shares_Outstanding,above[{v} O])"),
        count(f"{v} O", f'IF([@Successor]="",({before}+[@Joins]+[@{v} dividend])*[@Ratio],[@Successor])'),
        part(
            f"{v} fraction",
            f"IF([@{v} adjusts],({numerator})/({denominator}),{before}/({before}+[@{v} dividend])/[@Ratio])",
            "after / before",
        ),
        part(f"{v} product", f"IF([@No]=1,1,above[{v} product])*[@{v} fraction]", "after / at issue"),
    )


def chosen(title: str, versions: int) -> str:
    """Take a column in the row's own version."""
    return f"CHOOSE(1+[@Version],{','.join(f'[@Version {number} {title}]' for number in range(versions))})"
