"""What the file holds beside its cells, made by openpyxl: styles, names, tables, widths, choices, print set-up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from workbooks.canvas import Book, Canvas
from workbooks.styles import Look, alignment, border, fill, font, protection

_EPOCH = datetime(2002, 3, 4)  # noqa: DTZ001  # workbooks carry the Issue Date: two runs give the same bytes
_EXCEL_365 = 191029
"""The calculation engine that the values are marked with: Excel keeps the stored values until something changes."""
_SCRATCH = 100


class Styles:
    """The number that the skeleton gives each look."""

    def __init__(self) -> None:
        self._numbers: dict[Look, int] = {}
        self.sheet: Worksheet | None = None

    def number(self, look: Look) -> int:
        """Register a look with the skeleton, once."""
        if look not in self._numbers:
            assert self.sheet is not None  # noqa: S101  # a sheet is made before its cells
            # A cell of its own for each: the skeleton keeps the very style object, and its cells are not kept.
            cell = self.sheet.cell(row=len(self._numbers) + 1, column=_SCRATCH)
            cell.font, cell.fill, cell.border = font(look.part), fill(look.part), border(look.part)
            cell.alignment, cell.protection = alignment(look), protection(look)
            cell.number_format = look.format.value
            self._numbers[look] = cell.style_id
        return self._numbers[look]


def set_up(sheet: Worksheet, canvas: Canvas) -> None:
    """Give a sheet all but its cells: widths, view, print set-up, tables, choices."""
    described = canvas.sheet
    for index, width in canvas.widths.items():
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = described.colour or None
    sheet.page_setup.orientation = "landscape" if described.is_landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(described.is_one_page)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=HeaderFooterPart(text="&A"), right=HeaderFooterPart(text="Page &P of &N")
    )
    if canvas.print_titles and described.is_frozen:
        sheet.freeze_panes = f"A{canvas.print_titles + 1}"
        sheet.print_title_rows = f"{canvas.print_titles}:{canvas.print_titles}"
    for placed in canvas.tables:
        sheet.add_table(_table(placed.name, placed.area.local, placed.titles))
        for index, title in enumerate(placed.titles, start=placed.area.left):
            sheet.cell(row=placed.area.top, column=index, value=title)
    for area, choices in canvas.choices:
        validation = DataValidation(type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True)
        validation.error, validation.errorTitle = f"One of: {', '.join(choices)}"[:255], "Not a choice"
        validation.showErrorMessage = True
        validation.add(area.local)
        sheet.add_data_validation(validation)


def _table(name: str, area: str, titles: Iterable[str]) -> Table:
    table = Table(displayName=name, ref=area)
    table.tableColumns = [TableColumn(id=index, name=title) for index, title in enumerate(titles, start=1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    return table


def define_names(workbook: Workbook, book: Book) -> None:
    """Give the workbook its names, and what is said of it as a file."""
    for name, area in sorted(book.names.items()):
        workbook.defined_names[name] = DefinedName(name, attr_text=area.reference)
    workbook.calculation.fullCalcOnLoad = False
    workbook.calculation.calcId = _EXCEL_365
    workbook.properties.creator = "warrant-addin"
    workbook.properties.created = _EPOCH
