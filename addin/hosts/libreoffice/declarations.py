"""The extension's own words to LibreOffice, from the catalogue: what it is, its types, and the wizard's help."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from addin import __version__
from addin.formulas import Argument, Formula, Kind
from addin.functions import CATALOGUE
from addin.hosts.libreoffice.names import EVALUATOR, IDENTIFIER, INTERFACE, SERVICE, method, parameter
from addin.hosts.libreoffice.vendored import DISTRIBUTION, LICENCE

TYPES, FUNCTIONS, COMPONENT = "warrants.idl", "CalcAddIns.xcu", "component.py"
WORDS = "description.txt"
_ABOUT = "Worksheet functions for a stock purchase warrant: its price, its number of shares, and what an exercise pays."
CATEGORY = "Warrants"
EMPTY_IS_ZERO = {
    Kind.NUMBER: " An empty cell is 0.",
    Kind.TRUTH: " An empty cell is FALSE.",
    Kind.CALENDAR: " An empty cell is FALSE.",
}
"""What LibreOffice gives for a cell of its own; in a range it tells empty from 0, and by a plain name of a file too."""
_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MEDIA_TYPES = {
    TYPES: "application/vnd.sun.star.uno-typelibrary;type=RDB",
    COMPONENT: "application/vnd.sun.star.uno-component;type=Python",
    FUNCTIONS: "application/vnd.sun.star.configuration-data",
}


def declarations() -> dict[str, str]:
    """Give the files by their place in the extension."""
    return {
        "META-INF/manifest.xml": _manifest(),
        "description.xml": _description(),
        WORDS: f"{_ABOUT}\n",
        TYPES: _types(),
        FUNCTIONS: _functions(),
    }


def _manifest() -> str:
    entries = "".join(
        f' <manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media_type}"/>\n'
        for path, media_type in _MEDIA_TYPES.items()
    )
    namespace = "http://openoffice.org/2001/manifest"
    return f'{_HEADER}<manifest:manifest xmlns:manifest="{namespace}">\n{entries}</manifest:manifest>\n'


def _description() -> str:
    return f"""{_HEADER}\
<description xmlns="http://openoffice.org/extensions/description/2006"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <identifier value="{IDENTIFIER}"/>
 <version value="{__version__}"/>
 <display-name><name lang="en">Warrants: worksheet functions</name></display-name>
 <publisher><name lang="en">{DISTRIBUTION}</name></publisher>
 <extension-description><src lang="en" xlink:href="{WORDS}"/></extension-description>
 <registration><simple-license accept-by="admin" suppress-on-update="true" suppress-if-required="true"
  default-license-id="en"><license-text xlink:href="{LICENCE}" lang="en" license-id="en"/></simple-license>
 </registration>
</description>
"""


def _types() -> str:
    """Write the type library; LibreOffice reads it as text, without any compiler."""
    methods = "".join(f"  {_signature(formula)};\n" for formula in CATALOGUE.values())
    module, interface = INTERFACE.split(".")
    return f"""\
module {module} {{
 interface {interface} {{
{methods} }};
 interface {EVALUATOR.split(".")[1]} {{
  any evaluate([in] string name, [in] sequence<any> arguments);
 }};
}};
"""


def _signature(formula: Formula) -> str:
    parameters = ", ".join(
        f"[in] {'sequence<any>' if argument.is_variadic else 'any'} {parameter(index)}"
        for index, argument in enumerate(formula.arguments)
    )
    # A formula takes rows of cells only where they are declared: in an `any` they are an error.
    result = "sequence< sequence<any> >" if formula.spills else "any"
    return f"{result} {method(formula.name)}({parameters})"


def _functions() -> str:
    functions = "\n".join(line for formula in CATALOGUE.values() for line in _function(formula))
    return f"""{_HEADER}\
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 oor:name="CalcAddIns" oor:package="org.openoffice.Office">
<node oor:name="AddInInfo"><node oor:name="{SERVICE}" oor:op="replace"><node oor:name="AddInFunctions">
{functions}
</node></node></node>
</oor:component-data>
"""


def _function(formula: Formula) -> Iterator[str]:
    """Write what the wizard shows; its names are those that a newer LibreOffice finds in an .xlsx too."""
    yield f'<node oor:name="{method(formula.name)}" oor:op="replace">'
    yield _localized("DisplayName", formula.name)
    yield _localized("Description", formula.wizard)
    yield f' <prop oor:name="Category"><value>{CATEGORY}</value></prop>'
    yield _localized("CompatibilityName", formula.name)
    yield ' <node oor:name="Parameters">'
    for index, argument in enumerate(formula.arguments):
        yield from _parameter(index, argument)
    yield " </node>"
    yield "</node>"


def _parameter(index: int, argument: Argument) -> Iterator[str]:
    yield f'  <node oor:name="{parameter(index)}" oor:op="replace">'
    yield _localized("DisplayName", argument.name)
    yield _localized("Description", f"{argument.help}{EMPTY_IS_ZERO.get(argument.kind, '')}")
    yield "  </node>"


def _localized(name: str, text: str) -> str:
    return f' <prop oor:name="{name}"><value xml:lang="en">{escape(text)}</value></prop>'
