"""The plan as a workbook: a sheet of what would be written, one of what was not understood, one of evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import BaseModel

from generator.imports.cells.responsible import squeezed
from generator.imports.evidence.placing import Placement
from generator.imports.plan import Proposal
from generator.imports.plan_sheet.cells import cells_of, label_of
from generator.imports.plan_sheet.columns import (
    ABOUT,
    DO,
    DOCUMENTS,
    DROPPED,
    FIELD,
    FIELDS,
    GUIDE,
    INTO,
    ITEM,
    KEY,
    KEYS,
    LEAVE,
    LEAVE_ALL,
    LISTS,
    MARK,
    MARK_VALUE,
    RECORDS,
    ROW,
    TEXT,
    TITLE,
    UNREAD,
    WRITE,
    target_name,
)
from generator.imports.plan_sheet.kept import Kept, write_kept
from generator.imports.reading.model import Spot
from generator.imports.yaml_text import MODELS
from generator.reports.workbook_cells import set_widths, write_row

_GUIDE = (
    "แผ่น “ระเบียนที่จะได้” มีหนึ่งแถวต่อหนึ่งช่องของระเบียน แก้ข้อความในช่อง “ค่า” ได้ ลบข้อความคือไม่เอาค่านั้น",
    "ช่อง “ทำอย่างไร” เลือกได้ว่าจะเขียน ไม่เขียนค่านี้ หรือไม่เขียนทั้งระเบียน ลบทั้งแถวคือไม่เขียนค่านั้น",
    "ค่าที่เป็นรายการเขียนบรรทัดละหนึ่ง (Alt+Enter ขึ้นบรรทัดใหม่) ขั้นตอนย่อยขึ้นต้นบรรทัดด้วย - และเว้นวรรค",
    "แผ่น “ยังไม่เข้าใจ” คือข้อความในเอกสารที่ไม่ได้อยู่ในระเบียนใด เลือกว่าให้อยู่ในระเบียนใด แถวที่เท่าใด และช่องใด หรือเลือก “ไม่ต้องใช้”",
    "แผ่น “หลักฐาน” เลือกข้อของแต่ละแฟ้ม เว้นว่างคือไม่เก็บแฟ้มนั้น",
    "บันทึกแล้วสั่ง oit import --plan แฟ้มนี้.xlsx --read (ถ้ามีหลักฐาน ระบุโฟลเดอร์หลักฐานต่อท้ายด้วย) โปรแกรมแสดงสิ่งที่จะเขียนก่อนเสมอ",
)
_KINDS = {"measure": "มาตรการ", "item": "ข้อ OIT", "result": "ผลการประเมิน", "config": "ข้อมูลหน่วยงาน"}
_GREY = PatternFill("solid", fgColor="EDEDED")
_LAST = 2_000


def plan_workbook(
    kept: Kept, targets: Mapping[int, str], units: Sequence[str], placed: Sequence[Placement], items: Sequence[str]
) -> bytes:
    """Return the workbook's bytes.

    ``targets`` are the files that records would be written to, by the number of the record; ``units`` and ``items``
    are offered to choose from, ``placed`` are files of evidence.
    """
    book = Workbook()
    book.properties.created = book.properties.modified = datetime.combine(date(2026, 1, 1), datetime.min.time())
    guide = book.worksheets[0]
    guide.title = GUIDE
    for line in (f"แผนนำเข้าของ{kept.agency} ปี {kept.year}", "", *_GUIDE):
        write_row(guide, [line])
    set_widths(guide, (110,))
    lists = book.create_sheet(LISTS)
    _records(book.create_sheet(RECORDS, 1), kept, targets)
    _unread(book.create_sheet(UNREAD, 2), kept)
    if placed:
        _documents(book.create_sheet(DOCUMENTS, 3), placed)
    columns = [
        ["", *units, "ทุกส่วนราชการ"],
        [DROPPED, *(target_name(number, one) for number, one in enumerate(kept.proposals))],
        list(FIELDS),
        list(items),
    ]
    for number in range(max(map(len, columns))):
        write_row(lists, [one[number] if number < len(one) else None for one in columns])
    _offer(book, [len(one) for one in columns], has_documents=bool(placed))
    write_kept(book, kept)
    book.custom_doc_props.append(StringProperty(name=MARK, value=MARK_VALUE))  # type: ignore[attr-defined] # newer than its stubs
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _records(sheet: Worksheet, kept: Kept, targets: Mapping[int, str]) -> None:
    write_row(sheet, [KEY, DO, "แฟ้มระเบียน", "ชนิด", ABOUT, "ช่อง", TEXT, "มาจาก"], bold=True)
    for number, proposal in enumerate(kept.proposals):
        model: type[BaseModel] = MODELS[proposal.kind]
        for path, text in cells_of(proposal.data):
            write_row(
                sheet,
                [
                    *(f"{number}:{path}", WRITE, targets.get(number, ""), _KINDS[proposal.kind], proposal.name),
                    *(label_of(model, path), text, str(spot_of(proposal, path))),
                ],
            )
            _grey(sheet, (1, 3, 4, 5, 6, 8))
    _finish(sheet, (8, 14, 28, 12, 34, 30, 70, 40))


def spot_of(proposal: Proposal, path: str) -> Spot:
    """Return where in a paper what stands at a path of a record came from: its own place, or that of what holds it."""
    names = sorted(proposal.sources, key=len, reverse=True)
    found = next((name for name in names if f"{path}.".startswith(f"{name}.")), None)
    found = found or next((name for name in names if f"{name}.".startswith(f"{path.split('.', maxsplit=1)[0]}.")), None)
    return proposal.sources[found] if found else next(iter(proposal.sources.values()), Spot(""))


def _unread(sheet: Worksheet, kept: Kept) -> None:
    write_row(sheet, [KEY, "ที่", TEXT, "เหตุ", INTO, ROW, FIELD], bold=True)
    for key, place, text, reason in unread_rows(kept):
        write_row(sheet, [key, place, text, reason, "", "", ""])
        _grey(sheet, (1, 2, 4))
    for one in kept.choices:
        write_row(sheet, ["", str(one.spot), one.text, f"โปรดตรวจ: {one.chosen}"])
        _grey(sheet, (1, 2, 3, 4, 5, 6, 7))
    _finish(sheet, (8, 36, 60, 44, 40, 8, 26))


def unread_rows(kept: Kept) -> Iterator[tuple[str, str, str, str]]:
    """Yield the key, place, words and reason of everything that is in no record."""
    for number, one in enumerate(kept.unread):
        yield f"u{number}", str(one.spot), one.text, one.reason
    for number, (file, text) in enumerate((file, text) for file, texts in kept.outside.items() for text in texts):
        yield f"o{number}", file, text, "ข้อความนอกตาราง"


def _documents(sheet: Worksheet, placed: Sequence[Placement]) -> None:
    write_row(sheet, [KEYS, ITEM, TITLE, "องค์ประกอบ", "มั่นใจ", "อาจเป็น", "หมายเหตุ"], bold=True)
    for one in placed:
        note = f"ซ้ำกับ {one.same_as}" if one.same_as else "" if one.is_sure else "ยังไม่แน่ใจ โปรดเลือกข้อ"
        item = one.item if one.is_sure else ""
        sure = f"{one.confidence:.0%}" if one.item else ""
        write_row(sheet, [one.file, item, one.title, " ".join(one.parts), sure, " ".join(one.others), note])
        _grey(sheet, (1, 4, 5, 6, 7))
    _finish(sheet, (44, 10, 50, 24, 8, 16, 30))


def _grey(sheet: Worksheet, columns: Sequence[int]) -> None:
    for column in columns:
        sheet.cell(sheet.max_row, column).fill = _GREY


def _finish(sheet: Worksheet, widths: Sequence[int]) -> None:
    set_widths(sheet, widths)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"


def _offer(book: Workbook, counts: Sequence[int], *, has_documents: bool) -> None:
    """Offer what can be chosen; what stands in a list may be typed over where several may be meant."""
    _choose(book[RECORDS], "B", f'"{WRITE},{LEAVE},{LEAVE_ALL}"', strict=True)
    for letter, column, count in (("E", "B", counts[1]), ("G", "C", counts[2])):
        _choose(book[UNREAD], letter, f"'{LISTS}'!${column}$1:${column}${max(count, 1)}", strict=True)
    if has_documents:
        _choose(book[DOCUMENTS], "B", f"'{LISTS}'!$D$1:$D${max(counts[3], 1)}", strict=True)
    units = DataValidation("list", formula1=f"'{LISTS}'!$A$2:$A${max(counts[0], 2)}", allow_blank=True)
    units.showErrorMessage = False
    for row, (key,) in enumerate(book[RECORDS].iter_rows(min_row=2, max_col=1, values_only=True), start=2):
        if squeezed(str(key)).endswith("responsible"):
            units.add(f"G{row}")
    if units.cells:
        book[RECORDS].add_data_validation(units)


def _choose(sheet: Worksheet, letter: str, formula: str, *, strict: bool) -> None:
    offered = DataValidation("list", formula1=formula, allow_blank=True)
    offered.showErrorMessage = strict
    offered.error = "โปรดเลือกจากรายการ"
    offered.add(f"{letter}2:{letter}{max(_LAST, sheet.max_row)}")
    sheet.add_data_validation(offered)
