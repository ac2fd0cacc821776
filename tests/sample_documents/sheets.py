"""Writes the tables of a document as an Excel workbook or a CSV file."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import datetime
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.sample_documents.sources import AGENCY, Source
from tests.sample_documents.tables import Table, amount

BOM = "\ufeff"
"""Makes Excel read a CSV file as UTF-8."""


def csv_file(source: Source) -> bytes:
    """Return the tables of ``source`` as one CSV file, one below the other when there are several."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(_tables(source)):
        if number == 0:
            writer.writerow(table.head)
        writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return (BOM + out.getvalue()).encode()


def workbook(source: Source) -> bytes:
    """Return the tables of ``source`` as an Excel workbook, one sheet for each; the same bytes every time."""
    book = Workbook()
    book.remove(book.worksheets[0])
    written = datetime.fromisoformat(source.written)
    book.properties.creator = AGENCY
    book.properties.title = " ".join(source.title)
    book.properties.created = book.properties.modified = written
    for number, table in enumerate(_tables(source), 1):
        _sheet(book.create_sheet(table.name[:31] or f"ตาราง {number}"), source, table)
    out = BytesIO()
    book.save(out)
    return _timeless(out.getvalue(), written)


def _tables(source: Source) -> list[Table]:
    return [block.data for block in source.blocks if block.kind == "table"]


def _sheet(sheet: Worksheet, source: Source, table: Table) -> None:
    thin = Side(style="thin", color="999999")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    for line in source.title:
        sheet.append([line])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=14)
    sheet.append([])
    sheet.append(list(table.head))
    top = sheet.max_row
    for row in table.rows:
        sheet.append([_value(cell) for cell in row])
    for cells in sheet.iter_rows(min_row=top, max_row=sheet.max_row, max_col=len(table.head)):
        for cell in cells:
            cell.border = border
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.row == top:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="F0E6D8")
            elif isinstance(cell.value, int | float):
                cell.number_format = "#,##0.00" if isinstance(cell.value, float) else "#,##0"
    for index, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = 6 + width * 4
    sheet.freeze_panes = f"A{top + 1}"


def _value(cell: str) -> str | int | float:
    number = amount(cell)
    if number is None:
        return cell
    return float(number) if "." in cell else int(number)


def _plain(cell: str) -> str:
    return cell.replace(",", "") if amount(cell) is not None else cell


def _timeless(data: bytes, written: datetime) -> bytes:
    """Return the workbook with the clock times that openpyxl writes replaced by ``written``."""
    out = BytesIO()
    stamp = written.strftime("%Y-%m-%dT%H:%M:%SZ")
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), content)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
