"""Rules on figures told beside what they are made of: a sum with its parts, what is left, how much more it is now.

Only figures of the same thing are added, and only where the words say that the parts are all of it: what a whole is
divided into, what is done and what is not, men and women. Parts that may overlap, or be some of many, prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Any

from generator.assessment.site_context import SiteContext
from generator.checks.language.asked_of import is_asked
from generator.checks.language.counts import Count, counts, figures_of
from generator.checks.language.divisions_told import divisions
from generator.checks.language.letters import around
from generator.checks.language.texts import Texts, texts_of
from generator.checks.language.told_lengths import Told, lists, months, years
from generator.findings.finding import Finding, finding
from generator.thai.digits import to_arabic

CODES = ("T565",)

_PART_OF_NAME = 70
"""How far apart two parts may stand: what each is a part of stands between."""
_SUM = re.compile(r"^[^0-9;]{0,6}รวม(?:กัน|ทั้งสิ้น|ทั้งหมด|เป็น|จำนวน|แล้ว|ได้|\s)*$")
_JOINED = re.compile(r"^\s*(?:,|\+|และ|กับ|บวก)\s*(?:อีก\s*)?$")
_DIVIDED = re.compile(r"^[^0-9;]{0,16}(?:(?:แบ่ง|จำแนก|แยก|แจกแจง)(?:ออก)?(?:ได้)?(?:เป็น|ตาม)?|ประกอบด้วย|ได้แก่|คือ|ดังนี้|:)")
_WHOLE = re.compile(r"(?:รวม|ทั้งหมด|ทั้งสิ้น|ทั้งปี)[^0-9;]{0,16}$")
_LAST = re.compile(r"^\s*(?:,\s*)?(?:และ|กับ|ส่วน)")
_PERCENT = re.compile(r"\(?(?:คิดเป็น|หรือ|เท่ากับ)?\s*(?:ร้อยละ\s*[0-9.]+|[0-9.]+\s*%)\)?")
_NOT_ALL = re.compile(
    r"เป้าหมาย|ปีก่อน|เดิม|เพิ่ม|ลดลง|ละ\s*$|น้อย|ไม่เกิน|เฉลี่ย|ที่สุด|สูงสุด|โดยเฉพาะ|เช่น|อาทิ|ในจำนวน|ในนี้|เฉพาะ|ส่วนใหญ่"
    r"|รวมถึง|บางส่วน|จาก|ทั้งนี้|ทั้งหมด|ทั้งสิ้น|รวม|อย่างละ|ค่า|ระหว่างวันที่|เทียบ|ปี\s*[0-9]|กำหนด|แผน|อบรม|จัดกิจกรรม|ยกมา|เพราะ"
)
_OPEN_END = re.compile(r"^\s*(?:และ)?(?:อื่น|ฯลฯ|เป็นต้น|ที่เหลือ|นอกนั้น|ส่วนที่เหลือ|นอกจาก)")
_OPPOSITES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        (r"แล้วเสร็จ|เสร็จ|ยุติ|ดำเนินการแล้ว|ตอบแล้ว|เบิกจ่ายแล้ว|แก้ไขแล้ว", r"ระหว่าง|ค้าง|เหลือ|ยังไม่|ไม่ได้|ไม่แล้ว|ไม่เสร็จ|รอ|กำลัง"),
        (r"ปฏิเสธ|ไม่รับ", r"ส่งมอบ|ส่งคืน|คืน|รับไว้|รับ"),
        (r"ชาย", r"หญิง"),
        (r"(?<!ไม่)ผ่าน", r"ไม่ผ่าน|ตก"),
        (r"(?<!ไม่)(?:อนุมัติ|อนุญาต|เห็นชอบ)", r"ไม่(?:อนุมัติ|อนุญาต|เห็นชอบ)"),
        (r"มีมูล", r"ไม่มีมูล"),
        (r"แล้ว", r"เหลือ|ยังไม่"),
    )
)
"""What all of something is divided into by its own nature."""
_NOT = re.compile(r"(?:ยังไม่(?:ได้)?|ไม่ได้|ไม่|มิได้|มิ)\s*(?P<what>[ก-๎]{3,8})")
_END = r"(?![0-9/]|[.,][0-9])"
_FIGURE = rf"(?<![0-9./,])(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?{_END}"
_CHANGED = re.compile(
    rf"จาก(?P<of>[^0-9;]{{0,30}})(?P<was>{_FIGURE})(?P<unit>[^0-9;]{{0,24}}?)(?:มา)?(?:เป็น|เหลือ|อยู่ที่)[^0-9;]{{0,16}}(?P<is>{_FIGURE})"
    rf"[^0-9;]{{0,24}}?(?:เพิ่มขึ้น|สูงขึ้น|ดีขึ้น|เพิ่ม|ลดลง|ต่ำลง|ลด|ผลต่าง|ส่วนต่าง|ต่างกัน)"
    rf"\s*(?:(?:จำนวน|เป็น|อีก|ถึง|รวม|เท่ากับ|คิดเป็น|ไป|ได้)\s*)*(?P<by>{_FIGURE})(?P<behind>\s*[ก-๎%]{{0,12}})"
)
_NO_UNIT = re.compile(r"%|เท่า|เปอร์|ของ|จุด")
_LEFT = re.compile(
    rf"(?P<had>{_FIGURE})\s*(?P<unit>บาท|ล้านบาท|คน|ชุด|รายการ|เรื่อง|อัตรา)[^0-9;]{{0,24}}?(?:เบิกจ่าย|จ่าย|ใช้(?!บริการ|สิทธิ)|แจก|ดำเนินการ)[^0-9;]{{0,16}}(?P<spent>{_FIGURE})\s*(?P=unit)"
    rf"[^0-9;]{{0,16}}?(?:คง)?เหลือ(?:จ่าย|งบประมาณ|อีก|จำนวน|เงิน|\s)*(?P<left>{_FIGURE})\s*(?P=unit)"
)
_MORE = re.compile(
    r"(?:เพิ่มขึ้น|สูงขึ้น|ลดลง|ต่ำลง|น้อยลง|มากขึ้น|(?:สูง|มาก|ต่ำ|น้อย)กว่า(?P<than>[ก-๎]{0,24})|ต่างกัน|ผลต่าง|ส่วนต่าง)"
    r"\s*(?:(?:จำนวน|เป็น|อีก|ถึง|รวม|เท่ากับ|คิดเป็น|ไป|อยู่)\s*)*$"
)
_NOT_THESE = re.compile(r"เป้า|เกณฑ์|แผน|กำหนด|ประมาณการ|คาด|ค่าเฉลี่ย|ต่อ|ละ\s*$")
_NOT_LEFT = re.compile(rf"{_NOT_THESE.pattern}|จาก")
_STILL = re.compile(r"(?:คง)?เหลือ(?!เพียง)(?:จ่าย|งบประมาณ|อีก|จำนวน|เงิน|ค้าง|สุทธิ|ยอด|\s)*$")
_TAKEN = re.compile(r"จ่าย|ใช้|แจก|แล้ว|เสร็จ|ส่ง|คืน|ขาย|จำหน่าย|ยุติ|ตอบ|หัก|มอบ|ชำระ|ดำเนินการ|ปรับปรุง|แก้ไข|ติดตั้ง|บรรจุ")
_TIME = re.compile(r"ปี|พ\.ศ\.|ข้อ|อันดับ|ลำดับ")
_TWO = 2
_MOST = 16
"""How many figures one sum is made of; more are a table."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    what: str
    said: Decimal
    right: Decimal
    start: int
    end: int


