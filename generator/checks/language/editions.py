"""Of which edition of the form a number of an item is: the year said of it, or only that it was called so before.

Numbers move from year to year, so papers rightly say ``ข้อ O30 ของปี 2565``,
``แบบปี 2566 เรียกว่า O42`` or ``เดิมเป็นข้อ O28``.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.thai.digits import to_arabic

EARLIER: Literal["earlier"] = "earlier"
"""An edition before, whichever."""

_ROOM = 64
_CODE = r"[Oo0]\s?[0-9]{1,2}"
_YEAR = r"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?(?P<year>25[0-9]{2})(?![0-9])"
_OF = r"(?:ของ|ใน|ตาม|เมื่อ|สำหรับ)"
_LATIN_TITLE = r"(?:\s*[A-Z][A-Za-z]*(?:[ –-][A-Z][A-Za-z]*){0,4}(?=\s*ของ))?"
"""What a number is called may stand between it and its year where that is a Latin name: ``O18 E-Service ของปี …``."""
_BEHIND = re.compile(
    rf"{_LATIN_TITLE}\s*\(?\s*(?:{_OF}\s*)?(?:การประเมิน|แบบ(?:วัด|ประเมิน|ตรวจ|ฟอร์ม)?(?:\s*OIT)?\s*)?\s*(?:{_OF}\s*)?(?=ปี|พ\.ศ\.){_YEAR}"
)
"""Behind a code: its year, by the word for one."""
_CALLS = r"(?:เป็น|คือ|เรียก|ใช้|ได้|ตรงกับ|อยู่|ชื่อ|จัด|ว่า|เลข)"
_BEFORE = re.compile(
    rf"(?:แบบ|{_OF}|^|\s)(?:วัด|ของ|OIT|\s)*(?=ปี|พ\.ศ\.){_YEAR}[^.;0-9]{{0,40}}?{_CALLS}[^.;0-9O]{{0,24}}$"
)
"""Before a code: a year, and that the item is called so in it."""
_EARLIER = re.compile(
    r"(?:เดิม|เคย|แต่ก่อน|ก่อนหน้านี้|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|ครั้งก่อน|ฉบับก่อน|แบบก่อน|เปลี่ยน(?:เลข)?จาก|ย้าย(?:มา)?จาก|เลื่อน(?:มา)?จาก|แทนข้อ|แทนเลข)"
    r"[^.;0-9]{0,48}$"
)
_CALLED_SO = re.compile(r"\s*\)?\s*(?:ของ|ใน|ตาม)?(?:แบบ)?(?:เดิม|ปีก่อน|ปีที่แล้ว)")
_NOW = re.compile(
    r"(?:ปัจจุบัน|ปีนี้|ตอนนี้|แบบใหม่|ฉบับใหม่|เปลี่ยนเป็น|จาก\s*(?:ข้อ)?\s*[Oo0]\s?[0-9]{1,2}\s*(?:มา)?เป็น)[^.;0-9]{0,24}$"
)
_CODE_BEFORE = re.compile(
    rf"{_CODE}{_LATIN_TITLE}\s*\(?\s*(?:{_OF}\s*)?(?:การประเมิน|แบบ(?:วัด|ประเมิน|ตรวจ)?(?:\s*OIT)?\s*)?\s*(?:{_OF}\s*)?\s*$"
)
_CODE_BEHIND = re.compile(rf"[^.;0-9]{{0,40}}?{_CALLS}[^.;0-9O]{{0,24}}{_CODE}(?![0-9])")


def edition_of(text: str, start: int, end: int) -> int | Literal["earlier"] | None:
    """Return the year (BE) of whose form the code ``text[start:end]`` is said to be; ``None`` for that of the text."""
    even = to_arabic(text)
    if found := _BEHIND.match(even, end):
        return int(found["year"])
    before = even[max(0, start - _ROOM) : start]
    if _NOW.search(before):
        return None
    if found := _BEFORE.search(before):
        return int(found["year"])
    return EARLIER if _EARLIER.search(before) or _CALLED_SO.match(even, end) else None


def names_an_edition(text: str, start: int, end: int) -> bool:
    """Tell whether the year at ``text[start:end]`` only says of which form a number of an item is."""
    even = to_arabic(text)
    return bool(_CODE_BEFORE.search(even[max(0, start - _ROOM) : start]) or _CODE_BEHIND.match(even, end))
