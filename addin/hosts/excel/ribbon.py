"""The tab Warrants of Excel's ribbon, as XML: a button for each thing to do, each with its macro."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from addin.hosts.excel.project import RIBBON
from workbooks.templates import TEMPLATES, Template

NAMESPACE = "http://schemas.microsoft.com/office/2006/01/customui"
RELATIONSHIP = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
PART = "customUI/customUI.xml"


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its label, one of Excel's own pictures, its macro, and what it does."""

    label: str
    picture: str
    macro: str
    tip: str


BUTTONS = (
    Button("Recalculate", "CalculateNow", "WarrantsRecalculate", "Work out every formula of every open workbook anew."),
    Button(
        "Function help",
        "FunctionWizard",
        "WarrantsFunctionHelp",
        "Open the page of the functions, at the one in the active cell: clause, arguments, units, errors, an example.",
    ),
    Button("About", "Info", "WarrantsAbout", "Which version this is, of what, and under which licence."),
    Button(
        "Check installation",
        "FileDocumentInspect",
        "WarrantsCheck",
        "Say in words what is wrong: Python not found, versions that differ, why the last cell failed.",
    ),
)


def xml() -> str:
    """Write the tab."""
    buttons = "".join(f"          {_button(button)}\n" for button in BUTTONS)
    templates = "".join(f"            {_template(template)}\n" for template in TEMPLATES.values())
    return f"""<customUI xmlns="{NAMESPACE}">
  <ribbon>
    <tabs>
      <tab id="warrantsTab" label="Warrants">
        <group id="warrantsGroup" label="Warrants">
          <menu id="warrantsNew" label="New workbook" imageMso="FileNew" size="large"\
 screentip="New workbook" supertip="Write a template of the sample warrant to a file, and open it.">
{templates}          </menu>
{buttons}        </group>
      </tab>
    </tabs>
  </ribbon>
</customUI>
"""


def _button(button: Button) -> str:
    return (
        f'<button id="{button.macro}" label={quoteattr(button.label)} imageMso="{button.picture}" size="large"'
        f' onAction="{RIBBON}.{button.macro}" screentip={quoteattr(button.label)} supertip={quoteattr(button.tip)}/>'
    )


def _template(template: Template) -> str:
    label = template.name.replace("-", " ").capitalize()
    return (
        f'<button id="new_{template.name.replace("-", "_")}" label={quoteattr(label)} tag="{template.name}"'
        f' onAction="{RIBBON}.WarrantsNewWorkbook" screentip={quoteattr(label)}'
        f" supertip={quoteattr(template.purpose)}/>"
    )