def check(site: SiteContext) -> Iterator[Finding]:
    """Yield figures that are not what the figures beside them make."""
    yield from in_texts(texts_of(site))


def in_texts(texts: Texts) -> Iterator[Finding]:
    """Yield the same of the texts given."""
    for passage in texts.passages:
        if not is_asked("texts.sums", passage) or passage.text.isascii():
            continue
        text = to_arabic(passage.text)
        found = counts(text)
        divided = {one.start: one for one in (*_divided(text, found), *_marked(text, found))}
        apart = {(one.said, one.right): one for one in (*_apart(text, found), *_left(text), *_changed(text))}
        wrong = [*_behind(text, figures_of(text)), *divided.values(), *apart.values()]
        wrong += [_of(told, "จำนวนปี") for told in years(text)]
        wrong += [_of(told, "จำนวนเดือน") for told in months(text)] + [_of(told, "จำนวนรายการ") for told in lists(text)]
        for one in wrong[:_TWO]:
            shown = around(text, one.start, one.end, 0)
            values: dict[str, Any] = {"what": one.what, "said": _plain(one.said), "right": _plain(one.right)}
            yield finding("T565", passage.place, **passage.about, field=passage.field, text=shown, **values)


def _of(told: Told, what: str) -> _Wrong:
    return _Wrong(what, Decimal(told.said), Decimal(told.right), told.start, told.end)


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _behind(text: str, found: Sequence[Count]) -> Iterator[_Wrong]:
    """Yield a sum that is not that of the two or more counts of the same thing right before it."""
    for index, total in enumerate(found):
        if index < _TWO or not _SUM.match(text[found[index - 1].end : total.start]):
            continue
        parts: list[Count] = []
        for one in reversed(found[max(0, index - _MOST) : index]):
            near = not parts or _is_next(text, one, parts[-1])
            if not near or one.unit != (parts[-1].unit if parts else one.unit) or one.unit not in {total.unit, ""}:
                break
            parts.append(one)
        running = list(accumulate(one.value for one in parts))[1:]
        if running and total.value not in running:
            yield _Wrong("รวม", total.value, running[-1], parts[-1].start, total.end)


