"""Whether a year or a day in running text is that which the text is of, or one it only speaks of by the way.

The one room for all rules on years: a year is by the way where it is compared with, is history, one of a series or of
an edition of the form, replaced by what the text is of, or still to come. What tells is the clause around it: a word
of that kind before the year with nothing but nouns between, one behind it, or a list of which one year is by the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.checks.language.editions import names_an_edition
from generator.thai.digits import to_arabic
from generator.thai.years import YearMention, years_in

_ROOM = 72
_BEHIND = 90
_FIGURE = r"(?:ร้อยละ\s*)?[0-9][0-9,.]*"
_PAPER = r"(?:คู่มือ|ฉบับ|ประกาศ|คำสั่ง|แผน|หลักเกณฑ์|แนวปฏิบัติ|ระเบียบ|แบบ|ข้อมูล|ทะเบียน|เอกสาร|รายงาน|มาตรการ|แนวทาง)"
_COMPARED = re.compile(
    r"(?:(?<!ไม่น้อย)(?<!ไม่ต่ำ)(?<!ไม่มาก)(?<!ไม่ช้า)(?<!ไม่สูง)กว่า|(?<!กำหนด)เท่ากับ|เท่ากันกับ|เทียบ|(?:แตก)?ต่าง(?:ไป)?(?:จาก|กับ)"
    r"|เท่า(?=ของ|จาก)|เดียวกัน(?:กับ|ของ|ใน)?|เดียวกับ|เหมือน(?:กับ)?|คล้าย(?:กับ)?|ขณะ(?:ที่|ซึ่ง)|(?<=\s)ส่วน(?=ของ|ใน|ปี|เมื่อ|\s*$))[^.;0-9]{0,36}$"
)
"""A comparison, behind which no other figure stands: ``มากกว่าร้อยละ 80 ในปี …`` is a target."""
_CHANGED = re.compile(
    r"(?:(?:ลด|เพิ่ม|เปลี่ยน|ต่อ|เนื่อง|ค้าง|ยก|เหลือ|ปรับ|ปรุง|แก้ไข|พัฒนา|ยอด|ทบทวน|ขยาย|คัด|นับ|โอน|เลื่อน|ปัญหา)(?:ลง|ขึ้น|มา)?จาก"
    rf"|จาก(?:เดิม)?\s*{_FIGURE})[^.;]{{0,36}}$|จาก\s*$"
)
_HISTORY = re.compile(
    r"(?:ก่อนหน้า|(?<!เพิ่ม)เดิม|เคย|ที่ผ่านมา|ปีก่อน|ปีที่แล้ว|ไม่ได้[ก-๎]{1,12}|ไม่ทัน|ไม่แล้วเสร็จ|(?:ต่ำ|สูง|มาก|น้อย)(?:ที่)?สุดในรอบ|(?:ครั้ง|คราว|คน|ฉบับ|ชุด)(?:ก่อน|แรก)|ย้อนหลัง|ในอดีต|ความเป็นมา|สืบเนื่อง|ค้าง(?:มา|อยู่)?|เรื้อรัง"
    r"|นำไปใช้|นำไป|(?<!เป็น)(?<!ผู้)(?<!ตัว)(?<!ทด)(?<!ตอบ)(?<!มอบ)แทน|ยกเลิก|สิ้นสุดลงเมื่อ"
    rf"|(?:แก้ไข|ปรับปรุง|ทบทวน|ปรับ){_PAPER}[ก-๎]{{0,24}}(?:ที่|ซึ่ง)(?:ออก|ใช้|ประกาศ|จัดทำ|ลงนาม|มี))[^.;]{{0,40}}$"
    r"|(?:ตั้ง|นับ|มา)แต่[^.;0-9]{0,16}$|(?<!ๆ)ก่อน\s*$|เริ่ม[^.;0-9]{0,24}(?:ใน|เมื่อ)\s*$|(?:ที่|ซึ่ง|ได้|คำสั่ง[ก-๎]{0,24})"
    r"(?:[ก-๎]{0,48}(?:ทักท้วง|ท้วงติง|ตรวจพบ|เสนอแนะ|ร้องเรียน)|สร้าง|ก่อสร้าง|บรรจุ|ซื้อ|จัดซื้อ|ติดตั้ง|แต่งตั้ง|ออก|ขึ้นทะเบียน|ลงทะเบียน|เปิดใช้|ย้าย|ก่อตั้ง|เกษียณ|รับมอบ)ใน\s*$"
)
"""Words of what was, or of what comes of it later, before a year."""
_ABOVE = re.compile(
    r"(?:หนังสือ(?:สั่งการ|เวียน|ซักซ้อม|ซักถาม|แจ้งเวียน)"
    r"|(?:หนังสือ|ประกาศ|คู่มือ|แนวทาง|มติ|หลักเกณฑ์|แบบ(?:ประเมิน)?|คำสั่ง|เกณฑ์|ระเบียบ|ข้อกำหนด)[^;0-9]{0,24}?"
    r"(?:กระทรวง|กรม(?!ธรรม์)|คณะรัฐมนตรี|คณะกรรมการ\s*(?:[ก-ฮ]\.){2,5}|สำนักงาน\s*(?:[ก-ฮ]\.){2,5}|ป\.ป\.[ชท]\.|ก\.พ\.|ก\.[ทจถ]\.|สำนักนายก|สำนักงบประมาณ))"
    r"[^;]{0,72}$"
)
"""A paper of an office above, which goes by the year or the day of its own."""
_ROOM_ABOVE = 120
_NEXT_THING = re.compile(
    r"ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.\s*)?[0-9๐-๙]|\s(?:และ|แล้ว|เพื่อ|โดย|ให้|จึง|ส่วน|จัดทำ|ดำเนิน)|ของเทศบาล|ของอบต|ขององค์การ"
)
"""What ends what is said of such a paper."""
_AT_A_YEAR = re.compile(r"เมื่อ(?:ต้น|กลาง|ปลาย|สิ้น)?\s*$")
"""Before a year, not before a day: something happened then."""
_OVER = re.compile(
    r"\s*\)?\s*(?:ซึ่ง|ที่)?\s*(?:ถูก|ได้)?(?:สิ้นสุด|หมดอายุ|หมดวาระ|ครบกำหนด|ครบวาระ|ยกเลิก|เป็นต้นมา|เป็นปีแรก|เป็นปีก่อน|ครั้งแรก|ไม่(?:เคย)?มี"
    r"|(?:มา|เป็น)(?:ใช้)?(?:เป็น)?(?:ฐาน|เกณฑ์|ตัวตั้ง|เปรียบเทียบ|เทียบ)|ลด|เพิ่ม|ตกลง|สูงขึ้น|ดีขึ้น|ฟื้น|ต่ำลง|แย่ลง|ทรงตัว|คงที่)"
)
_FIGURED = re.compile(
    rf"\s*(?:ซึ่ง|ที่)?\s*(?:อยู่ที่|ได้(?:รับ)?|มี|คือ|เท่ากับ|เป็น|เบิกได้)?[ก-๎\s]{{0,20}}?{_FIGURE}[^.;]{{0,24}}?"
    r"(?:ดี|เพิ่ม|สูง|น้อย|ลด|ต่ำ|แย่|มาก|เร็ว|ช้า)(?:ขึ้น|ลง|กว่า)"
)
"""Behind a year its figure, and then how that has changed: the figure before it is the one of now."""
_FELL = re.compile(rf"[ก-๎\s]{{0,16}}{_FIGURE}[^.;0-9]{{0,24}}(?:ลด|เพิ่ม|เปลี่ยน)[ก-๎\s]{{0,10}}(?:เหลือ|เป็น)")
_A_FIGURE = re.compile(r"[0-9](?![0-9]{3}(?![0-9,.]))")
_THIS_YEAR = re.compile(r"(?:ปีนี้|ปัจจุบัน(?!และ)|บัดนี้|ขณะนี้|ครั้งนี้)\s*(?:มี|ได้|เป็น|คือ|เหลือ|ไม่|ลด|เพิ่ม|ใช้|ร้อยละ|[0-9๐-๙])")
"""Behind a year: what is so now, so that the year is another."""
_BETWEEN = re.compile(r"\s*(?:[,/]|และ|กับ|หรือ|ถึง|-|–)?\s*(?:ใน|ของ|เมื่อ)?\s*(?:ปี(?:งบประมาณ)?)?\s*(?:พ\.ศ\.)?\s*")
_SERIES = 3
_LONG_AGO, _A_SLIP = 8, 10
_EDITION = re.compile(r"(?:ของ)?แบบ(?:วัด|ประเมิน|ตรวจ|สำรวจ)?(?:ของ)?\s*$|เกณฑ์(?:ของ)?\s*$")
"""Before a year: that it is the edition of a form or of criteria."""
_TO_COME = re.compile(r"(?:จะ|เพื่อใช้|เพื่อเป็น|เพื่อจัดทำ|สำหรับ|เตรียม|เสนอ(?:ตั้ง|ขอ|บรรจุ)|บรรจุ|ขยายผล|ต่อไป)[^.;]{0,44}$")
_GOAL = re.compile(
    r"เป้าหมาย|ตั้งใจ|มุ่งหวัง|คาดว่า|คาดหมาย|แผนแม่บท|ยุทธศาสตร์|วิสัยทัศน์|ระยะยาว|ตั้งเป้า|"
    r"แผน\S{0,40}ระยะ|ตัวชี้วัด\S{0,12}ของแผน|แผนพัฒนา"
)
_UNTIL = re.compile(r"(?:ภายใน|จนถึง|ถึง)\s*$")
_REACHED = re.compile(r"(?:ร้อยละ\s*100|ขึ้นไป|ทุกหน่วยงาน|ไม่(?:น้อย|ต่ำ)กว่า)")


def spoken_years(text: str) -> tuple[YearMention, ...]:
    """Return the years that ``text`` says it is of: not those of laws, of dates or by the way."""
    if "ปี" not in text and "พ" not in text:
        return ()
    every = years_in(text)
    if _is_series(text, every):
        return ()
    aside = {mention for mention in every if is_aside(text, mention.start, mention.end)}
    aside |= set(_listed_with(text, every, aside))
    return tuple(mention for mention in every if mention not in aside)


def is_aside(text: str, start: int, end: int | None = None) -> bool:
    """Tell whether ``text[start:end]``, a year or a day, is spoken of by the way; ``end`` is given for a year."""
    before = to_arabic(text[max(0, start - _ROOM) : start])
    if any(pattern.search(before) for pattern in (_COMPARED, _CHANGED, _HISTORY)) or is_from_above(text, start):
        return True
    if end is None:
        return False
    behind = to_arabic(text[end : end + _BEHIND])
    if _THIS_YEAR.search(text, end):
        return True
    figured = _FIGURED.match(behind) is not None and _A_FIGURE.search(before) is not None
    return (
        figured
        or _FELL.match(behind) is not None
        or _AT_A_YEAR.search(before) is not None
        or _EDITION.search(before) is not None
        or _OVER.match(behind) is not None
        or names_an_edition(text, start, end)
    )


def is_from_above(text: str, start: int) -> bool:
    """Tell whether a year or a day is that of a paper of an office above, with no other year in between."""
    found = _ABOVE.search(text[max(0, start - _ROOM_ABOVE) : start])
    return found is not None and not _NEXT_THING.search(found[0])


def is_long_ago(mention: YearMention, year: int) -> bool:
    """Tell whether a year is so long before ``year`` (BE) that it was left from no former paper: it is history.

    Ten years before it may be a slip of one figure.
    """
    return mention.last <= year - _LONG_AGO and mention.last != year - _A_SLIP


def is_to_come(text: str, start: int) -> bool:
    """Tell whether a later year at ``start`` is when something will be done, or what something is prepared for."""
    return _TO_COME.search(text[max(0, start - _ROOM) : start]) is not None


def is_a_goal(text: str, mention: YearMention) -> bool:
    """Tell whether a later year is the one by which a goal, or a plan of several years, is to be reached."""
    before, behind = text[: mention.start], to_arabic(text[mention.end : mention.end + _BEHIND])
    return bool(_GOAL.search(text) or _UNTIL.search(before) or _REACHED.search(behind))


def _is_series(text: str, mentions: Sequence[YearMention]) -> bool:
    """Tell whether three years or more follow each other, as where a trend is told: none is that of the text."""
    single = [mention.first for mention in mentions if mention.first == mention.last]
    years = sorted(set(single))
    runs = years and years[-1] - years[0] == len(years) - 1
    return len(years) >= _SERIES and bool(runs) and len(single) == len(years) and "แผน" not in text


def _listed_with(text: str, mentions: Sequence[YearMention], aside: set[YearMention]) -> Iterator[YearMention]:
    """Yield the years of a list of which the one before is by the way."""
    known = set(aside)
    for one, other in pairwise(mentions):
        if one in known and _BETWEEN.fullmatch(text, one.end, other.start):
            known.add(other)
            yield other
