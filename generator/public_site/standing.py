"""How a public address stands beside what was built."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings.choices import Choice
from generator.records.memory.link_states import Answer


class Standing(Choice):
    """How a public address compares with what was built."""

    SAME = "same", "ตรงกัน"
    OTHER_CODE = "other_code", "เนื้อหาตรงกัน"
    CHANGED = "changed", "มีสิ่งที่เพิ่มหรือขาด"
    STALE = "stale", "เป็นฉบับก่อน"
    OTHER = "other", "เนื้อหาไม่ตรงกัน"
    PLANTED = "planted", "มีสิ่งแปลกปลอม"
    CUT = "cut", "มาไม่ครบ"
    DAMAGED = "damaged", "เสียหาย"
    OTHER_LETTERS = "other_letters", "อักษรผิด"
    WRONG_TYPE = "wrong_type", "ชนิดผิด"
    AWKWARD_TYPE = "awkward_type", "เปิดไม่สะดวก"
    ABSENT = "absent", "เปิดไม่ได้"
    REFUSED = "refused", "ไม่ให้โปรแกรมเปิด"
    FORGOTTEN = "forgotten", "ยังไม่ได้เอาออก"
    NOT_BUILT = "not_built", "ยังไม่ได้สร้าง"
    UNCHECKED = "unchecked", "ยังไม่ได้ตรวจ"


CAME_RIGHT = frozenset({Standing.SAME, Standing.OTHER_CODE})
"""Standings with which nothing has to be done."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One public address: its path in the site, the item it belongs to if any, and what was found there.

    ``said`` are details in Thai. It is ``remembered`` where nobody had to ask again.
    """

    path: str
    url: str
    item: str | None
    standing: Standing
    answer: Answer
    said: str = ""
    remembered: bool = False
