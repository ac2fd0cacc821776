"""Counts told in words: a figure with the word for what is counted, as sentences join them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.thai.months import MONTH

_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_CLASSIFIERS = [
    "กระบวนงาน",
    "กระบวนการ",
    "กลุ่มเป้าหมาย",
    "กิโลเมตร",
    "กิโลกรัม",
    "กิจกรรม",
    "ครอบครัว",
    "ครัวเรือน",
    "ครั้ง",
    "ความเสี่ยง",
    "คะแนน",
    "คัน",
    "คำขอ",
    "คำถาม",
    "คำร้อง",
    "คน",
    "ฉบับ",
    "ชั่วโมง",
    "ชุมชน",
    "ชุด",
    "ด้าน",
    "ตัวชี้วัด",
    "ตัว",
    "ตำบล",
    "ตำแหน่ง",
    "ถัง",
    "ท่าน",
    "ทุน",
    "นาที",
    "บท",
    "บริการ",
    "บัตร",
    "บาท",
    "ประเด็น",
    "ประเภท",
    "แปลง",
    "แปลงที่ดิน",
    "แผ่น",
    "แผนงาน",
    "ผลงาน",
    "ผืน",
    "พันบาท",
    "มาตรการ",
    "มิติ",
    "เมตร",
    "รายการ",
    "ราย",
    "ร้าน",
    "ระบบ",
    "รุ่น",
    "เรื่อง",
    "โรงเรียน",
    "โรงฝึกงาน",
    "ล้านบาท",
    "ลำ",
    "ลิตร",
    "เล่ม",
    "เวที",
    "วันทำการ",
    "วัน",
    "สถานี",
    "สถานที่",
    "ส่วนราชการ",
    "สายทาง",
    "สาย",
    "สัญญา",
    "สัปดาห์",
    "เส้นทาง",
    "หน่วยงาน",
    "หน่วยกิต",
    "หมู่บ้าน",
    "หลักสูตร",
    "หลัง",
    "ห้อง",
    "แห่ง",
    "อัตรา",
    "อัน",
    "อำเภอ",
    "เอกสาร",
    "ไร่",
    "โครงการ",
    "ช่องทาง",
    "เดือน",
    "ข้อความ",
    "ข้อเสนอ",
    "ข้อ",
    "ขั้นตอน",
    "แนวทาง",
    "แบบฟอร์ม",
    "แบบ",
    "เครื่อง",
    "คลิป",
    "โพสต์",
    "ดวง",
    "ต้น",
    "ตัน",
    "จุด",
    "จังหวัด",
    "งวด",
    "งาน",
    "กอง",
    "ฝ่าย",
    "ทะเบียน",
    "ป้าย",
    "ภาพ",
    "หน้า",
    "หลักเกณฑ์",
    "หลักฐาน",
    "หัวข้อ",
    "ใบ",
    "คู่มือ",
    "เหตุการณ์",
    "ปาก",
    "องค์กร",
]
"""Words that count things, so that one is known without a space behind it; others are read as they stand."""
COUNTING = "|".join(sorted(_CLASSIFIERS, key=len, reverse=True))
_COUNTED = re.compile(
    rf"(?<![0-9./,\-])(?P<figure>{_FIGURE})(?![0-9/.]|,[0-9])\s*(?!และ|จาก|รวม|ถึง|เป็น|หรือ|คิด|กับ|เหลือ)(?:(?P<known>{COUNTING})(?![ะ-ฺ็-๎])|(?P<unit>[ก-ฮเ-ไ][ก-๎]{{0,15}}?)"
    r"(?=[^ก-๎]|คิดเป็น|จาก|หรือ|และ|เหลือ|เป็น|มี|ที่|ทั้ง|ของ|ใน|เพิ่ม|ลด|ได้|ไม่|แล้ว|แบ่ง|แยก|จำแนก|ประกอบด้วย|คือ|โดย|รวม|ต่อ|$))"
)
"""A figure and the word for what is counted: a known one, or up to the end of the word or what may follow it."""
_BARE = re.compile(rf"(?<![0-9A-Za-z./,\-])(?P<figure>{_FIGURE})(?![0-9A-Za-z/.%\-–]|,[0-9])")
_NO_COUNT = re.compile(
    rf"(?:{MONTH}|ร้อยละ|พ\.ศ\.|ปี|วันที่|ข้อ|(?<!หน้า)(?<!พื้น)(?<!สถาน)ที่|(?<![ก-๎])หน้าที่|เลข|มาตรา|ไตรมาส|รอบ|เดือน|ม\.|ฉบับ|[Oo]|ประเภท|กลุ่ม|หมู่|ระดับ|ชั้น)\s*$"
)
_CLOCK = re.compile(r"\s*(?:[-–:]\s*[0-9]|(?:น\.|นาฬิกา))")
_HOUR = re.compile(r"เวลา\s*$")
"""Before a figure: an hour of the day, where the figure is told as one; else so much time, or so many in time."""
_OF_TIME = re.compile(r"(?:ทั้ง|ตลอด|ต่อ|แต่ละ|ราย|รอบ)(?:ปี|เดือน)\s*$")
_RANGE = re.compile(r"[0-9]\s*(?:-|–|ถึง)\s*$")
_VAGUE = re.compile(
    r"(?:(?<!งบ)ประมาณ|ราวๆ|ราว|กว่า|เกือบ|อย่างน้อย|เกิน|สูงสุด(?:ไม่เกิน)?|ขั้นต่ำ|ต่ำสุด|เฉลี่ย|คาดว่า|ภายใน)(?:จำนวน|ครั้งละ|คนละ|วันละ|เดือนละ|ปีละ|\s)*$"
)
_OPEN = re.compile(r"\s*(?:เศษ|กว่า|ขึ้นไป)")
_NEAR = 12
"""How far before a figure the word stands that makes it a number: no month or noun of those is longer."""
_ROOM = 28


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of what (nothing where the words do not say), and where that stands."""

    value: Decimal
    unit: str
    start: int
    end: int
    vague: bool = False
    """Whether it is told as a bound, an average or a guess, of which nothing can be worked out."""


def counts(text: str) -> list[Count]:
    """Return the counts of ``text``, in order; years, numbers of papers and percentages count nothing."""
    return [
        Count(
            _value(match["figure"]), match["known"] or match["unit"], match.start(), match.end(), _is_vague(text, match)
        )
        for match in _COUNTED.finditer(text)
        if not _numbers(text, match.start(), match.end("figure"))
    ]


def figures_of(text: str) -> list[Count]:
    """Return the counts of ``text`` together with the figures that stand there without what they count."""
    found = {one.start: one for one in counts(text)}
    for match in _BARE.finditer(text):
        if match.start() not in found and not _numbers(text, match.start(), match.end("figure")):
            bounded = _is_vague(text, match)
            found[match.start()] = Count(_value(match["figure"]), "", match.start(), match.end(), bounded)
    return [found[start] for start in sorted(found)]


def _numbers(text: str, start: int, end: int) -> bool:
    """Tell whether a figure is a number of something or the end of a range, not how many there are."""
    before = text[max(0, start - _NEAR) : start]
    if _RANGE.search(before) or (_HOUR.search(before) and _CLOCK.match(text, end)):
        return True
    return _NO_COUNT.search(before) is not None and not _OF_TIME.search(before)


def _is_vague(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - _ROOM) : match.start()]
    return _VAGUE.search(before) is not None or _OPEN.match(text, match.end()) is not None


def _value(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))
