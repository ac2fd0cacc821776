"""The tables of a paper as an Excel workbook, a sheet for each: merged as they are printed, ready to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from math import ceil
from unicodedata import category

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from generator.official_papers.paper import BLANK, Paper, PartTable
from generator.official_papers.word.package import timeless
from generator.reports.workbook_cells import cell_text
from generator.site.tables.values import Cell, Group

_FONT = "TH SarabunPSK"
_TEXT, _BOLD = Font(name=_FONT, size=14), Font(name=_FONT, size=14, bold=True)
_FILL = PatternFill("solid", fgColor="E7ECF2")
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="center")
_LINE = Side(style="thin", color="404040")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_LETTERS = 5.5
"""Letters of a column's width, as Excel counts it, to a centimetre of paper."""
_LINE_POINTS, _HIGHEST, _NARROW = 18.0, 409.0, 1.2
"""How high a line of text is, the highest row that Excel knows, and how many letters go where Excel counts one."""
_CAPTION, _HEAD = 1, 2
_WIDE = 16.0


def workbook_of(paper: Paper) -> bytes:
    """Return the tables of ``paper`` as a workbook; texts are texts, and no cell is a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    tables = [part.table for part in paper.parts if part.table is not None]
    for number, shown in enumerate(tables, 1):
        _sheet(book.create_sheet(shown.layout or f"table-{number}"), shown)
    book.properties.title, book.properties.creator = cell_text(" ".join(paper.title.split())), "oit"
    out = BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _sheet(sheet: Worksheet, shown: PartTable) -> None:
    table, count = shown.table, len(shown.table.headings)
    _write(sheet, _CAPTION, 1, table.caption, _BOLD)
    _merge(sheet, _CAPTION, 1, 1, count)
    widths = tuple(map(max, shown.fitted(), shown.narrowest()))
    for column, heading in enumerate(table.headings, 1):
        _write(sheet, _HEAD, column, heading.text, _BOLD)
        head = sheet.cell(_HEAD, column)
        head.fill, head.alignment = _FILL, _MIDDLE
        sheet.column_dimensions[get_column_letter(column)].width = widths[column - 1] * _LETTERS
    line = _HEAD + 1
    for group in table.groups:
        for name in group.headings:
            _write(sheet, line, 1, name, _BOLD)
            _merge(sheet, line, 1, 1, count)
            line += 1
        _rows(sheet, line, group, [heading.row_header for heading in table.headings])
        line += len(group.rows)
    _set_heights(sheet, line - 1, [width * _LETTERS for width in widths])
    for cells in sheet.iter_rows(_HEAD, max(line - 1, _HEAD), 1, count):
        for cell in cells:
            cell.border = _GRID
    _to_print(sheet, wide=sum(shown.widths) > _WIDE)


def _rows(sheet: Worksheet, first: int, group: Group, name_rows: Sequence[bool]) -> None:
    for line, row in enumerate(group.rows, first):
        for column, cell in enumerate(row.cells, 1):
            if cell is not None:
                _write(sheet, line, column, cell.text if name_rows[column - 1] else _text(cell))
                _merge(sheet, line, column, cell.rowspan, cell.colspan)


def _text(cell: Cell) -> str:
    """Return what a cell says; where a paper has dots for a hand to write on, a workbook's cell is empty.

    Cells that name their row keep the dots: an empty one would look as if it went on with the row above.
    """
    return "" if set(cell.text) == set(BLANK) else cell.text


def _write(sheet: Worksheet, line: int, column: int, text: str, font: Font = _TEXT) -> None:
    cell = sheet.cell(line, column)
    if isinstance(cell, MergedCell):
        return
    if text:
        cell.value = cell_text(text)
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.font = font
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _set_heights(sheet: Worksheet, last: int, widths: Sequence[float]) -> None:
    """Make rows as high as their texts: not every program does so by itself, and none does it for merged cells."""
    for line in range(_CAPTION, last + 1):
        texts = [str(sheet.cell(line, column).value or "") for column in range(1, len(widths) + 1)]
        alone = len(list(filter(None, texts))) == 1
        rooms = [sum(widths)] * len(widths) if alone else widths
        lines = max(sum(map(ceil, _shares(text, room))) for text, room in zip(texts, rooms, strict=True))
        sheet.row_dimensions[line].height = min(max(lines, 1) * _LINE_POINTS + 4, _HIGHEST)


def _shares(text: str, room: float) -> Iterator[float]:
    """Yield for each line of ``text`` how many times it fills ``room``; marks over and under letters take none."""
    for line in text.split("\n"):
        yield max(sum(category(letter) != "Mn" for letter in line), 1) / (room * _NARROW)


def _merge(sheet: Worksheet, line: int, column: int, lines: int, columns: int) -> None:
    if lines > 1 or columns > 1:
        sheet.merge_cells(
            start_row=line, start_column=column, end_row=line + lines - 1, end_column=column + columns - 1
        )


def _to_print(sheet: Worksheet, *, wide: bool) -> None:
    sheet.freeze_panes = f"A{_HEAD + 1}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
