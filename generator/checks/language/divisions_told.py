"""A whole told with what it is divided into, the parts behind a word that says so, whatever else is told between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from generator.checks.language.counts import Count

_MARKED = re.compile(
    r"(?:(?:แบ่ง|จำแนก|แยก|แจกแจง)(?:ออก)?(?:ได้)?(?:เป็น|ตาม)|ประกอบด้วย|ประกอบไปด้วย|(?:ซึ่ง|โดย)?(?:มีรายละเอียด)?ดังนี้|ได้แก่)"
)
"""What says that all of the whole follows; ``คือ`` and a colon are too weak once other figures stand between."""
_LAST = re.compile(r"^[\s,)]*(?:และ|กับ|ส่วน)(?!อื่น)")
_BREAK = re.compile(
    r"[;\n]|ทั้งนี้|นอกจาก|ในจำนวน|ในนี้|เช่น|อาทิ|โดยเฉพาะ|ส่วนใหญ่|รวมถึง|บางส่วน|เป้าหมาย|ปีก่อน|เพิ่มขึ้น|ลดลง|เทียบ|เฉลี่ย|มากที่สุด|สูงสุด"
)
"""What ends a list, or makes of its parts something else than all of the whole."""
_EACH = re.compile(r"ละ\s*(?:จำนวน\s*)?$")
_ASIDE = re.compile(r"\([^()]{0,60}\)|(?:คิดเป็น|หรือ|เท่ากับ)?\s*(?:ร้อยละ\s*[0-9.]+|[0-9.]+\s*%)")
_OPEN_END = re.compile(r"^[\s)]*(?:และ)?(?:อื่น|ฯลฯ|เป็นต้น|ที่เหลือ|นอกนั้น|ส่วนที่เหลือ|นอกจาก|เป็นต้น)")
_AHEAD_OF_MARK, _BETWEEN = 90, 110
_TWO = 2


@dataclass(frozen=True, slots=True)
class Division:
    """A whole, its parts and whether the words say that the parts are all of it."""

    whole: Count
    parts: tuple[Count, ...]

    @property
    def right(self) -> Decimal:
        """What the parts come to."""
        return sum((one.value for one in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        """Tell whether the first of the parts, or all, come to the whole: what follows may divide it anew."""
        return self.whole.value in accumulate(one.value for one in self.parts)


def divisions(text: str, found: Sequence[Count]) -> Iterator[Division]:
    """Yield every whole of ``found`` in ``text`` (with Arabic digits) with the parts it is said to be divided into.

    Figures of other things may stand between: how many groups there are, what each costs. Parts are told up to the
    one behind “and”, or as many as there are groups; a list that neither ends so nor with the text proves nothing.
    """
    for index, whole in enumerate(found):
        if whole.vague or not whole.unit or whole.unit == "คะแนน":
            continue
        parts = _parts(text, whole, found[index + 1 :])
        if len(parts) >= _TWO:
            yield Division(whole, tuple(parts))


def _parts(text: str, whole: Count, behind: Sequence[Count]) -> list[Count]:
    mark = _MARKED.search(text, whole.end, whole.end + _AHEAD_OF_MARK)
    if mark is None or _BREAK.search(text[whole.end : mark.start()]):
        return []
    if any(one.unit == whole.unit for one in behind if one.start < mark.start()):
        return []
    listed = [one for one in behind if one.start >= mark.end()]
    groups = _groups(text, mark.end(), listed, whole)
    parts: list[Count] = []
    at = mark.end()
    for one in listed:
        if one.unit != whole.unit:
            continue
        label = _ASIDE.sub("", text[at : one.start])
        if len(label) > _BETWEEN or _BREAK.search(label) or _EACH.search(label) or one.vague:
            return []
        parts.append(one)
        at = one.end
        if _LAST.match(label) or len(parts) == groups:
            return [] if _OPEN_END.match(text[at:]) or (groups and groups != len(parts)) else parts
    return parts if not text[at:].strip(' .)”"') and not groups else []


def _groups(text: str, start: int, listed: Sequence[Count], whole: Count) -> int | None:
    """Return into how many groups the whole is divided, where that is told at once: ``แบ่งเป็น 4 มิติ มิติที่ 1 …``."""
    first = listed[0] if listed else None
    if first is None or first.unit == whole.unit or text[start : first.start].strip() not in {"", "จำนวน"}:
        return None
    return int(first.value) if first.value == first.value.to_integral_value() else None
