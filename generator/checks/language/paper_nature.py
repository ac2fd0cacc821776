"""What a paper is by what it is called: a plan, a report of what was done, or a rule; other papers are none of these.

The first words decide, because a report names the plan it reports on, and a plan the reports that it will bring.
"""

from __future__ import annotations

import re
from typing import Literal

PaperNature = Literal["plan", "report", "rule"]

NATURE_THAI: dict[PaperNature, str] = {"plan": "แผน", "report": "รายงานผล", "rule": "ระเบียบหรือประกาศ"}

_LEAD = re.compile(
    r"^(?:[\s\-–•\"“(\[_0-9๐-๙.)]|สำเนา|ร่าง|เอกสาร|แบบ|ไฟล์|เรื่อง|ลิงก์|(?:ประกาศ|บันทึก)[^\n]{0,60}?เรื่อง|ประกาศใช้|OIT|O\d{1,2})+"
)
"""What may stand before a paper's own name: marks, numbers, สำเนา, the announcement by which it was published."""
_PLAN = re.compile("แผน(?!ที่|ผัง|ก[^า]|ภูมิ)")
_REPORT = re.compile(
    r"(?:สรุป)?รายงาน(?!การประชุม|การวิเคราะห์|การประเมิน|การสำรวจ|ผู้|ตัว|ข่าว|ผลการ(?:วิเคราะห์|ประเมิน))"
    r"|สรุปผล|ผล(?:การ)?(?:ดำเนิน|ปฏิบัติ|ใช้จ่าย|กำกับ|ติดตาม)|ความก้าวหน้า"
)
_ALSO_REPORT = re.compile("รายงาน|ความก้าวหน้า|ผลการ|ผลสัมฤทธิ์|และผล|สรุปผล|ติดตาม")
_ALSO_PLAN = re.compile(r"(?:และ|พร้อม(?:กับ|ทั้ง|ด้วย)?|รวมทั้ง|[/,+])\s*(?:ร่าง)?แผน|แผน(?:งาน)?\s*(?:และ|/)\s*(?:ราย|ผล)")
_RULE = re.compile(
    r"ประกาศ|คำสั่ง|ระเบียบ|ข้อบังคับ|ข้อกำหนด|หลักเกณฑ์|พระราชบัญญัติ|พ\s?\.\s?ร\s?\.\s?บ|กฎ|มติ|หนังสือสั่งการ|ประมวล|นโยบาย|แนวปฏิบัติ"
    r"|แนวทาง|มาตรา\s*[0-9๐-๙]"
)
_ACTIVITY = re.compile(
    "กิจกรรม|อบรม|ประชุม|สัมมนา|โครงการ|ภาพ|รายงาน|ผลการ|เวที|รณรงค์|ลงพื้นที่|ถ่ายทอด|มอบนโยบาย|ซักซ้อม|ประชาคม|มีส่วนร่วม|จัดงาน|พิธี"
    "|เผยแพร่|ประชาสัมพันธ์|วัฒนธรรม|คณะกรรมการ|คณะทำงาน|ศึกษาดูงาน|ข่าว|วีดิ|วิดี|คลิป|การแสดง|รับฟัง|ความรู้|จิตอาสา|สร้างจิตสำนึก|และการ(?:ขับเคลื่อน|เสริมสร้าง|ฝึก)"
)
_LONGEST = 300


def paper_nature(name: str) -> PaperNature | None:
    """Return what a paper called ``name`` is; ``None`` where it is two things, or another."""
    plain = name[:_LONGEST].replace("-", " ").replace("_", " ").strip()
    own = plain[lead.end() :] if (lead := _LEAD.match(plain)) else plain
    if _PLAN.match(own):
        return None if _ALSO_REPORT.search(own) else "plan"
    if _REPORT.match(own):
        return None if _ALSO_PLAN.search(own) else "report"
    if _RULE.match(plain) and not _ACTIVITY.search(plain):
        return "rule"
    return None


def is_called_plan(title: str) -> bool:
    """Tell whether an item or part of the form, by its title, asks for a plan and for nothing that was done."""
    return bool(_PLAN.search(title)) and not _ALSO_REPORT.search(title)


def is_called_report(title: str) -> bool:
    """Tell whether an item of the form, by its title, asks for a report."""
    return paper_nature(title) == "report"


def is_called_activity(title: str) -> bool:
    """Tell whether a part of the form, by its title, asks for something that was held."""
    return re.match("กิจกรรม|การ(?:ฝึก)?อบรม|จัดเป็นการประชุม|การให้ความรู้", title) is not None
