"""The report on a begun year as a workbook: a row for each thing to do, to be sorted by unit and ticked off."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.reports.roll.rows import Fate, Report, Row
from generator.reports.workbook_cells import set_widths, write_row
from generator.thai.dates import format_date

_HEAD = ("ข้อ", "เรื่อง", "ผล", "ที่มา", "ยกมาแล้ว", "ต้องทำ", "ผู้รับผิดชอบ", "ภายใน", "คะแนน", "แฟ้ม", "ทำแล้ว", "หมายเหตุ")
_WIDTHS = (10, 40, 22, 26, 44, 60, 26, 14, 12, 30, 10, 30)


def report_workbook(report: Report) -> bytes:
    """Return the workbook; texts in it can never be formulas."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = f"เริ่มปี {report.year}"
    write_row(sheet, _HEAD, bold=True)
    sheet.freeze_panes = "B2"
    for row in sorted(report.rows, key=lambda one: list(Fate).index(one.fate)):
        for line in _lines(row):
            write_row(sheet, line)
    sheet.auto_filter.ref = sheet.dimensions
    set_widths(sheet, _WIDTHS)
    if report.remarks:
        remarks = book.create_sheet("หมายเหตุ")
        for remark in report.remarks:
            write_row(remarks, (remark,))
        set_widths(remarks, (120,))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _lines(row: Row) -> Iterator[tuple[str, ...]]:
    due = format_date(row.due, months="short") if row.due else ""
    state = f"{row.fate.thai} (มีระเบียนอยู่แล้ว)" if row.is_there else row.fate.thai
    for todo in row.todo or ("",):
        carried, units = "\n".join(row.carried), ", ".join(row.units)
        yield (row.code, row.title, state, row.origin, carried, todo, units, due, row.points, row.file, "", "")
