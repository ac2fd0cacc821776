"""A form's data as a workbook: one sheet per kind of thing, Thai headings with notes, lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.workbook.year_form.columns import GENERAL, Column, Sheet, sheets

GENERAL_SHEET, GUIDE_SHEET, LISTS_SHEET = "แบบ", "วิธีกรอก", "ตัวเลือก"
_GUIDE = (
    "1. แผ่น “แบบ” บอกปี แหล่งข้อมูล และกลุ่มหน่วยงาน",
    "2. แผ่น “ข้อ” หนึ่งแถวต่อหนึ่งข้อ ต้องมีรหัสข้อ ชื่อข้อ และตัวชี้วัดย่อย ช่องอื่นว่างได้",
    "3. แผ่น “องค์ประกอบ” หนึ่งแถวต่อหนึ่งองค์ประกอบด้านข้อมูล ข้อที่ไม่มีแถวคือไม่รู้องค์ประกอบ",
    "4. ชี้ที่หัวช่องเพื่ออ่านคำอธิบาย ช่องที่มีลูกศรเลือกจากรายการได้",
    "5. เรียงแถว ซ่อนหรือเพิ่มช่อง และใช้เลขไทยได้ {fy} คือปีของแบบ {fy-1} คือปีก่อน",
    "6. ข้อที่รวมจากหลายข้อ: ใส่ทุกข้อในช่อง “มาจากข้อ” ข้อที่แยกจากข้อเดียว: ใส่ข้อนั้นในทุกแถว ข้อใหม่: ปล่อยว่าง",
    "7. เสร็จแล้ว: oit catalogue read แฟ้มนี้.xlsx โปรแกรมบอกทุกช่องที่ต้องแก้ก่อนจึงเขียน",
)
_WRAP = Alignment(wrap_text=True, vertical="top")
_HEAD = PatternFill("solid", fgColor="DCE6F1")
_MUST = PatternFill("solid", fgColor="FCE4D6")
_SPARE_ROWS = 60


def form_workbook(data: Mapping[str, Any], letters: str) -> bytes:
    """Return the workbook of a form's ``data``, as its file holds them, whose codes begin with ``letters``."""
    book = Workbook()
    lists = book.create_sheet(LISTS_SHEET)
    _general(_first(book), data, lists)
    for sheet in sheets(letters):
        _entries(book.create_sheet(sheet.name), sheet, _rows(sheet, data), lists)
    guide = book.create_sheet(GUIDE_SHEET)
    for line in _GUIDE:
        guide.append([line])
    guide.column_dimensions["A"].width = 110
    lists.sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _first(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = GENERAL_SHEET
    return sheet


def value_at(entry: Mapping[str, Any], path: Sequence[str]) -> Any:  # noqa: ANN401 - data of YAML
    """Return what stands at ``path`` of ``entry``, ``None`` where nothing does."""
    value: Any = entry
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _rows(sheet: Sheet, data: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    if sheet.field == ("weights",):
        return [{"name": name, "weight": weight} for name, weight in data.get("weights", {}).items()]
    if sheet.field == ("parts",):
        return [{**part, "item": item["code"]} for item in data.get("items", ()) for part in item.get("parts", ())]
    return value_at(data, sheet.field) or ()


def _general(sheet: Worksheet, data: Mapping[str, Any], lists: Worksheet) -> None:
    sheet.append(["เรื่อง", "ค่า", "คำอธิบาย"])
    for number, column in enumerate(GENERAL, start=2):
        _put(sheet, number, 1, column.heading)
        _put(sheet, number, 2, _shown(column, data))
        _put(sheet, number, 3, column.note)
        if column.form.choices and column.path != ("groups",):
            _offer(sheet, lists, column, f"B{number}")
        if column.required:
            sheet.cell(number, 1).fill = _MUST
    for letter, width in (("A", 24), ("B", 60), ("C", 60)):
        sheet.column_dimensions[letter].width = width
    _head(sheet, 3)


def _entries(sheet: Worksheet, kind: Sheet, rows: Iterable[Mapping[str, Any]], lists: Worksheet) -> None:
    for at, column in enumerate(kind.columns, start=1):
        cell = _put(sheet, 1, at, column.heading)
        cell.comment = Comment(column.note + ("\nต้องกรอก" if column.required else ""), "oit", width=320, height=110)
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    last = 1
    for last, entry in enumerate(rows, start=2):
        for at, column in enumerate(kind.columns, start=1):
            _put(sheet, last, at, _shown(column, entry))
    for at, column in enumerate(kind.columns, start=1):
        if column.form.choices:
            letter = get_column_letter(at)
            _offer(sheet, lists, column, f"{letter}2:{letter}{last + _SPARE_ROWS}")
    _head(sheet, len(kind.columns))
    for at, column in enumerate(kind.columns, start=1):
        if column.required:
            sheet.cell(1, at).fill = _MUST
    sheet.freeze_panes = "C2"


def _shown(column: Column, entry: Mapping[str, Any]) -> str:
    value = value_at(entry, column.path)
    return "" if value is None or value == [] else column.form.show(value)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Any:  # noqa: ANN401 - a cell of the library
    cell = sheet.cell(row, column)
    cell.value, cell.data_type, cell.number_format, cell.alignment = text or None, "s" if text else "n", "@", _WRAP
    return cell


def _head(sheet: Worksheet, count: int) -> None:
    for at in range(1, count + 1):
        sheet.cell(1, at).font, sheet.cell(1, at).fill = Font(bold=True), _HEAD


def _offer(sheet: Worksheet, lists: Worksheet, column: Column, cells: str) -> None:
    """Let the cells be chosen from a list; a list that stands already is used again, and other words may be typed."""
    known = {lists.cell(1, at).value: at for at in range(1, lists.max_column + 1)}
    name = " ".join(column.form.choices)
    at = known.get(name) or (lists.max_column + 1 if lists.cell(1, 1).value else 1)
    for row, text in enumerate((name, *column.form.choices), start=1):
        lists.cell(row, at).value = text
    letter = get_column_letter(at)
    offered = DataValidation(
        type="list", formula1=f"'{LISTS_SHEET}'!${letter}$2:${letter}${len(column.form.choices) + 1}", allow_blank=True
    )
    offered.showErrorMessage = False
    offered.add(cells)
    sheet.add_data_validation(offered)
