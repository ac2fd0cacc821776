"""Slips of writing that need no dictionary: words twice in a row, sentences cut off, marks left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.language.letters import LETTERS, around

_TWICE = 6
"""Letters from which a run that stands twice in a row is a slip; Thai repeats shorter words on purpose."""
_FAR = 160
_MARK = 7
_JOINED, _APART = 12, 20
"""Letters from which a run counts as doubled even where และ, or a mere space, stands between."""
_THAI_RUN = re.compile(f"[{LETTERS}]")
_SHORT_DOUBLES = re.compile(
    r"(?:และและ|หรือหรือ|เพื่อเพื่อ|โดยโดย|ซึ่งซึ่ง|จัดทำจัดทำ|รวมทั้งรวมทั้ง|ให้แก่ให้แก่|(?<!มอบ)ให้ให้|(?<!นอก)จากจาก"
    r"|(?<!เจ้า)(?<!สิ่ง)(?<!ข้าว)ของของ|(?<!ถูก)(?<!แน่น)ต้องต้อง|(?<!ราย)ได้ได้|(?<!ข้อ)(?<!คดี)(?<!ใจ)ความความ|ไม่ไม่"
    r"|(?<!จัด)(?<!ราช)(?<!โครง)(?<!บริ)(?<!ดำเนิน)(?<!กรรม)(?<!ประ)(?<!พิ)(?<!วิชา)(?<!ส)(?<!ต้อง)(?<!หลัก)การการ)"
)
"""Short words twice in a row that are no part of longer ones (``จัดการการเงิน``, ``เจ้าของของ``, ``ถูกต้องต้อง``)."""
_CUT = re.compile(
    r"(?:และ|หรือ|เพื่อ|โดย|ซึ่ง|(?:พร้อม|รวม|อีก)ทั้ง|ตลอดจน|เนื่องจาก|(?<!ภาย)(?<!ด้าน)(?<!ข้าง)(?<!ชั้น)ใน"
    r"|(?<!สิ่ง)(?<!เจ้า)(?<!ข้าว)(?<!รับ)(?<!ส่ง)(?<!ซื้อ)(?<!ยืม)(?<!คืน)(?<!เก็บ)(?<!วาง)(?<!ขาย)(?<!แจก)(?<!ฝาก)ของ"
    r"|เช่น|ได้แก่|ประกอบด้วย|(?:ให้มี|เกิด|สร้าง|ขาด|เพิ่ม|โดยมี)ความ"
    rf"|(?<![{LETTERS}])ที่|(?<!กำ)(?<!ประ)กับ|ให้แก่|เกี่ยวกับ|,|\()$"
)
_PAIRS = {")": "(", "”": "“", "]": "["}
_PAIRED = re.compile(r"[()“”\[\]]")
_COUNTED = re.compile(r"(?:^|\s)(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?|[ก-ฮa-zA-Z])$")
_QUOTE = re.compile(r'(?<![0-9๐-๙])"')
_PLACEHOLDER = re.compile(
    r"\.{4,}|…{2,}|_{3,}|<[^<>]{1,40}>|[(\[](?:ระบุ(?:ชื่อ|ปี|จำนวน|วันที่|ตำแหน่ง)|ใส่ชื่อ|ชื่อหน่วยงาน)[^()\[\]]{0,30}[)\]]|(?<=ตำบล)\s*\(ชื่อ\)|&(?:nbsp|amp|lt|gt|quot);|\bxxx+\b|\*\*",
    re.IGNORECASE,
)
_DOUBLE_STOP = re.compile(r"(?<![.])\.\.(?![./])|,,|(?<=[ก-๙]);;")
_LOST_SPACE = re.compile(f"(?<![{LETTERS}])ณ(?=สิ้น|วันที่|จุด|ที่|สำนักงาน|ห้อง|ศาลา|เทศบาล|องค์การ|อาคาร|หอประชุม|ปัจจุบัน)")


def doubled(text: str) -> Iterator[str]:
    """Yield what stands twice in a row, both times: ``คุณธรรมคุณธรรม``, ``การขอใช้… และการขอใช้…``."""
    last: dict[str, int] = {}
    done = 0
    for place in range(len(text) - _TWICE + 1):
        run = text[place : place + _TWICE]
        before = last.get(run)
        last[run] = place
        if before is None or before < done or place - before > 2 * _FAR:
            continue
        words = text[before:place]
        bare = _repeated(text, place, words)
        if bare:
            done = place + len(bare)
            while done < len(text) and bare == words and text[done] == text[done - len(bare)]:
                done += 1
            yield text[before:done].strip()
    for match in _SHORT_DOUBLES.finditer(text):
        yield match[0]


def _repeated(text: str, place: int, words: str) -> str | None:
    """Return the run that ``words`` are, a join behind it aside, if it stands again at ``place``, where they end."""
    spaced = bare = words.rstrip()
    for join in ("และ", "หรือ"):
        bare = bare.removesuffix(join).rstrip()
    fewest = _TWICE if bare == words else _APART if bare == spaced else _JOINED
    if not fewest <= len(bare) <= _FAR or "|" in words:
        return None
    if not text.startswith(bare, place) or len(_THAI_RUN.findall(bare)) < len(bare) * 2 // 3:
        return None
    end = place + len(bare)
    joined = bare != words and end < len(text) and _THAI_RUN.match(text[end])
    return None if joined or bare[0] == " " else bare


def cut_off(text: str) -> str | None:
    """Return the word at which ``text`` breaks off: one that no sentence ends with; ``None`` for a whole text."""
    match = _CUT.search(text.rstrip())
    return match[0] if match else None


def unpaired(text: str) -> str | None:
    """Return a bracket or quotation mark of ``text`` that has no partner; marks of lists such as ``1)`` need none."""
    if len(_QUOTE.findall(text)) % 2 and text.count('"') % 2:
        return '"'
    open_marks: list[str] = []
    for match in _PAIRED.finditer(text):
        mark = match[0]
        if mark not in _PAIRS:
            open_marks.append(mark)
        elif open_marks and open_marks[-1] == _PAIRS[mark]:
            open_marks.pop()
        elif not (mark == ")" and _COUNTED.search(text[max(0, match.start() - _MARK) : match.start()])):
            return mark
    return open_marks[0] if open_marks else None


def left_over(text: str) -> Iterator[str]:
    """Yield places to be filled in and marks of another program that were left in ``text``."""
    for match in _PLACEHOLDER.finditer(text):
        yield match[0]


def small_slips(text: str) -> Iterator[str]:
    """Yield doubled full stops and lost spaces, with a little of what stands around."""
    for pattern in (_DOUBLE_STOP, _LOST_SPACE):
        for match in pattern.finditer(text):
            yield around(text, *match.span(), room=8)