def _is_next(text: str, one: Count, after: Count) -> bool:
    """Tell whether a count is told in one breath with the one behind it; bare figures only where they are joined."""
    between = text[one.end : after.start]
    if not one.unit:
        whole = one.value == one.value.to_integral_value() and after.value == after.value.to_integral_value()
        return whole and _JOINED.match(between) is not None
    return len(between) <= _PART_OF_NAME and ";" not in between


def _divided(text: str, found: Sequence[Count]) -> Iterator[_Wrong]:
    """Yield a whole that is not the sum of what it is said to be divided into right behind it."""
    for index, total in enumerate(found):
        breath = found[index : index + _MOST]
        parts = _parts(text, breath)
        labels = [_PERCENT.sub("", text[before.end : part.start]) for before, part in zip(breath, parts, strict=False)]
        if len(parts) < _TWO or total.vague or total.unit == "คะแนน" or any(_NOT_ALL.search(label) for label in labels):
            continue
        if _OPEN_END.match(_PERCENT.sub("", text[parts[-1].end : parts[-1].end + _PART_OF_NAME]).lstrip()):
            continue
        running = list(accumulate(one.value for one in parts))
        if total.value not in running and _are_all(text, total, labels):
            yield _Wrong("ทั้งหมด", total.value, running[-1], total.start, parts[-1].end)


def _marked(text: str, found: Sequence[Count]) -> Iterator[_Wrong]:
    """Yield a whole that is not what the parts behind a word of division come to, whatever stands between them."""
    for one in divisions(text, found):
        if not one.holds:
            yield _Wrong("ทั้งหมด", one.whole.value, one.right, one.whole.start, one.parts[-1].end)


def _parts(text: str, found: Sequence[Count]) -> list[Count]:
    """Return the counts of the same thing that stand right behind the first of ``found``, in one breath."""
    parts: list[Count] = []
    total, before = found[0], found[0]
    for one in found[1:]:
        between = _PERCENT.sub("", text[before.end : one.start])
        if one.unit != total.unit or len(between) > _PART_OF_NAME or ";" in between:
            break
        parts.append(one)
        before = one
    return parts


