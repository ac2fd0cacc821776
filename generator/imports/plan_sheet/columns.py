"""What sheets, columns and choices of the plan's workbook are called, and which columns are the program's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.imports.plan import Proposal

MARK, MARK_VALUE = "oit", "import-plan/1"
GUIDE, RECORDS, UNREAD, DOCUMENTS, LISTS = "อ่านก่อน", "ระเบียนที่จะได้", "ยังไม่เข้าใจ", "หลักฐาน", "รายการ"
KEY, DO, ABOUT, TEXT = "รหัสแถว (ห้ามแก้)", "ทำอย่างไร", "เรื่อง", "ค่า"
INTO, ROW, FIELD = "ให้อยู่ในระเบียน", "แถวที่", "ช่องของระเบียน"
KEYS, ITEM, TITLE = "แฟ้ม (ห้ามแก้)", "ข้อ", "ชื่อเอกสาร"
WRITE, LEAVE, LEAVE_ALL = "เขียน", "ไม่เขียนค่านี้", "ไม่เขียนทั้งระเบียน"
DROPPED = "ไม่ต้องใช้"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, how wide it is, and whether the program alone fills it in."""

    heading: str
    width: int
    is_ours: bool = True


SHEETS: Mapping[str, tuple[Column, ...]] = {
    RECORDS: (
        *(Column(KEY, 8), Column(DO, 14, is_ours=False), Column("แฟ้มระเบียน", 28), Column("ชนิด", 12)),
        *(Column(ABOUT, 34), Column("ช่อง", 30), Column(TEXT, 70, is_ours=False), Column("มาจาก", 40)),
    ),
    UNREAD: (
        *(Column(KEY, 8), Column("ที่", 36), Column(TEXT, 60, is_ours=False), Column("เหตุ", 44)),
        *(Column(INTO, 40, is_ours=False), Column(ROW, 8, is_ours=False), Column(FIELD, 26, is_ours=False)),
    ),
    DOCUMENTS: (
        *(Column(KEYS, 44), Column(ITEM, 10, is_ours=False), Column(TITLE, 50, is_ours=False)),
        *(Column("องค์ประกอบ", 24), Column("มั่นใจ", 8), Column("อาจเป็น", 16), Column("หมายเหตุ", 30)),
    ),
}
"""The sheets that people correct, with their columns from the left; the first one has the key of each row."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "ชื่อมาตรการ": {"measure": "title"},
    "ประเด็นที่พบ": {"measure": "issue"},
    "ข้อเสนอแนะ": {"measure": "recommendation"},
    "ขั้นตอน": {"measure": "rows.steps", "item": "instruction"},
    "ผู้รับผิดชอบ": {"measure": "rows.responsible", "item": "responsible"},
    "ระยะเวลา": {"measure": "rows.period", "item": "period"},
    "การกำกับติดตาม": {"measure": "rows.follow_up", "item": "follow_up"},
    "หมายเหตุ": {"measure": "rows.note", "item": "remark"},
    "เป้าหมาย": {"measure": "target"},
    "ความก้าวหน้า": {"measure": "progress", "item": "progress"},
    "ผลการดำเนินการ": {"measure": "result"},
    "ผลลัพธ์": {"measure": "outcome"},
    "คำอธิบาย": {"item": "explanation"},
    "คะแนนรวม": {"result": "total"},
    "ระดับ": {"result": "level"},
}
"""Fields that words can be put into, and where they stand in each kind of record."""


def target_name(number: int, proposal: Proposal) -> str:
    """Return what a record of the plan is called among the choices."""
    return f"{number + 1}. {' '.join(proposal.name.split())[:60]}"
