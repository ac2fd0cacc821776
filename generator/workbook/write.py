"""The workbook of the records: sheets to fill in, lists to choose from, what is missing, and how it is filled in.

Texts are written as texts, whatever they begin with, and so that what is typed over them stays text: no date becomes
a number, no word a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.assessment.site_context import SiteContext
from generator.findings.finding import Finding
from generator.reports.circulated import MARK, Circulated
from generator.reports.workbook import write_findings
from generator.reports.workbook_cells import cell_text, set_widths
from generator.thai.dates import format_date
from generator.workbook.base import CELL_LIMIT, TOO_LONG, write_base
from generator.workbook.choices import offer_choices, write_lists
from generator.workbook.forms import Amount
from generator.workbook.rows import Row
from generator.workbook.sheets import (
    FINDINGS,
    GUIDE,
    KEY,
    LISTS,
    OWNER,
    REMOVE,
    TITLE,
    WHAT,
    YEAR,
    Sheet,
    by_kind,
    by_unit,
)

MARK_VALUE = "records/1"
_GUIDE = (
    "แก้ได้ทุกช่องที่ไม่ใช่สีเทา ช่องว่างคือยังไม่มีข้อมูล ลบข้อความในช่องคือลบข้อมูลนั้น",
    "วันที่พิมพ์อย่างที่เขียนกัน เช่น 18 เม.ย. 2569 หรือ 18/4/2569",
    "ช่องที่มีหลายค่า เช่น ส่วนราชการ คั่นด้วยจุลภาค รายการและองค์ประกอบเขียนบรรทัดละหนึ่ง (Alt+Enter ขึ้นบรรทัดใหม่)",
    "เพิ่มหลักฐาน ขั้นตอน หรือมาตรการ: พิมพ์ในแถวว่าง ปล่อยรหัสแถวให้ว่าง บอกปี และข้อหรือรหัสมาตรการ",
    "ในแผ่นของส่วนราชการ (--by unit) แถวใหม่เลือกชนิดแถวด้วย ช่องสีเทาในแถวนั้นไม่ใช่ของชนิดนี้",
    "ลบแถว: เลือก “ลบ” ในช่องสุดท้าย หรือลบทั้งแถว โปรแกรมจะแสดงให้ดูก่อนลบจริง",
    "เรียงลำดับและกรองได้ โปรแกรมจำแต่ละแถวด้วยรหัสแถว ถ้า Excel ไม่ยอมให้เรียงหรือลบแถว ให้ยกเลิกการป้องกันแผ่นงาน (ไม่มีรหัสผ่าน)",
    "ส่งให้หลายคนแก้พร้อมกันได้ แล้วอ่านกลับพร้อมกัน: oit workbook --read แฟ้ม1.xlsx แฟ้ม2.xlsx",
)
_WRAP = Alignment(wrap_text=True, vertical="top")
_BOLD, _HEAD = Font(bold=True), PatternFill("solid", fgColor="E8EFF7")
_GREY = PatternFill("solid", fgColor="EDEDED")
_BLANK_ROWS = 40
_FIRST_WIDTHS = {KEY: 20, YEAR: 8, OWNER: 16, TITLE: 34, WHAT: 16, REMOVE: 8}


def records_workbook(  # noqa: PLR0913 - what it shows, how it is spread, and what was there before
    site: SiteContext,
    rows: Sequence[Row],
    findings: Iterable[Finding],
    day: date,
    *,
    per_unit: bool = False,
    before: Circulated | None = None,
) -> bytes:
    """Return the workbook's bytes: ``rows`` on a sheet for each kind, or ``per_unit``, and the open ``findings``.

    Ticks and remarks beside findings of the workbook ``before`` stand beside the same findings again.
    """
    book = Workbook()
    book.properties.created = book.properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel knows no zones
    book.remove(book.worksheets[0])
    _guide(book.create_sheet(GUIDE), site, day)
    sheets = by_unit(rows, {GUIDE, FINDINGS, LISTS}) if per_unit else by_kind(rows)
    lists = write_lists(site.workspace)
    for sheet in sheets:
        written = book.create_sheet(sheet.title)
        _fill(written, sheet)
        offer_choices(written, sheet, lists)
        _protect(written, sheet)
    open_ones = [finding for finding in findings if finding.waived is None]
    write_findings(book.create_sheet(FINDINGS), site, open_ones, before)
    lists.write(book.create_sheet(LISTS))
    write_base(book, site.workspace.config.agency, [(sheet.title, row) for sheet in sheets for row in sheet.rows])
    book.custom_doc_props.append(StringProperty(name=MARK, value=MARK_VALUE))  # type: ignore[attr-defined] # newer than its stubs
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _guide(sheet: Worksheet, site: SiteContext, day: date) -> None:
    lines = [f"ระเบียนของ{site.workspace.config.agency.name} ณ {format_date(day)}", "", *_GUIDE]
    for number, line in enumerate(lines, 1):
        cell = sheet.cell(number, 1, cell_text(line))
        cell.data_type, cell.alignment = "s", _WRAP
    sheet.cell(1, 1).font = _BOLD
    set_widths(sheet, (110,))


def _fill(written: Worksheet, sheet: Sheet) -> None:
    heads = sheet.heads
    for number, head in enumerate(heads, 1):
        cell = written.cell(1, number, head)
        cell.font, cell.fill, cell.alignment = _BOLD, _HEAD, _WRAP
        written.column_dimensions[get_column_letter(number)].width = _FIRST_WIDTHS.get(head, 18)
    for kind in sheet.kinds:
        for number, column in sheet.columns(kind):
            if column.about:
                note = Comment(column.about, "oit", height=90, width=320)
                written.cell(1, number).comment = note
            written.column_dimensions[get_column_letter(number)].width = column.width
    for number, row in enumerate(sheet.rows, 2):
        _row(written, sheet, number, row)
    written.freeze_panes = "E2"
    written.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(len(sheet.rows) + 1, 2)}"
    written.page_setup.orientation = "landscape"
    written.print_title_rows = "1:1"


def _row(written: Worksheet, sheet: Sheet, number: int, row: Row) -> None:
    heads = sheet.heads
    first: dict[str, str | int] = {
        KEY: row.key,
        YEAR: row.owner.year,
        OWNER: row.owner.code,
        TITLE: row.owner.title,
        WHAT: row.kind.sheet,
    }
    own = {head: value for head, value in first.items() if head in heads}
    for column_number, head in enumerate(heads, 1):
        cell = written.cell(number, column_number)
        cell.alignment = _WRAP
        if head in own:
            _put(cell, own[head])
            cell.fill = _GREY
        elif head != REMOVE and len(sheet.kinds) > 1:
            cell.fill = _GREY
    for column_number, column in sheet.columns(row.kind):
        cell = written.cell(number, column_number)
        cell.fill = PatternFill()
        text = row.shown.get(column.id, "")
        if len(text) > CELL_LIMIT:
            _put(cell, TOO_LONG)
        elif text:
            _put(cell, _as_number(text) if isinstance(column.form, Amount) else text)


def _put(cell: object, value: str | float) -> None:
    """Put a value into a cell: a text so that it never is a formula, not even when it is edited."""
    cell.value = cell_text(value) if isinstance(value, str) else value  # type: ignore[attr-defined] # a cell
    if isinstance(value, str):
        cell.data_type, cell.quotePrefix, cell.number_format = "s", True, "@"  # type: ignore[attr-defined] # a cell
    elif isinstance(value, float):
        cell.number_format = "0.00"  # type: ignore[attr-defined] # a cell


def _as_number(text: str) -> str | int | float:
    """Return the number that ``text`` is in just these digits, else the text."""
    plain = text.isascii() and text.replace(".", "", 1).isdigit() and not (text.startswith("0") and text[1:2] != ".")
    if not plain or Decimal(text) != Decimal(repr(float(text))):
        return text
    return float(text) if "." in text else int(text)


def _protect(written: Worksheet, sheet: Sheet) -> None:
    """Lock the keys of rows, without a password, and leave everything else to be filled in, sorted and moved."""
    free = Protection(locked=False)
    last = len(sheet.rows) + 1 + _BLANK_ROWS
    for number, _head in enumerate(sheet.heads[1:], 2):
        letter = get_column_letter(number)
        written.column_dimensions[letter].protection = free
        for row in range(2, last + 1):
            cell = written.cell(row, number)
            cell.protection = free
            if row > len(sheet.rows) + 1:
                cell.number_format, cell.alignment = "@", _WRAP
    protection = written.protection
    protection.sheet = True
    for name in ("insertRows", "deleteRows", "sort", "autoFilter", "formatCells", "formatColumns", "formatRows"):
        setattr(protection, name, False)
    protection.objects = False
