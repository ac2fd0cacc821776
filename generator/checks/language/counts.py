"""Counts told in words: a figure with the word for what is counted, as sentences join them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.thai.months import MONTH

_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_COUNTED = re.compile(
    rf"(?<![0-9./,\-])(?P<figure>{_FIGURE})(?![0-9/.]|,[0-9])\s*(?!และ|จาก|รวม|ถึง|เป็น|หรือ|คิด|กับ|เหลือ)(?P<unit>[ก-ฮเ-ไ][ก-๎]{{0,15}}?)"
    r"(?=[^ก-๎]|คิดเป็น|จาก|หรือ|และ|เหลือ|เป็น|มี|ที่|ทั้ง|ของ|ใน|เพิ่ม|ลด|ได้|ไม่|แล้ว|แบ่ง|แยก|จำแนก|ประกอบด้วย|คือ|โดย|รวม|ต่อ|$)"
)
"""A figure and the word for what is counted, up to the end of the word or one of those that may follow it."""
_BARE = re.compile(rf"(?<![0-9A-Za-z./,\-])(?P<figure>{_FIGURE})(?![0-9A-Za-z/.%\-–]|,[0-9])")
_NO_COUNT = re.compile(
    rf"(?:{MONTH}|ร้อยละ|พ\.ศ\.|ปี|วันที่|ข้อ|ที่|เลข|มาตรา|ไตรมาส|เวลา|รอบ|เดือน|ม\.|ฉบับ|[Oo]|ประเภท|กลุ่ม|หมู่|ระดับ|ชั้น)\s*$"
)
_NEAR = 12
"""How far before a figure the word stands that makes it a number: no month or noun of those is longer."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of what (nothing where the words do not say), and where that stands."""

    value: Decimal
    unit: str
    start: int
    end: int


def counts(text: str) -> list[Count]:
    """Return the counts of ``text``, in order; years, numbers of papers and percentages count nothing."""
    return [
        Count(_value(match["figure"]), match["unit"], match.start(), match.end())
        for match in _COUNTED.finditer(text)
        if not _numbers(text, match.start())
    ]


def figures_of(text: str) -> list[Count]:
    """Return the counts of ``text`` together with the figures that stand there without what they count."""
    found = {one.start: one for one in counts(text)}
    for match in _BARE.finditer(text):
        if match.start() not in found and not _numbers(text, match.start()):
            found[match.start()] = Count(_value(match["figure"]), "", match.start(), match.end())
    return [found[start] for start in sorted(found)]


def _numbers(text: str, start: int) -> bool:
    """Tell whether a figure is a number of something, not how many there are."""
    return _NO_COUNT.search(text[max(0, start - _NEAR) : start]) is not None


def _value(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))
