"""The sheet as files: a workbook, a table, and a page with a button to copy each answer."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.public.outward import readable
from generator.reports.itas_sheet.sheet import Sheet, SheetRow
from generator.reports.workbook_cells import cell_text
from generator.site.open_data.files import Column, DataSet, csv_bytes

_COLUMNS = (
    Column("ข้อ", "รหัสข้อ"),
    Column("เรื่อง", "ชื่อข้อ"),
    Column("ตัวชี้วัดย่อย", "ตัวชี้วัดย่อย"),
    Column("มี/ไม่มี", "คำตอบใน ITAS"),
    Column("ที่อยู่", "ที่อยู่ตามลำดับ บรรทัดละหนึ่งที่อยู่"),
    Column("คำอธิบาย", "คำอธิบายเป็นข้อ ๆ"),
    Column("ควรแก้ก่อนส่ง", "สิ่งที่ยังขาด"),
)
_WIDTHS = (7, 36, 26, 9, 60, 80, 40)


def cells(row: SheetRow) -> tuple[str, ...]:
    """Return the texts of a row in the order of the columns; lists are one entry a line."""
    return (
        row.code,
        row.title,
        row.sub_indicator,
        row.answer,
        "\n".join(address.url for address in row.addresses),
        "\n".join(row.explanation),
        row.remark,
    )


def as_csv(sheet: Sheet) -> bytes:
    """Return the sheet as CSV that Excel reads right: UTF-8 with its mark, and no cell that could be a formula."""
    names = [column.name for column in _COLUMNS]
    records = tuple(dict(zip(names, cells(row), strict=True)) for row in sheet.rows)
    return csv_bytes(DataSet(f"itas-{sheet.year}", f"ที่อยู่สำหรับ ITAS {sheet.year}", _COLUMNS, records))


def as_workbook(sheet: Sheet) -> bytes:
    """Return the sheet as an Excel workbook; texts are written as texts, so that none can become a formula."""
    book = Workbook()
    page: Worksheet = book.worksheets[0]
    page.title = f"ITAS {sheet.year}"
    _write(page, 1, [column.name for column in _COLUMNS])
    for column, width in enumerate(_WIDTHS, 1):
        head = page.cell(1, column)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="E8EFF7")
        page.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(sheet.rows, 2):
        _write(page, number, cells(row))
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(sheet.rows) + 1}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(page: Worksheet, row: int, texts: tuple[str, ...] | list[str]) -> None:
    for column, text in enumerate(texts, 1):
        cell = page.cell(row, column)
        cell.value = cell_text(text)
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def as_page(sheet: Sheet) -> bytes:
    """Return the sheet as a page to open from the disk, with a button to copy each address and each explanation."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["readable"] = readable
    return environment.get_template("sheet.html").render(sheet=sheet).encode()
