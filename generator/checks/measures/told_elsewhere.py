"""What a measure lacks in one field and says in another: it is to be moved, not to be invented.

Each field has its words: a target a bound or a percentage, a period a month or a quarter, a follow-up a report and its
time. What says that nothing is missing is the note that names where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.language.letters import around
from generator.checks.measures.subject import Subject
from generator.findings.finding import Finding
from generator.records.model.measure import MeasureRow
from generator.thai.digits import to_arabic
from generator.thai.months import MONTHS_LONG, MONTHS_SHORT

CODES = ("M519",)

Loc = tuple[str | int, ...]
Told = tuple[Loc, str]

_NUMBER = r"(?:[0-9]+(?:[.,][0-9]+)*|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|ร้อย)"
_MONTH = "|".join(map(re.escape, (*MONTHS_LONG, *MONTHS_SHORT)))
_EACH = rf"ทุก\s*(?:สิ้น)?(?:เดือน|ไตรมาส|ปี|สัปดาห์|{_NUMBER}\s*เดือน)|ราย(?:เดือน|ไตรมาส|ปี|\s*{_NUMBER}\s*เดือน)"
_TIME = rf"(?:{_EACH}|รอบ\s*{_NUMBER}\s*เดือน|ไตรมาส|สิ้นปี|(?:เดือน|ปี|ไตรมาส)ละ|(?:ภายใน|ใน)(?:เดือน|วันที่)|{_MONTH})"
_PATTERNS = {
    "target": re.compile(
        rf"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|ไม่เกิน|ให้ได้|มากกว่า|ครบ)\s*(?:ร้อยละ\s*|จำนวน\s*)?{_NUMBER}"
        rf"|(?:ร้อยละ\s*{_NUMBER}|[0-9]\s*%)|(?:เดือน|ปี|ไตรมาส|กอง|หมู่บ้าน|คน|รุ่น)ละ\s*(?:ไม่น้อยกว่า|อย่างน้อย)?\s*{_NUMBER}\s*[ก-ฮเ-ไ]"
        r"|จำนวน\s*[0-9]+\s*(?!บาท)[ก-ฮเ-ไ]"
    ),
    "period": re.compile(
        rf"(?:ภายใน|ระหว่าง|ช่วง|ตั้งแต่|ใน|เริ่ม|ประจำ)?\s*เดือน\s*(?:{_MONTH})|(?:ภายใน|ระหว่าง|ตั้งแต่|ช่วง)\s*(?:วันที่\s*)?[0-9]{{0,2}}\s*(?:{_MONTH})"
        rf"|ไตรมาส(?:ที่)?\s*[1-4]|ตลอด(?:ทั้ง)?ปี|(?:{_MONTH})\s*(?:-|–|ถึง)\s*(?:{_MONTH})|(?:{_MONTH})\s*(?:พ\.ศ\.\s*)?25[0-9]{{2}}"
    ),
    "follow_up": re.compile(
        rf"(?:ติดตาม|รายงาน|สรุปผล|ประเมินผล|กำกับ)[^;]{{0,60}}?{_TIME}|{_TIME}[^;]{{0,30}}?(?:ติดตาม|รายงาน(?:ผล)?)"
    ),
    "responsible": re.compile(
        r"(?:มอบหมาย(?:ให้)?|มอบให้|รับผิดชอบโดย|ผู้รับผิดชอบ(?:คือ|:)?|โดยให้|(?<![ก-๎])ให้|โดย)\s*"
        r"(?:สำนัก|กอง(?!ทุน)|ฝ่าย|งาน[ก-ฮ]|หน่วย(?!งาน)|ศูนย์|คณะทำงาน|คณะกรรมการ|ปลัด|นัก[ก-ฮ]|เจ้าหน้าที่|เจ้าพนักงาน|หัวหน้า|ผู้อำนวยการ|ทุกส่วน|ทุกกอง)[ก-๎]{0,24}"
    ),
    "title": re.compile(r"^(?:โครงการ|กิจกรรม|มาตรการ(?:ที่\s*[0-9]+)?)\s*[ก-ฮเ-ไ].{6,}"),
    "steps": re.compile(
        r"(?:ขั้นตอน|วิธี(?:การ)?(?:ดำเนินการ|ดำเนินงาน)?)\s*(?:คือ|:|ได้แก่|ดังนี้)|(?:^|\s)(?:1[.)]|\(1\)).+\s(?:2[.)]|\(2\))"
    ),
    "outcome": re.compile(
        r"(?:ทำให้|ส่งผลให้|เป็นผลให้)[ก-๎ ]|(?:เพิ่มขึ้น|ลดลง|ดีขึ้น)(?:จาก|เป็น|เหลือ|ร้อยละ|\s*[0-9])|จากเดิม"
        r"|ความพึงพอใจ[^;]{0,30}ร้อยละ|ไม่มีเรื่องร้องเรียน"
    ),
    "result": re.compile(r"แล้วเสร็จ|เรียบร้อย|ครบ|(?<!จะ)(?:ได้|แล้ว)|ร้อยละ|[0-9]"),
    "evidence": re.compile(
        r"https?://|www\.|(?:คำสั่ง|ประกาศ|บันทึก|หนังสือ|รายงาน)[ก-๎\s]{0,40}(?:ที่|เลขที่)\s*[ก-๎.\s]{0,12}[0-9]+\s*/\s*25[0-9]{2}|ภาคผนวก|เอกสารแนบ"
    ),
    "indicators": re.compile(
        r"ตัวชี้วัด(?:ย่อย)?(?:ที่)?\s*[0-9]|(?<![A-Za-z])[ie][0-9]{1,2}(?![0-9A-Za-z])|(?<![A-Za-z])[Oo]\s?[0-9]{1,2}(?![0-9A-Za-z])"
    ),
}
_THAI = {
    "target": "เป้าหมายที่วัดได้",
    "period": "ระยะเวลาดำเนินการ",
    "follow_up": "กำหนดติดตามหรือรายงานผล",
    "responsible": "ผู้รับผิดชอบ",
    "title": "ชื่อมาตรการ",
    "steps": "ขั้นตอน",
    "outcome": "ผลลัพธ์",
    "result": "ผลการดำเนินการ",
    "evidence": "หลักฐาน",
    "indicators": "ตัวชี้วัดที่ตอบ",
}
_PLANNED = ("title", "steps", "method", "note", "recommendation")
_WHERE = {
    "target": _PLANNED,
    "period": _PLANNED,
    "follow_up": ("title", "steps", "note", "target"),
    "responsible": ("title", "steps", "note", "method"),
    "title": ("steps",),
    "steps": ("title", "note", "recommendation", "method"),
    "outcome": ("result", "progress", "note"),
    "result": ("progress", "note"),
    "evidence": ("result", "progress", "outcome", "note"),
    "indicators": ("title", "issue", "steps", "recommendation"),
}
_WHERE_THAI = {
    "title": "ชื่อมาตรการ",
    "steps": "ขั้นตอน",
    "method": "วิธีติดตาม",
    "note": "หมายเหตุ",
    "recommendation": "ข้อเสนอแนะ",
    "target": "เป้าหมาย",
    "result": "ผลการดำเนินการ",
    "progress": "ความก้าวหน้า",
    "outcome": "ผลลัพธ์",
    "issue": "ประเด็นที่พบ",
}


def told_elsewhere(subject: Subject, field: str, row: int | None = None) -> Finding | None:
    """Return the note that says where what ``field`` lacks stands, for one row or the whole measure, if it does."""
    pattern = _PATTERNS[field]
    for where in _WHERE[field]:
        for loc, text in _texts(subject, where, row):
            match = pattern.search(to_arabic(text))
            if match:
                shown = around(text, match.start(), match.end())
                return subject.say("M519", *loc, field=_THAI[field], key=field, where=_WHERE_THAI[where], text=shown)
    return None


def split_rows(subject: Subject, field: str, rows: list[int]) -> tuple[list[Finding], list[int]]:
    """Return the first note on ``rows`` that say elsewhere what ``field`` lacks, and the rows that do not say it."""
    notes = {row: told_elsewhere(subject, field, row) for row in rows}
    found = [note for note in notes.values() if note]
    return found[:1], [row for row in rows if notes[row] is None]


def _texts(subject: Subject, where: str, row: int | None) -> Iterator[Told]:
    """Yield the texts of a kind with their places: of one row, or of the measure with all its rows."""
    measure = subject.measure
    if where in {"steps", "method", "note"}:
        for index in range(len(measure.rows)) if row is None else (row,):
            yield from _of_row(measure.rows[index], ("rows", index), where)
    elif where == "progress":
        yield from ((("progress", index, "text"), entry.text) for index, entry in enumerate(measure.progress))
    elif where == "issue":
        yield from [(("issue",), measure.issue)] if measure.issue else []
    elif where == "target":
        yield from [(("target", "text"), measure.target.text)] if measure.target and measure.target.text else []
    else:
        yield from (((where, index), text) for index, text in enumerate(getattr(measure, where)))
        for index, one in enumerate(measure.rows if where == "result" else ()):
            yield from ((("rows", index, "result", number), text) for number, text in enumerate(one.result))


def _of_row(row: MeasureRow, place: Loc, where: str) -> Iterator[Told]:
    if where == "note" and row.note:
        yield (*place, "note"), row.note
    elif where == "method" and row.follow_up and row.follow_up.method:
        yield (*place, "follow_up", "method"), row.follow_up.method
    elif where == "steps":
        for number, step in enumerate(row.steps):
            yield (*place, "steps", number, "text"), step.text
            yield from (((*place, "steps", number, "sub", part), text) for part, text in enumerate(step.sub))