def _are_all(text: str, total: Count, labels: Sequence[str]) -> bool:
    """Tell whether parts with these words before them are all of a whole."""
    if _DIVIDED.match(labels[0]):
        return True
    whole = _WHOLE.search(text[max(0, total.start - 24) : total.start]) or "ทั้งหมด" in labels[0]
    if whole and _LAST.match(labels[-1]) and len(labels) > 1:
        return True
    before = text[max(0, total.start - 24) : total.start]
    if len(labels) == _TWO and _is_denied(*labels) and not _TAKEN.search(before) and "ระหว่าง" not in labels[0]:
        return True
    return any(one.search(labels[0]) and other.search(labels[-1]) for one, other in _OPPOSITES)


def _is_denied(one: str, other: str) -> bool:
    """Tell whether one of two parts is told with the words of the other and “not”: ``ใช้งบ 5 และไม่ใช้งบ 4``."""
    for said, denied in ((one, other), (other, one)):
        match = _NOT.search(denied)
        if match and not _NOT.search(said) and match["what"] in said:
            return True
    return False


def _left(text: str) -> Iterator[_Wrong]:
    """Yield what is said to be left of something which is not what there was less what was spent."""
    for match in _LEFT.finditer(text) if "เหลือ" in text else ():
        had, spent, left = (Decimal(match[name].replace(",", "")) for name in ("had", "spent", "left"))
        if left != had - spent:
            yield _Wrong("คงเหลือ", left, had - spent, match.start(), match.end())


def _apart(text: str, found: Sequence[Count]) -> Iterator[_Wrong]:
    """Yield how much two figures are said to be apart where they alone, of the same thing, stand before it.

    ``รายรับ 142 ล้านบาท รายจ่าย 138 ล้านบาท รายรับสูงกว่ารายจ่าย 3 ล้านบาท``; what is left of something likewise.
    """
    for index, by in enumerate(found):
        one, other = _two_before(text, found[:index], by)
        if one is None or other is None:
            continue
        label, between = text[other.end : by.start], text[one.end : other.start]
        apart = abs(one.value - other.value)
        more = _MORE.search(label)
        if (
            more
            and by.value != apart
            and not _NOT_THESE.search(between + label)
            and "จาก" not in text[other.end : by.end + 16]
        ):
            than = more["than"] or ""
            if not than or than[:4] in text[max(0, one.start - _PART_OF_NAME) : other.start]:
                yield _Wrong("ส่วนต่าง", by.value, apart, one.start, by.end)
        elif _STILL.search(label) and _TAKEN.search(between) and not _NOT_LEFT.search(between + label):
            left = one.value - other.value
            if by.value != left:
                yield _Wrong("คงเหลือ", by.value, one.value - other.value, one.start, by.end)


def _two_before(text: str, before: Sequence[Count], by: Count) -> tuple[Count, Count] | tuple[None, None]:
    """Return the two figures of the thing that ``by`` is of, where there are just two and they stand near."""
    same = [one for one in before if one.unit == by.unit and ";" not in text[one.end : by.start]]
    if len(same) != _TWO or not by.unit or by.unit == "คะแนน" or any(one.vague for one in (*same, by)):
        return None, None
    near = all(len(text[one.end : other.start]) <= _PART_OF_NAME for one, other in ((same[0], same[1]), (same[1], by)))
    return (same[0], same[1]) if near else (None, None)


def _changed(text: str) -> Iterator[_Wrong]:
    """Yield how much more or less something has become where the two figures before it are told, and say otherwise."""
    for match in _CHANGED.finditer(text) if "จาก" in text else ():
        behind = match["behind"].strip()
        if _TIME.search(match["of"]) or _NO_UNIT.search(behind) or match["by"] == "0":
            continue
        unit = match["unit"].strip()
        if behind and unit and not (behind.startswith(unit) or unit.startswith(behind)):
            continue
        was, now, by = (Decimal(match[name].replace(",", "")) for name in ("was", "is", "by"))
        if by != abs(now - was):
            yield _Wrong("ส่วนต่าง", by, abs(now - was), match.start(), match.end("by"))
