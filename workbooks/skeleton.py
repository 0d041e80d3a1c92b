"""What the file holds beside its cells, made by openpyxl: styles, names, tables, widths, choices, print set-up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.area import Area
from workbooks.canvas import Book, Canvas
from workbooks.charts import native_chart
from workbooks.checks import ALL
from workbooks.rows import PlacedTable
from workbooks.rules import Rule
from workbooks.styles import RED, Look, alignment, border, fill, font, protection

_EPOCH = datetime(2002, 3, 4)  # noqa: DTZ001  # workbooks carry the Issue Date: two runs give the same bytes
_EXCEL_365 = 191029
"""The calculation engine that the values are marked with: Excel keeps the stored values until something changes."""
_SCRATCH = 100
_WHITE = "FFFFFF"

# In the order of the schema's CT_Font, which openpyxl's own order is not.
Font.__elements__ = tuple(
    "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split()
)


class Styles:
    """The number that the skeleton gives each look."""

    def __init__(self, sheet: Worksheet) -> None:
        self._numbers: dict[Look, int] = {}
        self._sheet = sheet

    def number(self, look: Look) -> int:
        """Register a look with the skeleton, once."""
        if look not in self._numbers:
            # A cell of its own for each: the skeleton keeps the very style object, and its cells are not kept.
            cell = self._sheet.cell(row=len(self._numbers) + 1, column=_SCRATCH)
            cell.font, cell.fill, cell.border = font(look.part), fill(look.part), border(look.part)
            cell.alignment, cell.protection = alignment(look), protection(look)
            cell.number_format = look.format.value
            self._numbers[look] = cell.style_id
        return self._numbers[look]


def set_up(sheet: Worksheet, canvas: Canvas, book: Book) -> None:
    """Give a sheet all but its cells: widths, view, protection, print set-up, tables, rules of input."""
    described = canvas.sheet
    for index, width in canvas.widths.items():
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = described.role.value
    sheet.protection = SheetProtection(sheet=not described.grows, formatColumns=False, formatRows=False)
    sheet.page_setup.orientation = "landscape" if described.is_landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(described.is_one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LETTER
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7, header=0.3, footer=0.3)
    footer: Any = sheet.oddFooter
    footer.left.text, footer.center.text, footer.right.text = "&F", "&A", "Page &P of &N"
    if canvas.print_titles and described.is_frozen:
        sheet.freeze_panes = f"{get_column_letter(described.frozen + 1)}{canvas.print_titles + 1}"
        sheet.print_title_rows = f"{canvas.print_titles}:{canvas.print_titles}"
    if described.frozen:
        # Too wide for one page: it goes on to the right, the first columns and the groups' headings on each.
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 0, 1
        sheet.print_title_rows = f"{canvas.print_titles - 2}:{canvas.print_titles}"
        sheet.print_title_cols = f"A:{get_column_letter(described.frozen)}"
    for placed in canvas.tables:
        sheet.add_table(_table(placed, book))
        for index, title in enumerate(placed.titles, start=placed.area.left):
            sheet.cell(row=placed.area.top, column=index, value=title)
    for area, rule in canvas.rules:
        sheet.add_data_validation(_validation(area, rule))
    for area in canvas.checks:
        sheet.conditional_formatting.add(area.local, _rule(CellIsRule, operator="equal", formula=["FALSE"]))
    if canvas.page:
        _set_up_page(sheet, canvas)
    if canvas.flag:
        sheet.conditional_formatting.add(canvas.flag.local, _rule(FormulaRule, formula=[f"NOT({ALL})"]))


def _set_up_page(sheet: Worksheet, canvas: Canvas) -> None:
    """Print the page alone, and let its blank rows be blank: they are there for a longer text."""
    sheet.print_area = replace(canvas.page[0], bottom=canvas.page[-1].bottom).local
    white = Side(style="thin", color=_WHITE)
    for area in canvas.blanks:
        blank = FormulaRule(  # type: ignore[no-untyped-call]  # openpyxl says little of its types
            formula=[f'${get_column_letter(area.left)}{area.top}=""'],
            fill=PatternFill(bgColor=_WHITE),
            border=Border(left=white, right=white, bottom=white),
        )
        sheet.conditional_formatting.add(area.local, blank)


def add_charts(workbook: Workbook, book: Book) -> None:
    """Add the charts, when every sheet that they speak of is there."""

    def ranges(name: str) -> tuple[Worksheet, Area]:
        area = book.names[name]
        return workbook[area.sheet], area

    for name, canvas in book.canvases.items():
        for row, chart in canvas.charts:
            sheet: Any = workbook[name]
            sheet.add_chart(native_chart(chart, ranges), f"A{row}")


def _validation(area: Area, rule: Rule) -> DataValidation:
    validation = DataValidation(
        type=rule.kind,  # type: ignore[arg-type]  # Excel's own words
        operator=rule.operator,  # type: ignore[arg-type]  # likewise
        formula1=rule.first,
        formula2=rule.second,
        allow_blank=rule.allows_blank,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle=rule.title,
        error=rule.error,
        promptTitle=rule.title,
        prompt=rule.prompt,
    )
    validation.add(area.local)
    return validation


def _rule(kind: Any, **condition: object) -> Any:  # noqa: ANN401  # openpyxl says little of their types
    """Show a check that fails in white on red, bold: plain in grey, too."""
    return kind(font=Font(bold=True, color=_WHITE), fill=PatternFill(bgColor=RED), **condition)


def _table(placed: PlacedTable, book: Book) -> Table:
    """Give a table its columns, and the formulas that Excel puts into a new row, where each is the same in all."""
    table = Table(displayName=placed.name, ref=placed.area.local)
    table.tableColumns = [TableColumn(id=index, name=title) for index, title in enumerate(placed.titles, start=1)]
    written = {index: book.tables[placed.name].text(index) for index in placed.computed}
    for index, text in written.items() if all(written.values()) else ():
        table.tableColumns[index].calculatedColumnFormula = TableFormula(attr_text=text)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    return table


def define_names(workbook: Workbook, book: Book) -> None:
    """Give the workbook its names, and what is said of it as a file."""
    for name, reference in sorted(book.references.items()):
        workbook.defined_names[name] = DefinedName(name, attr_text=reference)
    for each in book.lambdas:
        workbook.defined_names[each.name] = DefinedName(each.name, attr_text=each.stored, comment=each.comment)
    workbook.calculation.fullCalcOnLoad = False
    workbook.calculation.calcId = _EXCEL_365
    workbook.properties.creator = "warrant-addin"
    workbook.properties.created = _EPOCH
