"""Rules on a percentage told beside the two figures that it is made of: a part and the whole, or before and after.

Only figures of the same thing are compared, told with the same word: ``45 คน จาก 52 คน``. A percentage whose whole
stands in another passage of the same record is worked out with that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_of import is_asked
from generator.checks.language.counts import Count, counts
from generator.checks.language.letters import around
from generator.checks.language.passages import Passage
from generator.checks.language.percentages import PERCENT
from generator.checks.language.texts import Texts, texts_of
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("T563", "T564", "T574")

_FROM = re.compile(r"^[^0-9]{0,4}?(?:จาก|ใน)(?!เดิม)[^0-9;]{0,40}$")
_TO = re.compile(
    r"^\s*(?:ลดลง|ลด|เพิ่มขึ้น|เพิ่ม)?(?:เหลือ|เป็น|มาเป็น|ลงเหลือ|ขึ้นเป็น|มาอยู่ที่)(?:เพียง)?\s*(?:เฉลี่ย)?\s*(?:(?:วัน|เดือน|ปี|ครั้ง|ไตรมาส|คน)ละ)?\s*$"
)
_BEGAN = re.compile(r"จาก[^0-9;]{0,30}$")
_CHANGE = re.compile(r"(?:ลดลง|เพิ่มขึ้น|ลด|เพิ่ม)[^0-9]{0,12}$")
_IS = re.compile(r"^[^0-9;]{0,24}?(?:คิดเป็น|หรือ|เท่ากับ|อยู่ที่|\(|ได้|ลดลง|เพิ่มขึ้น)[^0-9;]{0,12}$")
_WHOLE = re.compile(r"^[^0-9;]{0,40}(?:มี|ครบ|ได้|เข้า|ตอบ|ผ่าน|แล้วเสร็จ|ทราบ)[^0-9;]{0,40}$")
_ALL = re.compile(
    r"ทั้งหมด|ทั้งสิ้น|ทั้งปี|จากจำนวน|ที่มีอยู่|(?:จาก|ใน)(?:จำนวน)?[^0-9;]{0,24}(?:ทั้ง(?!นี้|ที่|ๆ|สอง|สาม)|ในสังกัด|ที่มีสิทธิ)[ก-๎]*\s*[0-9]"
)
_DIRECT = re.compile(r"^\s*(?:จาก|ใน)(?:จำนวน)?\s*$")
_GROWS = re.compile(r"เพิ่ม|ลด|ขึ้น|กว่า|เป็น|เกิน|เหลือ|ปรับ|เปลี่ยน|ขยาย|ย้าย|มาแล้ว")
_RECEIVED = re.compile(r"(?:ได้รับ|รับ(?!ผิดชอบ)|ยื่น|เสนอ|แจ้ง|ร้องเรียน|พบ|เข้ามา|ทั้งหมด|ทั้งสิ้น)[^0-9;]{0,40}$")
_SETTLED = re.compile(
    r"^[^0-9;]{0,30}?(?:(?:นำ|ใช้|ตอบ|แก้ไข|ดำเนินการ|ปรับปรุง|ตรวจสอบ|อนุมัติ|พิจารณา|ช่วยเหลือ)[^0-9;]{0,12}?(?:แล้ว(?:เสร็จ)?|เสร็จ|ครบ)|แล้วเสร็จ|ยุติ(?:แล้ว)?)\s*(?:จำนวน\s*)?$"
)
_CARRIED = re.compile(r"ยกมา|ค้าง|ปีก่อน|เดิม|รวม(?:ของ)?ปี|สะสม|อีก|เป้า|แผน")
_NOT_A_SHARE = re.compile(
    r"^[\s,]*(?:และ|กับ|ส่วน|แต่)|ชาย|หญิง|กอง|สำนัก|หมู่|รุ่น|กลุ่ม|ปี|เดือน|ไตรมาส|ด้าน|ประเภท|ฝ่าย|ครั้งที่|เป้า|แผน|เดิม|ก่อน|เพิ่ม|ลด|อีก|เป็น|เหลือ|กว่า|จาก|นอกจาก|เฉลี่ย|ละ\s*$"
)
"""What stands between two figures of which neither is a share of the other: side by side, or one after another."""
_OF_ANOTHER = re.compile(r"^\s*\)?\s*ของ(?P<whole>[ก-๎]{3,})")
_AIMED = re.compile(r"เป้า|แผน|กำหนด|ตั้งไว้|คาด|ประมาณการ|เดิม|ก่อน")
_MORE_THAN_ALL = re.compile(r"\s*\(?(?:คิดเป็น|หรือ|เท่ากับ)?\s*\(?ร้อยละ\s*1[0-9]{2}")
_OF_FULL_MARKS = re.compile(
    r"(?<![0-9.])(?P<score>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:คะแนน)?\s*\(?จาก(?:คะแนน)?เต็ม\s*(?P<full>[0-9]{1,3})(?![0-9.])"
)
_MAY_BE_MORE = re.compile(
    r"เพิ่ม|ขึ้น(?!ไป)|ขยาย|เติบโต|มากกว่า|เกิน|เทียบ|กว่า(?:ปี|เดิม)|เป้า|แผน|ประมาณการ|คาด|เดิม|ปีก่อน|รายได้|จัดเก็บ|ภาษี|ผลผลิต|เท่า|อัตรา|เต็ม"
    r"|เงินเดือน|ค่าจ้าง|โบนัส|ดัชนี|ราคา|ตั้งไว้|กำหนด|ความจุ|ครองเตียง|ส่วนลด"
)
"""Words beside what may be more than a hundred per cent; “ไม่เกิน” bounds it, and is left alone as well."""
_MADE = re.compile(r"(?:คิดเป็น|หรือ|เท่ากับ|\()\s*$")
_SENTENCE = 60
_ROOM = 8
_APART = re.compile(r"รุ่น|ครั้งที่|กลุ่มที่|ปีก่อน|เพิ่ม|อีก|นอกจาก|เป้าหมาย")
_TOGETHER = re.compile(r"\s*รวม(?:กัน)?(?:แล้ว)?\s*(?:คิด)?(?:เป็น)?\s*$")
_WITH_TWO_PARTS = 3
_HUNDRED = 100
_COARSE, _FINE = Decimal(1), Decimal("0.11")
_SIGNS = ("ร้อยละ", "จาก", "%", "แล้ว", "ใน")


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield findings on percentages that are not what the figures beside them make."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    records: dict[str, list[Passage]] = defaultdict(list)
    for passage in texts.passages:
        if is_asked("texts.percentages", passage) and any(word in passage.text for word in _SIGNS):
            records[passage.file].append(passage)
    for passages in records.values():
        pairs = [pair for passage in passages for pair in _pairs(counts(to_arabic(passage.text)), passage.text)]
        for passage in passages:
            told = list(_told(passage, pairs))
            yield from _beyond_full_marks(passage)
            yield from told or list(_too_many(passage)) or _more_than_whole(passage)


def _pairs(found: Sequence[Count], text: str) -> Iterator[tuple[Count, Count]]:
    """Yield each part with its whole where both stand side by side: ``45 คน จาก 52 คน``."""
    for part, whole in pairwise(found):
        if part.unit == whole.unit and _FROM.match(text[part.end : whole.start]) and not _is_change(text, part):
            yield part, whole


def _too_many(passage: Passage) -> Iterator[Finding]:
    """Yield a part that is more than all there are."""
    text = to_arabic(passage.text)
    for part, whole in _pairs(counts(text), text):
        between, behind = text[part.end : whole.end + _ROOM], text[whole.end :]
        more = _MORE_THAN_ALL.match(behind) and not _AIMED.search(between)
        direct = _DIRECT.match(text[part.end : whole.start]) and not _GROWS.search(_words_before(text, part.start))
        if part.value > whole.value and (
            _ALL.search(between) or more or (direct and not _AIMED.search(behind[:_ROOM]))
        ):
            values: dict[str, Any] = {"part": f"{part.value:f}", "whole": f"{whole.value:f}"}
            shown = around(text, part.start, whole.end, 0)
            yield finding("T564", passage.place, **passage.about, field=passage.field, text=shown, **values)
            return
    for whole, part in pairwise(counts(text)):
        before, between = _words_before(text, whole.start), text[whole.end : part.start]
        if (
            part.unit != whole.unit
            or part.value <= whole.value
            or _CARRIED.search(before + text[whole.end : part.end + _SENTENCE])
        ):
            continue
        if _RECEIVED.search(before) and _SETTLED.match(between) and not (part.vague or whole.vague):
            values = {"part": f"{part.value:f}", "whole": f"{whole.value:f}"}
            shown = around(text, whole.start, part.end, 0)
            yield finding("T564", passage.place, **passage.about, field=passage.field, text=shown, **values)
            return


def _words_before(text: str, start: int) -> str:
    return text[max(0, start - _SENTENCE) : start]


def _beyond_full_marks(passage: Passage) -> Iterator[Finding]:
    """Yield a score that is more than full marks."""
    for match in _OF_FULL_MARKS.finditer(to_arabic(passage.text)):
        if Decimal(match["score"]) > Decimal(match["full"]):
            values: dict[str, Any] = {"part": match["score"], "whole": match["full"], "field": passage.field}
            text = around(passage.text, match.start(), match.end(), 0)
            yield finding("T564", passage.place, **passage.about, **values, text=text)


def _more_than_whole(passage: Passage) -> Iterator[Finding]:
    """Yield more than a hundred per cent of something of which there cannot be more than all.

    What grows, and what is held against an aim, a plan or an earlier figure, may well be more; nothing falls so far.
    """
    text = to_arabic(passage.text)
    for match in PERCENT.finditer(text):
        said = match["after"] or match["before"]
        before = text[max(0, match.start() - _SENTENCE) : match.start()]
        behind = text[match.end() : match.end() + _SENTENCE]
        made = counts(before) and _MADE.search(before)
        if Decimal(said) <= _HUNDRED or made or _MAY_BE_MORE.search(before + behind):
            continue
        shown = around(passage.text, match.start(), match.end())
        yield finding("T574", passage.place, **passage.about, field=passage.field, text=shown, said=said)
        return


def _is_change(text: str, count: Count) -> bool:
    return _CHANGE.search(text[max(0, count.start - 24) : count.start]) is not None


def _told(passage: Passage, known: Sequence[tuple[Count, Count]]) -> Iterator[Finding]:
    text = to_arabic(passage.text)
    found = counts(text)
    for match in PERCENT.finditer(text):
        said = match["after"] or match["before"]
        before = [one for one in found if one.end <= match.start()][-3:]
        between = text[before[-1].end : match.start()] if before else ""
        if not before or not (_IS.match(between) or _TOGETHER.match(between)):
            continue
        change = _CHANGE.search(text[max(0, match.start() - 24) : match.start()]) is not None
        pair = _summed(text, before, match.start()) or _made_of(
            text, before, _partners(before[-1], said, known), change=change
        )
        right = pair and _percent(*pair, change=change)
        if pair and right is not None and not _agrees(Decimal(said), right, said):
            shown = around(text, min(one.start for one in pair) if pair[1] in found else pair[0].start, match.end(), 0)
            values: dict[str, Any] = {
                "part": f"{pair[0].value:f}",
                "whole": f"{pair[1].value:f}",
                "right": f"{right:.2f}",
            }
            yield finding("T563", passage.place, **passage.about, field=passage.field, text=shown, said=said, **values)


def _summed(text: str, before: Sequence[Count], end: int) -> tuple[Count, Count] | None:
    """Return the sum of the two parts told behind a whole, and the whole, where a percentage is said of both together.

    ``สายเข้า 420 สาย ได้รับ 365 สาย โทรกลับ 42 สาย รวมร้อยละ …``
    """
    if len(before) < _WITH_TWO_PARTS or not _TOGETHER.match(text[before[-1].end : end]):
        return None
    whole, first, last = before
    value = first.value + last.value
    if len({one.unit for one in before}) > 1 or value > whole.value or any(one.vague for one in before):
        return None
    return replace(first, value=value, end=last.end), whole


def _made_of(
    text: str, before: Sequence[Count], elsewhere: Sequence[tuple[Count, Count]], *, change: bool
) -> tuple[Count, Count] | None:
    """Return the part and the whole (or what is, and what was) that a percentage is said of, where that is sure."""
    last = before[-1]
    if len(before) > 1 and before[-2].unit == last.unit:
        other = before[-2]
        between = text[other.end : last.start]
        if _TO.match(between) and _BEGAN.search(text[: other.start]):
            return last, other
        if change:
            return None
        if _FROM.match(between) and not _is_change(text, other):
            return other, last
        alone = len(before) < 3 or before[-3].unit != last.unit  # noqa: PLR2004 - three counts may be parts of a sum
        told = _WHOLE.match(between) and not _APART.search(between)
        return (last, other) if alone and (told or _is_share(text, other, last)) else None
    return elsewhere[0] if elsewhere and not change else None


def _is_share(text: str, whole: Count, part: Count) -> bool:
    """Tell whether a figure behind another of its kind can only be a share of it: less, told with what was done of it.

    ``ยืม 25 ครั้ง ส่งคืนตามกำหนด 23 ครั้ง คิดเป็นร้อยละ …``: nothing sets the two side by side, and no other whole is named.
    """
    between = text[whole.end : part.start]
    if not (0 < part.value < whole.value) or part.vague or whole.vague or _NOT_A_SHARE.search(between):
        return False
    match = PERCENT.search(text, part.end)
    said = match and _MADE.search(text[part.end : match.start()])
    if match is None or not said or not re.search(r"[ก-๎]{4}", between):
        return False
    other = _OF_ANOTHER.match(text[match.end() :])
    told = Decimal(match["after"] or match["before"])
    return other is None and not any(
        _agrees(told, right, match["after"] or match["before"])
        for right in (
            _HUNDRED * part.value / (part.value + whole.value),
            _HUNDRED * (whole.value - part.value) / whole.value,
        )
    )


def _partners(part: Count, said: str, known: Sequence[tuple[Count, Count]]) -> list[tuple[Count, Count]]:
    """Return the part with the whole that another passage gives it, where none of those there fits what is said.

    It is the same part, or the percentage is that of the part told there.
    """
    wholes = [(one, whole) for one, whole in known if one.unit == part.unit]
    fits = any(
        _agrees(Decimal(said), right, said) for _, whole in wholes if (right := _percent(part, whole)) is not None
    )
    if fits:
        return []
    return [
        (part, whole)
        for one, whole in wholes
        if one.value == part.value
        or ((right := _percent(one, whole)) is not None and _agrees(Decimal(said), right, said))
    ]


def _percent(part: Count, whole: Count, *, change: bool = False) -> Decimal | None:
    if not whole.value:
        return None
    share = part.value if not change else abs(part.value - whole.value)
    return _HUNDRED * share / whole.value


def _agrees(said: Decimal, right: Decimal, typed: str) -> bool:
    return abs(said - right) <= (_FINE if "." in typed else _COARSE)
