"""The reference of the functions as a page for a browser, from the catalogue: what the button Function help opens."""

from __future__ import annotations

import re
from html import escape

from addin.formulas import Formula
from addin.functions import CATALOGUE
from addin.reference import argument_line, example_call, example_result

_STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em}code{background:#f3f1e7}"
_ERRORS = (
    "Arguments in brackets are optional, and an empty cell counts as omitted. #VALUE! is what is not understood, #NUM!"
    " what is out of its range, #N/A what is not there, or Python where it cannot be reached (Check installation says"
    " why); an error among the arguments comes through as itself. WARRANT_ERROR with the same arguments says why."
)


def page() -> str:
    """Write the page."""
    index = "".join(f'<li><a href="#{name}">{name}</a> {escape(each.clause)}</li>' for name, each in CATALOGUE.items())
    sections = "\n".join(map(_section, CATALOGUE.values()))
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Warrants: the functions</title>'
        f"<style>{_STYLE}</style>\n<h1>The functions</h1>\n<p>{_ERRORS}</p>\n<ul>{index}</ul>\n{sections}\n</html>\n"
    )


def _section(formula: Formula) -> str:
    arguments = "".join(
        f"<li><code>{each.name}</code>: {_marked(argument_line(each))}</li>" for each in formula.arguments
    )
    given = escape(example_result(formula).strip("`"))
    return (
        f'<h2 id="{formula.name}">{formula.name}</h2>\n<p><code>{escape(formula.signature)}</code>, clause'
        f" {escape(formula.clause)}</p>\n<p>{_marked(formula.doc)}</p>\n<ul>{arguments}</ul>\n"
        f"<p>Result: {escape(formula.result)}.</p>\n<p>Example: <code>{escape(example_call(formula))}</code> gives"
        f" {given}. {escape(formula.example.arithmetic)}.</p>"
    )


def _marked(text: str) -> str:
    """Write a text in which pieces of code stand between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))
